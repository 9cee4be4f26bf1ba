"""From lines to runs of text.

A line whose right end leaves room for the first word of the next was ended on purpose: that line
end stays. Not so in a paragraph that holds a word which will be taken out: where lines end there
would tell how long that word is. A block of short lines keeps them: see `short_lines`.

A hyphen at a line's end goes if the word without it occurs elsewhere in the document and the word
with it does not, or if it is an everyday word whose parts are none. Otherwise it stays, since Word
breaks lines at hyphens but hyphenates only when asked to; in a document that is seen to hyphenate
it goes from all but what may be two words.

Accepted: of a word that may be written in both ways, such as "counter-productive", nobody can say.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from itertools import pairwise
from math import inf

from publisher.english import everyday
from publisher.intake.pdf.edges import Edges
from publisher.intake.pdf.labels import telling_signs
from publisher.intake.pdf.page import Glyph
from publisher.intake.pdf.short_lines import are_short, meet
from publisher.intake.pdf.words import THINNEST, Line, end_of_first_word, grouped, overleaf
from publisher.model import Run, Script

HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
DASHES = HYPHENS + "\N{EN DASH}\N{EM DASH}/"
PREFIXES = frozenset(
    "anti co counter inter mid multi non post pre re self semi sub".split()  # noqa: SIM905
)
"""What hyphens join to words without being words themselves."""

LEAST_BROKEN = 4
"""Letters before the place where a narrow cell breaks a word; fewer may be a name."""

_WORD = re.compile(r"\w+(?:[-\u2010\u2011]\w+)*")


class Joiner:
    """Joins the lines of a paragraph, knowing the words and the margins of the document.

    `hidden` are the characters, by order, that will be taken out. `gave_up` are the pages on
    which lines that seem to have been ended on purpose are joined, because of these; `signs` those
    that are more than bullets.
    """

    def __init__(self, every_line: Iterable[Line], hidden: Collection[int] = ()) -> None:
        every_line = list(every_line)
        self.hidden = hidden
        self.gave_up: set[int] = set()
        self._flows = False
        self._edges = Edges(every_line)
        self._narrow: Edges | None = None
        self.signs = telling_signs(every_line)
        self._words: set[str] = set()
        for line in every_line:
            self._words.update(match[0].casefold() for match in _WORD.finditer(line.text))
        self._hyphenates = any(
            line.glyphs[-1].text in HYPHENS and self._is_hyphenated(*_at_end(line, following))
            for line, following in pairwise(every_line)
        )

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
        parts = {columns: self.bounded_by(edges, flows=flows) for columns, edges in found.items()}
        for columns, lines_of in found.items():
            parts[columns]._narrow = Edges.of_words(lines_of)
        return parts

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
        first = line.glyphs[: end_of_first_word(line)]
        return self._flows or any(glyph.order in self.hidden for glyph in first)

    def keeps(self, line: Line, following: Line) -> bool:
        """Whether a line end shows whatever is taken out, if those beside it do."""
        return not self._flows and are_short((line, following), self._edges, self.hidden)

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
        limits = _limits(paragraph)
        flows |= self.holds_hidden(paragraph)
        flows = self._flows or (flows and not are_short(paragraph, self._edges, self.hidden))
        text = _Text(calls)
        for at, line in enumerate(paragraph):
            following = paragraph[at + 1] if at + 1 < len(paragraph) else None
            end = self.joint(line, following, limits[at]) if following else ""
            if end == "\n" and following and (flows or meet(line, following, self.hidden)):
                self.gives_up(line, early=flows)
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
        before, after = _at_end(line, following)
        if last.text in DASHES and len(before) > 1 and after[0].isalnum():
            return self._at_hyphen(before, after) if last.text in HYPHENS else ""
        if last.link and last.link == first.link and before + after in last.link:
            return ""
        if self._narrow and self._is_broken(line, following, self._narrow.beside(line)):
            return ""
        return "\n" if self.ended_early(line, following, limit) else " "

    def _is_broken(self, line: Line, following: Line, edge: float) -> bool:
        """Whether a cell is so narrow that a word in it was broken without a hyphen.

        Never if words meet that will be taken out, or the end looks like the start of a name.
        """
        before, after = _at_end(line, following)
        if len(before) < LEAST_BROKEN or not (before.isalpha() and after[0].islower()):
            return False
        if line.box.right + THINNEST * line.size < edge or self.holds_hidden((line, following)):
            return False
        end = (re.match(r"[^\W\d_]+", after) or [""])[0].lower()
        start, whole = before.lower(), before.lower() + end
        known = whole in everyday() or whole in self._words
        return known and not (start in everyday() and end in everyday())

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
        """What becomes of the hyphen between two words: "-" to take it away."""
        start, end, parted = _beside_hyphen(before, after)
        if not (start.isalpha() and end.isalpha()) or parted in self._words:
            return ""
        whole = (start + end).casefold()
        if whole in self._words:
            return "-"
        if not end.islower() or not (self._hyphenates or whole in everyday()):
            return ""
        two = _are_words(start, end) and not (self._hyphenates and whole in everyday())
        return "" if two else "-"

    def _is_hyphenated(self, before: str, after: str) -> bool:
        """Whether the hyphen between two words is certainly there since the line ended."""
        start, end, parted = _beside_hyphen(before, after)
        whole = (start + end).casefold()
        known = whole in self._words or whole in everyday()
        return known and end.islower() and parted not in self._words and not _are_words(start, end)


def _limits(paragraph: Sequence[Line]) -> list[float]:
    """For each line how far to the right the paragraph's lines reach in its column."""
    limits: list[float] = []
    for column in grouped(paragraph, lambda last, line: not overleaf(last, line)):
        rights = (line.box.right for line in column if any(line.spaces))
        limits += [max(rights, default=-inf)] * len(column)
    return limits


def _beside_hyphen(before: str, after: str) -> tuple[str, str, str]:
    """The parts of the word that a hyphen parts, and the whole with it."""
    start = re.split(r"\W", before[:-1])[-1]
    end = (re.match(r"\w+", after) or [""])[0]
    return start, end, f"{before.strip('([')[:-1]}-{end}".casefold()


def _are_words(start: str, end: str) -> bool:
    """Whether a hyphen may join the two: "well-known", "non-molestation"."""
    return start.lower() in PREFIXES or (start.lower() in everyday() and end in everyday())


def _at_end(line: Line, following: Line) -> tuple[str, str]:
    """The last word of a line and the first of the next."""
    return line.text.rsplit(" ", 1)[-1], following.text.split(" ", 1)[0]


def _first_word_width(line: Line) -> float:
    return line.glyphs[end_of_first_word(line) - 1].box.right - line.glyphs[0].box.left


class _Text:
    """Runs in the making: characters of one look gathered until the look changes."""

    def __init__(self, calls: Mapping[int, int]) -> None:
        self._calls = calls
        self._done: list[Run[str]] = []
        self._style: Run[str] = Run("")
        self._kind: tuple[object, ...] = (False, False, False, Script.NORMAL, None)
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
            kind = (look.bold, look.italic, look.struck, script, glyph.link)
            if kind != self._kind:
                self._change(Run("", look.bold, look.italic, look.struck, script, glyph.link))
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
