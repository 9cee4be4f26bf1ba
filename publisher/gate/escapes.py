"""Undoes the ways of writing characters by other characters."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

_BY_NUMBER = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_PACKED = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{8,}={0,2}(?![A-Za-z0-9+/=_-])")
_HEX = re.compile(r"(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}){5,}(?![0-9a-fA-F])")
_URL_SAFE = str.maketrans("-_", "+/")
_RUNS_BACKWARDS = re.compile("[\u202b\u202e\u2067]")
_TAGS = re.compile("[\U000e0020-\U000e007e]")
"""Characters that do not show, one for each of ASCII."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ROUNDS = 3


def unescaped(text: str) -> str:
    """The text with entities, percent and backslash escapes undone, also one inside another."""
    for _ in range(_ROUNDS):
        before = text
        if "&" in text:
            text = unescape(text)
        if "%" in text:
            text = unquote(text)
        if "\\" in text:
            text = _BY_NUMBER.sub(_character, text)
        if text == before:
            break
    return text


def as_it_may_be_read(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts, and those again that say something else once they are undone.

    Escapes are undone, base64 and hexadecimal digits unpacked where letters come of it, and a
    text that a mark of direction may turn around is also read from its end. Invisible letters
    (tags) are read too.
    """
    found: dict[str, None] = {}
    for text in texts:
        plain = unescaped(text)
        found |= dict.fromkeys((text, plain, "\n".join(_unpacked(plain))))
        if _RUNS_BACKWARDS.search(plain):
            found[plain[::-1]] = None
        if _TAGS.search(plain):
            found[_TAGS.sub(_tagged, plain)] = None
    found.pop("", None)
    return tuple(found)


def _unpacked(text: str) -> Iterator[str]:
    for run in _HEX.findall(text):
        yield _letters(bytes.fromhex(run))
    for run in _PACKED.findall(text):
        if not run.isalpha() or not run[1:].islower():  # most are words
            yield from _from_base64(run)


def _from_base64(run: str) -> Iterator[str]:
    bare = run.rstrip("=").translate(_URL_SAFE)
    try:
        yield _letters(b64decode(bare + "=" * (-len(bare) % 4)))
    except Error:
        return


def _letters(data: bytes) -> str:
    """The bytes as text, "" if they are none."""
    try:
        text = data.replace(b"\0", b"").decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if text.isprintable() else ""


def _tagged(found: re.Match[str]) -> str:
    return chr(ord(found[0]) - 0xE0000)


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2], 16))


def decoded(data: bytes) -> str | None:
    """The text of a UTF-8 file without control characters, or None if it is not one."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text
