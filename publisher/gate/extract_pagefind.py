"""Reads the files of a search index made by Pagefind: packed, with a mark, in JSON or CBOR.

A fragment holds a page's words for the results, as JSON. Index, filters and the list of pages
hold single words in CBOR (RFC 8949); those are stems in the order of the alphabet, so that two
of them side by side say nothing, but each may be a name run together.
"""

import zlib
from collections.abc import Iterator

from publisher.gate.contents import Contents, unread
from publisher.gate.extract_data import read_json

_MARK = b"pagefind_dcd"
_MOST_BYTES = 64_000_000
_DEEPEST = 33
_NO_NUMBER = {20, 21, 22}
"""False, true and nothing."""
_SIZES = (1, 2, 4, 8)
"""In so many bytes stands a number that is not in the first byte, as that tells."""
_CODES = {2: "latin-1", 3: "utf-8"}
"""What the kinds of strings are written in; 0 and 1 are numbers, 4 and 5 lists and maps."""
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
    """Every string in one CBOR item, of the kinds of items that Pagefind writes.

    Raises: ValueError or IndexError if it is not one.
    """
    at, left = 0, [1]  # how many items are still to come of each list that is not at its end
    while left:
        if not left[-1]:
            left.pop()
            continue
        if len(left) > _DEEPEST:
            raise ValueError
        left[-1] -= 1
        kind, number = body[at] >> 5, body[at] & 31
        at += 1
        if kind == 7 and number in _NO_NUMBER:
            continue
        if number >= 24:
            size = _SIZES[number - 24]
            number = int.from_bytes(body[at : at + size])
            at += size
        string = body[at : at + number] if kind in _CODES else b""
        at += len(string)
        if at > len(body) or (kind in _CODES and len(string) != number) or kind > 5:
            raise ValueError
        if kind in _CODES:
            yield string.decode(_CODES[kind])
        elif kind > 3:
            left.append(number * (kind - 3))
    if at != len(body):
        raise ValueError
