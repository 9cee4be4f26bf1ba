"""What an example document is made of, before it is a file of some format.

A document is a tuple of blocks; a block holds its words as a string with a little markup:

    **bold**  *italic*  [words](target)  [^1] footnote  {++inserted++}  {--deleted--}
    {>>a reviewer's comment on the paragraph<<}

The last three are tracked changes and comments, which only Word files can hold.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple, TypeAlias

MARKUP = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<emphasis>.+?)\*|\[\^(?P<note>\d+)\]"
    r"|\[(?P<link>[^\]]+)\]\((?P<target>[^)]+)\)"
    r"|\{\+\+(?P<inserted>.+?)\+\+\}|\{--(?P<deleted>.+?)--\}|\{>>(?P<comment>.+?)<<\}"
)


class Look(Enum):
    """What a piece of a paragraph is."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    NOTE = "note"
    LINK = "link"
    INSERTED = "inserted"
    DELETED = "deleted"
    COMMENT = "comment"


LOOKS = tuple(look.value for look in Look if look is not Look.PLAIN)
HIDDEN = (Look.NOTE, Look.DELETED, Look.COMMENT)
"""Pieces whose words a reader of the paragraph does not see."""


class Piece(NamedTuple):
    """A stretch of one look; `target` is that of a link."""

    look: Look
    text: str
    target: str = ""


class Title(NamedTuple):
    text: str


class Heading(NamedTuple):
    """A heading, numbered by the word processor if `numbered`."""

    level: int
    text: str
    numbered: bool = True


class Para(NamedTuple):
    r"""A paragraph without an automatic number; a number typed by hand is part of `text`.

    `text` may hold `\n` for a line break. A tight one has no space after it.
    """

    text: str
    tight: bool = False
    indented: bool = False


class Numbered(NamedTuple):
    """A paragraph numbered by the word processor at that level, from `start` if given."""

    level: int
    text: str
    start: int | None = None


class Items(NamedTuple):
    """A list; an item that is a tuple holds its words and those of a list within it."""

    items: tuple[str | tuple[str, tuple[str, ...]], ...]
    ordered: bool = False


class Quote(NamedTuple):
    text: str


class Box(NamedTuple):
    """A cell that spans columns or rows; a plain cell is a string."""

    text: str
    across: int = 1
    down: int = 1


class Grid(NamedTuple):
    """A table; `widths` of the columns in centimetres; the first row is the heading row."""

    caption: str
    widths: tuple[float, ...]
    rows: tuple[tuple[str | Box, ...], ...]
    small: bool = False


class Figure(NamedTuple):
    """A picture: the bars of a chart by label, the words for it and its caption."""

    bars: tuple[tuple[str, int], ...]
    alt: str
    caption: str


Block: TypeAlias = Title | Heading | Para | Numbered | Items | Quote | Grid | Figure


class Properties(NamedTuple):
    """What a word processor writes about a file, unseen by most."""

    title: str
    author: str
    saved_by: str
    header: str = ""
    footer: str = ""


class Paper(NamedTuple):
    """A whole document. `notes` are footnotes, in order of their numbers from 1."""

    properties: Properties
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    landscape: bool = False


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a string with markup."""
    at = 0
    for match in MARKUP.finditer(text):
        if match.start() > at:
            yield Piece(Look.PLAIN, text[at : match.start()])
        look = Look(next(name for name in LOOKS if match[name] is not None))
        yield Piece(look, match[look.value], match["target"] or "")
        at = match.end()
    if at < len(text):
        yield Piece(Look.PLAIN, text[at:])


def shown(text: str) -> str:
    """The words that a reader sees of a string with markup."""
    return "".join(piece.text for piece in pieces(text) if piece.look not in HIDDEN)


def passages(paper: Paper) -> Iterator[str]:
    """Every string of the document's body and notes, with its markup, in order."""
    for block in paper.blocks:
        match block:
            case Items():
                for item in block.items:
                    yield from (item,) if isinstance(item, str) else (item[0], *item[1])
            case Grid():
                yield block.caption
                for cell in (cell for row in block.rows for cell in row):
                    yield cell.text if isinstance(cell, Box) else cell
            case Figure():
                yield block.caption
            case _:
                yield block.text
    yield from paper.notes


def everything(paper: Paper) -> str:
    """All words of the document, seen or not: for tests that look for real-looking numbers."""
    alts = [block.alt for block in paper.blocks if isinstance(block, Figure)]
    return "\n".join((*passages(paper), *alts, *paper.properties))
