"""What goes with a term when the term goes: title, weekday, house number, possessive ending."""

import re
import unicodedata

from publisher.redaction.dates import WEEKDAY
from publisher.redaction.names import TITLE
from publisher.terms import TermKind

_LOOK_BACK, _FAR_BACK = 60, 300
_APOSTROPHES = "'\u2018\u2019\u02bc\uff07"
_INITIALS = r"(?:(?:[A-Z]\.?[ \u00a0]?){1,3})"
_AND = r"(?:and\s+|&\s*)"
_BEFORE_INITIAL = re.compile(
    # Mr J and Mrs M Smith, Mr J and M Smith, J and M Smith, where M Smith is found; but Mr C
    # and Mrs Smith, or Mr C and Mary Smith, are two people, and Mr C may be a pseudonym
    rf"(?<![^\W_])(?:(?:{TITLE}[\s_-]+(?:{_INITIALS}?{_AND})?)*"
    rf"(?:{TITLE}[\s_-]*|{TITLE}[\s_-]+{_INITIALS}{_AND})|{_INITIALS}{_AND})$"
)
_INITIAL = re.compile(r"[A-Z][. \u00a0]")
_FEW_INITIALS = re.compile(r"(?<![^\W_])([A-Z]{2,3}|[A-Z](?:[ \u00a0][A-Z]){1,2})[ \u00a0]$")
_MOST_INITIALS = 6
_OFFICES = (
    "pc dc ds di ps ci si cc dci dsu dcs wpc acc dcc pcc sio flo oic gp mp qc kc jp hv sw cpn"
)
_OFFICE = frozenset(_OFFICES.split())
"""Letters that tell what somebody did; like a rank they stay."""
_UNSEEN = r"[\u00ad\u200b-\u200d\u2060\ufeff]"
_HOUSE = r"\d{1,4}(?:\s?[a-z]\b)?"
_UNIT = r"\b(?:flat|unit|apartment|apt|room)\.?"
_NUMBER_WORD = r"\b(?:no\b\.?|nos\b\.?|numbers?)"
_HOUSE_AFTER = re.compile(
    rf",?[ \u00a0]+\(?(?:{_NUMBER_WORD}|{_UNIT})[ \u00a0]?{_HOUSE}\)?", re.IGNORECASE
)
_BEFORE = {
    TermKind.PERSON: re.compile(
        rf"(?=[A-Zmdprsl])(?<![^\W_])(?:{TITLE}[\s_-]+{_AND}?)*"
        rf"(?:{TITLE}[\s_-]*|(?:[A-Z]\.[ \u00a0]?){{2,}})$"  # Mr and Mrs; J.B. with B. unlisted
    ),
    TermKind.DATE: re.compile(
        rf"(?<!\w)(?i:{WEEKDAY})\b[.,)]*\s*(?:[(\u2010-\u2015-]\s*)?(?:the\s+|y\s+)?$"
    ),
    # 12a, 12 to 14 and Flat 3: of the street's other houses no number is left to tell of it
    TermKind.ADDRESS: re.compile(
        rf"(?<![\w.,/-])(?<!\w{_UNSEEN})(?<!\d[\s:])"
        rf"(?:(?:{_NUMBER_WORD}\s*)?{_UNIT}\s+{_HOUSE}[,\s]+)?"
        rf"(?:{_NUMBER_WORD}\s*)?(?!(?:19|20)\d\d\b){_HOUSE}"
        rf"(?:\s*(?:[-\u2013/&,]|and|or|to)\s*{_HOUSE})*(?:,?\s+|\s*[-\u2013/,]\s*)$",
        re.IGNORECASE,
    ),
    TermKind.IDENTIFIER: re.compile(r"\+\s?$"),
}
_DAY_AFTER = re.compile(rf"[ ,]*(?:\((?i:{WEEKDAY})\)|, an? (?i:{WEEKDAY})\b)")
_AFTER = {TermKind.DATE: _DAY_AFTER, TermKind.ADDRESS: _HOUSE_AFTER}
_POSSESSIVE = re.compile(rf"([{_APOSTROPHES}])(?:([sS])(?![^\W_])|(?![^\W_]))")
_OPEN_QUOTE = re.compile(rf"(?:^|[\s(\[\u201c\"])['\u2018][^{_APOSTROPHES}]*$")


def beginning(text: str, kind: TermKind, first: int, floor: int) -> int:
    """Where what goes with the term begins, which itself begins at `first`; not before `floor`."""
    before = text[max(floor, first - _LOOK_BACK) : first]
    found = None
    if kind is TermKind.PERSON and _INITIAL.match(text, first):
        found = _BEFORE_INITIAL.search(before)
    if found is None and (shape := _BEFORE.get(kind)):
        found = shape.search(before)
    return first - len(before) + found.start() if found else first


def with_initials(text: str, first: int, floor: int, firsts: str) -> int:
    """Where initials without stops begin before a surname: JX Smith, X. not being on the list.

    `firsts` are the first letters that they may have; `first` if there are none.
    """
    found = _FEW_INITIALS.search(text, max(floor, first - _MOST_INITIALS), first)
    if found is None or found[1].lower() in _OFFICE or not text[first].isupper():
        return first
    return found.start() if found[1][0] in firsts else first


def ending(text: str, kind: TermKind, first: int, last: int, floor: int) -> tuple[int, str]:
    """Where it ends, with what goes with it, and its suffix.

    With it go accents and unseen characters of its last letter, a possessive's ending, the day
    of the week after a date and the flat after a street. The suffix is that of a possessive,
    always with its s, so that nothing tells whether the name ended in one.
    """
    end = last
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Me", "Cf"):
        end += 1
    if shape := _AFTER.get(kind):
        found = shape.match(text, end)
        return found.end() if found else end, ""
    possessive = _POSSESSIVE.match(text, end) if kind is TermKind.PERSON else None
    if possessive and (possessive[2] or _in_s_unquoted(text, first, end, floor)):
        return possessive.end(), f"{possessive[1]}s"
    return end, ""


def _in_s_unquoted(text: str, first: int, end: int, floor: int) -> bool:
    """Whether a lone apostrophe makes it "of James" rather than ends a quotation."""
    before = text[max(floor, first - _FAR_BACK) : first]
    return text[end - 1].lower() in "sxz" and not _OPEN_QUOTE.search(before)


def with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in a bracket whose other half is inside, as in (020) 7946 0123."""
    inside = text[start:end]
    opened, closed = inside.count("("), inside.count(")")
    if closed > opened and text[start - 1 : start] == "(":
        start -= 1
    if opened > closed and text[end : end + 1] == ")":
        end += 1
    return start, end
