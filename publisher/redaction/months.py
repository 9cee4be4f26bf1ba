"""Names that are months too (April, May, Jan): where the month is meant, no name is.

Put in a month's place, a pseudonym would tell the name: "3 Rowan 2022".

Invariant: a doubt is a name. Where one took a month's place, `leftover.telling` stops.
"""

import re

from publisher.redaction.dates import MONTH_OF

_MONTH = f"(?:{'|'.join(sorted(MONTH_OF, key=len, reverse=True))})"
_FULL_YEAR = r"(?:19|20)[0-9]{2}"
_YEAR = rf"[ -]?(?:of )?(?:{_FULL_YEAR}|'[0-9]{{2}})(?!\w| ?- ?{_FULL_YEAR}(?!\w))"
"""The year of a month; "June 1984-2019" may be on a grave."""
_THEN = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}{_YEAR}"
_AND = r",?(?: (?:and|or|a|ac|neu) | ?[-/&] ?)"
_A_WORD = r"\b(?:and|after|before|by|due|from|of|on|or|since|to|until)"
_SURE = [
    (re.compile(before + r"\Z"), re.compile(after))
    for before, after in (
        (r"", _YEAR),
        (r"(?<!\bwith )(?<!\bgyda )", rf"(?:, {_MONTH})*{_AND}{_THEN}"),
        (r"\b(?:from|o) ", rf" (?:to|hyd) {_THEN}"),  # one may live with June until March
        (r"\b(?:from|o) (?:the )?[0-9]{1,2} ", rf" (?:to|until|hyd) {_THEN}"),
        (r"\b(?:on (?:the )?|dated )[0-9]{1,2}[ /-]", ""),
        (r"\b[0-9]{1,2} ?(?:st|nd|rd|th) (?:(?:day )?of )?", ""),
        (rf"(?:{_A_WORD} |(?<!\w)(?<!\w ))[0-9]{{1,2}}-", ""),  # not of Child 1-June
        (r"\b[0-9]{1,2}[/-]", rf"[/-](?:{_FULL_YEAR}|[0-9]{{2}})(?!\w)"),
    )
]
"""What stands before a month, and what behind it, where it is nothing else."""
_FAR = 24


def is_a_month(text: str, first: int, last: int) -> bool:
    """Whether what stands there in a folded text is a month: of a year, or after a day."""
    return text[first:last] in MONTH_OF and any(
        after.match(text, last) and before.search(text, max(0, first - _FAR), first)
        for before, after in _SURE
    )
