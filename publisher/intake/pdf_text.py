"""What stands on the pages of a PDF: characters, pictures and ruled lines, as pdfium draws them.

Only page content is read: no annotation, no metadata, no attachment.
"""

import ctypes
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from math import atan2, degrees, hypot
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from publisher.intake.pdf_page import PAGE, UNKNOWN, Box, Drawing, Frame, Glyph, Look, Mark, Page

MOST_CHARACTERS = 60_000
"""On one page; a page of close print holds about 6,000."""

MOST_SEGMENTS = 400
"""Of one path; those of a drawing beyond them are not looked at."""

STEP = 5
"""Degrees to which the direction of writing is rounded; scans are a little askew."""

FORCED_BOLD, ITALIC = 1 << 18, 1 << 6  # font descriptor flags, ISO 32000-1 table 123


class TooMuchError(ValueError):
    """A page holds more than can be read safely."""


class Thing(NamedTuple):
    """A page object of pdfium and what it is marked as."""

    handle: Any
    kind: int
    mark: Mark
    matrix: tuple[float, ...]


def frame_of(page: pdfium.PdfPage) -> Frame:
    """How the page's own coordinates become those of the page as displayed."""
    return Frame(Box(*page.get_bbox()), page.get_rotation(), *page.get_size())


def things(page: pdfium.PdfPage) -> Iterator[Thing]:
    """Every object of the page in painting order, those within form XObjects included.

    A thing in a form belongs to what the form as a whole is marked as, unless it is marked
    itself.
    """
    forms = iter(range(1, MOST_CHARACTERS))

    def walk(
        get: Callable[[int], Any], count: int, around: Mark, form: int, outer: tuple[float, ...]
    ) -> Iterator[Thing]:
        for index in range(count):
            handle = get(index)
            kind = raw.FPDFPageObj_GetType(handle)
            mark = _mark(handle, around, form)
            yield Thing(handle, kind, mark, outer)
            if kind == raw.FPDF_PAGEOBJ_FORM:
                inner = _product(_matrix(handle), outer)
                yield from walk(
                    lambda i, h=handle: raw.FPDFFormObj_GetObject(h, i),  # type: ignore[misc]
                    raw.FPDFFormObj_CountObjects(handle),
                    mark,
                    next(forms),
                    inner,
                )

    yield from walk(
        lambda index: raw.FPDFPage_GetObject(page.raw, index),
        raw.FPDFPage_CountObjects(page.raw),
        Mark(),
        0,
        (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
    )


def address(handle: Any) -> int:
    """What tells one object of pdfium from another; 0 for none."""
    return ctypes.addressof(handle.contents) if handle else 0


def read_page(
    page: pdfium.PdfPage, number: int, found: list[Thing], links: Mapping[Box, str]
) -> Page:
    """The characters, pictures and lines of a page, whether they show or not.

    `found` are the page's things; `links` the areas that lead somewhere, as displayed.
    Raises: TooMuchError.
    """
    frame = frame_of(page)
    drawings = tuple(_drawings(found, frame))
    glyphs = tuple(_glyphs(page, number * PAGE, found, frame, links))
    return Page(number, frame, glyphs, drawings)


def _glyphs(
    page: pdfium.PdfPage, start: int, found: list[Thing], frame: Frame, links: Mapping[Box, str]
) -> Iterator[Glyph]:
    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST_CHARACTERS:
        raise TooMuchError
    looks = _Looks(found, frame)
    sides = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = sides
    pointers = [ctypes.byref(side) for side in sides]
    handle = text.raw
    gap = True
    for index in range(count):
        character = _character(raw.FPDFText_GetUnicode(handle, index))
        if not character:
            gap = gap or character is None
            continue
        raw.FPDFText_GetCharBox(handle, index, *pointers)
        style = looks.of(raw.FPDFText_GetTextObject(handle, index), handle, index)
        box = frame.box(left.value, bottom.value, right.value, top.value)
        link = _link(box, links) if links else None
        yield Glyph(
            character,
            box,
            style.baseline,
            style.look,
            style.mark,
            gap,
            start + index,
            style.thing,
            link,
        )
        gap = False
    text.close()


def _character(code: int) -> str | None:
    """The character with that code; None for white space, "" for what is never seen."""
    if code == 2:  # how pdfium writes a hyphen at the end of a line
        return "-"
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return UNKNOWN
    character = chr(code)
    if character.isspace() or code < 32:
        return None
    return "" if unicodedata.category(character) == "Cc" else character


class _Style(NamedTuple):
    """What the characters of one text object share."""

    thing: int
    look: Look
    mark: Mark
    baseline: float


class _Looks:
    """The style of each text object, asked of pdfium once."""

    def __init__(self, found: list[Thing], frame: Frame) -> None:
        self._things = {
            address(thing.handle): (number, thing)
            for number, thing in enumerate(found)
            if thing.kind == raw.FPDF_PAGEOBJ_TEXT
        }
        self._frame = frame
        self._fonts: dict[int, tuple[bool, bool, bool]] = {}
        self._known: dict[int, _Style] = {}

    def of(self, handle: Any, text: Any, index: int) -> _Style:
        at = address(handle)
        style = self._known.get(at)
        if style is None:
            number, thing = self._things.get(at, (-1, None))
            look = self._look(handle, text, index)
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            baseline = self._frame.point(x.value, y.value)[1]
            style = _Style(number, look, thing.mark if thing else Mark(), baseline)
            self._known[at] = style
        return style

    def _look(self, handle: Any, text: Any, index: int) -> Look:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index)
        scale = hypot(matrix.c, matrix.d)
        angle = degrees(atan2(matrix.b, matrix.a))
        turn = (round(angle / STEP) * STEP - self._frame.turn) % 360
        bold, italic, type3 = self._font(handle)
        painted_bold = raw.FPDFTextObj_GetTextRenderMode(handle) == 2  # filled and outlined
        return Look(round(size * scale, 1), bold or painted_bold, italic, turn, type3)

    def _font(self, handle: Any) -> tuple[bool, bool, bool]:
        font = raw.FPDFTextObj_GetFont(handle)
        at = address(font)
        if at not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("latin-1").lower()
            flags = max(raw.FPDFFont_GetFlags(font), 0)
            heavy = ("bold", "black", "heavy", "semibd", "demi")
            bold = any(word in name for word in heavy) or bool(flags & FORCED_BOLD)
            italic = "italic" in name or "oblique" in name or bool(flags & ITALIC)
            self._fonts[at] = bold, italic, not name
        return self._fonts[at]


