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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import partial

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from publisher.findings import Finding, Place, Rule
from publisher.intake.characters import clean
from publisher.intake.describe import Describe
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
from publisher.intake.sheet.active import active_on
from publisher.intake.sheet.cells import MAY_BE_SEEN
from publisher.intake.sheet.colours import coloured_in, told_by_colour
from publisher.intake.sheet.controls import controls_on, shapes_of_controls
from publisher.intake.sheet.drawing import HIDDEN, drawn_on
from publisher.intake.sheet.embedded import embedded_in
from publisher.intake.sheet.grid import At, Spot, rows_of, visible
from publisher.intake.sheet.ground import add_rules
from publisher.intake.sheet.links import empty_again
from publisher.intake.sheet.number_format import words_for
from publisher.intake.sheet.read import MAX_CELLS, pieces_of
from publisher.intake.sheet.rich import rich_cells
from publisher.model import Block, Heading, Run

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_RANGE = re.compile(r"(?:('.+'|[^'!]+)!)?(\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)")


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
            sheets, more = _sheets(data, parts, listed, request.description_of)
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
    data: bytes, parts: Mapping[str, bytes], listed: Sequence[_Listed], describe: Describe
) -> tuple[list[tuple[str, list[Piece]]], list[Finding]]:
    """The sheets that show and have words, by name, and what was left out or cannot be read."""
    workbook = openpyxl.load_workbook(
        io.BytesIO(data), data_only=True, keep_links=False, rich_text=True
    )
    hidden = Counter({"hidden sheets": sum(not sheet.shows for sheet in listed)})
    hidden["links over empty cells"] = sum(
        empty_again(workbook[sheet.name], parts[sheet.part]) * sheet.shows
        for sheet in listed
        if sheet.kind == "worksheet"
    )
    findings: list[Finding] = []
    found: list[tuple[str, list[Piece]]] = []
    for sheet in listed:
        if not sheet.shows:
            continue
        if sheet.kind == "worksheet":
            read = list(_opened(workbook[sheet.name], parts, sheet.part, hidden, describe))
        elif sheet.kind == "chartsheet":
            read = list(drawn_on(parts, sheet.part, _everywhere, _everywhere, describe))
        else:
            read = [Finding(Rule.D109, detail="a sheet of a kind that is not known")]
        findings += (thing for thing in read if isinstance(thing, Finding))
        pieces = [thing for thing in read if not isinstance(thing, Finding)]
        if pieces:
            found.append((clean(sheet.name), pieces))
    for kind, count in hidden.items():
        rule = Rule.D216 if kind == MAY_BE_SEEN else Rule.D201
        findings += [Finding(rule, detail=f"{kind}: {count}")] if count else []
    return found, findings


def _everywhere(_: Spot) -> bool:
    """A chart that is a sheet by itself has no cells that could be hidden."""
    return True


def _opened(
    sheet: object,
    parts: Mapping[str, bytes],
    part: str,
    hidden: Counter[str],
    describe: Describe,
) -> Iterator[Piece | Finding]:
    if not isinstance(sheet, Worksheet):
        raise CannotReadError(Rule.D105)
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        detail = f"a sheet reaches to row {sheet.max_row}, column {sheet.max_column}"
        yield Finding(Rule.D115, detail=detail)
    else:
        yield from _pieces(sheet, parts, part, hidden, describe)


def _pieces(
    sheet: Worksheet,
    parts: Mapping[str, bytes],
    part: str,
    hidden: Counter[str],
    describe: Describe,
) -> Iterator[Piece | Finding]:
    """The cells of a sheet, with the controls over them, and what is drawn beside."""
    add_rules(sheet, parts[part])
    grid = visible(sheet, hidden)
    over: dict[At, tuple[Block[str], ...]] = {}
    beside: list[Block[str]] = []
    for words, spot in active_on(parts, part, describe):
        if spot is not None and not grid.shows(spot):
            yield Finding(Rule.D201, detail=HIDDEN)
        elif isinstance(words, Finding):
            yield words
        elif spot is not None and spot.top in grid.rows and spot.left in grid.columns:
            at = (spot.top, spot.left)
            over[at] = over.get(at, ()) + blocks_of(words)
        else:
            beside += blocks_of(words)
    for control in controls_on(parts, part, partial(_look, sheet), describe):
        if isinstance(control, Finding):
            yield control
        elif not grid.shows(control.spot):
            yield Finding(Rule.D201, detail=HIDDEN)
        elif control.cell[0] in grid.rows and control.cell[1] in grid.columns:
            over[control.cell] = over.get(control.cell, ()) + blocks_of(control.words)
        else:
            beside += blocks_of(control.words)
    rich = rich_cells(parts, part, describe)
    rows = list(rows_of(sheet, grid, hidden, rich, over, describe))
    yield from pieces_of(rows)
    yield from told_by_colour(sheet, grid, rows)
    yield from beside
    coloured, controls = partial(coloured_in, sheet), shapes_of_controls(parts, part)
    yield from drawn_on(parts, part, grid.shows, coloured, describe, controls)
    yield from embedded_in(parts, part, grid.shows, describe)


def _look(sheet: Worksheet, cells: str, at: int) -> str | None:
    """The words in the cell of that number of a range, by rows; None if there is none."""
    match, workbook = _RANGE.fullmatch(cells.strip()), sheet.parent
    if match is None or workbook is None:
        return None
    name = (match[1] or sheet.title).strip("'").replace("''", "'")
    of = workbook[name] if name in workbook.sheetnames else None
    left, top, right, bottom = (bound or 0 for bound in range_boundaries(match[2]))
    row, column = divmod(at - 1, right - left + 1)
    if not isinstance(of, Worksheet) or top + row > min(bottom, of.max_row):
        return None
    cell = of.cell(top + row, left + column)
    if cell.value is None:
        return ""
    return words_for(cell.value, cell.number_format, workbook.epoch)


def _in_parts(parts: Mapping[str, bytes], listed: list[_Listed]) -> Iterator[Finding]:
    """What the package holds beside its cells, and formulas without a result."""
    for detail in carried_along(parts):
        yield Finding(Rule.D201, detail=detail)
    for sheet in listed:
        if sheet.kind == "worksheet":
            found = _in_sheet(parts[sheet.part])
            yield from (finding for finding in found if sheet.shows)


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
