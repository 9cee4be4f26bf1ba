"""Plain text: letters saved as .txt, and the words of a cell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from publisher.findings import Finding, Place, Rule
from publisher.intake.characters import (
    GARBLED,
    LOST,
    TURNED_ROUND,
    clean,
    decode,
    line_of_garbled,
    line_of_lost,
    turned_round,
)
from publisher.intake.flow import Item, Piece, assemble, reading_of
from publisher.intake.reading import Reading, Request
from publisher.intake.runs import split_number, tidy, without_start
from publisher.model import Block, Paragraph, Run, runs_text

MAX_FILE = 20_000_000
_BULLET = re.compile(r"[ \t]*(?:[•▪●◦‣·*–—-](?:[ \t\u00a0]+|$)|[•▪●◦‣])[ \t\u00a0]*")
_TICK = re.compile(r"[ \t]*[•▪●◦‣·*]")
"""A dash is none: alone in a cell it says that there is nothing."""

Line = tuple[Run[str], ...]


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
    for line, detail in ((line_of_garbled(text), GARBLED), (line_of_lost(text), LOST)):
        if line:
            return Finding(Rule.D109, place=Place(line=line), detail=detail)
    return clean(text)


def blocks_of(source_text: str) -> tuple[Block[str], ...]:
    """The paragraphs and lists of a text without looks."""
    return blocks_of_runs((Run(source_text),))


def blocks_of_runs(runs: Iterable[Run[str]]) -> tuple[Block[str], ...]:
    r"""Paragraphs and lists; a single line end stays as `\n` in its paragraph.

    Nothing but white space and bullets is left out, and a bullet stays where there is nothing
    else: in the cell of a table it is a tick. Lists with an empty line between them are one.
    """
    pieces: list[Piece] = []
    depths: list[int] = []
    every = _lines(runs)
    for empty, chunk in groupby(every, key=lambda line: not runs_text(line).strip(" \t\n")):
        lines = [] if empty else list(chunk)
        bullets = [_BULLET.match(runs_text(line)) for line in lines]
        first = next((i for i, bullet in enumerate(bullets) if bullet), len(lines))
        pieces.extend(_paragraph(lines[:first]))
        item: list[Line] = []
        depths = [] if first else depths
        for line, bullet in zip(lines[first:], bullets[first:], strict=True):
            if bullet:
                pieces.extend(_item(item, depths))
                item = [without_start(line, bullet.end())]
                depths = _deeper(depths, runs_text(line))
            else:
                item.append(line)
        pieces.extend(_item(item, depths))
    if not pieces and any(_TICK.match(runs_text(line)) for line in every):
        pieces.extend(_paragraph(every))
    return assemble(pieces)


def _lines(runs: Iterable[Run[str]]) -> list[Line]:
    r"""The runs cleaned, by the line that they stand in, which ends with its `\n`."""
    lines: list[Line] = [()]
    for run in runs:
        for text in clean(run.text).splitlines(keepends=True):
            lines[-1] += (run if text == run.text else replace(run, text=text),)
            if text.endswith("\n"):
                lines.append(())
    return lines


def _deeper(depths: list[int], line: str) -> list[int]:
    """How far in the items stand that a bullet is in; a single space more is a slip."""
    spaces = line.expandtabs(4)
    depth = len(spaces) - len(spaces.lstrip())
    above = [one for one in depths if one < depth - 1]
    return [*above, depth]


def _item(lines: Sequence[Line], depths: list[int]) -> list[Piece]:
    blocks = _paragraph(lines)
    return [Item(tuple(blocks), level=max(0, len(depths) - 1))] if blocks else []


def _paragraph(lines: Sequence[Line]) -> list[Block[str]]:
    number, runs = split_number(run for line in lines for run in line)
    runs = tidy(runs)
    return [Paragraph(runs, number)] if runs else []
