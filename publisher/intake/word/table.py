"""The grid of a Word table: which cells there are, and how far each spans."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from publisher.intake.word.package import W
from publisher.intake.word.styles import on, value, whole

Element = etree._Element
MAX_SPAN = 200


@dataclass
class GridCell:
    """A cell at its top left; `source` is None for a gap that a row begins or ends with."""

    source: Element | None
    columns: int = 1
    rows: int = 1
    covered: list[Element] = field(default_factory=list)
    """The cells below that were merged into it."""


@dataclass(frozen=True)
class GridRow:
    """A row; `heads` if Word repeats it at the top of each page, as column headings are."""

    source: Element
    cells: list[GridCell]
    heads: bool


def grid(table: Element) -> list[GridRow]:
    """The rows of a table with its merged cells joined."""
    rows: list[GridRow] = []
    above: dict[int, GridCell] = {}  # by column: the cell that goes on if merged downwards
    for row in table.iterchildren(f"{W}tr"):
        settings = row.find(f"{W}trPr")
        cells: list[GridCell] = []
        column = _gap(settings, "gridBefore", cells)
        going_on: dict[int, GridCell] = {}
        for source in row.iterchildren(f"{W}tc"):
            columns = min(max(1, whole(source.find(f"{W}tcPr/{W}gridSpan"), 1)), MAX_SPAN)
            cell = GridCell(source, columns)
            owner = above.get(column)
            if _merged_into_above(source) and owner is not None and owner.columns == columns:
                owner.rows += 1
                owner.covered.append(source)
                cell = owner
            elif _merged_into_left(source) and cells and cells[-1].source is not None:
                cells[-1].columns += columns
                cells[-1].covered.append(source)
                column += columns
                continue
            else:
                cells.append(cell)
            going_on[column] = cell
            column += columns
        _gap(settings, "gridAfter", cells)
        above = going_on
        heads = settings is not None and on(settings.find(f"{W}tblHeader"))
        rows.append(GridRow(row, cells, heads))
    return _without_covered_rows(rows)


def _without_covered_rows(rows: list[GridRow]) -> list[GridRow]:
    """The rows that have a cell of their own; spans count only those."""
    for number, row in enumerate(rows):
        for cell in row.cells:
            cell.rows = sum(bool(below.cells) for below in rows[number : number + cell.rows])
    return [row for row in rows if row.cells]


def covered_cells(table: Element) -> Iterator[Element]:
    """The cells that Word does not show because another was merged over them."""
    for row in grid(table):
        for cell in row.cells:
            yield from cell.covered


def _gap(settings: Element | None, name: str, cells: list[GridCell]) -> int:
    """Add the empty place that a row begins or ends with; how many columns it takes."""
    found = settings.find(f"{W}{name}") if settings is not None else None
    columns = min(max(0, whole(found, 0)), MAX_SPAN)
    if columns:
        cells.append(GridCell(None, columns))
    return columns


def _merged_into_above(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and value(merge) in (None, "continue")


def _merged_into_left(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}hMerge")
    return merge is not None and value(merge) in (None, "continue")
