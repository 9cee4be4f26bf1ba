"""The ways in which a person's name may be written."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, product

from publisher.english import everyday
from publisher.redaction.spelling import Spelling, ordinary, plural, slipped
from publisher.terms import FlaggedTerm

TITLE = (
    r"(?:(?:(?i:mrs?|mx|dr|prof|revd?)|Ms|ms)\.?|MS|Miss|MISS|Master|MASTER|Doctor|DOCTOR"
    r"|Professor|PROFESSOR|Sir|SIR|Dame|DAME|Lord|LORD|Lady|LADY|Reverend|REVEREND)"
)
"""What goes with a name when the name goes; "miss" is a verb, "MS." an illness. A rank or a
trade (PC, Nurse) stays: it tells what somebody did in the review, not who."""

_TITLES = re.compile(rf"^(?:{TITLE}\b\.?\s+)+(?=\S)", re.IGNORECASE)
_MERE_TITLES = re.compile(rf"^(?:(?!(?:dame|lady)\b){TITLE}\b\.?\s+)+(?=\S)", re.IGNORECASE)
_BRACKETS = re.compile('["\u201c\u201d()\\[\\]./]')
_HYPHEN = re.compile("[-\u2010-\u2015]")
_JOINED = re.compile("[-\u2010-\u2015'\u2018\u2019\u02bc ]")
_BOUND = re.compile("(Mc|Mac|[ODLdl])(?:['\u2018\u2019\u02bc ]|(?=[A-Z]))(.{2,})")
"""A particle that is nothing without what follows: Mc Donald, O'Brien, d'Arcy."""
_PARTICLES = (
    "al el ul ur bin ibn binti bint ben da das de del della den der di do dos du e la le lo los "
    "san st te ten ter van vande vanden vander von y zu ap ab ferch verch mc mac o "
    "\u00f3 ni n\u00ed nic ui u\u00ed mhic"
)
_PARTICLE = frozenset(_PARTICLES.split())
_BESIDE_NAMES = (
    "nee n\u00e9e n\u00e9 aka alias formerly or and mr mrs miss ms mx dr prof rev sir dame jr jnr "
    "junior sr snr senior mbe obe cbe kc qc esq ii iii"
)
_NO_NAME = frozenset(_BESIDE_NAMES.split())
_RANKED = (
    "pc wpc dc wdc ps ds di dci dsu pcso sgt hhj cllr "
    "constable sergeant inspector superintendent detective officer nurse midwife matron sister "
    "father councillor"
)
_RANKS = frozenset(_RANKED.split())
"""Before a name in the list these are no part of it: a PC of another name keeps the rank."""
_PERHAPS_A_NAME = frozenset(("Aka", "Alias", "Dame", "Junior", "Kc", "Lady", "Nee", "Senior"))
"""A name if no two others are left: Junior Campbell, Marisela Senior, Sita KC."""
_PERHAPS_CALLED = re.compile(
    r"(?<![\w'-])(?:Aka|Alias|Nee|N\u00e9)(?![\w'-])"
    r"|^(?:aka|alias|nee)(?=\s*,)|(?<=\w\s)(?:aka|alias|nee)$"
)
"""In small letters between two names it joins them: Jane Smith nee Lee, not Mary Nee Lee."""
_PERHAPS_GIVEN = frozenset(("Del", "Della", "Den", "Mac", "Nic"))
"""Amid a name these may be particles, or first names of their own."""
_SET_APART = re.compile(r"[\"\u201c(\[]\s*(\w+)\s*[\"\u201d)\]]|(?<!\w)([A-Z])\.")
"""What stands in brackets, and an initial with its stop."""
_OTHER_NAME = re.compile(r",?\s(?:n\u00e9e?|nee|aka|alias|formerly)\s")
_WORD = re.compile(r"(?<![\w'\u2019-])[^\W_]+(?![\w-])")
_MOST_GIVEN = 4
_SPELT_OUT = str.maketrans(
    {"\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue", "\u00f8": "oe", "\u00e5": "aa"}
    | {"\u00c4": "Ae", "\u00d6": "Oe", "\u00dc": "Ue", "\u00d8": "Oe", "\u00c5": "Aa"}
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in parts, each with the ways to write it, the fullest first."""

    given: tuple[tuple[str, ...], ...]
    surname: tuple[str, ...]


