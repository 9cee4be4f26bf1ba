"""What Welsh does to a name: its first letter changes with the word before it."""

from collections.abc import Iterator
from dataclasses import replace

from publisher.redaction.spelling import Spelling

_BECOMES = {
    "ll": "l",
    "rh": "r",
    "p": "b mh ph",
    "t": "d nh th",
    "c": "g ngh ch",
    "b": "f m",
    "d": "dd n",
    "g": " ng",  # also nothing: i Wen, fy Ngwen
    "m": "f",
}
_STAY = ("ch", "dd", "ff", "ng", "ph", "th")
"""Letters of their own, whatever they are written with."""


_LONG = 6
"""So many letters a word needs that is listed in small letters to be sought in them."""


def mutated(spelling: Spelling) -> Iterator[Spelling]:
    """The spelling as it may be after another word; with a capital, since it may be a word too.

    Where another of its words has a capital, that will do: "i gapel Bethel".
    """
    words = spelling.words
    small = words[:2].lower()
    few = spelling.turned or spelling.initial or spelling.initials or spelling.handle
    number = any(map(str.isdigit, words.split()[0]))  # PL1 is another place than BL1
    if few or number or small.startswith(_STAY):
        return
    old = small if small in _BECOMES else small[:1]
    for new in _BECOMES.get(old, "").split(" ") if old in _BECOMES else ():
        changed = new + words[len(old) :]
        if not _may_be_small(words):
            changed = changed[:1].upper() + changed[1:]
        yield replace(spelling, words=changed, cased=True, changed=True)


def _may_be_small(words: str) -> bool:
    """Whether the rest of the words, or their length, tell it from a word that it may be."""
    _, *rest = words.split()
    listed_small = words[0].islower() and len(words) >= _LONG
    return listed_small or any(word[0].isupper() for word in rest)
