"""The words of everyday British English."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@cache
def everyday() -> frozenset[str]:
    """Words that are written in small letters; where they come from is in `dependencies.md`."""
    text = files(__package__).joinpath("english.txt").read_text(encoding="ascii")
    return frozenset(text.split())


@cache
def spelling() -> frozenset[str]:
    """Rarer words beside the everyday ones, for a proofreader."""
    text = files(__package__).joinpath("spelling.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Known:
    """Words in small letters that are no slip: all of the above, and the `own` of a review.

    Not one set of them all: that would copy the dictionary for each review.
    """

    own: frozenset[str] = frozenset()

    def __contains__(self, word: object) -> bool:
        return word in everyday() or word in spelling() or word in self.own
