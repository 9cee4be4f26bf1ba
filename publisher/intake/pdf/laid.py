"""Words that annotations and filled-in fields lay over a page.

Where the file has a drawing of them, it is put into the page's own content, so that it is read
and looked at like all else there. Where programs draw them by themselves from the words alone,
these become characters in their place. Both are marked with numbers that no page uses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import pikepdf
from pikepdf import Name

from publisher.intake.characters import clean
from publisher.intake.pdf.annotations import (
    Field,
    annotations,
    dictionary,
    drawing,
    has_letters,
    is_shown,
    rectangle,
)
from publisher.intake.pdf.page import Box, Frame, Glyph, Look, Mark, TooMuchError

FIRST = 1_000_000
"""The first number of marked content that is ours."""

REMARKS = frozenset(
    """
    /Text /Highlight /Underline /Squiggly /StrikeOut /Caret /Square /Circle /Line /Polygon
    /PolyLine /Ink /Redact
    """.split()  # noqa: SIM905 - a table of names reads better so
)
"""Annotations that are put into the page only if letters are drawn in them."""
NEVER = frozenset({"/Link", "/Popup"})

SIZE = 10.0
"""Points; of words that the file does not draw."""

MOST = 30_000
"""Characters that programs draw by themselves over one page."""

STATES = 20
"""Graphics states that a page may leave open at its end; what is laid over it needs none."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that programs draw by themselves; the area is in the page's own coordinates."""

    text: str
    area: Box
    number: int


@dataclass(slots=True)
class Laid:
    """What is laid over pages: words without a drawing by page, and each number by object."""

    words: dict[int, list[Words]] = field(default_factory=dict)
    numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    changed: bool = False

    def next(self, annotation: pikepdf.Object) -> int:
        """A number for one more annotation."""
        number = FIRST + len(self.numbers)
        self.numbers[annotation.objgen if annotation.is_indirect else (-number, 0)] = number
        return number


def lay_in(pdf: pikepdf.Pdf) -> Laid:
    """Put the drawings into the pages of the PDF; tells what else is laid over them."""
    laid = Laid()
    form = dictionary(pdf.Root, "/AcroForm")
    drawn_anew = bool(form.get("/NeedAppearances", False))
    for number, annotation in list(annotations(pdf)):
        kind = str(annotation.get("/Subtype", ""))
        area = rectangle(annotation)
        if kind in NEVER or area is None or not is_shown(annotation):
            continue
        words = clean(_words(annotation, kind)).strip()
        stream = drawing(annotation)
        if words and (stream is None or (drawn_anew and kind == "/Widget")):
            laid.words.setdefault(number, []).append(Words(words, area, laid.next(annotation)))
        elif stream is not None and (kind not in REMARKS or has_letters(stream)):
            page = pdf.pages[number - 1]
            _draw(page, stream, area, laid.next(annotation), annotation, form)
            laid.changed = True
    return laid


def _words(annotation: pikepdf.Dictionary, kind: str) -> str:
    """What programs draw where the file has no drawing."""
    if kind == "/Widget":
        return Field(annotation).words
    captioned = kind == "/Line" and bool(annotation.get("/Cap", False))
    return str(annotation.get("/Contents", "")) if captioned or kind == "/FreeText" else ""


def _draw(
    page: pikepdf.Page, stream: pikepdf.Stream, area: Box, number: int,
    annotation: pikepdf.Dictionary, form: pikepdf.Object,
) -> None:  # fmt: skip
    """Make the annotation's drawing the last thing on the page, in its place."""
    matrix = _placing(stream, area)
    if matrix is None:
        return
    if "/Resources" not in stream and "/DR" in form:
        stream["/Resources"] = form.DR
    if "/OC" in annotation and "/OC" not in stream:
        stream["/OC"] = annotation.OC
    stream["/Type"], stream["/Subtype"] = Name.XObject, Name.Form
    name = page.add_resource(stream, Name.XObject, prefix="Laid")
    placed = " ".join(f"{value:.5f}" for value in matrix)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(
        f"\n{'Q ' * STATES}\n/P <</MCID {number}>> BDC q {placed} cm {name} Do Q EMC\n".encode()
    )
    listed = page.obj.Annots
    page.obj.Annots = pikepdf.Array([one for one in listed.as_list() if one != annotation])


def _placing(stream: pikepdf.Stream, area: Box) -> tuple[float, ...] | None:
    """The matrix that brings the drawing to its area (ISO 32000-1, algorithm 8.1)."""
    box = [float(value) for value in stream.get("/BBox", pikepdf.Array()).as_list()]
    own = [float(value) for value in stream.get("/Matrix", pikepdf.Array()).as_list()]
    if len(box) != 4:
        return None
    a, b, c, d, e, f = own if len(own) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    corners = [(x, y) for x in box[::2] for y in box[1::2]]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    wide, high = max(across) - min(across), max(up) - min(up)
    if wide <= 0 or high <= 0:
        return None
    x, y = area.width / wide, area.height / high
    return x, 0.0, 0.0, y, area.left - x * min(across), area.top - y * min(up)


def written(words: Sequence[Words], frame: Frame, start: int) -> Iterator[Glyph]:
    """The words without a drawing as characters of their page, numbered from `start`.

    Raises: TooMuchError.
    """
    if sum(len(one.text) for one in words) > MOST:
        raise TooMuchError
    for one in words:
        area = frame.box(*one.area)
        for down, line in enumerate(one.text.split("\n"), 1):
            baseline = area.top + down * 1.2 * SIZE
            gap = True
            for at, character in enumerate(line):
                left = area.left + at * SIZE / 2
                if character.isspace():
                    gap = True
                    continue
                box = Box(left, baseline - 0.7 * SIZE, left + SIZE / 2, baseline)
                mark = Mark(mcid=one.number)
                yield Glyph(character, box, baseline, Look(SIZE), mark, gap, start, -1)
                start += 1
                gap = False


def in_place(glyphs: Sequence[Glyph], page: int) -> tuple[Glyph, ...]:
    """The characters of a page, those laid over it after what stands beside or above them.

    They are numbered anew, from `page`.
    """
    if not any(_is_laid(glyph) for glyph in glyphs):
        return tuple(glyphs)
    placed = [glyph for glyph in glyphs if not _is_laid(glyph)]
    laid = [glyph for glyph in glyphs if _is_laid(glyph)]
    for _, group in groupby(laid, key=lambda glyph: (glyph.mark.mcid, glyph.baseline)):
        line = list(group)
        line[0] = line[0]._replace(gap=True)
        at = _place_of(line[0], placed)
        placed[at:at] = line
        if at + len(line) < len(placed):
            after = placed[at + len(line)]
            placed[at + len(line)] = after._replace(gap=True)
    return tuple(glyph._replace(order=page + at) for at, glyph in enumerate(placed))


def _is_laid(glyph: Glyph) -> bool:
    return glyph.mark.mcid >= FIRST


def _place_of(first: Glyph, placed: Sequence[Glyph]) -> int:
    near = 0.6 * first.look.size
    beside = [
        at for at, glyph in enumerate(placed)
        if abs(glyph.baseline - first.baseline) < near and glyph.box.left < first.box.left
    ]  # fmt: skip
    if beside:
        ends = (at for at in range(beside[-1] + 1, len(placed)) if placed[at].gap)
        return next(ends, len(placed))
    below = (at for at, glyph in enumerate(placed) if glyph.baseline > first.baseline)
    return next(below, len(placed))
