"""The tables at the start of an RTF file: fonts and their characters, colours, styles."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass

from publisher.findings import Rule
from publisher.intake.package import CannotReadError
from publisher.intake.rtf.tree import Group, Word
from publisher.intake.symbols import is_symbol_font

_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_OF_ALL = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SYMBOLS = 2
UNKNOWN = "letters of a code page that is not known"


@dataclass(frozen=True, slots=True)
class Font:
    """A font: how its bytes are to be read, and its name if it is one of pictures."""

    encoding: str
    pictures: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What the text calls by numbers; a colour is None if the program is to choose it.

    `painted` is whether something lies behind the text of every page.
    """

    plain: Font
    fonts: Mapping[int, Font]
    colours: tuple[int | None, ...]
    styles: Mapping[int, str]
    font: int
    painted: bool

    def font_of(self, number: int) -> Font:
        """The font of that number."""
        return self.fonts.get(number, self.plain)

    def colour(self, number: int) -> int | None:
        """The colour of that number."""
        return self.colours[number] if 0 <= number < len(self.colours) else None


def header_of(root: Group) -> Header:
    """The tables of a file. Raises: CannotReadError (D109) over a code page that is not known."""
    plain = Font(_encoding(root))
    fonts = {
        group.number("f"): _font(group, plain)
        for table in root.groups("fonttbl")
        for group in (table, *table.groups())
        if group.has("f")
    }
    colours = [colour for table in root.groups("colortbl") for colour in _colours(table)]
    styles = {
        group.number("s"): _name(group)
        for table in root.groups("stylesheet")
        for group in table.groups()
        if not group.starred
    }
    return Header(
        plain, fonts, tuple(colours), styles, root.number("deff"), any(root.groups("background"))
    )


def _encoding(root: Group) -> str:
    for word in root.words():
        if word.name == "ansicpg":
            return _code_page(word.number or 0)
    return next((_OF_ALL[w.name] for w in root.words() if w.name in _OF_ALL), "cp1252")


def _code_page(number: int) -> str:
    name = {0: "cp1252", 10000: "mac_roman", 65001: "utf-8"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        raise CannotReadError(Rule.D109, UNKNOWN) from None


def _font(group: Group, plain: Font) -> Font:
    name = _name(group)
    charset = group.number("fcharset", 1)
    if charset == _SYMBOLS or is_symbol_font(name):
        return Font(plain.encoding, name or "?")
    if group.has("cpg"):
        return Font(_code_page(group.number("cpg")))
    return Font(_CHARSETS.get(charset, plain.encoding))


def _name(group: Group) -> str:
    """The name of a font or style, in the letters that names are written in."""
    own = (part.data for part in group.parts if not isinstance(part, Group | Word))
    return b"".join(own).decode("cp1252", "replace").strip().removesuffix(";").strip()


def _colours(table: Group) -> list[int | None]:
    """The colours, red, green and blue in one number."""
    found: list[int | None] = []
    now: dict[str, int] = {}
    for part in table.parts:
        if isinstance(part, Word):
            now[part.name] = part.number or 0
        elif not isinstance(part, Group):
            for _ in range(part.data.count(b";")):
                channels = [now.get(name) for name in ("red", "green", "blue")]
                known = all(channel is not None for channel in channels)
                red, green, blue = (channel or 0 for channel in channels)
                found.append((red << 16 | green << 8 | blue) if known else None)
                now = {}
    return found
