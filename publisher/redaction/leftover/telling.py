"""Words that took a flagged name's place where what stands beside them tells the name.

Whoever reads "3 Rowan 2022" or "the disclosure scheme (Rowan's Law)" knows what stood there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from publisher.english import everyday
from publisher.redaction.dates import MONTH_OF
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.shapes import Found
from publisher.redaction.leftover.vocabulary import BODIES, words_in
from publisher.redaction.months import SEASONS, WEEKDAYS
from publisher.terms import FlaggedTerm, TermKind

_MONTH = f"(?:{'|'.join(sorted(map(str.title, MONTH_OF), key=len, reverse=True))})"
_TO = (
    r"(?:\s?[-\u2013/&]\s?"
    r"|,?\s(?:(?:(?:up|through)\s)?(?:to|until)|and|or|neu|hyd(?:\sat)?)\s)"
)
_IN = (
    r"(?i:in|during|throughout|early|mid|late|last|next|each|every|circa"
    r"|ym|dd?echrau|dd?iwedd|[cg]anol)"
)
_PART_OF = (
    r"(?i:(?:start|beginning|middle|end|the\smonth"
    r"|(?:first|second|third|last|latter)\s(?:days|half|part|week))\sof)\s"
)
_AFTER_A_VERB = (
    *("assault", "assaults", "attack", "attacks", "based", "call", "called", "check", "checked"),
    *("depend", "dependent", "effect", "effects", "focus", "focused", "impact", "pressure"),
    *("reliant", "relied", "rely", "strain", "violence"),
)
_ABOUT_SOMEBODY = (
    *("belief", "believe", "believed", "believes", "believing", "confide", "confided", "confides"),
    *("confiding", "confidence", "faith", "interest", "interested"),
)
"""Behind these "in Rowan" is no month. Not trust: a Trust may have done something in June."""


def _not_behind(*words: str) -> str:
    """Nothing where one of these stands before."""
    return "".join(rf"(?<!{word})" for word in words)


_ON = (
    _not_behind(*(rf"{verb}\s" for verb in _AFTER_A_VERB))
    + r"(?<!\w)(?i:on(?:\sthe)?|the\s(?:following|previous)|every|each|last|next)"
)
_NO_MONTH = _not_behind(r"\b[Tt]he\slate", *(rf"(?i:{word})\sin" for word in _ABOUT_SOMEBODY))
_WHO = ("adult", "child", "friend", "person", "sibling", "witness")
_NO_DAY = _not_behind(
    *(r"age\sof\s", r"[Aa]ged\s", r"\b[Aa]t\s", r"\d:", r"\d{4}[-/\u2013]"),
    *(r"\d/\d/", r"\d/\d\d/", r"\d-\d-", r"\d-\d\d-"),
    *(rf"(?i:{who})\s" for who in _WHO),
)
"""Behind these a number of two figures is an age, a time, the year of a date or a label."""
_NTH = r"(?:\s?(?:st|nd|rd|th))?"
_YEAR = r",?[\s-](?:of\s)?(?:(?:19|20)\d\d|['\u2018\u2019]\d\d)(?!\w)"
_FURTHER = (
    r"(?:\s(?:the\s)?\d{1,2}(?:st|nd|rd|th)|\s\d{1,2},?\s(?:19|20)\d\d|\sonwards?"
    r"|\s(?i:half[\s-]term|bank\sholiday)"
    r"|\sof\s(?:that|the\s(?:same|following|previous))\syear)(?!\w)"
)
"""What follows a month alone."""
_ALONE = r"(?!\w|['\u2019]|\sand\s[A-Z])"
"""Not "the end of Rowan and Linnet's marriage"."""
_NO_COUNT = r"(?!\w|\s(?:day|hour|minute|month|occasion|time|week|year))"
_YEAR_FIRST = r"(?:19|20)\d\d\s"
_NO_SENTENCE = r"(?=[).:;\]|/]|\s?[-\u2013\u2014|]|\s[\d(]|\n|\s*\Z)"
_KIND = (
    r"(?:Council|Police|Constabulary|Partnership|Hospital|Infirmary|University|NHS|Fire|Ambulance"
    r"|Board|College|Court|Foundation|Trust)"
)
_A_WORD = r"(?:[A-Z][a-z]+(?:['\u2019]s?)?|&)"
_BLANK = r"[^\S\n\t]"
_AND = r"and\s[A-Z][a-z]+\s(?=NHS\b|Fire\b|Partnership\b)"
_BODY = (
    rf"(?:{_BLANK}(?:{_A_WORD}\s){{0,3}}(?:{_AND})?"
    rf"|\s(?:{_AND}|(?:(?:Borough|City|County|District|Metropolitan)\s){{0,2}})){_KIND}"
)
"""On the next line or behind a tab another name may begin, as of a cover's partnership."""
_OF = r"(?:(?:University|City|County|Borough)\sof|HMP|HM\sPrison|Carchar|Cyngor|Heddlu|Ysbyty)"
_NO_LAW = r"(?!\s(?:centre|degree|enforcement|firm|school|society|student))"
_S = r"[^\w\s]?s"
"""A possessive, perhaps with another sign for its apostrophe, or with none."""
_PRINTED = r"(?:19|20)\d\d[a-z]?(?=\s?[);:])"
_OF_AN_AUTHOR = (
    rf"(?:\set\sal\b|,\s{_PRINTED}|,\s(?:[A-Z]\.[\s-]?){{0,2}}[A-Z](?=\.\s?(?:[,&(]|and\s)))"
)
"""Rowan et al, (Rowan, 2016), Rowan, A. (2016)."""


