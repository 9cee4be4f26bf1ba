"""Whether letters that are those of a term are the term, and what belongs to it there.

Invariant: a doubt counts as a find, save where a spelling says that it must not (`Spelling`):
an ordinary word needs its capital, a short name its word boundaries.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from publisher.redaction.dates import WEEKDAY
from publisher.redaction.fold import Reading
from publisher.redaction.names import TITLE
from publisher.redaction.spans import Find, Span
from publisher.redaction.spelling import Spelling
from publisher.terms import FlaggedTerm, TermKind

_WITHIN_WORDS = 8
"""From so many letters on, a full name is also seen inside a longer word."""
_LOOK_BACK, _FAR_BACK = 60, 300
_HYPHENS = frozenset("-\u00ad\u2010\u2011")
_APOSTROPHES = "'\u2018\u2019\u02bc\uff07"
_AFTER_SURNAME = frozenset(" ,-'\n\t")
_BETWEEN_INITIALS = frozenset(". ")
_AFTER_INITIAL = re.compile(r"\s*[.,]?\s*|\.?[-_']")
_OF = re.compile(r"'\s")
_BEFORE = {
    TermKind.PERSON: re.compile(
        rf"(?<![^\W_])(?:{TITLE}[\s._-]+(?:(?:and|&)\s+)?)*{TITLE}[\s._-]*$"
    ),
    TermKind.DATE: re.compile(rf"(?<!\w)(?i:{WEEKDAY})\.?,?\s+(?:the\s+)?$"),
}
"""What goes with a term of that kind if it stands directly before it."""
_POSSESSIVE = re.compile(rf"([{_APOSTROPHES}])(?:([sS])(?![^\W_])|(?![^\W_]))")
_OPEN_QUOTE = re.compile(rf"(?:^|[\s(\[\u201c\"])['\u2018][^{_APOSTROPHES}]*$")


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
            before = self._before(one, first, floor)
            if self._cased(start, first, last, one, titled=before < first):
                span = self._span(one, before, first, last, floor)
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
        if known.term.kind is TermKind.PERSON and any(_OF.match(gap) for _, gap in gaps):
            return False  # James' Smith is two, as Jane's Smith is
        if known.spelling.initials:
            return all(_BETWEEN_INITIALS.issuperset(gap) for _, gap in gaps)
        if known.spelling.initial and not all(_AFTER_INITIAL.fullmatch(gap) for _, gap in gaps):
            return False  # a point called J: Smith's
        if known.spelling.turned:
            turn = start + known.spelling.turned
            return all(_AFTER_SURNAME.issuperset(gap) for at, gap in gaps if at == turn)
        if known.spelling.suffix and any(at == end - 1 for at, _ in gaps):
            return False  # Smith's is not Smiths
        if known.words > 1 or known.spelling.loose or not gaps:
            return True
        # "white man" is not Whiteman; but "W h i t e m a n", "White- man" and "White man" are.
        return (
            len(gaps) == known.letters - 1
            or any("-" in gap for _, gap in gaps)
            or self._capital(start)
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
        return all(self.text[at - 1] in _HYPHENS for at in crossed)

    def _block_start(self, first: int) -> int:
        found = bisect_right(self.breaks, first)
        return self.breaks[found - 1] + 1 if found else 0

    def _before(self, known: Known, first: int, floor: int) -> int:
        """Where the title of a person or the day of the week before a date begins."""
        shape = _BEFORE.get(known.term.kind)
        if shape is None or known.spelling.initials:
            return first
        before = self.text[max(floor, first - _LOOK_BACK) : first]
        found = shape.search(before)
        return first - len(before) + found.start() if found else first

    def _span(self, known: Known, start: int, first: int, last: int, floor: int) -> Span:
        end = _past_marks(self.text, last)
        suffix = known.spelling.suffix
        if known.term.kind is TermKind.PERSON:
            possessive = _POSSESSIVE.match(self.text, end)
            if possessive and (possessive[2] or self._of_a_name_in_s(first, end, floor)):
                end, suffix = possessive.end(), f"{possessive[1]}s"
        return Span(start, end, known.term, suffix)

    def _of_a_name_in_s(self, first: int, end: int, floor: int) -> bool:
        """Whether a lone apostrophe makes it "of James" rather than ends a quotation."""
        before = self.text[max(floor, first - _FAR_BACK) : first]
        return self.text[end - 1].lower() in "sxz" and not _OPEN_QUOTE.search(before)


def _past_marks(text: str, end: int) -> int:
    """Take in the accents and unseen characters that belong to the last letter."""
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Me", "Cf"):
        end += 1
    return end
