"""Finds flagged terms in a text, however they are written or disguised there.

Invariant: what is found is told in characters of the text as it was given, and no spelling
of a term that `forms` knows goes unseen for its case, its accents, letters that look alike,
what does not show, what stands between its words, or a break within it.

Short words are sought as whole words, since "ann" and "ian" stand inside many others; six
letters and more are sought with everything between them left out.

Accepted: misspellings, and a short name that is part of a longer word (`ianspage`).
"""

from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from publisher.errors import SettingsError
from publisher.redaction.fold import Folded, Reading, fold, readings
from publisher.redaction.forms import can_be_looked_for, forms_of, patterns_of
from publisher.redaction.judge import Judge, Known
from publisher.redaction.spans import Find, Span, settle
from publisher.redaction.spelling import Spelling
from publisher.terms import FlaggedTerm

_RUN_TOGETHER = 6
"""From so many letters on, a term is sought with everything between its letters left out."""
_SPREAD = 3
"""From so many letters on, a shorter one is also sought with each of its letters apart."""


class Matcher:
    """Flagged terms, ready to be found. Build it once for a review.

    Raises: SettingsError if a term cannot be looked for (`term_rules` says so first).
    """

    def __init__(self, terms: Sequence[FlaggedTerm]) -> None:
        self.terms = tuple(terms)
        for number, term in enumerate(terms, start=1):
            if not can_be_looked_for(term):
                raise SettingsError(f"Term {number} of a redactions.yml cannot be looked for.")
        self._patterns = [(term, pattern) for term in terms for pattern in patterns_of(term)]
        squashed: dict[str, list[Known]] = {}
        spaced: dict[str, list[Known]] = {}
        for term in terms:
            for spelling in forms_of(term):
                _learn(term, spelling, squashed, spaced)
        self._squashed, self._spaced = _Index(squashed), _Index(spaced)

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
        for view in readings(text):
            judge = Judge(text, view, breaks, any_case)
            for start, end, known in self._squashed.search(view.squashed):
                finds += judge.finds(start, end, known)
            for start, end, known in self._spaced.search(view.spaced):
                finds += judge.finds(*view.unspaced(start, end), known)
        if self._patterns:
            finds += self._patterned(text, breaks)
        return settle(text, finds)

    def _patterned(self, text: str, breaks: Sequence[int]) -> Iterator[Find]:
        """What the regular expressions find, each block by itself."""
        starts, ends = (0, *(at + 1 for at in breaks)), (*breaks, len(text))
        for start, end in zip(starts, ends, strict=True):
            folded = fold(text[start:end])
            for term, pattern in self._patterns:
                for hit in pattern.finditer(folded.text):
                    if hit.group():
                        first, last = _in_source(folded, *hit.span())
                        yield Find(Span(start + first, start + last, term), last - first)


class _Index:
    """Strings sought all at once, each with the spellings that it may stand for."""

    def __init__(self, known: dict[str, list[Known]]) -> None:
        self._known = list(known.values())
        self._automaton = AhoCorasick(list(known)) if known else None

    def search(self, text: str) -> Iterator[tuple[int, int, list[Known]]]:
        """Every place of every string, overlapping ones too."""
        if self._automaton is not None:
            for key, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
                yield start, end, self._known[key]


def _learn(
    term: FlaggedTerm,
    spelling: Spelling,
    squashed: dict[str, list[Known]],
    spaced: dict[str, list[Known]],
) -> None:
    view = Reading(fold(spelling.words))
    letters, words = len(view.squashed), len(view.starts)
    known = Known(term, spelling, letters, words, _capitals(view, spelling))
    for way in _cases(spelling.words):
        folded = Reading(fold(way))
        run_together = letters >= _RUN_TOGETHER or (spelling.loose and letters > _SPREAD)
        if run_together and not spelling.apart:
            squashed.setdefault(folded.squashed, []).append(known)
            continue
        spaced.setdefault(folded.spaced, []).append(known)
        if letters >= _SPREAD and not spelling.apart:
            spaced.setdefault(f" {' '.join(folded.squashed)} ", []).append(known)


def _cases(words: str) -> list[str]:
    """The words, and those not in our letters in capitals too, which may look quite different."""
    return (
        [words] if words.isascii() else list(dict.fromkeys((words, words.upper(), words.lower())))
    )


def _capitals(view: Reading, spelling: Spelling) -> tuple[int, ...]:
    places = range(len(view.squashed)) if spelling.initials else view.begins
    return tuple(at for at in places if spelling.words[view.source(at)[0]].isupper())


def _in_source(folded: Folded, start: int, end: int) -> tuple[int, int]:
    return folded.source(start)[0], folded.source(end - 1)[1]
