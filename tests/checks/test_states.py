"""Every state of a review, what may follow it, and what the public may see of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from publisher.checks.states import (
    PUBLIC,
    TABLE,
    Case,
    Decision,
    Past,
    Standing,
    decide,
    public_documents,
    public_until,
)
from publisher.config import PublishWindow, ReviewSettings, Status, WithdrawalReason
from tests.building import settings
from tests.states_page import PAGE, states_page

TODAY = date(2026, 11, 22)
RELEASED = Past(date(2025, 1, 31), public=True)


def case(changes: dict[str, Any] | None = None, **values: Any) -> Case:
    return Case(settings(changes), **{"stopped": False, "today": TODAY, **values})


OVER = Decision(Standing.WITHDRAWN, "retention period over")
CASES: dict[str, tuple[Case, Decision]] = {
    "draft": (case({"status": "draft"}), Decision(Standing.DRAFT)),
    "draft without a letter": (
        case({"status": "draft", "letter": None}),
        Decision(Standing.DRAFT),
    ),
    "no letter yet": (case({"status": "waiting", "letter": None}), Decision(Standing.WAITING)),
    "withheld": (case({"status": "withheld", "reason": "x"}), Decision(Standing.WITHHELD)),
    "ready": (case(), Decision(Standing.READY)),
    "with a finding": (case(stopped=True), Decision(Standing.HELD_BACK)),
    "public, with a finding": (case(stopped=True, past=RELEASED), Decision(Standing.HELD_BACK)),
    "without settings": (Case(None, False, TODAY), Decision(Standing.HELD_BACK)),
    "embargoed": (case({"publish": {"from": "2026-11-23"}}), Decision(Standing.EMBARGOED)),
    "on its day": (case({"publish": {"from": "2026-11-22"}}), Decision(Standing.READY)),
    "public": (case(past=RELEASED), Decision(Standing.PUBLISHED)),
    "public, one document not cleared": (
        case(past=RELEASED, whole=False),
        Decision(Standing.PARTLY),
    ),
    "public with other words": (
        case(past=replace(RELEASED, changed=True)),
        Decision(Standing.CHANGED),
    ),
    "public, another in its place": (
        case(past=RELEASED, whole=False, superseded=True),
        Decision(Standing.SUPERSEDED),
    ),
    "the day before the last": (
        case({"publish": {"until": "2026-11-23"}}, past=RELEASED),
        Decision(Standing.PUBLISHED),
    ),
    "on the day of until": (case({"publish": {"until": "2026-11-22"}}, past=RELEASED), OVER),
    "that day, with a finding": (case({"publish": {"until": "2026-11-22"}}, stopped=True), OVER),
    "the months over": (
        case({"publish": {"months": 13}}, past=RELEASED, today=date(2026, 2, 28)),
        OVER,
    ),
    "the months not over": (
        case({"publish": {"months": 13}}, past=RELEASED, today=date(2026, 2, 27)),
        Decision(Standing.PUBLISHED),
    ),
    "months, never public": (case({"publish": {"months": 1}}), Decision(Standing.READY)),
    "withdrawn in a file that cannot be read": (
        Case(None, True, TODAY, RELEASED, withdraws=WithdrawalReason.SAFETY),
        Decision(Standing.WITHDRAWN, "safety of a person"),
    ),
    "ready in a file that can be read, and withdrawn in a text there": (
        case(past=RELEASED, withdraws=WithdrawalReason.SAFETY),
        Decision(Standing.PUBLISHED),
    ),
    "withdrawn, with a finding": (
        case({"status": "withdrawn", "reason": "safety of a person"}, stopped=True),
        Decision(Standing.WITHDRAWN, "safety of a person"),
    ),
}


@pytest.mark.parametrize(("what", "expected"), CASES.values(), ids=list(CASES))
def test_the_state_is_decided(what: Case, expected: Decision) -> None:
    assert decide(what) == expected


def test_every_standing_has_a_row_and_a_case() -> None:
    assert {decision.standing for _, decision in CASES.values()} == set(Standing)
    assert sorted(state.standing for state in TABLE) == sorted(Standing)


@pytest.mark.parametrize(
    ("published", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (None, 12, None),
    ],
)
def test_months_end_on_a_day_of_the_calendar(
    published: date | None, months: int, end: date | None
) -> None:
    assert public_until(PublishWindow(months=months), published) == end


# -- what may follow, walked through --

WINDOW = {"from": "2026-12-01", "until": "2027-12-01"}
DAYS = (TODAY, date(2026, 12, 2), date(2027, 12, 2))


def with_status(status: Status) -> ReviewSettings:
    reason = {"reason": "other"} if status in (Status.WITHHELD, Status.WITHDRAWN) else {}
    return settings({"status": status, "publish": WINDOW, **reason})


def built(now: Case) -> Case:
    """The case after a build, whose words are other ones if the review was public before."""
    standing = decide(now).standing
    if standing.goes_public:
        past = Past(now.past.published or now.today, public=True, changed=now.past.public)
        return replace(now, past=past)
    if standing is Standing.WITHDRAWN:
        return replace(now, past=replace(now.past, public=False))
    return now


def steps(now: Case) -> Iterator[Case]:
    """What can happen next, one thing at a time.

    Left out: what would break a weblink, which is refused (W101), and the end of a review that
    never was public.
    """
    for status in Status:
        usual = now.past.published if status is Status.WITHDRAWN else not now.past.public
        if usual or status is Status.READY:
            yield replace(now, settings=with_status(status))
    yield replace(now, stopped=not now.stopped)
    for day in DAYS if now.past.published else DAYS[:2]:
        if day > now.today:
            yield replace(now, today=day)
    yield built(now)
    if now.past.public:
        yield replace(now, whole=not now.whole)
        yield replace(now, superseded=not now.superseded)


def test_what_may_follow_a_state_is_what_can_happen() -> None:
    seen = {(start := Case(with_status(Status.DRAFT), False, TODAY))}
    seen.add(replace(start, whole=False))
    left, found = list(seen), set()
    while left:
        now = left.pop()
        for after in steps(now):
            found.add((decide(now).standing, decide(after).standing))
            if after not in seen:
                seen.add(after)
                left.append(after)
    told = {(state.standing, then) for state in TABLE for then in state.then}
    assert {pair for pair in found if pair[0] is not pair[1]} == told


def test_what_is_public_never_becomes_a_draft() -> None:
    for state in TABLE:
        if state.standing in PUBLIC:
            assert {*state.then} <= {*PUBLIC, Standing.HELD_BACK, Standing.WITHDRAWN}


def test_the_page_for_developers_is_made_from_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == states_page(), "run: make states"


def test_the_public_sees_the_letter_and_what_it_clears() -> None:
    present = ["executive-summary", "recommendations", "letter", "overview-report"]
    assert public_documents(settings(), present) == tuple(present[:3])
