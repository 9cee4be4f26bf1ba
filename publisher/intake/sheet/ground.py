"""Whether letters in a cell can be told from its ground.

Where a rule of the sheet or the style of a table may colour the cell, the file does not say
what a reader sees: the letters count as seen, and that is told.
"""

from typing import Any, cast

from lxml import etree
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import ColorScale, Rule
from openpyxl.styles import Fill, Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.styleable import StyleableObject
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from publisher.intake.package import parse_xml
from publisher.intake.seen import Seen

Element = etree._Element

WHITE = "FFFFFF"
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
TINY = 4
"""Letters of fewer points cannot be read on paper or screen: they are there to hide."""

Looks = Font | InlineFont


def sight_of(cell: SheetCell, font: Looks, paint: str | None = None) -> Seen:
    """Whether letters in that font, or of that colour, are large enough and unlike the cell."""
    if font.sz is not None and font.sz < TINY:
        return Seen.NO
    solid = cell.fill.fill_type == "solid"
    ground = colour_of(cell.fill.fgColor, WHITE) if solid else WHITE
    letters = paint or colour_of(font.color, "000000")
    if letters is None or letters != ground:
        return Seen.YES
    return Seen.UNSURE if may_be_coloured(cell, letters) else Seen.NO


def may_be_coloured(cell: SheetCell, but: str) -> bool:
    """Whether the cell's ground may have another colour than that one."""
    sheet = cell.parent
    if is_filled(cell, but) or not isinstance(sheet, Worksheet):
        return is_filled(cell, but)
    bare = cell.fill.fill_type is None
    painted = [*painted_by_rules(sheet, but), *(tables_with_style(sheet) if bare else ())]
    return any(
        cells.min_row <= cell.row <= cells.max_row and cells.min_col <= cell.column <= cells.max_col
        for cells in painted
    )


def is_filled(thing: StyleableObject, but: str = WHITE) -> bool:
    """Whether a cell, a row or a column has a fill of its own, of another colour than that."""
    if thing.fill.fill_type == "solid":
        return colour_of(thing.fill.fgColor, WHITE) != but
    return thing.fill.fill_type is not None


def colour_of(colour: Color | None, otherwise: str) -> str | None:
    """The colour in six hex digits, None if it cannot be told from the cell alone."""
    if colour is None:
        return otherwise
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb[-6:].upper()
    if colour.type == "theme" and not colour.tint:
        return {0: "FFFFFF", 1: "000000"}.get(colour.theme)
    if colour.type == "indexed":
        return {0: "000000", 1: "FFFFFF", 8: "000000", 9: "FFFFFF", 64: otherwise}.get(
            colour.indexed
        )
    return None


def tables_with_style(sheet: Worksheet) -> list[CellRange]:
    """The tables whose style may colour their cells."""
    return [
        CellRange(table.ref)
        for table in sheet.tables.values()
        if table.tableStyleInfo is not None and table.tableStyleInfo.name
    ]


def painted_by_rules(sheet: Worksheet, but: str = WHITE) -> list[CellRange]:
    """The cells that a rule gives a ground of another colour than that, if it holds."""
    return [
        cells
        for one in sheet.conditional_formatting
        if any(_paints(rule, but) for rule in one.rules)
        for cells in one.sqref.sorted()
    ]


def add_rules(sheet: Worksheet, part: bytes) -> None:
    """Add those rules of the sheet's part that openpyxl leaves out, for their ground alone.

    Excel keeps a rule apart whose formula asks another sheet, such as one with the list to choose
    from. Source: [MS-XLSX] 2.6.2 and 2.6.27.
    """
    if b"conditionalFormattings" not in part:
        return
    for one in parse_xml(part).iter(f"{_X14}conditionalFormatting"):
        cells = one.findtext("{*}sqref")
        for rule in one.iterchildren(f"{_X14}cfRule") if cells else ():
            sheet.conditional_formatting.add(cells, _rule(rule))


def _rule(element: Element) -> Rule:
    fill = element.find(f"{_X14}dxf/{{*}}fill")
    scaled = any(element.find(f"{_X14}{name}") is not None for name in ("colorScale", "dataBar"))
    return Rule(
        "expression",
        dxf=None if fill is None else DifferentialStyle(fill=Fill.from_tree(cast(Any, fill))),
        colorScale=ColorScale((), ()) if scaled else None,
    )


def _paints(rule: Rule, but: str) -> bool:
    fill = rule.dxf.fill if rule.dxf else None
    if isinstance(fill, PatternFill):
        return colour_of(fill.bgColor, WHITE) != but
    return fill is not None or rule.colorScale is not None or rule.dataBar is not None
