"""The structure of a PDF without tags, told by how its pages look.

What is larger than the body, or bold and short, is a heading (`passages`); what begins with a
bullet or a number is an item. The order of the file is kept, so that columns come one after the
other. Every word stays.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.intake.flow import Item, TitleLine
from publisher.intake.pdf.joining import Joiner
from publisher.intake.pdf.labels import DASHES, Label, label, take_label
from publisher.intake.pdf.passages import Passage, text_left
from publisher.intake.pdf.structure import Placed
from publisher.intake.pdf.words import Line
from publisher.intake.runs import split_number, tidy
from publisher.model import Block, Heading, Paragraph, Run, runs_text

LONGEST_TITLE = 4
"""Parts, one below the other."""


class Blocks:
    """Turns passages into pieces; knows the ranks of the headings and the depth of the lists."""

    def __init__(
        self, found: Sequence[Passage], joiner: Joiner, calls: Mapping[int, int], *, title: bool
    ) -> None:
        self.aside: list[str] = []
        self._joiner, self._calls = joiner, calls
        self._titles = _titles(found) if title else []
        headings = (one for one in found if one not in self._titles)
        ranks = sorted({one.rank for one in headings if one.rank}, reverse=True)
        self._levels = {rank: min(level, 6) for level, rank in enumerate(ranks, 1)}
        self._words = _initials(found) | _lone_dashes(found)
        self._lefts: list[float] = []
        self._inside = 0.0
        self._values: dict[int, int] = {}

    def pieces(self, found: Iterable[Passage]) -> list[Placed]:
        """The pieces, in their order."""
        placed: list[Placed] = []
        for passage in found:
            runs = self._joiner.runs(passage.lines, self._calls, flows=passage.flows)
            if passage in self._titles:
                placed.append(Placed(TitleLine(_plain(runs)), passage.page))
            elif passage.rank:
                self._lefts = []
                number, runs = _number(runs, heading=True)
                level = self._levels[passage.rank]
                heading = Heading(level, _plain(runs), number, passage.page)
                placed.append(Placed(heading, passage.page))
            else:
                self._paragraph(passage, runs, placed)
        return placed

    def _paragraph(self, passage: Passage, runs: list[Run[str]], placed: list[Placed]) -> None:
        number, rest = split_number(runs)
        tidied = tidy(rest)
        if not tidied:
            self.aside.append(runs_text(rest))
            return
        paragraph = Paragraph(tidied, number, passage.page)
        found, shorter, taken = take_label(paragraph, self._joiner.signs)
        if passage.lines[0].glyphs[0].order in self._words:
            found = None
        left = passage.lines[0].box.left
        if found is None and self._lefts and placed and self._goes_on_inside(passage):
            item = placed[-1].piece
            if isinstance(item, Item):
                placed[-1] = replace(
                    placed[-1], piece=replace(item, blocks=(*item.blocks, paragraph))
                )
                return
        if found is None or found.paragraph:
            self._lefts = []
            placed.append(Placed(paragraph, passage.page))
            return
        self.aside.append(taken)
        placed.append(Placed(self._item(found, shorter, left), passage.page))
        self._inside = text_left(passage.lines[0])

    def _goes_on_inside(self, passage: Passage) -> bool:
        """Whether a paragraph stands below the words of the item before it."""
        return abs(passage.lines[0].box.left - self._inside) < 4

    def _item(self, found: Label, paragraph: Block[str], left: float) -> Item:
        while self._lefts and self._lefts[-1] > left + 4:
            self._values.pop(len(self._lefts) - 1, None)
            self._lefts.pop()
        if not self._lefts:
            self._values = {}
        if not self._lefts or left > self._lefts[-1] + 4:
            self._lefts.append(left)
        level = len(self._lefts) - 1
        if not found.values:
            return Item((paragraph,), level)
        value = found.value_after(self._values.get(level))
        self._values[level] = value
        return Item((paragraph,), level, True, value, found.marker(value))


def _titles(found: Sequence[Passage]) -> list[Passage]:
    """The first headings of the document, if none further on are as large.

    Not a single letter, which is an ornament or the beginning of a word.
    """
    ranks = {at: one.rank for at, one in enumerate(found) if one.rank and not _is_letter(one)}
    if not ranks:
        return []
    first, largest = min(ranks), max(ranks.values())
    large = [at for at, rank in ranks.items() if rank == largest]
    together = large == list(range(first, first + len(large)))
    return [found[at] for at in large] if together and len(large) <= LONGEST_TITLE else []


def _is_letter(passage: Passage) -> bool:
    return sum(len(line.glyphs) for line in passage.lines) == 1


def _initials(found: Iterable[Passage]) -> set[int]:
    """Passages, by their first character, that begin with an initial such as "J." and no label.

    A letter with a full stop is a label only next to one that comes before or after it.
    """
    lettered = []
    for passage in found:
        word = passage.lines[0].text.split(" ", 1)[0]
        one = label(word) if word[:1].isalpha() and word[-1:] == "." else None
        if one and one.values:
            lettered.append((passage.lines[0].glyphs[0].order, set(one.values)))
    steps = [{after - before for before in first for after in second}
             for (_, first), (_, second) in pairwise(lettered)]  # fmt: skip
    beside = [any(1 in step for step in steps[max(at - 1, 0) : at + 1])
              for at in range(len(lettered))]  # fmt: skip
    return {order for (order, _), listed in zip(lettered, beside, strict=True) if not listed}


def _lone_dashes(found: Sequence[Passage]) -> set[int]:
    """Passages, by their first character, that begin with a minus or the word "o" and no label.

    A dash is a label if it stands off from the words, or next to another of its kind.
    """
    return {
        passage.lines[0].glyphs[0].order
        for at, passage in enumerate(found)
        if _mark(passage) in DASHES
        and not _stands_off(passage.lines[0])
        and not _has_fellow(passage, found[at + 1 :])
        and not _has_fellow(passage, found[:at][::-1])
    }


def _mark(passage: Passage) -> str:
    return passage.lines[0].text.split(" ", 1)[0]


def _stands_off(line: Line) -> bool:
    """Whether a tab parts the first character from the others, and these from each other none."""
    return [at for at in range(1, len(line.glyphs)) if line.far_apart(at)] == [1]


def _has_fellow(passage: Passage, others: Iterable[Passage]) -> bool:
    """Whether the next of the others that begins at the same place has the same mark."""
    for other in others:
        further_in = other.lines[0].box.left - passage.lines[0].box.left
        if other.rank or further_in < -4:
            return False
        if further_in < 4:
            return _mark(other) == _mark(passage)
    return False


def _number(runs: list[Run[str]], *, heading: bool) -> tuple[str | None, list[Run[str]]]:
    number, rest = split_number(runs, heading=heading)
    return number, list(rest)


def _plain(runs: Iterable[Run[str]]) -> tuple[Run[str], ...]:
    """The runs without their bold, which in a heading says nothing."""
    return tidy(replace(run, strong=False) for run in tidy(runs))
