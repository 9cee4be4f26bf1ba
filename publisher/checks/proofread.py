"""A proofreader's hint: words that stand twice in a row, and words that no dictionary has.

Advice for a person who reads, so it had rather miss a slip than cry wolf: names, capitals,
numbers, and words that a document uses again and again are passed over. A misspelt word may
be a flagged name, so a finding tells only where it stands; the private preview shows it.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from publisher.checks.texts import Texts
from publisher.findings import Finding, Place, Rule, together

SHOWN = 5
"""So many places of one document are named; the rest is counted."""
OFTEN = 3
"""A word that stands so often is meant."""
FOREIGN = 0.3
"""A text of which so many words are unknown is in another language."""
FIELD_WORDS = frozenset(
    """
    caseworker caseworkers casework helpline helplines signpost signposts signposted signposting
    safeguarding headteacher headteachers multidisciplinary cyberstalking gaslighting triaged
    triaging upskill upskilling stepchild stepchildren stepdaughter stepson honour dysregulation
    chairing panellist panellists timeframe timeframes timescale timescales disclosable unredacted
    pseudonymised anonymised deidentified neurodivergent neurodiverse perinatal postnatal antenatal
    comorbid comorbidity psychosocial dataset datasets subcontractor subcontracted webpage webpages
    weblink weblinks workstream workstreams biannually perpetrated rehoused rehousing rehouse
    redactions anonymisation shorthold codamol compliances
    cannabinoids polydrug misuser misusers needle wellbeing healthcare workplace downgraded
    """.split()  # noqa: SIM905
)
"""Words of domestic abuse work that general dictionaries lack."""
_TWICE = re.compile(r"(?<![\w'’-])([A-Za-z]+)[ \n]+(?=(?i:(\1))(?![\w'’-]))")
_MAY_STAND_TWICE = frozenset(
    {"are", "is", "that", "had", "very", "many", "long", "far", "no", "so"}
)
_WORD = re.compile(r"(?<![\w'’.@/\\#])[a-z]{4,}(?:['’](?:s|t|d|ll|re|ve))?(?![\w@/]|\.\w|://)")
_BEFORE = ("non", "un", "re", "co", "pre", "multi", "inter", "sub", "over", "under", "self", "mis")
_IZE = re.compile(r"iz(?=e|ing|at)")
_ENDING = re.compile(r"['’](?:s|t|d|ll|re|ve)$")


@dataclass(frozen=True, slots=True)
class Slip:
    """One place where a proofreader would stop; `words` are those of the document."""

    rule: Rule
    place: Place
    words: str = field(repr=False)


def proofread(document: Texts, known: Container[str]) -> Iterator[Finding]:
    """One finding for all words that stand twice, and one for all that are not `known`."""
    found = slips_in(document, known)
    for rule in (Rule.R208, Rule.R209):
        places = [slip.place for slip in found if slip.rule is rule]
        if places:
            yield Finding(rule, file=document.file, place=places[0], detail=_others(places[1:]))


def slips_in(document: Texts, known: Container[str]) -> list[Slip]:
    """Every place in the order of the document."""
    found = [_WORD.findall(text) for text, _ in document.texts]
    often = Counter(chain.from_iterable(found))
    strange = {word for word in often if not is_known(word, known)}
    slips = []
    for (text, place), words in zip(document.texts, found, strict=True):
        slips += [Slip(Rule.R208, place, f"{word} {word}") for word in _twice(text)]
        unknown = [word for word in words if word in strange]
        if len(unknown) <= max(2, FOREIGN * len(words)):
            slips += [Slip(Rule.R209, place, word) for word in unknown if often[word] < OFTEN]
    return slips


def _twice(text: str) -> Iterator[str]:
    for match in _TWICE.finditer(text):
        word = match[2]
        if word.islower() and word not in _MAY_STAND_TWICE:
            yield word


def is_known(word: str, known: Container[str]) -> bool:
    """Whether a word in small letters is in the dictionary, or made from one that is."""
    if word in known or word in FIELD_WORDS:
        return True  # as most are
    plain = word.replace("’", "'")
    ways = {plain, _ENDING.sub("", plain), _IZE.sub("is", _ENDING.sub("", plain))}
    if any(way in known or way in FIELD_WORDS for way in ways):
        return True
    return any(
        way.startswith(start) and way[len(start) :] in known
        for way in ways
        for start in _BEFORE
        if len(way) > len(start) + 2
    )


def _others(places: Sequence[Place]) -> str:
    """The further places in words: ", and at paragraphs 7, 9; row 2 and 14 more places"."""
    others = list(dict.fromkeys(place for place in places if str(place)))
    if not others:
        return f", {len(places) + 1} times" if places else ""
    more = len(others) - SHOWN
    told = f", and at {together(others[:SHOWN])}"
    return f"{told} and {more} more places" if more > 0 else told
