"""Excel workbooks: each sheet that shows becomes a table.

Invariant: only what a person who opens the workbook sees is read. Hidden sheets, rows and
columns, comments, and text in the colour of its cell are left out and said; a formula whose
result is not in the file, and anything else that shows words we cannot read, stops it.
"""

import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from typing import cast

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.styles.colors import Color
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from publisher.findings import Finding, Place, Rule
from publisher.intake.characters import TURNED_ROUND, clean, turned_round
from publisher.intake.flow import Piece, reading_of
from publisher.intake.package import (
    CannotReadError,
    carried_along,
    links_of,
    open_package,
    parse_xml,
)
from publisher.intake.plain import blocks_of
from publisher.intake.reading import Reading, Request
from publisher.intake.sheet.drawing import drawn_on
from publisher.intake.sheet.number_format import has_conditions, shows_nothing, words_for
from publisher.intake.sheet.read import MAX_CELLS, Row, pieces_of
from publisher.model import Block, Cell, Heading, Paragraph, Run

TINY = 4
"""Letters of fewer points cannot be read on paper or screen: they are there to hide."""
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_IN_CELLS = re.compile(r"xl/richdata/(richvaluerel|rdrichvaluewebimage)\.xml")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How Excel writes characters that XML cannot hold; it reads any other so, too."""
_KINDS = {"chartsheet": "a chart"}


def read_xlsx(data: bytes, request: Request) -> Reading:
    """Read an .xlsx file: one table for each sheet that shows, under its name if several do."""
    try:
        parts = open_package(data)
        if any(_STRICT.search(part) for name, part in parts.items() if name.endswith("book.xml")):
            data = _transitional(data)
            parts = open_package(data)
        listed = list(_listed(parts))
        findings = list(_in_parts(parts, listed))
        # openpyxl warns of what it would not write, and prints of styles that are not there
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            sheets, more = _sheets(data, parts, {sheet.name: sheet.part for sheet in listed})
    except CannotReadError as error:
        return Reading(None, (error.finding,))
    except Exception:  # openpyxl raises whatever it stumbles over, even when a cell is looked at
        return Reading(None, (Finding(Rule.D105),))
    pieces = [piece for _, sheet_pieces in sheets for piece in sheet_pieces]
    if len(sheets) > 1:
        pieces = [piece for name, own in sheets for piece in (Heading(1, (Run(name),)), *own)]
    return reading_of(request, pieces, [*findings, *more], title="")


def _transitional(data: bytes) -> bytes:
    """The file with the names that Excel writes by default in the place of the strict ones."""
    usual = rb"http://schemas.openxmlformats.org/\1/2006/"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as strict, zipfile.ZipFile(out, "w") as package:
        for name in strict.namelist():
            part = strict.read(name)
            text = name.lower().endswith((".xml", ".rels"))
            package.writestr(name, _STRICT.sub(usual, part) if text else part)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet as the workbook lists it: its name, its part, the kind of part, if it shows."""

    name: str
    part: str
    kind: str
    shows: bool


def _listed(parts: Mapping[str, bytes]) -> Iterator[_Listed]:
    for main in links_of(parts, ""):
        if main.kind == "officeDocument" and main.target.address in parts:
            links = {link.id: link for link in links_of(parts, main.target.address)}
            for sheet in parse_xml(parts[main.target.address]).iter("{*}sheet"):
                link = links.get(sheet.get(_ID, ""))
                if link is not None:
                    shows = sheet.get("state", "visible") == "visible"
                    yield _Listed(sheet.get("name", ""), link.target.address, link.kind, shows)


