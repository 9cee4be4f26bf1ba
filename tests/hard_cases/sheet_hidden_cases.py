"""Excel files that hide the name in an action plan, or beside it."""

from collections.abc import Callable
from functools import partial
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
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from publisher.model import Role
from tests.hard_cases.frame import Case
from tests.hard_cases.secret import UNSEEN, Secret
from tests.hard_cases.sheet_cases import BOX, drawn
from tests.hard_cases.sheet_file import SHOWS, Change, attached, edited, plan, with_parts

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def looks(s: Secret, **looks: Any) -> Change:
    """The name in a cell that has a look of its own."""

    def change(sheet: Worksheet) -> None:
        sheet["A3"] = s.ghost
        for name, look in looks.items():
            setattr(sheet["A3"], name, look)

    return change


def row(s: Secret, **settings: Any) -> Change:
    """The name in a row of its own."""

    def change(sheet: Worksheet) -> None:
        sheet.append((s.ghost, s.ghost, s.ghost))
        for name, setting in settings.items():
            setattr(sheet.row_dimensions[3], name, setting)

    return change


def column(s: Secret, **settings: Any) -> Change:
    """The name in a column of its own."""

    def change(sheet: Worksheet) -> None:
        sheet["D1"] = sheet["D2"] = s.ghost
        for name, setting in settings.items():
            setattr(sheet.column_dimensions["D"], name, setting)

    return change


def another_sheet(s: Secret, state: str) -> Change:
    def change(sheet: Worksheet) -> None:
        assert sheet.parent
        other = sheet.parent.create_sheet(UNSEEN)
        other["A1"], other.sheet_state = s.ghost, state

    return change


def _calculated_aside(s: Secret, sheet: Worksheet) -> None:
    another_sheet(s, "hidden")(sheet)
    assert sheet.parent
    sheet.parent[UNSEEN]["A2"] = f'="{s.ghost}"'


def filtered(s: Secret, sheet: Worksheet) -> None:
    row(s, hidden=True)(sheet)
    sheet.auto_filter.ref = "A1:C3"
    sheet.auto_filter.add_filter_column(0, [s.ghost])


def grouped(s: Secret, sheet: Worksheet) -> None:
    row(s)(sheet)
    sheet.row_dimensions.group(3, 3, hidden=True)


def grouped_columns(s: Secret, sheet: Worksheet) -> None:
    column(s)(sheet)
    sheet.column_dimensions.group("D", "D", hidden=True)


def commented(s: Secret, sheet: Worksheet) -> None:
    sheet["A2"].comment = Comment(s.ghost, s.name)


def validated(s: Secret, sheet: Worksheet) -> None:
    rule = DataValidation(
        "list", f'"{s.ghost},x"', error=s.ghost, prompt=s.ghost, errorTitle=s.name
    )
    rule.add("A2")
    sheet.add_data_validation(rule)


def named(s: Secret, sheet: Worksheet) -> None:
    assert sheet.parent
    cells = f"{sheet.title}!$A$2"
    sheet.parent.defined_names[s.first] = DefinedName(s.first, attr_text=cells, comment=UNSEEN)
    sheet.parent.add_named_style(NamedStyle(s.ghost))
    sheet.sheet_properties.codeName = UNSEEN


def margins(s: Secret, sheet: Worksheet) -> None:
    header, footer = sheet.oddHeader, sheet.firstFooter
    assert header is not None
    assert footer is not None
    header.center.text = footer.left.text = s.ghost


def linked(s: Secret, sheet: Worksheet) -> None:
    sheet["A2"].hyperlink = "https://example.org/"
    sheet["A2"].hyperlink.tooltip = s.ghost
    sheet["A2"].value = "Train staff"


def conditional(s: Secret, sheet: Worksheet) -> None:
    sheet.conditional_formatting.add("A1:C2", Rule("expression", formula=[f'$A1="{s.ghost}"']))


def scenarios(s: Secret, sheet: Worksheet) -> None:
    cell = InputCells(r="A2", val=s.ghost)
    sheet.scenarios = ScenarioList([Scenario(name=s.ghost, user=s.name, inputCells=[cell])])


