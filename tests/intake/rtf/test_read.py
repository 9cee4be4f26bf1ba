"""What a reader sees of an RTF file is read, what hides is left out, and no letter is lost."""

import pytest

from publisher.intake.flow import Piece, assemble
from publisher.intake.package import CannotReadError
from publisher.intake.rtf.proof import letters_in, letters_kept
from publisher.intake.rtf.read import read_rtf
from publisher.intake.web.read import Page
from tests.intake.outline import outline
from tests.intake.word_files import png

HEAD = (
    r"\ansi\ansicpg1252\deff0{\fonttbl{\f0 Calibri;}{\f1\fcharset2 Wingdings;}"
    r"{\f2\fcharset204 Arial Cyr;}{\f3\fcharset2 Own Signs;}{\f4\fcharset128 MS Mincho;}}"
    r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;\red200\green0\blue0;}"
    r"{\stylesheet{Normal;}{\s1 heading 1;}{\s2 Title;}{\s3 caption;}{\s4 Quote;}{\s5 toc 1;}}"
)


def rtf(body: str) -> bytes:
    return f"{{\\rtf1{HEAD}{body}}}".encode("latin-1")


def read(body: str, told: str = "") -> tuple[Page, list[list[Piece]]]:
    notes: list[list[Piece]] = []

    def call(pieces: list[Piece]) -> int:
        notes.append(pieces)
        return len(notes)

    return read_rtf(rtf(body), lambda _: told, call), notes


def lines(body: str) -> list[str]:
    page, notes = read(body)
    assert not [one for one in page.findings if one.stops]
    return [*outline(assemble(page.pieces)), *(f"note {outline(assemble(n))}" for n in notes)]


def found(body: str) -> list[tuple[str, str]]:
    page, _ = read(body)
    return [(one.rule.code, one.detail.partition(", fing")[0]) for one in page.findings]


