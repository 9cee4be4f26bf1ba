"""Titles and ranks that stand before a name, and tell that it is one."""

import re

from publisher.redaction.leftover.vocabulary import plain

_TITLED = "mr mrs ms mx dr prof professor doctor sir dame cllr councillor hhj"
TITLES = frozenset(_TITLED.split())
"""Whatever has a capital after one of these is a name, unless it is a pseudonym's."""
_RANKED = (
    "miss pc wpc dc ds di dci dsu det ps pcso sgt sergeant constable inspector superintendent "
    "detective nurse sister matron midwife judge justice rev revd reverend father imam rabbi "
    "pastor lord lady aunt auntie aunty uncle grandma grandad officer recorder coroner"
)
RANKS = frozenset(_RANKED.split())
"""After these a word that nobody would write small is a name: not "PC Support"."""


def without_title(words: str) -> int:
    """How many characters of the words are a title or a rank and what follows it."""
    at = 0
    for word in re.finditer(r"[^\s.]+[\s.]*", words):
        if plain(word.group().strip(". ")) not in TITLES | RANKS:
            break
        at = word.end()
    return at
