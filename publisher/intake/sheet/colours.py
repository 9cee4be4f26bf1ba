"""Cells in a colour: those that say something by it alone, and what stands on them."""

from collections.abc import Iterator, Sequence
from itertools import chain

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from publisher.findings import Finding, Rule
from publisher.intake.sheet.grid import Grid, Spot
from publisher.intake.sheet.ground import (
    WHITE,
    colour_of,
    is_filled,
    painted_by_rules,
    tables_with_style,
)
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


def coloured_in(sheet: Worksheet, spot: Spot) -> bool:
    """Whether a cell there may have another colour than white, by its row or column too."""
    rows = [row for at, row in sheet.row_dimensions.items() if spot.top <= at <= spot.bottom]
    columns = [
        column
        for column in sheet.column_dimensions.values()
        if (column.min or 0) <= spot.right and spot.left <= (column.max or 0)
    ]
    painted = map(_spot_of, (*painted_by_rules(sheet), *tables_with_style(sheet)))
    filled = map(is_filled, (*rows, *columns, *_cells_in(sheet, spot)))
    return any(map(spot.meets, painted)) or any(filled)


def _spot_of(cells: CellRange) -> Spot:
    return Spot(cells.min_row, cells.min_col, cells.max_row, cells.max_col)


def _cells_in(sheet: Worksheet, spot: Spot) -> Iterator[SheetCell]:
    """The cells there; of merged ones the first, which has the look of all."""
    firsts = [
        (merged.min_row, merged.min_col)
        for merged in sheet.merged_cells.ranges
        if spot.meets(_spot_of(merged))
    ]
    there = (
        (row, column)
        for row in range(spot.top, min(spot.bottom, sheet.max_row) + 1)
        for column in range(spot.left, min(spot.right, sheet.max_column) + 1)
    )
    for at in chain(firsts, there):
        cell = sheet.cell(*at)
        if isinstance(cell, SheetCell):
            yield cell


def _paint(cell: object) -> object:
    """What tells the colour of a cell's ground from others; None for white and for none."""
    if not isinstance(cell, SheetCell) or not cell.has_style or cell.fill.fill_type != "solid":
        return None
    paint = cell.fill.fgColor
    known = colour_of(paint, WHITE)
    return None if known == WHITE else known or (paint.type, paint.value, paint.tint)
