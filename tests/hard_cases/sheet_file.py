"""Excel files: an action plan written by a library, then changed part by part."""

import io
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.hard_cases.word_file import unzipped
from tests.intake.word_files import OFFICE, RELATIONSHIPS, zipped

HEADS = ("Recommendation", "Action", "Lead agency")
ROW = ("Train staff", "Ask alone", "Police")
SHOWS = "Recommendation Action Lead agency Train staff Ask alone Police"
SHEET = "xl/worksheets/sheet1.xml"
Change = Callable[[Worksheet], None]


def plan(*rows: tuple[Any, ...], change: Change | None = None) -> bytes:
    """An action plan of one recommendation, and what stands below it."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for row in (HEADS, ROW, *rows):
        sheet.append(row)
    if change:
        change(sheet)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def edited(data: bytes, *edits: tuple[str, str], part: str = SHEET) -> bytes:
    """The file with strings of one part replaced, each of which must be there."""
    parts = unzipped(data)
    text = parts[part].decode()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return zipped(parts | {part: text.encode()})


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with more parts, which nothing points at."""
    return zipped({**unzipped(data), **parts})


def attached(
    data: bytes, kind: str, name: str, part: bytes, more: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """The file with a part that its first sheet points at; a drawing is also called."""
    parts = unzipped(data)
    pointer = f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="/{name}"/>'
    file = "xl/worksheets/_rels/sheet1.xml.rels"
    old = parts.get(file, f'<Relationships xmlns="{RELATIONSHIPS}"></Relationships>'.encode())
    calls = {"drawing": "drawing", "vmlDrawing": "legacyDrawing"}
    text = parts[SHEET].decode()
    if kind in calls:
        call = f'<{calls[kind]} xmlns:r="{OFFICE}" r:id="x"/></worksheet>'
        text = text.replace("</worksheet>", call)
    return zipped(
        parts
        | {
            file: old.replace(b"</Relationships>", pointer.encode() + b"</Relationships>"),
            SHEET: text.encode(),
            name: part,
            **more,
        }
    )


def strict(data: bytes) -> bytes:
    """The file in the variant of the format that is called strict."""
    old = rb"http://schemas\.openxmlformats\.org/(spreadsheetml|officeDocument)/2006/"
    return zipped(
        {
            name: re.sub(old, rb"http://purl.oclc.org/ooxml/\1/", part)
            for name, part in unzipped(data).items()
        }
    )
