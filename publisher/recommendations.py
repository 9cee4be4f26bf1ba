"""Recommendations as data, found in the tables of an action plan.

Home Office action plan template, 2016 guidance: recommendation, scope, action to take, lead
agency, key milestones, target date, completion date and outcome. Partnerships vary the words
of the columns, so they are matched forgivingly; a table without a column for the
recommendation is not an action plan.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic

from publisher.model import (
    Block,
    Cell,
    Document,
    T,
    Table,
    plain_text,
    said_text,
)

_DONE = r"(?:complet|\bclosed\b|cwblh)"
_TIME = r"time ?(?:scale|frame|line|table)"
_PLANNED = (
    rf"(?=.*{_DONE})(?!(?:date )?completed\b)(?=.*(?:target|deadline|{_TIME}|"
    r"\bdue\b|by when|when (?:will|should|must)\b|planned|expected|anticipated|proposed|"
    r"estimated|scheduled|intended|(?:to|must|should) be (?:complet|closed)|"
    r"(?:date|time) (?:for|to) complet|complet(?:e|ion) by\b|targed|disgwyl|arfaeth|"
    r"(?:revised|amended|extended|new|agreed|original|initial|forecast|projected|provisional) "
    r"(?:date (?:for|of) )?completion))"
)
"""Looks ahead at a heading that speaks of completion as what is still to come."""
_NO_DAY = (
    r".*(?:\bwhom?\b|responsib)|(?:what|(?:key )?(?:actions?|milestones|steps))\b"
    r"(?!.*\b(?:by|when|date)\b).*\bto (?:be|complete)\b"
)
"""Looks ahead at a heading that speaks of completion, and asks for a name or for the action."""

FIELDS: Mapping[str, str] = {
    # the first that is found in a column's heading wins, in this order
    "number": r"^(no|nr|num|number|ref|reference|rec no|recommendation (no|number|ref)|rhif|#|)$",
    "theme": r"^(?!.*(recommendation|argymhell)).*\b(theme|thema)\b",
    "scope": r"\bscope\b|\blevel\b|local.*(regional|national)|\bcwmpas\b|\blefel\b",
    "outcome": r"outcome|impact|how will (we|you) know|success|measure|difference|canlyniad",
    "completed": rf"^(?!{_NO_DAY}|{_PLANNED}).*{_DONE}|^(done|finished)$|"
    r"date (it was |action was )?(achieved|done|finished)|(achieved|done|finished) on|^actioned$|"
    r"^(?!.*(?:target|\bdue\b|deadline)).*"
    r"date (it was |action was )?(actioned|delivered|implemented|signed off)",
    "review_date": r"review(ed)? (date|on|by)|date (of|for) review|\breview$|"
    r"look (at (it|this) )?again|\badolygu$",
    "target_date": rf"target|due|deadline|timescale|^{_TIME}s?$|by when|done by|when\b|targed|"
    rf"^(?!{_NO_DAY}){_PLANNED}",
    "milestones": r"milestone|progress|evidence|update|status|\bb?rag\b|milltir|cynnydd",
    "lead": r"\blead\b|owner|responsib|by whom|\bwho\b|agency|arwein",
    "action": r"action|(going|need|have) to do\b|(will|should) we do\b|"
    r"to be (done|completed)$|gweithred",
    "recommendation": r"recommendation|learning|argymhell",
}
"""Our name for each column, and what its heading looks like (lower case, spaces folded).

