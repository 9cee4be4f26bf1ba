"""What answers at the addresses of files that are gone."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2

from publisher.model import RedactedText
from publisher.site.gone import gone_files, moved_on
from publisher.site.publication import Move, Tombstone
from tests.site.content import GONE, whole_site

SLUG = "ashgrove-2019-a"
DAY = date(2026, 11, 2)
FILES = (f"reviews/{SLUG}/tribute.pdf", f"cy/reviews/{SLUG}/tribute.pdf")
ONE_DOCUMENT = Tombstone(SLUG, DAY, "other", FILES, document="tribute")


def words_of(pdf: bytes) -> str:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(opened[0].get_textpage().get_text_bounded().split())
    finally:
        opened.close()


def test_the_pdf_of_one_withdrawn_document_speaks_of_that_and_leads_to_its_page() -> None:
    site = replace(whole_site(), tombstones=(ONE_DOCUMENT,))
    english, welsh = (words_of(gone_files(site, RedactedText)[path]) for path in FILES)
    assert "Withdrawn document" in english
    assert "withdrawn on 2 November 2026. More is said on its page: https://" in english
    assert f"/dhr/reviews/{SLUG}/tribute/" in english
    assert "review" not in english.replace("/reviews/", "").replace("https://reviews.", "")
    assert "Dogfen a dynnwyd yn ôl" in welsh
    assert "Dywedir mwy ar ei thudalen" in welsh


def test_no_notice_says_that_something_was_published_on_the_day_on_which_it_went() -> None:
    site = replace(whole_site(), tombstones=(GONE, ONE_DOCUMENT))
    moved = Move("ashgrove-2012-b", SLUG, DAY, ("reviews/ashgrove-2012-b/tribute.pdf",))
    site = replace(site, moves=(moved,))
    notices = {**gone_files(site, RedactedText), **moved_on(site, RedactedText, ())}
    pdfs = [data for path, data in notices.items() if path.endswith(".pdf")]
    assert len(pdfs) == 4
    for pdf in pdfs:
        assert "Published" not in words_of(pdf)
        assert "Cyhoeddwyd" not in words_of(pdf)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert str(opened.docinfo["/Title"]) in {"Withdrawn", "Tynnwyd yn ôl", "Moved"}
