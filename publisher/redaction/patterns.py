"""Which regular expressions an officer may use.

They are looked for in folded text, so they see small letters, no accents, straight quotes,
plain hyphens and a space for any other sign, and each block of a document by itself.

Accepted: a pattern may still be slow (its time grows with a power of the block's length);
what is refused is what can take for ever.
"""

import re
import warnings

_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|[\s\S]")


def usable_pattern(written: str) -> re.Pattern[str] | None:
    """The pattern, ignoring case; None if it is none, may match nothing or may take for ever."""
    if _repeats_a_repeat(written):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what may change its meaning is not understood alike
        try:
            pattern = re.compile(written, re.IGNORECASE)
        except (re.error, Warning, OverflowError, RecursionError):
            return None
    return None if pattern.search("") else pattern


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