def described(s: Secret, sheet: Worksheet) -> None:
    workbook: Any = sheet.parent
    about = workbook.properties
    about.creator = about.title = about.description = about.lastModifiedBy = s.ghost
    workbook.custom_doc_props.append(StringProperty(name=s.name, value=UNSEEN))


def tabled(s: Secret, sheet: Worksheet) -> None:
    sheet.add_table(Table(displayName=s.first, ref="A1:C2", comment=s.ghost))


def part(s: Secret, name: str, text: str = "", kind: str = "") -> bytes:
    """A plan with one more part, which the sheet points at if `kind` is given."""
    data = (text or f"<x xmlns='{_MAIN}'><y name='{s.ghost}'>{s.ghost}</y></x>").encode()
    return attached(plan(), kind, name, data) if kind else with_parts(plan(), {name: data})


def beside_a_table(s: Secret, sheet: Worksheet) -> None:
    looks(s, font=_WHITE)(sheet)
    style = TableStyleInfo("TableStyleMedium2")
    sheet.add_table(Table(displayName="Plan", ref="A1:C2", tableStyleInfo=style))


_WHITE = Font(color="FFFFFF")


def _changes(s: Secret) -> dict[str, Change]:
    return {
        "a hidden row": row(s, hidden=True),
        "a row that a filter hides": partial(filtered, s),
        "a row that is folded away": partial(grouped, s),
        "a hidden column": column(s, hidden=True),
        "a column that is folded away": partial(grouped_columns, s),
        "a hidden sheet": another_sheet(s, "hidden"),
        "a sheet hidden from the menu": another_sheet(s, "veryHidden"),
        "white letters": looks(s, font=_WHITE),
        "white letters by the theme": looks(s, font=Font(color=Color(theme=0))),
        "white letters by the old palette": looks(s, font=Font(color=Color(indexed=9))),
        "white letters beside a table of the sheet": partial(beside_a_table, s),
        "letters in the colour of their cell": looks(
            s, font=Font(color="1F3A5F"), fill=PatternFill("solid", fgColor="1F3A5F")
        ),
        "letters of one point": looks(s, font=Font(sz=1)),
        "a format that shows nothing": looks(s, number_format=";;;"),
        "a format that shows no words": looks(s, number_format="0;0;0;"),
        "a format that shows no words, in red": looks(s, number_format='[Red]General;-0;"";'),
        "white letters in a cell of several looks": lambda sheet: sheet.append(
            (CellRichText(TextBlock(InlineFont(color=Color("00FFFFFF")), s.ghost)),)
        ),
        "a comment": partial(commented, s),
        "choices of a cell, and its prompts": partial(validated, s),
        "names of ranges, styles and code": partial(named, s),
        "headers and footers": partial(margins, s),
        "the screen tip of a link": partial(linked, s),
        "the formula of a condition": partial(conditional, s),
        "scenarios": partial(scenarios, s),
        "properties of the document": partial(described, s),
        "the name of a table": partial(tabled, s),
    }


_CELL = '<c r="C2" t="inlineStr"><is><t>Police</t></is></c>'


def _kanji(s: Secret) -> str:
    aid = f'<rPh sb="0" eb="1"><t>{s.ghost}</t></rPh>'
    return f'<c r="C2" t="inlineStr"><is><t>Police</t>{aid}</is></c>'


_PAINTED = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'


def _in_a_box(s: Secret, look: str) -> str:
    """A box of text with the name in letters of a look that nobody sees."""
    return BOX.format("", f"Ask</a:t></a:r><a:r>{look}</a:rPr><a:t> {s.ghost}")


