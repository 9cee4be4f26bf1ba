"""What becomes of a review in this build: the one place where that is decided."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from publisher.config import ReviewSettings, Status, WithdrawalReason


class Standing(StrEnum):
    """Where a review stands on a given day."""

    DRAFT = "draft"
    EMBARGOED = "waiting for its date"
    WITHHELD = "withheld"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    HELD_BACK = "held back"
    """Something stops it. If it was public, its last released pages stay."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the review stands, and the public reason if it is withdrawn."""

    standing: Standing
    reason: str = ""


def decide(settings: ReviewSettings | None, stopped: bool, today: date) -> Decision:
    """Decide what becomes of a review; `stopped` says that a finding holds it back.

    A withdrawal is never stopped, by its own findings or another review's.
    """
    if settings is None:
        return Decision(Standing.HELD_BACK)
    if settings.status is Status.WITHDRAWN:
        return Decision(Standing.WITHDRAWN, settings.reason or WithdrawalReason.OTHER)
    window = settings.publish
    if settings.status is Status.READY and window.until and window.until < today:
        return Decision(Standing.WITHDRAWN, WithdrawalReason.RETENTION)
    if settings.status is Status.DRAFT:
        return Decision(Standing.DRAFT)
    if settings.status is Status.WITHHELD:
        return Decision(Standing.WITHHELD)
    if stopped:
        return Decision(Standing.HELD_BACK)
    if window.from_ and window.from_ > today:
        return Decision(Standing.EMBARGOED)
    return Decision(Standing.PUBLISHED)


def public_documents(settings: ReviewSettings, present: list[str]) -> tuple[str, ...]:
    """The documents that the public may see: the letter, and of the rest what it clears."""
    return tuple(name for name in present if name == "letter" or name in settings.letter.cleared)
