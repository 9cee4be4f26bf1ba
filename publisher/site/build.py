"""The whole public site as bytes: pages from the engine, PDFs, pictures and data files."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from publisher.cache import Cache
from publisher.site import addresses
from publisher.site.anew import make_all
from publisher.site.assets import known_files
from publisher.site.catalogue import catalogue
from publisher.site.contrast import colours_css
from publisher.site.data import recommendations_csv, recommendations_json, reviews_json
from publisher.site.engine import build
from publisher.site.feed import feed
from publisher.site.files import SiteFile
from publisher.site.languages import with_tongues
from publisher.site.moved import moved_pages
from publisher.site.once import Spread
from publisher.site.publication import Site
from publisher.site.schemas import description_files
from publisher.site.search import search_files
from publisher.site.sitemap import robots, sitemap
from publisher.site.stage import stage
from publisher.site.tombstone import tombstone_pages
from publisher.stored import Data, store

__all__ = ["SiteFile", "build_site", "known_files"]

OPEN_DATA = {
    addresses.REVIEWS_DATA: reviews_json,
    addresses.RECOMMENDATIONS_DATA: recommendations_json,
    addresses.RECOMMENDATIONS_TABLE: recommendations_csv,
}
"""What is told of all reviews together, and how it is made."""
COLOURS, LOGO = "assets/colours.css", "assets/logo.png"
LISTS = (addresses.BROWSE, addresses.RECOMMENDATIONS, addresses.within(addresses.BROWSE, "cy"))


def build_site(
    site: Site,
    work: Path,
    carried: Sequence[SiteFile] = (),
    spread: Spread = map,
    memory: Cache | None = None,
) -> tuple[SiteFile, ...]:
    """Every file of the site, sorted by path, but for those of carried reviews.

    `carried` are these, which readers can search in too. `work` is a private folder; it must
    stay for as long as the files are to be read, and so must what is kept in `memory`.

    Raises: SettingsError, ToolError.
    """
    made = make_all(site, work, spread, memory)
    files: dict[str, Data] = {
        **_built(site, work, {path: page for one in made for path, page in one.pages.items()}),
        **{path: data for one in made for path, data in one.files.items()},
        COLOURS: colours_css(site.settings.publisher.colours),
        **({LOGO: site.logo.png} if site.logo else {}),
        **_open_data(site, Path(tempfile.mkdtemp(prefix="data-", dir=work))),
        **{addresses.within(addresses.FEED, lang): feed(site, lang) for lang in site.languages},
        addresses.CATALOGUE: catalogue(site),
        **description_files(site.settings.base),
        "robots.txt": robots(site),
    }
    origins = _origins(site, files)
    own = [SiteFile(path, data, _made_from(path, origins)) for path, data in files.items()]
    own += search_files(site, (*own, *carried), work, memory)
    return tuple(sorted(own, key=lambda file: file.path))


def _built(site: Site, work: Path, of_reviews: Mapping[str, Data]) -> Mapping[str, Data]:
    """The pages as the engine made them, and the map of them; all on the disk but the map.

    What the engine was given is let go: the lists of a nation's reviews are large.
    """
    staged = stage(site, of_reviews)
    return {**with_tongues(build(staged, work)), addresses.SITE_MAP: sitemap(site, staged)}


def _open_data(site: Site, folder: Path) -> Mapping[str, Data]:
    """The data of all reviews, put by on the disk one after the other: they are large."""
    return {path: store(folder / path, of(site)) for path, of in OPEN_DATA.items()}


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
