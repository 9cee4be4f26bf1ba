"""Works out every way in which a flagged term may be written.

Two kinds of forms are told apart. Those sought *everywhere* name somebody whatever page they
stand on: a name in full, an address, a number. The others are sought only in what was made
from the term's own review: there "Jane" is a leak, elsewhere it may be a pseudonym.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from publisher.gate.dates import dates_in, month_in
from publisher.gate.fold import bare, words
from publisher.gate.names import cut_off, initials_of, is_particle, names_in, single_initial
from publisher.gate.ordinary import ORDINARY, SPARED_ALONE
from publisher.terms import FlaggedTerm, TermKind

_APOSTROPHE = re.compile("['\u2019]")
_AND = re.compile(r"(?<=\w)\s+and\s+(?=\w)", re.IGNORECASE)
_IN_S = re.compile(r"\w{2,}[^\Ws]s", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BLANK = re.compile(r"(?<!\\) (?!-[^\]])")
_SAINT = {"st", "saint"}
_CASELESS = (TermKind.DATE, TermKind.IDENTIFIER)
"""These are found in any case, whatever the list says."""
_LONG = 12
"""So many letters words have together, or a surname has, that nobody meets by chance."""
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)
_STREET_TYPES = {
    "avenue": "ave", "close": "cl", "court": "ct", "crescent": "cres", "drive": "dr",
    "gardens": "gdns", "grove": "gr", "lane": "ln", "place": "pl", "road": "rd",
    "square": "sq", "street": "st", "terrace": "terr",
}  # fmt: skip
_OTHER_WAY = _STREET_TYPES | {short: full for full, short in _STREET_TYPES.items()}
_COMMA_AFTER_NUMBER = re.compile(r"((?:^|[,\n])\s*\d+[a-zA-Z]?)\s*,\s*")
_DIGIT = re.compile(r"\d")
_COUNTRY = re.compile(r"^(?:00)?440?(?=[1-9]\d{8,9}$)")
"""Of a telephone number, what stands for the nought at its beginning."""
_NUMBERED = re.compile(r"\d+[a-z]?\s+[^\W\d]", re.IGNORECASE)
_STREET = re.compile(
    rf"\b\d+[a-z]?\s+(?:[^\s,\d][^\s,]*\s+){{1,4}}?(?:{'|'.join(_STREET_TYPES)})\b", re.IGNORECASE
)
_WELSH_STREETS = {
    *("clos", "cwrt", "ffordd", "heol", "lon", "rhes", "rhodfa", "stryd", "teras"),
}
"""These stand first, as in Heol y Bont."""
_LIKE_A_WELSH_STREET = {"bryn", "llys", "maes", "parc", "trem", "ystad"}
_LIKE_A_STREET = {
    *("approach", "bank", "broadway", "common", "croft", "cross", "end", "fold", "garth", "green"),
    *("heights", "hill", "meadow", "meadows", "quay", "rise", "row", "side", "vale", "view"),
    *("wharf", "yard"),
}
"""At the end of a street, or of a town."""
_HOUSES = {"cottage", "house", "lodge", "farm", "villa", "bungalow", "barn"}
_ENDS_OF_STREETS = {*_STREET_TYPES, *_STREET_TYPES.values(), "boulevard", "mews", "parade", "walk"}
_ENDS_OF_STREETS |= {"av", "blvd", "gdn", "gro", "pde", "str", "ter", "way"}
_IN_STREETS = SPARED_ALONE | _ENDS_OF_STREETS | _LIKE_A_STREET | _WELSH_STREETS
_IN_STREETS |= {"back", "fawr", "high", "main", "newydd", "station"}
_PARTS_OF_HOUSES = {"annex", "annexe", "attic", "basement", "flat", "maisonette"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Small words one after the other, with anything or nothing between them.

    `capitals` are the places of those that must begin with a capital ("Will Young", but not
    "will young").
    """

    words: tuple[str, ...] = field(repr=False)
    capitals: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a term.

    `words` and `handles` (jsmith, before or after an @) are in small letters, `cased` stand
    exactly as they are. Of all of these only `everywhere` is sought on other reviews' pages.
    """

    everywhere: frozenset[Phrase] = field(default=frozenset(), repr=False)
    phrases: frozenset[Phrase] = field(default=frozenset(), repr=False)
    words: frozenset[str] = field(default=frozenset(), repr=False)
    cased: frozenset[str] = field(default=frozenset(), repr=False)
    handles: frozenset[str] = field(default=frozenset(), repr=False)
    dates: frozenset[date] = field(default=frozenset(), repr=False)
    patterns: tuple[re.Pattern[str], ...] = field(default=(), repr=False)

    def __or__(self, other: "Forms") -> "Forms":
        return Forms(
            self.everywhere | other.everywhere,
            self.phrases | other.phrases,
            self.words | other.words,
            self.cased | other.cased,
            self.handles | other.handles,
            self.dates | other.dates,
            self.patterns + other.patterns,
        )


def forms_of(term: FlaggedTerm) -> Forms:
    """Every form of a term; none at all if it has nothing that could be looked for.

    Raises: re.error if a pattern cannot be compiled.
    """
    if term.kind is TermKind.PERSON:
        return _person(term)
    found = Forms()
    for written in term.written:
        found |= _forms(written, term)
    return found


def _forms(written: str, term: FlaggedTerm) -> Forms:
    match term.kind:
        case TermKind.PATTERN:
            return Forms(patterns=(_pattern(written, 0 if term.match_case else re.IGNORECASE),))
        case TermKind.DATE:
            dates = frozenset(dates_in(bare(written)))
            month = month_in(bare(written))
            found = Forms(dates=dates) if dates else _as_written(written, term)
            return found | Forms(patterns=(month,)) if month else found
        case TermKind.ADDRESS:
            return _as_written(written, term) | _address(bare(written))
        case TermKind.IDENTIFIER:
            return _as_written(written, term) | _phone(bare(written))
        case _:
            return _as_written(written, term)


def _pattern(written: str, flags: int) -> re.Pattern[str]:
    """The pattern, its blanks standing for any that a text may have."""
    pattern = re.compile(written, flags)
    if pattern.flags & re.VERBOSE:
        return pattern
    return re.compile(_BLANK.sub(r"\\s", written), flags)


def _as_written(written: str, term: FlaggedTerm) -> Forms:
    parts, plain = words(written), words(_APOSTROPHE.sub("", written))
    spelt = [way for said in (parts, plain, *_with_and(written)) for way in _saints(said)]
    cased = term.match_case and term.kind not in _CASELESS
    phrases = frozenset(_phrase(way, _capitals(way) if cased else ()) for way in spelt if way)
    if _means_one_thing(written, parts, term.kind):
        return Forms(everywhere=phrases)
    if len(parts) == 1:
        return _alone(parts[0], term)
    return Forms(phrases=phrases)


def _with_and(written: str) -> Iterator[list[str]]:
    """The words with "and" for "&", and with nothing for "and", as "&" is no word."""
    if "&" in written:
        yield words(written.replace("&", " and "))
    if _AND.search(written):
        yield words(_AND.sub(" ", written))


def _saints(parts: list[str]) -> Iterator[list[str]]:
    """The words as they are, with "Saint" for "St", and the other way round."""
    yield parts
    if not _SAINT.isdisjoint(part.lower() for part in parts[:-1]):  # at the end it is a street
        for way in sorted(_SAINT):
            saint = way.capitalize()
            yield [*(saint if p.lower() in _SAINT else p for p in parts[:-1]), parts[-1]]


def _means_one_thing(written: str, parts: Sequence[str], kind: TermKind) -> bool:
    """Whether these words must mean the same thing wherever they are met."""
    letters = "".join(parts)
    if kind is TermKind.IDENTIFIER:
        digits = sum(char.isdigit() for char in letters)
        return "@" in written or digits >= 9 or (0 < digits < len(letters) and len(letters) >= 6)
    capitals = sum(part[0].isupper() for part in parts)
    return capitals > 1 and len(letters) >= _LONG and not _YEAR.search(written)


def _alone(word: str, term: FlaggedTerm) -> Forms:
    """One word by itself."""
    if term.match_case:
        return Forms(cased=frozenset((word, word.upper())))
    if word.lower() in SPARED_ALONE:
        return Forms(cased=frozenset((word.capitalize(), word.upper())))
    return Forms(words=frozenset((word.lower(),)))


def _person(term: FlaggedTerm) -> Forms:
    names = [units for written in term.written for units in names_in(written)]
    found = Forms(patterns=tuple(filter(None, map(cut_off, term.written))))
    for first, *middle, last in (units for units in names if len(units) > 1):
        found |= _name(first, term) | _name(last, term) | _surname_only(last, term)
        found |= _in_full(first, middle, last)
        for unit in middle:  # but not the "van der" of a surname
            found |= Forms() if is_particle(unit[0]) else _name(unit, term)
        if term.initials:
            found |= Forms(patterns=tuple(initials_of(first, middle, last)))
        for (other,) in (units for units in names if len(units) == 1):
            # a pet name or a name from before the marriage goes with the rest of the name
            found |= _in_full(other, [], last) | _in_full(first, [], other)
    for (only,) in (units for units in names if len(units) == 1):
        found |= _name(only, term) | _surname_only(only, term)
        if term.initials and all(only != units[-1] for units in names if len(units) > 1):
            found |= Forms(patterns=(single_initial(only[0][0].upper()),))
    return found


def _name(unit: list[str], term: FlaggedTerm) -> Forms:
    """One name alone, and the parts of a name such as Smith-Jones; never a bare initial."""
    if len(unit) == 1:
        return Forms() if _initial(unit[0]) else _alone(unit[0], term) | _slip_of(unit[0])
    found = Forms(phrases=_phrases(unit)) | _alone("".join(unit), term)
    for part in unit if min(map(len, unit)) > 1 else ():  # O'Brien has no parts
        found |= _alone(part, term) | _slip_of(part) if len(part) > 2 else Forms()
    return found


def _slip_of(name: str) -> Forms:
    """Woods with the apostrophe where it would be of Wood."""
    if not _IN_S.fullmatch(name):
        return Forms()
    return Forms(cased=frozenset(f"{way}'s" for way in _with_a_capital(name[:-1])))


def _surname_only(last: list[str], term: FlaggedTerm) -> Forms:
    """The family ("the Smiths"), and a surname so long that it stands for the person."""
    name = last[0].lower()
    if len(last) > 1 or len(name) < 4:
        return Forms()
    if term.match_case or name in SPARED_ALONE:
        return Forms(cased=frozenset((f"{name.capitalize()}s", f"{name.upper()}S")))
    everywhere = _phrases([name]) if len(name) >= _LONG else frozenset()
    return Forms(everywhere=everywhere, words=frozenset((name + "s",)))


def _in_full(first: list[str], middle: list[list[str]], last: list[str]) -> Forms:
    initial, initials = first[0][0], [unit[0][0] for unit in middle]
    between = [part for unit in middle for part in unit]
    spelt = [
        [*first, *between, *last],
        [*first, *last],
        [*last, *first],
        [*last, *first, *between],
        [*first, *initials, *last],
        [*last, *first, *initials],
        *([*first, part] for part in last if len(part) > 2),
    ]
    if initials:
        spelt += [[initial, *initials, *last], [*last, initial, *initials]]
    # J A Ray and A Young could be anybody, or no name at all
    short = [form for form in spelt if _initial(form[0]) or _initial(form[-1])]
    full = [form for form in spelt if form not in short or len("".join(form)) >= 8]
    return Forms(
        everywhere=_phrases(*full),
        phrases=_phrases(*short),
        handles=frozenset((_glued(initial, *last), _glued(*last, initial))),
    )


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isascii()


def _address(written: str) -> Forms:
    """House and street, and postcode; in its review also the street, or the house's name."""
    joined = _COMMA_AFTER_NUMBER.sub(r"\1 ", written)
    lines = [line.strip() for line in re.split(r"[,;\n]", joined) if line.strip()]
    spelt = [words(line) for line in lines if _NUMBERED.match(line)]
    spelt += [words(found) for found in _STREET.findall(joined) + _POSTCODE.findall(joined)]
    spelt += [
        [*street[:-1], _OTHER_WAY[street[-1].lower()]]
        for street in spelt
        if street[-1].lower() in _OTHER_WAY
    ]
    spelt = [way for street in spelt for way in _saints(street)]
    streets = [street[1:] for street in spelt if len(street) > 2]
    named = [words(line) for line in takewhile(_has_no_street, lines) if not _DIGIT.search(line)]
    streets += [name for name in named[:1] if len(name) > 1]  # a house's; behind a street: a town's
    streets += [
        words(line)
        for line in lines
        if line.split()[-1].lower() in _STREET_TYPES or _is_welsh(line)
    ]
    streets += [name for line in lines for name in _without_commas(words(line))]
    streets += [words(lines[at]) for at in _behind_a_house(lines)]
    return Forms(
        everywhere=_phrases(*spelt),
        phrases=_phrases(*streets, everyday=_IN_STREETS),
        cased=frozenset(way for name in _houses(lines) for way in _with_a_capital(name)),
    )


