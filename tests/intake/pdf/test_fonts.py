"""Fonts that contradict themselves, or say nothing of their letters, are named."""

import string

import pikepdf
import pytest

from publisher.intake.pdf.fonts import judged_fonts, told_meanings
from tests.hard_cases.seen_pages import (
    embedded,
    glyph_number,
    helvetica,
    meanings,
    named_glyphs,
    with_font,
)
from tests.intake.pdf_files import FILES, form, honest, make, text

CODES = dict(enumerate("Jane 2012", start=161))
TRUE = {glyph_number(letter): letter for letter in string.ascii_letters}
LIES = {glyph_number("J"): "R"}


def names(pdf: pikepdf.Pdf, font: pikepdf.Dictionary) -> dict[int, frozenset[str]]:
    return judged_fonts(with_font(pdf, font))[0]


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    return make(honest(), text("x"))


def test_a_table_that_says_what_the_encoding_says_is_believed(pdf: pikepdf.Pdf) -> None:
    told = {code: chr(code) for code in range(32, 127)} | {0xE9: "é", 0x93: "“"}
    assert not names(
        pdf, helvetica(Encoding=pikepdf.Name.WinAnsiEncoding, ToUnicode=meanings(pdf, told))
    )
    assert not names(pdf, helvetica(Encoding=named_glyphs(CODES), ToUnicode=meanings(pdf, CODES)))
    assert not names(pdf, helvetica(Encoding=named_glyphs(CODES)))


@pytest.mark.parametrize(("code", "letter"), [(161, "R"), (166, "7")])
def test_one_letter_that_is_another_is_seen(pdf: pikepdf.Pdf, code: int, letter: str) -> None:
    font = helvetica(Encoding=named_glyphs(CODES), ToUnicode=meanings(pdf, CODES | {code: letter}))
    assert names(pdf, font) == {1: frozenset({"helvetica"}), 2: frozenset({"helvetica"})}


def test_capitals_and_accents_are_no_other_letters(pdf: pikepdf.Pdf) -> None:
    told = CODES | {162: "A", 163: "ñ"}
    assert not names(pdf, helvetica(Encoding=named_glyphs(CODES), ToUnicode=meanings(pdf, told)))


def test_the_characters_of_the_font_s_own_program_are_compared(pdf: pikepdf.Pdf) -> None:
    assert not names(pdf, embedded(pdf, TRUE))
    assert names(pdf, embedded(pdf, TRUE | LIES))[1] == {"abcdef+notosans", "notosans"}


def test_a_font_whose_codes_are_numbers_and_that_says_nothing_is_named(pdf: pikepdf.Pdf) -> None:
    assert names(pdf, embedded(pdf, None))


def test_a_damaged_table_is_named(pdf: pikepdf.Pdf) -> None:
    endless = pikepdf.Stream(pdf, b"1 beginbfrange <0000> <ffffffff> <0041> endbfrange")
    assert names(pdf, helvetica(Encoding=pikepdf.Name.WinAnsiEncoding, ToUnicode=endless))


def test_fonts_within_forms_are_found() -> None:
    pdf = make(honest())
    inner = form(pdf, text("x"))
    inner.Resources.Font["/F9"] = helvetica(
        Encoding=named_glyphs(CODES), ToUnicode=meanings(pdf, CODES | {161: "R"})
    )
    pdf.pages[0].Resources["/XObject"] = pikepdf.Dictionary(Fm1=inner)
    inner.Resources["/XObject"] = pikepdf.Dictionary(Fm1=inner)  # which holds itself
    assert judged_fonts(pdf)[0]


def test_ranges_and_lists_of_meanings_are_read() -> None:
    pdf = make("")
    table = b"2 beginbfrange <01> <03> <0041> <05> <06> [<0061> <00660069>] endbfrange"
    font = helvetica(ToUnicode=pikepdf.Stream(pdf, table))
    assert told_meanings(font) == {1: "A", 2: "B", 3: "C", 5: "a", 6: "fi"}


@pytest.mark.parametrize("file", sorted(path.name for path in FILES.glob("*.pdf")))
def test_the_programs_that_people_use_are_believed(file: str) -> None:
    with pikepdf.open(FILES / file) as opened:
        assert judged_fonts(opened)[0] == {}
