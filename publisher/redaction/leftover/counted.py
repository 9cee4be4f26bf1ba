"""Flagged dates that took the place of a printed number, which those beside it tell.

The paragraph between 5.2.11 and 5.2.13 is 5.2.12: whoever counts reads 5 February 2012.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.redaction.dates import days_of
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.passages import Passage
from publisher.redaction.leftover.shapes import Found
from publisher.terms import FlaggedTerm, TermKind


def counted_out(passages: Sequence[Passage], terms: Sequence[FlaggedTerm]) -> Iterator[Found]:
    """Where such dates stood in the passages of one document."""
    leads = [passage.text[: passage.lead] for passage in passages]
    printed = {three for lead in leads for three in _threes(lead)}
    told = {t.becomes: t.id for t in reversed(terms) if not printed.isdisjoint(_beside(t))}
    for number, lead in enumerate(leads):
        for words, term in told.items():
            at = lead.find(words)
            if words and at >= 0:
                yield Found(Kind.TELLING, number, at, at + len(words), term)


def _threes(lead: str) -> Iterator[tuple[str, ...]]:
    """What in a printed number may be a date: of 5.2.11.3 also 5.2.11."""
    parts = lead.strip(" .").split(".")
    return zip(parts, parts[1:], parts[2:], strict=False)


def _beside(term: FlaggedTerm) -> Iterator[tuple[str, ...]]:
    """The numbers before and behind those that may be its dates, the month first or the day."""
    if term.kind is TermKind.PERSON:
        return
    for date in days_of(replace(term, kind=TermKind.DATE)):  # a text may be a date too
        for one, other in ((date.day, date.month), (date.month, date.day)):
            for year in date.years:
                for near in (year % 100 - 1, year % 100 + 1):
                    yield f"{one}", f"{other}", f"{near}"
