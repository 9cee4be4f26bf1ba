"""What answers at the address of a file that is gone: never an error, never the old bytes.

A page's address is answered by a page (`pages.tombstone_page`); a static web server can send
no page where a PDF, a data file or a picture was, so each gets a file of its own kind.
"""

import io
from collections.abc import Callable, Mapping

from PIL import Image

from publisher.model import Document, Paragraph, RedactedText, Role, Run
from publisher.site import addresses
from publisher.site.blocks import pictures
from publisher.site.pdf import Cover, make_pdf
from publisher.site.publication import Publication, Site, Tombstone, json_bytes
from publisher.site.words import day

Say = Callable[[str], RedactedText]
"""Makes words of ours into words that may be printed: `redaction.redact_text`."""


def gone_files(site: Site, say: Say) -> Mapping[str, bytes]:
    """The PDFs, data files and pictures of withdrawn reviews, by path, as notices."""
    return {
        path: _notice(path, tombstone, site, say)
        for tombstone in site.tombstones
        for path in tombstone.paths
        if not path.endswith(".html")
    }


def retired_pictures(publication: Publication, ever: frozenset[str]) -> Mapping[str, bytes]:
    """An empty picture for each one that the review once had and has no more.

    Pictures are numbered within their document; their addresses are kept like all others.
    """
    now = {
        addresses.figure(publication.review.slug, d.name, d.language, number)
        for d in publication.documents
        for number, _ in enumerate(pictures(d), start=1)
    }
    return {path: _empty_picture() for path in sorted(ever - now) if path.endswith(".png")}


def _notice(path: str, tombstone: Tombstone, site: Site, say: Say) -> bytes:
    if path.endswith(".pdf"):
        return _pdf(tombstone, site, say)
    if path.endswith(".json"):
        return json_bytes({"withdrawn": tombstone.withdrawn.isoformat()})
    if path.endswith(".png"):
        return _empty_picture()
    return f"Withdrawn on {day(tombstone.withdrawn)}.\n".encode()


def _pdf(tombstone: Tombstone, site: Site, say: Say) -> bytes:
    council = site.settings.publisher.council
    weblink = site.settings.base + addresses.review_page(tombstone.slug)
    text = (
        f"The document that was at this address was withdrawn on {day(tombstone.withdrawn)}. "
        f"Its page says why: {weblink}. To ask about it, write to {council.email}."
    )
    document = Document(
        Role.APPENDIX, "withdrawn", "en", say("Withdrawn"), (Paragraph((Run(say(text)),)),)
    )
    cover = Cover("Withdrawn review", council.partnership, weblink, tombstone.withdrawn)
    return make_pdf(document, cover)


def _empty_picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (1, 1), 255).save(buffer, "PNG")
    return buffer.getvalue()
