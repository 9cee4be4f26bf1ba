"""Which characters of a page can be seen: found out by painting it with and without its text.

Where taking the text away changes nothing, there was nothing to see: white on white, under a
black box, cut off, outside the page, in a layer that is off, or the invisible text that
programs lay over a scan. Invariant: the text kept, painted alone, gives the page as it shows.
In doubt a character is kept, since what is kept is redacted and looked at again.
"""

import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops

from publisher.intake.pdf_page import Box, Glyph, Page
from publisher.intake.pdf_text import Thing, things

FAINTEST = 6
"""The least difference in grey, of 255, that counts as seen."""

SCALE = 1.5
"""Pixels a point for looking at characters; a letter of 10 points is about 8 pixels wide."""

SHARPNESS = 2.0
"""Pixels a point (144 to the inch) for pictures that are to be shown."""

LONGEST_SIDE = 4000
"""In pixels; a page that would be larger is painted smaller."""

MOST_LOOKS = 60
"""How many overlapping pieces of text on one page are looked at one by one."""


def only_shown(page: Page, sheet: pdfium.PdfPage, found: list[Thing]) -> Page:
    """The page without the characters that cannot be seen; `sheet` is pdfium's view of it.

    `found` are the things on the sheet. Afterwards the sheet has no text any more.
    """
    if not page.glyphs:
        return page
    scale = _scale(page)
    full = _painted(sheet, scale)
    _switch(found, on=False)
    ink = _Ink(ImageChops.difference(full, _painted(sheet, scale)), scale)
    hidden = {glyph.order for glyph in page.glyphs if not ink.under(glyph.box)}
    hidden |= _under_other_text(page, sheet, found, full, scale, hidden)
    kept = _without(page.glyphs, hidden)
    return replace(page, glyphs=kept, lost=len(page.glyphs) - len(kept))


def picture(data: bytes, number: int, box: Box) -> bytes | None:
    """That part of the page as a PNG, without its text; None if nothing is there.

    It shows what the page shows: cropped, masked and covered as there.
    """
    document = pdfium.PdfDocument(data)
    try:
        sheet = document[number - 1]
        width, height = sheet.get_size()
        _switch(things(sheet), on=False)
        scale = min(SHARPNESS, LONGEST_SIDE / max(width, height))
        area = tuple(round(side * scale) for side in box)
        image = _painted(sheet, scale, "RGB").crop(_within(area, width * scale, height * scale))
    finally:
        document.close()
    if not image.width or not image.height:
        return None
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


class _Ink:
    """Where text has left a trace on the page."""

    def __init__(self, difference: Image.Image, scale: float) -> None:
        self._trace = difference.point(lambda value: 255 if value >= FAINTEST else 0)
        self._scale = scale
        self._width, self._height = difference.size

    def under(self, box: Box) -> bool:
        """Whether there is a trace in the middle of the box, where no neighbour reaches."""
        aside = box.width * 0.15
        scale = self._scale
        left, right = int((box.left + aside) * scale), int((box.right - aside) * scale) + 1
        top, bottom = int(box.top * scale), int(box.bottom * scale) + 1
        if right <= 0 or bottom <= 0 or left >= self._width or top >= self._height:
            return False
        return self._trace.crop((left, top, right, bottom)).getbbox() is not None


def _without(glyphs: Iterable[Glyph], hidden: set[int]) -> tuple[Glyph, ...]:
    """The glyphs but the hidden letters, and the hidden signs that follow one."""
    kept: list[Glyph] = []
    after_hidden, gap = False, False
    for glyph in glyphs:
        unseen = glyph.order in hidden
        if glyph.text.isalnum():
            after_hidden = unseen
        if unseen and after_hidden:
            gap = True
        else:
            kept.append(glyph._replace(gap=glyph.gap or gap))
            gap = False
    return tuple(kept)


def _under_other_text(
    page: Page, sheet: pdfium.PdfPage, found: list[Thing], full: Image.Image, scale: float,
    hidden: set[int],
) -> set[int]:  # fmt: skip
    """What lies under other text, such as a name under a box that says "removed".

    Each piece of text that another overlaps is taken away by itself; if the page looks as
    before, it stays away. So of two that are printed over each other one is always kept.
    """
    suspects = _overlapped(page, hidden)
    if not suspects:
        return set()
    _switch(found, on=True)
    before = full
    gone: list[Glyph] = []
    for thing in sorted(suspects)[:MOST_LOOKS]:
        raw.FPDFPageObj_SetIsActive(found[thing].handle, False)
        after = _painted(sheet, scale)
        ink = _Ink(ImageChops.difference(before, after), scale)
        unseen = [g for g in suspects[thing] if not ink.under(g.box) and not _in_stead(g, gone)]
        if len(unseen) == len(suspects[thing]):
            before = after
        else:
            raw.FPDFPageObj_SetIsActive(found[thing].handle, True)
        gone += unseen
    _switch(found, on=False)
    return {glyph.order for glyph in gone}


def _in_stead(glyph: Glyph, gone: Iterable[Glyph]) -> bool:
    """Whether this is what hides a letter already taken away, which must not go as well."""
    return any(_same_place(glyph, other) for other in gone)


def _overlapped(page: Page, hidden: set[int]) -> dict[int, list[Glyph]]:
    """The letters, by their piece of text, that share their place with another piece."""
    squares: defaultdict[tuple[int, int], list[Glyph]] = defaultdict(list)
    suspects: defaultdict[int, list[Glyph]] = defaultdict(list)
    seen = [g for g in page.glyphs if g.order not in hidden and g.text.isalnum() and g.thing >= 0]
    for glyph in seen:
        squares[_square(glyph.box)].append(glyph)
    for glyph in seen:
        column, row = _square(glyph.box)
        near = (other for x in (-1, 0, 1) for y in (-1, 0, 1)
                for other in squares.get((column + x, row + y), ()))  # fmt: skip
        if any(_same_place(glyph, other) for other in near):
            suspects[glyph.thing].append(glyph)
    return suspects


def _square(box: Box) -> tuple[int, int]:
    return int(box.left) // 12, int(box.top) // 12


def _same_place(glyph: Glyph, other: Glyph) -> bool:
    if other.thing == glyph.thing:
        return False
    area = min(glyph.box.width * glyph.box.height, other.box.width * other.box.height)
    return glyph.box.overlap(other.box) > 0.35 * area > 0


def _scale(page: Page) -> float:
    return min(SCALE, LONGEST_SIDE / max(page.frame.width, page.frame.height, 1.0))


def _switch(found: Iterable[Thing], *, on: bool) -> None:
    for thing in found:
        if thing.kind == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFPageObj_SetIsActive(thing.handle, on)


def _painted(sheet: pdfium.PdfPage, scale: float, mode: str = "L") -> Image.Image:
    """The page as it shows, with annotations, since a box drawn as one covers what is below."""
    bitmap = sheet.render(scale=scale, grayscale=mode == "L", draw_annots=True)
    image: Image.Image = bitmap.to_pil().convert(mode)
    return image.copy()


def _within(area: Iterable[int], width: float, height: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = area
    return max(left, 0), max(top, 0), min(right, int(width)), min(bottom, int(height))
