"""What drawings in Word and Excel have in common (DrawingML)."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from publisher.intake.characters import clean
from publisher.model import Paragraph, Run

Element = etree._Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART, DIAGRAM = "a chart", "SmartArt"
COVER = "a filled shape that may cover words"
UNDECODED = "a picture of a kind that cannot be read"
OF_WINDOWS = "a picture that is a drawing of Windows (EMF, WMF): paste it as a picture (PNG)"
_OF_WINDOWS = (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")

_FILLS = tuple(f"{A}{name}" for name in ("solidFill", "gradFill", "pattFill", "grpFill"))
_SHAPES = (
    *("drawing", "wsp", "pic", "wgp", "grpSp", "graphicFrame", "contentPart"),
    *("sp", "cxnSp"),  # what other programs draw
)
_OTHER = (f"{A}noFill", f"{A}blipFill")  # a picture is looked at as one
_SEEN_THROUGH = 50_000
"""A fill less opaque (in thousandths of a per cent) hides nothing."""

FEW = 8
"""A box with more words than that is there to be read, not to cover others."""
_TAKEN_OUT = re.compile(
    r"\b(redact|remov|withh[eo]ld|delet|omit)"
    r"|\b(golygwyd|olygu|dil[eë]wyd|dileu|tynnwyd|dynnu|hepgor)"
    r"|^[\sx*.…_#\[\]()\-\u2010-\u2015\u2500-\u25ff]+$",
    re.IGNORECASE,
)
"""What stands on a box over what was taken out: a word for it, Xs, dashes, blocks."""
_NO_WORDS = re.compile(
    r"[\s.,:;…_*\-\u2010-\u2015]*"
    r"|([a-z]:[\\/]|\\\\|file:|cid:|/(users|home|volumes)/).*"
    r"|(https?://|data:|blob:)\S*"
    r"|.*\.(png|jpe?g|gif|bmp|tiff?|webp|heic|emf|wmf|svg)"
    r"|(picture|image|img|graphic|figure|llun|delwedd)[\s_-]*\d+"
    r"|.*\bdescription( automatically)? generated( with( very)? \w+ confidence)?\.?"
    r"|.*\bAI-generated content may be incorrect\.?",
    re.IGNORECASE,
)
"""A path, an address, the name of a file, or what a program calls or takes a picture for."""
DARK = 0.26
"""A colour whose red, green and blue are all below that share of white is black to the eye."""
_NAMED = {"black": 0, "tx1": 0, "dk1": 0, "windowText": 0, "white": 1, "bg1": 1, "lt1": 1}


def undecoded(data: bytes) -> str:
    """What a picture is that cannot be decoded."""
    return OF_WINDOWS if data.startswith(_OF_WINDOWS) else UNDECODED


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def described_by(properties: Element) -> str:
    """The description that somebody wrote for a drawing, else its title."""
    return properties.get("descr", "").strip() or properties.get("title", "").strip()


def words_of(line: Element) -> str:
    """The words of a paragraph in a drawing; where a line of it was broken, they part."""
    parts = line.iter(f"{A}t", f"{A}br")
    return "".join("\n" if part.tag == f"{A}br" else part.text or "" for part in parts)


def is_decorative(element: Element) -> bool:
    """Whether it is the mark that a drawing tells a reader nothing."""
    return local(element) == "decorative" and element.get("val") in ("1", "true")


def shape_of(element: Element) -> Element:
    """The drawing, or shape in a group, that an element is about; one of old is so itself."""
    return next((outer for outer in element.iterancestors() if local(outer) in _SHAPES), element)


def said_of(what: str, alt: str) -> Iterator[Paragraph[str]]:
    """The line that stands for what we cannot draw; none if nobody described it."""
    words = instead_of(what, alt)
    if words:
        yield Paragraph((Run(words),))


def said_in(alt: str) -> str:
    """What a description says: nothing if a program wrote it, or if it has no words.

    Programs put in the path of a file, in which the login of whoever made it stands, and what
    they take a picture for, which may be untrue.
    """
    words = " ".join(clean(alt).split())
    return "" if _NO_WORDS.fullmatch(words) else words


def instead_of(what: str, alt: str) -> str:
    """The words that stand for what we cannot draw; "" if nobody described it."""
    words = said_in(alt)
    name = re.split(r" of | with | that | in | \(", what.removeprefix("a ").removeprefix("an "))[0]
    return f"[{name[0].upper()}{name[1:]}: {words}]" if words else ""


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


def stands_for_others(words: str, black: bool) -> bool:
    """Whether a filled shape with these words looks like one that covers others."""
    few = 0 < len(words.split()) <= FEW
    return few and (black or _TAKEN_OUT.search(words) is not None)


def is_black(shape: Element) -> bool:
    """Whether a shape is filled with what the eye takes for black."""
    fills = (*shape.iterfind(f"{{*}}spPr/{A}solidFill"), *shape.iterfind(f"{{*}}style/{A}fillRef"))
    return any(_is_dark(colour) for fill in fills[:1] for colour in fill)


def lightness(colour: str) -> float:
    """The strongest of red, green and blue, 0 to 1; 1 of a colour that is not known."""
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    if re.fullmatch(r"[0-9A-Fa-f]{6}", digits):
        return max(bytes.fromhex(digits)) / 255
    return _NAMED.get(colour, 1)


def number(written: str | None) -> int:
    """A whole number; 0 if it is none."""
    return int(written) if written and written.isascii() and written.isdigit() else 0


def _is_dark(colour: Element) -> bool:
    light = lightness(colour.get("val", ""))
    for change in colour:
        share = number(change.get("val")) / 100_000
        light = light * share if local(change) == "lumMod" else light
        light = light + share if local(change) == "lumOff" else light
    return light < DARK


def _see_through(fills: Iterable[Element]) -> bool:
    alphas = [alpha for fill in fills for alpha in fill.iter(f"{A}alpha")]
    return any(number(alpha.get("val")) < _SEEN_THROUGH for alpha in alphas)
