"""What drawings in Word and Excel have in common (DrawingML)."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from publisher.intake.characters import clean
from publisher.intake.picture import Edges
from publisher.model import Paragraph, Run

Element = etree._Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART, DIAGRAM = "a chart", "SmartArt"
COVER = "a filled shape that may cover words"
UNDECODED = "a picture of a kind that cannot be read"
OF_WINDOWS = "a picture that is a drawing of Windows (EMF, WMF): paste it as a picture (PNG)"
_OF_WINDOWS = (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")

_FILLS = tuple(f"{A}{name}" for name in ("solidFill", "gradFill", "pattFill", "grpFill"))
_OTHER = (f"{A}noFill", f"{A}blipFill")  # a picture is looked at as one
_SEEN_THROUGH = 50_000
"""A fill less opaque (in thousandths of a per cent) hides nothing."""
_WHOLE = 100_000
"""What is cut off a picture is counted in thousandths of a per cent."""


def undecoded(data: bytes) -> str:
    """What a picture is that cannot be decoded."""
    return OF_WINDOWS if data.startswith(_OF_WINDOWS) else UNDECODED


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def described_by(properties: Element) -> str:
    """The description that somebody wrote for a drawing, else its title."""
    return properties.get("descr", "").strip() or properties.get("title", "").strip()


def is_decorative(element: Element) -> bool:
    """Whether it is the mark that a drawing tells a reader nothing."""
    return local(element) == "decorative" and element.get("val") in ("1", "true")


def said_of(what: str, alt: str) -> Iterator[Paragraph[str]]:
    """The line that stands for what we cannot draw; none if nobody described it."""
    words = instead_of(what, alt)
    if words:
        yield Paragraph((Run(words),))


def instead_of(what: str, alt: str) -> str:
    """The words that stand for what we cannot draw; "" if nobody described it."""
    words = " ".join(clean(alt).split())
    name = re.split(r" of | with | that | in | \(", what.removeprefix("a ").removeprefix("an "))[0]
    return f"[{name[0].upper()}{name[1:]}: {words}]" if words else ""


def crop_of(fill: Element | None) -> Edges:
    """How much of each edge of its picture a fill does not show."""
    cut = None if fill is None else fill.find(f"{A}srcRect")
    left, top, right, bottom = (_share(cut, edge) for edge in ("l", "t", "r", "b"))
    return left, top, right, bottom


def is_filled(shape: Element) -> bool:
    """Whether one cannot see through a shape, by its own settings or its style's."""
    properties = shape.find("{*}spPr")
    own = [] if properties is None else [fill for fill in properties if fill.tag in _FILLS]
    if own:
        return not _see_through(own)
    if properties is not None and any(properties.find(name) is not None for name in _OTHER):
        return False
    style = shape.find(f"{{*}}style/{A}fillRef")
    return style is not None and style.get("idx") not in (None, "0")


def number(written: str | None) -> int:
    """A whole number; 0 if it is none."""
    return int(written) if written and written.isascii() and written.isdigit() else 0


def _see_through(fills: Iterable[Element]) -> bool:
    alphas = [alpha for fill in fills for alpha in fill.iter(f"{A}alpha")]
    return any(number(alpha.get("val")) < _SEEN_THROUGH for alpha in alphas)


def _share(cut: Element | None, edge: str) -> float:
    """How much is cut off, 0 to 1; what is not a number we know cuts off all."""
    written = "0" if cut is None else cut.get(edge, "0")
    try:
        return min(1.0, max(0.0, int(written) / _WHOLE))
    except ValueError:
        return 1.0