def _houses(lines: Sequence[str]) -> Iterator[str]:
    """The names of one word before the first street, where no town stands."""
    streets = [at for at, line in enumerate(lines) if _is_street(line)] or _behind_a_house(lines)
    for line in lines[: streets[0] if streets else 0]:
        name = "".join(words(_APOSTROPHE.sub("", line)))
        one = " " not in line and name.isalpha() and len(name) > 2
        if one and name.lower() not in _HOUSES | _ENDS_OF_STREETS | _PARTS_OF_HOUSES:
            yield name


def _is_street(line: str) -> bool:
    ends = words(line.lower())[1:]
    return bool(_NUMBERED.match(line)) or _is_welsh(line) or not _ENDS_OF_STREETS.isdisjoint(ends)


def _behind_a_house(lines: Sequence[str]) -> list[int]:
    """Where Church Hill stands in "Hillcrest, Church Hill, Ashgrove", and Bryn Awel in Welsh."""
    places = [line for line in lines if not _POSTCODE.fullmatch(line)]
    if len(places) < 3 or any(map(_is_street, lines)):
        return []
    first, *others = words(places[1].lower()) or [""]
    welsh = first in _LIKE_A_WELSH_STREET or (first == "pen" and others[:1] in (["y"], ["yr"]))
    return [1] if others and (first == "the" or welsh or others[-1] in _LIKE_A_STREET) else []


