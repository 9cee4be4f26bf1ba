"""What answers at the address of a file that is gone: never an error, never the old bytes.

A page's address is answered by a page (`tombstone.tombstone_page`); a static web server can send
no page where a PDF, a data file or a picture was, so each gets a file of its own kind.
"""

import io
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from PIL import Image

from publisher.model import Document, Paragraph, RedactedText, Role, Run, pictures_in
from publisher.site import addresses
from publisher.site.moved import moved_path
from publisher.site.pdf import Cover, make_pdf
from publisher.site.publication import Move, Publication, Site, Tombstone, json_bytes
from publisher.site.texts import Texts

_OF_A_DOCUMENT = re.compile(r"(-figure-\d+\.png|\.pdf)$")
Say = Callable[[str], RedactedText]
"""Makes words of ours into words that may be printed: `redaction.redact_text`."""


def gone_files(site: Site, say: Say) -> Mapping[str, bytes]:
    """The PDFs, data files and pictures of withdrawn reviews, by path, as notices."""
    return {
        path: _answer(path, _of_tombstone(path, tombstone, site), site, say)
        for tombstone in site.tombstones
        for path in tombstone.paths
        if not path.endswith(".html")
    }


def moved_on(site: Site, say: Say, there: Collection[str]) -> Mapping[str, bytes]:
    """What stands for files of moved reviews that are not `there` at the new address."""
    return {
        path: _answer(path, _of_move(path, move, site), site, say)
        for move in site.moves
        for path in move.paths
        if not path.endswith(".html") and moved_path(move, path) not in there
    }


def retired_pictures(publication: Publication, ever: frozenset[str]) -> Mapping[str, bytes]:
    """An empty picture for each one that the review once had and has no more.

    Pictures are numbered within their document; their addresses are kept like all others.
    """
    ever = frozenset(path for path in ever if path.endswith(".png"))
    if not ever:
        return {}  # the review need not be read for this
    now = {
        addresses.figure(publication.review.slug, d.name, d.language, number)
        for d in publication.documents
        for number, _ in enumerate(pictures_in(d), start=1)
    }
    return {path: _empty_picture() for path in sorted(ever - now)}


@dataclass(frozen=True, slots=True)
class _Notice:
    """What is said in place of a file: to machines, on one line, and on a page of a PDF."""

    record: Mapping[str, str]
    line: str
    title: str
    cover: str
    text: str
    weblink: str
    texts: Texts


def _of_tombstone(path: str, tombstone: Tombstone, site: Site) -> _Notice:
    texts, when, weblink, email = _known(path, tombstone.slug, tombstone.withdrawn, site)
    cover = texts("gone.cover")
    if tombstone.document:
        cover = texts("gone.document_cover")
        weblink = site.settings.base + _OF_A_DOCUMENT.sub("/", path)
    return _Notice(
        {"withdrawn": tombstone.withdrawn.isoformat()},
        texts("gone.file", day=when),
        texts("gone.document"),
        cover,
        texts("gone.document_says", day=when, weblink=weblink, email=email),
        weblink,
        texts,
    )


def _of_move(path: str, move: Move, site: Site) -> _Notice:
    texts, _, weblink, email = _known(path, move.new, move.on, site)
    return _Notice(
        {"moved": weblink},
        texts("moved.file", weblink=weblink),
        texts("moved.document"),
        texts("moved.cover"),
        texts("moved.document_says", weblink=weblink, email=email),
        weblink,
        texts,
    )


def _known(path: str, slug: str, on: date, site: Site) -> tuple[Texts, str, str, str]:
    """What every notice needs: the texts, the day in words, the weblink, whom to ask."""
    texts = site.texts[addresses.language_of(path)]
    weblink = site.settings.base + addresses.review_page(slug, texts.language)
    return texts, texts.day(on), weblink, site.settings.publisher.council.email


def _answer(path: str, notice: _Notice, site: Site, say: Say) -> bytes:
    if path.endswith(".pdf"):
        return _pdf(notice, site, say)
    if path.endswith(".json"):
        return json_bytes(notice.record)
    if path.endswith(".png"):
        return _empty_picture()
    return f"{notice.line}\n".encode()


def _pdf(notice: _Notice, site: Site, say: Say) -> bytes:
    words, texts = (Paragraph((Run(say(notice.text)),)),), notice.texts
    document = Document(Role.APPENDIX, "notice", texts.language, say(notice.title), words)
    partnership = site.settings.publisher.council.partnership
    cover = Cover(notice.cover, partnership, notice.weblink, published=None, texts=texts)
    return make_pdf(document, cover)


def _empty_picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (1, 1), 255).save(buffer, "PNG")
    return buffer.getvalue()
