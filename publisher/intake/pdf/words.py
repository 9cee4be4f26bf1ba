"""From characters to lines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import cos, radians, sin
from statistics import median

from publisher.intake.pdf.page import PAGE, Box, Glyph, around
from publisher.intake.reading import Flagged
from publisher.model import Script

SPACE = 0.2
"""Widths, as parts of the type size: the least gap that is a space where pdfium gives no hint,"""
TOUCHING = 0.06
"""and the gap below which there is none, whatever pdfium says (beside raised figures)."""

TAB = 0.9
"""From here on a gap counts as a tab, or parts columns."""

RAISED = 0.85
"""Times the size of the line: the largest size of raised and lowered figures."""

THINNEST = 0.3
"""Times its size: the width of a letter on a slope, where only pdfium knows of spaces."""


@dataclass(frozen=True)
class Line:
    """Characters on one line, from left to right. `box` is that of the characters."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def box(self) -> Box:
        """The place of the line on its page, turned so that it runs from left to right."""
        return around(glyph.box for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        """The type size of most of its characters, in points."""
        return median(glyph.look.size for glyph in self.glyphs)

    @cached_property
    def baseline(self) -> float:
        """The y that most of its characters stand on."""
        return median(glyph.baseline for glyph in self.glyphs)

    @cached_property
    def bold(self) -> bool:
        """Whether all of its letters are bold."""
        letters = [glyph for glyph in self.glyphs if glyph.text.isalnum()]
        return bool(letters) and all(glyph.look.bold for glyph in letters)

    @property
    def page(self) -> int:
        """The number of its page."""
        return self.glyphs[0].order // PAGE

    @cached_property
    def text(self) -> str:
        """Its words."""
        pairs = zip(self.spaces, self.glyphs, strict=True)
        return "".join(f" {glyph.text}" if space else glyph.text for space, glyph in pairs)

    @cached_property
    def spaces(self) -> tuple[bool, ...]:
        """For each of its characters whether white space parts it from the one before it."""
        spaces = [False]
        size = self.size
        for before, glyph in pairwise(self.glyphs):
            apart = glyph.box.left - before.box.right
            if glyph.look.size <= RAISED * size and self.script(glyph) is not Script.NORMAL:
                # pdfium sees a new line at every raised figure
                spaces.append(apart > SPACE * size)
            elif glyph.order == before.order + 1 or glyph.gap:
                spaces.append(glyph.gap and apart > TOUCHING * size)
            else:
                spaces.append(apart > SPACE * size)
        return tuple(spaces)

    def far_apart(self, at: int) -> bool:
        """Whether a tab rather than a space stands before the glyph at that index."""
        return self._gap(at) > TAB * self.size

    def stretches(self) -> Iterator[Box]:
        """The places of its parts of several words, parted by wide gaps: columns and cells.

        A single word tells nothing of how wide a column is: it may be too long for it.
        """
        start = 0
        for at in range(1, len(self.glyphs) + 1):
            if at == len(self.glyphs) or self._gap(at) > TAB * self.size:
                if any(self.spaces[start + 1 : at]):
                    yield around(glyph.box for glyph in self.glyphs[start:at])
                start = at

    def _gap(self, at: int) -> float:
        return self.glyphs[at].box.left - self.glyphs[at - 1].box.right

    def script(self, glyph: Glyph) -> Script:
        """Whether the glyph is raised or lowered."""
        if glyph.look.size > RAISED * self.size:
            return Script.NORMAL
        raised = self.baseline - glyph.baseline
        if abs(raised) < 0.1 * self.size:
            return Script.NORMAL
        return Script.SUPER if raised > 0 else Script.SUB


def end_of_first_word(line: Line) -> int:
    """How many characters the first word of a line has."""
    return next((at for at, space in enumerate(line.spaces) if space), len(line.glyphs))


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The glyphs, in the order given, as lines. Turned text stands for itself."""
    found: list[Line] = []
    current: list[Glyph] = []
    turn = 0
    for given in glyphs:
        glyph = _upright(given)
        if current and (given.look.turn != turn or not _goes_on(current, glyph)):
            found.append(_line(current))
            current = []
        current.append(glyph)
        turn = given.look.turn
    if current:
        found.append(_line(current))
    return found


def overleaf(last: Line, line: Line) -> bool:
    """Whether a page or a column ends between two lines."""
    return last.page != line.page or line.baseline - last.baseline < -2 * line.size


def grouped(found: Iterable[Line], goes_on: Callable[[Line, Line], bool]) -> list[list[Line]]:
    """The lines in groups of which each line goes on with the one before."""
    groups: list[list[Line]] = []
    for line in found:
        if groups and goes_on(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def hidden_in(found: Iterable[Line], flagged: Flagged) -> frozenset[int]:
    """The characters, by order, of words in the lines that will be taken out."""
    owners: list[int] = []
    texts = []
    for line in found:
        for space, glyph in zip(line.spaces, line.glyphs, strict=True):
            owners += [glyph.order] * (len(glyph.text) + space)
        owners.append(-1)
        texts.append(line.text)
    spans = flagged("\n".join(texts))
    return frozenset(order for start, end in spans for order in owners[start:end]) - {-1}


def _line(glyphs: list[Glyph]) -> Line:
    ordered = sorted(glyphs, key=lambda glyph: glyph.box.left)
    if [g.order for g in ordered] != [g.order for g in glyphs] and _backwards(glyphs):
        return Line(tuple(ordered))
    return Line(tuple(glyphs))


def _backwards(glyphs: list[Glyph]) -> bool:
    """Whether the line was painted from the right to the left."""
    back = sum(after.box.left < before.box.left for before, after in pairwise(glyphs))
    return back > len(glyphs) / 4


def _goes_on(line: Sequence[Glyph], glyph: Glyph) -> bool:
    last = line[-1]
    if last.order // PAGE != glyph.order // PAGE:
        return False
    if last.baseline == glyph.baseline:
        return True
    size = max(last.look.size, glyph.look.size)
    if abs(glyph.baseline - last.baseline) < 0.25 * size:
        return True
    # a raised or lowered figure, or the text after one
    onwards = glyph.box.left > last.box.left
    if glyph.look.size < RAISED * last.look.size:
        return onwards and abs(glyph.baseline - last.baseline) < 0.6 * size
    before = next((g for g in reversed(line) if g.look.size > RAISED * glyph.look.size), None)
    return onwards and before is not None and abs(glyph.baseline - before.baseline) < 0.25 * size


def _upright(glyph: Glyph) -> Glyph:
    """The glyph with its place turned so that its line runs from left to right."""
    turn = glyph.look.turn
    if not turn:
        return glyph
    box = glyph.box
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    angle = radians(turn)
    along, down = x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
    wide, high = (box.height, box.width) if turn % 180 == 90 else (box.width, box.height)
    if turn % 90:
        wide = min(wide, THINNEST * glyph.look.size)  # the box around a leaning letter is too wide
    place = Box(along - wide / 2, down - high / 2, along + wide / 2, down + high / 2)
    return glyph._replace(box=place, look=glyph.look._replace(turn=0))
