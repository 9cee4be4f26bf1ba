"""From characters to lines, and from lines to runs of text.

How lines are joined. A hyphen at a line's end goes only if the word without it occurs elsewhere
in the document and the word with it does not; otherwise it stays, since Word breaks lines at
hyphens but hyphenates only when asked to. A line whose right end leaves room for the first word
of the next was ended on purpose: that line end stays.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import cos, inf, radians, sin
from statistics import median

from publisher.intake.pdf.page import PAGE, Box, Glyph, around
from publisher.intake.reading import Flagged
from publisher.model import Run, Script

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

ALIKE = 20.0
"""Points by which columns of one width differ, since words do not fill their lines."""

HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
DASHES = HYPHENS + "\N{EN DASH}\N{EM DASH}/"
_WORD = re.compile(r"\w+(?:[-\u2010\u2011]\w+)*")


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


class Joiner:
    """Joins the lines of a paragraph, knowing the words and the margins of the document.

    `hidden` are the characters, by order, that will be taken out. `gave_up` are the pages on
    which lines that seem to have been ended on purpose are joined, because of these.
    """

    def __init__(self, every_line: Iterable[Line], hidden: Collection[int] = ()) -> None:
        every_line = list(every_line)
        self.hidden = hidden
        self.gave_up: set[int] = set()
        self._flows = False
        self._edges = Edges(every_line)
        self._words: set[str] = set()
        for line in every_line:
            self._words.update(match[0].casefold() for match in _WORD.finditer(line.text))

    def bounded_by(self, edges: Iterable[Line], *, flows: bool = False) -> "Joiner":
        """The same for a part of the document of which these lines tell how wide it is.

        Where it `flows` no line's length tells anything.
        """
        part = copy(self)
        part._edges, part._flows = Edges(edges), flows
        return part

    def by_width(self, cells: Iterable[tuple[int, Sequence[Line]]]) -> dict[int, "Joiner"]:
        """The same for the cells of a table, by how many columns they go over.

        A word that will be taken out of one cell may make the columns as wide as they are.
        """
        found: dict[int, list[Line]] = {}
        for columns, lines_of in cells:
            found.setdefault(columns, []).extend(lines_of)
        flows = self._flows or any(map(self.holds_hidden, found.values()))
        return {columns: self.bounded_by(edges, flows=flows) for columns, edges in found.items()}

    def holds_hidden(self, lines: Iterable[Line]) -> bool:
        """Whether the lines hold a word that will be taken out."""
        return any(glyph.order in self.hidden for line in lines for glyph in line.glyphs)

    def first_hidden(self, lines: Sequence[Line]) -> int | None:
        """Which of the lines is the first whose length depends on words that will be taken out."""
        if self._flows:
            return 0
        return next((at for at, line in enumerate(lines) if self.holds_hidden([line])), None)

    def begins_hidden(self, line: Line) -> bool:
        """Whether the width of the line's first word may not tell anything."""
        first = line.glyphs[: _end_of_first_word(line)]
        return self._flows or any(glyph.order in self.hidden for glyph in first)

    def gives_up(self, line: Line, *, early: bool) -> None:
        """Note that a line is joined to the next although it may have been ended on purpose."""
        if early:
            self.gave_up.add(line.page)

    def runs(
        self, paragraph: Sequence[Line], calls: Mapping[int, int], *, flows: bool = False
    ) -> list[Run[str]]:
        r"""The lines as runs, with `\n` where a line was ended on purpose.

        `calls` says which glyphs, by order, call which note; of a call's glyphs only the
        first becomes a run. Where it `flows`, or a word will be taken out, lines only end.
        """
        limit = max((line.box.right for line in paragraph if any(line.spaces)), default=-inf)
        flows |= self._flows or self.holds_hidden(paragraph)
        text = _Text(calls)
        for at, line in enumerate(paragraph):
            following = paragraph[at + 1] if at + 1 < len(paragraph) else None
            end = self.joint(line, following, limit) if following else ""
            if end == "\n" and flows:
                self.gives_up(line, early=True)
                end = " "
            last = len(line.glyphs) - 1
            for index, glyph in enumerate(line.glyphs):
                if line.spaces[index]:
                    text.space("\t" if line.far_apart(index) else " ")
                if end != "-" or index != last:
                    text.add(glyph, line.script(glyph))
            if end != "-":
                text.space(end)
        return text.runs()

    def joint(self, line: Line, following: Line, limit: float) -> str:
        r"""What goes between two lines: "", " ", `\n`, or "-" to take the line's hyphen away.

        `limit` is how far to the right the paragraph's lines reach.
        """
        last, first = line.glyphs[-1], following.glyphs[0]
        before, after = line.text.rsplit(" ", 1)[-1], following.text.split(" ", 1)[0]
        if last.text in DASHES and len(before) > 1 and after[0].isalnum():
            return self._at_hyphen(before, after) if last.text in HYPHENS else ""
        if last.link and last.link == first.link and before + after in last.link:
            return ""
        return "\n" if self.ended_early(line, following, limit) else " "

    def ended_early(self, line: Line, following: Line, limit: float = -inf) -> bool:
        """Whether the first word of the following line would have had room on this one."""
        return self._has_room(line, following, max(limit, self._edges.beside(line)))

    def ended_page_early(self, line: Line, following: Line) -> bool | None:
        """The same of the last line of a page; None if nothing tells how wide its column is."""
        edge = self._edges.beside(line)
        edge = edge if edge > -inf else self._edges.usual(line)
        return self._has_room(line, following, edge) if edge > -inf else None

    @staticmethod
    def _has_room(line: Line, following: Line, edge: float) -> bool:
        room = edge - line.box.right
        return room > _first_word_width(following) + 0.4 * line.size

    def _at_hyphen(self, before: str, after: str) -> str:
        start = re.split(r"\W", before[:-1])[-1]
        end = (re.match(r"\w+", after) or [""])[0]
        whole = (start + end).casefold()
        parted = f"{before.strip('([')[:-1]}-{end}".casefold()
        known = whole in self._words and parted not in self._words
        return "-" if known and start.isalpha() and end.isalpha() else ""


