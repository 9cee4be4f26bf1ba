"""Words of a search index that stand on none of the pages that it was made from.

An index is made from all reviews at once, and a name of one may be the pseudonym of another.
What stands on a page is looked for there, review by review; so of the index only those words
are left to look at that no page explains. It holds stems: "mark" stands for "marking" and
"hope" for "hoping", and neither is a name.

Accepted: a name that begins a word of some page ("Ann", "annual"), put into the index alone.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from publisher.gate.contents import Contents, Passage
from publisher.gate.extract_pagefind import BARRIER, read_fragment
from publisher.gate.fold import squash


class Pages:
    """The words of the pages in an index."""

    def __init__(self, fragments: Iterable[bytes]) -> None:
        found: set[str] = set()
        for data in fragments:
            for passage in read_fragment(data).shown:
                found.update(squash(word).small for word in set(passage.text.split()))
        self._words = sorted(found)

    def unexplained(self, index: Contents) -> Contents:
        """The contents of an index, with what no page explains as words that a reader meets."""
        every = (word for text in index.hidden for word in text.split(BARRIER))
        left = [word for word in every if word.isalpha() and not self._explain(word)]
        return replace(index, shown=(Passage(BARRIER.join(left)),))

    def _explain(self, word: str) -> bool:
        small = squash(word).small
        stem = small[:-1] if small.endswith(("e", "i")) else small
        at = bisect_left(self._words, stem)
        return at < len(self._words) and self._words[at].startswith(stem)