In English or in Welsh.
"""


@dataclass(frozen=True, slots=True)
class Recommendation(Generic[T]):
    """One row of an action plan; `cells` holds the columns that the plan has, by our name.

    `further` are those of other columns of the same kind: a second target date.
    """

    cells: Mapping[str, Cell[T]]
    further: Mapping[str, Sequence[Cell[T]]] = field(default_factory=dict)

    def words(self, name: str) -> str:
        """The words of one field on one line; "" if the plan has no such column.

        What is struck out is not said any more. A row all struck out is still known by it.
        """
        cell = self.cells.get(name)
        if cell is None:
            return ""
        cells = (cell, *self.further.get(name, ()))
        said = [" ".join(said_text(one.blocks).split()) for one in cells]
        if not any(said) and name in (*_SAME, "action"):
            said = [" ".join(plain_text(one.blocks).split()) for one in cells]
        return "; ".join(filter(None, said))


def field_of(heading: str) -> str | None:
    """Our name for a column with that heading, or None if we know none.

    A narrow column breaks words ("Recommendatio", "n"): what is not known as it stands is
    looked at again without its spaces.
    """
    return next(iter(_fields_of(heading)), None)


def _fields_of(heading: str) -> list[str]:
    """Every name that the column may have, the best first."""
    folded = " ".join(re.sub(r"[^a-z#]+", " ", heading.lower()).split())
    for words in (folded, folded.replace(" ", "")):
        found = [name for name, shape in FIELDS.items() if re.search(shape, words)]
        if found and found[0] in _DAYS and _asks_for_both_days(heading):
            return ["target_date"]
        if found:
            return found
    return []


def recommendations_in(document: Document[T]) -> tuple[Recommendation[T], ...]:
    """Every recommendation in the document's tables, in order, once for each of its actions.

    A cell that spans rows counts for each of them; one that spans columns for its first. A row
    without a recommendation goes on with the last one. A row that holds nothing but a name is
    none itself: it names the theme of the rows below it.
    """
    return tuple(row for _, rows in _by_table(document.blocks) for row in rows)


def unread_tables(document: Document[T]) -> Iterator[tuple[int, bool]]:
    """The number of each table with rows in which there is no recommendation.

    And whether its headings are those of a plan, so that something of the plan is lost.
    """
    for number, (table, found) in enumerate(_by_table(document.blocks), 1):
        head, *rows = expand(table)[(table.header_rows or 1) - 1 :] or [{}]
        has_words = any(plain_text(cell.blocks).strip() for row in rows for cell in row.values())
        if has_words and len(head) > 1 and not found:
            yield number, _looks_like_a_plan(head, rows)


def _by_table(
    blocks: Iterable[Block[T]],
) -> Iterator[tuple[Table[T], Sequence[Recommendation[T]]]]:
    last: Recommendation[T] | None = None
    for block in blocks:
        if isinstance(block, Table):
            found = list(_from_table(block, last))
            last = found[-1] if found else last
            yield block, found


def _from_table(table: Table[T], last: Recommendation[T] | None) -> Iterator[Recommendation[T]]:
    """The rows of one table; `last` is what the table before ended with, and may go on."""
    grid = expand(table)
    heads = table.header_rows or 1
    if len(grid) <= heads:
        return
    columns = _columns(grid[heads - 1])
    if "recommendation" not in columns:
        return
    theme: Cell[T] | None = None
    for row in grid[heads:]:
        found = Recommendation(*_cells(row, columns))
        if found.words("recommendation") and len({id(c) for c in row.values()}) > 1:
            grouped = {"theme": theme} if theme and not found.words("theme") else {}
            last = replace(found, cells={**found.cells, **grouped})
            yield last
        elif last and _goes_on(found, columns):
            same = (name for name in _SAME if not found.words(name))
            kept = {name: last.cells[name] for name in same if name in last.cells}
            yield replace(found, cells={**found.cells, **kept})
        else:
            theme = _name_of_group(row) or theme


_NAMES = frozenset({"number", "theme", "scope", "lead", "recommendation"})
"""What names something: of two columns with such a heading the first counts."""
_INSTEAD = ("completed", "review_date")
"""What a further column for the outcome may tell of: "Date of completion and outcome"."""
_STATUS = re.compile(r"\b(?:status|b?rag)\b", re.IGNORECASE)
_EITHER_DAY = re.compile(
    r"(?:date of completion|completion date|completed by(?: date)?)(?:[\Wdmy]|month|year)*",
    re.IGNORECASE,
)
"""A heading that may mean by which day, or on which."""
_DAYS = ("target_date", "completed")
_BETWEEN = re.compile(r"[/&+]|\b(?:and|or)\b")
"""What stands between the things for which one heading asks."""
_NO_TARGET = re.compile(r"\boverdue\b|^\W*when\W*$")
"""Of those: not by when it is to be done, but how late, or when it was."""


def _columns(head: Mapping[int, Cell[T]]) -> dict[str, list[int]]:
    """The columns of each field by their place, that with the likeliest heading first.

    A column is the first that it may be; if another is that already, the next that none is yet;
    else both count. A day that may be either stands among the milestones, too, as what may have
    been done.
    """
    headings = {at: _heading(cell) for at, cell in head.items() if cell is not head.get(at - 1)}
    ranked = _ranked(headings)
    columns: dict[str, list[int]] = {}
    further = []
    for at, (first, *_) in ranked.items():
        if first in columns:
            further.append(at)
        else:
            columns[first] = [at]
    for at in further:
        name = next((name for name in ranked[at] if name not in columns), ranked[at][0])
        if name not in _NAMES:
            columns.setdefault(name, []).append(at)
    for at in columns.get("target_date", ()):
        if _is_either_day(headings[at]):
            columns.setdefault("milestones", []).append(at)
    return columns


def _ranked(headings: Mapping[int, str]) -> dict[int, list[str]]:
    """What each column may be, the likeliest first, in the order in which they choose.

    A status chooses last, and may say whether it was completed. Where nothing else is a target
    date, a day of completion may be one.
    """
    known = {at: fields for at, words in headings.items() if (fields := _fields_of(words))}
    statuses = [at for at in known if _STATUS.search(headings[at])]
    days = [at for at, (first, *_) in known.items() if first == "completed" and at not in statuses]
    has_target = any(first == "target_date" for first, *_ in known.values())
    if not has_target and all(_is_either_day(headings[at]) for at in days):
        known |= {at: ["target_date"] for at in days}
    plain = {
        at: [first, *(name for name in more if name in _INSTEAD)]
        for at, (first, *more) in known.items()
        if at not in statuses
    }
    return plain | {at: [known[at][0], "completed"] for at in statuses}


def _heading(cell: Cell[T]) -> str:
    return " ".join(plain_text(cell.blocks).split())


def _is_either_day(heading: str) -> bool:
    """Whether a day below it may be the one by which, or the one on which."""
    return _EITHER_DAY.fullmatch(heading) is not None or _asks_for_both_days(heading)


def _asks_for_both_days(heading: str) -> bool:
    """Whether one column is for the target and for completion: "Target date / Date completed"."""
    parts = _BETWEEN.split(heading.lower())
    if len(parts) == 1:
        return False
    return {field_of(part) for part in parts if not _NO_TARGET.search(part)}.issuperset(_DAYS)


def _cells(
    row: Mapping[int, Cell[T]], columns: Mapping[str, Sequence[int]]
) -> tuple[dict[str, Cell[T]], dict[str, Sequence[Cell[T]]]]:
    """The first cell of each field in a row, and the further ones."""
    cells: dict[str, Cell[T]] = {}
    further: dict[str, Sequence[Cell[T]]] = {}
    for name, places in columns.items():
        here = {id(row[at]): row[at] for at in places if at in row}
        if here:
            cells[name], *further[name] = here.values()
    return cells, further


_SAME = ("number", "theme", "recommendation")
"""What a row that goes on with a recommendation has from it."""


def _goes_on(row: Recommendation[T], columns: Mapping[str, Sequence[int]]) -> bool:
    """Whether a row without a recommendation has more for the last, not just a theme's name."""
    others = [(name, at) for name, at in columns.items() if name not in _SAME]
    more = [name for name, at in others if at[0] or name == "action"]
    said = any(re.search(r"\w", row.words(name)) for name in more)
    return said and not row.words("recommendation")


