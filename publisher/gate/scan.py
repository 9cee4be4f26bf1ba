"""Finds the forms of flagged terms in text.

`Phrases` looks for several words, or a number, by their letters: what names somebody on any page
it seeks in every byte. `Own` looks for all that is a leak in what was made from the term's own
review, and runs over visible text. Both answer with the terms found, never with text.
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from publisher.gate.dates import dates_in
from publisher.gate.fold import (
    SEAM,
    SHA256,
    Squashed,
    bare,
    squash,
    without_digests,
    words,
    words_as_read,
)
from publisher.gate.forms import Forms, Phrase
from publisher.gate.names_in_dates import ALSO_IN_DATES, NAMES_NOBODY
from publisher.gate.welsh import Undone

LONG = 8
"""So many letters a form must have to be sought inside words and in bytes that are no text."""
_HEAD = 3
_LONG_NAME = 6
"""So many letters a single name must have to be sought in two pieces, as at the end of a line."""
_LOCAL_PART = re.compile(r"[\w.-]+$")
_LOCAL_PART_FIRST = re.compile(r"[\w.-]+")
_LOGIN = re.compile(r"(?<![^\W_])[a-z]{3,}(?=[0-9]{2,4}(?![^\W_]))")
_POSSESSIVE = re.compile(f"([^\\W\\d_]+){SEAM}?['\u2018\u2019\u02bc]{SEAM}?[sS](?![^\\W_])")
_TAG = re.compile(r"(?<=[^\S\n])#(\w{4,})")
"""Not where a link leads on a page, which stands at the beginning of a line."""
_SHORT_IN_TAG = 4
_WHO = (
    "Adult Applicant Brother Child Daughter Doctor Dr Family Father Female Friend Husband Male Man "
    "Miss Mother Mr Mrs Ms Neighbour Nurse Officer Partner Perpetrator Person Professional "
    "Respondent Sibling Sister Social Son Subject Victim Wife Witness Woman Worker "
    "Oedolyn Plentyn Tyst"
)
_LETTERED = "|".join(_WHO.split())
_AFTER_A = "bed bell bid car day gate line man more nil rash run sad sim van very"
_AFTER_SOMEBODY = (
    "able ac age alone am an and ar are as at ate had he her his hung in is it lay live on or ran "
    "she than was yn"
)
_NO_FIRST_LETTER = re.compile(
    rf"(?<![^\W_])(?:A[^\S{SEAM}]+(?:{'|'.join(_AFTER_A.split())})"
    rf"|(?:{_LETTERED})\s+[A-Z]\s+(?:{'|'.join(_AFTER_SOMEBODY.split())}))(?![^\W_])"
)
"""A man is hardly Aman, nor Adult D on the phone Don; whoever is called so and whose first
letter stands apart is not seen there. Only words that often stand so are spared."""
_HELPLINE = ("Live Fear Free", "LIVE FEAR FREE")
"""On every page of a review, for Wales; it names nobody called Fear or Free."""
_LAST_OF_DIGEST = 63
"""How far behind its beginning the last place in a sha256 is."""
_Form = TypeVar("_Form", bound=Hashable)


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """Which term of which review; its words are not here."""

    review: str
    id: str


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the letters of a phrase fall into words; many phrases have the same."""

    lengths: tuple[int, ...]
    capitals: frozenset[int]
    numbered: bool


def _shape_of(phrase: Phrase) -> _Shape:
    numbered = any(char.isdigit() for word in phrase.words for char in word)
    return _Shape(tuple(map(len, phrase.words)), phrase.capitals, numbered)


