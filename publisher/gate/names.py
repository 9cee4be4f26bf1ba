"""Takes the name of a person in a list of terms apart, and says which initials it has."""

import re
from collections.abc import Iterator

from publisher.gate.fold import words

_TITLES = {
    *("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady"),
    *("rev", "revd", "reverend", "doctor", "master", "father", "sister", "nurse", "midwife"),
    *("matron", "councillor", "the"),
    *("constable", "sergeant", "sgt", "inspector", "superintendent", "detective", "officer"),
}
_RANKS = {"PC", "WPC", "DC", "WDC", "PS", "DS", "DI", "DCI", "DSU", "PCSO", "HHJ", "CLLR"}
_BEHIND = "jr jnr junior sr snr senior ii iii obe mbe cbe kc qc esq"
_SUFFIXES = set(_BEHIND.split())
_AMID = {"and", "or", "mr", "mrs", "ms", "miss", "mx", "dr", "prof"}
"""Before another name these are none: Mr and Mrs Oduya."""
_BEFORE_SURNAMES = (
    "al ap ab bin bint da de del den der di do dos du el ibn la le mac mc o san st te ten ter van "
    "von y"
)
_PARTICLES = frozenset(_BEFORE_SURNAMES.split())
_ASIDE = re.compile(r"[(\"\u201c]([^)\"\u201d]*)[)\"\u201d]")
_PERHAPS_A_NAME = {"dame", "lady", "junior", "senior", "kc"}
"""These go only where two names stand without them: not from Junior Campbell."""
_NONE_ASIDE = (_TITLES | _SUFFIXES) - {"dame", "lady", "junior"}
"""In brackets these are no name: Jane Oduya (Mrs), but Wayne (Junior) Campbell."""
_OTHER_NAME = re.compile(
    r"\b(?:(?i:n\u00e9e|formerly|also known as|aka)|nee|(?<=\S\s)(?i:nee)(?=\s+\w))\b"
)
_MAY_BE_CALLED = re.compile(
    r"(?<![\w'-])(?:Nee|N\u00e9|Aka|Alias)(?![\w'-])"
    r"|^\s*(?i:nee|aka|alias)\s*,|\s(?:nee|aka|alias)\s*$"
)
"""Such a word joins two names where it is small and has one on either side: Ada Low nee Ray."""
_BETWEEN_INITIALS = r"[ .'\u2019-]{0,2}"
_LETTERED = (
    "Agency Annex Annexe Appendix Band Block Category Class Exhibit Figure Grade Group Hepatitis "
    "Level Option Panel Paragraph Part Plan Point Recommendation Schedule Section Site Stage Step "
    "Table Theme Unit Vitamin Ward Wing"
)
_NUMBERS_NOTHING = "".join(f"(?<!(?i:{thing})[ \u00a0])" for thing in _LETTERED.split())
"""A letter after one of these says which one."""


def names_in(written: str) -> Iterator[list[list[str]]]:
    """The names in "Jane (Janey) Smith, formerly Jones", each in its words."""
    asides = (aside for aside in _ASIDE.findall(written) if not _is_no_name(aside))
    for part in (_ASIDE.sub(" ", written), *asides):
        for name in _OTHER_NAME.split(part):
            if units := _units(name):
                yield units
    for word in _MAY_BE_CALLED.findall(written):
        yield [words(word.title())]


def _is_no_name(aside: str) -> bool:
    return all(word.lower() in _NONE_ASIDE for word in words(aside))


def cut_off(written: str) -> re.Pattern[str] | None:
    """What finds a last word that was taken for none of the names and may be the surname.

    Ms Senior, K. Senior and Senior, Kathryn, for Kathryn Ann Senior; None for a name without such
    a word.
    """
    units = _spoken(_OTHER_NAME.split(_ASIDE.sub(" ", written))[0])
    while _stands_beside(units, 0, _TITLES):
        units = units[1:]
    if len(units) < 3 or written.islower() or units[-1][0].lower() not in _PERHAPS_A_NAME:
        return None
    first, *middle, last = (unit[0] for unit in units)
    name = f"(?:{last.title()}|{last.upper()})"
    called = f"(?i:{first})"
    if first[0].upper() != "A":  # a Senior Practitioner
        others = "".join(word[0].upper() for word in middle)
        called += rf"|{first[0].upper()}(?:[. \u00a0]{{0,2}}[{others}])*\.?"
    before = rf"(?:(?i:mrs?|ms|miss|mx|dr|prof)\.?|{called})[ \u00a0]"
    return re.compile(rf"(?<![^\W_])(?:{before}{name}|{name},[ \u00a0](?:{called}))(?![^\W_])")


def _spoken(written: str) -> list[list[str]]:
    """The words of a name, each with its parts (Smith-Jones has two), in the order spoken."""
    surname, comma, rest = written.partition(",")
    spoken = f"{rest} {surname}" if comma else written
    if spoken.islower():  # then a small letter tells no particle
        spoken = spoken.title()
    return [parts for parts in map(words, spoken.split()) if parts]


def _units(written: str) -> list[list[str]]:
    """The words of a name that are the name, in the order spoken."""
    units = _spoken(written)
    while _stands_beside(units, 0, _TITLES):
        units = units[1:]
    while _stands_beside(units, -1, _SUFFIXES):
        units = units[:-1]
    before = (unit for unit in units[:-1] if "".join(unit).lower() not in _AMID)
    return [*before, *units[-1:]]


def _stands_beside(units: list[list[str]], at: int, words_beside: set[str]) -> bool:
    """Whether the first or last of the words is none of the names."""
    if len(units) < 2:
        return False
    word = units[at][0]
    if at == 0 and (word.isdigit() or (word.upper() in _RANKS and word != "Di")):
        return True
    return word.lower() in words_beside and len(units) > 1 + (word.lower() in _PERHAPS_A_NAME)


def is_particle(word: str) -> bool:
    """Whether it only belongs to the name after it, as in Maria Van Dijk and Oliver St John."""
    return word.islower() or word.lower() in _PARTICLES


def initials_of(
    first: list[str], middle: list[list[str]], last: list[str]
) -> Iterator[re.Pattern[str]]:
    """JAS and JS; MD and MvD of van Dijk; MO and M.O-F. of Oduya-Forbes."""
    names = [unit for unit in middle if not unit[0][0].islower()]
    particles = [unit for unit in middle if unit[0][0].islower()]
    for between in (names, middle, [], particles):
        letters = [
            f"[{unit[0][0]}{unit[0][0].upper()}]" if unit in particles else _letters(unit)
            for unit in (first, *between, last)
        ]
        yield re.compile(rf"(?<![^\W_]){_BETWEEN_INITIALS.join(letters)}(?![^\W_])")


def _letters(unit: list[str]) -> str:
    """The initial of a name, perhaps with those of its other parts."""
    initial, *more = (part[0].upper() for part in unit)
    others = "".join(_BETWEEN_INITIALS + other for other in more)
    return f"{initial}(?:{others})?" if others else initial


def single_initial(letter: str) -> re.Pattern[str]:
    """An initial that goes on with the sentence ("O. said", "O.'s"), and that numbers nothing."""
    before = r"(?<![^\W_])(?<![.&'\u2019-])(?<![A-Z]\.[ \u00a0])(?<!\b[A-Z][ \u00a0])"
    on = r"(?:\.(?:[,;)]| +(?!v\b)[a-z])|\.?['\u2019]s(?![^\W_]))"
    return re.compile(f"{before}{_NUMBERS_NOTHING}{letter}{on}")
