"""How a review or one of its documents is cited."""

from publisher.model import Document, RedactedText
from publisher.site import addresses
from publisher.site.page import kind_of_review
from publisher.site.publication import Publication
from publisher.site.texts import Texts
from publisher.site.words import (
    attribute,
    html_text,
    in_tongue,
    marked,
    one_line,
    own_words,
    sentence,
)


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
    title = marked(texts("review.cited", kind=kind, name=facts.pseudonym), html_text)
    if document:
        path = addresses.document_page(review.slug, document.name, texts.language)
        own = marked(one_line(document.title), html_text)
        foreign = document.language != texts.language
        title += f". {in_tongue(own, document.language if foreign else '')}"
    address = base + path
    return (
        f"{own_words(facts.partnership, texts)} ({publication.published.year}). "
        f"<cite>{title}</cite>. "
        f'<a href="{attribute(address)}">{html_text(address)}</a>'
    )
