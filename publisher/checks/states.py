"""Every state that a review can be in, in one table: the one place where that is decided.

The first row that holds is the state. The table and the diagram in
`docs/developers/states.md` are made from it (`make states`).
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from publisher.config import PublishWindow, ReviewSettings, Status, WithdrawalReason


class Standing(StrEnum):
    """The state of a review on a given day, by the name that officers read."""

    DRAFT = "draft"
    WAITING = "waiting for the Home Office"
    HELD_BACK = "held back"
    """Something stops it. If it was public, its last released pages stay."""
    READY = "ready"
    EMBARGOED = "embargoed"
    PARTLY = "partly published"
    PUBLISHED = "published"
    CHANGED = "changed"
    SUPERSEDED = "superseded"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"

    @property
    def goes_public(self) -> bool:
        """Whether a build publishes it anew."""
        return self in PUBLIC or self is Standing.READY


PUBLIC = (Standing.PARTLY, Standing.PUBLISHED, Standing.CHANGED, Standing.SUPERSEDED)
"""Public, and in order."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the record tells of a review.

    `published` is the day on which it first was public, `public` whether it is so now, and
    `changed` whether its words became others since. `reported` tells to whom it was reported
    as it is now, and when.
    """

    published: date | None = None
    public: bool = False
    changed: bool = False
    reported: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """All that the state of a review depends on.

    `stopped` says that a finding holds it back, `whole` that every document which is there is
    cleared, `superseded` that a review which replaces it is public. `withdraws` is the reason of
    a withdrawal by the lines of a review.yml; it counts where that cannot be read as a whole.
    """

    settings: ReviewSettings | None
    stopped: bool
    today: date
    past: Past = Past()
    whole: bool = True
    superseded: bool = False
    withdraws: WithdrawalReason | None = None

    def says(self, status: Status) -> bool:
        """Whether review.yml can be read and has this `status:`."""
        return self.settings is not None and self.settings.status is status

    @property
    def is_withdrawn(self) -> bool:
        """Whether somebody says that it must come down, even if all else cannot be read."""
        unread = self.settings is None and self.withdraws is not None
        return unread or self.says(Status.WITHDRAWN)

    @property
    def is_over(self) -> bool:
        """Whether its time in public is over."""
        if self.settings is None or self.settings.status is not Status.READY:
            return False
        end = public_until(self.settings.publish, self.past.published)
        return end is not None and end <= self.today

    @property
    def is_early(self) -> bool:
        """Whether the day from which it may be public is still to come."""
        start = self.settings.publish.from_ if self.settings else None
        return start is not None and start > self.today


@dataclass(frozen=True, slots=True)
class State:
    """One row of the table: when a review is in this state, and what that means.

    `when`, `public` (what the public sees) and `acts` (who acts next, and how) are words for
    the documentation; `then` are the states that may follow.
    """

    standing: Standing
    holds: Callable[[Case], bool]
    when: str
    public: str
    acts: str
    then: tuple[Standing, ...]


S = Standing
_HIDDEN = (S.DRAFT, S.WAITING, S.WITHHELD)
_NEXT = (S.HELD_BACK, S.EMBARGOED, S.READY)
_END = (S.HELD_BACK, S.WITHDRAWN)
TABLE: tuple[State, ...] = (
    State(
        S.WITHDRAWN,
        lambda case: case.is_withdrawn or case.is_over,
        "`status: withdrawn`, even if the rest of `review.yml` cannot be read; or the day of "
        "`until:` or the end of `months:` has come",
        "at each address a notice: withdrawn, when and why; its line in the record stays",
        "nobody; to publish it again, the web officer: `status: ready`, no `until:` or `months:` "
        "that is over, and a new approval",
        (S.DRAFT, S.WAITING, S.WITHHELD, S.HELD_BACK, S.READY, *PUBLIC),
    ),
    State(
        S.DRAFT,
        lambda case: case.says(Status.DRAFT),
        "`status: draft`",
        "nothing",
        "the web officer: get it ready",
        (S.WAITING, S.WITHHELD, S.WITHDRAWN, *_NEXT),
    ),
    State(
        S.WAITING,
        lambda case: case.says(Status.WAITING),
        "`status: waiting`: the letter has not come, or clears nothing yet",
        "nothing",
        "the Home Office: write the letter",
        (S.DRAFT, S.WITHHELD, S.WITHDRAWN, *_NEXT),
    ),
    State(
        S.WITHHELD,
        lambda case: case.says(Status.WITHHELD),
        "`status: withheld`, with a private reason",
        "nothing, not even that it exists",
        "the partnership: decide again",
        (S.DRAFT, S.WAITING, S.WITHDRAWN, *_NEXT),
    ),
    State(
        S.HELD_BACK,
        lambda case: case.settings is None or case.stopped,
        "a finding stops it, a missing approval too, or `review.yml` cannot be read",
        "nothing; if it was public, the pages of the last release",
        "whoever the finding names: put it right, or approve",
        (*_HIDDEN, S.EMBARGOED, S.READY, *PUBLIC, S.WITHDRAWN),
    ),
    State(
        S.EMBARGOED,
        lambda case: case.is_early,
        "ready, and the day of `from:` is still to come",
        "nothing, not even that it exists",
        "nobody: it waits for its day",
        (*_HIDDEN, S.HELD_BACK, S.READY),
    ),
    State(
        S.READY,
        lambda case: not case.past.public,
        "`status: ready`, nothing stops it, and it is not public",
        "nothing before the next build, which publishes it",
        "the web officer: build and publish",
        (*_HIDDEN, S.HELD_BACK, S.PARTLY, S.PUBLISHED, S.SUPERSEDED, S.WITHDRAWN),
    ),
    State(
        S.SUPERSEDED,
        lambda case: case.superseded,
        "public, and the review that `superseded_by:` names is public too",
        "its documents, and on top a notice that leads to the review in its place",
        "nobody",
        (S.PARTLY, S.PUBLISHED, S.CHANGED, *_END),
    ),
    State(
        S.PARTLY,
        lambda case: not case.whole,
        "public, and the letter does not clear every document of its folder",
        "the documents that the letter clears; of the others nothing",
        "nobody, unless the Home Office clears more",
        (S.PUBLISHED, S.CHANGED, S.SUPERSEDED, *_END),
    ),
    State(
        S.CHANGED,
        lambda case: case.past.changed,
        "public as a whole, with other words than on its first day",
        "its documents as they are now, and the day of the last change",
        "nobody",
        (S.PARTLY, S.SUPERSEDED, *_END),
    ),
    State(
        S.PUBLISHED,
        lambda _: True,
        "public as a whole, in the words of its first day",
        "its documents",
        "nobody",
        (S.PARTLY, S.CHANGED, S.SUPERSEDED, *_END),
    ),
)
"""By precedence: the first row that holds. The last always does."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the review stands, and the public reason if it is withdrawn."""

    standing: Standing
    reason: str = ""


