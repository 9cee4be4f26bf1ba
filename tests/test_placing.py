"""Where a review may stand that must come down; any history: tests/test_every_address.py."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from publisher.assembly import make_plan
from publisher.checked import Checked
from publisher.checking import check_one
from publisher.config import WithdrawalReason
from publisher.placing import stands_elsewhere, with_moves_checked
from publisher.record.additions import after_moving, after_withdrawing
from publisher.record.ledger import Event, EventKind, Ledger, append
from publisher.redaction.approval import Demands
from publisher.redaction.identifiers import Ours
from tests.building import submission

DAY = date(2026, 12, 1)
PUBLISHED = Event(EventKind.PUBLISHED, DAY, ("p",), "1")
PUBLIC = append(Ledger("a"), [PUBLISHED])[0]
CLAIMED = Ledger("a", claimed=(PUBLISHED,))
MOVED = append(PUBLIC, after_moving(PUBLIC, "b", DAY))[0]
GONE = append(PUBLIC, after_withdrawing(PUBLIC, "other", DAY))[0]
KEPT, WITHDRAWN = "ready", "withdrawn"


def at(slug: str, status: str, *before: str, why: str = "other") -> Checked:
    reason = {"reason": why} if status == WITHDRAWN else {}
    mine = submission({"status": status, "moved_from": [*before], **reason})
    return check_one(replace(mine, slug=slug), DAY, Demands(), Ours())


CASES: dict[str, tuple[list[Checked], list[Ledger], bool]] = {
    "renamed, and nobody says so": ([at("b", WITHDRAWN)], [PUBLIC], True),
    "claimed alone, and renamed": ([at("b", WITHDRAWN)], [CLAIMED], True),
    "renamed, with a slip in where it was": ([at("b", WITHDRAWN, "x")], [PUBLIC], True),
    "renamed back, and nobody says so": (
        [at("a", WITHDRAWN)],
        [MOVED, replace(PUBLIC, slug="b")],
        True,
    ),
    "renamed, and it says so": ([at("b", WITHDRAWN, "a")], [PUBLIC], False),
    "never renamed": ([at("a", WITHDRAWN)], [PUBLIC], False),
    "on record as withdrawn, and another folder gone": (
        [at("a", WITHDRAWN)],
        [GONE, replace(PUBLIC, slug="b")],
        False,
    ),
    "never public": ([at("b", WITHDRAWN), at("a", KEPT)], [PUBLIC], False),
    "never public, and another one moves": (
        [at("c", WITHDRAWN), at("b", KEPT, "a")],
        [PUBLIC],
        False,
    ),
    "nothing to take down": ([at("b", KEPT)], [PUBLIC], False),
}


@pytest.mark.parametrize(("reviews", "record", "expected"), CASES.values(), ids=list(CASES))
def test_what_must_come_down_may_stand_where_no_folder_is(
    reviews: list[Checked], record: list[Ledger], expected: bool
) -> None:
    ledgers = {ledger.slug: ledger for ledger in record}
    assert stands_elsewhere(with_moves_checked(reviews, ledgers), ledgers) is expected


SAFETY, CORRECTION = "safety of a person", "under correction"
UNREAD = replace(submission(), slug="a", settings=None, withdraws=WithdrawalReason.OTHER)
GIVEN: dict[str, tuple[list[Checked], str]] = {
    "another": ([at("a", WITHDRAWN, why=SAFETY)], SAFETY),
    "another, where it was before": ([at("b", WITHDRAWN, "a", why=SAFETY)], SAFETY),
    "one beyond reading": ([check_one(UNREAD, DAY, Demands(), Ours())], CORRECTION),
    "none, it is to come back": ([at("a", KEPT)], CORRECTION),
    "none, its folder is archived": ([], CORRECTION),
}


@pytest.mark.parametrize(("reviews", "reason"), GIVEN.values(), ids=list(GIVEN))
def test_a_notice_gives_the_last_reason_and_the_first_day(
    reviews: list[Checked], reason: str
) -> None:
    gone, _ = append(PUBLIC, after_withdrawing(PUBLIC, CORRECTION, DAY))
    later = DAY + timedelta(30)
    (stone,) = make_plan(reviews, {"a": gone}, later).tombstones
    assert (stone.slug, stone.withdrawn, stone.reason) == ("a", DAY, reason)
    gone, _ = append(gone, after_withdrawing(gone, reason, later))
    assert make_plan([], {"a": gone}, later).tombstones == (stone,), "the record knows it"
