"""Names that tell times too (April, Sunday, Summer): where the time is meant, no name is.

Put in a month's place, a pseudonym would tell the name: "3 Rowan 2022".

Invariant: a doubt is a name. Where one took such a place, `leftover.telling` stops the review.
"""

import re
from collections.abc import Set
from typing import TypeAlias

from publisher.redaction.dates import MONTH_OF

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = ("Spring", "Summer", "Autumn", "Winter", "Gwanwyn", "Haf", "Gaeaf")
_SMALL_DAYS = frozenset(map(str.lower, WEEKDAYS))
_SMALL_SEASONS = frozenset(map(str.lower, SEASONS))
_MONTH = f"(?:{'|'.join(sorted(MONTH_OF, key=len, reverse=True))})"
_PERIOD = f"(?:{_MONTH}|{'|'.join(sorted(_SMALL_SEASONS))})"
_FULL_YEAR = r"(?:19|20)[0-9]{2}"
_YEAR = rf"[ -]?(?:of )?(?:{_FULL_YEAR}|'[0-9]{{2}})(?!\w| ?- ?{_FULL_YEAR}(?!\w))"
"""The year of a month; "June 1984-2019" may be on a grave."""
_NTH = "(?: ?(?:st|nd|rd|th))?"
_THEN = rf"(?:[0-9]{{1,2}}{_NTH} )?{_PERIOD}{_YEAR}"
_AND = r",?(?: (?:and|or|a|ac|neu) | ?[-/&] ?)"
_A_WORD = r"\b(?:and|after|before|by|due|from|of|on|or|since|to|until)"
_NOBODY = "".join(rf"(?<!\b{verb} )" for verb in ("with", "gyda", "saw", "met", "told"))
_DATE = rf"[0-9]{{1,2}}{_NTH}(?: day)? (?:of )?{_MONTH}(?!\w)"
_Places: TypeAlias = tuple[tuple[str, str], ...]
_OF_A_YEAR: _Places = (
    (r"", _YEAR),
    (_NOBODY, rf"(?:, {_PERIOD})*{_AND}{_THEN}"),
    (r"\b(?:from|o) ", rf" (?:to|hyd) {_THEN}"),  # one may live with June until March
)
_AFTER_A_DAY: _Places = (
    (r"\b(?:from|o) (?:the )?[0-9]{1,2} ", rf" (?:to|until|hyd) {_THEN}"),
    (r"\b(?:on (?:the )?|dated )[0-9]{1,2}[ /-]", ""),
    (r"\b[0-9]{1,2} ?(?:st|nd|rd|th) (?:(?:day )?of )?", ""),
    (rf"(?:{_A_WORD} |(?<!\w)(?<!\w ))[0-9]{{1,2}}-", ""),  # not of Child 1-June
    (r"\b[0-9]{1,2}[/-]", rf"[/-](?:{_FULL_YEAR}|[0-9]{{2}})(?!\w)"),
)
_OF_A_DAY: _Places = (
    (r"", rf" (?:the )?[0-9]{{1,2}}{_NTH},? {_FULL_YEAR}(?!\w)"),
    (r"\b(?:on|dated) ", r" (?:the )?[0-9]{1,2} ?(?:st|nd|rd|th)(?!\w)"),
    (r"\b[mf]is ", ""),  # Welsh: the month of
)
_BEFORE_A_DATE: _Places = (
    (_NOBODY, rf",? (?:the )?{_DATE}(?! {_FULL_YEAR} ?- ?{_DATE})"),
    (_NOBODY, r",? [0-9]{1,2}([./-])[0-9]{1,2}\1(?:[0-9]{2}|[0-9]{4})(?!\w)"),
)
_TIMES: tuple[tuple[Set[str], _Places], ...] = (
    (MONTH_OF.keys(), _OF_A_YEAR + _AFTER_A_DAY + _OF_A_DAY),
    (_SMALL_SEASONS, _OF_A_YEAR),
    (_SMALL_DAYS, _BEFORE_A_DATE),
)
_SURE = [
    (names, [(re.compile(before + r"\Z"), re.compile(after)) for before, after in places])
    for names, places in _TIMES
]
"""Names, and what stands before and behind them where they are none."""
_FAR = 24


def tells_a_time(text: str, first: int, last: int) -> bool:
    """Whether what stands there in a folded text is a part of a date: a month, a season, a day."""
    word = text[first:last]
    return any(
        after.match(text, last) and before.search(text, max(0, first - _FAR), first)
        for names, places in _SURE
        if word in names
        for before, after in places
    )
