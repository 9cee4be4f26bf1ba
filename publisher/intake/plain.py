"""Plain text: letters saved as .txt, and the words of a cell."""

import re

from publisher.findings import Finding, Rule
from publisher.intake.characters import TURNED_ROUND, clean, decode, turned_round
from publisher.intake.flow import Item, Piece, assemble, reading_of
from publisher.intake.reading import Reading, Request
from publisher.intake.runs import split_number, tidy
from publisher.model import Block, Paragraph, Run

MAX_FILE = 20_000_000
_BULLET = re.compile(r"[ \t]*(?:[•▪●◦‣·*–—-](?:[ \t\u00a0]+|$)|[•▪●◦‣])[ \t\u00a0]*")


def read_plain(data: bytes, request: Request) -> Reading:
    """Read a .txt file: paragraphs parted by empty lines, lists where lines begin with bullets."""
    source_text = text_of(data)
    if isinstance(source_text, Finding):
        return Reading(None, (source_text,))
    return reading_of(request, blocks_of(source_text), (), title="")


def text_of(data: bytes) -> str | Finding:
    """The cleaned characters of a file that is to be text, or why there are none."""
    if len(data) > MAX_FILE:
        return Finding(Rule.D115, detail=f"more than {MAX_FILE // 1_000_000} MB")
    text = decode(data)
    if text is None:
        return Finding(Rule.D105)
    if turned_round(text):
        return Finding(Rule.D109, detail=TURNED_ROUND)
    return clean(text)


def blocks_of(source_text: str) -> tuple[Block[str], ...]:
    r"""Paragraphs and lists; a single line end stays as `\n` in its paragraph.

    Nothing but white space and bullets is left out. Lists with an empty line between them
    are one.
    """
    pieces: list[Piece] = []
    depths: list[int] = []
    for chunk in re.split(r"\n(?:[ \t]*\n)+", clean(source_text).strip("\n")):
        lines = chunk.split("\n")
        first = next((i for i, line in enumerate(lines) if _BULLET.match(line)), len(lines))
        pieces.extend(_paragraph("\n".join(lines[:first])))
        item: list[str] = []
        depths = [] if first else depths
        for line in lines[first:]:
            bullet = _BULLET.match(line)
            if bullet:
                pieces.extend(_item(item, depths))
                item = [line[bullet.end() :]]
                depths = _deeper(depths, line)
            else:
                item.append(line)
        pieces.extend(_item(item, depths))
    return assemble(pieces)


def _deeper(depths: list[int], line: str) -> list[int]:
    """How far in the items stand that a bullet is in; a single space more is a slip."""
    spaces = line.expandtabs(4)
    depth = len(spaces) - len(spaces.lstrip())
    above = [one for one in depths if one < depth - 1]
    return [*above, depth]


def _item(lines: list[str], depths: list[int]) -> list[Piece]:
    blocks = _paragraph("\n".join(lines))
    return [Item(tuple(blocks), level=max(0, len(depths) - 1))] if blocks else []


def _paragraph(text: str) -> list[Block[str]]:
    number, runs = split_number([Run(text)])
    runs = tidy(runs)
    return [Paragraph(runs, number)] if runs else []
