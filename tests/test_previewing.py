"""A preview shows a review as it will be, marks what was taken out, and releases nothing."""

import re
from pathlib import Path

import pytest

from publisher import one_review, pipeline
from publisher.checks.states import Standing
from publisher.errors import SettingsError
from tests.folders import (
    MKDOCS,
    SUMMARY,
    add_review,
    files_below,
    job,
    make_site,
)
from tests.two_reviews import LEFT_OVER, SLUG, codes

pytestmark = pytest.mark.slow


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def test_a_preview_marks_every_redaction_and_is_not_released(root: Path) -> None:
    add_review(root, approved=False)
    folder = one_review.preview(job(root), SLUG)
    assert folder.stat().st_mode & 0o077 == 0
    shown = files_below(folder)
    page = shown[f"reviews/{SLUG}/executive-summary/index.html"].decode()
    assert "Rowan <mark>«victim»</mark> lived at" in page
    index = shown["index.html"].decode()
    assert "<td>victim</td><td>Rowan</td><td>executive-summary</td><td>4</td>" in index
    assert "WILL NOT BE PUBLIC" not in page
    assert not any(b"Threlkeld" in data or b"Marigold" in data for data in shown.values())
    assert not (root / "_build" / "public").exists()
    assert not (root / "reviews" / "ledger").exists()


def test_a_preview_marks_and_lists_what_is_left_over_with_its_words_and_place(root: Path) -> None:
    add_review(root, changes=LEFT_OVER)
    shown = files_below(one_review.preview(job(root), SLUG))
    page = shown[f"reviews/{SLUG}/executive-summary/index.html"].decode()
    assert 'id="left-2" class="left-over"><strong>‹2 a word that may be a name: Zuzanna›' in page
    assert "‹a telephone" not in page
    index = shown["index.html"].decode()
    assert f'<a href="reviews/{SLUG}/executive-summary/#left-2">2</a>' in index
    assert (
        "<td>I102</td><td>an e-mail address</td><td>z@posta.example</td>"
        "<td>executive-summary</td><td>paragraph" in index
    )
    assert "<td>0770 0900417</td><td>A helpline</td><td>1</td>" in index
    assert "Number 1 holds the review back." in index


def test_words_between_two_marks_stand_once_and_in_their_place(root: Path) -> None:
    said = "5.3 She met Zuzanna by the river, and wrote to z@posta.example about it."
    add_review(root, changes={"executive-summary.md": f"{SUMMARY}\n\n{said}\n"})
    shown = files_below(one_review.preview(job(root), SLUG))
    page = shown[f"reviews/{SLUG}/executive-summary/index.html"].decode()
    words = re.sub(r"<[^>]+>", "", page)
    assert re.search(
        r"She met ‹\d a word that may be a name: Zuzanna› by the river, and wrote to "
        r"‹\d an e-mail address: z@posta\.example› about it\.", words
    )  # fmt: skip
    assert words.count("by the river") == 1


def test_a_preview_says_of_each_page_that_will_not_be_public_that_it_will_not(root: Path) -> None:
    add_review(root, changes={"overview-report.md": SUMMARY}, approved=False)
    shown = files_below(one_review.preview(job(root), SLUG))
    told = {path for path, data in shown.items() if b"THIS DOCUMENT WILL NOT BE PUBLIC" in data}
    assert told == {f"reviews/{SLUG}/overview-report/index.html"}
    assert 'overview-report/">Executive summary</a> (not public' in shown["index.html"].decode()


def test_a_preview_tells_where_each_term_was_taken_out(root: Path) -> None:
    add_review(root)
    index = files_below(one_review.preview(job(root), SLUG))["index.html"].decode()
    where = "<td>executive-summary</td><td>1</td><td>paragraph 5.2.236</td>"
    assert f"<td>home</td><td>[address removed]</td>{where}" in index


def test_what_is_left_over_is_shown_before_all_else_is_answered(root: Path) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text(MKDOCS.partition("    accessibility:")[0])
    asked = LEFT_OVER["review.yml"].replace("      response: Each action now has one.\n", "")
    add_review(root, changes={**LEFT_OVER, "review.yml": asked}, approved=False)
    outcome = pipeline.check(job(root))
    assert {"R105", "I102"} <= set(codes(outcome))
    assert [review.standing for review in outcome.reviews] == [Standing.HELD_BACK]
    one_review.approve(job(root), SLUG, "A. Approver")
    assert not (root / "reviews" / SLUG / "approval.yml").exists(), "nobody can approve it yet"
    shown = one_review.preview(job(root), SLUG) / "index.html"
    assert "I102" in shown.read_text(encoding="utf-8")


def test_a_review_with_faults_cannot_be_previewed(root: Path) -> None:
    add_review(root, changes={"qa-letter.md": None}, approved=False)
    with pytest.raises(SettingsError, match="cannot be previewed yet"):
        one_review.preview(job(root), SLUG)
