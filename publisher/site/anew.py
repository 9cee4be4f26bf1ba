"""What of each review is made without the engine: its PDFs, its pictures and its data."""

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
from publisher.stored import Stored, store


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one review by path, and what its PDFs are like."""

    files: Mapping[str, Stored]
    pdfs: Mapping[str, PdfFacts]


Spread = Callable[[Callable[[Publication], Made], Sequence[Publication]], Iterable[Made]]
"""Calls a function for each review: here (`map`) or elsewhere; the results are in order."""


def make_all(
    site: Site, work: Path, spread: Spread = map, memory: Cache | None = None
) -> list[Made]:
    """Make them for every review, in a folder of their own in `work`, or find them in `memory`."""
    work.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix="made-", dir=work))
    return list(spread(partial(_make, site, folder, memory), site.publications))


def _make(site: Site, folder: Path, memory: Cache | None, publication: Publication) -> Made:
    held = publication.held
    if memory is None or not isinstance(held, KeptReview):
        files = dict(_made_anew(site, publication))
        return Made(_stored(folder, files), _pdf_facts(files))
    key = memory.key(
        repr(replace(publication, held=held.stored.sha256)).encode(),  # type: ignore[arg-type]
        site.settings.model_dump_json().encode(),
        repr(site.texts).encode(),
    )
    if kept := memory.recall(key):
        return Made(kept[1], kept[0])
    files = dict(_made_anew(site, publication))
    pdfs = _pdf_facts(files)
    stored = memory.remember(key, pdfs, files)
    return Made(_stored(folder, files) if stored is None else stored, pdfs)


def _stored(folder: Path, files: Mapping[str, bytes]) -> dict[str, Stored]:
    return {path: store(folder / path, data) for path, data in files.items()}


def _pdf_facts(files: Mapping[str, bytes]) -> dict[str, PdfFacts]:
    pdfs = {path: data for path, data in files.items() if path.endswith(".pdf")}
    return {path: PdfFacts(page_count(data), len(data)) for path, data in pdfs.items()}


def _made_anew(site: Site, publication: Publication) -> Iterator[tuple[str, bytes]]:
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
