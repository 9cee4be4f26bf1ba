"""Letters of one drawing that go by two names."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from publisher.intake.pdf.outlines import NO_OUTLINE, called_otherwise, outline_of
from publisher.intake.pdf.page import Box, Frame, Glyph, Look, Mark, Page
from publisher.intake.pdf.read import _open, _Opened
from publisher.intake.pdf.text import read_page
from publisher.intake.pdf.things import things
from tests.intake.pdf_files import FILES

REAL = FILES.parents[1] / "hard_cases" / "real"
HONEST = sorted((*REAL.glob("*.pdf"), *FILES.glob("pdf-*.pdf")))


def page(*letters: tuple[str, int]) -> Page:
    glyphs = (
        Glyph(text, Box(0, 0, 5, 5), 5, Look(11), Mark(), False, at, 0, None, outline)
        for at, (text, outline) in enumerate(letters)
    )
    return Page(1, Frame(Box(0, 0, 595, 842), 0, 595, 842), tuple(glyphs), ())


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ([("a", 1), ("a", 1), ("b", 2)], set()),
        ([("a", 1), ("a", 1), ("b", 1)], {2}),
        ([("a", 1), ("b", 1)], {0, 1}),
        ([("A", 1), ("a", 1)], set()),
        ([("I", 1), ("l", 1), ("1", 1)], set()),
        ([("a", NO_OUTLINE), ("b", NO_OUTLINE)], set()),
        ([(".", 1), ("-", 1)], set()),
        ([("a", 1), ("a", 1), ("[blacked out]", 1)], set()),
    ],
)
def test_the_rarer_name_of_a_drawing_is_doubted(
    letters: list[tuple[str, int]], found: set[int]
) -> None:
    assert called_otherwise([page(*letters)]).get(1, frozenset()) == found


@pytest.mark.parametrize("path", HONEST, ids=lambda path: path.stem)
def test_no_letter_of_honest_files_is_doubted(path: Path) -> None:
    with pdfium.PdfDocument(path) as document:
        pages = [
            read_page(sheet, number, list(things(sheet)), {}, {})
            for number, sheet in enumerate(document, 1)
        ]
    assert any(glyph.outline != NO_OUTLINE for page in pages for glyph in page.glyphs)
    assert called_otherwise(pages) == {}


def test_a_font_is_asked_for_its_drawings_again_once_pdfium_may_have_let_it_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def counted(font: object, code: int) -> int:
        asked.append(code)
        return outline_of(font, code)

    def numbers(held: int) -> tuple[int, list[list[int]]]:
        asked.clear()
        monkeypatch.setattr("publisher.intake.pdf.read.MOST_HELD", held)
        opened = _open((FILES / "pdf-libreoffice-tagged.pdf").read_bytes(), "en")
        assert isinstance(opened, _Opened)
        found = [[glyph.outline for glyph in page.glyphs] for page in opened.pages]
        return len(asked), found

    monkeypatch.setattr("publisher.intake.pdf.text.outline_of", counted)
    (once, kept), (each_time, anew) = numbers(20), numbers(0)

    assert kept == anew
    assert once < each_time
