"""The characters on the pages of a PDF, as pdfium reads them.

Only page content is read: no annotation, no metadata, no attachment.
"""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from publisher.intake.pdf.letters import is_a_number
from publisher.intake.pdf.outlines import NO_OUTLINE, outline_of
from publisher.intake.pdf.page import (
    PAGE,
    UNKNOWN,
    Box,
    Frame,
    Glyph,
    Look,
    Mark,
    Page,
    TooMuchError,
    squares,
)
from publisher.intake.pdf.things import (
    Thing,
    address,
    drawings,
    frame_of,
    plain,
    switch,
    whole_pictures,
)
from publisher.intake.symbols import family, symbol

MOST_CHARACTERS = 60_000
"""On one page; a page of close print holds about 6,000."""

STEP = 5
"""Degrees to which the direction of writing is rounded; scans are a little askew."""

SMALLEST = 0.1
"""Points; letters pressed flat have no size of their own."""

OF_SYMBOL_FONTS = range(0xF000, 0xF100)
"""The private use of fonts of pictures: which picture it is only the font can say."""

OF_PICTURES = re.compile("symbol|dingbat|webding|wingding|sorts|ornament|bullet|icon|awesome")
"""What the names of such fonts have in them."""

SIGN = "\uf8ff"
"""Of a private use area: stands for a sign of such a font of which nobody says which it is."""

UNTOLD = 0
"""Stands for the code of a character of which the file does not say what it means."""

SOFT_HYPHEN = 0xAD
HALF = 0x110000
"""No character's code: stands for the half of one."""

TWICE = 0.2
"""Times the size: letters nearer than this to one just like them are its shadow."""

FORCED_BOLD, ITALIC = 1 << 18, 1 << 6  # font descriptor flags, ISO 32000-1 table 123


Fonts = dict[int, Callable[[int], int]]
"""By the address of a font in pdfium the numbers of its drawings, each asked for once."""


def read_page(
    page: pdfium.PdfPage, number: int, found: list[Thing], links: Mapping[Box, str], fonts: Fonts
) -> Page:
    """The characters, pictures and lines of a page, whether they show or not.

    `found` are the page's things; `links` the areas that lead somewhere, as displayed. The
    page's fonts are added to `fonts`, which are only those that pdfium holds now: another one
    may come to lie where one was that it has let go.
    Raises: TooMuchError.
    """
    frame = frame_of(page)
    drawn = tuple(whole_pictures(whole_pictures(drawings(found, frame))))  # tiles make rows first

    def read() -> list[Glyph]:
        looks = _Looks(found, frame, fonts)
        return _without_numbers(list(_glyphs(page, number * PAGE, looks, frame, links)))

    glyphs = read()
    if _forget_replacements(found):
        own = read()
        glyphs = own if _unknown(own) <= _unknown(glyphs) else glyphs
    glyphs = _with_repeated(glyphs, found, read)
    return Page(number, frame, tuple(_in_painting_order(glyphs)), drawn)


def _with_repeated(
    glyphs: list[Glyph], found: list[Thing], read: Callable[[], list[Glyph]]
) -> list[Glyph]:
    """The glyphs with those of text that pdfium takes for text printed twice to look bold.

    It leaves out a line close below another one with the same words. With what has been read
    switched off it reads the rest; what lies on a letter just like it was indeed printed twice.
    """
    texts = {at for at, thing in enumerate(found) if thing.kind == raw.FPDF_PAGEOBJ_TEXT}
    new = glyphs
    while new:
        switch((found[at] for at in {glyph.thing for glyph in new} if at >= 0), on=False)
        texts -= {glyph.thing for glyph in new}
        new = read() if texts else []
        kept = _without_twins(new, glyphs)
        for thing in sorted({glyph.thing for glyph in kept}):
            at = next((i for i, g in enumerate(glyphs) if g.thing > thing), len(glyphs))
            glyphs[at:at] = [glyph for glyph in kept if glyph.thing == thing]
    switch((found[at] for at in range(len(found))), on=True)
    return glyphs