def _files(s: Secret) -> dict[str, Callable[[], bytes]]:
    return {
        "a row of no height": lambda: edited(
            plan(change=row(s)), ('<row r="3">', '<row r="3" ht="0" customHeight="1">')
        ),
        "a column of no width": lambda: edited(
            plan(change=column(s)),
            (
                "<sheetData>",
                '<cols><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>',
            ),
        ),
        "columns of no width unless said otherwise": lambda: edited(
            plan(change=column(s)),
            ('<sheetFormatPr baseColWidth="8" ', '<sheetFormatPr defaultColWidth="0" '),
            (
                "<sheetData>",
                '<cols><col min="1" max="3" width="9" customWidth="1"/></cols><sheetData>',
            ),
        ),
        "a box of text in a hidden group": lambda: drawn(
            s,
            '<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="9" name="G" hidden="1"/></xdr:nvGrpSpPr>'
            f"<xdr:grpSpPr/>{BOX.format('', s.ghost)}</xdr:grpSp>",
        ),
        "white letters in a box of text": lambda: drawn(s, _in_a_box(s, f"<a:rPr>{_PAINTED}")),
        "letters of no colour in a box of text": lambda: drawn(
            s, _in_a_box(s, "<a:rPr><a:noFill/>")
        ),
        "letters of one point in a box of text": lambda: drawn(s, _in_a_box(s, '<a:rPr sz="100">')),
        "a reading aid": lambda: edited(plan(), (_CELL, _kanji(s))),
        "the code of a formula": lambda: edited(
            plan((f'=IF("{s.ghost}"="","",0)', "x")), ("<v></v>", "<v>0</v>")
        ),
        "views of the author's own": lambda: edited(
            plan(),
            (
                "</sheetData>",
                "</sheetData><customSheetViews><customSheetView "
                'guid="{00000000-0000-0000-0000-000000000001}"><autoFilter ref="A1:C2">'
                f'<filterColumn colId="0"><filters><filter val="{s.ghost}"/></filters>'
                "</filterColumn></autoFilter></customSheetView></customSheetViews>",
            ),
        ),
        "words of another look under a merged cell": lambda: edited(
            plan((None, "x")),
            (
                "</sheetData>",
                '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
            ),
            ('<row r="3">', f'<row r="3"><c r="A3" t="inlineStr"><is><t>{s.ghost}</t></is></c>'),
        ),
        "an embedded file that nothing shows": lambda: part(s, "xl/embeddings/book.docx", s.ghost),
        "a formula without its result on a hidden sheet": lambda: plan(
            change=partial(_calculated_aside, s)
        ),
        "a thread of comments": lambda: with_parts(
            part(s, "xl/threadedComments/threadedComment1.xml", "", "threadedComment"),
            {"xl/persons/person.xml": f"<x displayName='{s.ghost}'/>".encode()},
        ),
        "the store of a pivot table": lambda: part(s, "xl/pivotCache/pivotCacheRecords1.xml"),
        "values from another workbook": lambda: part(s, "xl/externalLinks/externalLink1.xml"),
        "a connection to a database": lambda: part(s, "xl/connections.xml"),
        "changes in a shared workbook": lambda: part(s, "xl/revisions/revisionLog1.xml"),
        "a data model": lambda: part(s, "xl/model/item.data", s.ghost),
        "strings that no cell uses": lambda: part(s, "xl/sharedStrings.xml"),
        "data of one's own": lambda: part(s, "customXml/item1.xml"),
        "settings of a printer": lambda: part(
            s, "xl/printerSettings/printerSettings1.bin", s.ghost
        ),
        "a preview picture": lambda: part(s, "docProps/thumbnail.wmf", s.ghost),
        "a part that nothing points at": lambda: part(s, f"xl/mari{s.rest}.xml"),
    }


_MORE = {
    "white letters in a box of text": "Ask",
    "letters of no colour in a box of text": "Ask",
    "letters of one point in a box of text": "Ask",
    "the code of a formula": "0 x",
    "words of another look under a merged cell": "x",
}


def _case(trick: str, data: bytes) -> Case:
    return Case(
        f"Excel: {trick}",
        data,
        f"{SHOWS} {_MORE.get(trick, '')}",
        suffix=".xlsx",
        role=Role.RECOMMENDATIONS,
    )


def cases(s: Secret) -> tuple[Case, ...]:
    return (
        *(_case(trick, plan(change=change)) for trick, change in _changes(s).items()),
        *(_case(trick, make()) for trick, make in _files(s).items()),
    )
