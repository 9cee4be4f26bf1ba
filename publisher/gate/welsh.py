"""Undoes in a text what Welsh does to the beginnings of words.

The first letter of a Welsh word changes with the word before it: Catrin, i Gatrin, fy
Nghatrin. Here the text is changed back, and not the names: that costs nothing for the names
of a nation, and nothing where nobody writes Welsh. Only a word with a capital is changed
back, since one in small letters may be any word.

Accepted: a name by itself of which four letters or fewer are to be seen ("i Wen"); a word in
small letters; Welsh of a few words within a text in English.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from publisher.gate.fold import bare, squash, words_as_read

_SMALL_WORDS = """
ac ar bod bu cafodd cael ei ein ers eu fe fel fod fu fy gael gan gyda gyfer hefyd hon hwn hynny
iddi iddo mae neu nid nad oedd oes pan roedd sy sydd trwy unrhyw wedi wrth y ym yma yn yng ynghylch
yr
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words of which Welsh has many, and English none."""
_ONE_IN = 8
"""So many words of a text there may be for one of these. Measured on the example's pages: one
in five to seven in Welsh, in English less than one in a hundred, in the English letter within the
Welsh frame of its page one in fifteen."""
_FEWEST = 3
"""So many of these a line needs that is Welsh by itself."""
_SHORTEST = 5
"""So many letters a word needs to be taken for a name by itself."""
_WAS = {
    "b": "p", "d": "t", "g": "c", "f": "b m", "dd": "d", "l": "ll gl", "r": "rh gr",
    "mh": "p", "nh": "t", "ngh": "c", "m": "b", "n": "d", "ng": "g",
    "ph": "p", "th": "t", "ch": "c",
    "a": "ga", "e": "ge", "i": "gi", "o": "go", "u": "gu", "w": "gw", "y": "gy",
    "ff": "", "ll": "", "rh": "",
}  # fmt: skip
"""How a word may have begun; a letter of two signs is a letter of its own."""
_CAPITAL = re.compile(r"(?<![^\W_])([A-Z][^\W_]+)(?=((?:[\W_]+[^\W_]+){0,9}))")
"""A word, and the words behind it that a phrase may have."""
_BARRIER = "\n0\n"


@dataclass(frozen=True, slots=True)
class Undone:
    """What words of a text may have been: by themselves, and in front of what follows them."""

    words: frozenset[str] = field(repr=False)
    text: str = field(repr=False)


def welsh_in(text: str) -> str:
    """What of a text is in Welsh: all of it, or those of its lines that are."""
    if _SMALL.isdisjoint(squash(text).runs):  # almost every text in English, at once
        return ""
    lines = text.split("\n")
    read = [bare(line).lower().split() for line in lines]
    small = [sum(map(_SMALL.__contains__, words)) for words in read]
    if 0 < sum(map(len, read)) <= _ONE_IN * sum(small):
        return text
    of_each = zip(lines, map(len, read), small, strict=True)
    return "\n".join(line for line, n, few in of_each if few >= _FEWEST and n <= _ONE_IN * few)


def undone(text: str, but: Container[str]) -> Undone:
    """A Welsh text without changed beginnings, except of these words, in small letters."""
    read = (word for word in words_as_read(text) if len(word) >= _SHORTEST and word[0].isupper())
    single = (was + rest for word in read if word.lower() not in but for was, rest in _before(word))
    found = (hit for hit in _CAPITAL.finditer(bare(text)) if hit[1].lower() not in but)
    several = (was + rest + hit[2] for hit in found for was, rest in _before(hit[1]))
    return Undone(frozenset(single), _BARRIER.join(several))


def _before(word: str) -> Iterator[tuple[str, str]]:
    """How the word may have begun, and its rest."""
    small = word[:3].lower()
    now = next((small[:size] for size in (3, 2, 1) if small[:size] in _WAS), "")
    for was in _WAS.get(now, "").split():
        yield was.upper() if word.isupper() else was.capitalize(), word[len(now) :]
