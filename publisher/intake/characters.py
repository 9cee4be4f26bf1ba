"""The characters of a source: which of them may become text, and how bytes become characters.

Invariant: what leaves `clean` holds no control character but tab and line feed, nothing that
shows nothing (zero width, direction, soft hyphen, the choice of a sign's look), and nothing of
a private use area. So no reader can be told anything by a character that people cannot see.
"""

import codecs
import re
import unicodedata

TURNED_ROUND = "letters that stand in reverse"
"""What a finding says of them."""
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SHOW_NOTHING = frozenset({"Cc", "Cf", "Co", "Cs"})
_VARIANTS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
"""Variation selectors: whether the sign before is drawn in colour, and the like."""
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_IN_REVERSE = re.compile("\u202e[^\u202c\n]*?[A-Za-z]{3}")
_WORD_BULLETS: dict[int, str] = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-"})

_SYMBOL = {
    **dict(zip(b"abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True)),
    **dict(zip(b"ABGDEZHQIKLMNXOPRSTUFCYW", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True)),
    **{code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"},
    0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xDE: "⇒",
}  # fmt: skip
_WINGDINGS = {
    0x20: " ", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "☐",
    0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "☐", 0x97: "●"}
_SYMBOL_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {0x20: " "},
    "webdings": {0x20: " ", 0x61: "✓", 0x72: "✗"},
}


def clean(source_text: str) -> str:
    r"""The text without characters that show nothing or mean something in one program only.

    Tabs stay; every kind of line end becomes `\n`. The bullets that Word keeps in a private
    use area become ordinary ones.
    """
    text = _LINE_ENDS.sub("\n", source_text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text.translate(_WORD_BULLETS) if c in "\n\t" or _shows(c))


def turned_round(source_text: str) -> bool:
    """Whether a mark of direction shows a Latin word in reverse: "enaJ" would show "Jane"."""
    return "\u202e" in source_text and _IN_REVERSE.search(source_text) is not None


def decode(data: bytes) -> str | None:
    """The characters of a text file, or None if it is no text file.

    UTF-8 or UTF-16 by its byte order mark, else UTF-8, else Windows-1252, which Excel and
    Notepad wrote for decades.
    """
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data:
        return None
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def is_symbol_font(font: str) -> bool:
    """Whether letters in that font show pictures instead."""
    return font.strip().lower() in _SYMBOL_FONTS


def symbol(font: str, code: int) -> str | None:
    """What the character of that code shows in a symbol font; None if we do not know.

    Word writes such codes as they are or raised by F000; for any other font the code is
    the character itself.
    """
    shown = _SYMBOL_FONTS.get(font.strip().lower())
    if shown is None:
        known = clean(chr(code)) if 0x20 < code < 0x110000 else ""
        return known or None
    return shown.get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code)


def _shows(character: str) -> bool:
    code = ord(character)
    not_a_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    if not_a_character or code in _VARIANTS:
        return False
    return unicodedata.category(character) not in _SHOW_NOTHING
