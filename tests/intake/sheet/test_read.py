import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from publisher.findings import Rule
from publisher.intake.characters import GARBLED, LOST
from publisher.intake.reading import Reading, Request
from publisher.intake.sheet.read import read_csv
from publisher.intake.sheet.workbook import read_xlsx
from publisher.model import Document, Role, Table
from publisher.recommendations import recommendations_in
from tests.hard_cases.sheet_control_cases import Box, with_controls
from tests.intake.outline import outline
from tests.intake.word_files import png

REQUEST = Request(Role.RECOMMENDATIONS, "recommendations")


def table(*rows: tuple[str, ...]) -> list[str]:
    """The outline of a table without spans."""
    kinds = ["th"] + ["td"] * (len(rows) - 1)
    cells = (
        [f"  {kind}: {f'p {words}' if words else ''}" for words in row] + ["  --"]
        for kind, row in zip(kinds, rows, strict=True)
    )
    return ["table 1", *(line for row in cells for line in row)]


def document(reading: Reading) -> Document[str]:
    assert reading.document, [finding.message for finding in reading.findings]
    return reading.document


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(finding.rule.code, finding.detail) for finding in reading.findings]


# -- CSV --

CSV = {
    "commas": ('No,Action\n1,"a, b"\n', table(("No", "Action"), ("1", "a, b"))),
    "semicolons": ("No;Action, or not\n1;a\n", table(("No", "Action, or not"), ("1", "a"))),
    "tabs": ("No\tAction\n1\ta\n", table(("No", "Action"), ("1", "a"))),
    "a delimiter that is named": ("sep=;\nA,B;C\na;b\n", table(("A,B", "C"), ("a", "b"))),
    "empty rows": ("\n,,\nNo,Action\n\n1,a\n,\n", table(("No", "Action"), ("1", "a"))),
    "rows of unequal length": (
        "No,Action\n1\n2,b,c\n",
        table(("No", "Action", ""), ("1", "", ""), ("2", "b", "c")),
    ),
    "columns without a word": ("No,,Action,\n1,,a,\n", table(("No", "Action"), ("1", "a"))),
    "one column": ("Action\na\n", table(("Action",), ("a",))),
    "lines in a cell": ('No,Action\n1,"a\nb\n\nc"\n', table(("No", "Action"), ("1", "a|b / p c"))),
    "a list in a cell": (
        'No,Action\n1,"- a\n- b"\n',
        [*table(("No", "Action"))[:4], "  td: p 1", "  td: ul / - p a / - p b", "  --"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CSV.values(), ids=CSV)
def test_csv_becomes_a_table(text: str, expected: list[str]) -> None:
    assert outline(document(read_csv(text.encode(), REQUEST)).blocks) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_csv_as_excel_writes_it(encoding: str) -> None:
    reading = read_csv("No,Café\r\n1,£5\r\n".encode(encoding), REQUEST)

    assert outline(document(reading).blocks) == table(("No", "Café"), ("1", "£5"))


def test_csv_that_cannot_be_read_says_why() -> None:
    assert told(read_csv(b"\n,,\n", REQUEST)) == [("D112", "")]
    assert told(read_csv(b"a\0", REQUEST)) == [("D105", "")]
    assert told(read_csv(b"a," + b"x" * 200_000, REQUEST))[0][0] == "D115"
    assert told(read_csv(b"," * 600_000, REQUEST))[0][0] == "D115"


# -- Excel --


def xlsx(*fill: Callable[[Worksheet], object]) -> bytes:
    """A workbook with a sheet for each function that fills one."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, one in enumerate(fill, start=1):
        one(workbook.create_sheet(f"Plan {number}"))
    workbook.properties.creator = None
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def rewritten(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with the parts of its sheets changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if "/sheet" in name else part)
    return out.getvalue()


def rows(*values: tuple[Any, ...]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for row in values:
            sheet.append(row)

    return fill


def read(*fill: Callable[[Worksheet], object]) -> Reading:
    return read_xlsx(xlsx(*fill), REQUEST)


def lines(*fill: Callable[[Worksheet], object]) -> list[str]:
    return outline(document(read(*fill)).blocks)


def changed(
    start: Callable[[Worksheet], None], *more: Callable[[Worksheet], object]
) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        start(sheet)
        for change in more:
            change(sheet)

    return fill


PLAN = rows(("No", "Action", "Due"), (1, "a", date(2022, 11, 14)), (2, "b", None))


def test_a_sheet_becomes_a_table() -> None:
    assert lines(PLAN) == table(
        ("No", "Action", "Due"), ("1", "a", "14 November 2022"), ("2", "b", "")
    )


def test_a_long_number_stands_there_in_full() -> None:
    plan = rows(("Case", "Telephone"), (12345678901, 447700900123))

    assert lines(plan) == table(("Case", "Telephone"), ("12345678901", "447700900123"))


def test_lines_above_the_headings_are_text_and_empty_rows_go() -> None:
    sheet = rows((), ("Action plan",), (None, "Rowan"), (), ("No", "Action"), (), (1, "a"))

    assert lines(sheet) == ["p Action plan", "p Rowan", *table(("No", "Action"), ("1", "a"))]


def test_several_sheets_stand_under_their_names() -> None:
    one, other = rows(("A", "B")), rows(("C", "D"))

    assert lines(one, rows(), other) == [
        *("h1 Plan 1", *table(("A", "B"))),
        *("h1 Plan 3", *table(("C", "D"))),
    ]


def test_merged_cells_span() -> None:
    sheet = changed(
        rows(("No", "Action", "Lead"), (1, "a", "x"), (None, "b", "y"), (), (2, "wide", None)),
        lambda s: s.merge_cells("A2:A4"),
        lambda s: s.merge_cells("B5:C5"),
    )

    assert lines(sheet)[5:] == [
        *("  td 1x2: p 1", "  td: p a", "  td: p x", "  --"),
        *("  td: p b", "  td: p y", "  --"),
        *("  td: p 2", "  td 2x1: p wide", "  --"),
    ]


def test_a_merged_cell_whose_first_row_is_hidden_still_shows() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True

    sheet = changed(
        rows(("No", "Action"), (1, "Ghost"), (None, "b")), lambda s: s.merge_cells("A2:A3"), hide
    )

    assert lines(sheet)[4:] == ["  td: p 1", "  td: p b", "  --"]


def test_links_are_kept() -> None:
    def link(sheet: Worksheet) -> None:
        sheet["B2"].hyperlink = "https://example.org/"

    assert "  td: p [a](https://example.org/)" in lines(changed(PLAN, link))


def test_what_a_link_over_empty_cells_leads_to_stays_out() -> None:
    def link(sheet: Worksheet) -> None:
        sheet.merge_cells("A6:B6")
        for cell, ref, to in (
            ("A4", "A4:D5", {"target": "https://files.example.org/private/case-0041.docx"}),
            ("C3", "C3", {"location": "'Old names'!A1"}),
            ("A6", "B6", {"target": "https://files.example.org/private/"}),
        ):
            sheet[cell].hyperlink = Hyperlink(cell, **to)
            sheet[cell].hyperlink.ref = ref
            mark(cell, value=None, style="Hyperlink")(sheet)

    plan = changed(PLAN, link)
    assert lines(plan) == lines(PLAN)
    assert told(read(plan)) == [("D201", "links over empty cells: 10")]


@pytest.mark.parametrize("without", [b"", rb' r="[A-Z]*\d+"'])
def test_an_address_that_a_cell_shows_stays(without: bytes) -> None:
    def link(sheet: Worksheet) -> None:
        sheet["B3"] = sheet["B3"].hyperlink = "https://example.org/"

    data = rewritten(xlsx(changed(PLAN, link)), lambda part: re.sub(without, b"", part))
    assert "  td: p [https://example.org/](https://example.org/)" in outline(
        document(read_xlsx(data, REQUEST)).blocks
    )


STRUCK = {
    "a whole cell": ("Do not tell", {"font": Font(strike=True)}, "~Do not tell~"),
    "some words": (
        CellRichText(TextBlock(InlineFont(strike=True), "Do not "), "tell the family"),
        {},
        "~Do not ~tell the family",
    ),
    "some words in a list": (
        CellRichText("- a\n- ", TextBlock(InlineFont(strike=True), "b\n- c"), " d"),
        {},
        "ul / - p a / - p ~b~ / - p ~c~ d",
    ),
    "some words beside words of the format": (
        CellRichText("a ", TextBlock(InlineFont(strike=True), "b")),
        {"number_format": '"By "@" now"'},
        "By a ~b~ now",
    ),
    "words that a format replaces": (
        CellRichText("a ", TextBlock(InlineFont(strike=True), "b")),
        {"number_format": '0;0;0;"none"'},
        "none",
    ),
    "a number": (14, {"font": Font(strike=True)}, "~14~"),
}


@pytest.mark.parametrize(("value", "looks", "shown"), STRUCK.values(), ids=STRUCK)
def test_words_with_a_line_through_them_keep_it(
    value: object, looks: Mapping[str, object], shown: str
) -> None:
    cell = lines(changed(PLAN, mark("B2", value=value, **looks)))[6]
    assert cell == f"  td: {shown if shown.startswith('ul') else f'p {shown}'}"


@pytest.mark.parametrize("tick", ["●", "•", "*"])
def test_a_tick_that_looks_like_a_bullet_stays(tick: str) -> None:
    plan = rows(("Action", "Local", "National"), ("a", tick, None), ("b", None, tick))

    assert lines(plan) == table(("Action", "Local", "National"), ("a", tick, ""), ("b", "", tick))


def test_empty_cells_in_a_colour_are_told() -> None:
    red, grey, white = (PatternFill("solid", fgColor=c) for c in ("FF0000", "EEEEEE", "FFFFFF"))
    plan = rows(("Plan",), ("No", "RAG", "Due"), (1, None, "x"), (2, None, None), (3, None, "z"))
    banded = [mark(cell, fill=grey) for cell in ("A3", "C3", "A4", "B4", "C4")]
    plain = changed(
        plan, *banded, mark("B3", fill=white), mark("B1", fill=red), mark("D3", fill=red)
    )

    assert told(read(plain)) == []
    assert told(read(changed(plain, mark("B4", fill=red), mark("B5", fill=red)))) == [
        ("D215", "cells: 2, the first B4")
    ]


def mark(cell: str, **looks: object) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for name, look in looks.items():
            setattr(sheet[cell], name, look)

    return change


def hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[4].hidden = True


def hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["D"].hidden = True


GHOST = rows(("No", "Action", "Due"), (1, "a", "x"))
HIDDEN = {
    "a hidden row": ([(2, "Ghost", "Ghost")], hide_row, "hidden rows: 1"),
    "a comment": ([], mark("A2", comment=Comment("Ghost", "x")), "comments: 1"),
    "white on white": (
        [("Ghost",)],
        mark("A4", font=Font(color="FFFFFF")),
        "hidden text in cells: 1",
    ),
    "white by its place in the old palette": (
        [("Ghost",)],
        mark("A4", font=Font(color=Color(indexed=9))),
        "hidden text in cells: 1",
    ),
    "black on black": (
        [("Ghost",)],
        mark("A4", fill=PatternFill("solid", fgColor="000000")),
        "hidden text in cells: 1",
    ),
    "a format that shows nothing": (
        [("Ghost",)],
        mark("A4", number_format=";;;"),
        "hidden text in cells: 1",
    ),
    "a format that shows no words": (
        [("Ghost",)],
        mark("A4", number_format="0;-0;0;"),
        "hidden text in cells: 1",
    ),
    "letters of one point": ([("Ghost",)], mark("A4", font=Font(sz=1)), "hidden text in cells: 1"),
}


@pytest.mark.parametrize(("more", "change", "says"), HIDDEN.values(), ids=HIDDEN)
def test_what_cannot_be_seen_is_left_out_and_said(
    more: list[tuple[Any, ...]], change: Callable[[Worksheet], None], says: str
) -> None:
    plan = rows(("No", "Action", "Due"), (1, "a", "x"), (), *more)

    assert lines(changed(plan, change)) == table(("No", "Action", "Due"), ("1", "a", "x"))
    assert told(read(changed(plan, change))) == [("D201", says)]


def test_hidden_columns_and_sheets_are_left_out_and_said() -> None:
    def hide_sheet(sheet: Worksheet) -> None:
        sheet["A1"] = "Ghost"
        sheet.sheet_state = "veryHidden"

    plan = changed(rows(("No", "Action", "Due", "Ghost"), (1, "a", "x", "Ghost")), hide_column)

    assert lines(plan, hide_sheet) == table(("No", "Action", "Due"), ("1", "a", "x"))
    assert told(read(plan, hide_sheet)) == [
        ("D201", "hidden columns: 1"),
        ("D201", "hidden sheets: 1"),
    ]


def test_white_on_a_dark_heading_shows() -> None:
    dark = mark("A1", font=Font(color="FFFFFF"), fill=PatternFill("solid", fgColor="1F3A5F"))

    assert lines(changed(GHOST, dark))[1] == "  th: p No"


def test_a_formula_without_its_result_stops_the_sheet() -> None:
    reading = read(rows(("No", "Action"), ("=1+1", "a")))

    assert reading.document is None
    assert [(f.rule.code, f.place.line, f.detail) for f in reading.findings] == [
        ("D109", 2, "a formula without its result")
    ]


def test_a_box_stands_in_the_cell_under_it_or_after_the_sheet() -> None:
    inside = Box("Agreed", state='checked="Checked"')
    outside = Box("Done", anchor="9, 0, 9, 0, 10, 0, 9, 9")
    reading = read_xlsx(with_controls(inside, outside), REQUEST)

    assert outline(document(reading).blocks) == [
        *table(("Recommendation", "Action", "Lead agency"))[:-1],
        *("  --", "  td: p Train staff", "  td: p Ask alone / p [ticked] Agreed", "  td: p Police"),
        *("  --", "p [not ticked] Done"),
    ]


def test_a_box_over_a_merged_cell_stands_in_it() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.append(("x", None, "y"))
        sheet.merge_cells("A3:B3")

    box = Box("Agreed", anchor="1, 5, 2, 2, 1, 90, 2, 18")
    found = outline(document(read_xlsx(with_controls(box, change=merge), REQUEST)).blocks)
    assert found[-3:-1] == ["  td 2x1: p x / p [not ticked] Agreed", "  td: p y"]


@pytest.mark.parametrize(
    ("anchor", "shows"), [("B4:C5", False), ("B4:C6", True), ("B2:C5", True), ("Z99:Z99", True)]
)
def test_what_covers_hidden_rows_alone_is_left_out(anchor: str, shows: bool) -> None:
    def add(sheet: Worksheet) -> None:
        left, top, right, bottom = (bound or 0 for bound in range_boundaries(anchor))
        picture = SheetImage(io.BytesIO(png()))
        picture.anchor = TwoCellAnchor(
            _from=AnchorMarker(left - 1, 0, top - 1, 0),
            to=AnchorMarker(right - 1, 9, bottom - 1, 9),
        )
        sheet.add_image(picture)
        sheet.row_dimensions[4].hidden = sheet.row_dimensions[5].hidden = True

    reading = read(changed(rows(("No", "Action"), (1, "a"), (2, "b"), (), (), (3, "c")), add))
    assert ("picture Picture" in outline(document(reading).blocks)) is shows
    assert told(reading) == ([] if shows else [("D201", "hidden drawings")])


def test_a_picture_stands_after_its_sheet() -> None:
    def add(sheet: Worksheet) -> None:
        sheet.add_image(SheetImage(io.BytesIO(png())), "E5")  # which it describes as "Picture"

    assert lines(changed(GHOST, add))[-1] == "picture Picture"


@pytest.mark.parametrize(
    ("words", "detail"),
    [("ZoÃ« Lee", GARBLED), ("Annâ\u0080\u0099s", GARBLED), ("Zo‰ Lee", GARBLED), ("Ll?r", LOST)],
)
def test_a_spoilt_letter_in_a_cell_stops_the_file_and_its_row_is_told(
    words: str, detail: str
) -> None:
    (finding,) = read(rows(("No", "Action"), (1, "a"), (2, words))).findings
    assert (finding.rule, finding.detail) == (Rule.D109, detail)
    assert finding.place.line == 3


def test_a_merge_as_large_as_a_sheet_is_refused() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merged_cells.add("A3:XFD1048576")

    assert told(read(changed(GHOST, merge)))[0][0] == "D115"


def test_a_cell_far_away_is_refused() -> None:
    def far(sheet: Worksheet) -> None:
        sheet["ZZ900000"] = "x"

    found = told(read(changed(GHOST, far)))
    assert ("D115", "a sheet reaches to row 900000, column 702") in found


def test_files_that_are_no_workbook_say_why() -> None:
    assert told(read_xlsx(b"", REQUEST)) == [("D112", "")]
    assert told(read_xlsx(b"PK", REQUEST)) == [("D105", "")]
    assert told(read_xlsx(xlsx(PLAN)[:-50], REQUEST)) == [("D105", "")]
    assert told(read(rows())) == [("D112", "")]
    assert [
        f.rule
        for f in read_xlsx(
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), REQUEST
        ).findings
    ] == [Rule.D106]


def test_an_action_plan_is_found_in_a_sheet() -> None:
    plan = rows(
        ("Action plan",), ("No", "Recommendation", "Lead agency"), (1, "Train staff", "CSP")
    )
    data = document(read(plan))

    assert isinstance(data.blocks[1], Table)
    assert [r.words("recommendation") for r in recommendations_in(data)] == ["Train staff"]
