"""Names that are months too (April, May, Jan): where the month is meant, no name is.

Put in a month's place, a pseudonym would tell the name: "3 Rowan 2022".

Invariant: a doubt is a name. Where one took a month's place, `leftover.telling` stops.
"""

import re

from publisher.redaction.dates import MONTH_OF

_MONTH = f"(?:{'|'.join(sorted(MONTH_OF, key=len, reverse=True))})"
_YEAR = r"[ -]?(?:of )?(?:(?:19|20)[0-9]{2}|'[0-9]{2})(?!\w)"
_AND = r",?(?: (?:and|or|to|until|a|ac|neu|hyd) | ?[-/&] ?)"
_BEFORE_A_YEAR = re.compile(
    rf"(?:(?:, {_MONTH})*{_AND}(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?{_MONTH})?{_YEAR}"
)
_AFTER_A_DAY = re.compile(
    r"(?<!\w)(?:on (?:the )?[0-9]{1,2} |dated [0-9]{1,2} |[0-9]{1,2}[-/]"
    r"|[0-9]{1,2} ?(?:st|nd|rd|th) (?:(?:day )?of )?)\Z"
)
_FAR = 24


def is_a_month(text: str, first: int, last: int) -> bool:
    """Whether what stands there in a folded text is a month: of a year, or after a day."""
    if text[first:last] not in MONTH_OF:
        return False
    day = _AFTER_A_DAY.search(text, max(0, first - _FAR), first)
    return day is not None or _BEFORE_A_YEAR.match(text, last) is not None
