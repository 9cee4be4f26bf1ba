"""Cells that say something by their colour alone, which is lost in a table of words."""

from collections.abc import Iterator, Sequence

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from publisher.findings import Finding, Rule
from publisher.intake.sheet.cells import WHITE, colour_of
from publisher.intake.sheet.grid import Grid
from publisher.intake.sheet.read import Row, head_of


def told_by_colour(sheet: Worksheet, grid: Grid, rows: Sequence[Row]) -> Iterator[Finding]:
    """Advice about cells under a heading, without words, in a colour that words beside lack.

    A row that is all in one colour is only easier to follow so. Colours that depend on a
    condition are not seen.
    """
    head = head_of(rows)
    if head is None:
        return
    headed = {at for place, cell in rows[head].items() for at in range(place, place + cell.columns)}
    found: list[str] = []
    for number, row in list(zip(grid.rows, rows, strict=True))[head + 1 :]:
        cells = {at: sheet.cell(number, grid.columns[at]) for at in headed | row.keys()}
        beside = {_paint(cells[at]) for at in row} | {None}
        empty = (cells[at] for at in sorted(headed - row.keys()) if row)
        found += (cell.coordinate for cell in empty if _paint(cell) not in beside)
    if found:
        yield Finding(Rule.D215, detail=f"cells: {len(found)}, the first {found[0]}")


def _paint(cell: object) -> object:
    """What tells the colour of a cell's ground from others; None for white and for none."""
    if not isinstance(cell, SheetCell) or not cell.has_style or cell.fill.fill_type != "solid":
        return None
    paint = cell.fill.fgColor
    known = colour_of(paint, WHITE)
    return None if known == WHITE else known or (paint.type, paint.value, paint.tint)
