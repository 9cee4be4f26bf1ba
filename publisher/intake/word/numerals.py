"""How Word writes a number: in figures, letters or Roman numerals, and what stands around it.

Source: ECMA-376 part 1, 17.18.59 (number formats).
"""

import math
import re

from publisher.model import Enclosure, Marker, Numerals

_NUMERALS = {
    "lowerLetter": Numerals.LOWER_LETTER,
    "upperLetter": Numerals.UPPER_LETTER,
    "lowerRoman": Numerals.LOWER_ROMAN,
    "upperRoman": Numerals.UPPER_ROMAN,
}
_ALIKE = {
    "decimal": math.inf,
    "lowerLetter": 26,
    "upperLetter": 26,
    "lowerRoman": 39,
    "upperRoman": 39,
}
_MOST = 780
"""So many items has no list that counts with letters."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def written(count: int, form: str) -> str | None:
    """A number as the list's format writes it ("001": so long); None if we do not know it."""
    match form:
        case "decimal":
            return str(count)
        case "decimalZero":
            return f"{count:02}"
        case _ if re.fullmatch("0+1", form):
            return str(count).zfill(len(form))
        case "lowerLetter" | "upperLetter":
            if count > _MOST:
                return None
            # Word goes on after z with aa, bb, cc
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            return _roman(count).upper() if form == "upperRoman" else _roman(count)
        case "ordinal":
            last = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
            return f"{count}{'th' if count % 100 in (11, 12, 13) else last}"
        case "none":
            return ""
        case _:
            return None


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        while count >= worth and len(written) < 40:
            written += letters
            count -= worth
    return written


def marker_of(form: str, text: str) -> Marker:
    """The marker of a list by its format and its text ("(%1)").

    Square and pointed brackets become round ones, and what is no bracket a full stop.
    """
    numerals = _NUMERALS.get(form, Numerals.DECIMAL)
    if re.search(r"[(\[{<]\s*%[1-9]\s*[)\]}>]", text):
        return Marker(numerals, Enclosure.BRACKETS)
    closed = re.search(r"%[1-9]\s*[)\]}>]", text)
    return Marker(numerals, Enclosure.BRACKET if closed else Enclosure.STOP)


def is_written_alike(count: int, form: str) -> bool:
    """Whether all write the number alike: Word goes on after z with aa and bb, others with ab.

    No list of a page has zeros before its numbers ("01") or letters behind them ("1st"). Roman
    numbers above those that the gate expects before the items of a list count as not.
    """
    return count <= _ALIKE.get(form, 0)
