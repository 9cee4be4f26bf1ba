"""Letters as they are compared: what is read with what a font knows, or an eye sees."""

import unicodedata
from functools import lru_cache

_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "ı": "l", "5": "s", "8": "b"})
"""Signs that look alike in many fonts, also to people."""


def bare(text: str) -> str:
    """The letters and digits without case, accents and ligatures; "" if there are none."""
    parted = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in parted if sign.isalnum())


@lru_cache(maxsize=4096)  # mostly single letters, of which a report has a hundred thousand
def as_seen(text: str) -> str:
    """The same, with what looks alike made alike."""
    return bare(text.replace("|", "l")).translate(_ALIKE)
