import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.gate.samples import ASH, BIRCH, VICTIM, png, told

NAME = b"Jane Smith"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def with_chunk(kind: bytes, body: bytes) -> bytes:
    data = png()
    return data[:33] + chunk(kind, body) + data[33:]


def with_pixels_of(letters: bytes) -> bytes:
    """A picture whose pixels are these numbers."""
    out = io.BytesIO()
    Image.frombytes("L", (40, 1), letters.ljust(40, b"\x80")).save(out, "PNG")
    return out.getvalue()


def with_pixels(change: bytes, after: bytes = b"") -> bytes:
    """The picture with bytes added to its pixels, or after them."""
    image = Image.open(io.BytesIO(png()))
    rows = b"".join(b"\0" + image.crop((0, y, 40, y + 1)).tobytes() for y in range(20))
    pixels = chunk(b"IDAT", zlib.compress(rows + change) + after)
    return png()[:33] + pixels + chunk(b"IEND", b"")


def palette(colours: bytes) -> bytes:
    image = Image.new("P", (4, 4))
    image.putpalette(colours)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def test_a_plain_picture_passes() -> None:
    assert told("a.png", png(), ASH) == set()
    assert told("a.png", with_pixels(b""), ASH) == set()
    assert told("a.png", palette(bytes(range(48))), ASH) == set()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (b"tEXt", b"Author\0" + NAME),
        (b"iTXt", b"Author\0\0\0\0\0" + NAME),
        (b"eXIf", b"MM\0*" + NAME),
    ],
)
def test_a_name_beside_the_picture_is_found_and_the_place_refused(kind: bytes, body: bytes) -> None:
    assert told("a.png", with_chunk(kind, body), BIRCH) == {"G104", VICTIM}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (b"zTXt", b"Author\0\0" + zlib.compress(NAME)),
        (b"iCCP", b"profile\0\0" + zlib.compress(NAME)),
        (b"tIME", b"\x07\xe6\x09\x08\0\0\0"),
        (b"pHYs", b"\0" * 9),
        (b"vpAg", b"x"),
    ],
)
def test_any_other_chunk_is_refused(kind: bytes, body: bytes) -> None:
    assert told("a.png", with_chunk(kind, body), BIRCH) & {"G103", "G104"}


def test_what_pillow_writes_besides_is_refused() -> None:
    info, buffer = PngInfo(), io.BytesIO()
    info.add_text("Comment", NAME.decode(), zip=True)
    Image.new("RGB", (4, 4)).save(buffer, "PNG", pnginfo=info)
    assert told("a.png", buffer.getvalue(), BIRCH) == {"G104"}


def test_a_name_among_the_colours_is_found() -> None:
    assert told("a.png", palette(NAME + b"\0" * 5), BIRCH) == {VICTIM}


@pytest.mark.parametrize(
    "data",
    [png() + NAME, png()[:-4], png()[:-1] + b"x", b"", b"GIF89a", png()[:60]],
    ids=["after the end", "cut short", "wrong sum", "empty", "another type", "half"],
)
def test_a_file_that_is_not_a_whole_picture_is_not_read(data: bytes) -> None:
    assert told("a.png", data, BIRCH) == {"G103"}


def test_more_pixels_than_the_picture_shows_are_refused() -> None:
    assert told("a.png", with_pixels(NAME), BIRCH) == {"G104"}
    assert told("a.png", with_pixels(b"", after=NAME), BIRCH) == {"G104"}
    assert told("a.png", with_pixels(b"", after=zlib.compress(NAME)), BIRCH) == {"G104"}
