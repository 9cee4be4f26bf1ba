"""The pseudonym and the partnership, from the sentence in which the panel names the report.

A name that might be somebody's own, a number of the case and anything that can be read in two
ways are no pseudonym: a person is asked.
"""

import re
from collections.abc import Iterator, Sequence

from publisher.letter.said import Said, Unclear, said, sentence_at, sentences_of

_OPENING = re.compile(
    r"thank you (?:very much )?for (?:your |the )?(?:(?:re-?)?submi|(?:re-?)?send|provid|shar)"
    r"|(?:i am writing|i write|further to your|following your|with reference to your)",
    re.IGNORECASE,
)
_REPORT_WORDS = "domestic homicide review|domestic abuse[ -]related death review|dhr|dardr"
_REPORT = re.compile(rf"\b(?:{_REPORT_WORDS})\b", re.IGNORECASE)
_QUOTES = "'‘’\"“”"
_BRACKETED = re.compile(rf"\(\s*[{_QUOTES}]?\s*([^(){_QUOTES}]{{1,60}}?)\s*[{_QUOTES}]?\s*\)")
_NAMES = r"[A-Z][\w-]*(?:(?: and | & |, | )(?:[A-Z][\w-]*|[A-Z0-9]\b))*"
_DEATH_OF = re.compile(rf"\bdeaths? of (?:an? )?['‘\"“]?({_NAMES})")
_QUOTED = re.compile(r"(?<!\w)['‘\"“]([A-Z][\w-]*(?: [\w&-]+){0,3})['’\"”]")
_NO_PSEUDONYM = re.compile(
    r"dhrs?|dardrs?|csps?|qa|qap|imrs?|mps|hoqap|home office|domestic homicide review|"
    r"(?:the|a|an|this|that|your) .*|.*\b(?:partnership|panel|council|board|unit|borough|copy|"
    r"attached|enclosed|appendix|version|draft|report|ref(?:erence)?)\b.*|.*\d{4}.*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?:case|dhr|dardr|review|ref(?:erence)?|no|number)\b[ .:#-]*)+[\w/-]*\d[\w/-]*|[\d/ -]+",
    re.IGNORECASE,
)
"""A case by its number: what a partnership calls the review, not the person."""
_LABEL = re.compile(
    r"(?i:adult|child|person|victim|subject|mr|mrs|ms|miss) ?(?:[A-Z]{1,2}|\d{1,2})"
)
_ENDS = (
    r"(?:(?:Community )?Safety (?:and [A-Z]\w+ )?Partnership|Partnership)(?: Board| for [A-Z]\w+)?"
    r"|(?:Community )?Safety (?:Board|Executive|Forum|Group)"
    r"|Safer [A-Z]\w+(?!(?: [A-Z]\w+| and| &)* Partnership)"
)
_SMALL_WORDS = r"and|of|the|&|on|upon|in|with|under|le|by|y|yr"
_PARTNERSHIP = re.compile(
    r"\b(?:for|from|of|by|to)\s+(?:the\s+)?"
    rf"((?:[A-Z][\w'’-]*,?\s+(?:(?:{_SMALL_WORDS})\s+)*)*?(?:{_ENDS}))(?!\w)"
)
_BARE = re.compile(
    r"(?<![\w'’-])(?!(?:DHR|DARDR|Domestic|Review|The) )"
    rf"((?:[A-Z][\w'’-]*,?\s+(?:(?:{_SMALL_WORDS})\s+)*){{1,6}}?(?:{_ENDS}))(?!\w)"
)
_SUBJECT = re.compile(rf"\b(?:{_REPORT_WORDS})\s*[-–—:]\s*({_NAMES})$", re.IGNORECASE)
_SHORT = re.compile(r"\b(?:for|from|of|by)\s+(?:the\s+)?((?:[A-Z][\w'’-]*\s+){1,5}CSP)\b")


def openings_of(lines: Sequence[str]) -> list[str]:
    """The paragraph that names the report, from the sentence on that does; then its subject.

    An apology or a greeting may stand before that sentence. Where none begins as they usually
    do, the first that speaks of the review is taken.
    """
    named = [line for line in lines if _REPORT.search(line)]
    usual = [rest for line in lines if (rest := _from_opening(line))]
    subjects = [line for line in named if len(line) < 200 and not line.endswith((".", ":"))]
    others = [line for line in named if line not in subjects]
    return list(dict.fromkeys([*usual[:1], *subjects, *(others[:1] if not usual else [])]))


def _from_opening(line: str) -> str:
    sentences = sentences_of(line)
    at = next((at for at, sentence in enumerate(sentences) if _OPENING.match(sentence)), None)
    return "" if at is None else line[line.index(sentences[at]) :]


def pseudonym_in(openings: Sequence[str]) -> Said[str] | Unclear | None:
    """The name in brackets, after "the death of", or the one that is quoted."""
    for opening in openings:
        for pattern in (_BRACKETED, _DEATH_OF, _QUOTED, _SUBJECT):
            found = list(_candidates(pattern, opening))
            if found:
                return _the_one(found, opening)
    number = next(
        (m for o in openings for m in _BRACKETED.finditer(o) if _NUMBER.fullmatch(m[1].strip())),
        None,
    )
    if number:
        asks = "The letter gives only a number of the case. Which pseudonym?"
        return Unclear(asks, sentence_at(number.string, number.start()))
    return None


def _candidates(pattern: re.Pattern[str], opening: str) -> Iterator[tuple[str, int]]:
    for found in pattern.finditer(opening):
        name = _small(found[1].strip()) if opening.isupper() else found[1].strip()
        other = _NO_PSEUDONYM.fullmatch(name) or _NUMBER.fullmatch(name) or name[0].islower()
        if not (other or _shortens(name, opening[: found.start()])):
            yield name, found.start()


def _small(name: str) -> str:
    """A name from a line in capitals, as it is written elsewhere ("Adult A")."""
    return " ".join(word.capitalize() for word in name.split())


def _shortens(name: str, before: str) -> bool:
    """Whether it is made of the first letters of the words before it."""
    words = re.findall(r"[A-Z]\w*", before)[-len(name) :]
    return len(name) > 1 and name == "".join(word[0] for word in words)


def _the_one(found: Sequence[tuple[str, int]], opening: str) -> Said[str] | Unclear:
    name, at = found[0]
    words = sentence_at(opening, at)
    if len({name for name, _ in found}) > 1:
        return Unclear("The letter gives more than one name here. Which is the pseudonym?", words)
    if " " in name and not _LABEL.fullmatch(name):
        return Unclear("This may be a real name, or more than one. Which pseudonym?", words)
    return said(name, opening, at)


def partnership_in(openings: Sequence[str]) -> Said[str] | Unclear | None:
    """The partnership that the report comes from, by its whole name."""
    for opening in openings:
        if found := _PARTNERSHIP.search(opening):
            return said(found[1].strip(), opening, found.start())
    bare = [(found, opening) for opening in openings for found in _BARE.finditer(opening)]
    if bare:
        found, opening = bare[0]
        if len({one[1].lower() for one, _ in bare}) > 1:
            words = sentence_at(opening, found.start())
            return Unclear("The letter names more than one. Which?", words)
        return said(found[1].strip(), opening, found.start())
    for opening in openings:
        if found := _SHORT.search(opening):
            asks = "The letter shortens its name. Write the whole of it."
            return Unclear(asks, sentence_at(opening, found.start()))
    return None
