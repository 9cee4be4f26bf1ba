"""Flagged terms in words read off a picture by an eye, as a program for that is called here.

An eye slips, so a long word that is a term's but for one letter counts too. What is found
cannot be taken out of a picture: the picture itself has to go.
"""

import re
from collections.abc import Iterator

from publisher.redaction.fold import fold
from publisher.redaction.match import Matcher

LONG = 7
"""From so many letters on, a word may differ by one; shorter ones are too like others."""

_WORD = re.compile(r"\w+")


def terms_glimpsed(words: str, matcher: Matcher) -> tuple[str, ...]:
    """The ids of the terms that the words show, sorted."""
    found = {span.term.id for span in matcher.find(words)}
    seen = frozenset(_long_words(words))
    for term in matcher.terms:
        if term.id not in found:
            own = (word for written in term.written for word in _long_words(written))
            if any(_but_for_one(one, other) for one in own for other in seen):
                found.add(term.id)
    return tuple(sorted(found))


def _long_words(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(fold(text).text) if len(word) >= LONG)


def _but_for_one(one: str, other: str) -> bool:
    """Whether the words are the same but for one letter changed, added or left out."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest = one[same + (len(one) == len(other)) :]
    return other[same + 1 :] == rest
