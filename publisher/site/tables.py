"""A table as one line of HTML: spans, scopes, a caption, and a region that can be scrolled.

A table of three columns or more also carries what the style sheet needs to show each row as a
card on a narrow screen: the heading of its column on every cell, and what a merged cell says
to the rows below its first.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from publisher.model import Block, Cell, RedactedText, Table, plain_text, said_text
from publisher.site.grid import Grid, Placed, grid_of
from publisher.site.texts import Texts
from publisher.site.words import attribute, html_text, json_attribute, marked

Cells = Sequence[Placed[RedactedText]]

FEWEST = 3
"""How many columns a table has that does not fit a narrow screen."""


@dataclass(frozen=True, slots=True)
class TableLook:
    """How a table is shown: its label ("Table 2") and whether it is an action plan.

    `anchors` are those of the cells that hold a recommendation, by the cell's identity; `sorting`
    is what the script that sorts a plan says (`sort_words`).
    """

    label: str
    plan: bool
    anchors: Mapping[int, str]
    sorting: str = ""


def sort_words(texts: Texts) -> str:
    """What a reader is told while sorting, and the names of months, for `theme/assets/sort.js`."""
    return json_attribute("words", {**texts.group("sort."), "months": texts.months})


@dataclass(frozen=True, slots=True)
class _Context:
    look: TableLook
    cards: bool
    heads: Mapping[int, str]
    write: Callable[[Sequence[Block[RedactedText]]], str]
    anchor: Callable[[str], str]


def table_html(
    table: Table[RedactedText],
    look: TableLook,
    write: Callable[[Sequence[Block[RedactedText]]], str],
    anchor: Callable[[str], str],
) -> str:
    """The table in its region; `write` makes HTML of a cell's blocks, `anchor` keeps ids unique."""
    grid = grid_of(table)
    if not grid.width:
        return ""
    heads_by_column = _heads(grid)
    cards = look.plan or (grid.width >= FEWEST and bool(heads_by_column))
    context = _Context(look, cards, heads_by_column, write, anchor)
    label = _region(look.label, table.caption)
    named = "" if table.caption else f' aria-label="{attribute(look.label)}"'
    caption = f"<caption>{marked(table.caption, html_text)}</caption>" if table.caption else ""
    heads = "".join(_row(row, context, head=True) for row in grid.heads)
    thead = f"<thead>{heads}</thead>" if heads else ""
    kind = "plan" if look.plan else "data cards" if cards else "data"
    bodies = "".join(
        f"<tbody>{''.join(_row(row, context, above=group[:at]) for at, row in enumerate(group))}"
        "</tbody>"
        for group in (grid.groups if cards else _whole(grid))
    )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{attribute(label)}">'
        f'<table class="{kind}"{named}{look.sorting}>{caption}{thead}{bodies}'
        "</table></div>"
    )


def _region(label: str, caption: RedactedText | None) -> str:
    """The name of the table's region; many a source has already numbered its caption."""
    if caption and re.match(rf"{re.escape(label)}\b", caption):
        return caption
    return f"{label}: {caption}" if caption else label


def _whole(grid: Grid[RedactedText]) -> tuple[tuple[Cells, ...], ...]:
    rows = tuple(row for group in grid.groups for row in group)
    return (rows,) if rows else ()


def _heads(grid: Grid[RedactedText]) -> Mapping[int, str]:
    """The words of the lowest heading of each column."""
    found: dict[int, str] = {}
    for row in grid.heads:
        for placed in row:
            words = _words(placed.cell)
            if words:
                found |= {placed.column + step: words for step in range(placed.columns)}
    return found


def _words(cell: Cell[RedactedText] | None) -> str:
    """What a cell says where its look cannot be shown: nothing that is struck out."""
    return " ".join(said_text(cell.blocks).split()) if cell else ""


def _row(row: Cells, context: _Context, head: bool = False, above: Sequence[Cells] = ()) -> str:
    again = _said_again(row, above, context) if context.cards else {}
    cells = "".join(_cell(placed, context, head, again.get(placed.column, "")) for placed in row)
    return f"<tr>{cells}</tr>"


def _said_again(row: Cells, above: Sequence[Cells], context: _Context) -> Mapping[int, str]:
    """What hangs down into a row, by the column of the row's own cell before it.

    As a card the row would lack it. What stands before all of the row's own cells heads the
    card of its whole group, and is not said again.
    """
    said: dict[int, str] = {}
    own = [placed.column for placed in row]
    for up, cells in enumerate(above):
        for placed in cells:
            before = [column for column in own if column < placed.column]
            words = _words(placed.cell)
            if up + placed.rows > len(above) and before and words:
                heading = context.heads.get(placed.column)
                words = f"{heading}: {words}" if heading else words
                said[max(before)] = "; ".join(filter(None, (said.get(max(before)), words)))
    return said


def _cell(placed: Placed[RedactedText], context: _Context, head: bool, again: str) -> str:
    cell, plan = placed.cell, context.look.plan
    tag, scope = _header(placed, head, plan)
    more = f' colspan="{placed.columns}"' if placed.columns > 1 else ""
    more += f' rowspan="{placed.rows}"' if placed.rows > 1 else ""
    if context.cards and not head:
        more += _card_attributes(placed, context)
        more += f' data-again="{attribute(again)}"' if again else ""
    if plan and head:
        more += _label(_words(cell))
    body = context.write(cell.blocks) if cell else ""
    return f"<{tag}{more}{scope}>{body}</{tag}>"


def _header(placed: Placed[RedactedText], head: bool, plan: bool) -> tuple[str, str]:
    """The cell's element and its scope; an empty heading is an ordinary cell."""
    if not placed.cell or not plain_text(placed.cell.blocks).strip():
        return "td", ""
    if head:
        return "th", ' scope="colgroup"' if placed.columns > 1 else ' scope="col"'
    if placed.cell.header and not plan:
        return "th", ' scope="rowgroup"' if placed.rows > 1 else ' scope="row"'
    return "td", ""


def _card_attributes(placed: Placed[RedactedText], context: _Context) -> str:
    anchor = context.look.anchors.get(id(placed.cell))
    named = f' id="{context.anchor(anchor)}"' if anchor else ""
    heading = context.heads.get(placed.column, "") if placed.columns == 1 else ""
    return named + _label(heading)


def _label(heading: str) -> str:
    """The heading of a column in words alone, by which `theme/assets/sort.js` finds its cells."""
    return f' data-label="{attribute(heading)}"' if heading else ""
