"""Finds flagged terms in a text, however they are written or disguised there.

Invariant: what is found is told in characters of the text as it was given, and no spelling
of a term that `forms` knows goes unseen for its case, its accents, letters that look alike,
what does not show, what stands between its words, or a break within it.

Short words are sought as whole words, since "ann" and "ian" stand inside many others; six
letters and more are sought with everything between them left out.

Accepted: misspellings, and a short name that is part of a longer word (`ianspage`).
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation

from publisher.errors import SettingsError
from publisher.redaction.around import beginning
from publisher.redaction.dates import days_of
from publisher.redaction.fold import Folded, fold, folds
from publisher.redaction.forms import can_be_looked_for, patterns_of, welsh_forms_of
from publisher.redaction.initial import lone_initial, stand_alone
from publisher.redaction.judge import Judge
from publisher.redaction.names import letters_alone
from publisher.redaction.ranges import days_in_ranges
from publisher.redaction.reading import Found, Reading
from publisher.redaction.sought import Known, keys_of
from publisher.redaction.spans import Find, Span, settle
from publisher.redaction.spelling import Spelling
from publisher.redaction.tokens import made_whole
from publisher.terms import FlaggedTerm, TermKind


class Matcher:
    """Flagged terms, ready to be found. Build it once for a review.

    Raises: SettingsError if a term cannot be looked for (`term_rules` says so first).
    """

    def __init__(self, terms: Sequence[FlaggedTerm], *, welsh: bool = False) -> None:
        self.terms = tuple(terms)
        for number, term in enumerate(terms, start=1):
            if not can_be_looked_for(term):
                raise SettingsError(f"Term {number} of a redactions.yml cannot be looked for.")
        self._patterns = [
            (order, pattern) for order, term in enumerate(terms) for pattern in patterns_of(term)
        ]
        self._initials = [
            (order, shape)
            for order, term in enumerate(terms)
            if term.initials and term.kind is TermKind.PERSON
            if (shape := lone_initial(letters_alone(term)))
        ]
        self._dates = [(order, date) for order, term in enumerate(terms) for date in days_of(term)]
        squashed: dict[str, _Knowns] = defaultdict(dict)
        camel_cased: dict[str, _Knowns] = defaultdict(dict)
        spoken = _spoken(terms) if welsh else ""
        for order, term in enumerate(terms):
            more = welsh_forms_of(term, spoken) if welsh else ()
            for key, known in keys_of(term, order, more):
                alike = (squashed if key == key.lower() else camel_cased)[key]
                same = (term.kind, known.spelling, known.words)
                alike[same] = alike[same].beside(known) if same in alike else known
        self._squashed, self._camel_cased = _Index(squashed), _Index(camel_cased)
        self._reach = max(map(len, (*squashed, *camel_cased)), default=0) + 1

    @cached_property
    def in_welsh(self) -> "Matcher":
        """The same terms, also as Welsh changes them."""
        return Matcher(self.terms, welsh=True)

    def find(
        self, text: str, *, breaks: Sequence[int] = (), any_case: bool = False
    ) -> tuple[Span, ...]:
        r"""Find every flagged term in the text.

        Spans are half-open character offsets into `text`, sorted, not overlapping; the
        longest term wins. `breaks` are the offsets of separators (`\n`) between blocks: only
        a term in full, or a word broken by a hyphen, is found across one. `any_case` also
        takes "hope" for Hope, since addresses and file names have small letters only.
        """
        finds: list[Find] = []
        for folded in folds(text) if self.terms else ():
            finds += self._in_ranges(text, folded, breaks)
            reading = Reading(folded, self._reach)
            judge = Judge(text, reading, breaks, any_case)
            found = self._squashed.search(reading.squashed)
            found += self._camel_cased.search(reading.camel_cased)
            for hit, known in reading.hits(sorted(found, key=itemgetter(0))):
                finds += judge.finds(hit, known)
        if self._patterns:
            finds += self._patterned(text, breaks)
        if self._initials:
            finds += self._standing_alone(text, breaks)
        return settle(text, made_whole(text, finds))

    def _standing_alone(self, text: str, breaks: Sequence[int]) -> Iterator[Find]:
        """Single initials of people who have no more, each block by itself."""
        for start, end in _blocks(text, breaks):
            for order, shape in self._initials:
                for first, last, suffix in stand_alone(shape, text[start:end]):
                    span = Span(start + first, start + last, self.terms[order], suffix)
                    yield Find(span, 1, order)

    def _in_ranges(self, text: str, folded: Folded, breaks: Sequence[int]) -> Iterator[Find]:
        """Days that share a month or a year with others."""
        for order, date in self._dates:
            for place in days_in_ranges(folded.text, date):
                first, last = _in_source(folded, *place)
                block = bisect_right(breaks, first)
                floor = breaks[block - 1] + 1 if block else 0
                start = beginning(text, TermKind.DATE, first, floor)
                crosses = block < bisect_right(breaks, last - 1)
                yield Find(Span(start, last, self.terms[order]), last - first, order, crosses)

    def _patterned(self, text: str, breaks: Sequence[int]) -> Iterator[Find]:
        """What the regular expressions find, each block by itself."""
        for start, end in _blocks(text, breaks):
            folded = fold(text[start:end])
            for order, pattern in self._patterns:
                for hit in pattern.finditer(folded.text):
                    if hit.group():
                        first, last = _in_source(folded, *hit.span())
                        span = Span(start + first, start + last, self.terms[order])
                        yield Find(span, last - first, order)


_Knowns: TypeAlias = dict[tuple[TermKind, Spelling, tuple[str, ...]], Known]
"""Of those that are judged alike only one: `Known.beside`."""


class _Index:
    """Strings sought all at once, each with the spellings that it may stand for."""

    def __init__(self, known: Mapping[str, _Knowns]) -> None:
        self._known = [tuple(alike.values()) for alike in known.values()]
        self._automaton = (
            AhoCorasick(list(known), implementation=Implementation.DFA) if known else None
        )

    def search(self, text: str) -> list[Found]:
        """Every place of every string, overlapping ones too."""
        if self._automaton is None:
            return []
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, end, self._known[key]) for key, start, end in found]


def _blocks(text: str, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where each block begins and ends."""
    return zip((0, *(at + 1 for at in breaks)), (*breaks, len(text)), strict=True)


def _spoken(terms: Iterable[FlaggedTerm]) -> str:
    """The words that take the terms' places, in small letters, each between spaces."""
    return "".join(f" {' '.join(term.becomes.lower().split())} \n" for term in terms)


def _in_source(folded: Folded, start: int, end: int) -> tuple[int, int]:
    return folded.source(start)[0], folded.source(end - 1)[1]
