"""A folded text ready to be searched: without what parts its words, or with one space instead.

Invariant: whatever is found is told in places of the folded text. To work out where each
letter stands takes far longer than the search, so it is done around what is found, which is
seldom.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise

from publisher.redaction.fold import Folded

_STEP = 1024
_WALL = "\0"
"""Keeps stretches apart, so that nothing is found across two; no folded text has it."""
_BETWEEN = f" {_WALL} "
WORD = re.compile(r"[^\W\d_]+|\d+")
"""Letters or digits, never both: `Jane2` is two words."""
_SPACES = re.compile("  +")


class _Kept(dict[int, str]):
    """For `str.translate`: a space for all but letters, walls and, if they are kept, digits."""

    def __init__(self, *, digits: bool) -> None:
        super().__init__()
        self._digits = digits

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kept = char.isalnum() and (self._digits or not char.isdecimal())
        self[code] = char if kept or char == _WALL else " "
        return self[code]


_LETTERS = _Kept(digits=False)
_LETTERS_AND_DIGITS = _Kept(digits=True)


class _Ruler:
    """Counts what is not a space in a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        steps = range(0, len(text), _STEP)
        spaces = (text.count(" ", at, at + _STEP) for at in steps)
        self._spaces = list(accumulate(spaces, initial=0))
        self._before = [step * _STEP - gone for step, gone in enumerate(self._spaces)]

    def before(self, at: int) -> int:
        """How many stand before a place."""
        step = at // _STEP
        return at - self._spaces[step] - self._text.count(" ", step * _STEP, at)

    def place(self, number: int) -> int:
        """Where the one is that has so many before it."""
        step = bisect_right(self._before, number) - 1
        return self.onward(step * _STEP, number - self._before[step])

    def onward(self, at: int, number: int) -> int:
        """Where the one is that has so many from a place on before it."""
        counted, at = at, at + number
        while spaces := self._text.count(" ", counted, at + 1):
            counted, at = at + 1, at + spaces
        return at


@dataclass(frozen=True, slots=True)
class Hit:
    """Letters and digits that are those of a spelling, from `first` to `last` (half-open).

    `words` are the lengths of the words they make there (letters or digits, never both:
    `Jane2` is two), `gaps` what stands between these; `parted` if they begin and end where
    words do.
    """

    first: int
    last: int
    words: tuple[int, ...]
    gaps: tuple[str, ...] = field(repr=False)
    parted: bool


class Reading:
    """A folded text, and what of it is to be searched, as `squashed` and as `spaced`.

    Squashed are its letters and digits alone. Spaced are its words of letters alone, one
    space before and after each. If it has bridges, only what is near enough for a spelling
    of `reach` letters to touch one is searched; the rest is in the reading without them.
    """

    def __init__(self, folded: Folded, reach: int) -> None:
        self.folded = folded
        self.text = folded.text
        self._kept = self.text.translate(_LETTERS_AND_DIGITS)
        self._stretches = [(0, len(self.text))]
        if folded.bridges:
            self._stretches = _around(self._kept, folded.bridges, reach)
            self._kept = _BETWEEN.join(self._kept[start:end] for start, end in self._stretches)
        lengths = (end - start + len(_BETWEEN) for start, end in self._stretches)
        self._begin = list(accumulate(lengths, initial=0))
        self._letters = self._kept.translate(_LETTERS)
        # as `replace(" ", "")`, which takes three times as long
        self.squashed = self._kept.encode().translate(None, b" ").decode()
        self.spaced = _SPACES.sub(" ", f" {self._letters} ")

    @cached_property
    def _in_kept(self) -> _Ruler:
        return _Ruler(self._kept)

    @cached_property
    def _in_letters(self) -> _Ruler:
        return _Ruler(self._letters)

    @cached_property
    def _in_spaced(self) -> _Ruler:
        return _Ruler(self.spaced)

    def in_squashed(self, start: int, end: int) -> Hit:
        """What is at `start` to `end` of `squashed`."""
        first = self._in_kept.place(start)
        return self._hit(first, self._in_kept.onward(first, end - start - 1) + 1)

    def in_spaced(self, start: int, end: int) -> Hit:
        """What is at `start` to `end` of `spaced`, its end spaces off."""
        before, after = self._in_spaced.before(start), self._in_spaced.before(end)
        first = self._in_letters.place(before)
        return self._hit(first, self._in_letters.onward(first, after - before - 1) + 1)

    def _hit(self, start: int, end: int) -> Hit:
        """What is at `start` to `end` of what is searched."""
        stretch = bisect_right(self._begin, start) - 1
        moved = self._stretches[stretch][0] - self._begin[stretch]
        first, last = start + moved, end + moved
        parted = self._parted(first) and self._parted(last)
        if WORD.fullmatch(self.text, first, last):
            return Hit(first, last, (last - first,), (), parted)
        words = [word.span() for word in WORD.finditer(self.text, first, last)]
        lengths = tuple(end - start for start, end in words)
        gaps = tuple(self.text[one[1] : two[0]] for one, two in pairwise(words))
        return Hit(first, last, lengths, gaps, parted)

    def _parted(self, at: int) -> bool:
        """Whether no word goes on from before the place to after it."""
        return at in (0, len(self.text)) or not WORD.fullmatch(self.text[at - 1 : at + 1])


def _around(kept: str, bridges: Iterable[tuple[int, int]], reach: int) -> list[tuple[int, int]]:
    """The stretches with so many letters and digits before and after each bridge."""
    found: list[tuple[int, int]] = []
    step = reach + reach // 2
    for start, end in bridges:
        low, high = max(0, start - step), end + step
        while low > 0 and start - low - kept.count(" ", low, start) < reach:
            low = max(0, low - step)
        while high < len(kept) and high - end - kept.count(" ", end, high) < reach:
            high += step
        if found and low <= found[-1][1]:
            low = found.pop()[0]
        found.append((low, min(high, len(kept))))
    return found
