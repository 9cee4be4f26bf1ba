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
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate
from urllib.parse import unquote_to_bytes

# Each pattern begins with one class of characters, which `re` finds ten times faster than
# alternatives; what was found is then told apart by looking back.
_HEX = r"(?:25)*[0-9A-Fa-f]{2}"
_ODD = re.compile(
    r"[^\t-\r -$'-~](?:"  # anything but a plain ASCII character; % and & are looked into
    rf"(?<=%){_HEX}(?:%{_HEX})*"
    r"|(?<=&)(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    r")?"
)
_RAISED = (
    "\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u1d2c-\u1d6a\u1d9b-\u1dbf\u2020\u2021\u2070-\u209c"
)
_HYPHENS = r"\-\x02\u00ac\u00ad\u2010\u2011\ufffe"  # what readers make of one at a line's end
_TO_DAY = r"\s*(?:[-\u2013/&,]|to|and|or|until|i|a)\s*[0-9]{1,2}(?:st|nd|rd|th)?"
_MONTH = (
    r"(?:of\s+|o\s+)?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|ion|chw|maw|faw|ebr|mai|fai|meh|feh|gor|orf|aws|med|fed|hyd|tac|dac|rha|rag)[a-z]*"
)
_BRIDGE = re.compile(
    rf"[A-Z0-9*~`<\[\u00c0-\u00de{_HYPHENS}{_RAISED}](?:"
    # MrsSmith, PCSmith, SmithReport; McDonald stays whole
    r"(?P<hump>(?<=[^\W\d_A-Z\u00c0-\u00de][A-Z\u00c0-\u00de])(?<!\bMc.)(?<!\bMac.)(?<!\bFitz.)"
    r"|(?<=[A-Z\u00c0-\u00de]{2})(?=[^\W\d_A-Z\u00c0-\u00de]))"
    # 7 to 9 March 1984, and 7 March to 9 May 1984, hold 7 March 1984
    rf"|(?P<days>(?<=[0-9])(?:st|nd|rd|th)?(?P<month>\s+{_MONTH})?(?:{_TO_DAY})+"
    rf"(?(month)\s+{_MONTH}(?=,?\s+[0-9])|(?=\s+{_MONTH})))"
    r"|(?P<gone>"
    rf"(?<=[^\W\d_][{_HYPHENS}])[\u00ad\u200b-\u200d]*\s*(?=[^\W\d_])"  # Smi-(end of line)th
    r"|(?<=\[)[0-9]{1,3}\]"  # Jane[1] Smith
    rf"|(?<=[{_RAISED}])"
    r"|(?<=[^\W\d_]{3}[0-9])[0-9]?(?!\w)"  # Jane1 Smith: a note's mark, no longer raised
    r"|(?<=<)/?[A-Za-z][^<>\n]{0,200}>"
    r"|(?<=\w[*~`])[*~`]{0,2}(?=\w)"
    r"))"
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DIGITS = re.compile(r"\d+")

_LOOKALIKES = {
    **dict(zip("АВЕЅІЈКМНОРСТУХӀ", "abesijkmhopctyxl", strict=True)),  # Cyrillic
    **dict(zip("аеѕіјорсухһԁԛԝѵӏкмтвн", "aesijopcyxhdqwvlkmtbh", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx", strict=True)),  # Greek
    **dict(zip("αβεικνορτυχγωηϲϳ", "abeiknoptuxywncj".replace("n", "v", 1), strict=True)),
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
    words = "".join(_WORD.findall(folded))
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


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and where it came from.

    From `at[n]` on, the text comes from the source at `seams[n][0]`: one to one, or, if
    `seams[n][1]` is not 0, all of it from that many characters.
    """

    text: str = field(repr=False)
    at: list[int]
    seams: list[tuple[int, int]]

    def source(self, at: int) -> tuple[int, int]:
        """Where in the source the folded character came from, half-open."""
        seam = bisect_right(self.at, at) - 1
        start, width = self.seams[seam]
        if width:
            return start, start + width
        start += at - self.at[seam]
        return start, start + 1


def fold(source: str) -> Folded:
    """Fold the source, leaving out nothing that shows."""
    return _fold(source, _ODD.finditer(source))


def fold_seen_through(source: str) -> Folded | None:
    """Fold the source without what may stand inside a name; None if there is nothing."""
    bridges = list(_BRIDGE.finditer(source))
    if not bridges:
        return None
    return _fold(source, iter(sorted([*bridges, *_ODD.finditer(source)], key=_place)))


def _place(hit: re.Match[str]) -> tuple[int, int]:
    return hit.start(), -hit.end()


def _fold(source: str, hits: Iterator[re.Match[str]]) -> Folded:
    parts: list[str] = []
    at, seams, done, length = [0], [(0, 0)], 0, 0
    for hit in hits:
        start, end = hit.span()
        if start < done:
            continue  # inside what was dealt with
        new = _replacement(hit)
        parts += (source[done:start].lower(), new)
        length += start - done
        if end - start != 1 or len(new) != 1:
            at += (length, length + len(new))
            seams += ((start, end - start), (end, 0))
        length += len(new)
        done = end
    parts.append(source[done:].lower())
    return Folded("".join(parts), at, seams)


def _replacement(hit: re.Match[str]) -> str:
    found = hit.group()
    match hit.lastgroup:
        case "gone":
            return ""
        case "hump":
            return " " + folded_character(found)
        case "days":
            return found[0] + (hit["month"] or "").lower()
        case _:
            pass
    return "".join(map(folded_character, _unescaped(found) if len(found) > 1 else found))


def _unescaped(escape: str) -> str:
    if escape.startswith("&"):
        return html.unescape(re.sub(r"&(?:amp;)+", "&", escape))
    raw = unquote_to_bytes(re.sub(r"%(?:25)+(?=[0-9A-Fa-f]{2})", "%", escape))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


class _WordsApart(dict[int, str]):
    """For `str.translate`: a space for whatever is neither letter nor digit."""

    def __missing__(self, code: int) -> str:
        self[code] = chr(code) if chr(code).isalnum() else " "
        return self[code]


_WORDS_APART = _WordsApart()


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands in the folded text before the word that begins at `at` in `squashed`."""

    at: int
    text: str = field(repr=False)
    letters_before: int


class Reading:
    """A folded text as words: squashed (nothing between them) and spaced (one space).

    A word is letters or digits, never both: `Jane2` is "jane" and "2". Places are those in
    `squashed`; word n begins there at `begins[n]` and in the folded text at `starts[n]`. Both
    are worked out only if something is found, which is seldom.
    """

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        words = _DIGITS.sub(r" \g<0> ", folded.text.translate(_WORDS_APART)).split()
        self.squashed = "".join(words)
        self.spaced = f" {' '.join(words)} "

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins in the folded text."""
        return [word.start() for word in _WORD.finditer(self.folded.text)]

    @cached_property
    def begins(self) -> list[int]:
        """Where each word begins in `squashed`."""
        words = self.spaced.split()
        return list(accumulate(map(len, words[:-1]), initial=0)) if words else []

    def source(self, at: int) -> tuple[int, int]:
        """Where in the source the letter at `at` came from, half-open."""
        word = self.word(at)
        return self.folded.source(self.starts[word] + at - self.begins[word])

    def word(self, at: int) -> int:
        """Which word the letter at `at` belongs to."""
        return bisect_right(self.begins, at) - 1

    def parted(self, at: int) -> bool:
        """Whether a word ends just before `at` (or the text, at either end)."""
        found = bisect_left(self.begins, at)
        return at == len(self.squashed) or self.begins[found : found + 1] == [at]

    def gaps(self, start: int, end: int) -> list[Gap]:
        """What stands between the words from `start` to `end`."""
        found = []
        for word in range(self.word(start) + 1, self.word(end - 1) + 1):
            letters = self.begins[word] - self.begins[word - 1]
            text = self.folded.text[self.starts[word - 1] + letters : self.starts[word]]
            found.append(Gap(self.begins[word], text, letters))
        return found

    def unspaced(self, start: int, end: int) -> tuple[int, int]:
        """Places in `squashed` of what is at `start` to `end` in `spaced`, its end spaces off."""
        # In `spaced`, word n has one space more before it than word n - 1.
        words = range(len(self.begins))
        first = bisect_right(words, start, key=lambda word: self.begins[word] + word) - 1
        return start - first, end - 2 - first - self.spaced.count(" ", start + 1, end - 1)


def readings(source: str) -> list[Reading]:
    """The source as it stands and, if that differs, with what can be seen through left out."""
    seen_through = fold_seen_through(source)
    return [Reading(f) for f in (fold(source), seen_through) if f is not None]
