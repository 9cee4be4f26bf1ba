"""Says in Welsh what we put into a Welsh document in English.

That is what stands in the place of flagged terms, "[name removed]", or says whether a box is
ticked, what kind of drawing it is that a description stands for, and the title of a document
whose file has none. The words come from the catalogue of Welsh texts and from the settings, not
from the review; the gate reads the finished files as always.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

from publisher.model import Document, RedactedText, Review
from publisher.redaction.layout import layout_of
from publisher.redaction.pieces import Edit
from publisher.redaction.redact import reworded

Own = Callable[[str], tuple[str, str]]
"""Gives English words in Welsh and "", or as they are and "en" if there is no Welsh for them."""

_IN_PLACE = re.compile(r"\[[^\[\]\n]{1,60}\]")
_KIND = re.compile(r"\[([^\[\]\n:]{1,40}): ")
_TITLE = re.compile(r"(.+?)( [a-z]| \d\d?)?")
"""A title that we gave, and the letter or number of an appendix."""


def in_welsh(review: Review[RedactedText], own: Own) -> Review[RedactedText]:
    """The review with Welsh words of ours in its Welsh documents; all else is as it was."""
    return replace(
        review,
        documents=tuple(_said(d, own) if d.language == "cy" else d for d in review.documents),
    )


def _said(document: Document[RedactedText], own: Own) -> Document[RedactedText]:
    title, *others = layout_of(cast(Document[str], document)).pieces
    found = {
        number: edits
        for number, piece in enumerate(others, start=1)
        if (edits := list(_in_place(piece.text, own)))
    }
    return reworded(document, {0: _of_title(title.text, own), **found})


def _in_place(text: str, own: Own) -> Iterator[Edit]:
    places = [(*found.span(), found[0]) for found in _IN_PLACE.finditer(text)]
    kinds = [(*found.span(1), found[1]) for found in _KIND.finditer(text)]
    for start, end, english in sorted(places + kinds):
        words, elsewhere = own(english)
        if not elsewhere:
            yield Edit(start, end, words)


def _of_title(title: str, own: Own) -> list[Edit]:
    given = _TITLE.fullmatch(title)
    words, elsewhere = own(given[1]) if given else ("", "en")
    if given and not elsewhere:
        return [Edit(0, len(title), words + (given[2] or "").upper())]
    return list(_in_place(title, own))
