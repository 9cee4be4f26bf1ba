"""Reads letters out of bytes without believing what a file says of itself.

Whatever stands in a PDF is found this way too when no table lists it: old revisions, orphans,
packed streams, strings in every notation.
"""

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_PRINTABLE = re.compile(rb"[\t\n\r\x20-\x7e]{8,}")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.){2,4000}+)\)", re.DOTALL)
LETTER = rb"(?:[^()\\]|\\[nrtbf()\\]|\\[0-3][0-7]{2})"
"""A byte of a string in brackets, or one of the escapes that are Python's own or a bracket's."""
_PLAIN = re.compile(rb"(?:[^\\]|\\[nrtbf()\\]|\\[0-3][0-7]{2})*+", re.DOTALL)
_HEX = re.compile(rb"<([0-9a-fA-F\s]{4,8000}+)>")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r?\n|.))", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"\f"}
MOST_BYTES = 256_000_000


def outside_streams(data: bytes) -> bytes:
    """A PDF without what is in its streams."""
    return _STREAM.sub(b"stream endstream", data)


def everything_in(data: bytes) -> Iterator[str]:
    """All that could be letters in a PDF: the bytes as they are, and unpacked.

    Raises: ValueError if a stream unpacks to more than `MOST_BYTES`.
    """
    yield from _letters_in(data)
    for found in _STREAM.finditer(data):
        unpacked = inflated(found[1])
        if unpacked:
            yield from _letters_in(unpacked)


def inflated(packed: bytes) -> bytes:
    """What can be unpacked of a stream; nothing if it is not packed with zlib.

    Raises: ValueError if that is more than `MOST_BYTES`.
    """
    inflater = zlib.decompressobj()
    try:
        unpacked = inflater.decompress(packed, MOST_BYTES)
    except zlib.error:
        return b""
    if inflater.unconsumed_tail:
        raise ValueError
    return unpacked


def _letters_in(data: bytes) -> Iterator[str]:
    yield as_text(data)
    yield "\n".join(strings_in(data))


def as_text(data: bytes) -> str:
    """Bytes as text: in UTF-8, else the stretches of ASCII in them; those of UTF-16 too."""
    data = data.replace(b"\0", b"")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(found.decode("ascii") for found in _PRINTABLE.findall(data))


def strings_in(data: bytes) -> Iterator[str]:
    """The strings of PDF syntax, in brackets or in hexadecimal digits."""
    for body in _LITERAL.findall(data):
        if _PLAIN.fullmatch(body):
            yield string_text(in_plain_bytes(body, backspace=b""))
        else:
            yield string_text(_ESCAPE.sub(_unescaped, body))
    for body in _HEX.findall(data):
        digits = b"".join(body.split())
        yield string_text(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))


def in_plain_bytes(body: bytes, backspace: bytes = b"\b") -> bytes:
    """A string of `LETTER`s without its escapes."""
    if b"\\" not in body:
        return body
    body = body.replace(b"\\\\", b"\\134").replace(b"\\b", backspace)
    body = body.replace(b"\\(", b"\\050").replace(b"\\)", b"\\051")
    return body.decode("unicode_escape").encode("latin-1")


def string_text(body: bytes) -> str:
    """The text of a PDF string, in whichever of the encodings of PDF."""
    if body.startswith(b"\xef\xbb\xbf"):
        return body.decode("utf-8", "replace")
    if body.startswith((b"\xfe\xff", b"\xff\xfe")):
        return body.decode("utf-16", "replace")
    return body.replace(b"\0", b"").decode("latin-1")


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes((int(found[1], 8) & 255,))
    return b"" if found[2].endswith(b"\n") else _LETTERS.get(found[2], found[2])
