"""The ways in which an address may be written: whole, in part, abbreviated."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product

from publisher.redaction.spelling import ORDINARY, Spelling

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;\n]+")
_SEVERAL_WORDS = re.compile(r"\w[\s-]+\w")
_NUMBER = re.compile(
    r"((?:(?:flat|unit|apartment|apt|room|number|no\.?)\s+)?\d+(?:\s?[a-z]\b)?"
    r"(?:\s?[-\u2013/]\s?\d+(?:\s?[a-z]\b)?)?)[.\s]*",
    re.IGNORECASE,
)
_SHORT = {
    "apartment": "apt",
    "avenue": "ave av",
    "boulevard": "blvd",
    "buildings": "bldgs",
    "close": "cl",
    "cottages": "cotts",
    "court": "ct",
    "crescent": "cres",
    "drive": "dr",
    "east": "e",
    "estate": "est",
    "flat": "flt",
    "gardens": "gdns gdn",
    "grove": "gr gro",
    "house": "hse",
    "lane": "ln",
    "mount": "mt",
    "north": "n",
    "park": "pk",
    "parade": "pde",
    "place": "pl",
    "road": "rd",
    "saint": "st",
    "south": "s",
    "square": "sq",
    "street": "st str",
    "terrace": "terr ter",
    "walk": "wlk",
    "west": "w",
}
_PAIRS = tuple((full, short) for full, shorts in _SHORT.items() for short in shorts.split())
STREET_WORDS = (
    "avenue ave av boulevard blvd close cl court ct crescent cres drive dr gardens gdns grove gr "
    "gro lane ln mews parade pde place pl road rd square sq street st terrace terr walk way "
    "heol ffordd stryd"
)
_STREET = frozenset(STREET_WORDS.split())
_FIRST = frozenset(
    ("clos", "cwrt", "ffordd", "heol", "lon", "l\u00f4n", "rhes", "rhodfa", "stryd", "teras")
)
"""The words for a street that stand before its name: Heol y Bont."""
_WELSH = re.compile(rf"(?:{'|'.join(sorted(_FIRST))})[\s-]+\w", re.IGNORECASE)
MAY_END = (
    "approach bank broadway common croft cross end fold garth green heights hill meadow meadows "
    "quay rise row side vale view wharf yard"
)
"""A street may end so, and a town too: Church Hill, Wood Green."""
_MAY_END = frozenset(MAY_END.split())
_MAY_BEGIN = re.compile(r"(?:bryn|llys|maes|parc|trem|ystad|pen[\s-]+yr?)[\s-]+\w", re.IGNORECASE)
"""A street in Wales may begin so, and a house or a town too: Bryn Awel, Pen-y-bont."""
_ENDS = _STREET | {"barn", "bungalow", "cottage", "farm", "house", "lodge", "villa"}
"""After one of these another name may begin: Rose Cottage Mill Lane."""
_NO_NAME = _ENDS | {"annex", "annexe", "attic", "basement", "flat", "maisonette"}
"""Where one of these is a whole line, it names no house."""
_NEXT_NUMBER = re.compile(r"(?:^|\s)(?=\d)")
_COMMON = ORDINARY | _STREET | _FIRST | {"back", "east", "high", "main", "north", "station", "west"}
_COMMON |= _MAY_END | {"fawr", "newydd"}
_MOST_WAYS = 64


def spellings_of_address(written: str) -> Iterator[Spelling]:
    """The whole, the house with its street, the street, the house's name, the postcode.

    Not the town alone, which a review may well name.
    """
    codes = _POSTCODE.findall(written)
    for outward, inward in codes:
        code = f"{outward}{inward}"
        for typed in dict.fromkeys((code, code.replace("0", "O"))):
            yield Spelling(typed, whole=True, loose=True)
    ends = ["", *(f" {outward} {inward}" for outward, inward in codes)]
    for words, cased in dict.fromkeys(_parts_of(written)):
        for way, end in product(_abbreviated(words), ends):
            yield Spelling(way + end, whole=len(words.split()) > 1, cased=cased and not end)


def _parts_of(written: str) -> Iterator[tuple[str, bool]]:
    """The parts that tell the place by themselves, and whether they need their capitals."""
    yield _spaced(_SEPARATOR.sub(" ", written)), False
    lines = _lines_of(written)
    streets = [at for at, line in enumerate(lines) if _is_street(line)]
    for at in streets:
        yield from _street(lines[at])
    if not streets:
        streets = _behind_a_house(lines)
        yield from ((lines[at], _is_common(lines[at])) for at in streets)
    for line in lines[: min(streets, default=0)]:
        if _is_one_name(line):
            yield line, True  # a house's; no town stands before a street
    if not streets and len(lines) > 1:
        streets = [1]  # a house's name, then the town
    ahead = max(streets, default=0)
    if len(lines) > 2 and _NUMBER.fullmatch(lines[0]):
        ahead = max(ahead, 2)  # Flat 2, Rose Heights, Derby
    for line in lines[:ahead]:
        if not _NUMBER.match(line) and _SEVERAL_WORDS.search(line):
            yield line, _is_common(line)  # a house's name
    yield from _runs_of(lines, streets)


def _runs_of(lines: Sequence[str], streets: Sequence[int]) -> Iterator[tuple[str, bool]]:
    """Two lines and more that follow one another, to the first street at least."""
    for first in range(max(streets, default=0) + 1):
        for last in range(max(first + 2, min(streets, default=0) + 1), len(lines) + 1):
            yield " ".join(lines[first:last]), False


def street_names(written: str) -> Iterator[str]:
    """The names of its streets without the word for a street, if they are no everyday words."""
    for line in _lines_of(written):
        while number := _NUMBER.match(line):
            line = line[number.end() :]
        words = line.split()
        ends = [at for at, word in enumerate(words) if at and word.lower().strip(".") in _STREET]
        name = " ".join(words[: ends[-1]]) if ends else ""
        if name and not _is_common(name):
            yield name


def _lines_of(written: str) -> list[str]:
    """What stands between its commas, without the postcode."""
    return list(filter(None, map(_spaced, _SEPARATOR.split(_POSTCODE.sub(" ", written)))))


def _spaced(words: str) -> str:
    return " ".join(words.split()).strip(" .")


def _is_street(line: str) -> bool:
    number = _NUMBER.match(line)
    if number:
        return number.end() < len(line)
    words = line.lower().split()
    return bool(_WELSH.match(line)) or any(word in _STREET for word in words[1:])


def _behind_a_house(lines: Sequence[str]) -> list[int]:
    """Which line may be a street by its place: the one between the name of a house and a town."""
    if len(lines) < 3:
        return []
    words = re.split(r"[\s-]+", lines[1].lower())
    may_be = len(words) > 1 and (words[0] == "the" or words[-1] in _MAY_END)
    return [1] if may_be or _MAY_BEGIN.match(lines[1]) else []


def _is_one_name(line: str) -> bool:
    letters = re.sub(r"['\u2019]", "", line)
    return letters.isalpha() and len(letters) > 2 and letters.lower() not in _NO_NAME


def _street(line: str) -> Iterator[tuple[str, bool]]:
    """The house with its street, and the street, each up to every word for a street."""
    number = _NUMBER.match(line)
    name = line[number.end() :] if number else line
    if later := _NEXT_NUMBER.search(name):
        yield from _street(name[later.end() :])  # Flat 2 14 Larkfield Terrace
    words = name.split()
    for part in _each_name(words):
        yield part, _is_common(part)
    ends = [at for at, word in enumerate(words, 1) if at > 1 and word.lower() in _STREET]
    for end in dict.fromkeys((*ends, len(words))):
        street = " ".join(words[:end])
        if number and street:
            yield f"{number[1]} {street}", False
        if street and (ends or number or _WELSH.match(name)):
            yield street, _is_common(street)


def _each_name(words: Sequence[str]) -> Iterator[str]:
    """The names of several words that stand one after the other without a comma."""
    start = 0
    for at, word in enumerate(words, 1):
        if at - start > 1 and word.lower() in _ENDS:
            yield " ".join(words[start:at])
            start = at


def _is_common(words: str) -> bool:
    return all(word in _COMMON for word in words.lower().split())


def _abbreviated(words: str) -> Iterator[str]:
    """The words with every choice of abbreviating them, or of not."""
    choices = [_ways(word) for word in words.split()]
    several = islice(product(*choices), _MOST_WAYS)
    yield from dict.fromkeys((words, *map(" ".join, several)))


def _ways(word: str) -> tuple[str, ...]:
    plain = word.lower().strip(".")
    others = (pair[1 - pair.index(plain)] for pair in _PAIRS if plain in pair)
    return tuple(dict.fromkeys((word, *others)))
