"""Whether text in Word can be told from what is behind it.

White on white is how people hide a note to themselves, and black on black how they redact
in good faith; white on a dark table heading is neither.
"""

from collections.abc import Callable
from enum import Enum

from lxml import etree

from publisher.intake.chart_sight import fill_of
from publisher.intake.drawing import local, number
from publisher.intake.seen import Seen
from publisher.intake.word.package import W
from publisher.intake.word.styles import Properties, Styles, value

Element = etree._Element

NEAR = 24
"""Colours whose red, green and blue each differ by no more cannot be told apart."""
_WHITE = 0xFFFFFF
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ALMOST_NOTHING = 90_000
"""How transparent letters may be, in thousandths of a per cent."""
_HIGHLIGHTS = {
    "black": 0x000000, "blue": 0x0000FF, "cyan": 0x00FFFF, "darkBlue": 0x00008B,
    "darkCyan": 0x008B8B, "darkGray": 0xA9A9A9, "darkGreen": 0x006400, "darkMagenta": 0x800080,
    "darkRed": 0x8B0000, "darkYellow": 0x808000, "green": 0x00FF00, "lightGray": 0xD3D3D3,
    "magenta": 0xFF00FF, "red": 0xFF0000, "white": _WHITE, "yellow": 0xFFFF00,
}  # fmt: skip
_LIGHT_THEME = ("background1", "light1")


class Ground(Enum):
    """What is behind letters where it is no colour that is known."""

    PAPER = "nothing"
    UNKNOWN = "what the file does not say"


def sight_of(
    run: Element, properties: Properties, styles: Styles, painted: Callable[[Element], bool]
) -> Seen:
    """Whether the run's text has another colour than its background.

    Automatic colour turns white on dark shading by itself, but stays black under a black
    highlighter. `painted` tells whether something may be painted behind a run. Where the
    background cannot be told (a style of a table, a pattern, a box with no colour of its own,
    what is painted behind a cover), it is not known of white text whether it is seen.
    """
    fill = properties.get(f"{W14}textFill")
    if fill is not None and _see_through(fill):
        return Seen.NO
    colour = _colour(properties.get(f"{W}color")) if fill is None else _filled_with(fill)
    highlight = _HIGHLIGHTS.get(value(properties.get(f"{W}highlight")) or "")
    if colour is None and highlight is None:
        return Seen.YES
    ground = highlight if highlight is not None else _ground(run, properties, styles)
    letters = 0 if colour is None else colour
    if not near(letters, ground if isinstance(ground, int) else _WHITE):
        return Seen.YES
    unsure = ground is Ground.UNKNOWN or (ground is Ground.PAPER and painted(run))
    return Seen.UNSURE if unsure else Seen.NO


def _ground(run: Element, properties: Properties, styles: Styles) -> int | Ground:
    """The colour behind the run."""
    shades = [properties.get(f"{W}shd")]
    for outer in run.iterancestors():
        if outer.tag == f"{W}p":
            shades.append(styles.of_paragraph(outer).get(f"{W}shd"))
        elif outer.tag == f"{W}tc":
            shades.append(outer.find(f"{W}tcPr/{W}shd"))
        elif outer.tag == f"{W}tbl" and styles.may_shade(outer):
            return _first(shades, Ground.UNKNOWN)
        elif outer.tag == f"{W}txbxContent":
            return _first(shades, _of_box(outer))
    page = run.getroottree().getroot().find(f"{W}background")
    return _first(shades, Ground.PAPER if page is None else Ground.UNKNOWN)


def _of_box(content: Element) -> int | Ground:
    """The colour of a box of text; that of one of old is not looked at."""
    shape = next(content.iterancestors("{*}wsp"), None)
    properties = None if shape is None else shape.find("{*}spPr")
    colour = None if properties is None else _hex(fill_of(properties))
    return Ground.UNKNOWN if colour is None else colour


def _first(shades: list[Element | None], otherwise: int | Ground) -> int | Ground:
    for shade in shades:
        if shade is None or value(shade) == "nil":
            continue
        patterned = value(shade) not in ("clear", "solid", None)
        colour = _hex(value(shade, "color" if value(shade) == "solid" else "fill"))
        if patterned and (colour is None or near(colour, _WHITE)):
            return Ground.UNKNOWN
        if colour is not None:
            return colour
    return otherwise


def _colour(element: Element | None) -> int | None:
    if element is not None and value(element) in (None, "auto"):
        shade = _hex(3 * (value(element, "themeShade") or "FF"))
        return shade if value(element, "themeColor") in _LIGHT_THEME else None
    return _hex(value(element))


def _see_through(fill: Element) -> bool:
    """Whether letters are filled with nothing, as Word's text effects can do."""
    alpha = (a.get(f"{W14}val", "") for a in fill.iter(f"{W14}alpha"))
    return fill.find(f"{W14}noFill") is not None or any(
        a.isdigit() and int(a) > _ALMOST_NOTHING for a in alpha
    )


def _filled_with(fill: Element) -> int | None:
    """The colour of letters by an effect, which wins over the plain one; None if unknown."""
    solid = fill.find(f"{W14}solidFill")
    for colour in () if solid is None else solid:
        name = colour.get(f"{W14}val") or ""
        return _white_changed(colour) if name in ("bg1", "lt1") else _hex(name)
    return None


def _white_changed(colour: Element) -> int:
    """What its changes make of the white of a theme: grey, which a tint leaves white."""
    light = 1.0
    for change in colour:
        share = number(change.get(f"{W14}val")) / 100_000
        light = light * share if local(change) in ("lumMod", "shade") else light
        light = light + share if local(change) == "lumOff" else light
    return 0x010101 * round(0xFF * min(light, 1))


def _hex(written: str | None) -> int | None:
    try:
        return int(written or "", 16) & _WHITE if len(written or "") == 6 else None
    except ValueError:
        return None


def near(one: int, other: int) -> bool:
    """Whether two colours cannot be told apart."""
    return all(abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) <= NEAR for shift in (0, 8, 16))
