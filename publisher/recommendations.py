"""Recommendations as data, found in the tables of an action plan.

Home Office action plan template, 2016 guidance: recommendation, scope, action to take, lead
agency, key milestones, target date, completion date and outcome. Partnerships vary the words
of the columns, so they are matched forgivingly; a table without a column for the
recommendation is not an action plan.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_PLANNED = (
    rf"(?=.*{_DONE})(?!(?:date )?completed\b)(?=.*(?:target|deadline|time ?(?:scale|frame|line)|"
    r"\bdue\b|by when|when (?:will|should|must)\b|planned|expected|anticipated|proposed|"
    r"estimated|scheduled|intended|(?:to|must|should) be (?:complet|closed)|"
    r"(?:date|time) (?:for|to) complet|complet(?:e|ion) by\b|targed|disgwyl|arfaeth))"
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
    r"date (it was )?(achieved|done|finished)|(achieved|done|finished) on",
    "review_date": r"review(ed)? (date|on|by)|date (of|for) review|\breview$|"
    r"look (at (it|this) )?again|\badolygu$",
    "target_date": r"target|due|deadline|timescale|by when|done by|when\b|targed|"
    rf"^(?!{_NO_DAY}){_PLANNED}",
    "milestones": r"milestone|progress|evidence|update|status|milltir|cynnydd",
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
    """One row of an action plan; `cells` holds the columns that the plan has, by our name."""

    cells: Mapping[str, Cell[T]]

    def words(self, field: str) -> str:
        """The words of one column on one line; "" if the plan has no such column.

        What is struck out is not said any more. A row all struck out is still known by it.
        """
        cell = self.cells.get(field)
        if cell is None:
            return ""
        said = said_text(cell.blocks)
        if not said.strip() and field in (*_SAME, "action"):
            said = plain_text(cell.blocks)
        return " ".join(said.split())


def field_of(heading: str) -> str | None:
    """Our name for a column with that heading, or None if we know none.

    A narrow column breaks words ("Recommendatio", "n"): what is not known as it stands is
    looked at again without its spaces.
    """
    folded = " ".join(re.sub(r"[^a-z#]+", " ", heading.lower()).split())
    for words in (folded, folded.replace(" ", "")):
        for name, shape in FIELDS.items():
            if re.search(shape, words):
                return name
    return None


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
    columns: dict[str, int] = {}
    for index, cell in grid[heads - 1].items():
        name = field_of(plain_text(cell.blocks))
        if name and name not in columns:
            columns[name] = index
    if "recommendation" not in columns:
        return
    theme: Cell[T] | None = None
    for row in grid[heads:]:
        cells = {name: row[index] for name, index in columns.items() if index in row}
        recommendation = Recommendation(cells)
        if recommendation.words("recommendation") and len({id(c) for c in row.values()}) > 1:
            grouped = {"theme": theme} if theme and not recommendation.words("theme") else {}
            last = Recommendation({**cells, **grouped})
            yield last
        elif last and _goes_on(recommendation, columns):
            same = (name for name in _SAME if not recommendation.words(name))
            kept = {name: last.cells[name] for name in same if name in last.cells}
            yield Recommendation({**cells, **kept})
        else:
            theme = _name_of_group(row) or theme


_SAME = ("number", "theme", "recommendation")
"""What a row that goes on with a recommendation has from it."""


def _goes_on(row: Recommendation[T], columns: Mapping[str, int]) -> bool:
    """Whether a row without a recommendation has more for the last, not just a theme's name."""
    more = [name for name, at in columns.items() if name not in _SAME and (at or name == "action")]
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
