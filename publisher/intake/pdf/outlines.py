"""Letters of one drawing that a file calls by two names.

The drawing of a letter in its font is the same wherever it stands. Where a few words are in a
font that lies, its drawings are mostly those of the text around them, which goes by true names:
then the same drawing has two. Measured: on none of the 18 honest PDFs among the examples and
test files; about 0.05 s a page.

Accepted: a font that lies and of which nothing else in the file has the drawings.
"""

import ctypes
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

import pypdfium2.raw as raw

from publisher.intake.pdf.letters import as_seen
from publisher.intake.pdf.page import Page

NO_OUTLINE = 0
"""Of characters that draw nothing, or of which pdfium does not know the drawing."""

MOST_SEGMENTS = 2000


def outline_of(font: Any, code: int) -> int:
    """A number for the drawing of a character in a font of pdfium, the same for the same lines."""
    path = raw.FPDFFont_GetGlyphPath(font, code, ctypes.c_float(1000))
    count = raw.FPDFGlyphPath_CountGlyphSegments(path) if path else 0
    if not 0 < count <= MOST_SEGMENTS:
        return NO_OUTLINE
    x, y = ctypes.c_float(), ctypes.c_float()
    across, down = ctypes.byref(x), ctypes.byref(y)
    drawn = []
    for index in range(count):
        segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, across, down)
        drawn.append(f"{raw.FPDFPathSegment_GetType(segment)} {x.value:.2f} {y.value:.2f};")
    return int.from_bytes(blake2b("".join(drawn).encode(), digest_size=8).digest())


def called_otherwise(pages: Iterable[Page]) -> Mapping[int, frozenset[int]]:
    """Letters, by page and order, called by another name than most of the same drawing.

    Of two names that are as frequent either may be wrong.
    """
    pages = list(pages)
    called: defaultdict[int, Counter[str]] = defaultdict(Counter)
    said = Counter((glyph.outline, glyph.text) for page in pages for glyph in page.glyphs)
    for (outline, text), often in said.items():
        if outline != NO_OUTLINE and (letter := _letter(text)):
            called[outline][letter] += often
    usual = {outline: _usual(names) for outline, names in called.items() if len(names) > 1}
    found: defaultdict[int, set[int]] = defaultdict(set)
    for page in pages if usual else ():
        for glyph in page.glyphs:
            if glyph.outline in usual:
                letter = _letter(glyph.text)
                if letter and letter != usual[glyph.outline]:
                    found[page.number].add(glyph.order)
    return {number: frozenset(orders) for number, orders in found.items()}


def _letter(text: str) -> str:
    """The one letter that it is; words of ours may stand in its place, and ligatures say more."""
    letter = as_seen(text)
    return letter if len(letter) == 1 and letter.isascii() else ""


def _usual(names: Counter[str]) -> str:
    (first, most), (_, second) = names.most_common(2)
    return first if most > second else ""
