"""Undoes the ways of writing a character by other characters."""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import unquote

_BY_NUMBER = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
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
    """The texts, and those again that say something else with their escapes undone."""
    return tuple(version for text in texts for version in dict.fromkeys((text, unescaped(text))))


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2], 16))


def decoded(data: bytes) -> str | None:
    """The text of a UTF-8 file without control characters, or None if it is not one."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text
