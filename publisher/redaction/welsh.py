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


def mutated(spelling: Spelling) -> Iterator[Spelling]:
    """The spelling as it may be after another word; with a capital, since it may be a word too."""
    words = spelling.words
    small = words[:2].lower()
    few = spelling.turned or spelling.initial or spelling.initials or spelling.handle
    if few or small.startswith(_STAY):
        return
    old = small if small in _BECOMES else small[:1]
    for new in _BECOMES.get(old, "").split(" ") if old in _BECOMES else ():
        changed = new + words[len(old) :]
        yield replace(spelling, words=changed[:1].upper() + changed[1:], cased=True)
