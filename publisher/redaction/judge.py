"""Whether letters that are those of a term are the term, and what belongs to it there.

Invariant: a doubt counts as a find, save where a spelling says that it must not (`Spelling`):
an ordinary word needs its capital, a short name its word boundaries.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from publisher.redaction.around import beginning, ending, with_brackets
from publisher.redaction.fold import Gap, Reading
from publisher.redaction.spans import Find, Span
from publisher.redaction.spelling import Spelling
from publisher.terms import FlaggedTerm, TermKind

_WITHIN_WORDS = 8
"""From so many letters on, a full name is also seen inside a longer word."""
_FAR_BACK = 30
_HYPHENS = frozenset("-\u00ac\u00ad\u2010\u2011\ufffe")
_AFTER_SURNAME = frozenset(" ,-\n\t")
_BETWEEN_INITIALS = frozenset(". ")
_AFTER_INITIAL = re.compile(r"\s*[.,]?\s*|\.?[-_']")
_OF = re.compile(r"'\s")
_PARTING = re.compile(r"[.,;:!?]\s")


@dataclass(frozen=True, slots=True)
class Known:
    """A spelling of a term, ready to be compared.

    `letters` counts its letters and digits, `words` its words; `capitals` are the places,
    among its letters, where a cased spelling has a capital.
    """

    term: FlaggedTerm
    spelling: Spelling
    letters: int
    words: int
    capitals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Looks at one reading of one text; `breaks` are the offsets between its blocks."""

    text: str
    reading: Reading
    breaks: Sequence[int]
    any_case: bool

    def finds(self, start: int, end: int, known: Iterable[Known]) -> Iterator[Find]:
        """The spellings that the letters from `start` to `end` of the reading really are."""
        for one in known:
            if not self._bounded(start, end, one) or not self._well_spaced(start, end, one):
                continue
            first, last = self.reading.source(start)[0], self.reading.source(end - 1)[1]
            crossed = self._breaks_in(first, last)
            if crossed and not (one.spelling.whole or self._hyphened(crossed)):
                continue
            floor = self._block_start(first)
            kind = one.term.kind
            before = first if one.spelling.initials else beginning(self.text, kind, first, floor)
            if one.spelling.turned and before < first:
                continue  # "said Mr Smith, Jane was": no name is turned round after a title
            if self._cased(start, first, last, one, titled=before < first):
                after, possessive = ending(self.text, kind, first, last, floor)
                suffix = possessive or one.spelling.suffix
                span = Span(*with_brackets(self.text, before, after), one.term, suffix)
                yield Find(span, one.letters, bool(crossed or one.spelling.turned))

    def _bounded(self, start: int, end: int, known: Known) -> bool:
        """Whether it is whole words, or a full name within one (`#thejanesmithinquiry`)."""
        if self.reading.parted(start) and self.reading.parted(end):
            return True
        within = self.reading.word(start) == self.reading.word(end - 1)
        return (
            within
            and known.spelling.whole
            and known.words > 1
            and known.letters >= _WITHIN_WORDS
            and self.reading.squashed[start:end].isalpha()
        )

    def _well_spaced(self, start: int, end: int, known: Known) -> bool:
        gaps = self.reading.gaps(start, end)
        if known.spelling.initials:
            return all(_BETWEEN_INITIALS.issuperset(gap.text) for gap in gaps)
        if known.term.kind is TermKind.PERSON and self._are_two(start, gaps, known.spelling):
            return False
        if known.spelling.suffix and any(gap.at == end - 1 for gap in gaps):
            return False  # Smith's is not Smiths
        if known.words > 1 or known.spelling.loose or not gaps:
            return True
        # "white man" is not Whiteman; but "W h i t e m a n", "White- man" and "White man" are.
        return (
            len(gaps) == known.letters - 1
            or any("-" in gap.text for gap in gaps)
            or self._capital(start)
        )

    def _are_two(self, start: int, gaps: Sequence[Gap], spelling: Spelling) -> bool:
        """Whether the words are of two people or sentences; then each is found by itself."""
        if any(_OF.match(gap.text) for gap in gaps):
            return True  # James' Smith, as Jane's Smith
        if spelling.initial and not all(_AFTER_INITIAL.fullmatch(gap.text) for gap in gaps):
            return True  # a point called J: Smith's
        if spelling.turned:
            turn = start + spelling.turned
            return any(gap.at == turn and not _AFTER_SURNAME.issuperset(gap.text) for gap in gaps)
        # Jane, Smith's sister; but St. John is one.
        return not spelling.initial and any(
            gap.letters_before > 2 and _PARTING.search(gap.text) for gap in gaps
        )

    def _capital(self, at: int) -> bool:
        return self.text[self.reading.source(at)[0]].isupper()

    def _cased(self, start: int, first: int, last: int, known: Known, *, titled: bool) -> bool:
        if self.any_case or titled or not known.spelling.cased:
            return True
        in_one = known.words > 1 and not any(map(str.isspace, self.text[first:last]))
        if in_one and not known.spelling.initials:
            return True  # hope-smith, may.hope@...: no sentence runs so
        letters = (self.text[self.reading.source(start + at)[0]] for at in known.capitals)
        return not any(map(str.islower, letters))

    def _breaks_in(self, first: int, last: int) -> Sequence[int]:
        return self.breaks[bisect_right(self.breaks, first) : bisect_right(self.breaks, last - 1)]

    def _hyphened(self, crossed: Sequence[int]) -> bool:
        """Whether a word is broken at each of the breaks, perhaps with empty blocks between."""
        return all(
            _HYPHENS.issuperset(self.text[max(0, at - _FAR_BACK) : at].rstrip()[-1:] or "x")
            for at in crossed
        )

    def _block_start(self, first: int) -> int:
        found = bisect_right(self.breaks, first)
        return self.breaks[found - 1] + 1 if found else 0