def _sheets(
    data: bytes, parts: Mapping[str, bytes], where: Mapping[str, str]
) -> tuple[list[tuple[str, list[Piece]]], list[Finding]]:
    """The sheets that show and have words, by name, and what was left out or cannot be read."""
    workbook = openpyxl.load_workbook(
        io.BytesIO(data), data_only=True, keep_links=False, rich_text=True
    )
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    hidden = Counter({"hidden sheets": len(workbook.worksheets) - len(visible)})
    findings = []
    found: list[tuple[str, list[Piece]]] = []
    for sheet in visible:
        if sheet.max_row * sheet.max_column > MAX_CELLS:
            detail = f"a sheet reaches to row {sheet.max_row}, column {sheet.max_column}"
            findings.append(Finding(Rule.D115, detail=detail))
            continue
        drawn = list(drawn_on(parts, where[sheet.title]))
        findings += (thing for thing in drawn if isinstance(thing, Finding))
        pieces = pieces_of(list(_rows(sheet, hidden)))
        pieces += (thing for thing in drawn if not isinstance(thing, Finding))
        if pieces:
            found.append((clean(sheet.title), pieces))
    findings += (
        Finding(Rule.D201, detail=f"{kind}: {count}") for kind, count in hidden.items() if count
    )
    return found, findings


def _in_parts(parts: Mapping[str, bytes], listed: list[_Listed]) -> Iterator[Finding]:
    """What the package holds beside its cells, and formulas without a result."""
    for detail in carried_along(parts):
        yield Finding(Rule.D201, detail=detail)
    if any(map(_IN_CELLS.fullmatch, parts)):
        yield Finding(Rule.D109, detail="a picture in a cell")
    for sheet in listed:
        if sheet.kind == "worksheet":
            found = _in_sheet(parts[sheet.part])
            yield from (finding for finding in found if sheet.shows)
        elif sheet.shows:
            detail = _KINDS.get(sheet.kind, "a sheet of a kind that is not known")
            yield Finding(Rule.D109, detail=detail)


def _in_sheet(part: bytes) -> Iterator[Finding]:
    """What a sheet's part shows before it is opened.

    A program that writes formulas and does not work them out leaves no result to read. A
    merged range as large as a sheet would be opened cell by cell.
    """
    root = parse_xml(part)
    for cell in root.iter(f"{_SHEET}c"):
        result = cell.findtext(f"{_SHEET}v") or (cell.get("t") == "str")  # "" is a result too
        if cell.find(f"{_SHEET}f") is not None and not result:
            row = re.sub(r"\D", "", cell.get("r", ""))
            place = Place(line=int(row or 0))
            yield Finding(Rule.D109, place=place, detail="a formula without its result")
    if any(text.strip() for part in root.iter(f"{_SHEET}headerFooter") for text in part.itertext()):
        yield Finding(Rule.D201, detail="headers or footers")
    for ranged in root.iter(f"{_SHEET}mergeCell", f"{_SHEET}hyperlink"):
        if _area(ranged.get("ref", "")) > MAX_CELLS:
            raise CannotReadError(Rule.D115, "a merged cell as large as a sheet")


def _area(ref: str) -> int:
    try:
        left, top, right, bottom = (bound or 0 for bound in range_boundaries(ref))
    except (ValueError, TypeError):
        raise CannotReadError(Rule.D105) from None
    return (right - left + 1) * (bottom - top + 1)


def _rows(sheet: Worksheet, hidden: Counter[str]) -> Iterator[Row]:
    """The rows that show, their cells by the place of the column among those that show."""
    rows, columns = _visible(sheet, hidden)
    spans = _spans(sheet, rows, columns)
    for row in rows:
        cells: dict[int, Cell[str]] = {}
        for place, column in enumerate(columns):
            top, left, across, down = spans.get((row, column), (row, column, 1, 1))
            source = sheet.cell(top, left)
            blocks = _blocks(source, hidden) if across and isinstance(source, SheetCell) else ()
            if blocks:
                cells[place] = Cell(blocks, columns=across, rows=down)
        yield cells


