"""How far a recommendation has come, worked out from the words of its action plan.

What the plan says counts, nothing else: a date that has passed without a word that the action
was completed is overdue. Where a date can be read in two ways, the later one counts, and of
several the last, so that nobody is called late too early. Where the words may say that it was
done or that it was not, it is neither done nor overdue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from publisher.site.days import last_day
from publisher.site.done import (
    answered,
    has_begun,
    has_no_end,
    is_bare,
    is_colour,
    is_day,
    is_done,
    opens_done,
    says_done,
    says_when,
)


class Progress(StrEnum):
    """How far a recommendation has come, in the order in which readers are shown them."""

    OVERDUE = "overdue"
    IN_PROGRESS = "in progress"
    NO_DATE = "no date given"  # or one that has passed, beside words that may mean either
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a recommendation stands, and the last day that its target date can mean."""

    progress: Progress
    due: date | None


def standing(row: Mapping[str, str], today: date) -> Standing:
    """Where the row of a plan stands on that day; its columns as `recommendations.FIELDS`."""
    due = last_day(row.get("target_date", ""))
    completed = _is_completed(row, today)
    if completed:
        return Standing(Progress.COMPLETED, due)
    if due and due < today:
        unclear = completed is None or has_no_end(row["target_date"])
        return Standing(Progress.NO_DATE if unclear else Progress.OVERDUE, due)
    words = (row.get(name, "") for name in ("target_date", "completed"))
    begun = due or any(map(has_begun, words))
    return Standing(Progress.IN_PROGRESS if begun else Progress.NO_DATE, due)


def tells_either_day(row: Mapping[str, str]) -> bool:
    """Whether its target may be the day of completion: one column of the plan is for both."""
    both = _for_both(row.get("target_date", ""), row.get("milestones", ""))
    return any(is_day(answered(words)) for words in both)


def _for_both(target: str, milestones: str) -> list[str]:
    """What stands among the targets and the milestones, since it may be either."""
    steps = milestones.split("; ")
    return [words for words in target.split("; ") if words in steps]


def _is_completed(row: Mapping[str, str], today: date) -> bool | None:
    """Whether the plan says so, in its column for that or where it would say only that.

    None if its words may say either.
    """
    names = ("completed", "milestones", "outcome", "target_date")
    said, milestones, outcome, target = (answered(row.get(name, "")) for name in names)
    told = is_done(said, today)
    if told or (told is None and not is_colour(said)):
        return told
    if is_bare(milestones):
        return is_done(milestones, today)
    both = _for_both(target, milestones)
    if any(map(is_day, both)):
        return None
    if target in both and is_done(target, today):
        return True
    # The form of the Home Office has one column for the day of completion and the outcome.
    if opens_done(outcome) or is_day(outcome):
        reached = is_done(outcome, today)
        return None if reached and said else reached
    # It may be one milestone that was completed, or a status behind them; "in place March 2023"
    # as a target says what was done, or what is to be.
    step = opens_done(milestones) or any(map(is_bare, milestones.split("; ")))
    perhaps = step or says_when(outcome, today) or is_bare(target) or says_done(target)
    return None if told is None or (perhaps and not said) else False
