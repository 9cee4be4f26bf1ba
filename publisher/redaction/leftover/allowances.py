"""What may stay: the officer's allowances, each with a reason, and everybody's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.redaction.forms import can_be_looked_for
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.shapes import Found
from publisher.redaction.leftover.titles import without_title
from publisher.redaction.match import Matcher
from publisher.terms import FlaggedTerm, TermKind

_POSSESSIVE = re.compile(r"['\u2019]s?$")


@dataclass(frozen=True, slots=True)
class Answer:
    """What lets a text stay: the officer's allowance of that place or, if None, everybody's."""

    allowance: int | None


class Allowances:
    """Allowed texts, found as flagged terms are: whatever their case, spacing and disguise."""

    def __init__(self, texts: Sequence[str], everybodys: Sequence[str]) -> None:
        self._own = _matcher(texts)
        self._everybodys = _matcher(everybodys)

    def in_text(self, text: str) -> "Allowed":
        """Where they stand in a text, the officer's own first."""
        own = [(span.start, span.end, Answer(int(span.term.id))) for span in self._own.find(text)]
        others = [(span.start, span.end, Answer(None)) for span in self._everybodys.find(text)]
        return Allowed(text, (*own, *others))


@dataclass(frozen=True, slots=True)
class Allowed:
    """A text and the places in it that are allowed, by what."""

    text: str = field(repr=False)
    places: Sequence[tuple[int, int, Answer]]

    def answer(self, found: Found) -> Answer | None:
        """What covers the letters of the find, but for its title and its possessive ending."""
        start, end = found.start, found.end
        if found.kind in (Kind.TITLED, Kind.MISSPELT):
            start += without_title(self.text[start:end])
        end = start + len(_POSSESSIVE.sub("", self.text[start:end]))
        while start < end and not self.text[start].isalnum():
            start += 1
        while start < end and not self.text[end - 1].isalnum():
            end -= 1
        answers = (answer for first, last, answer in self.places if first <= start and end <= last)
        return next(answers, None)


def _matcher(texts: Sequence[str]) -> Matcher:
    terms = [
        FlaggedTerm(
            str(number),
            TermKind.IDENTIFIER if any(map(str.isdigit, text)) else TermKind.TEXT,
            (text,),
            "",
        )
        for number, text in enumerate(texts)
    ]
    return Matcher([term for term in terms if can_be_looked_for(term)])
