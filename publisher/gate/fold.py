"""Makes every disguise of a letter look alike, and finds where words begin and end.

Case, accents, look-alike letters, styled letters, ligatures, zero-width characters and soft
hyphens make no difference afterwards. Not seen through: misspellings, words written
backwards, and signs that stand for letters (4 for A).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

SEAM = "\x1f"
"""Stands where inline markup was: `J<b>an</b>e` counts both as one word and as three."""

_ALIKE = {
    "CYRILLIC": "A=a VE=b IE=e DZE=s BYELORUSSIAN-UKRAINIAN_I=i JE=j KA=k EM=m EN=h O=o ER=p"
    " ES=c TE=t U=y STRAIGHT_U=y HA=x QA=q WE=w SHHA=h PALOCHKA=l KOMI_DE=d GHE=r IZHITSA=v"
    " PE=n I=n SOFT_SIGN=b YA=r SHA=w TSE=u",
    "GREEK CAPITAL": "ALPHA=a BETA=b EPSILON=e ZETA=z ETA=h IOTA=i KAPPA=k MU=m NU=n OMICRON=o"
    " PI=n RHO=p TAU=t UPSILON=y CHI=x",
    "GREEK": "ALPHA=a BETA=b GAMMA=y EPSILON=e ETA=n IOTA=i KAPPA=k MU=u NU=v OMICRON=o PI=n RHO=p"
    " SIGMA=o TAU=t UPSILON=u CHI=x OMEGA=w",
    "ARMENIAN": "OH=o SEH=u VO=n HO=h CO=g",
}
"""Letters that pass for Latin ones, by their names in Unicode."""

_LOOKS_LIKE = {
    (script, name.replace("_", " ")): latin
    for script, pairs in _ALIKE.items()
    for name, latin in (pair.split("=") for pair in pairs.split())
}
_NAMED = re.compile(
    r"(?:NEGATIVE (?:SQUARED|CIRCLED) )?"
    r"(?P<script>[A-Z]+)(?P<case> CAPITAL| SMALL)? (?:LETTER|LIGATURE) "
    r"(?:SMALL CAPITAL |DOTLESS |SCRIPT |FINAL |TURNED |REVERSED |INVERTED )?"
    r"(?P<letter>.+?)(?: WITH .+)?"
)
_ALSO_LATIN = {"SHARP S": "ss", "THORN": "th", "ETH": "d", "ENG": "n", "ALPHA": "a", "IOTA": "i"}
_SHAPES = {
    "ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ": "abcdeghjklmprstvwz",
    "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ": "abcdefghijklmnoprstuvwxyz",
    "ⲁⲉⲓⲕⲙⲛⲟⲣⲥⲧⲩⲭⲏ": "aeikmnopctyxh",
    "℮ɛəɘєҽՅ": "eeeeeej",
}
"""Letters of Cherokee, Lisu, Coptic and others whose names do not say what they look like."""
_BY_SHAPE = {
    char: latin
    for chars, plain in _SHAPES.items()
    for char, latin in zip(chars, plain, strict=True)
}
_BLANK = {0x115F, 0x1160, 0x3164, 0xFFA0}
"""Hangul fillers: letters by their class, but nothing is to be seen of them."""


def _latin(char: str) -> str:
    """What a character looks like in plain letters; "" for what cannot be seen."""
    kind = unicodedata.category(char)
    if kind in {"Mn", "Me", "Cf"} or ord(char) in _BLANK:
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(char))
    if kind == "Pd":
        return "-"
    if kind == "Lm":  # a letter in name only: one kind of apostrophe, strokes and dots
        return " "
    if 0 <= ord(char) - 0x1F1E6 < 26:  # the letters of flags
        return chr(ord(char) - 0x1F1E6 + ord("A"))
    if char in _BY_SHAPE:
        return _BY_SHAPE[char]
    named = _NAMED.fullmatch(unicodedata.name(char, ""))
    if not named:
        return char if char.isalnum() else " "
    script, case, letter = named["script"], named["case"] or "", named["letter"]
    if script == "LATIN":
        plain = letter.lower() if len(letter) <= 2 else _ALSO_LATIN.get(letter, char)
    else:
        plain = _LOOKS_LIKE.get((script + case, letter)) or _LOOKS_LIKE.get((script, letter), char)
    return plain.upper() if case == " CAPITAL" and plain.isascii() else plain


class _Letters(dict[int, str]):
    """A table for `str.translate` that fills itself, since Unicode is large."""

    def __missing__(self, code: int) -> str:
        self[code] = _latin(chr(code))
        return self[code]


_LETTERS = _Letters()
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NO_CONTROLS = {code: None for code in range(128) if _CONTROL.match(chr(code))}
_SOFT_BREAK = re.compile("\u00ad\\s+")


def bare(text: str) -> str:
    """The text in plain letters, case kept, without marks and characters that do not show."""
    if not text.isascii():
        joined = _SOFT_BREAK.sub("", text) if "\u00ad" in text else text
        text = _BEYOND_ASCII.sub(_in_plain_letters, joined)
    return text.translate(_NO_CONTROLS) if text.isascii() else _CONTROL.sub("", text)


def _in_plain_letters(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKD", found[0]).translate(_LETTERS)


# Scripts without spaces between words: each character counts as a word of its own.
_UNSPACED = "\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_PIECE = re.compile(r"[A-Z]+(?=[A-Z][a-z]{2})|[A-Z]?[a-z]+|[A-Z]+|[0-9]+|[^a-zA-Z0-9]+")
_ASCII_ALONE = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}
_LINE_END = re.compile(r"-[^\S\n]*\n\s*")
_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[\W_]{1,12}[^\W_]){1,60}(?![^\W_])")
"""Letters that stand alone, one after the other: as many as a name may have, and more."""
_NOT_APPLICABLE = re.compile(r"(?<![^\W_])(?<![^\W_]/)n/a(?![^\W_])(?!/[^\W_])", re.IGNORECASE)
"""In one cell after the other it would spell Ana and Nan."""
SHA256 = re.compile(r"(?<!\w)[0-9a-f]{64}(?!\w)")
"""A digest in hex. Of 500 reviews with 30 names each, 11 had a Dee or an Abe in one of theirs."""
INDEX_PIECE = re.compile(r"(?<!\w)(?:en|cy)_[0-9a-f]{7,10}(?!\w)")
"""How Pagefind names a piece of its index: by its language and the beginning of a digest."""
_DIGEST = re.compile(f"{SHA256.pattern}|{INDEX_PIECE.pattern}")
_SHORTEST = 3
_BROKEN_OFF = re.compile(r"(?<![^\W_])([^\W_]++)-\s+([a-z]+)")
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_GLUED = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}")
_NO_WORD_ENDS = re.compile(r"(?:Ma?c|O|D|De|Di|Du|La|Le|St|Van|Fitz)(?=[A-Z][a-z])[A-Za-z]*")
"""In MacDonald there is no Donald, but in JusticeForJane there is a Jane."""


@dataclass(frozen=True, slots=True)
class Squashed:
    """A text with everything taken out but letters and digits.

    `plain` is the text before that. `letters` keeps the case; `small` is the same in lower
    case, place for place. `edges` are the places in it where a word, a number or a capital in
    mid-word begins, and its end. `runs` are the stretches without anything between.
    """

    plain: str
    letters: str
    small: str
    edges: list[int]
    runs: frozenset[str]


@lru_cache(maxsize=8)
def squash(text: str) -> Squashed:
    """Squash a text; a word broken over a line end is made whole."""
    plain = bare(text)
    runs = _runs(_LINE_END.sub("", plain))
    letters, known = "".join(runs), frozenset(runs)
    lengths = {run: _pieces(run) for run in known}
    steps = chain.from_iterable(map(lengths.__getitem__, runs))
    return Squashed(plain, letters, letters.lower(), list(accumulate(steps, initial=0)), known)


@lru_cache(maxsize=100_000)
def _pieces(run: str) -> tuple[int, ...]:
    """The lengths of the pieces of a run: dhrJaneSmith2 has four."""
    return tuple(map(len, _PIECE.findall(run)))


def words(text: str) -> list[str]:
    """The words and numbers of a text in plain letters, case kept, in order."""
    return _runs(bare(text))


def words_as_read(text: str) -> set[str]:
    """Every word that somebody could read in a text, case kept.

    Also those broken over a line end, set with spaces between the letters, followed by the
    number of a note, or with markup inside. The letters between the figures of a digest are
    no words, though some would be names.
    """
    squashed = squash(text)
    found = set(squashed.runs)
    if _LINE_END.search(squashed.plain):
        found.update(_runs(squashed.plain))
    found.update("".join(pieces) for pieces in _BROKEN_OFF.findall(squashed.plain))
    if SEAM in text:
        found.update(words(text.replace(SEAM, " ")))
    for spaced in _SPACED.findall(_NOT_APPLICABLE.sub("00", squashed.plain)):
        found.update(_parts_of("".join(_runs(spaced))))
    for mixed in [w for w in found - _inside_digests(squashed.plain) if not w.isalpha()]:
        letters = _LETTERS_ONLY.findall(mixed)
        found.update((*letters, "".join(letters)))
    for glued in [word for word in found if _GLUED.search(word)]:
        found.update(_PIECE.findall(_NO_WORD_ENDS.sub("", glued)))
    return found


def _inside_digests(plain: str) -> set[str]:
    """The runs that stand in a digest, and nowhere else."""
    inside = set(_runs(" ".join(_DIGEST.findall(plain))))
    return inside - set(_runs(without_digests(plain))) if inside else inside


def without_digests(plain: str) -> str:
    """A text in plain letters without what can only be a digest, which nobody reads as words."""
    return _DIGEST.sub(" ", plain)


def _parts_of(letters: str) -> set[str]:
    """Every stretch of the letters that may be a name: "I J a n e" has Jane in it."""
    ends = range(_SHORTEST, len(letters) + 1)
    return {letters[start:end] for end in ends for start in range(end - _SHORTEST + 1)}


def _runs(plain: str) -> list[str]:
    return plain.translate(_ASCII_ALONE).split() if plain.isascii() else _RUN.findall(plain)