class Phrases:
    """Phrases by their letters, for looking up at every place where a word begins.

    Of each phrase only its letters are held and which shape it has: a nation's are many.
    """

    def __init__(self, phrases: Iterable[tuple[Term, Phrase]] = ()) -> None:
        self._terms: dict[str, tuple[tuple[Term, _Shape], ...]] = {}
        self._shapes: dict[_Shape, _Shape] = {}
        self._lengths: dict[str, set[int]] = {}
        self._any_long = False
        self._harmless: set[str] = set()
        for term, phrase in phrases:
            self.add(term, phrase)

    def add(self, term: Term, phrase: Phrase) -> None:
        """One more to look for."""
        letters, shape = "".join(phrase.words), _shape_of(phrase)
        shape = self._shapes.setdefault(shape, shape)
        self._terms[letters] = (*self._terms.get(letters, ()), (term, shape))
        self._lengths.setdefault(letters[:_HEAD], set()).add(len(letters))
        self._any_long |= len(letters) >= LONG

    def found_in(self, text: Squashed, shortest: int = 0) -> set[Term]:
        """The terms whose phrases stand in the text, from word to word, or inside one run.

        Long phrases inside one unbroken run of letters count wherever in it they begin:
        nothing but the name itself reads "xxjanesmithxx", while "Ann, a Lee..." may.
        """
        if not self._terms:
            return set()
        found = self._from_word_to_word(text, shortest)
        return found | self._inside_runs(text) if self._any_long else found

    def _from_word_to_word(self, text: Squashed, shortest: int) -> set[Term]:
        small, edges, lengths = text.small, text.edges, self._lengths
        found: set[Term] = set()
        for at in [edge for edge in edges if small[edge : edge + _HEAD] in lengths]:
            for length in lengths[small[at : at + _HEAD]]:
                known = self._terms.get(small[at : at + length])
                if known and length >= shortest and _ends(text, at, length):
                    found.update(term for term, shape in known if _fits(text, at, shape))
        return found

    def _inside_runs(self, text: Squashed) -> set[Term]:
        found: set[Term] = set()
        for run in text.runs - self._harmless:
            inside = self._inside(run.lower())
            found |= inside
            if not inside:
                self._harmless.add(run)
        return found

    def _inside(self, run: str) -> set[Term]:
        found: set[Term] = set()
        for at in range(len(run) - LONG + 1):
            for length in self._lengths.get(run[at : at + _HEAD], ()):
                known = self._terms.get(run[at : at + length]) if length >= LONG else None
                found.update(term for term, shape in known or () if not shape.capitals)
        return found


def _ends(text: Squashed, at: int, length: int) -> bool:
    """Whether a word ends there; "the Jane Smiths" counts, "and thi|s" does not.

    A long number may have the mark of a note stuck to it.
    """
    end = at + length
    if _edges(text, end, end + 1):
        return True
    if length < LONG:
        return False
    plural = text.small[end : end + 1] == "s" and _edges(text, end + 1, end + 2)
    number = length > LONG and text.small[at:end].isdecimal() and _edges(text, end + 1, end + 3)
    return bool(plural or number)


def _fits(text: Squashed, at: int, shape: _Shape) -> bool:
    """Whether the phrase found there is one, and not pieces of other words by chance.

    A word must begin where one begins ("Jo Anne" is not "Joanne") and stand in one piece or
    letter by letter; one in several pieces needs its capital ("Isa Large" is not "is a large").
    Numbers and codes may be written with any gaps.
    """
    if shape.numbered:
        return True
    for number, length in enumerate(shape.lengths):
        capital = not text.letters[at].islower()
        pieces = _edges(text, at, at + length)
        whole = pieces in {1, length} or capital
        lacks = number in shape.capitals and not capital
        if lacks or not (whole and _edges(text, at, at + 1)):
            return False
        at += length
    return True


def _edges(text: Squashed, start: int, end: int) -> int:
    """How many words begin from start up to, not including, end."""
    return bisect_left(text.edges, end) - bisect_left(text.edges, start)


