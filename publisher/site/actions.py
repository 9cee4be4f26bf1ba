"""The actions of every review: each row of each action plan, and where it stands today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from publisher.model import Role
from publisher.site import addresses
from publisher.site.plan import ANCHOR, PlanRow
from publisher.site.progress import Progress, standing
from publisher.site.publication import Entry


@dataclass(frozen=True, slots=True)
class Action:
    """One row of a plan. `due` is the last day that its target date can mean."""

    entry: Entry
    row: PlanRow
    progress: Progress
    due: date | None

    @property
    def address(self) -> str:
        """The row on the page of its plan."""
        page = addresses.document_page(self.entry.slug, Role.RECOMMENDATIONS)
        anchor = self.row.get(ANCHOR)
        return f"{page}#{anchor}" if anchor else page

    def words(self, name: str) -> str:
        """The words of one column; "" if the plan has none."""
        return self.row.get(name, "")


def actions_of(entries: Iterable[Entry], today: date) -> tuple[Action, ...]:
    """Every action, in the order of the reviews and of their plans."""
    return tuple(
        Action(entry, row, found.progress, found.due)
        for entry in entries
        for row in entry.recommendations
        for found in [standing(row, today)]
    )
