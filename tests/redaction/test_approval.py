"""An approval holds for exactly what was seen, and says what is not that any more."""

from datetime import date
from typing import Any

import pytest
import yaml

from publisher.config import Approval
from publisher.intake.yaml_file import read_yaml
from publisher.model import Review, Role
from publisher.redaction.approval import approval_file, approve, open_questions, parts_of
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review
from publisher.submission import review_of
from tests.building import document, documents, settings, submission, words

DAY = date(2026, 11, 22)
PUBLIC = ("executive-summary", "recommendations", "letter")


def parts(
    changes: dict[str, Any] | None = None,
    public: tuple[str, ...] = PUBLIC,
    text: str = "Rowan was known to services.",
) -> dict[str, str]:
    docs = (document(Role.EXECUTIVE_SUMMARY, words(text)), *documents()[1:])
    review: Review[str] = review_of(submission(changes, docs=docs))
    return parts_of(redact_review(review, Matcher(())).review, public, settings(changes))


def told(approval: Approval | None, now: dict[str, str], needed: int = 1) -> list[tuple[str, str]]:
    return [(f.rule.code, f.detail) for f in open_questions(approval, now, needed)]


def test_what_was_approved_raises_no_question() -> None:
    assert told(approve(None, parts(), "A", DAY), parts()) == []


def test_without_an_approval_the_review_waits() -> None:
    assert told(None, parts()) == [("A101", "")]


CHANGES: dict[str, tuple[dict[str, str], str]] = {
    "a word": (parts(text="Rowan was known to the services."), "executive-summary"),
    "what is public": (parts(public=PUBLIC[:2]), "what is public"),
    "the title": (parts({"pseudonym": "Robin"}), "the facts in review.yml"),
    "an allowance": (
        parts({"allow": [{"text": "020 7946 0000", "reason": "a helpline"}]}),
        "the allowances in review.yml",
    ),
    "a picture looked at": (
        parts({"pictures": [{"fingerprint": "ab" * 6, "reason": "a chart"}]}),
        "the allowances in review.yml",
    ),
}


@pytest.mark.parametrize(("now", "changed"), CHANGES.values(), ids=list(CHANGES))
def test_a_change_makes_it_stale_and_is_named(now: dict[str, str], changed: str) -> None:
    assert told(approve(None, parts(), "A", DAY), now) == [("A102", changed)]


def test_answers_to_the_letter_and_dates_need_no_new_approval() -> None:
    now = parts({"told": {"family": "2026-11-20"}, "publish": {"from": "2026-12-01"}})
    assert told(approve(None, parts(), "A", DAY), now) == []


def test_two_people_are_two_whatever_the_case_of_their_names() -> None:
    one = approve(None, parts(), "A. Person", DAY)
    same = approve(one, parts(), "a. person", DAY)
    two = approve(one, parts(), "B. Person", DAY)
    assert told(one, parts(), 2) == told(same, parts(), 2) == [("A103", "2 are needed")]
    assert told(two, parts(), 2) == []


def test_an_approval_of_other_content_is_dropped() -> None:
    old = approve(None, parts(), "A. Person", DAY)
    new = approve(old, parts(text="Other words."), "B. Person", DAY)
    assert [approver.by for approver in new.approved] == ["B. Person"]


def test_the_file_reads_back_as_what_was_written() -> None:
    approval = approve(None, parts(), 'Siân: the "chair"', DAY)
    assert read_yaml(approval_file(approval), Approval) == (approval, [])
    assert yaml.safe_load(approval_file(approval))["approved"][0]["on"] == "2026-11-22"
