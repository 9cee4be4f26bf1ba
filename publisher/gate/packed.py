"""Unpacks what is packed in letters and digits: base64, base32, hexadecimal digits.

What comes out is told if it is text. It may have been compressed, or packed once more.
"""

import re
import zlib
from base64 import b32decode, b64decode
from collections.abc import Iterator
from functools import lru_cache

_RUN = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_SMALL = r"[A-Za-z]?+[a-z]*+"
_WORDS = re.compile(rf"(?:{_SMALL}[+/_-]++)*+{_SMALL}|(?:[A-Z]{{1,15}}+[+/_-]*+)*+")
"""Runs that are words, or paths and names made of words: most of them are."""
_BETWEEN = re.compile(r"[+/_-]")
_HEX = re.compile(r"(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}){4,}(?![0-9a-fA-F])")
_BASE32 = re.compile(r"[A-Z2-7]{13,}")
_URL_SAFE = str.maketrans("-_", "+/")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_MOST_BYTES = 64_000_000
_DEEPEST = 3
_PLAIN = 0.8


def unpacked(text: str, depth: int = 0) -> Iterator[str]:
    """Each text that is packed in the text, in no order that means anything."""
    for run in _RUN.findall(text):
        for letters in _unpacked_run(run):
            yield letters
            if depth < _DEEPEST:
                yield from unpacked(letters, depth + 1)


@lru_cache(maxsize=10_000)  # a site has the same few runs on every page
def _unpacked_run(run: str) -> tuple[str, ...]:
    if _WORDS.fullmatch(run):
        return ()
    pieces = (run, *(piece for piece in _BETWEEN.split(run) if 8 <= len(piece) < len(run)))
    packed = [*map(_from_base64, pieces), *map(bytes.fromhex, _HEX.findall(run))]
    packed += map(_from_base32, _BASE32.findall(run))
    return tuple(filter(None, map(_letters, packed)))


def _from_base64(run: str) -> bytes:
    whole = run.translate(_URL_SAFE)
    whole = whole[: len(whole) - (len(whole) % 4 == 1)]
    return b64decode(whole + "=" * (-len(whole) % 4))


def _from_base32(run: str) -> bytes:
    whole = run[: len(run) // 8 * 8] if len(run) % 8 in {1, 3, 6} else run
    return b32decode(whole + "=" * (-len(whole) % 8))


def _letters(data: bytes) -> str:
    """The bytes as text, "" if they are none."""
    data = _inflated(data) or data
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = data.decode("utf-16", "replace")
    else:
        text = _as_bytes_of_text(data.replace(b"\0", b""))
    return "" if _CONTROL.search(text) else text


def _as_bytes_of_text(data: bytes) -> str:
    """In UTF-8, else in Latin 1 if nearly all is plain letters, else nothing."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
        return text if sum(map(str.isascii, text)) > _PLAIN * len(text) else ""


def _inflated(data: bytes) -> bytes:
    """What is compressed in it; nothing if it is not compressed."""
    if data[:2] != b"\x1f\x8b" and data[:1] != b"\x78":
        return b""
    try:
        return zlib.decompressobj(wbits=47).decompress(data, _MOST_BYTES)
    except zlib.error:
        return b""