def _link(place: Box, links: Mapping[Box, str]) -> str | None:
    x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
    return next((target for area, target in links.items() if area.holds(x, y)), None)


def _mark(handle: Any, around: Mark, form: int) -> Mark:
    count = raw.FPDFPageObj_CountMarks(handle)
    if count <= 0:
        return around
    mcid = raw.FPDFPageObj_GetMarkedContentID(handle)
    artifact = around.artifact or any(
        _mark_name(raw.FPDFPageObj_GetMark(handle, index)) == "Artifact" for index in range(count)
    )
    if mcid < 0:
        return around._replace(artifact=artifact)
    return Mark(artifact, mcid, form)


def _mark_name(mark: Any) -> str:
    buffer = (ctypes.c_ushort * 64)()
    length = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
    return bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")


def _matrix(handle: Any) -> tuple[float, ...]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _product(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    """The matrix that does the first and then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m)  # fmt: skip


def _drawings(found: list[Thing], frame: Frame) -> Iterator[Drawing]:
    for thing in found:
        if thing.kind == raw.FPDF_PAGEOBJ_IMAGE:
            sides = [ctypes.c_float() for _ in range(4)]
            raw.FPDFPageObj_GetBounds(thing.handle, *sides)
            left, bottom, right, top = (side.value for side in sides)
            corners = [(x, y) for x in (left, right) for y in (bottom, top)]
            yield Drawing(_place(corners, thing, frame), thing.mark, picture=True)
        elif thing.kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _path(thing, frame)


def _place(corners: list[tuple[float, float]], thing: Thing, frame: Frame) -> Box:
    across, down = zip(*(_moved(x, y, thing.matrix) for x, y in corners), strict=True)
    return frame.box(min(across), min(down), max(across), max(down))


def _path(thing: Thing, frame: Frame) -> Iterator[Drawing]:
    """A path as one drawing, and if it is made of straight lines each of these as well."""
    matrix = _product(_matrix(thing.handle), thing.matrix)
    steps = list(_steps(thing.handle))
    points = [_moved(x, y, matrix) for _, x, y in steps]
    if not points:
        return
    placed = thing._replace(matrix=(1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
    curves = sum(kind == raw.FPDF_SEGMENT_BEZIERTO for kind, _, _ in steps)
    yield Drawing(_place(points, placed, frame), thing.mark, False, curves, _filled(thing.handle))
    if not curves and len(points) > 2:
        start = points[0]
        for (kind, _, _), point, last in zip(steps[1:], points[1:], points, strict=False):
            if kind == raw.FPDF_SEGMENT_LINETO:
                yield Drawing(_place([last, point], placed, frame), thing.mark, False)
            elif last != start:
                yield Drawing(_place([last, start], placed, frame), thing.mark, False)
            start = point if kind == raw.FPDF_SEGMENT_MOVETO else start
        yield Drawing(_place([points[-1], start], placed, frame), thing.mark, False)


def _steps(handle: Any) -> Iterator[tuple[int, float, float]]:
    """The segments of a path: kind and end point, in its own coordinates."""
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(handle), MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        yield raw.FPDFPathSegment_GetType(segment), x.value, y.value


def _moved(x: float, y: float, matrix: tuple[float, ...]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _filled(handle: Any) -> bool:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, mode, stroked)
    return bool(mode.value != raw.FPDF_FILLMODE_NONE)
