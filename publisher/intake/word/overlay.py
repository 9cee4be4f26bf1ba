"""Shapes that someone drew over the words or over a picture, as people redact in good faith.

What lies under such a shape is still in the file, and we cannot tell what it covers, since
that depends on where Word puts every line. So a filled shape without words that stands in
front of the text stops the document.
"""

import re

from lxml import etree

from publisher.intake.drawing import is_filled, local, number
from publisher.intake.word.package import WP, A, V, W

Element = etree._Element

LEAST = 90_000
"""What is less high or wide (2.5 mm, in English Metric Units) covers no line of words."""
_SHAPES = ("rect", "roundrect", "oval", "shape", "polyline", "group")
_WORDS = (f"{W}t", f"{A}t")


def may_cover(drawing: Element) -> bool:
    """Whether a w:drawing or w:pict is, or has, a filled shape in front of words or a picture.

    Shapes in a group with words are taken for a diagram.
    """
    if drawing.tag == f"{W}pict":
        return any(_covers_of_old(shape) for shape in drawing if local(shape) in _SHAPES)
    shapes = [s for s in drawing.iter() if local(s) == "wsp" and is_filled(s) and not _says(s)]
    if not shapes:
        return False
    over_picture = next(drawing.iter(f"{A}blip"), None) is not None
    over_words = any(map(_in_front, drawing.iter(f"{WP}anchor"))) and not _says(drawing)
    return over_picture or over_words


def _in_front(anchor: Element) -> bool:
    extent = anchor.find(f"{WP}extent")
    large = extent is None or all(number(extent.get(side)) >= LEAST for side in ("cx", "cy"))
    around = anchor.find(f"{WP}wrapNone") is None
    return large and not around and anchor.get("behindDoc") not in ("1", "true")


def _covers_of_old(shape: Element) -> bool:
    style = shape.get("style", "").replace(" ", "").lower()
    empty = not _says(shape) and not any(
        next(shape.iter(name), None) is not None for name in (f"{V}imagedata", f"{V}textpath")
    )
    filled = shape.get("filled", "t") not in ("f", "false")
    behind = re.search(r"z-index:-", style) is not None
    wrapped = any(local(e) == "wrap" and e.get("type") not in (None, "none") for e in shape)
    return empty and filled and "position:absolute" in style and not (behind or wrapped)


def _says(shape: Element) -> bool:
    return any((text.text or "").strip() for text in shape.iter(*_WORDS))
