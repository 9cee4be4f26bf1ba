"""Undoes the ways of writing characters by other characters.

Each function of `VIEWS` reads a text in one more way; `tests/gate/switched.py` has a file for
each in which a name is seen in no other.
"""

import re
from collections.abc import Callable, Iterable
from html import unescape

from publisher.gate.packed import unpacked

_QUOTED = re.compile(r"%u([0-9a-fA-F]{4})|((?:%[0-9a-fA-F]{2})+)")
_BY_NUMBER = re.compile(
    r"\\(?:u([0-9a-fA-F]{4})|[ux]\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|([0-3][0-7]{2}))"
)
_BY_NUMBER_IN_STYLES = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_SURROGATES = re.compile("[\ud800-\udfff]")
_RUNS_BACKWARDS = re.compile("[\u202b\u202e\u2067]")
_TAGS = re.compile("[\U000e0020-\U000e007e]")
"""Characters that do not show, one for each of ASCII."""
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{3,}")
"""Characters that do not show, one for each byte."""
_MARKUP = re.compile(r"<[^<>]*>")
_CODED = re.compile(r"xn--([a-z0-9-]+)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOST_ROUNDS = 8


def unescaped(text: str) -> str:
    """The text with every escape undone, also one inside another."""
    for _ in range(_MOST_ROUNDS):
        before = text
        for sign, undone in ESCAPES.items():
            if sign in text:
                text = undone(text)
        if text == before:
            break
    return text


def entities(text: str) -> str:
    """Undo what HTML writes by name or number."""
    return unescape(text)


def per_cents(text: str) -> str:
    """Undo what addresses write in hexadecimal digits, in UTF-8 or else Latin 1."""
    return _QUOTED.sub(_quoted, text)


def backslashes(text: str) -> str:
    """Undo what JSON, scripts and PDFs write by number."""
    text = _BY_NUMBER.sub(_by_number, text)
    if _SURROGATES.search(text):  # two of them make a letter
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


ESCAPES = {"&": entities, "%": per_cents, "\\": backslashes}
"""What undoes the escapes that begin with a sign."""


def as_it_may_be_read(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts, and those again that say something else in one of the `VIEWS`."""
    found: dict[str, None] = {}
    for text in texts:
        plain = unescaped(text)
        found |= dict.fromkeys((text, plain, *(view(plain) for view in VIEWS)))
    found.pop("", None)
    return tuple(found)


def unpacked_letters(text: str) -> str:
    """Letters packed in letters or digits: what they say."""
    return "\n".join(map(unescaped, unpacked(text)))


def turned_around(text: str) -> str:
    """A text that a mark of direction may turn around: from its end."""
    return text[::-1] if _RUNS_BACKWARDS.search(text) else ""


def invisible_letters(text: str) -> str:
    """A text with characters that do not show: those taken for the letters that they stand for."""
    if text.isascii():
        return ""
    told = _TAGS.sub(lambda found: chr(ord(found[0]) - 0xE0000), text)
    told = _SELECTORS.sub(_selected, told)
    return told if told != text else ""


def without_markup(text: str) -> str:
    """A text with tags in it, such as one that was escaped once too often: without them."""
    return _MARKUP.sub("", text) if "<" in text else ""


def names_of_hosts(text: str) -> str:
    """Names of hosts in letters beyond ASCII."""
    found = _CODED.findall(text) if "xn--" in text.lower() else ()
    return "\n".join(map(_decoded_host, found))


def as_styles_escape(text: str) -> str:
    """A text with backslashes: as a style sheet would read it."""
    if "\\" not in text:
        return ""
    return _BY_NUMBER_IN_STYLES.sub(lambda found: _char(int(found[1], 16)), text)


VIEWS: tuple[Callable[[str], str], ...] = (
    unpacked_letters,
    turned_around,
    invisible_letters,
    without_markup,
    names_of_hosts,
    as_styles_escape,
)
"""Ways to read a text that has no escapes left; "" where there is nothing more to read."""


def decoded(data: bytes) -> str | None:
    """The text of a UTF-8 file without control characters, or None if it is not one."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _quoted(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    body = bytes.fromhex(found[2].replace("%", ""))
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("latin-1")


def _by_number(found: re.Match[str]) -> str:
    hexadecimal = found[1] or found[2] or found[3]
    return _char(int(hexadecimal, 16) if hexadecimal else int(found[4], 8))


def _char(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else ""


def _selected(found: re.Match[str]) -> str:
    codes = (ord(char) for char in found[0])
    return bytes(code - 0xFE00 if code < 0xFE10 else code - 0xE0100 + 16 for code in codes).decode(
        "utf-8", "replace"
    )


def _decoded_host(code: str) -> str:
    try:
        return code.encode("ascii").decode("punycode")
    except ValueError:
        return ""
