"""Whoever has a copy gets another when it has changed, also where the public sees no change."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from publisher.assembly import make_plan
from publisher.checking import check_one
from publisher.config import Approver
from publisher.model import Role as Part
from publisher.record.additions import (
    after_moving,
    after_publishing,
    after_reporting,
    after_withdrawing,
)
from publisher.record.ledger import Event, EventKind, Ledger, append
from publisher.record.packs import Role
from publisher.record.register import overdue
from publisher.record.reported import DUE, is_reported, unreported
from publisher.recording import events_of
from publisher.redaction.approval import Demands, approve
from publisher.redaction.identifiers import Ours
from publisher.submission import Submission
from tests.building import document, documents, submission, words

SLUG = "ashgrove-2019-a"
DAY = date(2026, 12, 1)


def released(ledger: Ledger, said: str, today: date) -> Ledger:
    """The record after a release with these words in a document that is not cleared."""
    docs = (*documents(), *((document(Part.OVERVIEW_REPORT, words(said)),) if said else ()))
    return after({SLUG: ledger} if ledger.events else {}, submission(docs=docs), today)[SLUG]


def after(ledgers: Mapping[str, Ledger], mine: Submission, today: date) -> dict[str, Ledger]:
    """The records after a release of this review alone."""
    parts = check_one(mine, today, Demands(), Ours(), ledgers).parts
    mine = replace(mine, approval=approve(None, parts, Approver(by="A", on=today), Demands()))
    plan = make_plan([check_one(mine, today, Demands(), Ours(), ledgers)], ledgers, today)
    paths, base = [f"reviews/{mine.slug}/index.html"], "https://r.example/"
    found = events_of(plan, ledgers, paths, base, today)
    return {**ledgers, **{one.slug: append(one, events)[0] for one, events in found}}


def reported(ledger: Ledger, on: date, *roles: Role) -> Ledger:
    for role in roles or tuple(Role):
        ledger, _ = append(ledger, after_reporting(ledger, role, on))
    return ledger


def kinds(ledger: Ledger) -> list[str]:
    return [event.kind for event in ledger.events if event.kind is not EventKind.REPORTED]


def test_a_change_in_a_document_that_is_not_public_is_to_be_reported_again() -> None:
    ledger = reported(released(Ledger(SLUG), "Her neighbour Tallow heard it.", DAY), DAY)
    assert (kinds(ledger), [*unreported(ledger, ())]) == (["published", "packed"], [])
    again = released(ledger, "Her neighbour Tallow heard it.", DAY + timedelta(1))
    assert again == ledger, "the same words add nothing"
    later = DAY + timedelta(7)
    ledger = released(ledger, "Neighbour 1 heard it.", later)
    assert kinds(ledger)[2:] == ["packed"]
    assert ledger.changed is None, "readers are told of no change"
    assert [*unreported(ledger, ())] == [*DUE]
    assert is_reported(ledger, (), Role.FURTHER), "they have the public documents alone"
    assert [*overdue(ledger, (), 14, later + timedelta(14))] == []
    assert "again, since it was changed (15 days)" in next(
        overdue(ledger, (), 14, later + timedelta(15))
    )
    early = reported(ledger, later - timedelta(1), Role.HOME_OFFICE)
    assert [*unreported(early, ())] == [*DUE], "what was sent then was the pack of before"
    assert [*unreported(reported(early, later), ())] == []


def test_a_document_that_is_not_public_is_to_be_reported_once_it_is_there_or_gone() -> None:
    ledger = reported(released(Ledger(SLUG), "", DAY), DAY)
    assert (kinds(ledger), [*unreported(ledger, ())]) == (["published"], [])
    ledger = released(ledger, "An appendix.", DAY)
    assert [*unreported(ledger, ())] == [*DUE]
    ledger = reported(ledger, DAY)
    assert [*unreported(ledger, ())] == []
    assert [*unreported(released(ledger, "", DAY), ())] == [*DUE]


def test_a_move_alone_is_not_to_be_reported() -> None:
    old = reported(released(Ledger(SLUG), "An appendix.", DAY), DAY)
    new = append(Ledger("b"), after_publishing(Ledger("b"), ("q",), "x", DAY))[0]
    old, _ = append(old, after_moving(old, "b", DAY))
    for content, left in ((old.packed_on(DAY), []), ("other", [*DUE])):
        packed = append(new, (Event(EventKind.PACKED, DAY, content=content),))[0]
        assert [*unreported(packed, [old])] == left


def test_what_moves_back_with_other_words_is_changed_and_to_be_reported_again() -> None:
    def stands(slug: str, before: str, **changes: str) -> Submission:
        return replace(submission({"moved_from": [before] if before else [], **changes}), slug=slug)

    ledgers = after({}, stands("a", ""), DAY)
    ledgers = after(ledgers, stands("b", "a"), DAY + timedelta(1))
    ledgers["b"] = reported(ledgers["b"], DAY + timedelta(1))
    assert [*unreported(ledgers["b"], [ledgers["a"]])] == []
    back = stands("a", "b", death="2019-12")
    later = DAY + timedelta(2)
    ledgers = after(ledgers, back, later)
    assert kinds(ledgers["a"]) == ["published", "moved", "published", "changed"]
    assert [*unreported(ledgers["a"], [ledgers["b"]])] == [*DUE]
    assert after(ledgers, back, later) == ledgers, "it is changed once"
    ledgers = after(ledgers, back, later + timedelta(1))
    assert ledgers["a"].changed == later


BACK = DAY + timedelta(9)


def withdrawn(ledger: Ledger, on: date) -> Ledger:
    return append(ledger, after_withdrawing(ledger, "safety of a person", on))[0]


def test_what_was_withdrawn_and_comes_back_unchanged_is_to_be_reported_again() -> None:
    ledger = withdrawn(reported(released(Ledger(SLUG), "", DAY), DAY), DAY + timedelta(2))
    ledger = released(ledger, "", BACK)
    assert kinds(ledger) == ["published", "withdrawn", "published"], "readers see the same words"
    assert [*unreported(ledger, ())] == [*DUE], "every copy was to be deleted"
    assert [*overdue(ledger, (), 14, BACK + timedelta(14))] == []
    assert "again, since it was withdrawn (15 days)" in next(
        overdue(ledger, (), 14, BACK + timedelta(15))
    )
    assert [*unreported(reported(ledger, DAY), ())] == [*DUE], "that was before"
    ledger = reported(ledger, BACK)
    assert [*unreported(ledger, ())] == []
    assert reported(ledger, BACK + timedelta(1)) == ledger, "it is on record"


def test_of_a_day_with_all_of_it_a_report_counts_that_is_noted_after_the_return() -> None:
    ledger = withdrawn(released(Ledger(SLUG), "", DAY), DAY)
    ledger = released(reported(ledger, DAY), "", DAY)
    assert [*unreported(ledger, ())] == [*DUE]
    assert [*unreported(reported(ledger, DAY), ())] == []


def test_a_withdrawal_ends_a_report_at_whichever_address_either_was() -> None:
    new, first = Ledger("b"), reported(released(Ledger(SLUG), "", DAY), DAY)
    gone = withdrawn(first, DAY + timedelta(2))
    moved, _ = append(gone, after_moving(gone, "b", BACK))
    here, _ = append(new, after_publishing(new, ("q",), "x", BACK))
    assert [*unreported(here, [moved])] == [*DUE], "withdrawn where it was reported"
    moved, _ = append(first, after_moving(first, "b", DAY + timedelta(1)))
    here, _ = append(new, after_publishing(new, ("q",), "x", DAY + timedelta(1)))
    assert [*unreported(here, [moved])] == []
    here = withdrawn(here, DAY + timedelta(2))
    here, _ = append(here, after_publishing(here, ("q",), "x", BACK))
    assert [*unreported(here, [moved])] == [*DUE], "withdrawn at the address after it"
    assert [*unreported(reported(here, BACK), [moved])] == []
