"""A single initial that stands for a person where it stands alone: O., O.'s, O's.

Invariant: a doubt counts as the person, save where the letter belongs to other initials, to
what it numbers ("Appendix O.") or to a list as its label; "I." is a word unless more follows.

Accepted: small letters, and letters that only look like the initial.
"""

import re
from collections.abc import Iterator

from publisher.redaction.around import beginning, ending
from publisher.terms import TermKind

_SPACE = "[ \u00a0]"
_LABELS = (
    "agency annex annexe appendix band block category class exhibit figure grade group hepatitis "
    "level option panel paragraph part plan point recommendation schedule section site stage step "
    "table theme unit vitamin ward wing"
)
_NO_LABEL = "".join(rf"(?<!\b(?i:{label}){_SPACE})" for label in _LABELS.split())
_POSSESSIVE = "['\u2019]s(?![^\\W_])"
_GOES_ON = rf"[,;:)]|{_SPACE}+[a-z]|{_POSSESSIVE}"
_STOP = re.compile(rf"\.(?={_GOES_ON})")
_BEFORE = rf"(?<![\w.])(?<!\w['\u2019&-])(?<![A-Z]\.{_SPACE})(?<!\b[A-Z]{_SPACE})(?<!Ph\.{_SPACE})"
_AFTER = rf"(?:\.(?!\w)(?!{_SPACE}?[A-Z](?:\.|{_SPACE}[A-Z]))|(?={_POSSESSIVE}))"
_OF_A_LIST = r"(?!(?<![\s\S])[A-Z]\.\s+[A-Z(\"'\u201c\u2018])"
_NO_INITIAL = rf"(?!I\.(?!{_GOES_ON}))(?!R\.{_SPACE}v\b)"


def lone_initial(letters: str) -> re.Pattern[str] | None:
    """What finds these capitals where one stands alone in a block of text; None without any."""
    if not letters:
        return None
    one = f"[{re.escape(letters)}]"
    seen = rf"(?={one}(?:\.|{_POSSESSIVE}))"
    return re.compile(rf"{seen}{_OF_A_LIST}{_NO_INITIAL}{_BEFORE}{_NO_LABEL}{one}{_AFTER}")


def stand_alone(shape: re.Pattern[str], block: str) -> Iterator[tuple[int, int, str]]:
    """Where an initial stands alone, half-open, with its title, and its possessive ending.

    The stop that ends a sentence too is left to the sentence.
    """
    for found in shape.finditer(block):
        first, last = found.start(), found.start() + 1
        stopped = last + (_STOP.match(block, last) is not None)
        end, suffix = ending(block, TermKind.PERSON, first, stopped, 0)
        yield beginning(block, TermKind.PERSON, first, 0), end, suffix
