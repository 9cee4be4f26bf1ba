"""The rows and columns of a sheet that show, and the cells in them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from publisher.findings import Finding
from publisher.intake.describe import Describe
from publisher.intake.package import CannotReadError
from publisher.intake.sheet.cells import cell_blocks
from publisher.intake.sheet.read import Row
from publisher.model import Block, Cell

LAST_COLUMN = 16_384
"""A sheet has no more."""
At = tuple[int, int]
"""Row and column of a cell, both counted from 1."""
Rich = Mapping[At, tuple[Block[str], ...] | Finding]
"""What shows in a cell in the place of its value, or why that cannot be read."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The cells that something floating over a sheet covers, first and last."""

    top: int
    left: int
    bottom: int
    right: int

    def meets(self, other: "Spot") -> bool:
        """Whether both cover some cell."""
        down = self.top <= other.bottom and other.top <= self.bottom
        return down and self.left <= other.right and other.left <= self.right


@dataclass(frozen=True, slots=True)
class Grid:
    """The numbers of the rows and columns that show, and of those that are hidden.

    Those beyond the last filled cell show, but for what is hidden of them.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    out_rows: frozenset[int] = frozenset()
    out_columns: frozenset[int] = frozenset()

    def shows(self, spot: Spot) -> bool:
        """Whether any of those cells shows: what covers hidden ones alone has no size."""
        down, across = range(spot.top, spot.bottom + 1), range(spot.left, spot.right + 1)
        return not (self.out_rows.issuperset(down) or self.out_columns.issuperset(across))


def visible(sheet: Worksheet, hidden: Counter[str]) -> Grid:
    """The rows and columns that show; hidden ones with words are counted."""
    out_rows = {
        number
        for number, row in sheet.row_dimensions.items()
        if row.hidden or (row.height is not None and row.height == 0)
    }
    out_columns = {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden or column.width == 0
        for number in range(column.min or 0, min(column.max or 0, LAST_COLUMN) + 1)
    }
    if sheet.sheet_format.defaultColWidth == 0:
        named = {
            number
            for column in sheet.column_dimensions.values()
            for number in range(column.min or 0, (column.max or 0) + 1)
        }
        out_columns |= set(range(1, sheet.max_column + 1)) - named
    filled = [
        (cell.row, cell.column)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    hidden["hidden rows"] += len(out_rows & {row for row, _ in filled})
    hidden["hidden columns"] += len(out_columns & {column for _, column in filled})
    return Grid(
        tuple(row for row in range(1, sheet.max_row + 1) if row not in out_rows),
        tuple(column for column in range(1, sheet.max_column + 1) if column not in out_columns),
        frozenset(out_rows),
        frozenset(out_columns),
    )


def rows_of(
    sheet: Worksheet,
    grid: Grid,
    hidden: Counter[str],
    rich: Rich,
    over: Mapping[At, tuple[Block[str], ...]],
    describe: Describe,
) -> Iterator[Row]:
    """The rows that show, their cells by the place of the column among those that show.

    `rich` is what shows in place of a cell's value, `over` what floats over a cell.
    """
    spans = _spans(sheet, grid)
    for number, row in enumerate(grid.rows):
        cells: dict[int, Cell[str]] = {}
        for place, column in enumerate(grid.columns):
            top, left, across, down = spans.get((row, column), (row, column, 1, 1))
            source = sheet.cell(top, left)
            if not across or not isinstance(source, SheetCell):
                continue
            instead = rich.get((top, left))
            blocks = cell_blocks(source, hidden, describe) if instead is None else _read(instead)
            for below in grid.rows[number : number + down] if over else ():
                for beside in grid.columns[place : place + across]:
                    blocks += over.get((below, beside), ())
            if blocks:
                cells[place] = Cell(blocks, columns=across, rows=down)
        yield cells


def _read(rich: tuple[Block[str], ...] | Finding) -> tuple[Block[str], ...]:
    if isinstance(rich, Finding):
        raise CannotReadError(rich.rule, rich.detail)
    return rich


def _spans(sheet: Worksheet, grid: Grid) -> dict[At, tuple[int, int, int, int]]:
    """For each cell that shows in a merged range: where its value is, columns and rows.

    The first that shows stands for the range (its own first row may be hidden); the others
    are given no column: they are covered.
    """
    spans = {}
    for merged in sheet.merged_cells.ranges:
        down = [row for row in grid.rows if merged.min_row <= row <= merged.max_row]
        across = [column for column in grid.columns if merged.min_col <= column <= merged.max_col]
        for row in down:
            for column in across:
                first = row == down[0] and column == across[0]
                size = (len(across), len(down)) if first else (0, 0)
                spans[row, column] = (merged.min_row, merged.min_col, *size)
    return spans
