"""Reads a scan by eye into a draft in Markdown, for a person to check word by word.

The draft is never published as it is: `transcript` says when it counts.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from PIL import Image

from publisher.intake.sight.engine import Engine, Layout, SeenWord, each_read
from publisher.intake.transcript import PAGE, UNSURE, head_of

SURE = 80.0
"""How sure the eye must be of a word; others are marked for the person who checks."""

_MARKS = re.compile(r"([\\`*_\[\]<>&~|])")
_BEGINS = re.compile(r"^(?=[#+=-])|^(\d+)(?=[.)](?!\d))")
"""What stands before a sign that makes a heading or a list of a line; "1.2 The" has none."""


def draft(
    data: bytes,
    pages: Iterable[Image.Image],
    engine: Engine,
    read: Callable[[int], None] = lambda _: None,
) -> str | None:
    """The draft of a document with these pages; None if one of them could not be read.

    `read` is told how many have been read so far.
    """
    parts = [head_of(data)]
    for number, words in enumerate(each_read(pages, engine, Layout.TEXT), start=1):
        read(number)
        if words is None:
            return None
        parts += [PAGE.format(number), *_paragraphs(words)]
    return "\n\n".join(parts) + "\n"


def _paragraphs(words: Sequence[SeenWord]) -> Iterator[str]:
    for _, paragraph in groupby(words, key=lambda word: word.paragraph):
        lines = [list(line) for _, line in groupby(paragraph, key=lambda word: word.line)]
        text = " ".join(" ".join(map(_marked, line)) for line in lines)
        yield _BEGINS.sub(r"\1\\", text)


def _marked(word: SeenWord) -> str:
    text = _MARKS.sub(r"\\\1", word.text)
    return text if word.sure >= SURE else text + UNSURE
