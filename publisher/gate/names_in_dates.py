"""Names that stand in dates too (April, Sunday, Summer), and the dates in which they name nobody.

Page is one of them too, for the sake of "page 7".
"""

import re

from publisher.gate.dates import A_MONTH, MONTH_OF, NTH

_SEASONS = ("spring", "summer", "autumn", "winter", "gwanwyn", "haf", "gaeaf")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ALSO_IN_DATES = frozenset((*MONTH_OF, *_SEASONS, *_DAYS, "page"))
"""In small letters. Where nobody in a review has such a name, its dates are read as they stand."""
_PERIOD = rf"(?:{'|'.join(sorted((*MONTH_OF, *_SEASONS)))})(?![^\W\d_])"
_DASH = r"[-\u2010-\u2015]"
_AMONG = rf"(?:,\s*{_PERIOD})*,?\s*(?:{_DASH}|[&/]|(?:and|or|ac?|neu)\b)\s*"
_UP_TO = r"\s+(?:to|hyd)\s+"
_THEN = rf"(?:\d+{NTH}\s+)?{_PERIOD}"
_IN_A_YEAR = (
    r"[\s\u2010-\u2015-]*(?:of\s+)?(?:\d{4}|['\u2018\u2019]\d\d)\b"
    rf"(?!\s?{_DASH}\s?(?:19|20)\d\d\b)"
)
_NO_CHILD = "".join(
    rf"(?<!{who}\s)" for who in ("adult", "child", "friend", "person", "sibling", "witness")
)
_NO_VERB = "".join(rf"(?<!{verb}\s)" for verb in ("with", "gyda", "saw", "met", "told"))
_DAY_AND_MONTH = rf"\d{{1,2}}{NTH}\s*(?:(?:day )?of\s+)?{A_MONTH}"
NAMES_NOBODY = re.compile(
    rf"\bpage\s+\d+|\b{_DAY_AND_MONTH}"
    rf"|{_NO_CHILD}\b\d{{1,2}}{NTH}{_DASH}{A_MONTH}|\b\d{{1,2}}/{A_MONTH}(?=/\d\d)"
    rf"|\b(?:on|dated)\s+(?:the\s+)?\d{{1,2}}/{A_MONTH}"
    rf"|\b(?:on|dated)\s+{A_MONTH}\s+(?:the\s+)?\d{{1,2}}\s?(?:st|nd|rd|th)\b"
    rf"|\b{A_MONTH}\s+(?:the\s+)?\d{{1,2}}{NTH},?\s+(?:19|20)\d\d\b|\b[mf]is\s+{A_MONTH}"
    rf"|{_NO_VERB}\b(?:{'|'.join(_DAYS)}),?\s+(?:the\s+)?"
    rf"(?:{_DAY_AND_MONTH}(?!\s\d{{4}}\s?{_DASH}\s?{_DAY_AND_MONTH})"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d\d)"
    rf"|\b(?:from|o)\s+{_PERIOD}{_UP_TO}{_THEN}{_IN_A_YEAR}"
    rf"|(?<![^\W\d_])(?:{_NO_VERB}{_PERIOD}{_AMONG}{_THEN}|{_PERIOD}){_IN_A_YEAR}",
    re.IGNORECASE,
)
"""Months and seasons of a year, also several in a list, months by a day, days of a date.

Not "lived with June until March 2019", "June 1984-2019" and "Child 1/June".
A blank may be missing before or behind one: 3June 2019, 3rdJune2019.
"""
