r"""Text as the eye takes it: one case, plain letters, nothing invisible.

Invariant: every folded character knows the characters of the source that it came from, so
that what is found in the folded text can be cut out of the source.

A text is read twice. The faithful reading drops nothing that shows. The second one leaves
out what may stand inside a word or between two words of a name: a hyphen at the end of a
line, a footnote's mark, a tag. Neither is enough alone: joined at the line's end,
`Smith-\nBrown` no longer holds "smith"; unjoined, `Smi-\nth` does not either.

Accepted: letters that other scripts share with ours only in some typefaces stay apart, and
so do digits put for letters (`J0ne`).
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias
from urllib.parse import unquote_to_bytes

from publisher.redaction.tokens import run_together

_HEX = r"(?:25)*[0-9A-Fa-f]{2}"
_ESCAPE = re.compile(
    rf"%{_HEX}(?:%{_HEX})*"
    r"|&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
)
_RAISED = (
    "\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u1d2c-\u1d6a\u1d9b-\u1dbf\u2020\u2021\u2070-\u209c"
)
_HYPHENS = r"\-\x02\u00ac\u00ad\u2010\u2011\ufffe"  # what readers make of one at a line's end
_SIGN = rf"[*~`<\[{_HYPHENS}{_RAISED}]"
_CAPITALS = r"A-Z\u00c0-\u00d6\u00d8-\u00de"
_CAPITAL, _OTHER_LETTER = rf"[{_CAPITALS}]", rf"[^\W\d_{_CAPITALS}]"
# Each is tried where an outline gives a hint of it; what it begins with is told by looking back.
_HUMP = re.compile(  # MrsSmith, PCSmith, PCO'Dea, SmithReport; McDonald stays whole
    rf".(?:(?<={_OTHER_LETTER}.)(?<!\bMc.)(?<!\bMac.)(?<!\bFitz.)"
    rf"|(?<={_CAPITAL}.)(?={_OTHER_LETTER}|['\u2018\u2019]{_CAPITAL}))"
)
_NUMBERED = re.compile(r".(?<=[^\W\d_]{3}.)[0-9]?(?!\w)")
"""Jane1 Smith: a note's, no longer raised."""
_GONE = re.compile(
    r"(?s:.)(?:"
    rf"(?<=[^\W\d_][{_HYPHENS}])[\u00ad\u200b-\u200d]*\s*(?=[^\W\d_])"  # Smi-(end of line)th
    r"|(?<=\[)(?:[0-9]{1,3}|\^[^\]\s]{1,30})\]"  # Jane[1] Smith, Jane[^note] Smith
    rf"|(?<=[{_RAISED}])"
    r"|(?<=<)(?:sup\b[^<>\n]{0,200}>\s*[0-9]{1,3}\s*</sup|/?[A-Za-z][^<>\n]{0,200})>"
    r"|(?<=\w[*~`])[*~`]{0,2}(?=\w))"
)
WORD = re.compile(r"[^\W\d_]+|\d+")
"""Letters or digits, never both: `Jane2` is two words."""

