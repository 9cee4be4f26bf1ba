"""Shapes that someone drew over the words or over a picture, as people redact in good faith.

What lies under such a shape is still in the file, and we cannot tell what it covers, since
that depends on where Word puts every line. So a filled shape in front of the text stops the
document if it has no words, or a few that say that something was taken out, or a few on black.
Other words make a box of text, which Word fills with white and puts in front by itself. So
does a picture in front that is of one colour; one that shows something is a picture. What lies
behind the text covers nothing: on that, white words may show.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from publisher.intake.drawing import (
    DARK,
    is_black,
    is_filled,
    lightness,
    local,
    number,
    stands_for_others,
)
from publisher.intake.word.package import WP, A, V, W

Element = etree._Element

LEAST = 90_000
"""What is less high or wide (2.5 mm, in English Metric Units) covers no line of words."""
UNKNOWN = 100_000_000
"""A length that the file does not say: more than any page has."""
_UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "pc": 152_400, "px": 9_525}
_SHAPES = ("rect", "roundrect", "oval", "shape", "polyline", "group")
_WORDS = (f"{W}t", f"{A}t")


@dataclass(frozen=True, slots=True)
class Reach:
    """From where to where something reaches behind the text, downwards in English Metric Units.

    `start` is what it is measured from ("page", "margin", "topMargin"; else "paragraph"). A
    bottom that the file does not say is `UNKNOWN`.
    """

    start: str
    top: int
    bottom: int


def may_cover(drawing: Element) -> bool:
    """Whether a w:drawing or w:pict is, or has, a filled shape in front of words or a picture.

    Shapes without words in a group that has some are taken for a diagram.
    """
    if drawing.tag == f"{W}pict":
        return any(_covers_of_old(shape) for shape in drawing if local(shape) in _SHAPES)
    shapes = [s for s in drawing.iter() if local(s) == "wsp" and is_filled(s)]
    blank = not all(map(_words, shapes))
    instead = any(stands_for_others(_words(s), is_black(s)) for s in shapes)
    if next(drawing.iter(f"{A}blip"), None) is not None and (blank or instead):
        return True
    return (instead or (blank and not _words(drawing))) and is_in_front(drawing)


def is_in_front(drawing: Element) -> bool:
    """Whether a w:drawing or w:pict stands in front of the text, which does not go around it."""
    of_old = (shape for shape in drawing if local(shape) in _SHAPES)
    return any(map(_in_front, drawing.iter(f"{WP}anchor"))) or any(map(_in_front_of_old, of_old))


def reach_behind(drawing: Element) -> Iterator[Reach]:
    """How far each picture or filled shape of a w:drawing or w:pict reaches behind the text.

    What is less high or wide than a line of words is none, nor are letters that are drawn, as of
    a watermark.
    """
    for anchor in drawing.iter(f"{WP}anchor"):
        sides = anchor.find(f"{WP}extent")
        size = [UNKNOWN if sides is None else number(sides.get(side)) for side in ("cx", "cy")]
        behind = anchor.get("behindDoc") in ("1", "true")
        if behind and min(size) >= LEAST and any(map(_colours, anchor.iter())):
            yield _reach(next(anchor.iter(f"{WP}positionV"), None), size[1])
    for shape in drawing:
        size = [_length(shape, side) for side in ("width", "height")]
        behind = local(shape) in _SHAPES and _behind_of_old(shape)
        if behind and min(size) >= LEAST and any(map(_colours, shape.iter())):
            yield _reach_of_old(shape, size[1])


def _reach(position: Element | None, height: int) -> Reach:
    start = "paragraph" if position is None else position.get("relativeFrom", "paragraph")
    offset = None if position is None else position.findtext(f"{WP}posOffset")
    aligned = None if position is None else position.findtext(f"{WP}align")
    if position is None or aligned == "top" or (aligned and start == "topMargin"):
        return Reach(start, 0, height)
    if start == "bottomMargin" or not re.fullmatch(r"-?\d{1,9}", offset or ""):
        return Reach(start, 0, UNKNOWN)
    return Reach(start, int(offset or ""), int(offset or "") + height)


def _reach_of_old(shape: Element, height: int) -> Reach:
    style = _style(shape)
    start = re.search(r"mso-position-vertical-relative:([\w-]+)", style)
    aligned = re.search(r"mso-position-vertical:(\w+)", style)
    if aligned and aligned[1] not in ("top", "absolute"):
        return Reach("paragraph", 0, UNKNOWN)
    named = {"page": "page", "margin": "margin", "top-margin-area": "topMargin"}
    top = _length(shape, "margin-top", 0)
    return Reach(named.get(start[1] if start else "", "paragraph"), top, top + height)


def _length(shape: Element, name: str, otherwise: int = UNKNOWN) -> int:
    """A length by a shape's style."""
    length = rf"(-?\d{{0,6}}\.?\d{{1,6}})({'|'.join(_UNITS)})"
    found = re.search(f"(?:^|;){name}:{length}", _style(shape))
    return int(float(found[1]) * _UNITS[found[2]]) if found else otherwise


def _colours(shape: Element) -> bool:
    """Whether it is a picture, or is filled; letters that are drawn are neither."""
    if local(shape) in ("blip", "imagedata"):
        return True
    if local(shape) == "wsp":
        return is_filled(shape)
    drawn = next(shape.iter(f"{V}textpath"), None) is not None
    return local(shape) in _SHAPES and _filled(shape) and not drawn


def _in_front(anchor: Element) -> bool:
    extent = anchor.find(f"{WP}extent")
    large = extent is None or all(number(extent.get(side)) >= LEAST for side in ("cx", "cy"))
    around = anchor.find(f"{WP}wrapNone") is None
    return large and not around and anchor.get("behindDoc") not in ("1", "true")


def _in_front_of_old(shape: Element) -> bool:
    wrapped = any(local(e) == "wrap" and e.get("type") not in (None, "none") for e in shape)
    return "position:absolute" in _style(shape) and not (_behind_of_old(shape) or wrapped)


def _behind_of_old(shape: Element) -> bool:
    return "z-index:-" in _style(shape)


def _style(shape: Element) -> str:
    return shape.get("style", "").replace(" ", "").lower()


def _covers_of_old(shape: Element) -> bool:
    shown = any(next(shape.iter(f"{V}{n}"), None) is not None for n in ("imagedata", "textpath"))
    if shown or not _in_front_of_old(shape):
        return False
    inside = [s for s in shape.iter() if local(s) in _SHAPES and local(s) != "group"]
    instead = (stands_for_others(_words(s), _is_black_of_old(s)) for s in inside if _filled(s))
    return any(instead) or (_filled(shape) and not _words(shape))


def _filled(shape: Element) -> bool:
    return shape.get("filled", "t") not in ("f", "false")


def _words(shape: Element) -> str:
    lines = ("".join(t.text or "" for t in p.iter(*_WORDS)) for p in shape.iter(f"{W}p", f"{A}p"))
    return " ".join(lines).strip()


def _is_black_of_old(shape: Element) -> bool:
    return lightness(re.sub(r" *\[.*", "", shape.get("fillcolor", "white"))) < DARK
