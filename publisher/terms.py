"""Flagged terms as the officer wrote them.

Values only: how a term is found is worked out twice, once in `redaction` and once, on its
own, in `gate`, so that one mistake cannot miss the same name twice. A term's words never
show in a `repr`, and so in no traceback.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class TermKind(StrEnum):
    """What a flagged term is; it decides which other ways of writing it are looked for."""

    PERSON = "person"
    ADDRESS = "address"
    DATE = "date"
    IDENTIFIER = "identifier"
    ORGANISATION = "organisation"
    TEXT = "text"
    PATTERN = "pattern"


REMOVED = {
    TermKind.PERSON: "[name removed]",
    TermKind.ADDRESS: "[address removed]",
    TermKind.DATE: "[date removed]",
    TermKind.IDENTIFIER: "[number removed]",
    TermKind.ORGANISATION: "[organisation removed]",
    TermKind.TEXT: "[details removed]",
    TermKind.PATTERN: "[details removed]",
}
"""What stands in a term's place when it has no `becomes:`. Its width tells nothing."""


@dataclass(frozen=True, slots=True)
class FlaggedTerm:
    """One entry of `redactions.yml`.

    `written` holds the ways it was written down, at least one, in the file's order; for
    `TermKind.PATTERN` they are regular expressions, for `TermKind.DATE` ISO dates or dates
    in words. `becomes` is public: the pseudonym or the words that take its place.
    `match_case` is for names that are also ordinary words (Hope, Will, May); `initials`
    also takes out a person's bare initials.
    """

    id: str
    kind: TermKind
    written: tuple[str, ...] = field(repr=False)
    becomes: str
    match_case: bool = False
    initials: bool = False