def spellings_of_person(term: FlaggedTerm) -> Iterator[Spelling]:
    """Every way to write the names of a person, beside those in which they were written."""
    spelt_out = (written.translate(_SPELT_OUT) for written in term.written)
    writings = dict.fromkeys((*term.written, *spelt_out))
    names = [name for written in writings for name in _readings(written)]
    surnames = tuple(dict.fromkeys(s for n in names if n.given for s in n.surname))
    for name in dict.fromkeys(names):
        yield from _alone(name)
        # A nickname may stand before each of the surnames.
        yield from _together(name if name.given else _Name((name.surname,), surnames))
        if name.given:
            yield from _handles(name)
        if term.initials and name.given:
            yield from _initials(name)
    for written in writings:
        yield from _cut_off(written)
        for word in _PERHAPS_CALLED.findall(written):
            yield Spelling(word.title(), cased=True)


def first_letters(term: FlaggedTerm) -> str:
    """The first letters of a person's first names, as capitals."""
    names = filter(None, map(_name, term.written))
    return "".join(dict.fromkeys(name.given[0][0][0].upper() for name in names if name.given))


def letters_alone(term: FlaggedTerm) -> str:
    """The first letters of a person's names that are one word and no surname, as capitals."""
    names = [name for name in map(_name, term.written) if name]
    surnames = {name.surname for name in names if name.given}
    alone = (name.surname for name in names if not name.given)
    return "".join(dict.fromkeys(n[0][0].upper() for n in alone if n not in surnames))


def _readings(written: str) -> Iterator[_Name]:
    """The name with its particles, and with those alone that may be first names."""
    for given in (frozenset[str](), _PERHAPS_GIVEN):
        if name := _name(written, given):
            yield name


def says_more_than_a_name(written: str) -> bool:
    """Whether other words stand in an entry too, as in "Jane Smith (deceased)" or "DOB 7/3/84".

    What is written wholly in small letters or in capitals is not told apart.
    """
    words = _WORD.findall(written)
    small = {word for word in words if word.islower()} - _PARTICLE - _NO_NAME
    dated = "DOB" in words or any(word.isdigit() for word in words)
    return dated or (not written.islower() and not small.isdisjoint(everyday()))


def _name(written: str, given: frozenset[str] = frozenset()) -> _Name | None:
    """Take a name apart: titles off, "Smith, Jane" turned round, particles kept together.

    None of `given` is a particle.
    """
    names = [word for word in _words(written, _TITLES) if word.lower() not in _NO_NAME]
    if len(names) < 2:
        words = _words(written, _MERE_TITLES)
        names = [word for word in words if word.lower() not in _NO_NAME or _may_be_a_name(word)]
    apart = filter(None, chain.from_iterable(_SET_APART.findall(written)))
    parts = _parts(names, given.union(apart, ("Ben",)))
    if not parts:
        return None
    return _Name(tuple(map(_ways, parts[:-1])), _ways(parts[-1]))


def _words(written: str, titles: re.Pattern[str]) -> list[str]:
    """The words of a name in the order spoken, without the titles before them."""
    spoken = _BRACKETS.sub(" ", titles.sub("", written.strip()))
    surname, comma, rest = spoken.partition(",")
    if comma and rest.strip():
        spoken = f"{rest} {surname}"
    words = [bare for word in spoken.split() if (bare := word.strip(","))]
    while len(words) > 1 and _is_rank(words[0]):
        words = words[1:]
    return words


def _may_be_a_name(word: str) -> bool:
    return word[0].isupper() and word.title() in _PERHAPS_A_NAME


def _cut_off(written: str) -> Iterator[Spelling]:
    """A last word that `_name` takes for none of the names and may be the surname.

    Ms Senior and Kathryn Senior, for Kathryn Ann Senior; Ms KC and Sita KC, for Sita Devi KC.
    """
    *names, last = _words(_OTHER_NAME.split(written)[0], _TITLES) or [""]
    others = [word for word in names if word.lower() not in _NO_NAME]
    if len(others) > 1 and _may_be_a_name(last):
        yield Spelling(last, cased=True, titled=True)
        article = {f"A {last}", f"A {last}s", f"{last}, A"}  # a Senior Practitioner
        for form in _together(_Name(tuple(map(_ways, others)), _ways(last))):
            if form.words not in article:
                yield replace(form, cased=True)


def _is_rank(word: str) -> bool:
    """Whether it is a rank, or a number behind one; Di may be Diana."""
    return word.isdigit() or (word.lower() in _RANKS and word != "Di")


def _parts(words: Sequence[str], names: Set[str]) -> list[str]:
    """The words, with particles joined to what follows: `van der Berg` is one part.

    Ben is a first name in Thomas Ben Wilson, and ben a particle in Yusuf ben Ali.
    """
    parts, held = [], ""
    for at, word in enumerate(words):
        held += word
        listed = {word, word.title() if word.isupper() else word}
        particle = word.lower() in _PARTICLE and names.isdisjoint(listed)
        if particle and 0 < at < len(words) - 1:
            held += " "
        elif held:
            parts.append(held)
            held = ""
    return parts


