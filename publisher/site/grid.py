"""A table laid out cell by cell, so that no span reaches where HTML or PDF forbids it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic

from publisher.model import Cell, T, Table


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A cell (None fills a gap) with its first column from 0 and its true spans."""

    cell: Cell[T] | None
    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Grid(Generic[T]):
    """The rows of headings, then the other rows in the smallest groups that no cell leaves."""

    width: int
    heads: tuple[tuple[Placed[T], ...], ...]
    groups: tuple[tuple[tuple[Placed[T], ...], ...], ...]


def grid_of(table: Table[T]) -> Grid[T]:
    """Lay the table out: spans end with their part of the table, short rows are filled up."""
    heads = _placed(table.rows[: table.header_rows])
    body = _placed(table.rows[table.header_rows :])
    width = max((p.column + p.columns for row in (*heads, *body) for p in row), default=0)
    return Grid(width, _filled(heads, width), tuple(_groups(_filled(body, width))))


def _placed(rows: tuple[tuple[Cell[T], ...], ...]) -> tuple[tuple[Placed[T], ...], ...]:
    taken: set[tuple[int, int]] = set()
    laid = []
    for at, row in enumerate(rows):
        column, line = 0, []
        for cell in row:
            while (at, column) in taken:
                column += 1
            across = max(1, cell.columns)
            down = max(1, min(cell.rows, len(rows) - at))
            # A cell cannot grow over one that hangs down from a row above.
            while any((at, column + step) in taken for step in range(across)):
                across -= 1
            taken |= {(at + y, column + x) for y in range(down) for x in range(across)}
            line.append(Placed(cell, column, across, down))
            column += across
        laid.append(tuple(line))
    return tuple(laid)


def _filled(
    rows: tuple[tuple[Placed[T], ...], ...], width: int
) -> tuple[tuple[Placed[T], ...], ...]:
    taken = {
        (at + y, placed.column + x)
        for at, row in enumerate(rows)
        for placed in row
        for y in range(placed.rows)
        for x in range(placed.columns)
    }
    return tuple(
        (*row, *(Placed(None, x) for x in range(width) if (at, x) not in taken))
        for at, row in enumerate(rows)
    )


def _groups(
    rows: tuple[tuple[Placed[T], ...], ...],
) -> Iterator[tuple[tuple[Placed[T], ...], ...]]:
    start = reach = 0
    for at, row in enumerate(rows):
        reach = max(reach, *(at + placed.rows for placed in row), at + 1)
        if reach == at + 1:
            yield rows[start:reach]
            start = reach
