"""Letters of which a PDF does not say what they mean are believed nowhere."""

import string

import pikepdf
import pytest
from pikepdf import Name, Stream

from publisher.intake.pdf.letters import is_a_number
from publisher.intake.pdf.read import read_pdf
from publisher.intake.reading import Reading, Request
from publisher.model import Role, plain_text
from tests.hard_cases.seen_pages import embedded, glyph_number, glyphs, with_font
from tests.intake.pdf_files import FILES, SHOWN, honest, make, saved, text

LETTERS = string.ascii_letters + " .,-"
SENTENCE = "Then Martin Scott left."
REQUEST = Request(Role.APPENDIX, "appendix")
BLIND = Request(Role.APPENDIX, "appendix", engine=None)


def font(pdf: pikepdf.Pdf, told: dict[str, str | None]) -> pikepdf.Dictionary:
    """A font that tells its letters by its table alone, which says this of some of them."""
    says = {letter: letter for letter in LETTERS} | told
    table = {glyph_number(letter): text for letter, text in says.items() if text is not None}
    return embedded(pdf, table, mute=True)


def page(told: dict[str, str | None], words: str = SENTENCE) -> pikepdf.Pdf:
    pdf = make(honest(6) + glyphs(words, 72, 560))
    return with_font(pdf, font(pdf, told))


def doubted(pdf: pikepdf.Pdf) -> bool:
    """Whether somebody has to look at the page."""
    codes = [f.rule.code for f in read_pdf(saved(pdf), BLIND).findings if f.stops]
    assert set(codes) <= {"D123"}
    return bool(codes)


def last_words(reading: Reading) -> str:
    assert reading.document is not None, reading.findings
    return plain_text(reading.document.blocks).splitlines()[-1]


UNTOLD: dict[str, str | None] = {
    "no row": None, "nothing": "\0", "unknown": "\ufffd", "private use": "\ue0f1",
    "private use of another plane": "\U0010019f", "a number of a drawing": "Ɵ",
    "a number of a drawing in Cambria": "ϐ",
}  # fmt: skip


@pytest.mark.parametrize("how", UNTOLD)
def test_a_letter_in_a_word_that_the_file_does_not_tell_is_doubted(how: str) -> None:
    assert doubted(page({"t": UNTOLD[how]}))
    assert not doubted(page({}))


@pytest.mark.parametrize("how", ["no row", "private use"])
def test_an_eye_that_knows_the_word_does_not_help(how: str) -> None:
    found = read_pdf(saved(page({"t": UNTOLD[how]})), REQUEST)
    assert [(f.rule.code, f.place.page) for f in found.findings] == [("D110", 1)]


@pytest.mark.parametrize("code", [2, 12, 32, 45, 65])
def test_a_drawing_whose_number_is_the_code_of_something_else_is_doubted(code: int) -> None:
    pdf = page({})
    numbers = {glyph_number(letter): glyph_number(letter) for letter in LETTERS}
    codes = "".join(f"{code if c == 't' else glyph_number(c):04x}" for c in SENTENCE)
    numbers |= {code: glyph_number("t")}
    line = f"BT /F9 11 Tf 1 0 0 1 72 560 Tm <{codes}> Tj ET\n"
    pdf.pages[0].Contents = Stream(pdf, (honest(6) + line).encode())
    told = {letter: letter if glyph_number(letter) != code else None for letter in LETTERS}
    made = font(pdf, told)
    table = b"".join(numbers.get(one, 0).to_bytes(2) for one in range(200))
    made.DescendantFonts[0].CIDToGIDMap = Stream(pdf, table)
    assert doubted(with_font(pdf, made))


def test_a_space_that_the_file_does_not_tell_is_a_space() -> None:
    found = read_pdf(saved(page({" ": None})), REQUEST)
    assert last_words(found).endswith(SENTENCE)
    assert found.findings == ()


def test_a_replacement_text_tells_what_the_font_does_not() -> None:
    first, rest = SENTENCE.split("t", 1)
    rest = rest.replace("t", "l")
    at = 72 + round(6.6 * len(first))
    named = "/Span <</ActualText (t)>> BDC\n" + glyphs("t", at, 560) + "EMC\n"
    pdf = make(honest(6) + glyphs(first, 72, 560) + named + glyphs(rest, at + 7, 560))
    found = read_pdf(saved(with_font(pdf, font(pdf, {"t": None}))), BLIND)
    assert last_words(found).endswith("Then Martin Scoll lefl.")


@pytest.mark.parametrize("name", ["Wingdings-Regular", "ZapfDingbats", "SegoeUISymbol"])
def test_a_bullet_of_a_font_of_pictures_that_the_file_does_not_tell_is_a_bullet(name: str) -> None:
    pdf = make(glyphs("o", 72, 700) + text(SHOWN, left=100))
    signs = font(pdf, {"o": None})
    signs.BaseFont = signs.DescendantFonts[0].BaseFont = Name(f"/ABCDEF+{name}")
    assert last_words(read_pdf(saved(with_font(pdf, signs)), BLIND)) == SHOWN


IN_A_WORD = {
    "joined letters": ("c", "Ɵ", "o", True),
    "at the end of a word": ("o", "Ʃ", "", True),
    "a capital with a mark within a word": ("a", "Ō", "e", True),
    "the ffi of Griffiths": ("i", "ĸ", "t", True),
    "the ff of Clifford": ("i", "ī", "o", True),
    "the ff of Jeff": ("e", "ī", "", True),
    "the f of Alfie": ("l", "ϐ", "i", True),
    "the f of a word": ("", "ϐ", "i", True),
    "Greek": ("ά", "ϐ", "α", False),
    "Latvian": ("t", "ī", "n", False),
    "by itself": ("", "Ɵ", "", False),
    "Vietnamese": ("H", "ư", "ơ", False),
    "Romanian": ("e", "ț", "", False),
    "Polish": ("", "Ł", "u", False),
    "Polish in capitals": ("A", "Ł", "A", False),
    "after a hyphen": ("-", "Ł", "u", False),
    "Azerbaijani": ("", "Ə", "l", False),
    "letters of Latin-1": ("c", "É", "a", False),
}


@pytest.mark.parametrize("what", IN_A_WORD)
def test_the_number_of_a_drawing_is_told_from_a_letter(what: str) -> None:
    before, letter, after, number = IN_A_WORD[what]
    assert is_a_number(before, letter, after) is number


@pytest.mark.parametrize("file", sorted(path.name for path in FILES.glob("pdf-*.pdf")))
def test_no_page_of_the_programs_that_people_use_is_doubted(file: str) -> None:
    found = read_pdf((FILES / file).read_bytes(), BLIND).findings
    assert "D123" not in {finding.rule.code for finding in found}
