"""What answers at the address of a file that is gone: never an error, never the old bytes.

A page's address is answered by a page (`pages.tombstone_page`); a static web server can send
no page where a PDF, a data file or a picture was, so each gets a file of its own kind.
"""

import io
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from PIL import Image

from publisher.model import Document, Paragraph, RedactedText, Role, Run
from publisher.site import addresses
from publisher.site.blocks import pictures
from publisher.site.moved import moved_path
from publisher.site.pdf import Cover, make_pdf
from publisher.site.publication import Move, Publication, Site, Tombstone, json_bytes
from publisher.site.words import day

Say = Callable[[str], RedactedText]
"""Makes words of ours into words that may be printed: `redaction.redact_text`."""


def gone_files(site: Site, say: Say) -> Mapping[str, bytes]:
    """The PDFs, data files and pictures of withdrawn reviews, by path, as notices."""
    return {
        path: _answer(path, _of_tombstone(tombstone, site), site, say)
        for tombstone in site.tombstones
        for path in tombstone.paths
        if not path.endswith(".html")
    }


def moved_on(site: Site, say: Say, there: Collection[str]) -> Mapping[str, bytes]:
    """What stands for files of moved reviews that are not `there` at the new address."""
    return {
        path: _answer(path, _of_move(move, site), site, say)
        for move in site.moves
        for path in move.paths
        if not path.endswith(".html") and moved_path(move, path) not in there
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


@dataclass(frozen=True, slots=True)
class _Notice:
    """What is said in place of a file: to machines, on one line, and on a page of a PDF."""

    record: Mapping[str, str]
    line: str
    title: str
    text: str
    weblink: str
    on: date


def _of_tombstone(tombstone: Tombstone, site: Site) -> _Notice:
    weblink = site.settings.base + addresses.review_page(tombstone.slug)
    when = day(tombstone.withdrawn)
    return _Notice(
        {"withdrawn": tombstone.withdrawn.isoformat()},
        f"Withdrawn on {when}.",
        "Withdrawn",
        f"The document that was at this address was withdrawn on {when}. Its page says why: "
        f"{weblink}. To ask about it, write to {site.settings.publisher.council.email}.",
        weblink,
        tombstone.withdrawn,
    )


def _of_move(move: Move, site: Site) -> _Notice:
    weblink = site.settings.base + addresses.review_page(move.new)
    return _Notice(
        {"moved": weblink},
        f"Moved to {weblink}",
        "Moved",
        f"The review that was at this address has a new one: {weblink}. This document is not "
        f"among what stands there. To ask about it, write to "
        f"{site.settings.publisher.council.email}.",
        weblink,
        move.on,
    )


def _answer(path: str, notice: _Notice, site: Site, say: Say) -> bytes:
    if path.endswith(".pdf"):
        return _pdf(notice, site, say)
    if path.endswith(".json"):
        return json_bytes(notice.record)
    if path.endswith(".png"):
        return _empty_picture()
    return f"{notice.line}\n".encode()


def _pdf(notice: _Notice, site: Site, say: Say) -> bytes:
    words = (Paragraph((Run(say(notice.text)),)),)
    document = Document(Role.APPENDIX, notice.title.lower(), "en", say(notice.title), words)
    partnership = site.settings.publisher.council.partnership
    cover = Cover(f"{notice.title} review", partnership, notice.weblink, notice.on)
    return make_pdf(document, cover)


def _empty_picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (1, 1), 255).save(buffer, "PNG")
    return buffer.getvalue()
