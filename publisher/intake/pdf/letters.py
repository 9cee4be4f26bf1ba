"""Letters as they are compared: what is read with what a font knows, or an eye sees."""

import unicodedata
from functools import lru_cache

from publisher.intake.pdf.page import UNKNOWN

_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "ı": "l", "5": "s", "8": "b"})
"""Signs that look alike in many fonts, also to people."""

_RARE, _WITH_MARKS = range(0x180, 0x250), range(0x100, 0x250)
_IN_NAMES = frozenset("ƏƁƊƘƙƳƴ")
"""Of the rare ones, those of names in Azerbaijani and Hausa."""
_VOWELS = frozenset("aeiouAEIOU")
_GREEK_SIGNS = range(0x3D0, 0x400)
"""Greek letters as signs, and Coptic ones."""


def bare(text: str) -> str:
    """The letters and digits without case, accents and ligatures; "" if there are none."""
    parted = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in parted if sign.isalnum())


@lru_cache(maxsize=4096)  # mostly single letters, of which a report has a hundred thousand
def as_seen(text: str) -> str:
    """The same, with what looks alike made alike."""
    return bare(text.replace("|", "l")).translate(_ALIKE)


@lru_cache(maxsize=4096)
def means_nothing(text: str) -> bool:
    """Whether the file gives the character no meaning, or one of a private use area."""
    return text == UNKNOWN or unicodedata.category(text[0]) == "Co"


def is_a_number(before: str, letter: str, after: str) -> bool:
    """Whether a letter must be the number of a drawing, by those right beside it ("" for none).

    Programs have written that number for letters joined in one: "ti" is 415 in Calibri, which
    is U+019F, and so "acƟon", "commiƩee" and "oŌen" came about. Letters that are another one
    with a mark are believed, but for a capital after a small letter, and for "ī" ("ff") after a
    vowel, where Latvian has none. "ĸ" is "ffi", and in Cambria "ϐ" the f of "fi".
    """
    if letter < "\u0100" or not (before.isalpha() or after.isalpha()):
        return False
    code = ord(letter[0])
    if code in _RARE and letter not in _IN_NAMES and not bare(letter).isascii():
        return True
    if letter == "ĸ" or (letter == "ī" and before in _VOWELS):
        return True
    if code in _GREEK_SIGNS:
        return (before + after).isascii()
    return code in _WITH_MARKS and letter.isupper() and before.islower()
