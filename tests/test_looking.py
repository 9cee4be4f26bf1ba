"""Reviews looked at by workers: the same whatever their number, and what one loses."""

from pathlib import Path

import pytest

from publisher import workers
from publisher.config import Visibility
from publisher.looking import Look, check_all
from publisher.pipeline import read_settings
from publisher.surroundings import Surroundings
from tests.flows import word_files
from tests.folders import TODAY, add_review, job, make_site


def test_one_worker_and_several_find_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site(tmp_path / "root")
    for number, changes in enumerate((word_files(), {}, {"qa-letter.md": ""})):
        add_review(root, f"ashgrove-{2019 + number}-a", changes, approved=False)
    look, told = Look(TODAY, read_settings(job(root)), Surroundings(Visibility.NOWHERE)), []
    for cores in (1, 2):
        monkeypatch.setattr(workers, "cores", lambda cores=cores: cores)
        told.append(check_all(look, root / "reviews"))
    assert told[0] == told[1]
    assert [bool(review.redacted) for review in told[0]] == [True, True, False]