def decide(case: Case) -> Decision:
    """Decide what becomes of a review.

    A withdrawal is never stopped, by its own findings or another review's.
    """
    standing = next(state.standing for state in TABLE if state.holds(case))
    if standing is not Standing.WITHDRAWN:
        return Decision(standing)
    if not case.is_withdrawn:
        return Decision(standing, WithdrawalReason.RETENTION)
    told = case.settings.reason if case.settings else case.withdraws
    return Decision(standing, told or WithdrawalReason.OTHER)


def state_of(standing: Standing) -> State:
    """The row of the table."""
    return next(state for state in TABLE if state.standing is standing)


def public_until(window: PublishWindow, published: date | None) -> date | None:
    """The day on which a build withdraws the review; None if there is none, or none yet.

    Months count from the first publication. Where the month has no such day, its last counts.
    """
    if window.until or not (window.months and published):
        return window.until
    years, month = divmod(published.month - 1 + window.months, 12)
    year, month = published.year + years, month + 1
    return date(year, month, min(published.day, monthrange(year, month)[1]))


def public_documents(settings: ReviewSettings, present: Sequence[str]) -> tuple[str, ...]:
    """The documents that the public may see: the letter, and of the rest what it clears."""
    gone = {one.document for one in settings.no_longer_public}
    cleared = {*(settings.letter.cleared if settings.letter else ())} - gone
    return tuple(name for name in present if name == "letter" or name in cleared)
