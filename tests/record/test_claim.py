"""A release is claimed before it is deployed and counts from the day on which it was seen."""

from datetime import date, timedelta

import pytest

from publisher.errors import LedgerError
from publisher.record.additions import after_publishing, after_reporting
from publisher.record.claim import Claim, claim_file, claims_of, confirmed, read_claims
from publisher.record.ledger import Event, EventKind, Ledger, append

DAY = date(2026, 11, 22)
LATER = DAY + timedelta(3)
NEW = after_publishing(Ledger("a"), ("reviews/a/index.html",), "1", DAY)
CLAIMS = (Claim("a", "", NEW),)


def test_what_adds_nothing_is_not_claimed() -> None:
    assert claims_of([(Ledger("a"), NEW), (Ledger("b"), ())]) == CLAIMS


def test_a_claim_is_read_as_it_was_written() -> None:
    assert read_claims(claim_file(CLAIMS)) == CLAIMS
    assert read_claims(claim_file(())) == ()
    on_windows = claim_file(CLAIMS).replace(b"\n", b"\r\n")
    assert read_claims(on_windows) == CLAIMS, "git may end its lines so"


def test_a_claim_counts_from_the_day_on_which_it_could_be_seen() -> None:
    ((ledger, events),) = confirmed(CLAIMS, {}, LATER)
    after, _ = append(ledger, events)
    assert (after.published, sorted(after.paths)) == (LATER, ["reviews/a/index.html"])
    assert [event.kind for event in after.events] == [EventKind.PUBLISHED]


def test_what_a_broken_off_confirmation_has_added_is_not_added_again() -> None:
    once, _ = append(Ledger("a"), NEW)
    claims = (*CLAIMS, Claim("b", "", NEW))
    assert [ledger.slug for ledger, _ in confirmed(claims, {"a": once}, LATER)] == ["b"]


def test_a_claim_of_the_past_is_not_confirmed() -> None:
    gone_on, _ = append(Ledger("a"), (*NEW, Event(EventKind.WITHDRAWN, LATER, reason="x")))
    with pytest.raises(LedgerError, match=r"a\.jsonl has gone on"):
        list(confirmed(CLAIMS, {"a": gone_on}, LATER))


def test_a_claim_stands_although_an_earlier_release_was_reported_in_between() -> None:
    public, _ = append(Ledger("a"), NEW)
    claim = Claim("a", public.head, after_publishing(public, (), "2", DAY))
    told, _ = append(public, after_reporting(public, "home-office", DAY))
    twice, _ = append(told, after_reporting(told, "commissioner", DAY))
    ((ledger, events),) = confirmed((claim,), {"a": twice}, LATER)
    after, _ = append(ledger, events)
    assert [event.kind for event in after.events[-3:]] == ["reported", "reported", "changed"]
    gone, _ = append(twice, (Event(EventKind.WITHDRAWN, LATER, reason="x"),))
    with pytest.raises(LedgerError, match=r"a\.jsonl has gone on"):
        list(confirmed((claim,), {"a": gone}, LATER))


FAULTS = {
    "no JSON": b"{",
    "another shape": b"[]",
    "an edited path": claim_file(CLAIMS).replace(b'"reviews/a/index.html"', b"7"),
    "an unknown event": claim_file(CLAIMS).replace(b"published", b"forgotten"),
    "an unknown key": claim_file(CLAIMS).replace(b'"reason"', b'"season"'),
    "another spacing": claim_file(CLAIMS) + b"\n",
}


@pytest.mark.parametrize("data", FAULTS.values(), ids=list(FAULTS))
def test_a_claim_that_the_publisher_did_not_write_is_refused(data: bytes) -> None:
    with pytest.raises(LedgerError, match=r"claimed\.json"):
        read_claims(data)
