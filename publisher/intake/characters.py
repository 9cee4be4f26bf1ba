"""The characters of a source: which of them may become text, and how bytes become characters.

Invariant: what leaves `clean` holds no control character but tab and line feed, nothing that
shows nothing (zero width, direction, soft hyphen, the choice of a sign's look), and nothing of
a private use area. So no reader can be told anything by a character that people cannot see.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable

TURNED_ROUND = "letters that stand in reverse"
"""What a finding says of them."""
GARBLED = "letters that came out as others, such as “Ã«” for “ë”"
"""What a finding says of them."""
LOST = "letters that were lost, such as “Ll?r” for “Llŷr”"
"""What a finding says of them."""
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SHOW_NOTHING = frozenset({"Cc", "Cf", "Co", "Cs"})
_VARIANTS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
"""Variation selectors: whether the sign before is drawn in colour, and the like."""
_NOT_KNOWN = re.compile(r"\N{REPLACEMENT CHARACTER}(?:[ \t]*\N{REPLACEMENT CHARACTER})+")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_IN_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_AFTER = "[\x80-\xbf" + bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "\ufffd]"
_ON_A_MAC = f"[{bytes(range(0x80, 0xC0)).decode('mac_roman')}]"
_LETTER = r"[^\W\d_]"
_GARBLED = re.compile(
    r"[ÂÃÄÅÈÌáâ√≈ƒ├┬┼ÔΓ=\\](?:"
    rf"(?<=[ÃÄÅÌ]){_AFTER}|(?<=È)[˜™š›]|(?<=á)[¸¹º»]{_AFTER}|(?<=â)[€\x80]"
    rf"|(?<={_LETTER}Â)\xa0|(?<=[a-z][ÂÃÄÅ])"
    rf"|(?<=[√≈ƒ]){_ON_A_MAC}(?:(?<={_LETTER}..)|(?={_LETTER}))"
    rf"|(?<=[├┬┼])(?:(?<={_LETTER}.)|(?={_LETTER}))|(?<=[ÔΓ])Ç"
    r"|(?<==)C[3-5]=[89AB][0-9A-F]|(?<=\\)u0[01][0-9A-Fa-f]{2})"
)
"""Letters with marks and curly quotes, whose bytes of UTF-8 were once taken for Windows-1252, or
for the letters of a Mac or of the command line of Windows; or whose codes stand in their place,
as in e-mails and in JSON."""
_OF_DOS_OR_MAC = re.compile(
    rf"[‚ƒ„†‡ˆ‰Š‹ŒŽÕ“¡¢£¤](?:(?<={_LETTER}[‚ˆ‰])|(?<=[a-z][ŠŽŒÕ])"
    rf"|(?<={_LETTER}[ƒ„†‡‹“¡¢£¤])(?=[a-z]))"
)
"""What Excel's "CSV (MS-DOS)" and "CSV (Macintosh)" give, taken for Windows-1252."""
_LOST = re.compile(r"[^\W\d_]\N{REPLACEMENT CHARACTER}|\N{REPLACEMENT CHARACTER}[^\W\d_]")
_ASKED = re.compile(r"(?<![\w./=&%#@-])[^\W\d_](?:[^\W\d_]|[’'-])*\?[^\W\d_](?!\w*[=&])")
"""What a program that has no such letter writes in its place, within a word and no address."""
_IN_REVERSE = re.compile("\u202e[^\u202c\n]*?[A-Za-z]{3}")
_WORD_BULLETS: dict[int, str] = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-"})
_STAY = frozenset(map(ord, "\n\t"))


def clean(source_text: str) -> str:
    r"""The text without characters that show nothing or mean something in one program only.

    Tabs stay; every kind of line end becomes `\n`. The bullets that Word keeps in a private
    use area become ordinary ones. Of characters in a row that nobody knows one stays: how many
    there are would tell how long a word is.
    """
    text = _LINE_ENDS.sub("\n", source_text)
    if text.isascii() and text.isprintable():
        return text
    return _NOT_KNOWN.sub("\N{REPLACEMENT CHARACTER}", text.translate(_BECOMES))


def turned_round(source_text: str) -> bool:
    """Whether a mark of direction shows a Latin word in reverse: "enaJ" would show "Jane"."""
    return "\u202e" in source_text and _IN_REVERSE.search(source_text) is not None


def garbled(source_text: str) -> bool:
    """Whether a program has saved letters as their bytes: nobody finds "Zoë" in "ZoÃ«"."""
    return _GARBLED.search(source_text) is not None


def line_of_garbled(source_text: str) -> int:
    """The line, from 1, in which a letter of a typed text came out as another; 0 for none."""
    return _line_of(
        source_text, [shape.search(source_text) for shape in (_GARBLED, _OF_DOS_OR_MAC)]
    )


def lost(source_text: str) -> bool:
    """Whether the sign for what nobody knows is part of a word, in which nobody finds a name."""
    return "\N{REPLACEMENT CHARACTER}" in source_text and _LOST.search(source_text) is not None


def line_of_lost(source_text: str) -> int:
    """The line, from 1, in which a letter of a typed text was lost; 0 for none.

    A capital after a question mark and small letters is the next sentence.
    """
    found = [_LOST.search(source_text)]
    for asked in _ASKED.finditer(source_text):
        before, after = asked[0].split("?")
        if after.islower() or (before.isupper() and len(before) > 1):
            found.append(asked)
            break
    return _line_of(source_text, found)


def _line_of(text: str, found: Iterable[re.Match[str] | None]) -> int:
    """The line of the first of what was found; 0 if nothing was."""
    starts = [match.start() for match in found if match]
    return text.count("\n", 0, min(starts)) + 1 if starts else 0


def decode(data: bytes) -> str | None:
    """The characters of a text file, or None if it is no text file.

    UTF-8 or UTF-16 by its byte order mark, else UTF-8, else Windows-1252, which Excel and
    Notepad wrote for decades. What holds letters in UTF-8 beside other bytes is neither: one
    odd byte would turn "Zoë" into "ZoÃ«" all through the file.
    """
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data:
        return None
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if encoding == "cp1252" and _IN_UTF8.search(data) else text
    return None


def _shows(code: int) -> bool:
    not_a_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    if not_a_character or code in _VARIANTS:
        return False
    return unicodedata.category(chr(code)) not in _SHOW_NOTHING


class _Becomes(dict[int, str | None]):
    """What becomes of each character, by its code; found out when one is first met."""

    def __missing__(self, code: int) -> str | None:
        stays = code in _STAY or _shows(code)
        self[code] = chr(code) if stays else None
        return self[code]


_BECOMES = _Becomes(_WORD_BULLETS)
