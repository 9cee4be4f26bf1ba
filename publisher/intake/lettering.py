"""Letters in boxes on a sheet and in SmartArt: what they show, and whether they are seen.

Invariant: what a reader sees is told. Where that is more than letters (an equation, a picture of
a font that is not known here), nothing is: `UndecidedError`.
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from publisher.intake.chart_sight import (
    NONE,
    Sight,
    UndecidedError,
    colour_of,
    fill_of,
    is_struck,
    sight_on,
)
from publisher.intake.drawing import A, number
from publisher.intake.runs import tidy
from publisher.intake.symbols import is_symbol_font, shown_in, verdict
from publisher.intake.word.numerals import written
from publisher.model import Run

Element = etree._Element

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FIGURES = {
    "arabic": "decimal",
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
}
_AROUND = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Plain": "{}"}
_NUMBERED = re.compile(rf"({'|'.join(_FIGURES)})({'|'.join(_AROUND)})")
_TYPED = re.compile("[A-Za-z0-9]")


def sight_of_shape(shape: Element, behind: str | None = None) -> Sight:
    """What is behind the letters of a shape, and their colour by its style.

    `behind` is what a shape without a fill stands on: paper, unless it is given.
    """
    properties = shape.find("{*}spPr")
    filled, font = (shape.find(f"{{*}}style/{A}{name}") for name in ("fillRef", "fontRef"))
    ground = None if properties is None else fill_of(properties)
    if ground is None and filled is not None and filled.get("idx", "0") != "0":
        ground = colour_of(filled)
    letters = etree.Element(f"{A}rPr")
    fill = etree.SubElement(letters, f"{A}solidFill")
    fill.extend(deepcopy(list([] if font is None else font)))
    if not len(fill):
        etree.SubElement(fill, f"{A}schemeClr", val="tx1")
    return sight_on(behind if ground in (None, NONE) else ground, letters)


def hides(holder: Element, sight: Sight, shown_by: Sight | None = None) -> bool:
    """Whether it has words that nobody sees, of those that the other sight shows, or of all.

    Raises: UndecidedError.
    """
    lines = holder.iter(f"{A}p")
    return any(tidy(runs_of(line, shown_by)) != tidy(runs_of(line, sight)) for line in lines)


def runs_of(line: Element, sight: Sight | None = None) -> Iterator[Run[str]]:
    """The runs of a paragraph; those that are seen, if that is to be told.

    Raises: UndecidedError if it shows what we cannot tell.
    """
    around = line.find(f"{A}pPr/{A}defRPr")
    for part in line.iter(f"{A}t", f"{A}br", f"{_M}t"):
        run = part.getparent()
        look = None if run is None else run.find(f"{A}rPr")
        if part.tag == f"{A}br":
            yield Run("\n")
        elif part.tag == f"{_M}t":
            raise UndecidedError
        elif sight is None or sight.shows(look, around):
            yield Run(_shown(part.text or "", look), struck=is_struck(look))


def marks_of(holder: Element) -> Iterator[str]:
    """What stands before each paragraph by itself: its number in a list, a tick, or nothing.

    Raises: UndecidedError over a number of a kind that is not known here.
    """
    counts: dict[int, int] = {}
    for line in holder.iter(f"{A}p"):
        settings = line.find(f"{A}pPr")
        level = 0 if settings is None else number(settings.get("lvl"))
        counts = {at: count for at, count in counts.items() if at <= level}
        listed = None if settings is None else settings.find(f"{A}buAutoNum")
        if listed is not None:
            counts[level] = counts.get(level, number(listed.get("startAt") or "1") - 1) + 1
            yield f"{_numbered(counts[level], listed.get('type', ''))} "
        else:
            counts.pop(level, None)
            yield "" if settings is None else _ticked(settings)


def _numbered(count: int, form: str) -> str:
    known = _NUMBERED.fullmatch(form)
    figures = written(count, _FIGURES[known[1]]) if known else None
    if known is None or figures is None:
        raise UndecidedError
    return _AROUND[known[2]].format(figures)


def _ticked(settings: Element) -> str:
    bullet = settings.find(f"{A}buChar")
    sign = "" if bullet is None else bullet.get("char", "")
    tick = verdict(shown_in(_font(settings, "buFont"), sign) or "")
    return f"{tick} " if tick else ""


def _shown(text: str, look: Element | None) -> str:
    """What letters show in their font. Raises: UndecidedError over an unknown picture."""
    latin, sign = (_font(look, name) for name in ("latin", "sym"))
    if not is_symbol_font(latin) and _TYPED.search(text):
        return text  # the font for signs is not for what is typed
    shown = shown_in(latin if is_symbol_font(latin) else sign, text)
    if shown is None:
        raise UndecidedError
    return shown


def _font(look: Element | None, name: str) -> str:
    font = None if look is None else look.find(f"{A}{name}")
    return "" if font is None else font.get("typeface", "")
