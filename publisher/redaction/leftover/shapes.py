"""Finds what has a known shape, such as a postcode, in passages of text.

Shapes are sought in folded text (small letters, plain digits, `fold`), all passages of a
document at once; a bar stands between two of them, which no shape may hold.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from publisher.redaction.fold import fold
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.passages import Passage

_BETWEEN = "|"
_BEFORE, _AFTER = 60, 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A shape where it was found: folded, as it is shown, and what stands around it, folded.

    `before` begins with the passage's context (column heading, label); `numbered` says that
    it reaches into the printed number of its paragraph.
    """

    text: str = field(repr=False)
    shown: str = field(repr=False)
    before: str = field(repr=False)
    after: str = field(repr=False)
    numbered: bool

    @property
    def in_capitals(self) -> bool:
        """Whether no letter of it is small."""
        return self.shown == self.shown.upper()

    @property
    def digits(self) -> str:
        """Its digits alone."""
        return "".join(filter(str.isdigit, self.text))


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern of a kind, and what must be true of a hit.

    The hit is the pattern's group `it`, if it has one, so that a cue need not be part of it.
    `needs` are texts of which the document must hold one; without them nothing is sought.
    """

    kind: Kind
    pattern: re.Pattern[str]
    accept: Callable[[Hit], bool] = lambda _: True
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Where something of a kind was found: half-open offsets into passage number `passage`."""

    kind: Kind
    passage: int
    start: int
    end: int
    term: str = ""


class Passages:
    """Passages of one document, folded together."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._source = _BETWEEN.join(passage.text for passage in passages)
        self._folded = fold(self._source)
        ends = accumulate(len(passage.text) + 1 for passage in passages)
        self._starts = [0, *ends][: len(passages)]
        self._contexts = [" ".join(fold(p.context).text.split()) for p in passages]

    @cached_property
    def folded(self) -> str:
        """All of the text, folded."""
        return self._folded.text

    def found(self, shapes: Iterable[Shape]) -> Iterator[Found]:
        """Everything that has one of the shapes."""
        for shape in shapes:
            if not shape.needs or any(need in self.folded for need in shape.needs):
                for match in shape.pattern.finditer(self.folded):
                    yield from self._judged(shape, match)

    def _judged(self, shape: Shape, match: re.Match[str]) -> Iterator[Found]:
        first, last = match.span("it" if "it" in match.re.groupindex else 0)
        if first == last:
            return
        start, end = self._folded.source(first)[0], self._folded.source(last - 1)[1]
        at = bisect_right(self._starts, start) - 1
        passage, offset = self.passages[at], self._starts[at]
        before = self.folded[max(0, first - _BEFORE) : first].rpartition(_BETWEEN)[2]
        hit = Hit(
            self.folded[first:last],
            self._source[start:end],
            f"{self._contexts[at]} {before}",
            self.folded[last : last + _AFTER].partition(_BETWEEN)[0],
            start - offset < passage.lead,
        )
        if shape.accept(hit):
            yield Found(shape.kind, at, start - offset, end - offset)


def near(*cues: str) -> Callable[[Hit], bool]:
    """Accept a hit that one of these words stands before or after, or beside in a table."""
    cue = re.compile(rf"\b(?:{'|'.join(cues)})\b")
    return lambda hit: bool(cue.search(hit.before) or cue.search(hit.after))


def settled(found: Iterable[Found]) -> list[Found]:
    """What was found in its order, without what overlaps another that counts for more."""
    weight = {kind: number for number, kind in enumerate(Kind)}
    taken: dict[int, list[Found]] = {}
    for one in sorted(set(found), key=lambda f: (weight[f.kind], f.passage, f.start - f.end)):
        here = taken.setdefault(one.passage, [])
        if all(one.end <= other.start or other.end <= one.start for other in here):
            here.append(one)
    return sorted(
        (one for here in taken.values() for one in here), key=lambda f: (f.passage, f.start)
    )