def _without_twins(new: list[Glyph], glyphs: list[Glyph]) -> list[Glyph]:
    """The new ones that lie on none just like them."""
    held: dict[tuple[str, tuple[int, int]], list[Box]] = {}
    for glyph in glyphs if new else ():
        for square in squares(glyph.box):
            held.setdefault((glyph.text, square), []).append(glyph.box)
    return [
        glyph
        for glyph in new
        if not any(
            _near(glyph, box)
            for square in squares(_around(glyph))
            for box in held.get((glyph.text, square), ())
        )
    ]


def _around(glyph: Glyph) -> Box:
    (left, top, right, bottom), far = glyph.box, TWICE * glyph.look.size
    return Box(left - far, top - far, right + far, bottom + far)


def _near(glyph: Glyph, box: Box) -> bool:
    """Whether a letter like it is so near that it is printed twice; a thin one need not touch."""
    return max(abs(a - b) for a, b in zip(glyph.box, box, strict=True)) < TWICE * glyph.look.size


def _in_painting_order(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs numbered; those of a page of turned text as painted: pdfium jumbles its lines."""
    if not glyphs:
        return glyphs
    start = glyphs[0].order // PAGE * PAGE
    if sum(glyph.look.turn != 0 for glyph in glyphs) > len(glyphs) / 2:
        glyphs = sorted(glyphs, key=lambda glyph: (glyph.thing, glyph.order))
    elif all(glyph.order < after.order for glyph, after in pairwise(glyphs)):
        return glyphs
    return [glyph._replace(order=start + at) for at, glyph in enumerate(glyphs)]


def _forget_replacements(found: list[Thing]) -> bool:
    """Take away the texts that stand for others (ActualText); tells whether there were any.

    They are meant for ligatures and the like, but may say anything; what the letters
    themselves mean is what the page shows. Kept only where the letters mean nothing.
    """
    forgot = False
    for thing in found:
        if thing.kind not in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM):
            continue
        for index in range(raw.FPDFPageObj_CountMarks(thing.handle)):
            mark = raw.FPDFPageObj_GetMark(thing.handle, index)
            if (
                raw.FPDFPageObjMark_GetParamValueType(mark, b"ActualText")
                != raw.FPDF_OBJECT_UNKNOWN
            ):
                forgot |= bool(raw.FPDFPageObjMark_RemoveParam(thing.handle, mark, b"ActualText"))
    return forgot


def _unknown(glyphs: list[Glyph]) -> int:
    return sum(glyph.text == UNKNOWN and not glyph.box.is_flat for glyph in glyphs)


def _without_numbers(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs; unknown are those whose meaning is but the number of their drawing."""
    for at, glyph in enumerate(glyphs):
        if glyph.text >= "\u0100":
            before = glyphs[at - 1].text if at and not glyph.gap else ""
            after = glyphs[at + 1 : at + 2]
            following = after[0].text if after and not after[0].gap else ""
            if is_a_number(before, glyph.text, following):
                glyphs[at] = glyph._replace(text=UNKNOWN)
    return glyphs


def _glyphs(
    page: pdfium.PdfPage, start: int, looks: "_Looks", frame: Frame, links: Mapping[Box, str]
) -> Iterator[Glyph]:
    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST_CHARACTERS:
        raise TooMuchError
    sides = (ctypes.c_double * 4)()
    left, right, bottom, top = range(ctypes.addressof(sides), ctypes.addressof(sides) + 32, 8)
    handle, at = text.raw, address(text.raw)
    gap = True
    place = frame.box
    for index, code in enumerate(_codes(at, count)):
        character = _character(code)
        if not character:
            gap = gap or character is None
            continue
        _box_of(at, index, left, right, bottom, top)
        style = looks.known.get(_object_of(at, index) or 0) or looks.of(handle, index)
        thing, look, mark, baseline, drawing = style
        x0, x1, y0, y1 = sides
        box = place(x0, y0, x1, y1)
        link = _link(box, links) if links else None
        shape = drawing(code)
        if code in OF_SYMBOL_FONTS:
            character = symbol(family(look.font), code) or character
        elif code == UNTOLD and OF_PICTURES.search(look.font):
            character = SIGN
        yield Glyph(character, box, baseline, look, mark, gap, start + index, thing, link, shape)
        gap = False
    text.close()


_PAGE_AND_INDEX = (ctypes.c_void_p, ctypes.c_int)
_code_of = plain(raw.FPDFText_GetUnicode, ctypes.c_uint, *_PAGE_AND_INDEX)
_is_untold = plain(raw.FPDFText_HasUnicodeMapError, ctypes.c_int, *_PAGE_AND_INDEX)
_object_of = plain(raw.FPDFText_GetTextObject, ctypes.c_void_p, *_PAGE_AND_INDEX)
_box_of = plain(raw.FPDFText_GetCharBox, ctypes.c_int, *_PAGE_AND_INDEX, *[ctypes.c_void_p] * 4)


def _codes(text: int, count: int) -> list[int]:
    """The codes of the characters; HALF for the second of two that are one character.

    For what the file does not explain pdfium gives the number of the drawing, which may be the
    code of any letter, or of white space.
    """
    codes = [
        _code_of(text, index) if _is_untold(text, index) <= 0 else UNTOLD for index in range(count)
    ]
    for at, (high, low) in enumerate(pairwise(codes)):
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            codes[at] = 0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00
            codes[at + 1] = HALF
    return codes


@cache
def _character(code: int) -> str | None:
    """The character with that code; None for white space, "" for what is never seen."""
    # how pdfium writes a hyphen at the end of a line; and fonts have one drawing for both kinds
    # of hyphen, so that the file may call each a soft one, which shows no less
    if code in (2, SOFT_HYPHEN):
        return "-"
    if code == HALF:
        return ""
    if code == UNTOLD or code > 0x10FFFF or 0xD800 <= code < 0xE000:
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
    drawing: Callable[[int], int]
    """A number for the drawing of a character in its font, the same for the same lines."""


def _no_outline(_: int) -> int:
    return NO_OUTLINE


class _Looks:
    """The style of each text object, asked of pdfium once."""

    def __init__(self, found: list[Thing], frame: Frame, drawings: Fonts) -> None:
        self._things = {
            address(thing.handle): (number, thing)
            for number, thing in enumerate(found)
            if thing.kind == raw.FPDF_PAGEOBJ_TEXT
        }
        self._frame = frame
        self._fonts: dict[int, tuple[bool, bool, str]] = {}
        self.known: dict[int, _Style] = {}
        self._drawings = drawings

    def of(self, text: Any, index: int) -> _Style:
        """That of a character; `known` has it by its object's address, 0 for none."""
        handle = raw.FPDFText_GetTextObject(text, index)
        at = address(handle)
        style = self.known.get(at)
        if style is None:
            number, thing = self._things.get(at, (-1, None))
            look = self._look(handle, text, index)
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            across, down = self._frame.point(x.value, y.value)
            turn = radians(look.turn)
            baseline = across * sin(turn) + down * cos(turn)
            drawing = self._drawing(raw.FPDFTextObj_GetFont(handle))
            style = _Style(number, look, thing.mark if thing else Mark(), baseline, drawing)
            self.known[at] = style
        return style

    def _drawing(self, font: Any) -> Callable[[int], int]:
        """The drawings of a font, each asked of pdfium once."""
        at = address(font)
        if at not in self._drawings:
            self._drawings[at] = cache(partial(outline_of, font)) if font else _no_outline
        return self._drawings[at]

    def _look(self, handle: Any, text: Any, index: int) -> Look:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index)
        scale = hypot(matrix.c, matrix.d)
        # a size below zero turns the letters round once more
        angle = degrees(atan2(matrix.b, matrix.a)) + (180 if size < 0 else 0)
        turn = (round(angle / STEP) * STEP - self._frame.turn) % 360
        bold, italic, font = self._font(handle)
        mode = raw.FPDFTextObj_GetTextRenderMode(handle)
        bold |= mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        hole = mode == raw.FPDF_TEXTRENDERMODE_CLIP
        size = max(round(abs(size) * scale, 1), SMALLEST)
        return Look(size, bold, italic, turn, not font, font, hole)

    def _font(self, handle: Any) -> tuple[bool, bool, str]:
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
            self._fonts[at] = bold, italic, name
        return self._fonts[at]


def _link(place: Box, links: Mapping[Box, str]) -> str | None:
    x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
    return next((target for area, target in links.items() if area.holds(x, y)), None)
