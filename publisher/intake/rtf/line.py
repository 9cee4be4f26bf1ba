"""A line of an RTF file to the piece that it is: heading, item of a list, caption, paragraph."""

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.intake.characters import TURNED_ROUND, turned_round
from publisher.intake.flow import Caption, Item, Piece, Quoted, TitleLine
from publisher.intake.rtf.account import Account
from publisher.intake.rtf.state import State
from publisher.intake.runs import split_bullet, split_number, tidy
from publisher.model import Enclosure, Heading, Marker, Numerals, Paragraph, Run, runs_text

_NUMBER = re.compile(r"\s*(\d{1,3})([.)])\s*")
_CONTENTS = re.compile(r"(toc|contents|index) (\d|heading)|table of figures|toa heading")
_QUOTES = frozenset({"quote", "intense quote", "block text", "quotations"})
_DEEPEST_HEADING = 6


def is_contents(style: str) -> bool:
    """Whether lines of that style are of a list of contents: the site makes its own."""
    return _CONTENTS.fullmatch(style) is not None


def piece_of(
    runs: Sequence[Run[str]],
    label: tuple[str, int, int],
    state: State,
    style: str,
    account: Account,
) -> list[Piece]:
    """The piece that a line makes, none if it is empty; `label` is before it, with its bytes."""
    if turned_round(runs_text(tuple(runs))):
        account.cannot_read(TURNED_ROUND)
    level = _level(state, style)
    counted = _NUMBER.fullmatch(label[0])
    if counted and not level and tidy(runs):
        account.drop(*label[1:])
        enclosure = Enclosure.STOP if counted[2] == "." else Enclosure.BRACKET
        marker = Marker(Numerals.DECIMAL, enclosure)
        return [Item((Paragraph(tidy(runs)),), state.ilvl, True, int(counted[1]), marker)]
    every = [Run(label[0]), *runs] if label[0] else [*runs]
    number, rest = split_number(every, heading=bool(level))
    if level:
        line = tidy(replace(run, strong=False) for run in rest)
        return [Heading(level, line, number)] if line else _of_rest(every)
    bullet, items = split_bullet(rest)
    if bullet and number is None and tidy(items):
        return [Item((Paragraph(tidy(items)),), state.ilvl)]
    line = tidy(rest)
    if not line:
        return _of_rest(every)
    if number is None and style == "title":
        return [TitleLine(line)]
    if number is None and style == "caption":
        return [Caption(line)]
    return [Quoted(Paragraph(line, number)) if style in _QUOTES else Paragraph(line, number)]


def _of_rest(runs: Sequence[Run[str]]) -> list[Piece]:
    line = tidy(runs)
    return [Paragraph(line)] if line else []


def _level(state: State, style: str) -> int:
    named = re.fullmatch(r"heading ([1-9])", style)
    level = int(named[1]) if named else state.outlinelevel + 1 if state.outlinelevel < 9 else 0
    return min(level, _DEEPEST_HEADING)
