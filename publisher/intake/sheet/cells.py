"""What a cell of a workbook shows, as blocks.

Invariant: letters that no reader can see (in the colour of their cell, tiny, hidden by their
format) are left out and counted; for letters in a font of pictures stands what they show.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import cast

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import WINDOWS_EPOCH
from openpyxl.worksheet.worksheet import Worksheet

from publisher.findings import Finding, Place, Rule
from publisher.intake.characters import (
    GARBLED,
    LOST,
    TURNED_ROUND,
    line_of_garbled,
    line_of_lost,
    turned_round,
)
from publisher.intake.describe import Describe, told_instead
from publisher.intake.fingerprint import of_bytes
from publisher.intake.package import CannotReadError
from publisher.intake.plain import blocks_of_runs
from publisher.intake.seen import Seen
from publisher.intake.sheet.ground import Looks, sight_of
from publisher.intake.sheet.number_format import colour_for, shows_nothing, words_for
from publisher.intake.symbols import UNKNOWN_SIGN, shown_in
from publisher.model import Block, Run, runs_text

MAY_BE_SEEN = "cells with letters in their colour, which a rule or style may change"
_SPOILT = ((TURNED_ROUND, turned_round), (GARBLED, line_of_garbled), (LOST, line_of_lost))
"""What letters may have become before the file came, and what tells so of a text."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How Excel writes characters that XML cannot hold; it reads any other so, too."""


def cell_blocks(
    cell: SheetCell, hidden: Counter[str], describe: Describe
) -> tuple[Block[str], ...]:
    """The words that show in a cell; what does not show is counted in `hidden`.

    Raises: CannotReadError (D109) over spoilt letters, (D108) over a sign that is not known.
    """
    if cell.comment is not None:
        hidden["comments"] += 1
    if cell.value is None:
        return ()
    parts = _parts(cell)
    sights = [sight_of(cell, font, paint) for _, font, paint in parts]
    every = zip(parts, sights, strict=True)
    seen = [(text, font) for (text, font, _), sight in every if sight is not Seen.NO]
    nothing = shows_nothing(cell.value, cell.number_format)
    hidden["hidden text in cells"] += nothing or len(seen) < len(parts)
    hidden[MAY_BE_SEEN] += Seen.UNSURE in sights and not nothing
    runs = [] if nothing else _runs(seen, cell, describe)
    for detail, are_so in _SPOILT:
        if are_so(runs_text(runs)):
            raise CannotReadError(Rule.D109, detail, Place(line=cell.row))
    return blocks_of_runs(runs)


def _parts(cell: SheetCell) -> list[tuple[object, Looks, str | None]]:
    """The value with its font and the colour of its format; a text of several looks in parts."""
    value, looks = cell.value, cast(Font, cell.font)
    if not isinstance(value, CellRichText):
        text = _unescaped(value) if isinstance(value, str) else value
        return [(text, looks, colour_for(value, cell.number_format))]
    parts = (
        (part.text, part.font) if isinstance(part, TextBlock) else (part, looks) for part in value
    )
    return [(_unescaped(text), font, None) for text, font in parts]


def _runs(
    seen: Sequence[tuple[object, Looks]], cell: SheetCell, describe: Describe
) -> list[Run[str]]:
    """What the parts show, with the words that the format puts beside them."""
    link = (cell.hyperlink.target or None) if cell.hyperlink else None

    def run(text: str, font: Looks) -> Run[str]:
        return Run(_pictured(text, font, cell, describe), struck=bool(font.strike), link=link)

    def words(value: object) -> str:
        return words_for(value, cell.number_format, _epoch(cell))

    if not isinstance(cell.value, CellRichText):
        return [run(words(value), font) for value, font in seen if value != ""]
    runs = [run(str(text), font) for text, font in seen if text]
    text = runs_text(runs)
    before, found, after = words(text).partition(text) if text else ("", "", "")
    return [Run(before), *(runs if found else ()), Run(after)]


def _pictured(text: str, font: Looks, cell: SheetCell, describe: Describe) -> str:
    """The text as that font shows it; of a sign that we do not know, its description.

    Raises: CannotReadError (D108).
    """
    name = font.rFont if isinstance(font, InlineFont) else font.name
    shown = shown_in(name, text)
    if shown is not None:
        return shown
    told = told_instead(UNKNOWN_SIGN, "", _known_by(text, str(name), cell), describe)
    if isinstance(told, Finding):
        raise CannotReadError(told.rule, told.detail)
    return told


def _known_by(text: str, font: str, cell: SheetCell) -> str:
    """The fingerprint of a sign, with all that its sheet says."""
    rows = cell.parent.iter_rows(values_only=True) if isinstance(cell.parent, Worksheet) else ()
    return of_bytes(font.encode(), text.encode(), *(repr(row).encode() for row in rows))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _epoch(cell: SheetCell) -> datetime:
    """The day from which the workbook counts."""
    workbook = cell.parent.parent if isinstance(cell.parent, Worksheet) else None
    return workbook.epoch if workbook is not None else WINDOWS_EPOCH
