"""Whoever works in a folder alone first takes away what killed runs have left half written."""

from pathlib import Path

from publisher.alone import alone
from tests.folders import add_review, files_below, job, make_site


def test_what_killed_runs_have_left_goes_wherever_they_write_and_nothing_else_goes(
    tmp_path: Path,
) -> None:
    add_review(make_site(tmp_path))
    at = job(tmp_path)
    review = at.reviews / "ashgrove-2019-a"
    places = (tmp_path, at.ledger, review, review / "cy", at.private, at.servers)
    for place in places:
        place.mkdir(parents=True, exist_ok=True)
        for name in (".notes.writing", "notes.abcd1234.writing", ".notes.abcd1234"):
            (place / name).touch()
    before = {**files_below(tmp_path), "_build/.lock": b""}
    for place in places:
        (place / ".register.html.abcd1234.writing").touch()
    with alone(at):
        assert files_below(tmp_path) == before
