"""What of each review is made without the engine: its PDFs, pictures and data, and its pages.

The pages are as the engine is given them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from publisher.cache import Cache
from publisher.model import Document, RedactedText, pictures_in
from publisher.site import addresses
from publisher.site.once import Spread, Task, made_once
from publisher.site.page import PdfFacts, review_title
from publisher.site.pdf import Cover, make_pdf, page_count
from publisher.site.publication import Publication, Site, entry_json, entry_of
from publisher.site.review_pages import review_pages
from publisher.stored import Stored


@dataclass(frozen=True, slots=True)
class Made:
    """The public files of one review by path, and its pages by the path of their staged file."""

    files: Mapping[str, Stored]
    pages: Mapping[str, Stored]


def make_all(
    site: Site, work: Path, spread: Spread = map, memory: Cache | None = None
) -> list[Made]:
    """Make them for every review, or find them in `memory`; `work` is a private folder."""
    work.mkdir(mode=0o700, parents=True, exist_ok=True)
    tasks = [
        Task(one, partial(_made_anew, site, one), b"site" + repr(_beside(site, one)).encode())
        for one in site.publications
    ]
    return [_parted(made) for made in made_once(site, tasks, work, spread, memory)]


def _beside(site: Site, publication: Publication) -> list[str]:
    """What of the rest of the site its pages depend on."""
    return [site.own_page(addresses.REDACTION, language) for language in publication.languages]


def _parted(made: Mapping[str, Stored]) -> Made:
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
        for number, picture in enumerate(pictures_in(document), 1):
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
