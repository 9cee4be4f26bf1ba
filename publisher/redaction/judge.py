"""Whether letters that are those of a term are the term, and what belongs to it there.

Invariant: a doubt counts as a find, save where a spelling says that it must not (`Spelling`):
an ordinary word needs its capital, a short name its word boundaries.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from publisher.redaction.around import beginning, ending, with_brackets, with_initials
from publisher.redaction.months import tells_a_time
from publisher.redaction.reading import Hit, Reading
from publisher.redaction.sought import Known
from publisher.redaction.spans import Find, Span
from publisher.redaction.spelling import Spelling
from publisher.redaction.tokens import is_amid_word
from publisher.terms import TermKind

_SHORT = 2
"""Words of so few letters may be parts of a name: O', Mc."""
_ABBREVIATED = frozenset(("st", "ste"))
_AT_AN_EDGE = 4
"""A name of so few letters counts in a tag only where the tag begins or ends."""
_TAG_BEGINS = re.compile(r"[#@]\w*$")
_LONGEST_TAG = 60
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]*$", re.IGNORECASE)
_LONGEST_ADDRESS = 200
_FAR_BACK = 30
_HYPHENS = frozenset("-\u00ac\u00ad\u2010\u2011\ufffe")
_AFTER_SURNAME = re.compile(r"[ ,\n\t-]*|\s*\(|[._]")
_BETWEEN_INITIALS = frozenset(". -'")
_JUST_A_SPACE = frozenset((" ",))
_AFTER_INITIAL = re.compile(r"\s*[.,]?\s*|\.?[-_']|\s*\(")
_BEFORE_LAST_INITIAL = re.compile(r"\s*\(?|\.?[._-]")
_OF = re.compile(r"'\s")
_INITIALS = re.compile(r"\s*(?:[A-Z]\.?\s*){1,3}")
_STOP = re.compile("\\.(?=[,;)]|\\s+[a-z]|['\u2019]s)")
_TITLE_BEFORE = re.compile(r"(?<![a-z])(?:mrs?|ms|miss|dr)$")
_LONGEST_TITLE = 5
_NEXT_WORD = re.compile(
    r"(?:and|are|but|could|did|had|has|have|his|not|said|she|should|that|the|their|them|then|there"
    r"|they|this|told|was|went|were|when|where|which|who|whom|whose|will|with|would)(?![a-z])"
)
_FIGURES = re.compile(r"[0-9]{2,4}(?!\w)")
"""Of a login: one figure alone may be the mark of a note."""
_PARTING = re.compile(r"[.,;:!?]\s")
_HELPLINE = re.compile(r"\blive fear free\b")
"""With a pseudonym in it, it would tell that somebody is called Fear or Free."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Looks at one reading of one text; `breaks` are the offsets between its blocks."""

    text: str
    reading: Reading
    breaks: Sequence[int]
    any_case: bool

    def finds(self, hit: Hit, known: Iterable[Known]) -> Iterator[Find]:
        """The spellings that the letters of a hit really are."""
        source = self.reading.folded.source
        first, last = source(hit.first)[0], source(hit.last - 1)[1]
        cut = is_amid_word(self.text, first) + is_amid_word(self.text, last) if hit.parted else 0
        fitting = [k for k in known if self._bounded(hit, k, cut) and self._well_spaced(hit, k)]
        if fitting and self._names_nobody(hit):
            fitting = [k for k in fitting if k.term.kind is not TermKind.PERSON]
        if not fitting:
            return
        crossed = self._breaks_in(first, last)
        floor = self._block_start(first)
        if crossed and not self._hyphened(crossed):
            alone = self._initials_alone(first, last, crossed)
            fitting = [
                one for one in fitting if one.spelling.whole or (alone and one.spelling.initial)
            ]
        for kind, ones in groupby(fitting, key=lambda one: one.term.kind):
            start = beginning(self.text, kind, first, floor)
            stopped = last + (kind is TermKind.PERSON and self._has_a_stop(hit, last, crossed))
            end, possessive = ending(self.text, kind, first, stopped, floor)
            slip = self._slip(hit) if kind is TermKind.PERSON else ""
            suffix = possessive or slip
            for one in ones:
                before = first if one.spelling.initials else start
                if one.spelling.turned and before < first:
                    continue  # "said Mr Smith, Jane was": no name is turned round after a title
                if one.spelling.titled and before == first:
                    continue  # a Senior Practitioner
                if self._cased(hit, first, last, one, titled=before < first):
                    if before == first and one.firsts:
                        before = with_initials(self.text, first, floor, one.firsts)
                    place = with_brackets(self.text, before, end)
                    span = Span(*place, one.term, suffix or one.spelling.suffix, one.others)
                    doubtful = bool(crossed or one.spelling.turned)
                    # first comes who is Wood, or called so as it stands
                    letters = one.letters - (2 if slip else one.spelling.derived)
                    yield Find(span, letters, one.order, doubtful)

    def _names_nobody(self, hit: Hit) -> bool:
        """Whether it is a part of a date, or of the name of a helpline."""
        text, first, last = self.reading.text, hit.first, hit.last
        if tells_a_time(text, first, last):
            return True
        far = len("live fear free")
        helpline = _HELPLINE.search(text, max(0, last - far), first + far)
        return helpline is not None and helpline.start() < first and self._capital(first)

    def _bounded(self, hit: Hit, known: Known, cut: int) -> bool:
        """Whether it is whole words, or a full name within one (`#thejanesmithinquiry`).

        `cut` is how many words of a tag, which is read letter by letter, it begins or ends in.
        """
        if hit.parted:
            enough = known.letters > _AT_AN_EDGE or (cut == 1 and self._is_in_a_tag(hit))
            return not cut or (enough and not known.spelling.initial)
        if known.runs_on and self._runs_on(hit):
            return True
        whole = known.within and not hit.gaps
        return whole and self.reading.text[hit.first : hit.last].isalpha()

    def _runs_on(self, hit: Hit) -> bool:
        """Whether a space is missing before it or behind it: MRSMITH, Smiththen."""
        text = self.reading.text
        if text[hit.first - 1 : hit.first].isalpha():
            titled = _TITLE_BEFORE.search(text, max(0, hit.first - _LONGEST_TITLE), hit.first)
            return titled is not None and not text[hit.last : hit.last + 1].isalpha()
        return _NEXT_WORD.match(text, hit.last) is not None

    def _run_together(self, hit: Hit) -> bool:
        """Whether it is a part of a tag or a file's name, which is read letter by letter."""
        source = self.reading.folded.source
        first, last = source(hit.first)[0], source(hit.last - 1)[1]
        return len(hit.words) > 1 and self.text[first:last].isalpha()

    def _is_in_a_tag(self, hit: Hit) -> bool:
        """Rather than in a file's name: `executive-summary.pdf` does not name Mary."""
        first = self.reading.folded.source(hit.first)[0]
        return _TAG_BEGINS.search(self.text, max(0, first - _LONGEST_TAG), first) is not None

    def _well_spaced(self, hit: Hit, known: Known) -> bool:
        if known.spelling.slip:
            return hit.words == known.words and hit.gaps[-1] == "'"
        if known.spelling.initial and self._ends_in_an_s(hit, known):
            return False
        if known.spelling.handle and not _FIGURES.match(self.reading.text, hit.last):
            return False
        if not hit.gaps:
            return hit.words == known.words or not known.exact
        all_apart = len(hit.words) == known.letters
        if known.exact and hit.words != known.words and not (known.spread and all_apart):
            return False
        if known.spelling.initials:
            return all(map(_BETWEEN_INITIALS.issuperset, hit.gaps))
        if known.term.kind is TermKind.PERSON and _are_two(hit, known.spelling):
            return False
        if known.spelling.suffix and len(hit.words[-1]) == 1:
            return False  # Smith's is not Smiths
        if len(known.words) > 1 or known.spelling.loose:
            return True
        # "white man" is not Whiteman; but "W h i t e m a n", "White- man" and "White man" are.
        return all_apart or any("-" in gap for gap in hit.gaps) or self._capital(hit.first)

    def _ends_in_an_s(self, hit: Hit, known: Known) -> bool:
        """Whether it is the family of Sam Smith (Smiths), or what is Jane's, not Jane S."""
        stuck = len(hit.words[-1]) > 1 or "'" in hit.gaps[-1]
        return stuck and known.words[-1] == "s"

    def _slip(self, hit: Hit) -> str:
        """The end of a possessive that is a part of the name: Alan Wood's, for Woods'."""
        slips = hit.words[-1] == "s" and hit.gaps[-1:] == ("'",)
        return f"{self.text[self.reading.folded.source(hit.last - 2)[0]]}s" if slips else ""

    def _capital(self, at: int) -> bool:
        return self.text[self.reading.folded.source(at)[0]].isupper()

    def _cased(self, hit: Hit, first: int, last: int, known: Known, *, titled: bool) -> bool:
        if self.any_case or titled or not known.spelling.cased or self._run_together(hit):
            return True
        in_one = len(known.words) > 1 and not any(map(str.isspace, self.text[first:last]))
        if in_one and not (known.spelling.initials or known.spelling.slip):
            return True  # hope-smith, may.hope@...: no sentence runs so
        letters = [at for at in range(hit.first, hit.last) if self.reading.text[at].isalnum()]
        capitals = (letters[at] for at in known.capitals if at < len(letters))
        places = (self.reading.folded.source(at)[0] for at in capitals)
        return not any(self.text[at].islower() for at in places) or self._in_address(first)

    def _in_address(self, first: int) -> bool:
        """Whether it is a part of an address on the web, which has small letters only."""
        return _ADDRESS.search(self.text, max(0, first - _LONGEST_ADDRESS), first) is not None

    def _breaks_in(self, first: int, last: int) -> Sequence[int]:
        return self.breaks[bisect_right(self.breaks, first) : bisect_right(self.breaks, last - 1)]

    def _hyphened(self, crossed: Sequence[int]) -> bool:
        """Whether a word is broken at each of the breaks, perhaps with empty blocks between."""
        return all(
            _HYPHENS.issuperset(self.text[max(0, at - _FAR_BACK) : at].rstrip()[-1:] or "x")
            for at in crossed
        )

    def _initials_alone(self, first: int, last: int, crossed: Sequence[int]) -> bool:
        """Whether a name is in two cells, of which one holds nothing but its initials."""
        if len(crossed) != 1:
            return False
        end = next(iter(self.breaks[bisect_right(self.breaks, last - 1) :]), len(self.text))
        blocks = ((self._block_start(first), crossed[0]), (crossed[0] + 1, end))
        return any(_INITIALS.fullmatch(self.text, *block) for block in blocks)

    def _has_a_stop(self, hit: Hit, last: int, crossed: Sequence[int]) -> bool:
        """Whether it ends in an initial whose stop ends no sentence."""
        if len(hit.words[-1]) > 1 or self.text[last : last + 1] != ".":
            return False
        return bool(crossed) or _STOP.match(self.text, last) is not None

    def _block_start(self, first: int) -> int:
        found = bisect_right(self.breaks, first)
        return self.breaks[found - 1] + 1 if found else 0


def _are_two(hit: Hit, spelling: Spelling) -> bool:
    """Whether the words are of two people or sentences; then each is found by itself."""
    if _JUST_A_SPACE.issuperset(hit.gaps):
        return False
    after = tuple(zip(hit.words, hit.gaps, strict=False))
    if any(len(word) > _SHORT and _OF.match(gap) for word, gap in after):
        return True  # James' Smith, as Jane's Smith; but O' (line's end) Brien is one
    if spelling.turned:
        ends = accumulate(map(len, hit.words))
        turns = (gap for end, gap in zip(ends, hit.gaps, strict=False) if end == spelling.turned)
        if not all(map(_AFTER_SURNAME.fullmatch, turns)):
            return True
    elif (
        spelling.initial
        and len(hit.words[-1]) == 1
        and not _BEFORE_LAST_INITIAL.fullmatch(hit.gaps[-1])
    ):
        return True  # He told Jane. A man came
    if spelling.initial:
        # a point called J: Smith's
        return not all(map(_AFTER_INITIAL.fullmatch, hit.gaps))
    # Jane, Smith's sister; but St. John is one.
    return not spelling.turned and any(
        len(word) > 1 and word not in _ABBREVIATED and _PARTING.search(gap) for word, gap in after
    )
