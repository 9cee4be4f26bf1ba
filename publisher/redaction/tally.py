"""What redaction finds on its way: how often each term, and names that two people share."""

from collections import Counter
from dataclasses import dataclass, field

from publisher.redaction.spans import Span
from publisher.terms import FlaggedTerm


@dataclass(frozen=True, slots=True)
class Unsure:
    """A name that was taken for a term and may as well be one of the others.

    `piece` is its place in the layout of the document.
    """

    document: str
    piece: int
    term: FlaggedTerm
    others: tuple[FlaggedTerm, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts what is found in one document, into what is shared by those of a review."""

    fired: Counter[str]
    unsure: list[Unsure] = field(default_factory=list)
    document: str = ""

    def doubt(self, piece: int, span: Span) -> None:
        """Note a name that several people share."""
        self.unsure.append(Unsure(self.document, piece, span.term, span.others))
