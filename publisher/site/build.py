"""The whole public site as bytes: pages from the engine, PDFs, pictures and data files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from publisher.model import Document, RedactedText
from publisher.site import addresses
from publisher.site.assets import known_files
from publisher.site.blocks import pictures
from publisher.site.catalogue import catalogue
from publisher.site.contrast import colours_css
from publisher.site.data import recommendations_csv, recommendations_json, reviews_json
from publisher.site.engine import build
from publisher.site.feed import feed
from publisher.site.files import SiteFile
from publisher.site.languages import with_tongues
from publisher.site.moved import moved_pages
from publisher.site.page import PdfFacts, review_title
from publisher.site.pdf import Cover, make_pdf, page_count
from publisher.site.publication import Publication, Site, entry_json, entry_of
from publisher.site.schemas import description_files
from publisher.site.search import search_files
from publisher.site.sitemap import robots, sitemap
from publisher.site.stage import stage
from publisher.site.tombstone import tombstone_pages
from publisher.stored import Data, Stored, store

__all__ = ["SiteFile", "build_site", "known_files"]

COLOURS, LOGO = "assets/colours.css", "assets/logo.png"
LISTS = (addresses.BROWSE, addresses.RECOMMENDATIONS, addresses.within(addresses.BROWSE, "cy"))


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one review that are made without the engine, and what its PDFs are like."""

    files: Mapping[str, Stored]
    pdfs: Mapping[str, PdfFacts]


Spread = Callable[[Callable[[Publication], Made], Sequence[Publication]], Iterable[Made]]
"""Calls a function for each review: here (`map`) or elsewhere; the results are in order."""


def build_site(
    site: Site, work: Path, carried: Sequence[SiteFile] = (), spread: Spread = map
) -> tuple[SiteFile, ...]:
    """Every file of the site, sorted by path, but for those of carried reviews.

    `carried` are these, which readers can search in too. `work` is a private folder; it must
    stay for as long as the files are to be read.

    Raises: SettingsError, ToolError.
    """
    made = _make_all(site, work, spread)
    staged = stage(site, {path: facts for one in made for path, facts in one.pdfs.items()})
    files: dict[str, Data] = {
        **with_tongues(build(staged, work)),
        **{path: data for one in made for path, data in one.files.items()},
        COLOURS: colours_css(site.settings.publisher.colours),
        **({LOGO: site.logo.png} if site.logo else {}),
        addresses.REVIEWS_DATA: reviews_json(site),
        addresses.RECOMMENDATIONS_DATA: recommendations_json(site),
        addresses.RECOMMENDATIONS_TABLE: recommendations_csv(site),
        **{addresses.within(addresses.FEED, lang): feed(site, lang) for lang in site.languages},
        addresses.CATALOGUE: catalogue(site),
        **description_files(site.settings.base),
        addresses.SITE_MAP: sitemap(site, staged),
        "robots.txt": robots(site),
    }
    origins = _origins(site, files)
    own = [SiteFile(path, data, _made_from(path, origins)) for path, data in files.items()]
    own += search_files(site, (*own, *carried), work)
    return tuple(sorted(own, key=lambda file: file.path))


def _make_all(site: Site, work: Path, spread: Spread) -> list[Made]:
    """Make what the engine does not, of every review."""
    work.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix="made-", dir=work))
    return list(spread(partial(_make, site, folder), site.publications))


def _make(site: Site, folder: Path, publication: Publication) -> Made:
    """Make what the engine does not, in a folder of its own for each review."""
    made = dict(_made_anew(site, publication))
    return Made(
        {path: store(folder / path, data) for path, data in made.items()},
        {
            path: PdfFacts(page_count(data), len(data))
            for path, data in made.items()
            if path.endswith(".pdf")
        },
    )


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


def _origins(site: Site, paths: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The files that are made from several reviews, and those reviews."""
    every = frozenset(entry.slug for entry in site.entries)
    shared = (
        *(
            addresses.within(path, language)
            for path in (*map(addresses.built, (addresses.HOME, addresses.REVIEWS)), addresses.FEED)
            for language in site.languages
        ),
        addresses.REVIEWS_DATA,
        addresses.RECOMMENDATIONS_DATA,
        addresses.RECOMMENDATIONS_TABLE,
        addresses.SITE_MAP,
    )
    lists = (path for path in paths if path.startswith(LISTS))
    gone = {
        # words of ours alone, so that they can be verified when the review's folder is gone
        addresses.built(page): frozenset[str]()
        for tombstone in site.tombstones
        for page in tombstone_pages(tombstone)
    }
    gone |= {addresses.built(page): frozenset[str]() for page in moved_pages(site)}
    return {**dict.fromkeys((*shared, *lists), every), **gone}


def _made_from(path: str, origins: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if path in origins:
        return origins[path]
    slug = addresses.slug_in(path)
    return frozenset({slug} if slug else ())
