"""Reads a PDF five times: two extractors, places of letters, every object, and bare bytes.

Where they do not agree on what there is, each adds what it sees. Letters painted in pictures
are not read.
"""

import io
import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from pdf_oxide import PdfDocument
from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from publisher.gate.carve import everything_in, string_text, strings_in
from publisher.gate.contents import Contents, Passage, lines, refused, unread
from publisher.gate.escapes import unescaped
from publisher.gate.operations import Content
from publisher.gate.pdf_rules import (
    dictionaries,
    faults_in_bytes,
    faults_in_metadata,
    faults_in_objects,
    has,
    unused_letters,
    writes_text,
)
from publisher.gate.targets import words_of

# What it complains about may quote the file.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False

_IDS = {"/ID", "/Lang", "/Registry", "/Ordering", "/Dest", "/D", "/Names", "/Headers", "/IDTree"}
"""Keys whose strings are ids of Typst's, which no reader meets."""
_Letter = tuple[float, float, str]
"""Where it begins, where the next one must begin to be of the same word, and which it is."""
_SAME_LINE = 2
"""Points between letters of one line, up or down."""
_GAP = 0.15
"""Share of a letter's size that is a gap between words."""
_HEAD, _FOOT = 4, 16
"""So many lines of a page may be its head, its foot and notes included."""
_NAME_ESCAPE = re.compile(r"#(?=[0-9a-fA-F]{2})")
_SPOKEN = re.compile(rb"/(?:ActualText|Alt|E|T)\s*(\((?:[^()\\]|\\.)*+\)|<[0-9a-fA-F\s]*>)")


def read_pdf(data: bytes) -> Contents:
    """Every text and every string in a PDF."""
    try:
        return _read(data)
    except Exception:
        return unread("it is not a whole PDF")


def _read(data: bytes) -> Contents:
    reader = PdfReader(io.BytesIO(data), strict=True)
    if reader.is_encrypted:
        return unread("it is encrypted")
    objects = dict(_objects(reader))
    other = PdfDocument.from_bytes(data)
    texts = [_texts_of_pages(reader), _texts_by_the_other(other)]
    shown, every = _strings(objects.values())
    shown += [text for content in _contents(reader) for text in _spoken(content)]
    details = {
        *faults_in_bytes(data, len(objects)),
        *faults_in_objects(reader.trailer, objects.values()),
        *_faults_in_metadata(reader),
        *_faults_in_pages(reader, objects, texts),
        *_faults_in_fonts(objects.values(), texts),
    }
    return Contents(
        shown=(
            *(Passage(lines(text)) for text in texts),
            Passage(lines(shown)),
            *(Passage(_over_pages(text)) for text in texts),
            Passage(_by_place(other)),
        ),
        hidden=(*(lines(text) for text in texts), lines(every)),
        raw=tuple(everything_in(data)),
        faults=frozenset(map(refused, details)),
    )


def _objects(reader: PdfReader) -> Iterator[tuple[int, PdfObject | None]]:
    """Every object that the table lists, by its number."""
    listed = {(at, 0) for at in reader.xref_objStm}
    listed |= {(at, age) for age, places in reader.xref.items() for at in places if age < 65535}
    for at, age in sorted(listed):
        yield at, IndirectObject(at, age, reader).get_object()


def _texts_of_pages(reader: PdfReader) -> list[str]:
    return [_read_faster(page, reader).extract_text() for page in reader.pages]


def _read_faster(page: PageObject, reader: PdfReader) -> PageObject:
    """The same page, its operations read by us where they are plain."""
    if "/Contents" not in page:
        return page
    same = PageObject(reader)
    same.update(page)
    same[NameObject("/Contents")] = Content(page["/Contents"], reader, "bytes")
    return same


def _texts_by_the_other(document: PdfDocument) -> list[str]:
    return [str(document.extract_text(number)) for number in range(document.page_count)]


def _by_place(document: PdfDocument) -> str:
    """The letters of each page in the order of their places, whatever order they come in."""
    told = []
    for number in range(document.page_count):
        rows: dict[int, list[_Letter]] = defaultdict(list)
        for char in document.extract_chars(number):
            end = char.origin_x + char.advance_width + _GAP * char.font_size
            rows[-round(char.origin_y / _SAME_LINE)].append((char.origin_x, end, char.char))
        told += [_in_a_row(sorted(rows[at])) for at in sorted(rows)]
    return lines(told)


