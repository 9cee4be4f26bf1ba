"""Digests in hex, whose letters between figures are no words, though some of them are names.

Of 500 reviews, each with 30 names, eleven had a "Dee" or an "Abe" in a digest of their own
packs. Nobody reads a name there, and nobody could put it right.
"""

import re
from collections.abc import Iterable

_SHA256 = re.compile(r"(?<![^\W_])[0-9a-f]{64}(?![^\W_])")
_PIECE = re.compile(r"(?<![^\W_])[a-z]{2}_[0-9a-f]{7,10}(?![^\W_])")
"""How Pagefind names a piece of its index: language and the beginning of a digest."""


def without_digests(text: str) -> str:
    """The text without what can only be the sha256 of something."""
    return _SHA256.sub(" ", text)


def names_of_pieces(paths: Iterable[str]) -> frozenset[str]:
    """What the pieces of an index, which stand at these paths, are named by in it."""
    return frozenset(name for path in paths for name in _PIECE.findall(path))


def without_pieces(text: str, names: frozenset[str]) -> str:
    """The text without the names of these pieces."""
    return _PIECE.sub(lambda found: " " if found[0] in names else found[0], text)