def _looks_like_a_plan(head: Mapping[int, Cell[T]], rows: Sequence[Mapping[int, Cell[T]]]) -> bool:
    """Whether a table has headings of a plan, at its top or below a title.

    A list of members (Name, Agency), a key to colours and a glossary have not.
    """
    fields = _fields(head)
    below = (_fields(row) for row in rows[:2])
    return (
        "recommendation" in fields
        or len(fields & {"action", "lead", "target_date"}) > 1
        or any("recommendation" in found and len(found) > 1 for found in below)
    )


def _fields(row: Mapping[int, Cell[T]]) -> set[str | None]:
    """Our names for those cells of a row that may be headings; figures alone are none."""
    said = (plain_text(cell.blocks) for cell in row.values())
    fields = {field_of(words) for words in said if len(words) <= _HEADING}
    return fields - {None, "number"}


_HEADING = 60
"""So many characters a heading has at most."""


def _name_of_group(row: Mapping[int, Cell[T]]) -> Cell[T] | None:
    """The one cell of a row that has words, if they are more than a number."""
    cells = {id(cell): cell for cell in row.values()}.values()
    named = [cell for cell in cells if plain_text(cell.blocks).strip()]
    if len(named) == 1 and re.search(r"[^\W\d_]{3}", plain_text(named[0].blocks)):
        return named[0]
    return None


def expand(table: Table[T]) -> list[dict[int, Cell[T]]]:
    """The table as a grid: for each row, its cells by column (from 0), spans repeated."""
    grid: list[dict[int, Cell[T]]] = [{} for _ in table.rows]
    for at, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while column in grid[at]:
                column += 1
            for down in range(cell.rows):
                for across in range(cell.columns):
                    if at + down < len(grid):
                        grid[at + down][column + across] = cell
            column += cell.columns
    return grid
