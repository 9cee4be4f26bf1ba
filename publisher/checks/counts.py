"""Is the number of recommendations the same wherever it is said?"""

import re
from collections.abc import Iterator, Sequence

from publisher.checks.listed import OF_OTHERS
from publisher.checks.texts import Texts, disagrees
from publisher.findings import Finding

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER = (
    rf"(?<![\w.-])(?:\d{{1,2}}|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[:9])}))?"
    rf"|{'|'.join(_ONES)})(?: ?\(\d{{1,2}}\))?"
)
_COUNT = re.compile(
    r"\b(?:makes?|made|making|(?:is|are|were)(?: a total of)?|total of|sets? out|contains?|has"
    r"|identif(?:y|ies|ied)|led to|resulted in|agreed|all)\s+"
    rf"(?P<count>{_NUMBER})\s+recommendations\b"
    r"(?!\s+(?:for|to|about|on|from|of|in|relating|concerning|regarding|that|which|were not)\b)"
    rf"|(?P<counted>{_NUMBER})\s+recommendations\s+(?:are|were|have been)\s+(?:made|set out|agreed)"
    r"(?!\s+(?:to|for|by)\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.?!])\s+")


def counts(document: Texts, documents: Sequence[Texts]) -> Iterator[Finding]:
    """Every place that says or lists another number of recommendations than the plan has."""
    rows = frozenset[int]().union(*(one.rows for one in documents))
    if not rows:
        return
    plan = f"the action plan has {min(rows)}"
    for text, place in document.saying("recommendations"):
        for sentence in _SENTENCE.split(text):
            for match in () if OF_OTHERS.search(sentence) else _COUNT.finditer(sentence):
                said = number_of(match["count"] or match["counted"])
                if said not in rows:
                    yield disagrees(document, place, f"it says {said} recommendations, {plan}")
    for one in document.listed:
        if rows.isdisjoint(one.counts):
            detail = f"it lists {one.total} recommendations, {plan}"
            yield disagrees(document, document.at(one.heading), detail)


def number_of(words: str) -> int:
    """The number from 1 to 99 that is written in figures or in words ("twenty-one")."""
    first, *more = re.split(r"[- ]", words.partition("(")[0].strip().lower())
    if first.isdigit():
        return int(first)
    if first in _ONES:
        return _ONES.index(first) + 1
    return 20 + 10 * _TENS.index(first) + (_ONES.index(more[0]) + 1 if more else 0)
