"""Rows of cells as a table, and the action plans that come as CSV."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from publisher.findings import Finding, Rule
from publisher.intake.flow import Piece, reading_of
from publisher.intake.plain import blocks_of, text_of
from publisher.intake.reading import Reading, Request
from publisher.model import Block, Cell, Table

MAX_CELLS = 500_000
Row = Mapping[int, Cell[str]]
"""The cells of a row by column; what is empty, or covered by a cell above, is not there."""


def read_csv(data: bytes, request: Request) -> Reading:
    """Read a CSV file: one table, its first row with words the headings.

    Columns may be parted by commas, semicolons or tabs, whichever makes the rows most alike.
    """
    source_text = text_of(data)
    if isinstance(source_text, Finding):
        return Reading(None, (source_text,))
    try:
        rows = _split(source_text)
    except csv.Error:
        return Reading(None, (Finding(Rule.D115, detail="a cell with very many words"),))
    if sum(map(len, rows)) > MAX_CELLS:
        return Reading(None, (Finding(Rule.D115, detail=f"more than {MAX_CELLS} cells"),))
    cells = [
        {column: Cell(blocks) for column, text in enumerate(row) if (blocks := blocks_of(text))}
        for row in rows
    ]
    rows_with_words = _without_empty(cells)
    pieces = [table_of(rows_with_words)] if rows_with_words else []
    return reading_of(request, pieces, (), title="")


def table_of(rows: Sequence[Row]) -> Table[str]:
    """The rows as a table whose first row holds the headings; gaps become empty cells.

    Columns in which no row has a cell are left out.
    """
    columns = sorted({at for row in rows for at, cell in row.items() for at in _across(at, cell)})
    free_from = dict.fromkeys(columns, 0)  # by column: the first row no cell above covers
    done: list[tuple[Cell[str], ...]] = []
    for number, row in enumerate(rows):
        line: list[Cell[str]] = []
        for at in columns:
            if free_from[at] > number:
                continue
            cell = replace(row.get(at, Cell(())), header=number == 0)
            for covered in _across(at, cell):
                free_from[covered] = number + cell.rows
            line.append(cell)
        done.append(tuple(line))
    return Table(tuple(done), header_rows=1)


def pieces_of(rows: Sequence[Row]) -> list[Piece]:
    """The rows of a sheet: those with one cell above the headings are lines of text."""
    rows = _without_empty(rows)
    head = head_of(rows)
    if head is None:
        return [table_of(rows)] if rows else []
    above: list[Block[str]] = [
        block for row in rows[:head] for cell in row.values() for block in cell.blocks
    ]
    return [*above, table_of(rows[head:])]


def head_of(rows: Sequence[Row]) -> int | None:
    """Which row holds the headings: the first with more cells than one; None if there is none."""
    return next((number for number, row in enumerate(rows) if len(row) > 1), None)


def _without_empty(rows: Sequence[Row]) -> list[Row]:
    """The rows that have a cell; cells that span rows span only those."""
    kept = [number for number, row in enumerate(rows) if row]
    return [
        {
            column: replace(cell, rows=sum(number <= k < number + cell.rows for k in kept))
            if cell.rows > 1
            else cell
            for column, cell in rows[number].items()
        }
        for number in kept
    ]


def _split(text: str) -> list[list[str]]:
    first, _, rest = text.partition("\n")
    named = re.fullmatch(r"sep=(.)\s*", first, re.IGNORECASE)
    if named:  # Excel's own way to name the delimiter
        return _parted(rest, named[1])
    by_comma, *others = (_parted(text, delimiter) for delimiter in ",;\t")
    best = max(by_comma, *others, key=_regular)
    return best if _regular(best)[0] else by_comma


def _parted(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _regular(rows: list[list[str]]) -> tuple[bool, int, int]:
    """How much the rows look like a table: more than a column, alike in length, wide."""
    lengths = [len(row) for row in rows if any(cell.strip() for cell in row)]
    first = lengths[0] if lengths else 0
    return first > 1, lengths.count(first), first


def _across(at: int, cell: Cell[str]) -> range:
    return range(at, at + cell.columns)
