"""How a review or one of its documents is cited."""

from publisher.model import Document, RedactedText
from publisher.site import addresses
from publisher.site.page import kind_of_review
from publisher.site.publication import Publication
from publisher.site.texts import Texts
from publisher.site.words import attribute, html_text, marked, one_line, sentence


def citation_html(
    publication: Publication,
    base: str,
    texts: Texts,
    document: Document[RedactedText] | None = None,
) -> str:
    """Who published what when, and its lasting address, with a link."""
    review, facts = publication.review, publication.review.facts
    path = addresses.review_page(review.slug, texts.language)
    kind = sentence(kind_of_review(facts.name_of_review, texts))
    title = texts("review.cited", kind=kind, name=facts.pseudonym)
    if document:
        path = addresses.document_page(review.slug, document.name, texts.language)
        title = f"{title}. {one_line(document.title)}"
    address = base + path
    return (
        f"{marked(facts.partnership, html_text)} ({publication.published.year}). "
        f"<cite>{marked(title, html_text)}</cite>. "
        f'<a href="{attribute(address)}">{html_text(address)}</a>'
    )
