"""The page of one document of a review."""

from collections.abc import Mapping

from publisher.config import SiteSettings
from publisher.model import Document, RedactedText, Role
from publisher.site import addresses
from publisher.site.blocks import document_body, title_html
from publisher.site.document_frame import foot_html, lead_html
from publisher.site.linked_data import document_data
from publisher.site.page import Pdfs, page, review_title
from publisher.site.publication import Publication
from publisher.site.superseded import superseded_html
from publisher.site.texts import Texts
from publisher.site.words import html_text, own_notice

KINDS = {Role.LETTER: "letter", Role.RECOMMENDATIONS: "plan"}


def document_page(
    publication: Publication,
    document: Document[RedactedText],
    settings: SiteSettings,
    pdfs: Pdfs,
    texts: Mapping[str, Texts],
    language: str = "en",
) -> bytes:
    """The page of one document, in a language that may be another than the document's own."""
    review, facts, own = publication.review, publication.review.facts, texts[language]
    title = review_title(facts.pseudonym, facts.name_of_review, own)
    here = addresses.document_page(review.slug, document.name, language)
    home = addresses.within(addresses.REVIEWS, language)
    return page(
        f"{_named(document, own)} - {title}",
        document_body(review.slug, document, texts[document.language], here).markdown,
        kind=KINDS.get(document.role, "document"),
        heading_html=title_html(document.title),
        caption_html=html_text(title),
        lead_html=lead_html(publication, document, pdfs, own),
        after_html=foot_html(publication, document, settings, own),
        crumbs=[
            (own("menu.reviews"), home),
            (title, addresses.review_page(review.slug, language)),
        ],
        notice_html=own_notice(facts.notice, own),
        superseded_html=superseded_html(publication, here, own),
        language=language,
        body_language=document.language,
        indexing=facts.indexing,
        help_box=True,
        scripts=["assets/sort.js"] if document.role is Role.RECOMMENDATIONS else [],
        linked_data=document_data(document, publication, settings, own),
    )


def _named(document: Document[RedactedText], own: Texts) -> str:
    """What a browser's tab calls it, where no word can be marked as of another language."""
    if document.language == own.language:
        return str(document.title)
    words, tongue = own(f"name.{document.name}"), own(f"language.{document.language}")
    return own("frame.elsewhere", words=words, language=tongue)