def _ways(part: str) -> tuple[str, ...]:
    """The part in full, its hyphened parts, what follows its particles, and it in one word."""
    ways = [part]
    bound = _BOUND.fullmatch(part)
    if bound:
        ways.append(f"{bound[1]} {bound[2]}")
    core = part if bound and " " not in part else part.split()[-1]
    pieces = [piece for piece in _HYPHEN.split(core) if piece.lower() not in _PARTICLE]
    ways += (core, *pieces, _JOINED.sub("", part))
    return tuple(filter(None, dict.fromkeys(ways)))


def _alone(name: _Name) -> Iterator[Spelling]:
    """Each part on its own, if it has two letters, also with an s."""
    for word in dict.fromkeys(way for part in (*name.given, name.surname) for way in part):
        if sum(map(str.isalnum, word)) < 2:
            continue
        cased = ordinary(word) or word.title() in _PERHAPS_GIVEN
        yield Spelling(word, cased=cased)
        for form in plural(word):
            yield Spelling(form, cased=cased or len(word) < 4, suffix="s")
        if slip := slipped(word):
            yield Spelling(slip, cased=True, slip=True)


def _together(name: _Name) -> Iterator[Spelling]:
    """The first names that may stand together, with and without a surname, before or after it."""
    last = _initials_of_surname(name.surname)
    for given in _chosen(name.given):
        first = " ".join(given)
        if not all(map(_is_initial, given)):
            if len(given) > 1:
                yield _spelling(first, given)
            for letters in filter(None, dict.fromkeys((last, last[:1]))):
                yield _spelling(" ".join((first, *letters)), (*given, *letters))
        for surname in name.surname:
            yield _spelling(f"{first} {surname}", (*given, surname))
            for form in plural(surname):
                yield _spelling(f"{first} {form}", (*given, form), suffix="s")
            turned = sum(map(str.isalnum, surname))
            yield _spelling(f"{surname}, {first}", (surname, *given), turned=turned)


def _initials_of_surname(surname: Sequence[str]) -> tuple[str, ...]:
    """As in Jane S., and Jane S-J. for Smith-Jones."""
    return tuple(part[0].upper() for way in surname[:1] for part in _HYPHEN.split(way) if part)


def _chosen(given: Sequence[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    """Every choice of first names in their order, each in full, in part or as its initial."""
    many = len(given) > _MOST_GIVEN
    choices = (("", *ways[:1]) if many else ("", *ways, *_initial_of(ways[0])) for ways in given)
    for chosen in product(*map(dict.fromkeys, choices)):
        if any(chosen):
            yield tuple(filter(None, chosen))


def _initial_of(given: str) -> tuple[str, ...]:
    """The first letter; for Anne-Marie also A-M."""
    letters = "-".join(piece[0] for piece in _HYPHEN.split(given) if piece)
    return tuple(dict.fromkeys((given[0], letters)))


def _is_initial(part: str) -> bool:
    return max(map(len, part.split("-"))) == 1


def _spelling(words: str, parts: Sequence[str], suffix: str = "", turned: int = 0) -> Spelling:
    # "A Price" and "I May" would be found in any sentence, but for the capitals.
    initial = any(map(_is_initial, parts))
    whole = sum(not _is_initial(part) for part in parts) > 1
    cased = initial or ordinary(words)
    return Spelling(words, whole=whole, cased=cased, turned=turned, initial=initial, suffix=suffix)


def _handles(name: _Name) -> Iterator[Spelling]:
    """The first initial and the surname in one word, as in a login."""
    first, last = name.given[0][0][0], _JOINED.sub("", name.surname[0])
    for words in (first + last, last + first):
        yield Spelling(words.lower(), handle=True)


def _initials(name: _Name) -> Iterator[Spelling]:
    """J.S. and JS; with the second names, and without; M.O-F. and MvD with all of a surname."""
    few = len(name.given) <= _MOST_GIVEN
    firsts = [(*(_letters(way[0]) if few else ()), way[0][0].upper()) for way in name.given]
    last = _letters(name.surname[0])
    chosen = chain(product(*firsts, last), product(firsts[0], last))
    for letters in dict.fromkeys(map("".join, chosen)):
        apart = " ".join(letters)
        ways = (apart, letters, f"{letters[:-1]} {letters[-1]}", f"{letters[0]} {letters[1:]}")
        for way in dict.fromkeys(ways):
            yield Spelling(way, cased=True, apart=True, initials=True)


def _letters(part: str) -> tuple[str, ...]:
    """The initials of a part: with those of its particles and hyphened parts, and without."""
    *particles, core = part.split()
    every = "".join(piece[0].upper() for piece in _JOINED.split(core) if piece) or core[0]
    before = "".join(word[0] for word in particles)
    return tuple(dict.fromkeys((every[0], every, before + every[0], before + every)))
