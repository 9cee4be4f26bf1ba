"""Which regular expressions an officer may use.

They are looked for in folded text, so they see small letters, no accents, straight quotes,
plain hyphens and a space for any other sign, and each block of a document by itself. What is
written in them with other letters and signs is folded too, and a blank stands for any space.

Accepted: a pattern may still be slow (its time grows with a power of the block's length);
what is refused is what can take for ever.
"""

import re
import warnings
from itertools import pairwise

from publisher.redaction.fold import folded_character

_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|[\s\S]")


def usable_pattern(written: str) -> re.Pattern[str] | None:
    """The pattern, ignoring case; None if it is none, may match nothing or may take for ever."""
    if _repeats_a_repeat(written):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what may change its meaning is not understood alike
        try:
            pattern = re.compile(_as_folded(written), re.IGNORECASE)
        except (re.error, Warning, OverflowError, RecursionError):
            return None
    return None if pattern.search("") else pattern


def _as_folded(written: str) -> str:
    """The pattern as it fits folded text: Siân, £ and a curly quote as these are folded."""
    plain = "".join(map(_folded, written))
    if re.compile(plain).flags & re.VERBOSE:
        return plain
    spaced = "".join(
        (r"\s" if after[:1] in tuple("*+?{") else r"\s+") if sign == " " else _folded(sign)
        for sign, after in pairwise((*_SIGN.findall(written), ""))
    )
    return plain if _repeats_a_repeat(spaced) else spaced


def _folded(sign: str) -> str:
    return "".join(char if char.isascii() else folded_character(char) for char in sign)


def _repeats_a_repeat(written: str) -> bool:
    """Whether a group that repeats or chooses within is itself repeated, as in `(a+)*`."""
    risky = [False]  # for each group that is open, and first for the whole
    closed = False  # whether the sign before ended a risky group
    for sign in _SIGN.findall(written):
        repeats = sign in ("*", "+") or (sign[0] == "{" and len(sign) > 2)
        if repeats and closed:
            return True
        closed = False
        if sign == "(":
            risky.append(False)
        elif sign == ")" and len(risky) > 1:
            closed = risky.pop()
            risky[-1] |= closed
        elif repeats or sign == "|":
            risky[-1] = True
    return False