def _in_a_row(letters: list[_Letter]) -> str:
    told = [letters[0][2]]
    for (_, end, _), (start, _, letter) in pairwise(letters):
        told += (" ", letter) if start > end else (letter,)
    return "".join(told)


def _over_pages(pages: list[str]) -> str:
    """The words that may go on over the end of a page, each with those that may go on from it.

    Which lines are the page's head, foot and notes is not known, so every pair is told. The
    word before tells that the D of Adult D goes on to nothing.
    """
    told = []
    for before, after in pairwise(pages):
        last = map(str.split, before.splitlines()[-_FOOT:])
        ends = [" ".join(line[-2:]) for line in last if line]
        starts = [line.split()[0] for line in after.splitlines()[:_HEAD] if line.split()]
        told += [f"{end}\n{start}" for end in ends for start in starts]
    return "\n.\n0\n".join(told)


def _strings(objects: Iterable[PdfObject | None]) -> tuple[list[str], list[str]]:
    """The strings that a reader may meet, and all strings and names whatever they are for."""
    shown: list[str] = []
    every: list[str] = []
    for item in objects:
        for key, value in _values("", item):
            text = _text_of(value)
            every.append(unescaped(text))
            if key not in _IDS and not isinstance(value, NameObject):
                shown.append(words_of(text) if key == "/URI" else text)
    return shown, every


def _values(key: str, item: object) -> Iterator[tuple[str, object]]:
    """Each string and name in an object, under the key that it stands under; keys too."""
    if isinstance(item, DictionaryObject):
        for name, value in item.items():
            yield "", NameObject(name)
            yield from _values(key if key in _IDS else name, value)
    elif isinstance(item, ArrayObject):
        for value in item:
            yield from _values(key, value)
    elif isinstance(item, str | bytes):
        yield key, item


def _text_of(value: object) -> str:
    return string_text(value) if isinstance(value, bytes) else _NAME_ESCAPE.sub("%", str(value))


def _contents(reader: PdfReader) -> Iterator[bytes]:
    for page in reader.pages:
        content = page.get_contents()
        yield b"" if content is None else content.get_data()


def _spoken(content: bytes) -> Iterator[str]:
    """What a screen reader says in place of marked content."""
    for found in _SPOKEN.findall(content):
        yield from strings_in(found)


def _faults_in_metadata(reader: PdfReader) -> Iterator[str]:
    if "/Metadata" in reader.root_object:
        packet = reader.root_object["/Metadata"]
        yield from faults_in_metadata(
            packet.get_data() if isinstance(packet, StreamObject) else b""
        )


def _faults_in_pages(
    reader: PdfReader, objects: Mapping[int, PdfObject | None], texts: list[list[str]]
) -> Iterator[str]:
    """Each page has text, and there is none but what the pages show."""
    if len(texts[0]) != len(texts[1]) or not all(page.strip() for text in texts for page in text):
        yield "a page without text"
    if sum(has(item, "/Type", "/Page") for item in objects.values()) != len(reader.pages):
        yield "a page that is not among the pages"
    shown = {number for page in reader.pages for number in _numbers_of_contents(page)}
    for number, item in objects.items():
        drawn = number in shown or has(item, "/Subtype", "/Image")
        if isinstance(item, StreamObject) and not drawn and writes_text(item.get_data()):
            yield "text outside of the pages"


def _numbers_of_contents(page: DictionaryObject) -> Iterator[int]:
    contents = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
    for part in contents if isinstance(contents, ArrayObject) else (contents,):
        if isinstance(part, IndirectObject):
            yield part.idnum


def _faults_in_fonts(objects: Iterable[PdfObject | None], texts: list[list[str]]) -> Iterator[str]:
    fonts = (found for item in objects for found in dictionaries(item) if "/ToUnicode" in found)
    tables = [font["/ToUnicode"] for font in fonts]
    letters = [table.get_data() for table in tables if isinstance(table, StreamObject)]
    if unused_letters(letters, "".join(page for text in texts for page in text)):
        yield "letters in a font that no page shows"
