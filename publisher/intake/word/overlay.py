"""Shapes that someone drew over the words or over a picture, as people redact in good faith.

What lies under such a shape is still in the file, and we cannot tell what it covers, since
that depends on where Word puts every line. So a filled shape in front of the text stops the
document if it has no words, or a few that say that something was taken out, or a few on black.
Other words make a box of text, which Word fills with white and puts in front by itself. So
does a picture in front that is of one colour; one that shows something is a picture.
"""

import re

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
_SHAPES = ("rect", "roundrect", "oval", "shape", "polyline", "group")
_WORDS = (f"{W}t", f"{A}t")


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


def is_behind(drawing: Element) -> bool:
    """Whether a w:drawing or w:pict puts a picture or a filled shape behind the text."""
    behind = (a for a in drawing.iter(f"{WP}anchor") if a.get("behindDoc") in ("1", "true"))
    of_old = (s for s in drawing if local(s) in _SHAPES and _behind_of_old(s))
    return any(_colours(s) for outer in (*behind, *of_old) for s in outer.iter())


def _colours(shape: Element) -> bool:
    """Whether it is a picture, or is filled."""
    if local(shape) in ("blip", "imagedata"):
        return True
    return is_filled(shape) if local(shape) == "wsp" else local(shape) in _SHAPES and _filled(shape)


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
