"""Are the days and months of a review the same wherever they are said?

Compared with review.yml: the month of the death, the day of the letter and of the panel's
meeting. Compared with one another: the days of the review itself, and the period under review.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from publisher.checks.texts import Texts, disagrees
from publisher.config import LetterSettings, ReviewSettings
from publisher.findings import Finding, Place
from publisher.letter.days import MONTHS, days_in
from publisher.model import Role

_NAMES = "|".join((*MONTHS, *(month[:3] for month in MONTHS), "sept"))
_WHEN = rf"(?:(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_NAMES})\b\.?,?\s+"
_WHEN += r"(?P<year>(?:19|20)\d\d)\b"
_PLAIN = re.sub(r"\?P<\w+>", "", _WHEN)
_DIED = r"(?:died|was (?:killed|murdered|found dead|fatally \w+)|took (?:her|his|their) own life)"
_STAGES = {
    "the day on which the review began": r"began|commenced|started",
    "the day on which the review ended": r"was (?:completed|concluded)|concluded|ended",
    "the day on which the report was finished": (
        r"was (?:finalised|finished|signed off|agreed|approved)"
    ),
}
_REVIEW = (
    r"\b(?:review|report)(?: process| panel)?(?: (?:began|commenced|started)[^.;]{0,40}? and)?"
)
_FROM_TO = rf"\s+(?P<first>{_PLAIN})\s+(?:to|and|until|up to|-|–)\s+(?P<last>{_PLAIN})"
_PERIODS = tuple(
    re.compile(start + _FROM_TO, re.IGNORECASE)
    for start in (
        r"\b(?:period|time ?frame|timescale|scope)\b[^.;]{0,60}?\b(?:from|between|of|is|was)",
        r"\breview (?:cover|consider|examine|look)(?:s|d|ed)?\b[^.;]{0,40}?"
        r"\b(?:from|between|period)",
    )
)
_PANEL = re.compile(r"\b(?:quality assurance|QA) panel\b", re.IGNORECASE)
_LETTER_OF = re.compile(
    r"\b(?:letter|feedback)\b[^.;]{0,50}?\b(?:dated|of|on)\s+(?:the\s+)?$", re.IGNORECASE
)
_MET = re.compile(
    r"(?:\b(?:considered|assessed|discussed|reviewed)\b[^.;]{0,70}?\bon"
    r"|\bpanel(?:['’]s)? (?:met|meeting)\b[^.;]{0,30}?\b(?:on|of))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OTHER_PANEL = re.compile(r"\b(?:review|DHR|DARDR) panel\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.?!])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class _When:
    """A month, with its day where that is said; months that agree may have one without a day."""

    year: int
    month: int
    day: int | None = None

    def agrees(self, other: "_When") -> bool:
        """Whether both may be the same day."""
        days = {self.day, other.day} - {None}
        return (self.year, self.month) == (other.year, other.month) and len(days) < 2


def days(documents: Sequence[Texts], settings: ReviewSettings) -> Iterator[Finding]:
    """Every place whose day or month is another than that of review.yml or another document."""
    for document in documents:
        yield from _deaths(document, settings)
        yield from _begun_before(document, settings)
        if settings.letter and document.role is not Role.LETTER:
            yield from _of_the_letter(document, settings.letter)
    for what, verbs in _STAGES.items():
        shape = re.compile(rf"{_REVIEW} (?:{verbs}) (?:on|in) (?:the )?{_WHEN}", re.IGNORECASE)
        yield from _in_two_ways(what, _stages(shape, documents))
    for what, group in {"beginning": "first", "end": "last"}.items():
        yield from _in_two_ways(f"the {what} of the period under review", _ends(group, documents))


def _deaths(document: Texts, settings: ReviewSettings) -> Iterator[Finding]:
    name = re.escape(settings.pseudonym)
    died = re.compile(
        rf"(?:\b{name} {_DIED}|\b(?:death|murder|killing|homicide) of {name}"
        rf"|\b{name}['’]s (?:death|murder))\b[^.;]{{0,25}}?\b{_WHEN}",
        re.IGNORECASE,
    )
    before = re.compile(rf"\b(?:in|on) (?:the )?{_WHEN},? {name} {_DIED}", re.IGNORECASE)
    of_date = re.compile(
        rf"\b(?:date|month) of (?:the |{name}['’]s )?(?:death|homicide|murder)\W{{1,3}}{_WHEN}",
        re.IGNORECASE,
    )
    for text, place in document.texts:
        found = [one for shape in (died, before, of_date) for one in shape.finditer(text)]
        if any(_month(match) != settings.death_month for match in found):
            yield disagrees(document, place, "the month of the death is another than in review.yml")


def _begun_before(document: Texts, settings: ReviewSettings) -> Iterator[Finding]:
    shape = re.compile(
        rf"\bthe review(?: process)? (?:began|commenced|started) (?:on|in) {_WHEN}", re.IGNORECASE
    )
    for text, place in document.saying("review"):
        if any(_month(match) < settings.death_month for match in shape.finditer(text)):
            yield disagrees(document, place, "the review began before the death of review.yml")


def _of_the_letter(document: Texts, letter: LetterSettings) -> Iterator[Finding]:
    """Sentences about the Home Office's panel that give another day than the letter."""
    for text, place in document.saying("panel"):
        for sentence in filter(_PANEL.search, _SENTENCE.split(text)):
            dated = _days_after(_LETTER_OF, sentence)
            if dated - {letter.dated}:
                detail = "the day of the panel's letter is another than in review.yml"
                yield disagrees(document, place, detail)
            other = _OTHER_PANEL.search(sentence)
            met = set() if other else _days_after(_MET, sentence) - dated
            if met and letter.panel_met and letter.panel_met not in met:
                detail = "the day of the panel's meeting is another than in review.yml"
                yield disagrees(document, place, detail)


def _days_after(words: re.Pattern[str], sentence: str) -> set[date]:
    return {d.when for d in days_in(sentence) if d.when and words.search(sentence[: d.at])}


_Told = tuple[_When, Texts, Place]


def _stages(shape: re.Pattern[str], documents: Sequence[Texts]) -> Iterator[_Told]:
    for document in documents:
        for text, place in document.texts:
            for match in shape.finditer(text):
                yield _when(match), document, place


def _ends(group: str, documents: Sequence[Texts]) -> Iterator[_Told]:
    whole = re.compile(_WHEN, re.IGNORECASE)
    for document in documents:
        for text, place in document.texts:
            for match in (one for shape in _PERIODS for one in shape.finditer(text)):
                if found := whole.fullmatch(match[group]):
                    yield _when(found), document, place


def _in_two_ways(what: str, told: Iterator[_Told]) -> Iterator[Finding]:
    said = list(told)
    if not all(one.agrees(other) for one, *_ in said for other, *_ in said):
        for _, document, place in said:
            yield disagrees(document, place, f"{what} is given in two ways")


def _when(match: re.Match[str]) -> _When:
    year, month = _month(match)
    return _When(year, month, int(match["day"]) if match["day"] else None)


def _month(match: re.Match[str]) -> tuple[int, int]:
    short = match["month"][:3].lower()
    return int(match["year"]), [month[:3] for month in MONTHS].index(short) + 1