class Telling:
    """Looks for phrases and dates that tell what a flagged person's name was."""

    def __init__(self, terms: Sequence[FlaggedTerm], bodies: Iterable[str] = ()) -> None:
        """Of these `bodies` the whole name is known, and needs no other before it."""
        people = [t for t in terms if t.kind is TermKind.PERSON and t.becomes]
        whole = [body for body in bodies if _is_a_whole_name(body)]
        shapes = (
            (people, partial(_in_a_phrase, bodies=whole)),
            (_called(MONTH_OF, people), _in_a_date),
            (_called(WEEKDAYS, people), _on_a_day),
            (_called(SEASONS, people), _in_a_season),
        )
        self._shapes = [
            (re.compile(shape(_any_of(some))), {t.becomes: t.id for t in reversed(some)})
            for some, shape in shapes
            if some
        ]

    def found(self, number: int, text: str, lead: int = 0) -> Iterator[Found]:
        """Such phrases in passage `number`, whose text this is, behind its printed number."""
        said = text[lead:]
        for shape, whose in self._shapes:
            for match in shape.finditer(said):
                words = match[match.lastindex or 0]
                start, end = match.span()
                yield Found(Kind.TELLING, number, lead + start, lead + end, whose[words])


def _called(names: Iterable[str], people: Iterable[FlaggedTerm]) -> list[FlaggedTerm]:
    """Those with such a name among theirs."""
    small = {name.lower() for name in names}
    return [person for person in people if not small.isdisjoint(words_in(person.written))]


def _any_of(people: Iterable[FlaggedTerm]) -> str:
    words = sorted({re.escape(term.becomes) for term in people}, key=lambda one: (-len(one), one))
    return "|".join(words)


def _is_a_whole_name(body: str) -> bool:
    """Whether it has a word that is a name: not "Community Safety Partnership"."""
    ends = re.search(rf"\b{_KIND}\Z", body.strip())
    return bool(ends) and any(w not in BODIES and w not in everyday() for w in words_in([body]))


def _in_a_phrase(words: str, bodies: Sequence[str]) -> str:
    """A law, a body, an author or an illness that is called so, or after somebody."""
    known = "|".join(r"\s+".join(map(re.escape, body.split())) for body in bodies)
    unknown = rf"(?!\s+(?:{known})(?!\w))" if known else ""
    law = rf"(?:{_S}\s(?i:law)|\sLaw|(?<=\])\slaw)\b{_NO_LAW}|{_S}\sRule\b"
    after = rf"(?:{law}|{_S}\s(?:disease|syndrome)\b|{unknown}{_BODY}\b|{_OF_AN_AUTHOR})"
    before = rf"(?:Cyfraith|Deddf|Rheol|Ask\s[Ff]or|{_OF}|Monckton)"
    saint = rf"(?:St\.?|Saint|Sant|King|Queen|Prince|Princess)\s({words})(?:{_S})?(?!\w)"
    cited = rf"(?:(?<=\band\s)|(?<=&\s))({words})\s\({_PRINTED}"
    return rf"(?<!\w)(?:({words}){after}|{before}\s({words})(?!\w)|{saint}|{cited})"


def _in_a_date(words: str) -> str:
    """Where a month stands: by a day, before a year, beside another month, after "in".

    After a year it stands in a heading or a list; "In 2012 Rowan moved" tells nothing.
    """
    day = rf"{_NO_DAY}\d{{1,2}}{_NTH}(?:[-/]|\s?(?:(?:day\s)?of\s)?)"
    before = rf"(?:{day}|(?<!\w){_IN}{_NO_MONTH}[\s-]|(?<!\w){_MONTH}{_TO})"
    after = rf"(?:{_YEAR}|{_TO}{_MONTH}(?!\w)|{_FURTHER})"
    alone = rf"(?<![\w,]\s)(?<![\w.,/-]){_YEAR_FIRST}({words})(?!\w|['\u2019])"
    at_an_end = rf"(?<!\w){_YEAR_FIRST}({words}){_NO_SENTENCE}"
    here = rf"(?<![\w.]){before}({words})(?!\w|['\u2019])"
    first = rf"(?<!\w)(?i:on)\s({words})\s\d{{1,2}}{_NO_COUNT}"
    part = rf"(?<!\w){_PART_OF}({words}){_ALONE}"
    return rf"(?:{here}|{first}|{part}|{alone}|{at_an_end}|(?<!\w)({words}){after})"


def _on_a_day(words: str) -> str:
    """Where a day of the week stands: after "on", before a date or a time of day."""
    days = rf"(?:{'|'.join(WEEKDAYS)})"
    date = rf",?\s(?:the\s)?\d{{1,2}}(?:{_NTH}\s(?:(?:day\s)?of\s)?{_MONTH}|[./-]\d{{1,2}}[./-]\d)"
    after = rf"(?:{date}|\s(?i:morning|lunchtime|afternoon|evening|night)|{_TO}{days}(?!\w))"
    before = rf"(?:{_ON}\s|(?<!\w){days}{_TO})"
    return rf"(?:{before}({words})(?!\w|['\u2019])|(?<!\w)({words}){after})"


def _in_a_season(words: str) -> str:
    """Where a season stands: before a year, beside another season, after "in"."""
    seasons = rf"(?:{'|'.join(SEASONS)})"
    before = rf"(?<!\w)(?:{_IN}[\s-](?:the\s)?|(?i:over)\sthe\s|{seasons}{_TO})"
    part = rf"(?<!\w){_PART_OF}(?:the\s)?({words}){_ALONE}"
    after = rf"(?:{_YEAR}|{_TO}{seasons}(?!\w)|\s(?i:break|holidays?|term)(?!\w))"
    return rf"(?:{part}|{before}({words})(?!\w|['\u2019])|(?<!\w)({words}){after})"
