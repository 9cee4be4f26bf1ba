"""A value and the words of the letter that it was read from; and the letter's own lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from publisher.model import Block, T, Table, plain_text

V = TypeVar("V")
GREETING = re.compile(r"(?:dear|hello|hi|good (?:morning|afternoon))\b", re.IGNORECASE)
_END = re.compile(r"(?<=[.?!])[\"'’”]?\s+(?=[\"'‘“]?[A-Z])")


@dataclass(frozen=True, slots=True)
class Said(Generic[V]):
    """What a letter says: the value, and the sentence or line that says it."""

    value: V
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words of a letter that may be read in more than one way, and what to ask a person."""

    asks: str
    words: str = field(repr=False)


def sure(read: Said[V] | Unclear | None) -> Said[V] | None:
    """What was read for certain."""
    return read if isinstance(read, Said) else None


def lines_of(blocks: Sequence[Block[T]]) -> Iterator[str]:
    """The words of each block on one line; an address block also line by line."""
    for text in _texts_of(blocks):
        lines = [text, *text.split("\n")] if "\n" in text else [text]
        yield from (" ".join(line.split()) for line in lines)


def single_lines_of(blocks: Sequence[Block[T]]) -> list[str]:
    """Every line as it stands in the letter, but for empty ones."""
    lines = (line for text in _texts_of(blocks) for line in text.split("\n"))
    return [" ".join(line.split()) for line in lines if line.strip()]


def _texts_of(blocks: Sequence[Block[T]]) -> Iterator[str]:
    """The words of each block; a table, which may only lay out the head, cell by cell."""
    for block in blocks:
        if isinstance(block, Table):
            for cell in (cell for row in block.rows for cell in row):
                yield from _texts_of(cell.blocks)
        else:
            yield plain_text([block])


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph that is on one line."""
    return _END.split(text)


def sentence_at(text: str, at: int) -> str:
    """The sentence of `text` that stands around the place `at`."""
    start = 0
    for sentence in sentences_of(text):
        start = text.index(sentence, start)
        if at < start + len(sentence):
            return sentence
    return text


def said(value: V, text: str, at: int) -> Said[V]:
    """The value with the sentence of `text` that stands around the place `at`."""
    return Said(value, sentence_at(text, at))
