"""Fonts of pictures: what their letters show.

A sign stands for each picture that says something: ticks, crosses, boxes, arrows, bullets,
hands, telephones, numbers in circles. Where a sign has many forms (there are a dozen arrows
to the right) one stands for all of them, and one that the fonts of our PDFs have. A picture
that is not here is not known, and a document with it is not read.

Source: the fonts' own tables as Unicode took them over (L2/11-052 and L2/11-344).
"""

import re
from collections.abc import Iterator

from publisher.intake.characters import clean

UNKNOWN_SIGN = "a symbol of a picture font"
_SPACE = {0x20: " "}


def _row(start: int, signs: str) -> dict[int, str]:
    """Signs from one code on, one each; a space leaves its code out."""
    return {start + at: sign for at, sign in enumerate(signs) if sign != " "}


def _arrows(signs: str, *starts: int) -> dict[int, str]:
    """The same arrows at several places: a font has them in many looks."""
    return {code: sign for start in starts for code, sign in _row(start, signs).items()}


_SYMBOL = {
    **_SPACE,
    **dict(zip(b"abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True)),
    **dict(zip(b"ABGDEZHQIKLMNXOPRSTUFCYW", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True)),
    **_row(0x21, "!∀#∃%&∍()*+,-./0123456789:;<=>?≅"),
    0x4A: "ϑ", 0x56: "ς", 0x6A: "ϕ", 0x76: "ϖ",
    **_row(0x5B, "[∴]⊥_"), **_row(0x7B, "{|}~"),
    **_row(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
    **_row(0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"), **_row(0xE2, "®©™∑"), 0xF2: "∫",
}  # fmt: skip
_STRAIGHT, _SLANTED = "←→↑↓", "↖↗↙↘"
_WINGDINGS = {
    **_SPACE,
    0x21: "✎", 0x22: "✂", 0x23: "✁", **_row(0x28, "☎✆✉✉"), 0x3E: "✇", 0x3F: "✍",
    0x41: "✌", **_row(0x45, "←→↑↓✋☺"), 0x4C: "☹", **_row(0x51, "✈☀"), 0x54: "❄",
    **_row(0x6C, "●❍■☐☐❑❒◆◆◆❖◆☒"), 0x7F: "▯",
    **_row(0x81, "①②③④⑤⑥⑦⑧⑨⑩"), **_row(0x8C, "①②③④⑤⑥⑦⑧⑨⑩"),
    **_row(0x9E, "∙•▪○○○◉◎❍▪☐"), **_row(0xAA, "✦★✶✴✹✵"), **_row(0xB5, "✪✰"),
    **_row(0xD7, "◄➢▲▼←➲↑↓"), **_arrows(_STRAIGHT + _SLANTED, 0xDF, 0xE7), 0xE8: "➔",
    **_row(0xEF, "⇐⇒⇑⇓⇔⇕↖↗↙↘"), **_row(0xFB, "✗✓☒☑"),
}  # fmt: skip
_WINGDINGS_2 = {
    **_SPACE,
    **_row(0x21, "✎✎  ✄✀☎☎"), **_row(0x42, "←→"), **_row(0x4A, "↑↓"),
    **_row(0x4F, "✗✓☒☑☒☒⊗⊗"), **_row(0x6A, "①②③④⑤⑥⑦⑧⑨⑩"), **_row(0x75, "①②③④⑤⑥⑦⑧⑨⑩"),
    0x80: "☉", **_row(0x95, "⋅••●○"), 0x9D: "⊙", **_row(0xA0, "▪▪■☐☐☐☐▣▣"),
    **_row(0xAD, "◆◆◇ ◈"), 0xB8: "◊", 0xBA: "◖", 0xBB: "◗", 0xEB: "✶", 0xF0: "✹", 0xF3: "✯",
    0xF8: "※", 0xF9: "⁂",
}  # fmt: skip
_WINGDINGS_3 = {
    **_SPACE,
    **_arrows(_STRAIGHT, 0x21, 0x66, 0x89, 0x8D, 0x91, 0x95, 0x99, 0x9D, 0xA1, 0xBD, 0xC1, 0xC5,
              0xD1, 0xD9, 0xE1, 0xE9, 0xED),
    **_arrows(_SLANTED, 0x25, 0x6A, 0xD5, 0xDD, 0xE5),
    **_row(0x31, "↔↕"), **_row(0x6E, "↔↕▲▼△▽◀▶◁▷◣◢◤◥◂▸▴"), **_row(0x80, "▾▲▼◀▶◄►▲▼"),
}  # fmt: skip
_WEBDINGS = {
    **_SPACE,
    **_row(0x33, "◀▶▲▼"), **_row(0x3C, "■●"), 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●",
    **_row(0x72, "✗❓"), **_row(0x78, "⦸⊖"), **_row(0x98, "✯✉✉✉"), 0xC5: "☎", 0xC9: "☎", 0xD9: "☁",
}  # fmt: skip
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}
_IN_A_PDF = re.compile(r"(?:[a-z]{6}\+)?(symbol|webdings|wingdings)[ -]?([23]?)(?:mt)?(?:[-,].*)?")

_VERDICTS = {
    **dict.fromkeys("✓✔✅", "✓"), **dict.fromkeys("✗✘✕✖❌❎×", "✗"),
    **dict.fromkeys("☑🗹", "☑"), **dict.fromkeys("☒🗷", "☒"), **dict.fromkeys("☐□", "☐"),
}  # fmt: skip


def is_symbol_font(font: str) -> bool:
    """Whether letters in that font show pictures instead."""
    return font.strip().lower() in _FONTS


def family(name: str) -> str:
    """What Word calls the symbol font that a PDF names in its own way: "abcdef+wingdings-regular".

    Any other name stays as it is.
    """
    found = _IN_A_PDF.fullmatch(name.lower())
    return " ".join(filter(None, found.groups())) if found else name


def symbol(font: str, code: int) -> str | None:
    """What the character of that code shows in a symbol font; None if we do not know.

    Word writes such codes as they are or raised by F000; for any other font the code is
    the character itself.
    """
    shown = _FONTS.get(font.strip().lower())
    if shown is None:
        known = clean(chr(code)) if 0x20 < code < 0x110000 else ""
        return known or None
    return shown.get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code)


def shown_in(font: str | None, text: str) -> str | None:
    """What letters show in that font; None if one of them is a picture that we do not know.

    A letter that a picture font has no place for is taken from another font, and shows itself.
    """
    if font is None or not is_symbol_font(font):
        return text
    shown = [_shown_in(font, letter) for letter in text]
    return None if None in shown else "".join(filter(None, shown))


def _shown_in(font: str, letter: str) -> str | None:
    if 0xF000 <= ord(letter) <= 0xF0FF:
        return symbol(font, ord(letter))
    try:
        code = letter.encode("cp1252")[0]  # by which Windows finds a picture for a typed letter
    except UnicodeEncodeError:
        return letter
    return letter if letter.isspace() else symbol(font, code)


def verdict(bullet: str) -> str:
    """The tick, cross or box that a bullet shows, in one form; nothing of one that only points."""
    return _VERDICTS.get(bullet.strip().removesuffix("\ufe0f"), "")


def every_sign() -> Iterator[str]:
    """All signs that stand for pictures."""
    for signs in _FONTS.values():
        yield from signs.values()
