"""What of each review is made without the engine: its PDFs, pictures and data, and its pages.

The pages are as the engine is given them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from publisher.cache import Cache
from publisher.kept import KeptReview
from publisher.model import Document, RedactedText
from publisher.site import addresses
from publisher.site.blocks import pictures
from publisher.site.page import PdfFacts, review_title
from publisher.site.pdf import Cover, make_pdf, page_count
from publisher.site.publication import Publication, Site, entry_json, entry_of
from publisher.site.review_pages import review_pages
from publisher.stored import Stored, store


@dataclass(frozen=True, slots=True)
class Made:
    """The public files of one review by path, and its pages by the path of their staged file."""

    files: Mapping[str, Stored]
    pages: Mapping[str, Stored]


Spread = Callable[[Callable[[Publication], Made], Sequence[Publication]], Iterable[Made]]
"""Calls a function for each review: here (`map`) or elsewhere; the results are in order."""


def make_all(
    site: Site, work: Path, spread: Spread = map, memory: Cache | None = None
) -> list[Made]:
    """Make them for every review, in a folder of their own in `work`, or find them in `memory`."""
    work.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix="made-", dir=work))
    return list(spread(partial(_make, site, folder, memory), site.publications))


def made_once(
    site: Site,
    publication: Publication,
    make: Callable[[], Mapping[str, bytes]],
    folder: Path,
    memory: Cache | None,
    *more: bytes,
) -> Mapping[str, Stored]:
    """The files that `make` makes of a review: as they were made of the same before, or anew.

    `more` is what else they depend on than the review, its dates, the settings and our texts.
    They are put into `folder` if they cannot be remembered.
    """
    held, key = publication.held, None
    if memory is not None and isinstance(held, KeptReview):
        same = replace(publication, held=held.stored.sha256)  # type: ignore[arg-type]
        settings = site.settings.model_dump_json().encode()
        key = memory.key(repr(same).encode(), settings, repr(site.texts).encode(), *more)
        if kept := memory.recall(key):
            return kept[1]
    made = make()
    stored = memory.remember(key, None, made) if memory is not None and key else None
    return stored or {path: store(folder / path, data) for path, data in made.items()}


def _make(site: Site, folder: Path, memory: Cache | None, publication: Publication) -> Made:
    own = [site.own_page(addresses.REDACTION, lang) for lang in publication.languages]
    make = partial(_made_anew, site, publication)
    made = made_once(site, publication, make, folder, memory, b"site", repr(own).encode())
    pages = {path: data for path, data in made.items() if path.startswith(addresses.STAGED)}
    return Made({path: data for path, data in made.items() if path not in pages}, pages)


def _made_anew(site: Site, publication: Publication) -> Mapping[str, bytes]:
    """All of it by path."""
    files = dict(_files(site, publication))
    pdfs = {
        path: PdfFacts(page_count(data), len(data))
        for path, data in files.items()
        if path.endswith(".pdf")
    }
    return {**files, **dict(review_pages(publication, site, pdfs))}


def _files(site: Site, publication: Publication) -> Iterator[tuple[str, bytes]]:
    slug = publication.slug
    yield addresses.review_data(slug), entry_json(entry_of(publication))
    for document in publication.documents:
        where = (slug, document.name, document.language)
        yield addresses.document_pdf(*where), make_pdf(document, cover(site, publication, document))
        for number, picture in enumerate(pictures(document), 1):
            yield addresses.figure(*where, number), picture.raster.png


def cover(site: Site, publication: Publication, document: Document[RedactedText]) -> Cover:
    """What a PDF says of where it belongs."""
    facts, slug = publication.review.facts, publication.slug
    where, texts = (slug, document.name, document.language), site.texts[document.language]
    notices = (site.settings.publisher.notice, facts.notice)
    return Cover(
        review=review_title(facts.pseudonym, facts.name_of_review, texts),
        partnership=facts.partnership,
        weblink=site.settings.base + addresses.document_page(*where),
        published=publication.published,
        notices=tuple(notice for notice in notices if notice),
        texts=texts,
        changed=publication.changed,
        replaced=publication.successor is not None,
    )
