"""White letters in cells, and what may colour the cells."""

import pytest
from openpyxl.formatting.rule import ColorScale, DataBar, FormatObject, Rule
from openpyxl.styles import Color, Font, GradientFill, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from publisher.intake.drawing import A
from publisher.intake.sheet.workbook import read_xlsx
from publisher.model import plain_text
from tests.hard_cases.sheet_cases import BOX
from tests.hard_cases.sheet_file import Change, attached, edited, plan
from tests.intake.word_files import REQUEST

WHITE = Font(color="FFFFFF")
PAPER, NAVY = (PatternFill("solid", fgColor=c) for c in ("FFFFFF", "1F3A5F"))


LEAST, MOST = FormatObject("min"), FormatObject("max")
SCALE = ColorScale((LEAST, MOST), (Color("FFFF0000"), Color("FF00FF00")))
BAR = DataBar(cfvo=(LEAST, MOST), color=Color("FF638EC6"))


def ruled(where: str, rule: Rule) -> Change:
    return lambda sheet: sheet.conditional_formatting.add(where, rule)


def condition(where: str, fill: str = "", font: Font | None = None) -> Change:
    """A rule that gives those cells a fill of that colour, or letters."""
    look = DifferentialStyle(font, fill=PatternFill(bgColor=fill) if fill else None)
    return ruled(where, Rule("expression", dxf=look, formula=["TRUE"]))


def filled(fill: object) -> Change:
    return lambda sheet: setattr(sheet["A3"], "fill", fill)


def tabled(ref: str, style: str | None) -> Change:
    table = Table(displayName="Plan", ref=ref, tableStyleInfo=TableStyleInfo(style))
    return lambda sheet: sheet.add_table(table)


def dark(sheet: Worksheet) -> None:
    sheet["A3"].font, sheet["A3"].fill = Font(color="1F3A5F"), NAVY
    condition("A3", "00B050")(sheet)


GROUNDS = {
    "a rule that fills": (condition("A1:C9", "00B050"), True),
    "a rule that fills cells of their own colour": (dark, True),
    "a scale of colours": (ruled("A3", Rule("colorScale", colorScale=SCALE)), True),
    "a bar": (ruled("A3", Rule("dataBar", dataBar=BAR)), True),
    "a gradient": (filled(GradientFill(stop=("FFFFFF", "1F3A5F"))), True),
    "a pattern": (filled(PatternFill("gray125")), True),
    "a table with a style": (tabled("A1:C3", "TableStyleMedium2"), True),
    "a rule for other cells": (condition("B1:C9", "00B050"), False),
    "a rule that fills with white": (condition("A3", "FFFFFF"), False),
    "a rule for the letters": (condition("A3", font=Font(color="FF0000")), False),
    "a table elsewhere": (tabled("A1:C2", "TableStyleMedium2"), False),
    "a table without a style": (tabled("A1:C3", None), False),
    "white": (filled(PAPER), False),
}


@pytest.mark.parametrize(("change", "may_be_seen"), GROUNDS.values(), ids=GROUNDS)
def test_white_letters_are_kept_and_told_where_something_may_colour_their_cell(
    change: Change, may_be_seen: bool
) -> None:
    def both(sheet: Worksheet) -> None:
        sheet["A3"].font = WHITE
        change(sheet)

    reading = read_xlsx(plan(("Green", "x", "y"), change=both), REQUEST)
    assert reading.document
    assert ("Green" in plain_text(reading.document.blocks)) == may_be_seen
    told = [(finding.rule.code, finding.detail) for finding in reading.findings]
    kept = "cells with letters in their colour, which a rule or style may change: 1"
    left_out = "hidden text in cells: 1"
    assert (("D216", kept) in told, ("D201", left_out) in told) == (may_be_seen, not may_be_seen)


def apart(inside: str) -> str:
    """A rule that Excel keeps apart since it asks another sheet."""
    return (
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        'uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>'
        '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        f'<x14:cfRule type="expression" priority="1"><xm:f>$A3=Lists!$A$1</xm:f>{inside}'
        "</x14:cfRule><xm:sqref>C2 A3:A9</xm:sqref></x14:conditionalFormatting>"
        "</x14:conditionalFormattings></ext></extLst></worksheet>"
    )


LOOK = "<x14:dxf><fill><patternFill><bgColor rgb='FF{}'/></patternFill></fill></x14:dxf>"
APART = {
    "a fill": (LOOK.format("00B050"), True),
    "white": (LOOK.format("FFFFFF"), False),
    "letters": ("<x14:dxf><font><b/><color theme='1'/></font></x14:dxf>", False),
    "a bar": ("<x14:dataBar/>", True),
    "signs": ('<x14:iconSet iconSet="3Stars"/>', False),
}


