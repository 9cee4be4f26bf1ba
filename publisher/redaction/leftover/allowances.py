"""What may stay: the officer's allowances, each with a reason, and everybody's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.redaction.forms import can_be_looked_for
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.names import without_title
from publisher.redaction.leftover.shapes import Found
from publisher.redaction.match import Matcher
from publisher.terms import FlaggedTerm, TermKind

_POSSESSIVE = re.compile(r"['\u2019]s?$")


@dataclass(frozen=True, slots=True)
class Answer:
    """What lets a text stay: the officer's allowance of that place or, if None, everybody's."""

    allowance: int | None


class Allowances:
    """Allowed texts, found as flagged terms are: whatever their case, spacing and disguise.

    A find is answered where an allowed text covers it, its title apart. The officer's own
    come first.
    """

    def __init__(self, texts: Sequence[str], everybodys: Sequence[str]) -> None:
        self._own = _matcher(texts)
        self._everybodys = _matcher(everybodys)

    def answer(self, text: str, found: Found) -> Answer | None:
        """What allows the find in its passage's text; None if nothing does."""
        start, end = found.start, found.end
        if found.kind is Kind.TITLED:
            start += without_title(text[start:end])
        end = start + len(_POSSESSIVE.sub("", text[start:end]))
        for span in self._own.find(text):
            if span.start <= start and end <= span.end:
                return Answer(int(span.term.id))
        covered = (s.start <= start and end <= s.end for s in self._everybodys.find(text))
        return Answer(None) if any(covered) else None


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
