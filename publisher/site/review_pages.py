"""The pages of one review, as the engine is given them."""

from collections.abc import Iterator

from publisher.site import addresses
from publisher.site.document_page import document_page
from publisher.site.page import Pdfs
from publisher.site.publication import Publication, Site
from publisher.site.review_page import review_page


def review_pages(publication: Publication, site: Site, pdfs: Pdfs) -> Iterator[tuple[str, bytes]]:
    """Each of them by the path of its staged file; `pdfs` tells sizes where they are known."""
    slug = publication.slug
    for language in publication.languages:
        address = addresses.review_page(slug, language)
        redaction = site.own_page(addresses.REDACTION, language)
        made = review_page(publication, site.settings, pdfs, site.texts[language], redaction)
        yield addresses.staged(address), made
        for document in publication.pages_in(language):
            address = addresses.document_page(slug, document.name, language)
            made = document_page(publication, document, site.settings, pdfs, site.texts, language)
            yield addresses.staged(address), made