SHOWS = {
    "paragraphs and looks": (
        r"\pard One {\b strong} {\i soft} {\strike gone by} x{\super 2}\par Two\line three",
        ["p One *strong* _soft_ ~gone by~ x^2^", "p Two|three"],
    ),
    "a plain start within a line": (r"{\b a\plain b}", ["p *a*b"]),
    "letters over runs and line ends": ("Ma{\\b ri}go\r\nld", ["p Ma*ri*gold"]),
    "signs": (r"a\~b\_c\-d \lquote e\rquote  \emdash \'a3", ["p a\u00a0b-cd ‘e’ —£"]),
    "braces and a stroke": (r"\{a\}\\", ["p {a}\\"]),
    "by its code": (r"\uc1 Zo\u235\'eb!", ["p Zoë!"]),
    "by its code, with two letters for old programs": (r"\uc2\u235 ebx", ["p ëx"]),
    "by its code, with none": (r"{\uc0 Zo\u235}x", ["p Zoëx"]),
    "by its code, with other codes for old programs": (r"\uc2\u235\u65\~x", ["p ëx"]),
    "by its code, with none, after a plain start": (
        r"\uc0\pard\plain Zo\u235 nX{\plain d}\plain on\u8217 t",
        ["p ZoënXdon’t"],
    ),
    "by its code, with none, in a note": (
        r"\uc0 a{\footnote\pard\plain Zo\u235 Lee}", ["p a{1}", "note ['p ZoëLee']"],
    ),
    "by its code, with none, in a box": (
        r"\uc0 a{\shp{\*\shpinst{\shptxt Zo\u235 Lee\par}}}", ["p a", "p ZoëLee"],
    ),
    "above 32767 and beyond": (r"x\u-10179?\u-8704?\u-253?", ["p x\U0001f600\uff03"]),
    "Cyrillic letters": (r"{\f2 \'cc\'e8\'f0}", ["p Мир"]),
    "characters of two bytes": (r"{\f4 \'93\'fa}x", ["p 日x"]),
    "signs of a picture font": (r"{\f1 \'fc}{\f1\u-3844?} yes", ["p ✓✓ yes"]),
    "headings by style and by level": (
        r"\pard\s1 A {\b b}\par\pard\outlinelevel2\b C\par\pard\plain\s1 2.\tab D\par",
        ["h1 A b", "h3 C", "h1 [2] D"],
    ),
    "a title": (r"\pard\s2 T\par\pard x", ["h1 T", "p x"]),
    "a quotation": (r"\pard\s4 q\par\pard x", ["> p q", "p x"]),
    "numbers typed by hand": (r"5.2.1 The panel", ["p [5.2.1] The panel"]),
    "a list of bullets": (
        r"{\listtext\pard\f1 \'9f\tab}\ls1 a\par{\listtext\'95\tab}\ls1\ilvl1 b\par\pard\ilvl0 c",
        ["ul", "- p a", "  ul", "  - p b", "p c"],
    ),
    "a list of numbers": (
        r"{\listtext 1.\tab}a\par{\listtext 2.\tab}b\par{\pntext c)\tab}d\par",
        ["ol 1", "- p a", "- p b", "p c) d"],
    ),
    "a table": (
        r"\trowd\trhdr\cellx100\cellx200\intbl a\cell b\cell\row"
        r"\trowd\cellx100\cellx200\pard\intbl c\par d\cell{\b e}\cell\row\pard after",
        ["table 1", "  th: p a", "  th: p b", "  --", "  td: p c / p d", "  td: p *e*", "  --",
         "p after"],
    ),
    "cells over others": (
        r"\trowd\trhdr\clmgf\cellx100\clmrg\cellx200\cellx300\intbl a\cell\cell b\cell\row"
        r"\trowd\clvmgf\cellx100\cellx200\cellx300\intbl c\cell d\cell e\cell\row"
        r"\trowd\clvmrg\cellx100\cellx300\intbl\cell f\cell\row",
        ["table 1", "  th 2x1: p a", "  th: p b", "  --", "  td 1x2: p c", "  td: p d",
         "  td: p e", "  --", "  td 2x1: p f", "  --"],
    ),
    "a table in a table": (
        r"\trowd\cellx100\cellx200\intbl a\par\pard\intbl\itap2 b\nestcell"
        r"{\*\nesttableprops\trowd\cellx50\nestrow}{\nonesttables\par}"
        r"\pard\intbl c\cell d\cell\row",
        ["table 0", "  td: p a / table 0 /   td: p b /   -- / p c", "  td: p d", "  --"],
    ),
    "notes": (
        r"Words{\super\chftn}{\footnote\pard\plain{\super\chftn} A {\i note}.} more",
        ["p Words{1} more", "note ['p A _note_.']"],
    ),
    "a link": (
        r'{\field{\*\fldinst HYPERLINK "https://x.example/"}{\fldrslt {\ul here}}}',
        ["p [here](https://x.example/)"],
    ),
    "a link that starts plainly, and has characters by their code": (
        r'{\field{\*\fldinst HYPERLINK "https://x.example/\u233?"}{\fldrslt {\plain\ul here}}}',
        ["p [here](https://x.example/é)"],
    ),
    "a link of one character by its code": (
        r'{\field{\*\fldinst HYPERLINK "https://x.example/"}{\fldrslt\uc0\u235 }}',
        ["p [ë](https://x.example/)"],
    ),
    "a sign that a field shows": (
        r'{\field{\*\fldinst SYMBOL 252 \\f "Wingdings"}{\fldrslt\f1\uc0\u61692 }}', ["p ✓"],
    ),
    "a field in a field": (
        r"{\field{\*\fldinst IF {\field{\*\fldinst PAGE}{\fldrslt gone}}}{\fldrslt seen}}",
        ["p seen"],
    ),
    "a ticked box": (
        r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1}}}{\fldrslt }} x",
        ["p ☒ x"],
    ),
    "what is chosen of a list": (
        r"{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2\ffres25\ffdefres1{\*\ffl gone}"
        r"{\*\ffl seen \u235?}}}}{\fldrslt }}",
        ["p seen ë"],
    ),
    "the same words twice": (r"{\upr gone{\*\ud seen}}", ["p seen"]),
    "a box of text": (
        r"a{\shp{\*\shpinst{\sp{\sn fFilled}{\sv 1}}{\shptxt\pard in it\par}}{\shprslt gone}}b",
        ["p ab", "p in it"],
    ),
    "a picture that only old programs show of a box": (
        r"a{\shp{\*\shpinst{\shptxt b}}{\shprslt{\pict\wmetafile8 01}}}",
        ["p a", "p b"],
    ),
    "words along a path": (
        r"a{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv on \u233?}}}{\shprslt gone}}",
        ["p a", "p on é"],
    ),
    "words along a path, with none for old programs": (
        r"\uc0 a{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv Zo\u235 Lee}}}}",
        ["p a", "p ZoëLee"],
    ),
    "shapes in one": (
        r"a{\shpgrp{\*\shpinst\shpleft0{\sp{\sn groupLeft}{\sv 17}}{\sp{\sn wzName}{\sv gone}}"
        r"{\shp{\*\shpinst{\shptxt b\par}}}{\shpgrp{\*\shpinst{\sp{\sn x}{\sv y}}"
        r"{\shp{\*\shpinst{\shptxt c\par}}}}}}{\shprslt gone}}d",
        ["p ad", "p b", "p c"],
    ),
    "a line": (r"a{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 20}}}}", ["p a"]),
    "an old embedded file": (
        r"{\object\objemb{\*\objclass X}{\*\objdata 67}{\result seen}}",
        ["p seen"],
    ),
    "red letters, and white ones on red": (r"{\cf3 a}{\cf1\chcbpat3 b}", ["p ab"]),
    "white letters in a dark cell": (
        r"\trowd\clcbpat2\cellx9\cellx10\intbl\cf1 a\cell b\cell\row",
        ["table 0", "  td: p a", "  td: p b", "  --"],
    ),
    "a large first letter": (
        r"\pard\dropcapli3\dropcapt1\s4 M\par\pard argo\par left", ["p Margo", "p left"],
    ),
    "an end of a paragraph that is deleted or hidden": (
        r"Mar{\deleted\par}go{\v\par}ld\par x", ["p Margold", "p x"],
    ),
    "a hidden item": (
        r"{\listtext 1.\tab}a\par{\listtext 2.\tab}{\v gone\par}{\listtext 2.\tab}b\par",
        ["ol 1", "- p a", "- p b"],
    ),
    "a heading on the line of its text": (
        r"\pard\s1 A{\v\spv\par}\pard b\par", ["h1 A", "p b"],
    ),
    "what other programs write besides": (
        r"{\*\expandedcolortbl;;\cssrgb\c0\c0\c0;}a{\*\xmlopen\xmlns1{\factoidname PersonName}}"
        r"Mar{\*\xmlclose}go",
        ["p aMargo"],
    ),
    "white letters in a dark row": (
        r"\trowd\trcbpat2\cellx9\cellx10\intbl\cf1 a\cell b\cell\row",
        ["table 0", "  td: p a", "  td: p b", "  --"],
    ),
    "white letters in a dark box": (
        r"x{\shp{\*\shpinst{\sp{\sn fFilled}{\sv 0}}{\shptxt\cf1 a\plain\cf1 b\par}}}",
        ["p x", "p ab"],
    ),
    "white letters on a pattern": (
        r"\pard\shading10000\cfpat2\cf1 a{\chshdng9\chcbpat2 b}{\cb2 c}\par", ["p abc"],
    ),
    "white letters on a page with a ground": (
        r"{\*\background{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 0}}}}}\cf1 a", ["p a"],
    ),
}  # fmt: skip
HIDES = {
    "hidden text": (r"{\v gone}", "hidden text (in words): 1"),
    "a deletion": (r"{\deleted gone}", "tracked deletions: 1"),
    "text moved away": (r"{\mvf gone}", "tracked deletions: 1"),
    "white letters": (r"{\cf1 gone}", "text in the colour of its background (in words): 1"),
    "black on black": (
        r"{\highlight2 gone}", "text in the colour of its background (in words): 1",
    ),
    "small letters": (r"{\fs3 gone}", "text too small to read (in words): 1"),
    "a comment": (r"{\*\annotation gone}", "comments: 1"),
    "the top of pages": (r"{\header gone\par}", "headers and footers with text: 1"),
    "properties": (
        r"{\info{\author gone}}", "properties of the document (such as its author): 1",
    ),
    "contents": (
        r"\pard\s5 gone 4\par\pard ", "lines of a table of contents (the site makes its own): 1",
    ),
    "a hidden shape": (
        r"{\shp{\*\shpinst{\sp{\sn fHidden}{\sv 1}}{\shptxt gone}}}", "hidden drawings: 1",
    ),
    "a hidden group of shapes": (
        r"{\shpgrp{\*\shpinst{\sp{\sn fHidden}{\sv 1}}{\shp{\*\shpinst{\shptxt gone}}}}}",
        "hidden drawings: 1",
    ),
}  # fmt: skip
CANNOT = {
    "a shape that may cover words": (
        r"a{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 1}}}}",
        ("D109", "a filled shape that may cover words"),
    ),
    "letters turned round": (r"\u8238?enaJ", ("D109", "letters that stand in reverse")),
    "the number of a page": (r"a\chpgn", ("D108", ": a field that Word draws itself")),
    "a field without a result": (
        r"{\field{\*\fldinst LISTNUM x}{\fldrslt }}",
        ("D108", ": a field that Word draws itself"),
    ),
    "a sign of a font that is not known": (r"{\f3 a}", ("D108", ": a symbol of a picture font")),
    "a group that is not known": (
        r"{\*\hologram a}",
        ("D108", ": a part of a kind that is not known"),
    ),
    "a drawing of Windows": (
        r"{\pict\wmetafile8 010009000003}",
        (
            "D108",
            ": a picture that is a drawing of Windows (EMF, WMF): paste it as a picture (PNG)",
        ),
    ),
    "an embedded file that shows as a drawing": (
        r"{\object\objemb{\*\objdata 67}{\result{\pict\wmetafile8 010009000003}}}",
        ("D108", ": an embedded object"),
    ),
    "an embedded file that shows as nothing": (
        r"{\object\objemb{\*\objdata 67}}",
        ("D108", ": an embedded object"),
    ),
    "a picture": (rf"{{\pict\pngblip {png().hex()}}}", ("D108", "")),
}


