"""An approval holds for exactly what was seen, and says what is not that any more."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, make_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

import pytest
import yaml

from publisher.config import Approval, Approver
from publisher.intake.yaml_file import read_yaml
from publisher.model import (
    Cell,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Quote,
    Raster,
    Review,
    Role,
    Run,
    Script,
    Table,
)
from publisher.redaction.approval import (
    Demands,
    approval_file,
    approve,
    digest,
    open_questions,
    parts_of,
)
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review
from publisher.submission import review_of
from tests.building import document, documents, settings, submission, words

DAY = date(2026, 11, 22)
PUBLIC = ("executive-summary", "recommendations", "letter")
ONE, TWO = Demands(1), Demands(2)
ACCOUNTS = Demands(2, by_account=True)


def parts(
    changes: dict[str, Any] | None = None,
    public: tuple[str, ...] = PUBLIC,
    text: str = "Rowan was known to services.",
) -> dict[str, str]:
    docs = (document(Role.EXECUTIVE_SUMMARY, words(text)), *documents()[1:])
    review: Review[str] = review_of(submission(changes, docs=docs))
    return parts_of(redact_review(review, Matcher(())).review, public, settings(changes))


def by(name: str) -> Approver:
    return Approver(by=name, on=DAY)


def account(login: str) -> Approver:
    return Approver(account=login, on=DAY)


def approved(*approvers: Approver, authors: tuple[str, ...] = ()) -> Approval:
    return Approval(approved=approvers, content=parts(), authors=authors)


def told(
    approval: Approval | None, now: dict[str, str], demands: Demands = ONE
) -> list[tuple[str, str]]:
    return [(f.rule.code, f.detail) for f in open_questions(approval, now, demands)]


def test_what_was_approved_raises_no_question() -> None:
    assert told(approve(None, parts(), by("A"), ONE), parts()) == []


def test_without_an_approval_the_review_waits() -> None:
    assert told(None, parts()) == [("A101", "")]


CHANGES: dict[str, tuple[dict[str, str], str]] = {
    "a word": (parts(text="Rowan was known to the services."), "executive-summary"),
    "what is public": (parts(public=PUBLIC[:2]), "what is public"),
    "the order of the public documents": (parts(public=PUBLIC[::-1]), "what is public"),
    "the title": (parts({"pseudonym": "Robin"}), "the facts in review.yml"),
    "a theme": (parts({"themes": ["stalking"]}), "the facts in review.yml"),
    "two themes as one": (parts({"themes": ["a", "b"]}), "the facts in review.yml"),
    "the month of the death": (parts({"death": "2019-12"}), "the facts in review.yml"),
    "the panel's day": (parts({"letter.panel_met": None}), "the facts in review.yml"),
    "the notice": (parts({"notice": "Read with care."}), "the facts in review.yml"),
    "search engines": (parts({"indexing": False}), "the facts in review.yml"),
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
    assert told(approve(None, parts(), by("A"), ONE), now) == [("A102", changed)]


def test_the_address_of_the_review_is_approved_too() -> None:
    review = redact_review(review_of(submission()), Matcher(())).review
    moved = replace(review, slug="ashgrove-2019-b")
    one, other = (parts_of(r, PUBLIC, settings()) for r in (review, moved))
    assert [name for name in one if one[name] != other[name]] == ["the facts in review.yml"]


def test_the_reason_of_an_allowance_is_approved_too() -> None:
    one, other = (
        parts({"allow": [{"text": "116 123", "reason": reason}]})
        for reason in ("a helpline", "the Samaritans")
    )
    assert [name for name in one if one[name] != other[name]] == ["the allowances in review.yml"]


def test_documents_that_come_and_go_are_named() -> None:
    now = parts()
    approval = approve(None, {**now, "tribute": now["letter"]}, by("A"), ONE)
    assert told(approval, now) == [("A102", "tribute")]
    assert told(approve(None, now, by("A"), ONE), {**now, "tribute": "0" * 64}) == [
        ("A102", "tribute")
    ]


def test_a_part_with_a_name_of_its_own_is_not_spoken_of_by_it() -> None:
    approval = approve(None, {**parts(), "Marigold": "0" * 64}, by("A"), ONE)
    assert told(approval, parts()) == [("A102", "something else")]


def test_answers_to_the_letter_and_dates_need_no_new_approval() -> None:
    now = parts({"told": {"family": "2026-11-20"}, "publish": {"from": "2026-12-01"}})
    assert told(approve(None, parts(), by("A"), ONE), now) == []


# -- every field of the model is in the digest ------------------------------------------

WORDS = (Run("She said ", strong=True), Run("no", link="https://a.example/"), Run("", note=1))
SAID = Paragraph(WORDS, number="5.2.236", page=1)
WHOLE: Document[str] = Document(
    role=Role.OVERVIEW_REPORT,
    name="overview-report",
    language="en",
    title="Overview",
    blocks=(
        Heading(2, (Run("Findings", emphasis=True, struck=True, script=Script.SUPER),), "5", 1),
        SAID,
        ListBlock((ListItem((SAID, words("two"))), ListItem((words("three"),))), True, 4),
        Table(((Cell((SAID,), True, 2, 1), Cell((words("x"),))),), 1, "A table", 1),
        Picture(Raster(b"png", 4, 3, "ab"), "A chart", "Figure 1", 1),
        Quote((SAID,)),
    ),
    notes=(Note((words("a note"),)), Note((words("another"),))),
)


def changed(value: Any) -> Iterator[tuple[str, Any]]:
    """The value with one field somewhere in it changed, once for each, and where."""
    if isinstance(value, Raster):
        yield "fingerprint", replace(value, fingerprint="cd")
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            for where, new in changed(getattr(value, field.name)):
                yield (
                    f"{type(value).__name__}.{field.name} {where}",
                    replace(value, **{field.name: new}),
                )
    elif isinstance(value, tuple):
        yield "one less", value[:-1]
        if len(set(map(repr, value))) > 1:
            yield "another order", value[::-1]
        for at, item in enumerate(value):
            for where, new in changed(item):
                yield f"{at} {where}", (*value[:at], new, *value[at + 1 :])
    else:
        yield "other", other(value)


def other(value: object) -> object:
    match value:
        case Enum():
            return next(one for one in type(value) if one is not value)
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return value + "x"
        case _:
            return 7


EVERY = dict(changed(WHOLE))
HIDDEN = {where for where in EVERY if ".page " in where}


@pytest.mark.parametrize("where", sorted(EVERY.keys() - HIDDEN))
def test_every_field_of_a_document_is_approved(where: str) -> None:
    assert digest(EVERY[where]) != digest(WHOLE)


def test_on_which_page_of_the_source_it_stood_is_not_seen_and_not_approved() -> None:
    assert {digest(EVERY[where]) for where in HIDDEN} == {digest(WHOLE)}
    seen = " ".join(EVERY)
    for kind in (Document, Heading, Paragraph, ListBlock, ListItem, Table, Cell, Picture, Quote):
        assert f"{kind.__name__}." in seen
    assert all(f"Run.{field.name} " in seen for field in fields(Run))


def test_an_approval_from_before_lists_said_how_they_are_numbered_still_holds() -> None:
    before = make_dataclass("ListBlock", ["items", "ordered", "start"])
    assert digest(before((SAID,), True, 4)) == digest(ListBlock((SAID,), True, 4))  # type: ignore[arg-type]


def test_where_a_text_was_cut_into_runs_alike_tells_nothing() -> None:
    whole, cut = (
        Paragraph((Run("a"), *runs, Run("d", strong=True)))
        for runs in ((Run("bc"),), (Run("b"), Run("c")))
    )
    assert digest(whole) == digest(cut)
    assert digest(Paragraph((Run("", note=1), Run("", note=1)))) != digest(
        Paragraph((Run("", note=1),))
    )


def test_the_same_pixels_in_another_encoding_are_the_same_picture() -> None:
    picture = Picture(Raster(b"one", 4, 3, "ab"), "A chart")
    assert digest(picture) == digest(replace(picture, raster=Raster(b"two", 4, 3, "ab")))


def test_text_moved_over_the_edge_of_a_field_is_a_change() -> None:
    one, two = (
        Table(((Cell((words(a),)), Cell((words(b),))),)) for a, b in (("ab", "c"), ("a", "bc"))
    )
    assert digest(one) != digest(two)


def test_a_kind_of_value_that_the_model_never_had_is_refused() -> None:
    @dataclass(frozen=True)
    class Strange:
        weight: float

    with pytest.raises(TypeError, match="float"):
        digest(Strange(0.5))


# -- who approved ------------------------------------------------------------------------

SAME = {
    "case": ("A. Person", "a. person"),
    "spacing": ("A. Person", "A.  Person"),
    "a space that does not break": ("A. Person", "A.\u00a0Person"),
    "an invisible letter": ("A. Person", "A. Per\u200bson"),
    "a look-alike letter": ("A. Person", "\u0410. Person"),
    "full-width letters": ("A. Person", "Ａ. Ｐerson"),
    "an accent": ("A. Persón", "A. Person"),
    "accents composed in two ways": ("A. Pers\u00f3n", "A. Perso\u0301n"),
    "a full stop": ("A. Person", "A Person"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=list(SAME))
def test_one_person_spelt_in_two_ways_is_no_second_person(one: str, other: str) -> None:
    both = approve(approve(None, parts(), by(one), TWO), parts(), by(other), TWO)
    assert told(both, parts(), TWO) == [("A103", "2 are needed")]
    assert told(approved(by(one), by(other)), parts(), TWO) == [("A103", "2 are needed")]


def test_two_people_are_two() -> None:
    one = approve(None, parts(), by("A. Person"), TWO)
    assert told(approve(one, parts(), by("B. Person"), TWO), parts(), TWO) == []


def test_a_name_and_an_account_may_be_the_same_person_and_count_once() -> None:
    assert told(approved(by("A. Person"), account("ap")), parts(), TWO) == [
        ("A103", "2 are needed")
    ]


def test_an_approval_of_other_content_is_dropped() -> None:
    old = approve(None, parts(), by("A. Person"), TWO)
    new = approve(old, parts(text="Other words."), by("B. Person"), TWO)
    assert [approver.by for approver in new.approved] == ["B. Person"]


def test_names_do_not_count_where_accounts_are_asked_for() -> None:
    assert told(approved(by("A"), by("B")), parts(), ACCOUNTS) == [("A104", "")]
    assert told(approved(account("a"), by("B")), parts(), ACCOUNTS) == [("A103", "2 are needed")]
    assert told(approved(account("a"), account("A")), parts(), ACCOUNTS) == [
        ("A103", "2 are needed")
    ]
    assert told(approved(account("a"), account("b")), parts(), ACCOUNTS) == []


def test_what_the_host_does_not_vouch_for_does_not_count() -> None:
    forged = approved(account("a"), account("b"))
    unvouched = replace(ACCOUNTS, vouched=False)
    assert told(forged, parts(), unvouched) == [("A105", "")]
    one = approve(forged, parts(), account("c"), unvouched)
    assert [approver.account for approver in one.approved] == ["c"]


def test_whoever_made_the_change_does_not_count() -> None:
    both = approved(account("a"), account("b"), authors=("B",))
    assert told(both, parts(), ACCOUNTS) == [("A106", "")]


def test_authors_stay_known_until_their_change_is_fully_approved() -> None:
    first = approve(None, parts(), account("b"), ACCOUNTS, ("c",))
    later = parts(text="Other words.")
    second = approve(first, later, account("b"), ACCOUNTS, ("a",))
    assert second.authors == ("a", "c"), "c's change was approved by one person only"
    full = approve(second, later, account("d"), ACCOUNTS)
    assert full.authors == ("a", "c")
    assert told(full, later, ACCOUNTS) == []
    fresh = approve(full, parts(), account("c"), ACCOUNTS, ("d",))
    assert fresh.authors == ("d",)


# -- the file ----------------------------------------------------------------------------


def test_the_file_reads_back_as_what_was_written() -> None:
    for approval in (
        approve(None, parts(), by('Siân: the "chair"'), ONE),
        approve(None, parts(), account("a-b"), ACCOUNTS, ("dependabot[bot]", "c")),
    ):
        assert read_yaml(approval_file(approval), Approval) == (approval, [])
    first = yaml.safe_load(approval_file(approve(None, parts(), by("A"), ONE)))
    assert first["approved"] == [{"by": "A", "on": "2026-11-22"}]
    assert "authors" not in first


@pytest.mark.parametrize("line", ["on: 2026-11-22", "on: 2026-11-22, by: A, account: a"])
def test_an_approval_has_a_name_or_an_account(line: str) -> None:
    _, problems = read_yaml(f"approved: [{{{line}}}]\ncontent: {{}}\n".encode(), Approval)
    assert "either `by:` or `account:`" in problems[0].message


def test_a_key_with_a_name_of_its_own_is_not_told() -> None:
    file = b"approved: []\ncontent: {Marigold Threlkeld: wrong}\n"
    _, problems = read_yaml(file, Approval)
    assert problems
    assert "Marigold" not in str(problems)
