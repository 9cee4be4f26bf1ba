"""How well one colour is read on another, and which colours are refused.

Source: WCAG 2.2, success criterion 1.4.3 and "relative luminance".
"""

from publisher.config import Colours
from publisher.errors import SettingsError

LEAST = 4.5
WHITE, PAGE, PANEL = "#ffffff", "#ffffff", "#f2f4f7"
DARK_PAGE, DARK_PANEL = "#14181d", "#20262e"
"""The grounds that text stands on; `theme/sheets/colours.css` has the same values."""


def luminance(colour: str) -> float:
    """Relative luminance of a colour (#rrggbb), from 0 for black to 1 for white."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_colours(colours: Colours) -> None:
    """Refuse colours that people with low vision could not read.

    Raises: SettingsError with the ratio.
    """
    for name, colour, ground, what in (
        ("header", colours.header, WHITE, "white words on it"),
        ("link", colours.link, PAGE, "links on the white page"),
        ("link", colours.link, PANEL, "links on light grey boxes"),
    ):
        found = ratio(colour, ground)
        if found < LEAST:
            raise SettingsError(
                f"mkdocs.yml: the colour `{name}` gives {what} a contrast of only "
                f"{found:.2f} to 1; the law asks for {LEAST} to 1",
                "Choose a darker colour.",
            )


def lightened(colour: str, ground: str, least: float) -> str:
    """The colour mixed with white until it can be read on a dark ground at that ratio."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    for step in range(101):
        mixed = "".join(f"{part + (255 - part) * step // 100:02x}" for part in parts)
        if ratio(f"#{mixed}", ground) >= least:
            return f"#{mixed}"
    return WHITE


def colours_css(colours: Colours) -> bytes:
    """`assets/colours.css`: the council's colours for light and dark screens.

    Raises: SettingsError if a pair cannot be read.
    """
    check_colours(colours)
    link = lightened(colours.link, DARK_PANEL, 7.0)
    return (
        f":root{{--council-header:{colours.header.lower()};--council-link:{colours.link.lower()};}}\n"
        f"@media (prefers-color-scheme: dark){{:root{{"
        f"--council-header:{colours.header.lower()};--council-link:{link};}}}}\n"
    ).encode()
