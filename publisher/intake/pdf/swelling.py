"""How much a PDF unpacks to: a short file may hold a page that no reader shows in full.

Accepted: packing other than zip's own, which few files have; the limits of the worker hold there.
"""

import zlib

import pikepdf

MOST_UNPACKED = 200_000_000
"""Bytes of all that is no picture: as many as the file itself may have."""
_ZIPPED = ("/FlateDecode", "/Fl")


def swells(pdf: pikepdf.Pdf, most: int = MOST_UNPACKED) -> bool:
    """Whether pages, fonts and all else but pictures unpack to more than that many bytes."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
            most -= _unpacked(thing, most)
            if most < 0:
                return True
    return False


def _unpacked(stream: pikepdf.Stream, most: int) -> int:
    """How many bytes it unpacks to; beyond `most` it is not unpacked any further."""
    packed = stream.get("/Filter", pikepdf.Array())
    data = stream.read_raw_bytes()
    for name in packed if isinstance(packed, pikepdf.Array) else [packed]:
        if str(name) not in _ZIPPED or len(data) > most:
            break
        try:
            data = zlib.decompressobj().decompress(data, most + 1)
        except zlib.error:
            break  # damaged: whoever reads it will say so
    return len(data)
