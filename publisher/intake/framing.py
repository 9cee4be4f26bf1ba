"""How drawings in Word and Excel frame a picture: what of it shows.

Invariant: no more of a picture is read than shows. Where a program cuts it to a shape that is
not known here, changes its colours or repeats it, there is no frame. Of what an extension of
today's Office does to a picture (artistic effects, the background taken out) the file holds
the outcome, and beside it the picture that was before, which is not read.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from publisher.intake.drawing import A, local, number
from publisher.intake.picture import Edges, Frame

Element = etree._Element

CHANGED = "a picture that shows otherwise than it is kept: copy it and paste it as a picture (PNG)"
_DRAWINGS = ("drawing", "pict", "object", "wsDr")
_SQUARE = re.compile(r"rect|(round|snip).*Rect")
_CORNER = 16_667
"""How large the corners are that a shape cuts off unless it says otherwise, as it counts."""
_DEGREE = 60_000
_WHOLE = 100_000
"""What is cut off a picture is counted in thousandths of a per cent."""
_NEARLY_WHITE = re.compile(r"(F[0-9A-F]){3}", re.IGNORECASE)
_MOST = 40_000
"""How far a picture may be brightened or darkened, which takes nothing from sight."""
_LEAST = 50_000
"""How opaque a picture must be."""


def frame_of(blip: Element) -> Frame | None:
    """How a picture shows; None if that is not known here."""
    fill = blip.getparent()
    shapes = (outer.find("{*}spPr") for outer in _around(blip))
    shape = next((one for one in shapes if one is not None), None)
    oval = False if shape is None else _is_oval(shape)
    tiled = fill is not None and fill.find(f"{A}tile") is not None
    try:
        if oval is None or tiled or any(map(_changes, blip)):
            return None
        return Frame(_crop(fill), oval, *_turn(blip))
    except (ValueError, OverflowError):
        return None


def _around(blip: Element) -> Iterator[Element]:
    """What a picture stands in, as far as the drawing goes."""
    return takewhile(lambda outer: local(outer) not in _DRAWINGS, blip.iterancestors())


def _turn(blip: Element) -> tuple[bool, float]:
    """Whether a picture is mirrored, and how far it is then turned, with the groups around it.

    Raises: ValueError over what is no number.
    """
    mirrored, turned = False, 0.0
    for outer in _around(blip):
        moved = outer.find(f"{{*}}spPr/{A}xfrm")
        moved = outer.find(f"{{*}}grpSpPr/{A}xfrm") if moved is None else moved
        if moved is not None:
            across, down = (moved.get(name) in ("1", "true") for name in ("flipH", "flipV"))
            turned = -turned if across != down else turned
            turned += int(moved.get("rot", "0")) / _DEGREE + (180 if down else 0)
            mirrored ^= across != down
    return mirrored, turned % 360


def _is_oval(shape: Element) -> bool | None:
    """Whether a shape is an oval, or else a rectangle; None if it is of another form."""
    form = shape.find(f"{A}prstGeom")
    if form is None:
        return None if shape.find(f"{A}custGeom") is not None else False
    if form.get("prst") == "ellipse":
        return True
    corners = (number(one.get("fmla", "").removeprefix("val ")) for one in form.iter(f"{A}gd"))
    square = _SQUARE.fullmatch(form.get("prst", "")) and max(corners, default=0) <= _CORNER
    return False if square else None


def _changes(effect: Element) -> bool:
    """Whether an effect may take something of a picture from sight. Raises: ValueError."""
    match local(effect):
        case "grayscl" | "extLst":
            return False
        case "alphaModFix":
            return number(effect.get("amt", "100000")) < _LEAST
        case "lum":
            shift = (int(effect.get(name, "0")) for name in ("bright", "contrast"))
            return max(map(abs, shift)) > _MOST
        case "clrChange":  # a colour made see-through, which is white on a page
            colour = effect.find(f"{A}clrFrom/{A}srgbClr")
            return colour is None or not _NEARLY_WHITE.fullmatch(colour.get("val", ""))
        case _:
            return True


def _crop(fill: Element | None) -> Edges:
    """How much of each edge does not show. Raises: ValueError over what is no number."""
    if fill is None:
        return 0, 0, 0, 0
    left, right = _cut(fill, "l", "r")
    top, bottom = _cut(fill, "t", "b")
    return left, top, right, bottom


def _cut(fill: Element, near: str, far: str) -> tuple[float, float]:
    """How much is cut off at two edges that lie opposite.

    Some by itself, and of the rest what hangs over the edges of the shape that it fills.
    """
    cut, over = fill.find(f"{A}srcRect"), fill.find(f"{A}stretch/{A}fillRect")
    before, after = (max(0.0, _share(cut, edge)) for edge in (near, far))
    margin, other = (_share(over, edge) for edge in (near, far))
    if margin + other >= 1:
        raise ValueError
    each = max(0.0, 1 - before - after) / (1 - margin - other)
    return min(1.0, before + max(0.0, -margin) * each), min(1.0, after + max(0.0, -other) * each)


def _share(edges: Element | None, edge: str) -> float:
    return 0.0 if edges is None else int(edges.get(edge, "0")) / _WHOLE
