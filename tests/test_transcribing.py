"""A scan is read into a draft beside it, which is never over another file."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from publisher import one_review, pipeline
from publisher.alone import alone
from publisher.cli import cli
from publisher.errors import SettingsError
from tests.folders import REAL_NAME, ROOT, add_review, files_below, job, make_site
from tests.hard_cases.seen_pages import picture_of, placed, with_picture
from tests.intake.pdf_files import make, saved
from tests.terminal import at_a_terminal

SLUG = "ashgrove-2019-a"
DRAFT = "overview-report.transcript.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    image = picture_of(REAL_NAME, "asked for help")
    scan = saved(with_picture(make(placed(0, 300, 595, 150)), image))
    add_review(make_site(tmp_path), changes={"overview-report.pdf": scan}, approved=False)
    return tmp_path


def codes(root: Path) -> list[tuple[str, str]]:
    found = pipeline.check(job(root)).findings
    return [(f.rule.code, f.file) for f in found if f.file.startswith("overview")]


def test_a_draft_is_written_and_counts_once_it_is_checked(root: Path) -> None:
    draft = one_review.transcribe(job(root), SLUG, "overview-report")
    folder = root / "reviews" / SLUG
    assert draft == folder / DRAFT
    assert sorted(p.name for p in folder.iterdir() if p.name.startswith(".")) == []
    assert REAL_NAME in draft.read_text()
    assert codes(root) == [("D127", DRAFT)]
    with (folder / "review.yml").open("a") as settings:
        settings.write("transcripts: [{document: overview-report, checked_by: A, on: 2026-11-22}]")
    assert codes(root) == []


def test_the_document_may_be_called_by_its_files_whole_name(root: Path) -> None:
    assert one_review.transcribe(job(root), SLUG, "overview-report.pdf").name == DRAFT


def test_a_draft_is_never_written_over_another(root: Path) -> None:
    target = root / "reviews" / SLUG / DRAFT
    target.write_text("mine")
    with pytest.raises(SettingsError, match="already"):
        one_review.transcribe(job(root), SLUG, "overview-report")
    assert target.read_text() == "mine"


KILLED = """
import os, sys
from pathlib import Path
from publisher.intake.folder import read_folder
from publisher.transcribing import write_draft
os.fsync = lambda _: os.kill(os.getpid(), 9)
path = Path(sys.argv[1])
write_draft(path, read_folder(path), "cy/overview-report", lambda *_: None)
"""


def test_what_a_killed_run_has_read_is_taken_away_by_the_next(root: Path) -> None:
    folder = root / "reviews" / SLUG
    (folder / "cy").mkdir()
    (folder / "overview-report.pdf").rename(folder / "cy" / "overview-report.pdf")
    before = files_below(folder)
    died = subprocess.run([sys.executable, "-c", KILLED, str(folder)], cwd=ROOT, check=False)
    assert died.returncode == -signal.SIGKILL
    left = files_below(folder).keys() - before.keys()
    assert len(left) == 1
    assert REAL_NAME.encode() in (folder / left.pop()).read_bytes()
    with alone(job(root)):
        assert files_below(folder) == before


@pytest.mark.parametrize("document", ["executive-summary", "appendix-a", "../x", ""])
def test_only_a_pdf_of_the_review_can_be_transcribed(root: Path, document: str) -> None:
    with pytest.raises(SettingsError, match="no PDF of that name"):
        one_review.transcribe(job(root), SLUG, document)


def test_a_damaged_pdf_leaves_no_draft(root: Path) -> None:
    (root / "reviews" / SLUG / "overview-report.pdf").write_bytes(b"%PDF-1.7 no")
    before = sorted((root / "reviews" / SLUG).iterdir())
    ran = CliRunner().invoke(cli, ["transcribe", SLUG, "overview-report", "--folder", str(root)])
    assert ran.exception
    assert sorted((root / "reviews" / SLUG).iterdir()) == before


def test_the_pages_are_counted_as_they_are_read(root: Path) -> None:
    code, seen = at_a_terminal(root, ["transcribe", SLUG, "overview-report"], [], TERM="xterm")
    assert (code, "  1 of 1\n" in seen) == (0, True), seen
    assert REAL_NAME.split()[0] not in seen


def test_the_command_tells_where_the_draft_is_and_nothing_of_it(root: Path) -> None:
    ran = CliRunner().invoke(cli, ["transcribe", SLUG, "overview-report", "--folder", str(root)])
    assert ran.exit_code == 0
    assert DRAFT in ran.output
    assert REAL_NAME.split()[0] not in ran.output
