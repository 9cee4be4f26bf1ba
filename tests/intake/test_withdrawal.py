"""No slip in review.yml holds up a withdrawal that it tells of."""

from datetime import date

import pytest

from publisher.checks.states import Case, Decision, Past, Standing, decide
from publisher.config import WithdrawalReason
from publisher.intake.folder import Folder, read_settled, read_submission
from publisher.intake.withdrawal import withdrawal_in
from tests.folders import REVIEW

SAFETY = "safety of a person"
OLD = REVIEW.replace("status: ready\n", "")
LINES = f"status: withdrawn\nreason: {SAFETY}\n"
GONE = "no_longer_public:\n  - document: tribute\n    reason: under correction\n"
SLIPS: dict[str, tuple[str | bytes, str]] = {
    "the old line left": (REVIEW + LINES, SAFETY),
    "the reason in other words": (OLD + LINES.replace(SAFETY, "Somebody is in danger"), "other"),
    "a capital and a full stop": (OLD + LINES.replace(SAFETY, "Safety of a person."), SAFETY),
    "the reason forgotten": (OLD + GONE + "status: withdrawn\n", "other"),
    "a slip elsewhere": (OLD.replace("2022-09-08", "2022-9-8") + LINES, SAFETY),
    "a key of old": (OLD + LINES + "keywords: [x]\n", SAFETY),
    "below a list between brackets": ("{pseudonym: Rowan,\n" + LINES, SAFETY),
    "between brackets": ("{pseudonym: Rowan, status: withdrawn, x: y}", "other"),
    "in quotation marks, without a space": (OLD + "status:'Withdrawn'\n", "other"),
    "indented": (OLD + "".join(f"   {line}\n" for line in LINES.splitlines()), SAFETY),
    "saved as ANSI": ((OLD + "notice: Zo\xeb\n" + LINES).encode("cp1252"), SAFETY),
    "saved as UTF-16": ((OLD + LINES).encode("utf-16"), SAFETY),
}


@pytest.mark.parametrize(("text", "reason"), SLIPS.values(), ids=list(SLIPS))
def test_a_withdrawal_counts_whatever_else_is_wrong_with_its_file(
    text: str | bytes, reason: str
) -> None:
    data = text.encode() if isinstance(text, str) else text
    folder = Folder("ashgrove-2019-a", {"review.yml": data})
    for submission in (read_submission(folder), read_settled(folder)):
        assert submission.settings is None, "the slip is told"
        past = Past(date(2026, 6, 1), public=True)
        case = Case(None, True, date(2026, 6, 20), past, withdraws=submission.withdraws)
        assert decide(case) == Decision(Standing.WITHDRAWN, reason)


@pytest.mark.parametrize(
    "text", [REVIEW, "# status: withdrawn\n", "status: withheld\n", "status: ready # withdrawn\n"]
)
def test_what_tells_of_no_withdrawal_withdraws_nothing(text: str) -> None:
    assert withdrawal_in(text.encode()) is None


def test_every_fixed_reason_is_known_again() -> None:
    for reason in WithdrawalReason:
        assert withdrawal_in(f"reason: {reason}\nstatus: withdrawn\n".encode()) is reason
