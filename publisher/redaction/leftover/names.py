"""Suspects names of people: by a title, by their capitals, by what stands beside them.

A word is suspect if it has a capital and nobody would write it in small letters. Two of them
together, or one beside an everyday word with a capital, are what may be a name; a word that
ends in a body's ("Westermere Police") is none.

Accepted: a first name and a surname that are both everyday words, where no word beside them
tells that they are somebody (as in `told Brook Forest that`); names in letters that have no
capitals; names in capitals of five letters or fewer, which look like abbreviations.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import product
from typing import NamedTuple

from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.shapes import Found
from publisher.redaction.leftover.titles import RANKS, TITLES
from publisher.redaction.leftover.vocabulary import BODIES, GIVEN, KNOWN, Vocabulary, plain
from publisher.redaction.spelling import ORDINARY

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f\u0218\u021a\u0386-\u03ab\u0400-\u042f"
_CAPITALISED = re.compile(
    rf"[{_UPPER}](?<![^\W_].)(?<![\w@./\\]['’-].)(?<![@./\\].)[^\W\d_]*(?:['’-]\n?[^\W\d_]+)*(?![\w@])"
)
_MONTH = re.compile(
    r"\b(?:Jan|Jun|Ion)(?=\.?,?[ \u00a0]['\u2019]?\d\d|[\u2013/-](?:[A-Z][a-z]{2}\b|\d))"
    r"|(?:(?<=\d[ \u00a0/-])|(?<=\d(?:st|nd|rd|th)[ \u00a0]))(?:Jan|Jun|Ion)\b"
)
"""In a date: Jan may be somebody, too."""
_JOINS = re.compile(
    r"[ \u00a0]|[ \u00a0](?:van|von|de|der|den|da|del|di|du|la|le|el|al|bin|bint|ibn|ap|ab|ferch|y)"
    r"(?:[ \u00a0](?:der|den|la|los))?[ \u00a0]"
)
_AFTER_DOT = re.compile(r"\.[ \u00a0]?")
_COLLAR = re.compile(r"[ \u00a0]\d{2,6}[A-Z]{0,2}[ \u00a0]")
_ABBREVIATION = 5
_LOCAL = frozenset(("school", "academy", "nursery", "surgery", "refuge", "hostel"))
_LOCAL_PAIRS = {
    *product(("medical", "health"), ("centre", "practice")),
    *product(("care", "nursing", "children"), ("home",)),
}
_OF_SUCH = (
    "the a an this that her his their our at in of to and when primary infant infants junior "
    "secondary high grammar nursery community catholic medical health local gp day children"
)
_SUCH = frozenset(_OF_SUCH.split())
"""Words before a school or a surgery that do not say which one."""


_REGIONS = {
    *product(("north", "south"), ("wales", "yorkshire")),
    *product(("west",), ("mercia", "midlands", "yorkshire")),
    *product(("east",), ("anglia", "midlands", "riding")),
    *product(("north", "south"), ("east", "west")),
}
"""Regions and police forces whose name begins like a surname. There is no Midlands Police that an
Inspector West could be of, as there is Kent Police."""
_POINTS = frozenset(("east", "north", "south", "west"))
_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]\Z")
_SPOKEN_TO = frozenset(("told", "met", "married", "named", "murdered", "killed", "rang"))
"""After these stands somebody."""
_NEAR = 30
_DOES = re.compile(
    r"[ \u00a0](?:said|told|met|married|rang|killed|murdered|moved|lived|died|denied|admitted"
    r"|remembered|recalled|thought|felt|loved|drank|hit|himself|herself)\b"
)
"""What people do, and bodies and papers seldom; after it, or at the start, is who does it."""
_PLURAL = re.compile(r"[^s]s$")


class Sort(Enum):
    """What a capitalised word is."""

    KNOWN = auto()
    SHORT = auto()
    BODY = auto()
    EVERYDAY = auto()
    GIVEN = auto()
    PSEUDONYM = auto()
    INITIAL = auto()
    UNKNOWN = auto()


_PLAIN = frozenset((Sort.KNOWN, Sort.EVERYDAY, Sort.BODY, Sort.SHORT, Sort.INITIAL))
_MAY_FOLLOW = frozenset((Sort.UNKNOWN, Sort.GIVEN, Sort.EVERYDAY, Sort.INITIAL))


class Word(NamedTuple):
    """A capitalised word: plain, what it is, how it is written, where it stands."""

    plain: str
    sort: Sort
    possessive: bool
    in_capitals: bool
    start: int
    end: int

    def __repr__(self) -> str:
        """Tell the place alone: a word may be somebody's name."""
        return f"Word({self.start}, {self.end})"