def _is_welsh(line: str) -> bool:
    first, *rest = words(line.lower()) or [""]
    return first in _WELSH_STREETS and bool(rest)


def _with_a_capital(name: str) -> tuple[str, str, str]:
    return name[0].upper() + name[1:], name.capitalize(), name.upper()


def _has_no_street(line: str) -> bool:
    return not (_NUMBERED.match(line) or _STREET.search(line))


def _without_commas(line: list[str]) -> Iterator[list[str]]:
    """The names in "Rose Cottage Mill Lane", each with the word that says what it is."""
    name: list[str] = []
    for word in line:
        if not word.isdigit():
            name.append(word)
        if len(name) > 1 and word.lower() in _HOUSES | _STREET_TYPES.keys():
            yield name
            name = []


def _phone(written: str) -> Forms:
    digits = _COUNTRY.sub("0", re.sub(r"\D", "", written))
    if not (10 <= len(digits) <= 11 and digits.startswith("0")):
        return Forms()
    # a sheet that takes it for a sum drops the nought
    forms = ([start + digits[1:]] for start in ("", "0", "44", "440", "0044", "00440"))
    return Forms(everywhere=_phrases(*forms))


def _glued(*parts: str) -> str:
    return "".join(parts).lower()


def _phrases(*spelt: Sequence[str], everyday: Set[str] = ORDINARY) -> frozenset[Phrase]:
    """The words in small letters; those that are all of everyday English need their capitals."""
    small = [[part.lower() for part in parts] for parts in spelt if parts]
    return frozenset(
        _phrase(parts, range(len(parts)) if len(parts) > 1 and everyday >= set(parts) else ())
        for parts in small
    )


def _phrase(parts: Iterable[str], capitals: Iterable[int]) -> Phrase:
    # a nation's reviews have many of the same names: one string for each
    return Phrase(tuple(sys.intern(part.lower()) for part in parts), frozenset(capitals))


def _capitals(parts: Sequence[str]) -> Iterator[int]:
    """The places of the words that begin with a capital."""
    return (at for at, part in enumerate(parts) if part[0].isupper())
