"""Does a page show what its text says? What an eye has seen there is held against what is read.

Words are compared by their place on the page, so that the order of reading does not matter.
Invariant: a letter of a suspect font is believed only where an eye has seen it; where an eye
surely sees another word in its place, the page is not believed. Nor is it where a suspect sign
that means nothing is part of a word: the eye may know the word, but what is published lacks it.

Measured at 150 dots an inch, as parts of letters: on 27 honest pages of the examples and test
files (LibreOffice, Chromium, Typst), each taken as suspect as a whole, and on the honest hard
cases, all that is seen is read, and 0.98 to 1.00 of what is read is seen. Of letters that lie,
0.00 are confirmed; where only their font's name is shared by honest ones, it is the contradiction
alone that tells. Not measured: old fonts of bitmaps, and real scans with text on them.
Accepted: a lie of one letter in a word, which people who read the page may not see either.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import pairwise

from publisher.intake.pdf.letters import as_seen, means_nothing
from publisher.intake.pdf.page import UNKNOWN, Box, Glyph, Page, squares
from publisher.intake.sight.engine import SeenWord

LIKE = 0.6
"""From this likeness on, 0 to 1, a word that is seen is the one that is read;"""
UNLIKE = 0.45
"""and below this one it is another."""

SURE = 60.0
"""How sure the eye must be of a word for it to contradict."""

LEAST_READ, LEAST_SEEN, LEAST_CONFIRMED = 0.8, 0.6, 0.8
"""The least parts of letters: of those seen that are read, of those read that are seen, and of
those of suspect fonts that are seen."""

MOST_UNREAD = 12
"""How many words may be seen and not read: a crest or a stamp that is drawn, not typed."""

SCAN = 3
"""From so many seen words on, a page that has no text of its own is a scan."""

AROUND = 1.0
"""Points that are added to each side of a word that was seen."""


class Verdict(Enum):
    """What comes of a look at a page."""

    SAME = "the page shows what its text says"
    OTHER = "the page shows something else"
    SCAN = "the page shows words and has no text"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Letters and digits by number; `seen` counts those in whose place something is read.

    `unlike` counts suspect letters in whose place another word is surely seen, or of which
    nobody can say which part of their word they are; `unread` the words that are seen where
    nothing is read.
    """

    seen: int
    seen_and_read: int
    read: int
    read_and_seen: int
    suspect: int
    confirmed: int
    unlike: int
    unread: int

    def verdict(self, most_unread: int = MOST_UNREAD) -> Verdict:
        """Whether the page is believed."""
        if not self.read and self.unread:
            return Verdict.SCAN if self.unread >= SCAN else Verdict.SAME
        same = (
            self.seen_and_read >= LEAST_READ * self.seen
            and self.read_and_seen >= LEAST_SEEN * self.read
            and self.confirmed >= LEAST_CONFIRMED * self.suspect
            and not self.unlike
            and self.unread <= most_unread
        )
        return Verdict.SAME if same else Verdict.OTHER


def compare(
    page: Page,
    seen: Iterable[SeenWord],
    scale: float,
    suspects: frozenset[int] = frozenset(),
    apart: Sequence[Box] = (),
) -> Comparison:
    """Compare a page with the words seen on it; `scale` is how many pixels a point has.

    `suspects` are letters of suspect fonts, by order. What is seen in the places `apart` where
    nothing is read is a picture's own and is judged there.
    """
    letters = [g for g in page.glyphs if as_seen(g.text) or _is_unknown(g, suspects)]
    held: defaultdict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in letters:
        held[_square(_middle(glyph.box))].append(glyph)
    confirmed: set[int] = set()
    unlike: set[int] = set()
    total = found = unread = 0
    for word in seen:
        box = Box(*(side / scale for side in word[1:5]))
        text = as_seen(word.text)
        here = _within(box, held)
        if len(text) < 2 or (not here and any(area.holds(*_middle(box)) for area in apart)):
            continue
        likeness = SequenceMatcher(None, text, _read(here), autojunk=False).ratio()
        if likeness >= LIKE:
            total += len(text)
            found += len(text)
            confirmed |= {glyph.order for glyph in here}
        elif word.sure >= SURE and len(text) > 2:
            total += len(text) if here else 0
            unread += not here
            if likeness < UNLIKE:
                unlike |= {glyph.order for glyph in here}
    suspects &= {glyph.order for glyph in letters}
    within = suspects & set(_unknown_in_words(page.glyphs))
    upright = {glyph.order for glyph in letters if glyph.look.turn == main_turn(page)}
    return Comparison(
        seen=total,
        seen_and_read=found,
        read=len(upright),
        read_and_seen=len(upright & confirmed),
        suspect=len(suspects),
        confirmed=len(suspects & confirmed - within),
        unlike=len((suspects & unlike - confirmed) | within),
        unread=unread,
    )


def main_turn(page: Page) -> int:
    """The direction of most of the page's text, in quarters of a turn, counter-clockwise."""
    turns = Counter(glyph.look.turn for glyph in page.glyphs)
    most = max(turns, key=lambda turn: turns[turn], default=0)
    return most if most % 90 == 0 else 0


def _is_unknown(glyph: Glyph, suspects: frozenset[int]) -> bool:
    """Whether nobody knows what the character means, and it is no bullet."""
    return glyph.text == UNKNOWN or (glyph.order in suspects and means_nothing(glyph.text))


def _unknown_in_words(glyphs: Iterable[Glyph]) -> Iterator[int]:
    """The signs without a meaning that have a letter or digit right beside them."""
    for first, second in pairwise(glyphs):
        for one, other in ((first, second), (second, first)) if not second.gap else ():
            if means_nothing(one.text) and other.text.isalnum():
                yield one.order


def _within(box: Box, held: dict[tuple[int, int], list[Glyph]]) -> list[Glyph]:
    """The letters whose middle is in the box, from left to right."""
    left, top, right, bottom = box
    wider = Box(left - AROUND, top - AROUND, right + AROUND, bottom + AROUND)
    here = (glyph for square in squares(wider) for glyph in held.get(square, ()))
    inside = {glyph.order: glyph for glyph in here if wider.holds(*_middle(glyph.box))}
    return sorted(
        inside.values(), key=lambda glyph: glyph.order if glyph.look.turn else glyph.box.left
    )


def _read(glyphs: Iterable[Glyph]) -> str:
    return "".join("\0" if means_nothing(g.text) else as_seen(g.text) for g in glyphs)


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _square(point: tuple[float, float]) -> tuple[int, int]:
    return next(squares(Box(*point, *point)))