@pytest.mark.parametrize(("body", "expected"), SHOWS.values(), ids=SHOWS)
def test_what_a_reader_sees_is_read(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(("body", "kind"), HIDES.values(), ids=HIDES)
def test_what_hides_is_left_out_and_told(body: str, kind: str) -> None:
    assert lines(f"Seen {body} here") in (["p Seen here"], ["p Seen", "p here"], ["p here"])
    assert ("D201", kind) in found(f"Seen {body} here")


@pytest.mark.parametrize(("body", "finding"), CANNOT.values(), ids=CANNOT)
def test_what_cannot_be_read_is_told(body: str, finding: tuple[str, str]) -> None:
    assert found(body) == [finding]


@pytest.mark.parametrize("body", [b for b, (code, _) in CANNOT.values() if code == "D108"])
def test_what_only_eyes_can_read_is_there_once_described(body: str) -> None:
    page, _ = read(f"Seen {body}", "A map")
    assert not [one for one in page.findings if one.stops]
    assert "A map" in " ".join(outline(assemble(page.pieces)))


def test_a_picture_is_shown_with_the_description_that_it_has() -> None:
    told = r"{\*\picprop{\sp{\sn wzDescription}{\sv A map}}}"
    picture = rf"{{\*\shppict{{\pict{told}\pngblip {png().hex()}}}}}{{\nonshppict{{\pict 01}}}}"
    assert lines(f"a{picture}") == ["p a", "picture A map"]


def test_a_picture_whose_crop_cannot_be_told_is_not_shown() -> None:
    assert found(rf"{{\pict\piccropl40\pngblip {png().hex()}}}")[0][0] == "D108"
    page, _ = read(rf"{{\pict\piccropl40\pngblip {png().hex()}}}", "A map")
    assert "picture" not in " ".join(outline(assemble(page.pieces)))


def test_letters_whose_colour_nobody_chose_are_seen() -> None:
    head = r"{\rtf1\ansi{\colortbl\red255\green255\blue255;\red0\green0\blue0;}"
    page = read_rtf(rf"{head}Seen\cf1 too\cf0 gone}}".encode(), lambda _: "", len)
    assert outline(assemble(page.pieces)) == ["p Seentoo"]
    assert [one.rule.code for one in page.findings] == ["D201"]


DAMAGED = {
    "without an end": r"{\rtf1 a",
    "with something behind": r"{\rtf1 a}b",
    "with bytes that mean nothing": "{\\rtf1\\ansi \\'81}",
    "too deep": r"{\rtf1 " + "{" * 300 + "}" * 300 + "}",
    "with a page in it": r"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}a}",
    "of a code page that is not known": r"{\rtf1\ansi\ansicpg99999 a}",
    "with a word longer than any": "{\\rtf1 \\" + "a" * 33 + " x}",
    "of another kind": r"{\urtf1 a}",
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_not_read(data: str) -> None:
    with pytest.raises(CannotReadError):
        read_rtf(data.encode("latin-1"), lambda _: "", len)


def test_the_proof_counts_every_letter_outside_of_what_was_taken_out() -> None:
    data = rb"{\rtf1 Ab\b c\'44\u69 f}"
    assert letters_kept(data, []) == letters_in("AbcDEf")
    at = data.index(b"Ab")
    assert letters_kept(data, [(at, at + 2), (at, at + 1)]) == letters_in("cDEf")


def test_a_letter_that_the_reader_loses_stops_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publisher.intake.rtf.read.piece_of", lambda *_: [])
    assert found("Seen") == [("D111", "letters that were lost or doubled: 4")]
