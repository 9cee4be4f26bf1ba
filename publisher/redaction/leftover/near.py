"""Finds words near a flagged name: one letter away from it, or its beginning, cut off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class NearNames:
    """Flagged names of four letters and more, by plain word, each with its term's id."""

    names: Mapping[str, str] = field(repr=False)

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.names:
            for way in _one_left_out(name):
                found.setdefault(way, []).append(name)
        return found

    @cached_property
    def _clipped(self) -> dict[str, str]:
        return {name[:end]: name for name in self.names for end in range(4, len(name))}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.names), default=0)

    def term(self, word: str) -> str:
        """The id of the flagged name that the word is one letter away from; "" if none is."""
        if not 4 <= len(word) <= self._longest + 1 or word in self.names:
            return ""
        names = {name for way in _one_left_out(word) for name in self._near.get(way, ())}
        return next((self.names[name] for name in sorted(names) if _one_away(name, word)), "")

    def clipped(self, beginning: str) -> str:
        """The id of a flagged name that begins so; "" if none does."""
        return self.names.get(self._clipped.get(beginning, ""), "")


def _one_left_out(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _one_away(one: str, other: str) -> bool:
    """Whether one letter put in, left out or changed, or two that changed places, part them."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    at = next((n for n, letter in enumerate(one) if letter != other[n]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])
