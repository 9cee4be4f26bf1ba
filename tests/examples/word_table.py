"""A table of a Word file, with cells that span columns and rows and a marked heading row."""

from collections.abc import Callable, Iterator

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tests.examples.blocks import Box, Grid

Fill = Callable[[Paragraph, str], None]
SHADE = "D9E2EC"


def add_table(document: Document, grid: Grid, fill: Fill) -> None:
    """Add the grid; `fill` puts a cell's words, with their markup, into a paragraph."""
    table = document.add_table(len(grid.rows), len(grid.widths), style="Table Grid")
    table.autofit = False
    for row, column, box in placed(grid):
        cell = _cell(table, row, column)
        if box.down > 1 or box.across > 1:
            cell = cell.merge(_cell(table, row + box.down - 1, column + box.across - 1))
        _fill(cell, box.text, fill, small=grid.small, strong=row == 0 or box.across > 2)
        if row == 0 or box.across > 2:
            _shade(cell)
    _widths(table, grid)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph(style="No Spacing")


def placed(grid: Grid) -> Iterator[tuple[int, int, Box]]:
    """Every cell with the row and column of its top left corner, from 0."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            box = cell if isinstance(cell, Box) else Box(cell)
            while (row, column) in taken:
                column += 1
            for down in range(box.down):
                taken |= {(row + down, column + across) for across in range(box.across)}
            yield row, column, box


def _cell(table: Table, row: int, column: int) -> _Cell:
    """The cell there; `table.cell` looks through the whole table for each."""
    return _Cell(table._tbl.tr_lst[row].tc_at_grid_offset(column), table)


def _fill(cell: _Cell, text: str, fill: Fill, *, small: bool, strong: bool) -> None:
    for spare in cell.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    fill(paragraph, text)
    for run in paragraph.runs:
        run.font.size = Pt(8) if small else Pt(10)
        if strong:
            run.bold = True


def _shade(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{SHADE}"/>')
    )


def _widths(table: Table, grid: Grid) -> None:
    columns = table._tbl.tblGrid.findall(qn("w:gridCol"))
    for column, width in zip(columns, grid.widths, strict=True):
        column.set(qn("w:w"), str(Cm(width).twips))
    for row, column_at, box in placed(grid):
        span = sum(grid.widths[column_at : column_at + box.across])
        for down in range(box.down):
            _cell(table, row + down, column_at).width = Cm(span)
