"""Which characters of a page can be seen: found out by painting it with and without its text.

Where taking the text away changes nothing, there was nothing to see: white on white, under a
black box, cut off, outside the page, in a layer that is off, or the invisible text that
programs lay over a scan. Invariant: the text kept, painted alone, gives the page as it shows.
In doubt a character is kept, since what is kept is redacted and looked at again.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops

from publisher.intake.pdf.blackout import blacked_out, pixels
from publisher.intake.pdf.letters import means_nothing
from publisher.intake.pdf.page import UNKNOWN, Box, Glyph, Page, around, squares
from publisher.intake.pdf.things import Thing, switch, things

FAINTEST = 6
"""The least difference in grey, of 255, that counts as seen."""

SCALE = 1.5
"""Pixels a point for looking at characters; a letter of 10 points is about 8 pixels wide."""

SMALLEST = 0.5
"""Points; what is smaller is a line or a speck to whoever looks at the page."""

LEGIBLE = 6.0
"""Points; smaller letters are enlarged to it before they count as unseen."""

SHARPNESS = 2.0
"""Pixels a point (144 to the inch) for pictures that are to be shown."""

LONGEST_SIDE = 4000
"""In pixels; a page that would be larger is painted smaller."""

NARROW = 2
"""In pixels; the middle of such a letter is looked for one pixel to each side as well."""

SHARED = 0.15
"""The part of a letter that another one covers, from which on it may be hidden by it."""

COVERING = frozenset(
    {
        raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON,
        raw.FPDF_ANNOT_POLYLINE, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_STAMP,
        raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_HIGHLIGHT,
    }
)  # fmt: skip
"""Kinds of annotations that people draw over what nobody is to read."""

CROWD = 40
"""Letters in one place that one more is compared with; a page that has more is no page of text."""

MOST_LOOKS = 60
"""How many overlapping pieces of text on one page are looked at one by one."""


def only_shown(page: Page, sheet: pdfium.PdfPage, found: list[Thing], language: str) -> Page:
    """The page without the characters that cannot be seen; `sheet` is pdfium's view of it.

    `found` are the things on the sheet. Afterwards the sheet has no text any more.
    """
    if not page.glyphs:
        return page
    _take_off_remarks(sheet)
    scale = _scale(page, SCALE)
    full = _painted(sheet, scale)
    switch(found, on=False)
    bare = _painted(sheet, scale)
    unseen = _Ink(ImageChops.difference(full, bare), scale).unseen(page.glyphs)
    unseen = _looked_at_closer(unseen, page, sheet, found)
    unseen = [glyph for glyph in unseen if not _is_cut_out(glyph, full, scale)]
    hidden = {glyph.order for glyph in unseen}
    hidden |= _under_other_text(page, sheet, found, full, scale, hidden)
    glyphs = _without_spaces(page.glyphs, hidden)
    kept = _without(glyphs, hidden)
    marked, boxes = blacked_out(glyphs, kept, bare, scale, language)
    # a black box rules no table
    drawings = tuple(d for d in page.drawings if not any(box.contains(d.box) for box in boxes))
    lost = len(glyphs) - len(kept)
    return replace(page, glyphs=marked, drawings=drawings, lost=lost, blacked_out=len(boxes))


def _looked_at_closer(
    unseen: list[Glyph], page: Page, sheet: pdfium.PdfPage, found: list[Thing]
) -> list[Glyph]:
    """Those that leave no trace in colour and enlarged either; `found` have been switched off.

    Letters may differ from what is behind them in colour alone, or be smaller than a pixel.
    """
    letters = [glyph.look.size for glyph in unseen if glyph.text.isalnum()]
    if not letters:
        return unseen
    scale = _scale(page, SCALE * max(1.0, LEGIBLE / max(min(letters), 1.0)))
    bare = _painted(sheet, scale, colour=True)
    switch(found, on=True)
    difference = ImageChops.difference(_painted(sheet, scale, colour=True), bare)
    switch(found, on=False)
    red, green, blue = difference.split()
    return _Ink(ImageChops.lighter(ImageChops.lighter(red, green), blue), scale).unseen(unseen)


def _is_cut_out(glyph: Glyph, full: Image.Image, scale: float) -> bool:
    """Whether it is a hole through which what is painted later shows.

    Such a hole cannot be switched off, so what counts is that there is something to be seen.
    """
    if not glyph.look.hole:
        return False
    tones = full.crop(pixels(glyph.box, scale, full.size)).tobytes()
    return bool(tones) and max(tones) - min(tones) >= FAINTEST


def picture(data: bytes, number: int, box: Box) -> bytes | None:
    """That part of the page as a PNG, without its text; None if nothing is there.

    It shows what the page shows: cropped, masked and covered as there.
    """
    document = pdfium.PdfDocument(data)
    try:
        sheet = document[number - 1]
        width, height = sheet.get_size()
        _take_off_remarks(sheet)
        switch(things(sheet), on=False)
        scale = min(SHARPNESS, LONGEST_SIDE / max(width, height))
        left, right = max(box.left, 0.0), min(box.right, width)
        top, bottom = max(box.top, 0.0), min(box.bottom, height)
        if right - left < 1 or bottom - top < 1:
            return None
        cut = (left, height - bottom, width - right, top)
        image = sheet.render(scale=scale, crop=cut, draw_annots=True).to_pil().convert("RGB")
    finally:
        document.close()
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def painted(data: bytes, numbers: Iterable[int], scale: float) -> dict[int, Image.Image]:
    """Whole pages as they show, in grey, by number; `scale` in pixels a point."""
    document = pdfium.PdfDocument(data)
    try:
        images = {}
        for number in numbers:
            sheet = document[number - 1]
            _take_off_remarks(sheet)
            images[number] = _painted(sheet, min(scale, LONGEST_SIDE / max(*sheet.get_size(), 1)))
            sheet.close()
        return images
    finally:
        document.close()


def page_count(data: bytes) -> int:
    """How many pages a PDF shows."""
    with pdfium.PdfDocument(data) as document:
        return len(document)


def all_painted(data: bytes, scale: float) -> Iterator[Image.Image]:
    """Every page as it shows, in grey, one after the other; `scale` in pixels a point."""
    for number in range(1, page_count(data) + 1):
        yield from painted(data, [number], scale).values()


class _Ink:
    """Where text has left a trace on the page."""

    def __init__(self, difference: Image.Image, scale: float) -> None:
        self._trace = difference.point(lambda value: 255 if value >= FAINTEST else 0)
        self._scale = scale

    def unseen(self, glyphs: Sequence[Glyph]) -> list[Glyph]:
        """The glyphs that have left none, or none that could be read."""
        found = [glyph for glyph in glyphs if glyph.look.size < SMALLEST]
        legible = (glyph for glyph in glyphs if glyph.look.size >= SMALLEST)
        for (_, turn), group in groupby(legible, key=lambda g: (g.baseline, g.look.turn)):
            if turn:
                found += (glyph for glyph in group if not self._under(glyph.box))
            else:
                found += self._unseen_on_line(list(group))
        return found

    def _unseen_on_line(self, glyphs: list[Glyph]) -> list[Glyph]:
        strip = around(glyph.box for glyph in glyphs)
        left, top, right, bottom = pixels(strip, self._scale, self._trace.size)
        if right <= left or bottom <= top:
            return glyphs
        # one row of pixels that says for each column whether there is a trace
        row = self._trace.crop((left, top, right, bottom)).reduce((1, bottom - top)).tobytes()
        return [glyph for glyph in glyphs if not any(row[self._middle(glyph.box, left)])]

    def _under(self, box: Box) -> bool:
        area = pixels(box, self._scale, self._trace.size)
        return area[0] < area[2] and self._trace.crop(area).getbbox() is not None

    def _middle(self, box: Box, left: int) -> slice:
        """From where to where the box has no neighbour, across, counted from `left`."""
        aside, scale = (box.right - box.left) * 0.15, self._scale
        start, end = int((box.left + aside) * scale), int((box.right - aside) * scale)
        # letters are painted at whole pixels: a narrow one may be beside its place
        beside = 1 if end - start < NARROW else 0
        return slice(max(start - beside - left, 0), max(end + 1 + beside - left, 0))


def _without_spaces(glyphs: Iterable[Glyph], hidden: set[int]) -> tuple[Glyph, ...]:
    """The glyphs without those that draw nothing: spaces of which the file says nothing."""
    kept: list[Glyph] = []
    gap = False
    for glyph in glyphs:
        if glyph.order in hidden and glyph.box.is_flat and means_nothing(glyph.text):
            gap = True
        else:
            kept.append(glyph._replace(gap=True) if gap else glyph)
            gap = False
    return tuple(kept)


def _without(glyphs: Iterable[Glyph], hidden: set[int]) -> tuple[Glyph, ...]:
    """The glyphs but the hidden letters, and the hidden signs that follow one."""
    kept: list[Glyph] = []
    after_hidden = False
    for glyph in glyphs:
        unseen = glyph.order in hidden
        if glyph.text.isalnum() or glyph.text == UNKNOWN:
            after_hidden = unseen
        if not (unseen and after_hidden):
            kept.append(glyph)
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
    switch(found, on=True)
    before = full
    gone: list[Glyph] = []
    for thing in sorted(suspects)[:MOST_LOOKS]:
        raw.FPDFPageObj_SetIsActive(found[thing].handle, False)
        after = _painted(sheet, scale)
        ink = _Ink(ImageChops.difference(before, after), scale)
        unseen = [g for g in ink.unseen(suspects[thing]) if not _in_stead(g, gone)]
        if len(unseen) == len(suspects[thing]):
            before = after
            unseen = [glyph for glyph in page.glyphs if glyph.thing == thing]  # signs as well
        else:
            raw.FPDFPageObj_SetIsActive(found[thing].handle, True)
        gone += unseen
    switch(found, on=False)
    return {glyph.order for glyph in gone}


def _in_stead(glyph: Glyph, gone: Iterable[Glyph]) -> bool:
    """Whether this is what hides a letter already taken away, which must not go as well."""
    return any(o.thing != glyph.thing and _same_place(glyph, o) for o in gone)


def _overlapped(page: Page, hidden: set[int]) -> dict[int, list[Glyph]]:
    """The letters of each piece of text that shares its place with another piece."""
    held: defaultdict[tuple[int, int], list[Glyph]] = defaultdict(list)
    sharing: set[int] = set()
    seen = [g for g in page.glyphs if g.order not in hidden and g.text.isalnum() and g.thing >= 0]
    near = _touching(seen)
    for glyph in seen:
        if glyph.thing not in near:
            continue
        for square in squares(glyph.box):
            here = held[square]
            for other in here[-CROWD:]:
                pair = {glyph.thing, other.thing}
                if len(pair) == 2 and not pair <= sharing and _same_place(glyph, other):
                    sharing |= pair
            here.append(glyph)
    pieces: dict[int, list[Glyph]] = {thing: [] for thing in sharing}
    for glyph in seen:
        if glyph.thing in sharing:
            pieces[glyph.thing].append(glyph)
    return pieces


def _touching(glyphs: Iterable[Glyph]) -> set[int]:
    """The pieces of text whose letters might share a place with those of another."""
    pieces: defaultdict[int, list[Box]] = defaultdict(list)
    for glyph in glyphs:
        pieces[glyph.thing].append(glyph.box)
    found: set[int] = set()
    above: list[tuple[Box, int]] = []
    whole = ((around(boxes), thing) for thing, boxes in pieces.items())
    for box, thing in sorted(whole, key=lambda one: one[0].top):
        above = [one for one in above if one[0].bottom > box.top]
        touched = {other for place, other in above if place.overlap(box)}
        if touched:
            found |= {thing, *touched}
        above.append((box, thing))
    return found


def _same_place(glyph: Glyph, other: Glyph) -> bool:
    area = min(glyph.box.width * glyph.box.height, other.box.width * other.box.height)
    return glyph.box.overlap(other.box) > SHARED * area > 0


def _take_off_remarks(sheet: pdfium.PdfPage) -> None:
    """Remove the annotations that float above the text rather than cover it for good."""
    for index in reversed(range(raw.FPDFPage_GetAnnotCount(sheet.raw))):
        annotation = raw.FPDFPage_GetAnnot(sheet.raw, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in COVERING:
            raw.FPDFPage_RemoveAnnot(sheet.raw, index)


def _scale(page: Page, wanted: float) -> float:
    return min(wanted, LONGEST_SIDE / max(page.frame.width, page.frame.height, 1.0))


def _painted(sheet: pdfium.PdfPage, scale: float, *, colour: bool = False) -> Image.Image:
    """The page as it shows, with annotations, since a box drawn as one covers what is below."""
    bitmap = sheet.render(scale=scale, grayscale=not colour, draw_annots=True)
    image: Image.Image = bitmap.to_pil()
    return image.convert("RGB" if colour else "L")