def _first_word_width(line: Line) -> float:
    return line.glyphs[_end_of_first_word(line) - 1].box.right - line.glyphs[0].box.left


def _end_of_first_word(line: Line) -> int:
    return next((at for at, space in enumerate(line.spaces) if space), len(line.glyphs))


class Edges:
    """How far to the right lines reach that begin at the same place of a page.

    Of pages that differ by less than `ALIKE` the widest tells it for all: which lines come
    onto which page says nothing of how wide its column is.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        reach: dict[int, dict[int, float]] = {}
        for line in lines:
            for stretch in line.stretches():
                pages = reach.setdefault(round(stretch.left), {})
                pages[line.page] = max(pages.get(line.page, -inf), stretch.right)
        self._edges: dict[tuple[int, int], float] = {}
        for left, pages in reach.items():
            widest = inf
            for page, right in sorted(pages.items(), key=lambda item: -item[1]):
                widest = right if widest - right > ALIKE else widest
                self._edges[page, left] = widest

    def beside(self, line: Line) -> float:
        """The edge of the column that the line begins, if its page tells one."""
        left = round(line.box.left)
        return max(self._edges.get((line.page, left + near), -inf) for near in (-1, 0, 1))

    def usual(self, line: Line) -> float:
        """The edge of such a column on any page."""
        left = round(line.box.left)
        return max((e for (_, at), e in self._edges.items() if abs(at - left) <= 1), default=-inf)


class _Text:
    """Runs in the making: characters of one look gathered until the look changes."""

    def __init__(self, calls: Mapping[int, int]) -> None:
        self._calls = calls
        self._done: list[Run[str]] = []
        self._style: Run[str] = Run("")
        self._kind: tuple[object, ...] = (False, False, Script.NORMAL, None)
        self._parts: list[str] = []
        self._last: Glyph | None = None
        self._space = ""

    def runs(self) -> list[Run[str]]:
        """What has been gathered."""
        self._change(Run(""))
        return self._done

    def space(self, space: str) -> None:
        """White space before what comes next."""
        self._space += space

    def add(self, glyph: Glyph, script: Script) -> None:
        """One more character."""
        note = self._calls.get(glyph.order)
        last = self._last
        if note is not None:
            if last is None or self._calls.get(last.order) != note:
                self._change(Run("", note=note))
                self._kind = ()
        else:
            look = glyph.look
            kind = (look.bold, look.italic, script, glyph.link)
            if kind != self._kind:
                self._change(Run("", look.bold, look.italic, False, script, glyph.link))
                self._kind = kind
            if self._space:
                self._parts.append(self._space)
                self._space = ""
            self._parts.append(glyph.text)
        self._last = glyph

    def _change(self, style: Run[str]) -> None:
        """End the run; white space between two looks is plain, unless both are one link."""
        if self._parts or self._style.note is not None:
            self._done.append(replace(self._style, text="".join(self._parts)))
        if self._space:
            link = style.link if style.link == self._style.link else None
            self._done.append(Run(self._space, link=link))
        self._style, self._parts, self._space = style, [], ""
