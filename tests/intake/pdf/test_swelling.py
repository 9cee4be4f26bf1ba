import zlib

import pikepdf
from pikepdf import Array, Name, Stream

from publisher.intake.pdf.swelling import swells


def holding(data: bytes, *filters: Name, **more: object) -> pikepdf.Pdf:
    """A PDF with one stream, packed so already."""
    pdf = pikepdf.new()
    stream = Stream(pdf, b"", **more)
    stream.write(data, filter=Array(filters))
    pdf.Root.Held = stream
    return pdf


ZEROS = bytes(1_000_000)
ONCE = zlib.compress(ZEROS)


def test_what_is_packed_is_measured_as_it_unpacks() -> None:
    flate = Name.FlateDecode
    for pdf in (holding(ONCE, flate), holding(zlib.compress(ONCE), flate, flate), holding(ZEROS)):
        assert swells(pdf, 900_000)
        assert not swells(pdf, 1_100_000)


def test_a_picture_and_a_damaged_stream_are_left_to_whoever_reads_them() -> None:
    assert not swells(holding(ONCE, Name.FlateDecode, Subtype=Name.Image), 900_000)
    assert not swells(holding(b"no zip", Name.FlateDecode), 900_000)
