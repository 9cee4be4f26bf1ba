"""Large first letters that stand beside their paragraph, joined to their words.

Invariant: a letter that stands so is part of a word, or its page is told of: "J" by itself and
"ane" beside it would hide a name from redaction and from the gate alike. A large letter that has
no words beside or below it that go on in small letters, as in a glossary, stays where it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median

from publisher.english import everyday
from publisher.intake.pdf.page import Box, Glyph
from publisher.intake.pdf.trust import ORDINARY
from publisher.intake.pdf.words import Line, end_of_first_word, lines

LARGER = 1.5
"""Times the size of the text beside it."""

CLOSE = 0.3
"""Times its size: the least gap by which a letter level with words may be a label."""

SIDE = 0.2
"""Times its size: the most space that a letter has at its side."""

WORDS = frozenset("aioy")
"""Letters that are words by themselves, in English or in Welsh."""

APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"


def with_drop_caps(glyphs: Sequence[Glyph], page: int) -> tuple[tuple[Glyph, ...], int]:
    """The characters of a page with such letters in their words, and how many fit none.

    They are numbered anew, from `page`.
    """
    large = list(_large_letters(glyphs))
    if not large:
        return tuple(glyphs), 0
    held = {glyph.order for letter in large for glyph in letter}
    text = lines(glyph for glyph in glyphs if glyph.order not in held)
    found, apart = {glyph.order: glyph for glyph in glyphs}, 0
    place: dict[int, tuple[Glyph, ...]] = {}
    for letter in large:
        beside = _lines_beside(letter[-1], text)
        left = _left(letter[0], beside, text) if beside else 0.0
        joined = _joined(letter, beside[0], left) if beside else None
        if joined is None or joined[-1].order in place:
            apart += bool(beside) or _goes_on_below(letter[-1], text)
            continue
        for glyph in letter:
            del found[glyph.order]
        place[beside[0].glyphs[0].order] = joined[:-1]
        found[joined[-1].order] = joined[-1]
        for line in beside[1:]:
            # so that the lines beside the letter begin where those below it do
            first = found[line.glyphs[0].order]
            found[first.order] = first._replace(box=first.box._replace(left=left))
    placed = [one for order, glyph in found.items() for one in (*place.get(order, ()), glyph)]
    return tuple(_numbered(placed, page)), apart


def _numbered(glyphs: Iterable[Glyph], order: int) -> Iterator[Glyph]:
    """The characters numbered from that order on; a number is left out where one was missing."""
    last = None
    for glyph in glyphs:
        if last is not None:
            order += 1 if glyph.order == last + 1 else 2
        last = glyph.order
        yield glyph._replace(order=order)


def _large_letters(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Single capitals, some after a quotation mark, that are larger than what is usual."""
    groups = [list(g) for _, g in groupby(glyphs, lambda g: (g.look.size, g.baseline))]
    few = [g for g in groups if g[-1].text.isupper()
           and (len(g) == 1 or (len(g) == 2 and not g[0].text.isalnum()))]  # fmt: skip
    usual = median(glyph.look.size for glyph in glyphs) if few else 0.0
    return (g for g in few if g[0].look.size >= LARGER * usual and not g[0].look.turn)


def _lines_beside(letter: Glyph, text: Iterable[Line]) -> list[Line]:
    """The lines right of the letter, from the top; one level with it stands close to it."""
    size, (left, top, right, bottom) = letter.look.size, letter.box
    middle = (left + right) / 2  # a wide letter may reach into the words
    near = [
        line
        for line in text
        if middle <= line.box.left <= right + size
        and top < line.baseline < bottom + 0.2 * line.size
        and size >= LARGER * line.size
        and not line.glyphs[0].look.turn
    ]
    near.sort(key=lambda line: line.baseline)
    level = near and near[0].baseline > letter.baseline - 0.2 * near[0].size
    far = near and level and near[0].box.left - right > CLOSE * size
    return near if near and not far and _goes_on_with(near) else []


def _goes_on_with(text: Sequence[Line]) -> bool:
    """Whether the lines begin within a word, which a few capitals may follow."""
    first = text[0].text.split(" ", 1)[0]
    capitals = len(first) > 1 and first.isupper() and not all(one.text.isupper() for one in text)
    return first[0].islower() or first[0] in APOSTROPHES or capitals


def _goes_on_below(letter: Glyph, text: Iterable[Line]) -> bool:
    """Whether words go on right below the letter."""
    size, (left, _, _, bottom) = letter.look.size, letter.box
    return any(
        line.text[0].islower()
        and abs(line.box.left - left) < size
        and bottom < line.baseline < bottom + size
        for line in text
    )


def _left(letter: Glyph, beside: Sequence[Line], text: Iterable[Line]) -> float:
    """Where the lines of the paragraph begin, whichever letter it is, thin or wide."""
    lefts = (line.box.left for line in text)
    near = (left for left in lefts if abs(left - letter.box.left) < SIDE * letter.look.size)
    return min(near, default=beside[0].box.left)


def _joined(letter: Sequence[Glyph], line: Line, left: float) -> tuple[Glyph, ...] | None:
    """The letter and the first character of the line as one word; None if they may be two."""
    first, size = line.glyphs[0], line.size
    rest = "".join(glyph.text for glyph in line.glyphs[: end_of_first_word(line)]).lower()
    rest = rest.strip(",.;:")
    word = letter[-1].text.lower()
    two = word in WORDS and (rest in everyday() or rest in ORDINARY["cy"])
    if two and word + rest not in everyday():
        return None
    step = (first.box.left - left) / len(letter)
    moved = (
        glyph._replace(
            box=Box(left + at * step, first.box.top, left + (at + 1) * step, first.box.bottom),
            baseline=first.baseline,
            look=glyph.look._replace(size=size, bold=first.look.bold, italic=first.look.italic),
            mark=first.mark,
        )
        for at, glyph in enumerate(letter)
    )
    return (*moved, first._replace(gap=False))
