"""The demonstration goes with one command, whole, and nothing of anybody's own goes with it."""

import shutil
from pathlib import Path

import pytest

from publisher.clearing import clear, demonstration
from publisher.errors import ExitCode, SettingsError
from publisher.given import read_settings
from publisher.intake.sealed import new_key, seal
from publisher.record.additions import after_publishing
from publisher.record.claim import Claim, claim_file
from publisher.record.ledger import SITE, Event, EventKind, append
from publisher.record.ledger import Ledger as Record
from tests.folders import ROOT, TODAY, add_review, files_below, job
from tests.terminal import at_a_terminal
from tests.test_cli import publisher

EXAMPLES = ("ashgrove-2019-a", "ashgrove-2021-a", "ashgrove-2022-a")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The publisher as it comes."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "reviews", tmp_path / "reviews")
    return tmp_path


def names(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "reviews").iterdir())


def publish(root: Path, slug: str) -> None:
    _, lines = append(
        Record(slug), after_publishing(Record(slug), (f"reviews/{slug}/",), "1", TODAY)
    )
    (root / "reviews" / "ledger" / f"{slug}.jsonl").write_text(lines)


def test_the_demonstration_is_taken_out_and_what_is_ones_own_stays(root: Path) -> None:
    own = files_below(add_review(root, "holt-2020-a"))
    done = publisher(root, "clear-examples", "--yes")
    assert done.returncode == ExitCode.DONE, done.stderr
    assert [name for name in EXAMPLES if f"the invented review {name}" not in done.stdout] == []
    assert names(root) == ["holt-2020-a", "ledger"]
    assert files_below(root / "reviews" / "holt-2020-a") == own
    assert files_below(root / "reviews" / "ledger") == {}
    site = read_settings(job(root)).publisher
    assert (site.notice, site.welsh.notice) == (None, None)
    assert (
        "Still those of the demonstration in mkdocs.yml: `site_name:`, `site_url:`" in done.stdout
    )
    kept = (ROOT / "mkdocs.yml").read_text().splitlines()
    assert [
        line for line in (root / "mkdocs.yml").read_text().splitlines() if line not in kept
    ] == []
    again = publisher(root, "clear-examples")
    assert "Nothing is left of the demonstration." in again.stdout


def test_an_example_that_somebody_has_made_their_own_stays_with_its_record(root: Path) -> None:
    (root / "reviews" / EXAMPLES[0] / "review.yml").write_text("pseudonym: Wren\n")
    with pytest.raises(SettingsError, match="reviews of your own"):
        demonstration(job(root))
    for file in (root / "reviews" / "ledger").iterdir():
        file.unlink()
    clear(job(root), demonstration(job(root)))
    assert names(root) == [EXAMPLES[0], "ledger"]


def test_nothing_is_taken_out_once_a_review_of_ones_own_is_public_beside_it(root: Path) -> None:
    publish(root, "holt-2020-a")
    before = files_below(root)
    refused = publisher(root, "clear-examples", "--yes")
    assert refused.returncode == ExitCode.SETTINGS
    assert "docs/handbook/withdrawing.md" in refused.stderr
    assert files_below(root) == {**before, "_build/.lock": b""}


def test_a_record_of_ones_own_alone_is_never_touched(root: Path) -> None:
    for name in EXAMPLES:
        shutil.rmtree(root / "reviews" / name)
        (root / "reviews" / "ledger" / f"{name}.jsonl").unlink()
    publish(root, "holt-2020-a")
    record = files_below(root / "reviews")
    clear(job(root), demonstration(job(root)))
    assert files_below(root / "reviews") == record
    assert not demonstration(job(root))


def test_the_record_of_ones_own_pages_stays_where_no_example_was_public(root: Path) -> None:
    ledger = root / "reviews" / "ledger"
    for file in ledger.iterdir():
        file.unlink()
    publish(root, SITE)
    before = files_below(ledger)
    clear(job(root), demonstration(job(root)))
    assert files_below(ledger) == before
    assert names(root) == ["ledger"]


def test_a_claim_of_a_review_of_ones_own_counts_as_its_record(root: Path) -> None:
    event = Event(EventKind.PUBLISHED, TODAY, ("reviews/holt-2020-a/index.html",), "1")
    claimed = root / "reviews" / "ledger" / "claimed.json"
    claimed.write_bytes(claim_file([Claim("holt-2020-a", "", (event,))]))
    with pytest.raises(SettingsError, match="reviews of your own"):
        demonstration(job(root))


def test_a_hidden_folder_of_another_name_is_never_touched(root: Path) -> None:
    mine = root / "reviews" / ".my work.going"
    mine.mkdir()
    (mine / "notes.txt").write_text("an hour's work")
    assert publisher(root, "clear-examples", "--yes").returncode == ExitCode.DONE
    assert files_below(mine) == {"notes.txt": b"an hour's work"}
    assert names(root) == [mine.name, "ledger"]


def test_what_a_stopped_run_has_left_is_named_before_it_is_taken_out(root: Path) -> None:
    (root / "reviews" / EXAMPLES[0]).rename(root / "reviews" / f".{EXAMPLES[0]}.going")
    (root / "reviews" / f".{EXAMPLES[0]}.going" / "review.yml").unlink()
    (root / "reviews" / f".{EXAMPLES[1]}.going").mkdir()
    done = publisher(root, "clear-examples", "--yes")
    for name in EXAMPLES[:2]:
        assert f"what was left of the invented review {name}" in done.stdout
    assert names(root) == ["ledger"]


@pytest.mark.parametrize("file", ["notes.txt", "redactions.yml.age", "cy/approval.yml"])
def test_a_file_of_ones_own_in_what_was_left_stops_it(root: Path, file: str) -> None:
    left = root / "reviews" / f".{EXAMPLES[0]}.going"
    (root / "reviews" / EXAMPLES[0]).rename(left)
    (left / file).parent.mkdir(exist_ok=True)
    (left / file).write_bytes(seal(b"[]", [new_key()[1]]))
    before = files_below(root / "reviews")
    refused = publisher(root, "clear-examples", "--yes")
    assert refused.returncode == ExitCode.SETTINGS
    assert f"hidden folder reviews/{left.name}" in refused.stderr
    assert files_below(root / "reviews") == before


@pytest.mark.parametrize("recorded", [True, False])
def test_what_was_changed_while_it_was_asked_is_not_taken_out(root: Path, recorded: bool) -> None:
    for file in () if recorded else (root / "reviews" / "ledger").iterdir():
        file.unlink()
    edited = root / "reviews" / EXAMPLES[0] / "review.yml"

    def edit() -> str:
        edited.write_text("pseudonym: Wren\n")
        return "yes"

    asked = "Take it out? [yes/NO]: "
    code, seen = at_a_terminal(root, ["clear-examples"], [(asked, edit)])
    assert (code, "othing was taken out" in seen) == (ExitCode.SETTINGS, True), seen
    assert "some of it may be left" not in seen.lower()
    assert edited.read_text() == "pseudonym: Wren\n"
    assert set(EXAMPLES) < set(names(root))
