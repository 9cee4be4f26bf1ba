"""A review is held back until a person has answered for it, and approved it as it is."""

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.checks.states import Standing
from publisher.errors import ExitCode
from tests.folders import (
    REVIEW,
    SUMMARY,
    TODAY,
    add_review,
    approve,
    job,
    make_site,
)
from tests.two_reviews import HELPLINE, HOME, LEFT_OVER, SLUG, build, codes, public

pytestmark = pytest.mark.slow


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def test_a_review_that_nobody_approved_is_not_released(root: Path) -> None:
    add_review(root, approved=False)
    outcome = build(root)
    assert (outcome.exit_code, codes(outcome)) == (ExitCode.CHECKS_FAILED, ["A101"])
    assert not any(SLUG in path for path in public(root))


def test_a_changed_word_needs_a_new_approval_and_the_old_pages_stay(root: Path) -> None:
    folder = add_review(root)
    build(root)
    before = public(root)
    (folder / "executive-summary.md").write_text(SUMMARY.replace("asked for", "begged for"))
    outcome = build(root)
    assert [(f.rule.code, f.detail) for f in outcome.findings if f.stops] == [
        ("A102", "executive-summary")
    ]
    assert public(root) == before
    approve(root)
    assert build(root, job(root, TODAY.replace(day=24))).exit_code is ExitCode.DONE
    page = public(root)[f"reviews/{SLUG}/executive-summary/index.html"].decode()
    assert "begged for" in page
    assert "24 November 2026" in public(root)[HOME].decode()


def test_another_name_behind_the_same_words_needs_no_new_approval(root: Path) -> None:
    folder = add_review(root)
    build(root)
    before = public(root)
    (folder / "executive-summary.md").write_text(SUMMARY.replace("Marigold's", "Threlkeld's"))
    assert build(root).exit_code is ExitCode.DONE
    assert public(root) == before


def test_two_people_must_approve_where_the_settings_say_so(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text() + "    approvals: 2\n")
    add_review(root)
    assert codes(build(root)) == ["A103"]
    approve(root, by="A. Approver")
    assert codes(build(root)) == ["A103"], "the same person counts once"
    approve(root, by="Another Person")
    assert build(root).exit_code is ExitCode.DONE


def test_an_identifier_left_over_holds_the_review_back_and_cannot_be_approved(root: Path) -> None:
    folder = add_review(root, changes=LEFT_OVER)
    assert not (folder / "approval.yml").exists()
    outcome = pipeline.build(job(root), lambda _: None)
    assert [f.rule.code for f in outcome.findings if f.stops] == ["I102"]
    assert outcome.reviews[0].standing is Standing.HELD_BACK


def test_an_identifier_that_is_allowed_holds_nothing_back(root: Path) -> None:
    allowed = f"{REVIEW}{HELPLINE}, {{text: z@posta.example, reason: x}}]\n"
    add_review(root, changes={**LEFT_OVER, "review.yml": allowed})
    outcome = pipeline.check(job(root))
    assert [f.rule.code for f in outcome.findings] == ["I203"]
    assert outcome.reviews[0].standing is Standing.READY
