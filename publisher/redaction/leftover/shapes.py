"""Finds what has a known shape, such as a postcode, in passages of text.

Shapes are sought in folded text (small letters, plain digits, `fold`), all passages of a
document at once; a bar stands between two of them, which no shape may hold.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import accumulate

from publisher.redaction.fold import fold
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.passages import Passage

_BETWEEN = "|"
_BEFORE, _AFTER = 60, 60
_DIGIT = re.compile(r"\d")


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
    A shape is sought in passages that hold one of `needs`, be it in their context; without
    `needs`, in those that have a digit, as it must have itself. `hint` matches within whatever
    the pattern matches, and is found faster. Patterns and hints begin with one class of
    characters where they can, which `re` finds ten times faster.
    """

    kind: Kind
    pattern: re.Pattern[str]
    accept: Callable[[Hit], bool] = lambda _: True
    needs: tuple[str, ...] = ()
    hint: re.Pattern[str] | None = None


GLUED = re.compile(r"[0-9](?:(?<=[a-z]\d)|(?<=[a-z][/-]\d)|(?=[a-z]))")
"""A hint: a figure right beside a letter, or parted from one by a stroke."""


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
        figures = [(n, p) for n, p in enumerate(passages) if _DIGIT.search(p.text)]
        self._all = _Joined(tuple(enumerate(passages)))
        self._figures = _Joined(figures)

    def found(self, shapes: Iterable[Shape]) -> Iterator[Found]:
        """Everything that has one of the shapes."""
        sought: dict[tuple[re.Pattern[str], tuple[str, ...]], list[Shape]] = {}
        for shape in shapes:
            sought.setdefault((shape.pattern, shape.needs), []).append(shape)
        for (pattern, needs), alike in sought.items():
            joined = self._all if needs else self._figures
            for start, end in joined.holding(needs, alike[0].hint):
                for match in pattern.finditer(joined.text, start, end):
                    yield from joined.judged(match, alike)


class _Joined:
    """Numbered passages, each folded, joined into one text."""

    def __init__(self, passages: Sequence[tuple[int, Passage]]) -> None:
        self._passages = passages
        self._folded = [fold(passage.text) for _, passage in passages]
        self._texts = [folded.text.replace(_BETWEEN, " ") for folded in self._folded]
        ends = accumulate(len(text) + 1 for text in self._texts)
        self._starts = [0, *ends][: len(passages)]
        self.text = _BETWEEN.join(self._texts)
        self._held: dict[str | re.Pattern[str], set[int]] = {}

    def holding(
        self, needs: Sequence[str], hint: re.Pattern[str] | None
    ) -> Iterable[tuple[int, int]]:
        """The parts of the text in which one of these, and the hint, stands."""
        if not needs and hint is None:
            return [(0, len(self.text))]
        numbers = set[int]().union(*map(self._with, needs))
        if hint is not None:
            numbers = numbers & self._with(hint) if needs else self._with(hint)
        return [(self._starts[n], self._starts[n] + len(self._texts[n])) for n in sorted(numbers)]

    def _with(self, need: str | re.Pattern[str]) -> set[int]:
        """The passages that hold this; a word may also stand in their context."""
        if need not in self._held:
            numbers = self._held[need] = set(self._that_hold(need))
            for context, beside in self._contexts.items():
                if isinstance(need, str) and need in context:
                    numbers.update(beside)
        return self._held[need]

    def _that_hold(self, need: str | re.Pattern[str]) -> Iterator[int]:
        at = 0
        while (at := self._next(need, at)) >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self._starts[number] + len(self._texts[number])

    def _next(self, need: str | re.Pattern[str], at: int) -> int:
        if isinstance(need, str):
            return self.text.find(need, at)
        found = need.search(self.text, at)
        return found.start() if found else -1

    @cached_property
    def _contexts(self) -> dict[str, list[int]]:
        """Each context, folded, and the passages that it belongs to."""
        contexts: dict[str, list[int]] = {}
        for at, (_, passage) in enumerate(self._passages):
            if passage.context:
                contexts.setdefault(_folded(passage.context), []).append(at)
        return contexts

    def judged(self, match: re.Match[str], shapes: Iterable[Shape]) -> Iterator[Found]:
        """What a match is, if one of the shapes accepts it."""
        first, last = match.span("it" if "it" in match.re.groupindex else 0)
        at = bisect_right(self._starts, first) - 1
        number, passage = self._passages[at]
        text, offset = self._texts[at], self._starts[at]
        first, last = first - offset, last - offset
        start, end = self._folded[at].source(first)[0], self._folded[at].source(last - 1)[1]
        hit = Hit(
            text[first:last],
            passage.text[start:end],
            f"{_folded(passage.context)} {text[max(0, first - _BEFORE) : first]}",
            text[last : last + _AFTER],
            start < passage.lead,
        )
        for shape in shapes:
            if shape.accept(hit):
                yield Found(shape.kind, number, start, end)
                return


def either(words: Iterable[str]) -> str:
    """A pattern for one of the words, by their first letters, which `re` tells apart faster."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    ways = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return f"(?:{ways})"


@lru_cache(maxsize=1000)
def _folded(context: str) -> str:
    return fold(context).text


def near(*cues: str) -> Callable[[Hit], bool]:
    """Accept a hit that one of these words stands before or after, or beside in a table."""
    cue = re.compile(rf"\b(?:{'|'.join(cues)})\b")
    return lambda hit: bool(cue.search(hit.before) or cue.search(hit.after))


def settled(found: Iterable[Found]) -> list[Found]:
    """What was found in its order, without what overlaps another that counts for more.

    A name with a title is told whole as another spelling, if a word of it is one.
    """
    weight = {kind: number for number, kind in enumerate(Kind)}
    taken: dict[int, list[Found]] = {}
    for one in sorted(set(found), key=lambda f: (weight[f.kind], f.passage, f.start - f.end)):
        here = taken.setdefault(one.passage, [])
        over = [other for other in here if one.start < other.end and other.start < one.end]
        if not over:
            here.append(one)
        elif one.kind is Kind.MISSPELT and over[0].kind is Kind.TITLED:
            here[here.index(over[0])] = replace(over[0], kind=one.kind, term=one.term)
    return sorted(
        (one for here in taken.values() for one in here), key=lambda f: (f.passage, f.start)
    )
