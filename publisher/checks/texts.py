"""A document as its texts: what those checks look at that only read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publisher.findings import Finding, Place, Rule
from publisher.model import Role


@dataclass(frozen=True, slots=True)
class Listed:
    """Recommendations that a document lists one by one.

    `total` is how many there are; `counts` how many there may be said to be, where the list
    begins anew with each addressee. `heading` is that above the list, "" if there is none.
    """

    total: int
    counts: frozenset[int]
    heading: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Texts:
    """A document as its texts: the name of its file, and each text with its place.

    `rows` is how many recommendations its table may be said to hold, for a plan; `listed` are
    those that another document lists.
    """

    file: str
    texts: Sequence[tuple[str, Place]] = field(repr=False)
    rows: frozenset[int] = frozenset()
    role: Role | None = None
    listed: tuple[Listed, ...] = ()

    def saying(self, word: str) -> Iterator[tuple[str, Place]]:
        """The texts that say the word at all: few do, and to look is quicker than a pattern."""
        small = word.lower()
        return ((text, place) for text, place in self.texts if small in text.lower())

    def at(self, words: str) -> Place:
        """The place of the text that is these words, or none."""
        return next((place for text, place in self.texts if text == words and words), Place())


def disagrees(document: Texts, place: Place, detail: str) -> Finding:
    """What does not agree with the rest of the review (R207)."""
    return Finding(Rule.R207, file=document.file, place=place, detail=detail)