def _visible(sheet: Worksheet, hidden: Counter[str]) -> tuple[list[int], list[int]]:
    """The numbers of the rows and columns that show; hidden ones with words are counted."""
    out_rows = {
        number
        for number, row in sheet.row_dimensions.items()
        if row.hidden or (row.height is not None and row.height == 0)
    }
    out_columns = {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden or column.width == 0
        for number in range(column.min or 0, min(column.max or 0, sheet.max_column) + 1)
    }
    if sheet.sheet_format.defaultColWidth == 0:
        named = {
            number
            for column in sheet.column_dimensions.values()
            for number in range(column.min or 0, (column.max or 0) + 1)
        }
        out_columns |= set(range(1, sheet.max_column + 1)) - named
    filled = [
        (cell.row, cell.column)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    hidden["hidden rows"] += len(out_rows & {row for row, _ in filled})
    hidden["hidden columns"] += len(out_columns & {column for _, column in filled})
    return (
        [row for row in range(1, sheet.max_row + 1) if row not in out_rows],
        [column for column in range(1, sheet.max_column + 1) if column not in out_columns],
    )


def _spans(
    sheet: Worksheet, rows: list[int], columns: list[int]
) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    """For each cell that shows in a merged range: where its value is, columns and rows.

    The first that shows stands for the range (its own first row may be hidden); the others
    are given no column: they are covered.
    """
    spans = {}
    for merged in sheet.merged_cells.ranges:
        down = [row for row in rows if merged.min_row <= row <= merged.max_row]
        across = [column for column in columns if merged.min_col <= column <= merged.max_col]
        for row in down:
            for column in across:
                first = row == down[0] and column == across[0]
                size = (len(across), len(down)) if first else (0, 0)
                spans[row, column] = (merged.min_row, merged.min_col, *size)
    return spans


def _blocks(cell: SheetCell, hidden: Counter[str]) -> tuple[Block[str], ...]:
    if cell.comment is not None:
        hidden["comments"] += 1
    value, whole = _shown(cell), cell.value
    if whole is None:
        return ()
    hidden["hidden text in cells"] += value is None or len(str(value)) < len(str(whole))
    if value is None:
        return ()
    if has_conditions(cell.number_format):
        raise CannotReadError(Rule.D109, "a number format with conditions")
    words = words_for(value, cell.number_format)
    if turned_round(words):
        raise CannotReadError(Rule.D109, TURNED_ROUND)
    blocks = blocks_of(words)
    target = cell.hyperlink.target if cell.hyperlink else None
    return tuple(_linked(block, target) for block in blocks) if target else blocks


def _shown(cell: SheetCell) -> object:
    """The value without what cannot be seen of it; None if nothing can."""
    value, looks = cell.value, cast(Font, cell.font)
    if isinstance(value, CellRichText):
        parts = (
            (part.text, part.font) if isinstance(part, TextBlock) else (part, looks)
            for part in value
        )
        value = "".join(text for text, font in parts if not _cannot_be_seen(cell, font))
    elif _cannot_be_seen(cell, looks):
        return None
    if value == "" or shows_nothing(value, cell.number_format):
        return None
    return _unescaped(value) if isinstance(value, str) else value


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _linked(block: Block[str], target: str) -> Block[str]:
    if isinstance(block, Paragraph):
        return replace(block, runs=tuple(replace(run, link=target) for run in block.runs))
    return block


def _cannot_be_seen(cell: SheetCell, font: Font | InlineFont) -> bool:
    """Whether letters in that font are too small for the cell, or have its colour."""
    if font.sz is not None and font.sz < TINY:
        return True
    if isinstance(cell.parent, Worksheet) and cell.parent.tables:
        return False  # the style of a table may colour its cells
    filled = cell.fill.fill_type == "solid"
    ground = _colour(cell.fill.fgColor, "FFFFFF") if filled else "FFFFFF"
    return ground is not None and ground == _colour(font.color, "000000")


def _colour(colour: Color | None, otherwise: str) -> str | None:
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
