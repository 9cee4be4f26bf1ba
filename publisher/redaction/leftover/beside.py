"""What is left beside a flagged name or of it: the half that is not flagged, a single initial."""

import re
from collections.abc import Iterable, Iterator, Sequence

from publisher.english import everyday
from publisher.redaction.initial import lone_initial
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.shapes import Found
from publisher.redaction.leftover.titles import RANKS, TITLES
from publisher.redaction.leftover.vocabulary import plain
from publisher.redaction.names import first_letters, letters_alone
from publisher.redaction.spelling import ORDINARY
from publisher.terms import FlaggedTerm, TermKind

_HYPHENS, _DASHES, _APOSTROPHES = "\u00ad\u2010-\u2012-", "\u2013-\u2015", "'\u2018\u2019\u02bc"
_JOIN = f"[{_HYPHENS}{_DASHES}{_APOSTROPHES}]"
_BEFORE = re.compile(rf"(?P<word>[^\W\d_]+)(?P<join>{_JOIN})\Z")
_AFTER = re.compile(rf"(?P<join>{_JOIN})(?P<word>[^\W\d_]{{2,}})")
_LONGEST = 40
_BEGIN_A_SENTENCE = (
    "and as at but by can do for her his in is it of on or said she he so than that the then they"
    " to was we were will with you"
)
_BEGIN = frozenset(_BEGIN_A_SENTENCE.split())
"""Words that begin what follows a dash and are names of nobody."""
_HYPHEN, _DASH = re.compile(f"[{_HYPHENS}]"), re.compile(f"[{_DASHES}]")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[ \u00a0]\Z")
_WORD_AFTER = re.compile(r"\.[ \u00a0]+([^\W\d_]+)")


class Beside:
    """Looks at what stands beside the words that took flagged people's places."""

    def __init__(self, terms: Sequence[FlaggedTerm], pseudonyms: frozenset[str]) -> None:
        people = [term for term in terms if term.kind is TermKind.PERSON]
        self._pseudonyms = pseudonyms
        self._whose = {term.becomes: term.id for term in reversed(people) if term.becomes}
        words = sorted(map(re.escape, self._whose), key=len, reverse=True)
        self._replaced = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)") if words else None
        self._letters = _letters(people)
        self._initial = lone_initial("".join(sorted(self._letters)))

    def found(self, number: int, text: str) -> Iterator[Found]:
        """Half-taken names, and initials, in passage `number`, whose text this is."""
        for match in self._replaced.finditer(text) if self._replaced else ():
            start, end = self._widened(text, *match.span())
            if (start, end) != match.span():
                yield Found(Kind.JOINED, number, start, end, self._whose[match.group()])
        for match in self._initial.finditer(text) if self._initial else ():
            at = match.start()
            if not _is_no_person(text, at):
                yield Found(Kind.INITIAL, number, at, match.end(), self._letters[text[at]])

    def _widened(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The place with the words that are joined to it, if they are nobody's pseudonym."""
        before = _BEFORE.search(text, max(0, start - _LONGEST), start)
        after = _AFTER.match(text, end)
        first = before.start() if before and self._joins(before) else start
        return first, after.end() if after and self._joins(after) else end

    def _joins(self, match: re.Match[str]) -> bool:
        word, join = match["word"], match["join"]
        if not word[0].isupper() or plain(word) in self._pseudonyms:
            return False
        if _HYPHEN.match(join):
            return True
        if _DASH.match(join):  # MARAC\u2013Linnet; Linnet\u2014The panel
            small = plain(word)
            return not word.isupper() and small not in _BEGIN and small not in everyday() - ORDINARY
        return True


def _letters(people: Iterable[FlaggedTerm]) -> dict[str, str]:
    """The initials of the first names, each with a term's id, but those that stand for people."""
    shown = {word for term in people for word in re.findall(r"\b[A-Z]\b", term.becomes)}
    return {
        letter: term.id
        for term in people
        for letter in (*first_letters(term), *letters_alone(term))
        if letter not in shown
    }


def _is_no_person(text: str, at: int) -> bool:
    """Whether it is a part of somebody's name (Kofi A. Annan), or a label by itself."""
    before = _WORD_BEFORE.search(text, max(0, at - _LONGEST), at)
    after = _WORD_AFTER.match(text, at + 1)
    if text.strip(" .()") == text[at]:
        return True
    return any(_is_unknown(found[1]) for found in (before, after) if found)


def _is_unknown(word: str) -> bool:
    """Whether it has a capital and nobody would write it in small letters."""
    small = plain(word)
    return word[0].isupper() and small not in everyday() and small not in TITLES | RANKS
