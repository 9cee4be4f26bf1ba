"""What stands around a document on its page: dates and a warning above, where to go below."""

from collections.abc import Sequence

from publisher.config import SiteSettings
from publisher.model import Document, RedactedText, Role
from publisher.site import addresses
from publisher.site.blocks import title_html
from publisher.site.citation import citation_html
from publisher.site.contact import asking_and_telling
from publisher.site.page import Pdfs, summary_list
from publisher.site.publication import Publication
from publisher.site.reading_time import reading_time
from publisher.site.warning import MILD, WARNINGS, warning_html
from publisher.site.words import day, sentence

Text = RedactedText

LANGUAGES = {"en": "English", "cy": "Cymraeg"}
"""The languages of documents, each by its own name."""


def lead_html(publication: Publication, document: Document[Text], pdfs: Pdfs) -> str:
    """What readers are told before a document begins."""
    here, pdf = _page_of(publication, document), _pdf_of(publication, document)
    about = pdfs.get(pdf, "PDF")  # "PDF, 12 pages, 240 KB"
    link = f'<a href="{addresses.relative(pdf, here)}">Download this document ({about})</a>'
    return (
        f'<p class="dates">{_dates(publication, sentence(reading_time(document)))}</p>'
        f'<p class="download">{" ".join([link, *_translations(publication, document)])}</p>'
        f"{_warning(publication, document)}"
    )


def foot_html(publication: Publication, document: Document[Text], settings: SiteSettings) -> str:
    """The documents before and after this one, how to cite it, and whom to ask or tell."""
    cited = citation_html(publication, settings.base, document)
    pairs = [("Cite as", cited), *asking_and_telling(settings.publisher.council)]
    return (
        f"{_pagination(publication, document)}"
        '<section class="about md-typeset" aria-labelledby="about-title">'
        f'<h2 id="about-title">About this document</h2>{summary_list(pairs)}</section>'
    )


def _page_of(publication: Publication, document: Document[Text]) -> str:
    return addresses.document_page(publication.review.slug, document.name, document.language)


def _pdf_of(publication: Publication, document: Document[Text]) -> str:
    return addresses.document_pdf(publication.review.slug, document.name, document.language)


def _dates(publication: Publication, more: str) -> str:
    parts = [f"Published {day(publication.published)}"]
    if publication.changed:
        parts.append(f"Last changed {day(publication.changed)}")
    return "".join(f"<span>{part}</span> " for part in (*parts, more)).strip()


def _translations(publication: Publication, document: Document[Text]) -> list[str]:
    here = _page_of(publication, document)
    return [
        f'<a href="{addresses.relative(_page_of(publication, other), here)}"'
        f' lang="{other.language}" hreflang="{other.language}">{LANGUAGES[other.language]}</a>'
        for other in publication.documents
        if other.name == document.name and other.language != document.language
    ]


def _warning(publication: Publication, document: Document[Text]) -> str:
    """What is told in the document, and a way past it."""
    mild = document.role in (Role.LETTER, Role.RECOMMENDATIONS)
    tells = MILD if mild else WARNINGS[publication.review.facts.circumstances]
    here, past = _page_of(publication, document), ""
    plan = next((d for d in _alike(publication, document) if d.role is Role.RECOMMENDATIONS), None)
    if plan and not mild:
        address = addresses.relative(_page_of(publication, plan), here)
        past = f' or <a href="{address}">read only what is recommended</a>'
    return warning_html("This document", tells, past)


def _alike(publication: Publication, document: Document[Text]) -> Sequence[Document[Text]]:
    """The public documents in this one's language."""
    return [d for d in publication.documents if d.language == document.language]


def _pagination(publication: Publication, document: Document[Text]) -> str:
    here = _page_of(publication, document)
    alike = _alike(publication, document)
    at = next(at for at, other in enumerate(alike) if other is document)
    items = "".join(
        f'<a class="{rel}" rel="{rel}" href="'
        f'{addresses.relative(_page_of(publication, alike[to]), here)}">'
        f'<span class="way">{way}<span class="hidden"> document</span></span> '
        f'<span class="where"{_language(alike[to])}>{title_html(alike[to].title)}</span></a>'
        for to, rel, way in ((at - 1, "prev", "Previous"), (at + 1, "next", "Next"))
        if 0 <= to < len(alike)
    )
    up = addresses.relative(addresses.review_page(publication.review.slug), here)
    return (
        f'<nav class="pagination" aria-label="Documents of this review">{items}'
        f'<a class="up" href="{up}">All of this review</a></nav>'
    )


def _language(document: Document[Text]) -> str:
    return f' lang="{document.language}"' if document.language != "en" else ""
