"""Reads a PNG picture: nothing in it but what paints it.

Pixels whose numbers are letters are read. Letters painted in the picture are not: a person has
looked at each picture before.
"""

import io
import re
import zlib
from collections.abc import Iterator

from PIL import Image

from publisher.gate.contents import Contents, refused, unread

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PAINTS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_ROW_BITS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples a pixel by PNG's kind of colour."""
_MOST_BYTES = 200_000_000
_LETTERS = re.compile(rb"[A-Za-z][A-Za-z0-9 .,_-]{7,}")


def read_image(data: bytes) -> Contents:
    """Whatever letters the bytes of a PNG file hold besides its picture."""
    try:
        chunks = list(_chunks(data))
        painted = _paints_exactly(chunks)
        with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
            letters = _LETTERS.findall(picture.tobytes())
    except (
        LookupError,
        ValueError,
        OSError,
        SyntaxError,
        zlib.error,
        Image.DecompressionBombError,
    ):
        return unread("it is not a whole PNG picture")
    raw = tuple(body.decode("latin-1") for kind, body in chunks if kind != b"IDAT")
    raw = (*raw, b"\n".join(letters).decode("ascii"))
    if not painted or not {kind for kind, _ in chunks} <= _PAINTS:
        return Contents(raw=raw, faults=frozenset((refused("more than a picture"),)))
    return Contents(raw=raw)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of each chunk; ValueError if the file is cut short or runs on."""
    if not data.startswith(_SIGNATURE):
        raise ValueError
    at, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        length = int.from_bytes(data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12
        if at > len(data) or zlib.crc32(kind + body) != int.from_bytes(data[at - 4 : at]):
            raise ValueError
        yield kind, body
    if at != len(data):
        raise ValueError


def _paints_exactly(chunks: list[tuple[bytes, bytes]]) -> bool:
    """Whether the packed pixels are as many as the header says, and nothing follows them."""
    header = chunks[0][1]
    width, height = int.from_bytes(header[:4]), int.from_bytes(header[4:8])
    row = (width * header[8] * _ROW_BITS[header[9]] + 7) // 8 + 1
    if (
        chunks[0][0] != b"IHDR"
        or len(header) != 13
        or header[12]
        or not 0 < row * height <= _MOST_BYTES
    ):
        return False
    inflater = zlib.decompressobj()
    pixels = inflater.decompress(
        b"".join(body for kind, body in chunks if kind == b"IDAT"), row * height + 1
    )
    return inflater.eof and len(pixels) == row * height and not inflater.unused_data
