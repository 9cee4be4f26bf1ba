"""Excel files that hide the name in an action plan, or beside it."""

from collections.abc import Callable
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font, NamedStyle, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.scenario import InputCells, Scenario, ScenarioList
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from publisher.model import Role
from tests.hard_cases.frame import Case
from tests.hard_cases.secret import SECRET, UNSEEN, Secret
from tests.hard_cases.sheet_file import SHOWS, Change, attached, edited, plan, with_parts

NAME = SECRET.name

GHOST = f"{NAME} {UNSEEN}"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def looks(**looks: Any) -> Change:
    """The name in a cell that has a look of its own."""

    def change(sheet: Worksheet) -> None:
        sheet["A3"] = GHOST
        for name, look in looks.items():
            setattr(sheet["A3"], name, look)

    return change


def row(**settings: Any) -> Change:
    """The name in a row of its own."""

    def change(sheet: Worksheet) -> None:
        sheet.append((GHOST, GHOST, GHOST))
        for name, setting in settings.items():
            setattr(sheet.row_dimensions[3], name, setting)

    return change


def column(**settings: Any) -> Change:
    """The name in a column of its own."""

    def change(sheet: Worksheet) -> None:
        sheet["D1"] = sheet["D2"] = GHOST
        for name, setting in settings.items():
            setattr(sheet.column_dimensions["D"], name, setting)

    return change


def another_sheet(state: str) -> Change:
    def change(sheet: Worksheet) -> None:
        assert sheet.parent
        other = sheet.parent.create_sheet(UNSEEN)
        other["A1"], other.sheet_state = GHOST, state

    return change


def _calculated_aside(sheet: Worksheet) -> None:
    another_sheet("hidden")(sheet)
    assert sheet.parent
    sheet.parent[UNSEEN]["A2"] = f'="{GHOST}"'


def filtered(sheet: Worksheet) -> None:
    row(hidden=True)(sheet)
    sheet.auto_filter.ref = "A1:C3"
    sheet.auto_filter.add_filter_column(0, [GHOST])


def grouped(sheet: Worksheet) -> None:
    row()(sheet)
    sheet.row_dimensions.group(3, 3, hidden=True)


def grouped_columns(sheet: Worksheet) -> None:
    column()(sheet)
    sheet.column_dimensions.group("D", "D", hidden=True)


def commented(sheet: Worksheet) -> None:
    sheet["A2"].comment = Comment(GHOST, NAME)


def validated(sheet: Worksheet) -> None:
    rule = DataValidation("list", f'"{GHOST},x"', error=GHOST, prompt=GHOST, errorTitle=NAME)
    rule.add("A2")
    sheet.add_data_validation(rule)


def named(sheet: Worksheet) -> None:
    assert sheet.parent
    cells = f"{sheet.title}!$A$2"
    sheet.parent.defined_names["Marigold_Threlkeld"] = DefinedName(
        "Marigold_Threlkeld", attr_text=cells, comment=UNSEEN
    )
    sheet.parent.add_named_style(NamedStyle(GHOST))
    sheet.sheet_properties.codeName = UNSEEN


def margins(sheet: Worksheet) -> None:
    header, footer = sheet.oddHeader, sheet.firstFooter
    assert header is not None
    assert footer is not None
    header.center.text = footer.left.text = GHOST


def linked(sheet: Worksheet) -> None:
    sheet["A2"].hyperlink = "https://example.org/"
    sheet["A2"].hyperlink.tooltip = GHOST
    sheet["A2"].value = "Train staff"


def conditional(sheet: Worksheet) -> None:
    sheet.conditional_formatting.add("A1:C2", Rule("expression", formula=[f'$A1="{GHOST}"']))


def scenarios(sheet: Worksheet) -> None:
    cell = InputCells(r="A2", val=GHOST)
    sheet.scenarios = ScenarioList([Scenario(name=GHOST, user=NAME, inputCells=[cell])])


def described(sheet: Worksheet) -> None:
    workbook: Any = sheet.parent
    about = workbook.properties
    about.creator = about.title = about.description = about.lastModifiedBy = GHOST
    workbook.custom_doc_props.append(StringProperty(name=NAME, value=UNSEEN))


def tabled(sheet: Worksheet) -> None:
    sheet.add_table(Table(displayName="Marigold_Threlkeld", ref="A1:C2", comment=GHOST))


def part(name: str, text: str = "", kind: str = "") -> bytes:
    """A plan with one more part, which the sheet points at if `kind` is given."""
    data = (text or f"<x xmlns='{_MAIN}'><y name='{GHOST}'>{GHOST}</y></x>").encode()
    return attached(plan(), kind, name, data) if kind else with_parts(plan(), {name: data})