@pytest.mark.parametrize(("inside", "kept"), APART.values(), ids=APART)
def test_white_letters_are_kept_where_a_rule_that_asks_another_sheet_may_colour_their_cell(
    inside: str, kept: bool
) -> None:
    data = plan(("Green", "x", "y"), change=lambda sheet: setattr(sheet["A3"], "font", WHITE))
    reading = read_xlsx(edited(data, ("</worksheet>", apart(inside))), REQUEST)
    assert reading.document
    assert ("Green" in plain_text(reading.document.blocks)) == kept
    assert ("D216" in {finding.rule.code for finding in reading.findings}) == kept


def test_white_letters_on_a_colour_are_not_told() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A3"].font, sheet["A3"].fill = WHITE, NAVY
        condition("A3", "00B050")(sheet)

    reading = read_xlsx(plan(("Green", "x", "y"), change=change), REQUEST)
    assert not [finding for finding in reading.findings if finding.rule.code == "D216"]


DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    f'xmlns:a="{A[1:-1]}">'
)
LETTERS = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
BOXED = BOX.format("<a:noFill/>", f"Ask</a:t></a:r><a:r><a:rPr>{LETTERS}</a:rPr><a:t> Green")
BANNER = BOX.format('<a:solidFill><a:srgbClr val="1F3A5F"/></a:solidFill>', "Plan")
OUTLINE = BOX.format("<a:noFill/>", "Plan")


def at(cells: str, inside: str) -> str:
    """Something drawn over those cells."""
    left, top, right, bottom = (bound or 0 for bound in range_boundaries(cells))
    return (
        f"<xdr:twoCellAnchor><xdr:from><xdr:col>{left - 1}</xdr:col><xdr:row>{top - 1}</xdr:row>"
        f"</xdr:from><xdr:to><xdr:col>{right}</xdr:col><xdr:row>{bottom}</xdr:row></xdr:to>"
        f"{inside}<xdr:clientData/></xdr:twoCellAnchor>"
    )


def merge(sheet: Worksheet) -> None:
    sheet["A5"].fill = NAVY
    sheet.merge_cells("A5:F5")


def row(sheet: Worksheet) -> None:
    sheet.row_dimensions[5].fill = NAVY


def column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].fill = NAVY


def nothing(sheet: Worksheet) -> None:
    sheet["B7"].fill, sheet["B5"].fill = NAVY, PAPER


ANYWHERE = at("B5:C5", BOXED).replace("twoCellAnchor", "oneCellAnchor").replace("xdr:to", "xdr:ext")
STANDS_ON = {
    "a dark cell": (lambda sheet: setattr(sheet["C5"], "fill", NAVY), at("B5:C5", BOXED), True),
    "merged cells": (merge, at("B5:C5", BOXED), True),
    "a row": (row, at("B5:C5", BOXED), True),
    "a column": (column, at("B5:C5", BOXED), True),
    "a rule": (condition("C5", "00B050"), at("B5:C5", BOXED), True),
    "a table": (tabled("A1:C9", "TableStyleMedium2"), at("B5:C5", BOXED), True),
    "a rule elsewhere": (condition("D5", "00B050"), at("B5:C5", BOXED), False),
    "a drawn banner": (nothing, at("A4:C9", BANNER) + at("B5:C5", BOXED), True),
    "nobody knows what": (nothing, ANYWHERE, True),
    "white cells": (nothing, at("B5:C5", BOXED), False),
    "white cells, a banner elsewhere": (
        nothing, at("A8:C9", BANNER) + at("E1:F9", BANNER) + at("B5:C5", BOXED), False),
    "white cells, below a banner": (nothing, at("B5:C5", BOXED) + at("A4:C9", BANNER), False),
    "white cells, in a frame": (nothing, at("A4:C9", OUTLINE) + at("B5:C5", BOXED), False),
}  # fmt: skip


@pytest.mark.parametrize(("change", "drawn", "kept"), STANDS_ON.values(), ids=STANDS_ON)
def test_white_letters_in_a_box_without_a_colour_are_kept_and_told_on_a_colour(
    change: Change, drawn: str, kept: bool
) -> None:
    part = f"{DRAWING}{drawn}</xdr:wsDr>".encode()
    data = attached(plan(change=change), "drawing", "xl/drawings/drawing1.xml", part)
    reading = read_xlsx(data, REQUEST)
    assert reading.document
    assert ("Ask Green" in plain_text(reading.document.blocks)) == kept
    told = {finding.detail: finding.rule.code for finding in reading.findings}
    kept_and_told = told.get("white letters in a box without a colour, on what may have one")
    left_out = told.get("text that cannot be seen")
    assert (kept_and_told, left_out) == (("D216", None) if kept else (None, "D201"))
