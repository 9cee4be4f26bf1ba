"""The site as it would be: what of it is as it would be is said of each review."""

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.cli.telling import tell_rehearsed
from publisher.errors import ExitCode
from publisher.job import Outcome
from tests.folders import REAL_NAME, REVIEW, SUMMARY, add_review, job, make_site
from tests.two_reviews import OTHER, SLUG, add_other, build

pytestmark = pytest.mark.slow
DRAFT = "ashgrove-2021-a"
HOME = Path("_build") / "as-it-would-be"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def rehearsed(root: Path) -> Outcome:
    outcome = pipeline.rehearse(job(root), lambda _: None)
    tell_rehearsed(outcome, HOME)
    return outcome


def test_old_pages_are_not_taken_for_those_that_would_be(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_review(root)
    assert build(root).exit_code is ExitCode.DONE
    corrected = {"executive-summary.md": SUMMARY + "\nCorrected. She lived at ZZ9 9ZZ.\n"}
    add_review(root, changes=corrected, approved=False)
    add_other(root).joinpath("approval.yml").unlink()
    draft = REVIEW.replace("status: ready", "status: draft")
    add_review(root, DRAFT, {"review.yml": draft}, approved=False)
    rehearsed(root)
    assert capsys.readouterr().out.splitlines() == [
        f"{SLUG} cannot be read as it would be: {HOME}/ has its last released pages.",
        f"To read {OTHER} as it would be: {HOME}/reviews/{OTHER}/",
        f"{DRAFT} cannot be read as it would be: it is not in {HOME}/.",
    ]
    assert (root / HOME).stat().st_mode & 0o777 == 0o700, "nobody has approved it"
    reviews = root / HOME / "reviews"
    assert "Corrected" not in (reviews / SLUG / "executive-summary" / "index.html").read_text()
    assert (reviews / OTHER / "executive-summary.pdf").is_file()
    assert not (reviews / DRAFT).exists()


def test_of_a_site_that_the_gate_refuses_nothing_can_be_read(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_review(root)
    page = root / "docs" / "site" / "help.md"
    page.write_text(f"{page.read_text()}\n{REAL_NAME} can be reached here.\n")
    assert rehearsed(root).exit_code is ExitCode.LEAK
    told = f"{SLUG} cannot be read as it would be: it is not in {HOME}/.\n"
    assert capsys.readouterr().out == told
    assert not (root / HOME / "reviews").exists()
