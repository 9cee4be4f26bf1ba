"""A folded text ready to be searched: without what parts its words.

Invariant: whatever is found is told in places of the folded text. To work out where each
letter stands takes far longer than the search, so it is done around what is found, which is
seldom.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TypeAlias

from publisher.redaction.fold import WORD, Folded
from publisher.redaction.sought import Known, camel_cased

_WALL = "\0"
"""Keeps stretches apart, so that nothing is found across two; no folded text has it."""
_BETWEEN = f" {_WALL} "
_WORDS = re.compile(f"({WORD.pattern})")
_AMID = re.compile(r"(?<=[^\W\d_])[^\W\d_]|(?<=\d)\d")
"""A character before which no word begins."""


class _Kept(dict[int, str]):
    """For `str.translate`: a space for all but letters, digits and walls."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if char.isalnum() or char == _WALL else " "
        return self[code]


_KEPT = _Kept()


@dataclass(frozen=True, slots=True)
class Hit:
    """Letters and digits that are those of a spelling, from `first` to `last` (half-open).

    `words` are those that they make there (letters or digits, never both: `Jane2` is two),
    `gaps` what stands between these; `parted` if they begin and end where words do.
    """

    first: int
    last: int
    words: tuple[str, ...] = field(repr=False)
    gaps: tuple[str, ...] = field(repr=False)
    parted: bool


Found: TypeAlias = tuple[int, int, Sequence[Known]]
"""Where something is found that was sought, from and to, and what it may be."""


class Reading:
    """A folded text, and what of it is to be searched: its letters and digits alone.

    In `squashed` they are as they are, in `camel_cased` each word begins with a capital. If
    it has bridges, only what is near enough for a spelling of `reach` letters to touch one
    is searched; the rest is in the reading without them.
    """

    def __init__(self, folded: Folded, reach: int) -> None:
        self.folded = folded
        self.text = folded.text
        self._kept = self.text.translate(_KEPT)
        self._stretches = [(0, len(self.text))]
        if bridges := folded.bridges():
            self._stretches = _around(self._kept, bridges, reach)
            self._kept = _BETWEEN.join(self._kept[start:end] for start, end in self._stretches)
        lengths = (end - start + len(_BETWEEN) for start, end in self._stretches)
        self._begin = list(accumulate(lengths, initial=0))
        self.camel_cased = camel_cased(self._kept)
        self.squashed = self.camel_cased.encode().lower().decode()

    def hits(self, found: Iterable[Found]) -> Iterator[tuple[Hit, Sequence[Known]]]:
        """What each place found is, and may be; they come in the order in which they begin."""
        at = counted = 0
        for start, end, known in found:
            if self._amid(start) or self._amid(end):
                known = [one for one in known if one.runs_on or one.within]
                if not known:
                    continue
            at, counted = _onward(self._kept, at, start - counted), start
            yield self._hit(at, _onward(self._kept, at, end - start - 1) + 1), known

    def _amid(self, at: int) -> bool:
        """Whether a word surely goes on, told without working out where it stands."""
        return "a" <= self.camel_cased[at : at + 1] <= "z"

    def _hit(self, start: int, end: int) -> Hit:
        """What is at `start` to `end` of what is searched, spaces and all."""
        stretch = bisect_right(self._begin, start) - 1
        moved = self._stretches[stretch][0] - self._begin[stretch]
        first, last = start + moved, end + moved
        _, *parts, _ = _WORDS.split(self.text[first:last])
        parted = not (_AMID.match(self.text, first) or _AMID.match(self.text, last))
        return Hit(first, last, tuple(parts[::2]), tuple(parts[1::2]), parted)


def _onward(text: str, at: int, number: int) -> int:
    """Where the one is that has so many from a place on before it, spaces not counted."""
    counted, at = at, at + number
    while spaces := text.count(" ", counted, at + 1):
        counted, at = at + 1, at + spaces
    return at


def _around(kept: str, bridges: Iterable[tuple[int, int]], reach: int) -> list[tuple[int, int]]:
    """The stretches with so many letters and digits before and after each bridge."""
    found: list[tuple[int, int]] = []
    step = reach + reach // 2
    for start, end in _together(bridges, 2 * step):
        low, high = max(0, start - step), end + step
        while low > 0 and start - low - kept.count(" ", low, start) < reach:
            low = max(0, low - step)
        while high < len(kept) and high - end - kept.count(" ", end, high) < reach:
            high += step
        if found and low <= found[-1][1]:
            low = found.pop()[0]
        found.append((low, min(high, len(kept))))
    return found


def _together(places: Iterable[tuple[int, int]], near: int) -> list[tuple[int, int]]:
    """The places, in their order, those that are near each other as one."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and start - found[-1][1] <= near:
            start = found.pop()[0]
        found.append((start, end))
    return found
