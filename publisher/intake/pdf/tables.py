"""Tables found by the lines ruled around their cells.

A cell is what no line parts. Where the parts do not make rectangles there is no table, and the
words stay what they are without one: lines of text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from publisher.intake.pdf.page import Box, Drawing, Page, around

NEAR = 3.0
"""Points within which two lines are one, or touch."""

SHORTEST = 5.0
"""Points; what is shorter rules nothing."""

MOST_RULES = 5000
"""On one page; a drawing has more."""


class Rule(NamedTuple):
    """A straight line: where it stands (x or y), and from where to where it goes."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell, its place on the page, and its place in the grid, from 0."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table by row, then column; `edges` are the x of its columns."""

    box: Box
    cells: tuple[GridCell, ...]
    rows: int
    edges: tuple[float, ...]

    def is_as_wide_as(self, other: "Grid") -> bool:
        """Whether its columns are as wide as those of another, wherever these stand."""
        ours, theirs = ([x - grid.edges[0] for x in grid.edges] for grid in (self, other))
        return len(ours) == len(theirs) and all(
            abs(x - y) <= NEAR for x, y in zip(ours, theirs, strict=True)
        )


def grids(page: Page) -> list[Grid]:
    """The ruled tables of a page, from the top."""
    across, down = _rules(page.drawings)
    if len(across) + len(down) > MOST_RULES:
        return []
    found = (_grid(*part) for part in _connected(_merged(across), _merged(down)))
    return sorted((one for one in found if one), key=lambda grid: grid.box.top)


def _rules(drawings: Iterable[Drawing]) -> tuple[list[Rule], list[Rule]]:
    across, down = [], []
    for drawing in drawings:
        box = drawing.box
        if drawing.picture or drawing.curves:
            continue
        if box.height <= NEAR and box.width >= SHORTEST:
            across.append(Rule((box.top + box.bottom) / 2, box.left, box.right))
        elif box.width <= NEAR and box.height >= SHORTEST:
            down.append(Rule((box.left + box.right) / 2, box.top, box.bottom))
    return across, down


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines that lie on one another, or go on where another ends, as one."""
    merged: list[Rule] = []
    columns: list[list[Rule]] = []
    for rule in sorted(rules):
        if columns and rule.at - columns[-1][0].at <= NEAR:
            columns[-1].append(rule)
        else:
            columns.append([rule])
    for column in columns:
        at = sum(rule.at for rule in column) / len(column)
        start, end = None, 0.0
        for rule in sorted(column, key=lambda rule: rule.start):
            if start is not None and rule.start > end + NEAR:
                merged.append(Rule(at, start, end))
                start = None
            if start is None:
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        if start is not None:
            merged.append(Rule(at, start, end))
    return merged


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines in groups of which each touches another of its group."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    free = list(down)
    waiting = list(across)
    while waiting:
        rows, columns = [waiting.pop()], []
        grew = True
        while grew:
            new_columns = [c for c in free if any(_cross(r, c) for r in rows)]
            free = [c for c in free if c not in new_columns]
            columns += new_columns
            new_rows = [r for r in waiting if any(_cross(r, c) for c in columns)]
            waiting = [r for r in waiting if r not in new_rows]
            rows += new_rows
            grew = bool(new_columns or new_rows)
        groups.append((rows, columns))
    return groups


def _cross(row: Rule, column: Rule) -> bool:
    return (
        row.start - NEAR <= column.at <= row.end + NEAR
        and column.start - NEAR <= row.at <= column.end + NEAR
    )


def _grid(across: Sequence[Rule], down: Sequence[Rule]) -> Grid | None:
    ys, xs = sorted({rule.at for rule in across}), sorted({rule.at for rule in down})
    if len(ys) < 2 or len(xs) < 2 or (len(ys) - 1) * (len(xs) - 1) < 2:
        return None
    slots = _Slots(len(ys) - 1, len(xs) - 1)
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            x, y = (left + right) / 2, (top + bottom) / 2
            if column + 2 < len(xs) and not _ruled(down, right, y):
                slots.join((row, column), (row, column + 1))
            if row + 2 < len(ys) and not _ruled(across, bottom, x):
                slots.join((row, column), (row + 1, column))
    cells = []
    for group in slots.groups():
        rows, columns = {row for row, _ in group}, {column for _, column in group}
        if len(rows) * len(columns) != len(group):
            return None
        first, left = min(rows), min(columns)
        box = Box(xs[left], ys[first], xs[left + len(columns)], ys[first + len(rows)])
        cells.append(GridCell(box, first, left, len(rows), len(columns)))
    if len(cells) < 2:
        return None
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(around(c.box for c in cells), tuple(cells), len(ys) - 1, tuple(xs))


def _ruled(rules: Iterable[Rule], at: float, along: float) -> bool:
    return any(abs(r.at - at) < 0.01 and r.start - NEAR <= along <= r.end + NEAR for r in rules)


class _Slots:
    """The places of a grid, and which of them are one cell."""

    def __init__(self, rows: int, columns: int) -> None:
        self._group = {(row, column): (row, column) for row in range(rows)
                       for column in range(columns)}  # fmt: skip

    def join(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        first, second = self._first(one), self._first(other)
        self._group[max(first, second)] = min(first, second)

    def groups(self) -> list[list[tuple[int, int]]]:
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for slot in self._group:
            found.setdefault(self._first(slot), []).append(slot)
        return list(found.values())

    def _first(self, slot: tuple[int, int]) -> tuple[int, int]:
        while self._group[slot] != slot:
            slot = self._group[slot]
        return slot
