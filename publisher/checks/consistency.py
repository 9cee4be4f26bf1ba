"""Do the documents of a review agree with each other and with review.yml?

Only what is nearly certain is told, as advice, and never a word of a document but the
pseudonym, which is public: a name that reads almost like another may be somebody's real one.
"""

import re
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from publisher.config import ReviewSettings
from publisher.findings import Finding, Place, Rule
from publisher.letter.days import MONTHS

_MONTH = rf"(?P<month>{'|'.join(MONTHS)}),? (?P<year>(?:19|20)\d\d)"
_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_NUMBER = rf"\d{{1,2}}|{'|'.join(_ONES)}"
_COUNT = re.compile(
    r"\b(?:makes?|made|making|(?:is|are|were)(?: a total of)?|total of|sets? out|contains?|has)\s+"
    rf"(?P<count>{_NUMBER})\s+recommendations\b(?!\s+(?:for|to|about|on)\b)"
    rf"|\b(?P<counted>{_NUMBER})\s+recommendations\s+(?:are|were|have been)\s+made",
    re.IGNORECASE,
)
_STAGES = {
    "the day on which the review began": r"began|commenced|started",
    "the day on which the review ended": r"was completed|concluded|ended",
}
_PARTNERSHIP = re.compile(r"(?:[A-Z][\w'’&-]+ (?:and |of |& )?){1,6}Safety Partnership")
_NAME = re.compile(r"(?<![\w'’-])[A-Z][a-z]{3,}(?![\w-])")
_ALIKE = 0.9


@dataclass(frozen=True, slots=True)
class Texts:
    """A document as its texts: the name of its file, and each text with its place.

    `rows` is how many recommendations its table may be said to hold, for a plan.
    """

    file: str
    texts: Sequence[tuple[str, Place]] = field(repr=False)
    rows: frozenset[int] = frozenset()


def consistency(
    settings: ReviewSettings,
    documents: Sequence[Texts],
    pseudonyms: Collection[str],
    known: Container[str],
) -> Iterator[Finding]:
    """Every place that does not agree, from the redacted documents.

    `pseudonyms` stand for people in them; `known` are words in small letters that are no
    misspelt pseudonym: everyday English, and names that are allowed.
    """
    for document in documents:
        yield from _counts(document, documents)
        yield from _deaths(document, settings)
        yield from _partnerships(document, settings.partnership)
        yield from _nearly(document, pseudonyms, known)
    yield from _days(documents)


def _found(document: Texts, place: Place, detail: str) -> Finding:
    return Finding(Rule.R207, file=document.file, place=place, detail=detail)


def _saying(word: str, document: Texts) -> Iterator[tuple[str, Place]]:
    """The texts that say the word at all: few do, and a look for it is quicker than a pattern."""
    small = word.lower()
    return ((text, place) for text, place in document.texts if small in text.lower())


def _counts(document: Texts, documents: Sequence[Texts]) -> Iterator[Finding]:
    rows = frozenset[int]().union(*(one.rows for one in documents))
    for text, place in _saying("recommendations", document) if rows else ():
        for match in _COUNT.finditer(text):
            word = (match["count"] or match["counted"]).lower()
            said = int(word) if word.isdigit() else _ONES.index(word) + 1
            if said not in rows:
                detail = f"it says {said} recommendations, the action plan has {min(rows)}"
                yield _found(document, place, detail)


def _deaths(document: Texts, settings: ReviewSettings) -> Iterator[Finding]:
    name = re.escape(settings.pseudonym)
    died = re.compile(
        rf"(?:{name} (?:died|was (?:killed|murdered|found dead))|(?:death|murder|killing) of {name}"
        rf"|{name}['’]s (?:death|murder))\b[^.;]{{0,25}}?\b{_MONTH}",
        re.IGNORECASE,
    )
    for text, place in _saying(settings.pseudonym, document):
        for match in died.finditer(text):
            when = int(match["year"]), MONTHS.index(match["month"].lower()) + 1
            if when != settings.death_month:
                detail = "the month of the death is another than in review.yml"
                yield _found(document, place, detail)


def _partnerships(document: Texts, partnership: str) -> Iterator[Finding]:
    """Names that are almost the partnership's; a wholly other one may be meant."""
    right = partnership.lower().removeprefix("the ")
    for text, place in document.texts:
        for match in _PARTNERSHIP.finditer(text):
            name = match[0].lower().removeprefix("the ")
            same_length = len(name.split()) == len(right.split())
            if same_length and name != right and _like(name, right):
                yield _found(document, place, "the partnership is spelt in another way")


def _nearly(
    document: Texts, pseudonyms: Collection[str], known: Container[str]
) -> Iterator[Finding]:
    """Names that differ by one letter from a pseudonym and from nothing else that is known."""
    right = {word for name in pseudonyms for word in _NAME.findall(name)}
    for text, place in document.texts:
        for word in dict.fromkeys(_NAME.findall(text)):
            if word in right or word.lower() in known:
                continue
            for name in sorted(right):
                if _one_letter(word, name):
                    yield _found(document, place, f"a name is almost, and not quite, {name}")


def _days(documents: Sequence[Texts]) -> Iterator[Finding]:
    """Days of the review itself that two documents give differently."""
    for what, verbs in _STAGES.items():
        shape = re.compile(rf"\breview (?:process )?(?:{verbs}) in {_MONTH}", re.IGNORECASE)
        exact = re.compile(
            rf"\breview (?:process )?(?:{verbs}) on (?P<day>\d{{1,2}})\w{{0,2}} {_MONTH}",
            re.IGNORECASE,
        )
        said = [
            (match.groupdict().get("day"), f"{match['month']} {match['year']}".lower(), one, place)
            for one in documents
            for text, place in _saying("review", one)
            for way in (shape, exact)
            for match in way.finditer(text)
        ]
        days = {(day, month) for day, month, *_ in said if day}
        if len(days) > 1 or len({month for _, month, *_ in said}) > 1:
            for _, _, document, place in said:
                yield _found(document, place, f"{what} is given in two ways")


def _like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _one_letter(one: str, other: str) -> bool:
    """Whether a letter more, less, other, or two changed places make one of the other."""
    one, other = one.lower(), other.lower()
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        # "Rowans" is a plural, not a slip
        return not (one.removesuffix("s") == other or other.removesuffix("s") == one)
    return (
        one[start + 1 :] == other[start + 1 :]
        or one[start:] == other[start + 1 :]
        or one[start + 1 :] == other[start:]
        or (
            one[start : start + 2] == other[start : start + 2][::-1]
            and one[start + 2 :] == other[start + 2 :]
        )
    )
