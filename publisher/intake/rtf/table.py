"""Rows and cells of an RTF file, as they end one after the other, to tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from publisher.intake.flow import Piece, assemble
from publisher.intake.rtf.tree import Word
from publisher.model import Cell, Table

_SHADES_ROWS = frozenset({"trcbpat", "trcfpat", "trshdng"})
_SHADES_CELLS = frozenset({"clcbpat", "clcfpat", "clshdng", "clshdngraw", "clcbpatraw"})


@dataclass(frozen=True, slots=True)
class Column:
    """Where a cell ends, from the left edge, and whether it goes on from the one before or above.

    `covered` cells show no words of their own.
    """

    right: int
    beside: bool
    above: bool
    shaded: bool

    @property
    def covered(self) -> bool:
        """Whether another cell lies over it."""
        return self.beside or self.above


def columns_of(words: Iterable[Word]) -> tuple[tuple[Column, ...], bool]:
    """The cells that a row is defined to have, and whether it is one of headings."""
    found: list[Column] = []
    of_cell: set[str] = set()
    heads, of_row = False, False
    for word in words:
        if word.name == "trowd":
            found, of_cell, heads, of_row = [], set(), False, False
        elif word.name == "trhdr":
            heads = True
        elif word.name in _SHADES_ROWS and word.number:
            of_row = True
        elif word.name == "cellx":
            shaded = of_row or bool(of_cell & _SHADES_CELLS)
            beside, above = "clmrg" in of_cell, "clvmrg" in of_cell
            found.append(Column(word.number or 0, beside, above, shaded))
            of_cell = set()
        else:
            of_cell.add(word.name)
    return tuple(found), heads


@dataclass(slots=True)
class _Row:
    columns: tuple[Column, ...]
    heads: bool
    cells: list[list[Piece]]


@dataclass(slots=True)
class OpenTable:
    """A table whose end has not been met: its rows, and the cells and pieces of the next row."""

    rows: list[_Row] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def end_cell(self) -> None:
        """What stands in the cell is complete."""
        self.cells.append(self.pieces)
        self.pieces = []

    def end_row(self, columns: tuple[Column, ...], heads: bool) -> None:
        """The cells of the row are complete."""
        if self.pieces:
            self.end_cell()
        if self.cells:
            self.rows.append(_Row(columns, heads, self.cells))
        self.cells = []

    def table(self) -> tuple[Table[str] | None, bool]:
        """The table, if it has a row, and whether nobody marked its headings."""
        self.end_row((), heads=False)
        if not self.rows:
            return None, False
        layout = len(self.rows) == 1 or all(len(row.cells) == 1 for row in self.rows)
        marked = next((n for n, row in enumerate(self.rows) if not row.heads), 1)
        heads = 0 if layout else marked or 1
        edges = sorted({column.right for row in self.rows for column in row.columns})
        rows = tuple(
            tuple(self._cells(at, edges, header=at < heads)) for at in range(len(self.rows))
        )
        return Table(rows, header_rows=heads), not (layout or marked)

    def _cells(self, at: int, edges: Sequence[int], *, header: bool) -> Iterable[Cell[str]]:
        row = self.rows[at]
        if len(row.columns) != len(row.cells):
            yield from (Cell(assemble(pieces), header) for pieces in row.cells)
            return
        left = -1
        for number, (column, pieces) in enumerate(zip(row.columns, row.cells, strict=True)):
            right = edges.index(column.right)
            after = row.columns[number + 1 :]
            for other in after:
                if not other.beside:
                    break
                right = edges.index(other.right)
            if not column.covered:
                across = max(1, right - left)
                yield Cell(assemble(pieces), header, across, 1 + self._below(at, column.right))
            left = max(left, edges.index(column.right))

    def _below(self, at: int, right: int) -> int:
        """How many rows below go on from the cell that ends there."""
        count = 0
        for row in self.rows[at + 1 :]:
            if not any(column.above and column.right == right for column in row.columns):
                break
            count += 1
        return count
