"""How far a review is on its way to the public, step by step, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from publisher.findings import Finding


class Progress(StrEnum):
    """How far a step is."""

    DONE = "done"
    TO_DO = "to do"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way: how far it is, and what was found there.

    `says` goes on after the progress: for whom or until when, by whom, on which day; with a mark
    of its own at its start where it needs one.
    `remedy` is one sentence, empty where there is nothing to do; `handbook` a page of the
    handbook with its section ("first-review.md#4-check").
    """

    name: str
    progress: Progress
    handbook: str
    says: str = ""
    remedy: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def told(self) -> str:
        """How far it is, in words: "waiting for the Home Office"."""
        between = "" if not self.says or self.says[0] in ",;:" else " "
        return f"{self.progress}{between}{self.says}"

    @property
    def is_advice(self) -> bool:
        """Whether nothing but advice was found there, which holds nothing back."""
        return bool(self.findings) and not any(finding.stops for finding in self.findings)


def next_step(steps: Sequence[Step]) -> Step | None:
    """The step to take now: the first to do, one that has only advice after all others."""
    to_do = [step for step in steps if step.progress is Progress.TO_DO]
    return min(to_do, key=lambda step: step.is_advice, default=None)