_LOOKALIKES = {
    **dict(zip("АВЕЅІЈКМНОРСТУХӀ", "abesijkmhopctyxl", strict=True)),  # Cyrillic
    **dict(zip("аеѕіјорсухһԁԛԝѵӏкмтвн", "aesijopcyxhdqwvlkmtbh", strict=True)),
    **dict(zip("пПиИйЙгГьЬяЯшШцЦ", "nnnnnnrrbbrrwwuu", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx", strict=True)),  # Greek
    **dict(zip("αβεικνορτυχγωηϲϳ", "abeikvoptuxywncj", strict=True)),
    **dict(zip("σπΠμ", "onnu", strict=True)),
    **dict(zip("օսհոցզ", "ouhngq", strict=True)),  # Armenian
    **dict(zip("ɑɩ\u00f0\u00d0", "aidd", strict=True)),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u115f\u1160\u3164\uffa0\u2800", " "),  # letters that show nothing
    **dict.fromkeys("\u2122\u2120", ""),  # trade and service mark
    **dict.fromkeys("\u00df\u1e9e", "ss"),
    **dict.fromkeys("\u2028\u2029\u0085", "\n"),
}
_LATIN = re.compile(r"(?:LATIN|SYMBOL) .*?(?:LETTER|LIGATURE) (?:[A-Z]+ )*?([A-Z]{1,2})(?: WITH|$)")


@cache
def folded_character(char: str) -> str:
    """One character as plain small letters, digits or marks; "" if it does not show."""
    if char in _LOOKALIKES:
        return _LOOKALIKES[char]
    letters = [_plain(part) for part in unicodedata.normalize("NFKD", char)]
    folded = "".join(letters)
    words = "".join(WORD.findall(folded))
    return words or folded[:1]  # a letter in brackets or a circle counts as the letter


def _plain(char: str) -> str:
    if char in _LOOKALIKES:
        return _LOOKALIKES[char]
    match unicodedata.category(char):
        case "Mn" | "Me" | "Cf":
            return ""
        case "Cc":
            return char if char.isspace() else ""
        case "Lm":
            return "'"
        case "Nd":
            return str(unicodedata.decimal(char))
        case "Pd":
            return "-"
        case "Zs":
            return " "
        case _:
            pass
    if char.isascii():
        return char.lower()
    small = char.casefold()
    named = _LATIN.search(unicodedata.name(small[0], ""))
    if named:
        return named[1].lower()
    return "".join(_LOOKALIKES.get(c, c) for c in small) if char.isalnum() else " "


def _table(become: Callable[[str], str]) -> bytes:
    """For `bytes.translate`: what each character of Windows' alphabet becomes, if just one."""
    chars = (bytes((code,)).decode(_ALPHABET, "ignore") for code in range(256))
    became = (become(char) if char else "" for char in chars)
    return b"".join(new.encode() if len(new) == 1 and new.isascii() else b"\0" for new in became)


def _folded_if_alone(char: str) -> str:
    return "" if char in "%&?" else folded_character(char)


def _outline(char: str) -> str:
    """What may be anything, a sign, a capital, another letter, a digit, what parts, all else."""
    kinds = {
        rf"[?{_RAISED}]": "?",
        _SIGN: "-",
        _CAPITAL: "A",
        r"[^\W\d_]": "a",
        "[0-9]": "0",
        r"[\s\u2013/&,()]": " ",
    }
    return next((kind for shape, kind in kinds.items() if re.match(shape, char)), ".")


_ALPHABET = "cp1252"
"""Windows' own; what it has not is encoded as a question mark."""
_CLOSER = "\0"
"""Stands for what takes a closer look: an escape, or what folds to none or many."""
_PLAIN, _OUTLINE = _table(_folded_if_alone), _table(_outline)

_Change: TypeAlias = tuple[int, int, str, bool]
"""From where to where in the source, what it becomes, and whether it is a bridge."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and where it came from: the source, but for the changes.

    `at` is where in the text what each change became begins. A bridge is a change that left
    out what shows, or parted a word.
    """

    text: str = field(repr=False)
    at: list[int]
    changes: list[_Change] = field(repr=False)

    def source(self, at: int) -> tuple[int, int]:
        """Where in the source the folded character came from, half-open."""
        change = bisect_right(self.at, at) - 1
        if change < 0:
            return at, at + 1
        start, end, new, _ = self.changes[change]
        beyond = at - self.at[change] - len(new)
        return (start, end) if beyond < 0 else (end + beyond, end + beyond + 1)

    def bridges(self) -> list[tuple[int, int]]:
        """Where in the text the bridges are."""
        pairs = zip(self.at, self.changes, strict=True)
        return [(at, at + len(new)) for at, (_, _, new, bridge) in pairs if bridge]


def fold(source: str) -> Folded:
    """Fold the source, leaving out nothing that shows."""
    plain = _plainly(source.encode(_ALPHABET, "replace"))
    return _fold(plain, _odd(source, plain))


def folds(source: str) -> list[Folded]:
    """Both readings of the source: as it stands and, if that differs, seen through."""
    coded = source.encode(_ALPHABET, "replace")
    plain = _plainly(coded)
    odd = list(_odd(source, plain))
    bridges = [*_bridges(source, coded), *_letter_by_letter(source)]
    both = [_fold(plain, odd)]
    if bridges:
        both.append(_fold(plain, sorted(bridges + odd, key=lambda one: (one[0], -one[1]))))
    return both


def _plainly(coded: bytes) -> str:
    """What folds to one plain character, folded; a sign for whatever else there is."""
    return coded.translate(_PLAIN).decode("ascii")


def _odd(source: str, plain: str) -> Iterator[_Change]:
    """What takes a closer look: escapes, and characters that fold to none, many or rarely."""
    at = plain.find(_CLOSER)
    while at >= 0:
        escape = _ESCAPE.match(source, at)
        end = escape.end() if escape else at + 1
        shown = _unescaped(escape.group()) if escape else source[at]
        yield at, end, "".join(map(folded_character, shown)), False
        at = plain.find(_CLOSER, end)


def _bridges(source: str, coded: bytes) -> Iterator[_Change]:
    """What may be left out, or is to be parted."""
    outline = coded.translate(_OUTLINE)
    for hint, bridge, instead in _HINTED:
        for near in hint.finditer(outline):
            if hit := bridge.match(source, near.start()):
                yield *hit.span(), instead(hit) if instead else "", True


def _parted(hit: re.Match[str]) -> str:
    return " " + folded_character(hit.group())


_HINTED = (
    (re.compile(rb"A(?<=[aA?]A)(?:(?<!AA)|(?=[a?]|\.A))"), _HUMP, _parted),
    (re.compile(rb"0(?<=[aA?]{3}0)"), _NUMBERED, None),
    (re.compile(rb"-"), _GONE, None),
    (re.compile(rb"\?"), _GONE, None),
)
"""What of an outline hints at a bridge, the bridge, and what takes its place (None: nothing).

`re` finds fast what begins with one character, and tries the bridges themselves, which are
dear, hardly ever in vain.
"""


def _letter_by_letter(source: str) -> Iterator[_Change]:
    """What parts the letters of a tag, so that a name may begin and end anywhere in it."""
    for start, end in run_together(source):
        for at in range(start, end):
            if source[at].isalpha():
                yield at, at + 1, f" {folded_character(source[at])}", True


def _fold(plain: str, changes: Iterable[_Change]) -> Folded:
    parts: list[str] = []
    at, made, done, length = [], [], 0, 0
    for change in changes:
        start, end, new, _ = change
        if start < done:
            continue  # inside what was dealt with
        parts += (plain[done:start], new)
        length += start - done
        at.append(length)
        made.append(change)
        length += len(new)
        done = end
    parts.append(plain[done:])
    return Folded("".join(parts), at, made)


def _unescaped(escape: str) -> str:
    if escape.startswith("&"):
        return html.unescape(re.sub(r"&(?:amp;)+", "&", escape))
    raw = unquote_to_bytes(re.sub(r"%(?:25)+(?=[0-9A-Fa-f]{2})", "%", escape))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