class Own:
    """The forms that count only in what was made from certain reviews."""

    def __init__(self, forms: Iterable[tuple[Term, Forms]] = ()) -> None:
        self._phrases = Phrases()
        self._words: dict[str, tuple[Term, ...]] = {}
        self._cased: dict[str, tuple[Term, ...]] = {}
        self._names: dict[str, tuple[Term, ...]] = {}
        self._handles: dict[str, tuple[Term, ...]] = {}
        self._dates: dict[date, tuple[Term, ...]] = {}
        self._patterns: list[tuple[Term, re.Pattern[str]]] = []
        self._begin: set[str] = set()
        self._long: set[int] = set()
        self._also_in_dates = False
        for term, of in forms:
            self.add(term, of)

    def add(self, term: Term, of: Forms) -> None:
        """One more term to look for."""
        names = {name.lower() for name in of.words | of.cased}
        for phrase in of.phrases:
            self._phrases.add(term, phrase)
        _note(self._words, of.words, term)
        _note(self._cased, of.cased, term)
        _note(self._names, names, term)
        _note(self._handles, of.handles, term)
        _note(self._dates, of.dates, term)
        self._patterns += [(term, pattern) for pattern in of.patterns]
        broken = [name for name in of.words if len(name) >= _LONG_NAME]
        self._begin.update(name[:at] for name in broken for at in range(2, len(name)))
        self._long.update(len(name) for name in of.words if len(name) >= LONG)
        self._also_in_dates |= not names.isdisjoint(ALSO_IN_DATES)

    def found_in(self, text: str) -> set[Term]:
        """The terms of these reviews that can be read in the text."""
        for helpline in _HELPLINE:
            text = text.replace(helpline, " ")
        squashed = squash(text)
        found = self._phrases.found_in(squashed) | self._words_in(text)
        if "@" in squashed.plain:
            found |= _known(self._handles, _handles_in(squashed.plain))
        if self._handles:
            found |= _known(self._handles, _logins_in(text))
        if "#" in squashed.plain:
            found |= self._in_tags(squashed.plain)
        if self._dates:
            found |= _known(self._dates, set(dates_in(squashed.plain)))
        if self._patterns:
            versions = (text, squashed.plain)
            found |= {term for term, shape in self._patterns if _fits_any(shape, versions)}
        return found

    def found_undone(self, before: Undone) -> set[Term]:
        """The terms that can be read once it is undone how Welsh has changed their beginnings."""
        found = self._phrases.found_in(squash(before.text), shortest=LONG)
        small = {word.lower() for word in before.words}
        return found | _known(self._words, small) | _known(self._cased, set(before.words))

    def _in_tags(self, plain: str) -> set[Term]:
        tags = _TAG.findall(plain.lower())
        names = {name for name in self._names if any(_is_in_tag(name, tag) for tag in tags)}
        return _known(self._names, names)

    def _words_in(self, text: str) -> set[Term]:
        read = words_as_read(NAMES_NOBODY.sub(" ", text) if self._also_in_dates else text)
        small = {word.lower() for word in read}
        in_order = words(text)
        if not small.isdisjoint(self._begin):
            pairs = ((a, (a + b).lower()) for a, b in pairwise(in_order))
            # New man may be Newman; a new man is none
            small |= {both for a, both in pairs if a[0].isupper() and a.lower() in self._begin}
        small |= _with_a_letter_apart(text)
        read.update(f"{bare(name)}'s" for name in _POSSESSIVE.findall(text))
        whole = tuple(small)
        for length in self._long:
            small.update(word[-length:] for word in whole if len(word) > length)
        return _known(self._words, small) | _known(self._cased, read)


def _with_a_letter_apart(text: str) -> set[str]:
    """Every word whose first letter, a large one, stands apart from it ("J ane")."""
    pairs = pairwise(words(_NO_FIRST_LETTER.sub(" 0 ", text)))
    return {(a + b).lower() for a, b in pairs if len(a) == 1 and a.isupper() and b.islower()}


def _note(terms: dict[_Form, tuple[Term, ...]], forms: Iterable[_Form], term: Term) -> None:
    """One more term for each form; in sets they would take half as much memory again."""
    for form in forms:
        terms[form] = (*terms.get(form, ()), term)


def _known(terms: dict[_Form, tuple[Term, ...]], read: set[_Form]) -> set[Term]:
    return {term for form in terms.keys() & read for term in terms[form]}


def _handles_in(text: str) -> set[str]:
    """What stands before and after each @, in small letters without signs and digits."""
    found = set()
    for before, after in pairwise(text.split("@")):
        for side in (_LOCAL_PART.search(before[-64:]), _LOCAL_PART_FIRST.match(after)):
            if side:
                found.add("".join(char for char in side[0].lower() if char.isalpha()))
    return found


def _logins_in(text: str) -> set[str]:
    """What stands before the figures of a login; markup between makes it a note's mark."""
    return set(_LOGIN.findall(without_digests(bare(text.replace(SEAM, " "))).lower()))


def _is_in_tag(name: str, tag: str) -> bool:
    """Whether a tag says the name: a short one may be a part of a word, but at its ends."""
    if len(name) > _SHORT_IN_TAG:
        return name in tag
    return len(name) > 2 and (tag.startswith(name) or tag.endswith(name))


def _fits_any(shape: re.Pattern[str], versions: Iterable[str]) -> bool:
    """Whether there is a match, other than a mere part of a digest: any number may be in one."""
    every = (found for text in versions for found in shape.finditer(text) if found[0])
    return any(not _in_a_digest(found) for found in every)


def _in_a_digest(found: re.Match[str]) -> bool:
    start, end = found.span()
    around = SHA256.search(found.string, max(0, start - _LAST_OF_DIGEST))
    if around is None or around.span() == found.span():
        return False
    return around.start() <= start and end <= around.end()
