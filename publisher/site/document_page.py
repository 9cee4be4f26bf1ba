"""The page of one document of a review."""

from publisher.model import Document, RedactedText, Role
from publisher.site import addresses
from publisher.site.blocks import document_body, title_html
from publisher.site.page import Pdfs, page, review_title
from publisher.site.publication import Publication
from publisher.site.words import html_text

KINDS = {Role.LETTER: "letter", Role.RECOMMENDATIONS: "plan"}


def document_page(publication: Publication, document: Document[RedactedText], pdfs: Pdfs) -> bytes:
    """The page of one document."""
    review, facts = publication.review, publication.review.facts
    slug, name, language = review.slug, document.name, document.language
    here = addresses.document_page(slug, name, language)
    pdf = addresses.document_pdf(slug, name, language)
    about = pdfs.get(pdf, "PDF")  # "PDF, 12 pages, 240 KB"
    title = review_title(facts.pseudonym, facts.name_of_review)
    download = f'<a href="{addresses.relative(pdf, here)}">Download this document ({about})</a>'
    return page(
        f"{document.title} - {title}",
        document_body(slug, document).markdown,
        kind=KINDS.get(document.role, "document"),
        heading_html=title_html(document.title),
        caption_html=html_text(title),
        lead_html=download,
        after_html=_others(publication, document),
        crumbs=[("Reviews", addresses.REVIEWS), (title, addresses.review_page(slug))],
        notice=facts.notice,
        language=language,
        indexing=facts.indexing,
        help_box=True,
    )


def _others(publication: Publication, document: Document[RedactedText]) -> str:
    slug = publication.review.slug
    here = addresses.document_page(slug, document.name, document.language)
    items = "".join(
        f'<li><a href="{addresses.relative(target, here)}">{title_html(other.title)}</a></li>'
        for other in publication.documents
        if other is not document
        for target in [addresses.document_page(slug, other.name, other.language)]
    )
    up = addresses.relative(addresses.review_page(slug), here)
    return (
        '<nav class="others" aria-labelledby="others-title">'
        '<p id="others-title">More of this review</p>'
        f'<ul><li><a href="{up}">About this review</a></li>{items}</ul></nav>'
    )
