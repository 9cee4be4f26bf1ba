"""What a cell of a workbook shows, as blocks.

Invariant: letters that no reader can see (in the colour of their cell, tiny, hidden by their
format) are left out and counted; for letters in a font of pictures stands what they show.
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import cast

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.styles.colors import Color
from openpyxl.utils.datetime import WINDOWS_EPOCH
from openpyxl.worksheet.worksheet import Worksheet

from publisher.findings import Finding, Rule
from publisher.intake.characters import TURNED_ROUND, turned_round
from publisher.intake.describe import Describe, told_instead
from publisher.intake.fingerprint import of_bytes
from publisher.intake.package import CannotReadError
from publisher.intake.plain import blocks_of
from publisher.intake.sheet.number_format import colour_for, shows_nothing, words_for
from publisher.intake.symbols import UNKNOWN_SIGN, shown_in
from publisher.model import Block, Paragraph

TINY = 4
"""Letters of fewer points cannot be read on paper or screen: they are there to hide."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How Excel writes characters that XML cannot hold; it reads any other so, too."""


def cell_blocks(
    cell: SheetCell, hidden: Counter[str], describe: Describe
) -> tuple[Block[str], ...]:
    """The words that show in a cell; what does not show is counted in `hidden`.

    Raises: CannotReadError (D109) over letters in reverse, (D108) over a sign that is not known.
    """
    if cell.comment is not None:
        hidden["comments"] += 1
    value, whole = _shown(cell, describe), cell.value
    if whole is None:
        return ()
    hidden["hidden text in cells"] += value is None or len(str(value)) < len(str(whole))
    if value is None:
        return ()
    words = words_for(value, cell.number_format, _epoch(cell))
    if not isinstance(whole, CellRichText):
        words = _pictured(words, cast(Font, cell.font), cell, describe)
    if turned_round(words):
        raise CannotReadError(Rule.D109, TURNED_ROUND)
    blocks = blocks_of(words)
    target = cell.hyperlink.target if cell.hyperlink else None
    return tuple(_linked(block, target) for block in blocks) if target else blocks


def _shown(cell: SheetCell, describe: Describe) -> object:
    """The value without what cannot be seen of it; None if nothing can."""
    value, looks = cell.value, cast(Font, cell.font)
    if isinstance(value, CellRichText):
        parts = (
            (part.text, part.font) if isinstance(part, TextBlock) else (part, looks)
            for part in value
        )
        seen = ((text, font) for text, font in parts if not _cannot_be_seen(cell, font))
        value = "".join(_pictured(_unescaped(text), font, cell, describe) for text, font in seen)
    elif _cannot_be_seen(cell, looks, colour_for(value, cell.number_format)):
        return None
    elif isinstance(value, str):
        value = _unescaped(value)
    return None if value == "" or shows_nothing(value, cell.number_format) else value


def _pictured(text: str, font: Font | InlineFont, cell: SheetCell, describe: Describe) -> str:
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


def _linked(block: Block[str], target: str) -> Block[str]:
    if isinstance(block, Paragraph):
        return replace(block, runs=tuple(replace(run, link=target) for run in block.runs))
    return block


def _epoch(cell: SheetCell) -> datetime:
    """The day from which the workbook counts."""
    workbook = cell.parent.parent if isinstance(cell.parent, Worksheet) else None
    return workbook.epoch if workbook is not None else WINDOWS_EPOCH


def _cannot_be_seen(cell: SheetCell, font: Font | InlineFont, paint: str | None = None) -> bool:
    """Whether letters in that font, or of that colour, are too small or like the cell's ground."""
    if font.sz is not None and font.sz < TINY:
        return True
    if isinstance(cell.parent, Worksheet) and cell.parent.tables:
        return False  # the style of a table may colour its cells
    filled = cell.fill.fill_type == "solid"
    ground = _colour(cell.fill.fgColor, "FFFFFF") if filled else "FFFFFF"
    return ground is not None and ground == (paint or _colour(font.color, "000000"))


def _colour(colour: Color | None, otherwise: str) -> str | None:
    """The colour in six hex digits, None if it cannot be told from the cell alone."""
    if colour is None:
        return otherwise
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb[-6:].upper()
    if colour.type == "theme" and not colour.tint:
        return {0: "FFFFFF", 1: "000000"}.get(colour.theme)
    if colour.type == "indexed":
        return {0: "000000", 1: "FFFFFF", 8: "000000", 9: "FFFFFF", 64: otherwise}.get(
            colour.indexed
        )
    return None