class NameFinder:
    """Finds names in texts of one document."""

    def __init__(self, vocabulary: Vocabulary, language: str = "en") -> None:
        self._vocabulary = vocabulary
        self._english = language == "en"
        self._read: dict[str, tuple[str, Sort, bool, bool]] = {}

    def names(self, number: int, text: str) -> Iterator[Found]:
        """Names in passage `number`, whose text this is."""
        for group in self._groups(text):
            found = list(self._in_group(number, group))
            if not found and _is_somebody(text, group):
                found = [Found(Kind.NAME, number, group[0].start, group[-1].end)]
            yield from found

    def _groups(self, text: str) -> Iterator[list[Word]]:
        """Capitalised words that follow one another with nothing but a space between them."""
        group: list[Word] = []
        text = _MONTH.sub(lambda month: month[0].lower(), text)
        for match in _CAPITALISED.finditer(text):
            word = self._word(match)
            if group and not _joined(text, group, word):
                yield _spelt_out(group)
                group = []
            group.append(word)
        if group:
            yield _spelt_out(group)

    def _word(self, match: re.Match[str]) -> Word:
        shown = match.group()
        read = self._read.get(shown)
        if read is None:
            bare = plain(shown.replace("\n", ""))
            possessive = shown[-2:].lower() in ("'s", "’s") or shown[-1] in "'’"
            read = self._read[shown] = (
                bare,
                self._sort_of(shown, bare),
                possessive,
                shown.isupper(),
            )
        return Word(*read, *match.span())

    def _sort_of(self, shown: str, bare: str) -> Sort:
        words = self._vocabulary
        if bare in words.pseudonyms:
            return Sort.PSEUDONYM
        if len(bare) < 2:
            return Sort.INITIAL
        if bare in BODIES:
            return Sort.BODY
        letters = shown.removesuffix("s")
        abbreviation = letters.isupper() and 1 < len(letters) <= _ABBREVIATION
        if bare in words.own or bare in KNOWN:
            return Sort.KNOWN
        if abbreviation:
            return Sort.SHORT
        if bare in GIVEN:
            return Sort.GIVEN
        return Sort.EVERYDAY if words.is_everyday(bare) else Sort.UNKNOWN

    def _in_group(self, number: int, group: Sequence[Word]) -> Iterator[Found]:
        if len(group) == 1 and group[0].sort in _PLAIN:
            return
        yield from _bodies(number, group)
        at = 0
        while at < len(group):
            end = self._titled(group, at)
            if end:
                yield Found(Kind.TITLED, number, group[at].start, group[end - 1].end)
                at = end
                continue
            end = _run(group, at)
            if end < len(group) and end > at and group[end].sort is Sort.BODY:
                at = end + 1
                continue
            if _is_pair(group[at:end]):
                yield Found(Kind.NAME, number, group[at].start, group[end - 1].end)
            elif self._english:
                yield from _single(number, group[at:end])
            at = max(end, at + 1)

    def _titled(self, group: Sequence[Word], at: int) -> int:
        """Where a name with a title ends that begins here; 0 if there is none."""
        title = group[at].plain
        if title not in TITLES | RANKS:
            return 0
        first = at + 1
        while first < len(group) and group[first].sort is Sort.INITIAL:
            first += 1
        if title in RANKS and _is_a_place(title, group[first : first + 2]):
            return 0
        if first == len(group) or not _is_name(group[first], after_title=title in TITLES):
            return 0
        end = first + 1
        while end < len(group) and not group[end - 1].possessive:
            if group[end].sort not in (Sort.UNKNOWN, Sort.GIVEN, Sort.EVERYDAY):
                break
            end += 1
        return end


