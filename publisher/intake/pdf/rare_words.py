"""Words in letters that stand in few places of a file, looked at by themselves.

A font that holds nothing but its table of meanings may lie, and nothing in it says so. Where it
draws much of a page, the page makes no words (`trust`); where its drawings are those of the text
around, they have two names (`outlines`). What is left are words in drawings that stand nowhere
else. They are cut out of their pages and put onto a sheet, which an eye reads once: where it
surely sees another word, their page is looked at as a whole.

Measured on the 19 honest PDFs among the examples and test files: at most 106 such words a file,
none of them taken for another, and about a second a file.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PIL import Image

from publisher.intake.pdf.blackout import pixels
from publisher.intake.pdf.compare import LIKE, SURE
from publisher.intake.pdf.letters import as_seen
from publisher.intake.pdf.outlines import NO_OUTLINE
from publisher.intake.pdf.page import Box, Glyph, Page, around
from publisher.intake.sight.engine import SeenWord

RARE = 40
"""A drawing that stands in fewer places is rare."""
SHORTEST = 3
"""Letters; an eye is not sure of shorter words."""
ON_A_SHEET, MOST = 300, 3_000
"""Words; after so many the rest of a file is not looked at in this way."""
WIDTH, APART = 1600, 40
"""Pixels of a sheet, and between the words on it."""
AROUND = 2.0
"""Points that are cut out around a word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, by its letters."""

    page: int
    glyphs: tuple[Glyph, ...]

    @property
    def box(self) -> Box:
        """Its place, with a little around."""
        left, top, right, bottom = around(glyph.box for glyph in self.glyphs)
        return Box(left - AROUND, top - AROUND, right + AROUND, bottom + AROUND)

    @property
    def text(self) -> str:
        """What is read, as it is compared."""
        return as_seen("".join(glyph.text for glyph in self.glyphs))


def rare_words(pages: Iterable[Page], unproven: Collection[str]) -> list[Word]:
    """The words most of whose letters are rare drawings in fonts that nothing proves."""
    pages = list(pages) if unproven else []
    often = Counter(glyph.outline for page in pages for glyph in page.glyphs)
    rare = {outline for outline, places in often.items() if places < RARE} - {NO_OUTLINE}

    def is_rare(glyph: Glyph) -> bool:
        return glyph.outline in rare and glyph.look.font in unproven

    every = (word for page in pages for word in _words_on(page))
    found = (
        word
        for word in every
        if sum(map(is_rare, word.glyphs)) > len(word.glyphs) / 2 and len(word.text) >= SHORTEST
    )
    return [word for word, _ in zip(found, range(MOST), strict=False)]


def _words_on(page: Page) -> Iterator[Word]:
    word: list[Glyph] = []
    for glyph in page.glyphs:
        ends = glyph.gap or (word and word[-1].baseline != glyph.baseline)
        if ends and word:
            yield Word(page.number, tuple(word))
            word = []
        if not glyph.look.turn:
            word.append(glyph)
    if word:
        yield Word(page.number, tuple(word))


def cut_out(word: Word, page: Image.Image, scale: float) -> Image.Image:
    """The word as the picture of its page shows it; `scale` in pixels a point."""
    return page.crop(pixels(word.box, scale, page.size))


def on_a_sheet(cut: Sequence[Image.Image]) -> tuple[Image.Image, list[Box]]:
    """What was cut out, in rows on white, and where each is."""
    places: list[Box] = []
    left, top, deepest = APART, APART, 0
    for image in cut:
        if left + image.width > WIDTH and left > APART:
            left, top, deepest = APART, top + deepest + APART, 0
        places.append(Box(left, top, left + image.width, top + image.height))
        left, deepest = left + image.width + APART, max(deepest, image.height)
    widest = max(place.right for place in places)
    sheet = Image.new("L", (int(max(widest + APART, WIDTH)), top + deepest + APART), 255)
    for image, place in zip(cut, places, strict=True):
        sheet.paste(image, (int(place.left), int(place.top)))
    return sheet, places


def misread(
    words: Sequence[Word], places: Sequence[Box], seen: Iterable[SeenWord]
) -> dict[int, frozenset[int]]:
    """The letters, by page and order, of words in whose place an eye surely sees another."""
    held: defaultdict[int, list[SeenWord]] = defaultdict(list)
    for one in seen:
        x, y = (one.left + one.right) / 2, (one.top + one.bottom) / 2
        at = next((at for at, place in enumerate(places) if place.holds(x, y)), None)
        if at is not None:
            held[at].append(one)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for at, parts in held.items():
        shown = "".join(as_seen(one.text) for one in sorted(parts, key=lambda one: one.left))
        sure = min(one.sure for one in parts) >= SURE and len(shown) >= SHORTEST
        alike = SequenceMatcher(None, shown, words[at].text, autojunk=False).ratio()
        if sure and alike < LIKE:
            found[words[at].page] |= {glyph.order for glyph in words[at].glyphs}
    return {page: frozenset(orders) for page, orders in found.items()}
