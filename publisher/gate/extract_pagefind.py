"""Reads the files of a search index made by Pagefind: packed, with a mark, in JSON or CBOR.

A fragment holds a page's words for the results, as JSON. Index, filters and the list of pages
hold single words in CBOR (RFC 8949); those are stems in the order of the alphabet, so that two
of them side by side say nothing, but each may be a name run together.
"""

import zlib
from collections.abc import Iterator
from typing import Any

from publisher.gate.contents import Contents, unread
from publisher.gate.extract_data import read_json

_MARK = b"pagefind_dcd"
_MOST_BYTES = 64_000_000
_DEEPEST = 32
BARRIER = "\n0\n"
"""Stands between words, so that no name is read across two of them."""


def read_fragment(data: bytes) -> Contents:
    """The words of one page."""
    body = _unpacked(data)
    return unread("it is not a piece of a search index") if body is None else read_json(body)


def read_index(data: bytes) -> Contents:
    """The words of the index, of its filters or of its list of pages."""
    body = _unpacked(data)
    try:
        words = BARRIER.join(_strings(body or b""))
    except (ValueError, IndexError):
        return unread("it is not a piece of a search index")
    return Contents(hidden=(words,), raw=((body or b"").decode("latin-1"),))


def _unpacked(data: bytes) -> bytes | None:
    """What is packed; None if it is not one plain gzip member without anything beside it."""
    inflater = zlib.decompressobj(wbits=31)
    if data[3:4] != b"\0":  # a name, a comment or more in its head
        return None
    try:
        body = inflater.decompress(data, _MOST_BYTES)
    except zlib.error:
        return None
    whole = inflater.eof and not inflater.unused_data and not inflater.unconsumed_tail
    return body.removeprefix(_MARK) if whole and body.startswith(_MARK) else None


def _strings(body: bytes) -> Iterator[str]:
    """Every string in one CBOR item. Raises: ValueError or IndexError if it is not one."""
    reader = _Cbor(body)
    yield from _texts(reader.item())
    if reader.at != len(body):
        raise ValueError


def _texts(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, list):
        for one in item:
            yield from _texts(one)


class _Cbor:
    """A reader of the kinds of items that Pagefind writes; maps come out as lists."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def item(self, depth: int = 0) -> Any:
        if depth > _DEEPEST:
            raise ValueError
        kind, small = divmod(self._take(1)[0], 32)
        number = small if small < 24 else self._number(small)
        match kind:
            case 0 | 1:
                return number
            case 2:
                return self._take(number).decode("latin-1")
            case 3:
                return self._take(number).decode("utf-8")
            case 4 | 5:
                return [self.item(depth + 1) for _ in range(number * (kind - 3))]
            case 7 if small in {20, 21, 22}:
                return None
        raise ValueError

    def _number(self, small: int) -> int:
        if small > 27:
            raise ValueError
        return int.from_bytes(self._take(1 << (small - 24)))

    def _take(self, length: int) -> bytes:
        taken = self._data[self.at : self.at + length]
        if len(taken) != length or not self._data:
            raise ValueError
        self.at += length
        return taken