def _is_a_place(rank: str, words: Sequence[Word]) -> bool:
    """Whether a region or a coroner's area follows the rank, not somebody called West."""
    names = tuple(word.plain for word in words)
    area = rank == "coroner" and len(words) == 2 and names[0] in _POINTS
    return names in _REGIONS or (area and words[1].sort is Sort.KNOWN)


def _bodies(number: int, group: Sequence[Word]) -> Iterator[Found]:
    """Schools, surgeries and the like that have a name of their own."""
    for end, word in enumerate(group):
        before = group[end - 1].plain if end else ""
        if word.plain in _LOCAL or (before, word.plain) in _LOCAL_PAIRS:
            named = [w for w in group[:end] if w.sort is not Sort.KNOWN and w.plain not in _SUCH]
            if named:
                yield Found(Kind.BODY, number, named[0].start, word.end)


def _spelt_out(group: list[Word]) -> list[Word]:
    """Beside a name in capitals, what looks like an abbreviation is a name too."""
    if not any(word.in_capitals and word.sort is Sort.UNKNOWN for word in group):
        return group
    return [w._replace(sort=Sort.UNKNOWN) if w.sort is Sort.SHORT else w for w in group]


def _joined(text: str, group: Sequence[Word], after: Word) -> bool:
    before = group[-1]
    between = text[before.end : after.start]
    if before.possessive and group[0].plain not in ("st", "saint"):  # St Mary's School
        return False
    if _JOINS.fullmatch(between):
        return True
    if before.plain in RANKS and _COLLAR.fullmatch(between):
        return True
    dotted = before.sort is Sort.INITIAL or before.plain in TITLES | RANKS
    return dotted and _AFTER_DOT.fullmatch(between) is not None


def _is_name(word: Word, *, after_title: bool) -> bool:
    if word.sort in (Sort.UNKNOWN, Sort.GIVEN):
        return True
    if word.sort is Sort.EVERYDAY:
        return after_title or word.plain in ORDINARY
    # Mr Hill, Dr Young, Ms West
    return after_title and word.sort is Sort.BODY and word.plain in ORDINARY


def _run(group: Sequence[Word], at: int) -> int:
    """Where the words end that may be a name together; `at` if none begins here."""
    if group[at].sort not in (Sort.UNKNOWN, Sort.GIVEN, Sort.PSEUDONYM):
        return at
    end = at + 1
    while end < len(group) and group[end].sort in _MAY_FOLLOW:
        end += 1
    return end


def _is_pair(run: Sequence[Word]) -> bool:
    """Whether two words or more are likely to be a name."""
    if len(run) < 2 or all(word.sort is Sort.INITIAL for word in run[1:]):
        return False
    unknown = any(word.sort is Sort.UNKNOWN for word in run[1:])
    match run[0].sort:
        case Sort.UNKNOWN:
            return True
        case Sort.GIVEN:
            return unknown or run[1].plain in ORDINARY
        case _:
            return unknown


def _is_somebody(text: str, group: Sequence[Word]) -> bool:
    """Whether two everyday words stand where a person does: told Summer Field, Brook Hill said."""
    if len(group) != 2 or any(word.in_capitals for word in group):
        return False
    first, last = group
    given = first.plain in GIVEN
    if not (given or first.sort is Sort.EVERYDAY) or last.sort is not Sort.EVERYDAY:
        return False
    if first.possessive or _PLURAL.search(last.plain):
        return False
    before, after = (
        _BEFORE.search(text, max(0, first.start - _NEAR), first.start),
        _DOES.match(text, last.end),
    )
    spoken_to = before is not None and before[1].lower() in _SPOKEN_TO
    does = after is not None and (before is None or given)
    return spoken_to or does


def _single(number: int, run: Sequence[Word]) -> Iterator[Found]:
    for word in run:
        if word.sort is Sort.UNKNOWN:
            yield Found(Kind.WORD, number, word.start, word.end)
