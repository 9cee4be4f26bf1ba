r"""The proof that no letter of an RTF file was lost on the way, and none came out twice.

It goes through the bytes on its own, without the reader's tree: every letter of ours and every
figure that stands in text, by `\'41` or by `\u65`, but for the places that the reader took out.
The order is not looked at, so that it does not matter where notes and boxes went.
"""

import re
from collections import Counter
from collections.abc import Iterable

_MARKS = re.compile(
    rb"\\'(?P<hex>[0-9A-Fa-f]{2})|\\u(?P<code>-?\d+) ?|\\[A-Za-z]+(?:-?\d+)? ?|\\.", re.DOTALL
)
_COUNTS = re.compile("[A-Za-z0-9]")


def letters_in(text: str) -> Counter[str]:
    """How often each letter and figure is there."""
    return Counter(_COUNTS.findall(text))


def letters_kept(data: bytes, dropped: Iterable[tuple[int, int]]) -> Counter[str]:
    """The letters of the file outside of half-open ranges of its bytes."""
    at, kept = data.find(b"{"), Counter[str]()
    for start, end in sorted(dropped):
        if start > at:
            kept += _letters(data[at:start])
        at = max(at, end)
    return kept + _letters(data[at:])


def _letters(piece: bytes) -> Counter[str]:
    return letters_in(_MARKS.sub(_shown, piece).decode("latin-1"))


def _shown(mark: re.Match[bytes]) -> bytes:
    code = int(mark["hex"], 16) if mark["hex"] else int(mark["code"]) if mark["code"] else 0
    return bytes([code]) if 0 < code < 128 else b" "
