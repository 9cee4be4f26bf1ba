"""Compares the words of each PDF with those of the page that shows the same document.

Both are made from one redacted model, so a word that only the PDF has came from somewhere
else. Compared are words of two letters or more that both extractors read; beside those of its
page a PDF has the numbers of its pages and lists, the day of its publication and headings of
ours.
"""

import re

from publisher.gate.contents import Contents
from publisher.gate.fold import bare, words_as_read

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_BROKEN = re.compile(r"([^\W\d_]+)-\s*\n\s*([^\W\d_]+)")
_CUT_FROM = 26
"""So many letters has a word that the PDF may break anywhere."""
_OURS = """
page of published contents notes tudalen cynnwys nodiadau january february march april may june
july august september october november december
"""
_ITS_OWN = frozenset(_OURS.split())
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
"""The numbers of lists up to 39, which a browser writes by itself before the items of a page."""


def words_of_page(contents: Contents) -> frozenset[str]:
    """Every word that a reader may meet on a page, its attributes and links included."""
    texts = (*(passage.text for passage in contents.shown), *contents.hidden)
    read = set().union(*map(words_as_read, texts))
    return frozenset(part for word in read for part in _LETTERS.findall(word.lower()))


def words_of_pdf(contents: Contents) -> frozenset[str]:
    """The words that both extractors read, without those broken over the end of a line."""
    read = [
        frozenset(_LETTERS.findall(bare(_BROKEN.sub(" ", passage.text)).lower()))
        for passage in contents.shown[:2]
    ]
    return frozenset.intersection(*read) if read else frozenset()


def only_in_pdf(pdf: frozenset[str], page: frozenset[str]) -> int:
    """How many words the PDF has that its page does not."""
    long = [word for word in page if len(word) >= _CUT_FROM]
    more = (word for word in pdf - page - _ITS_OWN if not _ROMAN.fullmatch(word))
    return sum(not any(word in one for one in long) for word in more)
