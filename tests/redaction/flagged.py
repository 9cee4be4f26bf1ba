"""Invented flagged terms, and what a matcher finds of them, for this wing's tests."""

from publisher.redaction.match import Matcher
from publisher.terms import REMOVED, FlaggedTerm, TermKind


def flag(
    kind: str,
    *written: str,
    becomes: str | None = None,
    name: str = "victim",
    match_case: bool = False,
    initials: bool = False,
) -> FlaggedTerm:
    words = REMOVED[TermKind(kind)] if becomes is None else becomes
    return FlaggedTerm(name, TermKind(kind), written, words, match_case, initials)


JANE = flag("person", "Jane Anne Smith", "Janey", becomes="Rowan")


def found(text: str, *terms: FlaggedTerm) -> list[str]:
    """The very words of the text that are found."""
    return [text[span.start : span.end] for span in Matcher(terms).find(text)]
