"""From a flagged term to every way in which it may be written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from publisher.redaction.addresses import spellings_of_address
from publisher.redaction.dates import pattern_of_month, spellings_of_date
from publisher.redaction.names import spellings_of_person
from publisher.redaction.patterns import usable_pattern
from publisher.redaction.spelling import Spelling, ordinary
from publisher.redaction.welsh import mutated
from publisher.terms import FlaggedTerm, TermKind


def forms_of(term: FlaggedTerm) -> tuple[Spelling, ...]:
    """Every way to write the term, each with at least two letters or digits.

    None for a pattern, and none for a date that cannot be read.
    """
    forms = [form for form in _forms(term) if _length(form.words) > 1]
    if term.match_case and term.kind not in (TermKind.DATE, TermKind.IDENTIFIER):
        forms = [replace(form, cased=True) for form in forms]
    return tuple(dict.fromkeys(forms))


_MUTATED = (TermKind.PERSON, TermKind.ADDRESS, TermKind.ORGANISATION, TermKind.TEXT)
"""What is words. A date has its Welsh months; a letter at the start of a number stays."""


def welsh_forms_of(term: FlaggedTerm, spoken: str) -> tuple[Spelling, ...]:
    """The term's forms as Welsh changes their beginnings, but for those that are `spoken`.

    `spoken` are words in small letters, each between spaces.
    """
    if term.kind not in _MUTATED:
        return ()
    # "Gwen" may be Wen; but what is left of "Gym" is "ym", at the beginning of many a sentence
    shortest = 2 if term.kind is TermKind.PERSON else 3
    forms = (changed for form in forms_of(term) for changed in mutated(form))
    long = (form for form in forms if _length(form.words) >= shortest)
    return tuple(form for form in long if f" {form.words.lower()} " not in spoken)


def patterns_of(term: FlaggedTerm) -> tuple[re.Pattern[str], ...]:
    """The regular expressions of a pattern that can be used, and of a month; none of others."""
    match term.kind:
        case TermKind.PATTERN:
            return tuple(filter(None, map(usable_pattern, term.written)))
        case TermKind.DATE:
            return tuple(filter(None, map(pattern_of_month, term.written)))
        case _:
            return ()


def can_be_looked_for(term: FlaggedTerm) -> bool:
    """Whether something can be looked for in every way in which the term was written."""
    each = (replace(term, written=(written,)) for written in term.written)
    return bool(term.written) and all(
        patterns_of(one) or any(_length(form.words) > 1 for form in _forms(one)) for one in each
    )


def _forms(term: FlaggedTerm) -> Iterable[Spelling]:
    match term.kind:
        case TermKind.PERSON:
            return chain(map(_as_written, term.written), spellings_of_person(term))
        case TermKind.ADDRESS:
            return (form for words in term.written for form in spellings_of_address(words))
        case TermKind.DATE:
            return (form for words in term.written for form in spellings_of_date(words))
        case TermKind.IDENTIFIER:
            return (form for words in term.written for form in _spellings_of_number(words))
        case TermKind.ORGANISATION | TermKind.TEXT:
            return (form for words in term.written for form in _spellings_of_words(words))
        case TermKind.PATTERN:
            return ()


_ST = re.compile(r"\bst(?:\.\s*|[\s-]+)(?=\w)", re.IGNORECASE)
_SAINT = re.compile(r"\bsaint[\s-]+(?=\w)", re.IGNORECASE)
"""Before a word: the St of a High St is a street."""


def _as_written(words: str) -> Spelling:
    return Spelling(words, whole=" " in words, cased=ordinary(words))


def _spellings_of_words(words: str) -> Iterator[Spelling]:
    """As written, and with "and" for "&", "Saint" for "St", and the other way round."""
    for sign in (words, words.replace("&", " and "), re.sub(r"(?i)\band\b", "&", words)):
        for way in (sign, _ST.sub("Saint ", sign), _SAINT.sub("St ", sign)):
            yield Spelling(way, whole=" " in words)


def _spellings_of_number(written: str) -> Iterator[Spelling]:
    """The number in any spacing; a telephone number also with and without its country.

    A sheet that takes it for a sum keeps it without the nought at its start.
    """
    yield Spelling(written, whole=True, loose=True)
    digits = re.sub(r"\D", "", written)
    if re.fullmatch(r"(?:0|0?0?44)0?[1-9]\d{8,9}", digits) and not re.search(
        r"[a-z]", written, re.I
    ):
        local = re.sub(r"^(?:0044|044|44)?0?", "", digits)
        for start in ("", "0", "44", "440", "0044", "00440"):
            yield Spelling(start + local, whole=True, loose=True)


def _length(words: str) -> int:
    return sum(map(str.isalnum, words))
