"""Claims of where a review was are right, or told. Any history: tests/test_every_address.py."""

from datetime import date

import pytest

from publisher.record.additions import after_moving, after_withdrawing
from publisher.record.ledger import Event, EventKind, Ledger, append, read_ledger
from publisher.record.moves import destinations, faults_of_claims, given_up

DAY = date(2026, 11, 22)
PARTS = ("index.html", "letter/index.html", "letter.pdf", "tribute.pdf")


def ledger_of(slug: str, *events: Event) -> Ledger:
    return append(Ledger(slug), events)[0]


def public(slug: str) -> Ledger:
    return ledger_of(slug, Event(EventKind.PUBLISHED, DAY, (f"reviews/{slug}/index.html",), "1"))


def moved(slug: str, to: str) -> Ledger:
    return append(public(slug), after_moving(public(slug), to, DAY))[0]


FAULTS = {
    "itself": ({"a": ("a",)}, {"a": public("a")}, "its own address"),
    "a folder": ({"a": ("b",), "b": ()}, {"b": public("b")}, "still has its folder"),
    "never published": ({"a": ("b",)}, {}, "never published"),
    "two claims": ({"a": ("c",), "b": ("c",)}, {"c": public("c")}, "claimed by another"),
    "moved elsewhere": ({"a": ("b",)}, {"b": moved("b", "c")}, "moved elsewhere"),
}


@pytest.mark.parametrize(("claims", "ledgers", "expected"), FAULTS.values(), ids=list(FAULTS))
def test_a_claim_that_cannot_be_right_is_told(
    claims: dict[str, tuple[str, ...]], ledgers: dict[str, Ledger], expected: str
) -> None:
    faults = list(faults_of_claims(claims, ledgers))
    assert faults
    assert all(expected in what for _, what in faults)
    assert not any(f" {old} " in what for _, what in faults for old in "abc" if old != "a")


def test_what_is_known_already_is_no_fault() -> None:
    ledgers = {"a": moved("a", "b"), "b": moved("b", "c"), "c": public("c")}
    assert list(faults_of_claims({"c": ("a", "b")}, ledgers)) == []
    assert destinations({"c": ("a", "b")}, ledgers, {"c"}) == {"a": "c", "b": "c"}


def test_the_claim_of_a_review_that_does_not_stand_yet_hides_no_way() -> None:
    ledgers = {"a": moved("a", "b"), "b": public("b")}
    assert destinations({"c": ("a", "b")}, ledgers, (), {"b"}) == {"a": "b"}


def test_a_notice_on_the_way_is_passed_by_where_the_review_stands_again() -> None:
    gone = append(public("b"), after_withdrawing(public("b"), "other", DAY))[0]
    ledgers = {"a": moved("a", "b"), "b": gone, "c": public("c")}
    assert destinations({"c": ("b",)}, ledgers, {"c"}, {"b"}) == {"a": "c", "b": "c"}


def test_a_notice_leads_to_no_notice() -> None:
    ledgers = {"a": moved("a", "b"), "b": public("b")}
    assert destinations({"a": ("b",)}, ledgers, (), {"b"}) == {"a": "b"}
    assert destinations({"a": ("b",)}, ledgers, (), {"a", "b"}) == {}, "each has its own"
    assert destinations({"a": ("b",)}, ledgers, {"a"}, {"b"}) == {"b": "a"}


def test_another_review_cannot_stand_where_one_moved_away() -> None:
    ledgers = {"a": moved("a", "b"), "b": public("b")}
    assert list(given_up({"a": (), "b": ("a",)}, ledgers)) == ["a"]
    assert list(given_up({"a": ("b",)}, ledgers)) == []


def test_a_move_shows_in_the_chain() -> None:
    ledger = public("a")
    _, line = append(ledger, after_moving(ledger, "b", DAY))
    text = append(Ledger("a"), ledger.events)[1] + line
    assert read_ledger("a", text).moved_to == "b"
    assert after_moving(read_ledger("a", text), "b", DAY) == ()
    with pytest.raises(Exception, match="line 2"):
        read_ledger("a", text.replace('"to": "b"', '"to": "c"'))
