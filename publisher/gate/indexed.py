"""Words of a search index that stand on none of the pages that it was made from.

An index is made from all reviews at once, and a name of one may be the pseudonym of another.
What stands on a page is looked for there, review by review; so of the index only those words
are left to look at that no page explains. It holds stems: "mark" stands for "marking" and
"hope" for "hoping", and neither is a name.

Accepted: a name that begins a word of some page ("Ann", "annual"), put into the index alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from publisher.gate.contents import Contents, Passage
from publisher.gate.extract_pagefind import BARRIER, read_fragment
from publisher.gate.fold import INDEX_PIECE, squash

_LETTERS = re.compile(r"[^\W\d_]+")
"""A word of an index may hold more than a name: "jane85", "jane's"."""


class Pages:
    """The words of the pages in an index."""

    def __init__(self, fragments: Iterable[bytes]) -> None:
        texts = (passage.text for data in fragments for passage in read_fragment(data).shown)
        self._words = sorted({_small(word) for word in {w for t in texts for w in t.split()}})

    def unexplained(self, index: Contents) -> Contents:
        """The contents of an index, with what no page explains as words that a reader meets."""
        every = (word for text in index.hidden for word in text.split(BARRIER))
        unknown = (w for w in every if not INDEX_PIECE.fullmatch(w) and not self._explain(w))
        parts = (part for word in unknown for part in _LETTERS.findall(word))
        left = [part for part in parts if not self._explain(part)]
        return replace(index, shown=(Passage(BARRIER.join(left)),))

    def _explain(self, word: str) -> bool:
        small = _small(word)
        stem = small[:-1] if small.endswith(("e", "i")) else small
        at = bisect_left(self._words, stem)
        return at < len(self._words) and self._words[at].startswith(stem)


def _small(word: str) -> str:
    """The letters and digits of a word, in small letters."""
    return word.lower() if word.isascii() and word.isalnum() else squash(word).small