_WHITE = Font(color="FFFFFF")
_CHANGES: dict[str, Change] = {
    "a hidden row": row(hidden=True),
    "a row that a filter hides": filtered,
    "a row that is folded away": grouped,
    "a hidden column": column(hidden=True),
    "a column that is folded away": grouped_columns,
    "a hidden sheet": another_sheet("hidden"),
    "a sheet hidden from the menu": another_sheet("veryHidden"),
    "white letters": looks(font=_WHITE),
    "white letters by the theme": looks(font=Font(color=Color(theme=0))),
    "white letters by the old palette": looks(font=Font(color=Color(indexed=9))),
    "letters in the colour of their cell": looks(
        font=Font(color="1F3A5F"), fill=PatternFill("solid", fgColor="1F3A5F")
    ),
    "letters of one point": looks(font=Font(sz=1)),
    "a format that shows nothing": looks(number_format=";;;"),
    "a format that shows no words": looks(number_format="0;0;0;"),
    "a format that shows no words, in red": looks(number_format='[Red]General;-0;"";'),
    "white letters in a cell of several looks": lambda sheet: sheet.append(
        (CellRichText(TextBlock(InlineFont(color=Color("00FFFFFF")), GHOST)),)
    ),
    "a comment": commented,
    "choices of a cell, and its prompts": validated,
    "names of ranges, styles and code": named,
    "headers and footers": margins,
    "the screen tip of a link": linked,
    "the formula of a condition": conditional,
    "scenarios": scenarios,
    "properties of the document": described,
    "the name of a table": tabled,
}
_CELL = '<c r="C2" t="inlineStr"><is><t>Police</t></is></c>'
_KANJI = (
    f'<c r="C2" t="inlineStr"><is><t>Police</t><rPh sb="0" eb="1"><t>{GHOST}</t></rPh></is></c>'
)
_FILES: dict[str, Callable[[], bytes]] = {
    "a row of no height": lambda: edited(
        plan(change=row()), ('<row r="3">', '<row r="3" ht="0" customHeight="1">')
    ),
    "a column of no width": lambda: edited(
        plan(change=column()),
        ("<sheetData>", '<cols><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>'),
    ),
    "columns of no width unless said otherwise": lambda: edited(
        plan(change=column()),
        ('<sheetFormatPr baseColWidth="8" ', '<sheetFormatPr defaultColWidth="0" '),
        ("<sheetData>", '<cols><col min="1" max="3" width="9" customWidth="1"/></cols><sheetData>'),
    ),
    "a reading aid": lambda: edited(plan(), (_CELL, _KANJI)),
    "the code of a formula": lambda: edited(
        plan((f'=IF("{GHOST}"="","",0)', "x")), ("<v></v>", "<v>0</v>")
    ),
    "views of the author's own": lambda: edited(
        plan(),
        (
            "</sheetData>",
            '</sheetData><customSheetViews><customSheetView guid="{00000000-0000-0000-'
            '0000-000000000001}"><autoFilter ref="A1:C2"><filterColumn colId="0"><filters><filter '
            f'val="{GHOST}"/></filters></filterColumn></autoFilter></customSheetView>'
            "</customSheetViews>",
        ),
    ),
    "words of another look under a merged cell": lambda: edited(
        plan((None, "x")),
        ("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'),
        ('<row r="3">', f'<row r="3"><c r="A3" t="inlineStr"><is><t>{GHOST}</t></is></c>'),
    ),
    "an embedded file that nothing shows": lambda: part("xl/embeddings/book.docx", GHOST),
    "a formula without its result on a hidden sheet": lambda: plan(change=_calculated_aside),
    "a thread of comments": lambda: with_parts(
        part("xl/threadedComments/threadedComment1.xml", "", "threadedComment"),
        {"xl/persons/person.xml": f"<x displayName='{GHOST}'/>".encode()},
    ),
    "the store of a pivot table": lambda: part("xl/pivotCache/pivotCacheRecords1.xml"),
    "values from another workbook": lambda: part("xl/externalLinks/externalLink1.xml"),
    "a connection to a database": lambda: part("xl/connections.xml"),
    "changes in a shared workbook": lambda: part("xl/revisions/revisionLog1.xml"),
    "a data model": lambda: part("xl/model/item.data", GHOST),
    "strings that no cell uses": lambda: part("xl/sharedStrings.xml"),
    "data of one's own": lambda: part("customXml/item1.xml"),
    "settings of a printer": lambda: part("xl/printerSettings/printerSettings1.bin", GHOST),
    "a preview picture": lambda: part("docProps/thumbnail.wmf", GHOST),
    "a part that nothing points at": lambda: part("xl/marigold.xml"),
}
_MORE = {"the code of a formula": "0 x", "words of another look under a merged cell": "x"}


def _case(trick: str, data: bytes) -> Case:
    return Case(
        f"Excel: {trick}",
        data,
        f"{SHOWS} {_MORE.get(trick, '')}",
        suffix=".xlsx",
        role=Role.RECOMMENDATIONS,
    )


CASES = (
    *(_case(trick, plan(change=change)) for trick, change in _CHANGES.items()),
    *(_case(trick, make()) for trick, make in _FILES.items()),
)


def cases(_: Secret) -> tuple[Case, ...]:
    return CASES
