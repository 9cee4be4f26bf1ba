"""PDFs for the tests: what they are made of, and what stands in them."""

import io
import re
from datetime import date

import pikepdf
import pypdfium2

from publisher.model import Document, Note, Role
from publisher.site.pdf import Cover
from tests.site.content import Text, document, para

COVER = Cover(
    review="Rowan: domestic homicide review",
    partnership="Ashgrove Community Safety Partnership",
    weblink="https://reviews.ashgrove.example/reviews/ashgrove-2019-a/letter/",
    published=date(2026, 12, 1),
)
ONE_NOTE = (Note((para("Agreed later."),)),)


def of(*blocks: object, notes: tuple[Note[Text], ...] = (), title: str = "Title") -> Document[Text]:
    return document(Role.LETTER, title, blocks, notes)  # type: ignore[arg-type]


def words_of(pdf: bytes) -> str:
    """All words, squeezed."""
    return squeezed(" ".join(_pages(pdf)))


def pages_that_show(pdf: bytes, words: str) -> list[int]:
    """The pages, from 1, that show the words."""
    return [at for at, text in enumerate(_pages(pdf), 1) if squeezed(words) in squeezed(text)]


def _pages(pdf: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in opened]
    finally:
        opened.close()


def squeezed(text: str) -> str:
    """Without white space, which a page may break anywhere, and without bullets."""
    return re.sub(r"[\s•‣–\u200c\u200d]", "", text)


def links_of(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            str(note.A.URI)
            for page in opened.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        }
