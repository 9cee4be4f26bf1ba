"""Every state of a review, and what the public may see of it."""

from datetime import date
from typing import Any

import pytest

from publisher.checks.states import Decision, Standing, decide, public_documents
from tests.building import settings

TODAY = date(2026, 11, 22)
CASES: dict[str, tuple[dict[str, Any], bool, Decision]] = {
    "ready": ({}, False, Decision(Standing.PUBLISHED)),
    "ready with a finding": ({}, True, Decision(Standing.HELD_BACK)),
    "draft": ({"status": "draft"}, False, Decision(Standing.DRAFT)),
    "withheld": ({"status": "withheld", "reason": "x"}, False, Decision(Standing.WITHHELD)),
    "embargoed": ({"publish": {"from": "2026-11-23"}}, False, Decision(Standing.EMBARGOED)),
    "on the day": ({"publish": {"from": "2026-11-22"}}, False, Decision(Standing.PUBLISHED)),
    "last day": ({"publish": {"until": "2026-11-22"}}, False, Decision(Standing.PUBLISHED)),
    "retention over": (
        {"publish": {"until": "2026-11-21"}},
        False,
        Decision(Standing.WITHDRAWN, "retention period over"),
    ),
    "retention over, with a finding": (
        {"publish": {"until": "2026-11-21"}},
        True,
        Decision(Standing.WITHDRAWN, "retention period over"),
    ),
    "withdrawn, with a finding": (
        {"status": "withdrawn", "reason": "safety of a person"},
        True,
        Decision(Standing.WITHDRAWN, "safety of a person"),
    ),
}


@pytest.mark.parametrize(("changes", "stopped", "expected"), CASES.values(), ids=list(CASES))
def test_the_state_is_decided(changes: dict[str, Any], stopped: bool, expected: Decision) -> None:
    assert decide(settings(changes), stopped, TODAY) == expected


def test_a_review_without_settings_is_held_back() -> None:
    assert decide(None, False, TODAY) == Decision(Standing.HELD_BACK)


def test_every_standing_is_reached_by_a_case() -> None:
    assert {decision.standing for *_, decision in CASES.values()} == set(Standing)


def test_the_public_sees_the_letter_and_what_it_clears() -> None:
    present = ["executive-summary", "recommendations", "letter", "overview-report"]
    assert public_documents(settings(), present) == tuple(present[:3])
