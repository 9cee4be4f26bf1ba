"""Full-text search: its index, what filters need, and the page with its form.

The index holds the very pages that are published, carried ones too, and no others. Readers'
browsers search in it themselves: what somebody looks for is sent nowhere and kept nowhere
(`theme/assets/search.js`). Our own list of facts stands in for Pagefind's filters, whose
files are not the same from one build to the next.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from publisher.cache import Cache
from publisher.site import addresses
from publisher.site.assets import PAGEFIND
from publisher.site.files import SiteFile
from publisher.site.indexer import index_pages
from publisher.site.publication import Entry, Site
from publisher.site.texts import LANGUAGES
from publisher.site.words import one_line
from publisher.stored import Data, bytes_of, digest_of

FACTS = f"{addresses.SEARCH_FILES}reviews.json"
"""What results and filters tell of each review, and which pieces of the index are its pages."""

_MARK = b"pagefind_dcd"
_HOMES = {addresses.built(addresses.within(addresses.HOME, language)) for language in LANGUAGES}


def search_files(
    site: Site, files: Iterable[SiteFile], work: Path, memory: Cache | None = None
) -> Iterator[SiteFile]:
    """The search index of the reviews' pages and the council's own among these files.

    Raises: ToolError.
    """
    own = {addresses.built(addresses.own_page(name)) for name in site.pages} - _HOMES
    pages = {_address(file): file.kept for file in files if file.path in own or _of_one(file)}
    every = frozenset(entry.slug for entry in site.entries)
    pieces: dict[str, list[str]] = {entry.slug: [] for entry in site.entries}
    for name, data in _index(pages, work, memory).items():
        made_from = every
        if name in PAGEFIND:
            made_from = frozenset()
        elif name.endswith(".pf_fragment"):
            made_from = frozenset(pieces.keys() & set(_page_of(bytes_of(data)).split("/")))
            for slug in made_from:
                pieces[slug].append(PurePosixPath(name).stem)
        yield SiteFile(addresses.SEARCH_FILES + name, data, made_from)
    yield SiteFile(FACTS, _facts(site.entries, pieces), every)


def _index(pages: Mapping[str, Data], work: Path, memory: Cache | None) -> Mapping[str, Data]:
    """The index of these pages: as it was made of the same before, or anew."""
    if memory is None:
        return index_pages(pages, work)
    told = [[address, digest_of(page)] for address, page in sorted(pages.items())]
    key = memory.key(b"index", json.dumps(told).encode())
    if kept := memory.recall(key):
        return kept[1]
    index = index_pages(pages, work)
    return memory.remember(key, None, index) or index


def _of_one(file: SiteFile) -> bool:
    """Whether it is a page of a review, and not a list of all."""
    return addresses.slug_in(file.path) in file.made_from and file.path.endswith(".html")


def _address(file: SiteFile) -> str:
    return f"/{file.path.removesuffix('index.html')}"


def _page_of(fragment: bytes) -> str:
    """The address of the page that a fragment tells of."""
    address: str = json.loads(gzip.decompress(fragment).removeprefix(_MARK))["url"]
    return address


def _facts(entries: Iterable[Entry], pieces: Mapping[str, Sequence[str]]) -> bytes:
    """What is told of each review, the newest first, and the pieces of the index on it."""
    told = [
        {
            "slug": entry.slug,
            "name": one_line(entry.pseudonym),
            "kind": one_line(entry.name_of_review),
            "partnership": one_line(entry.partnership),
            "year": str(entry.death[0]),
            "circumstances": entry.circumstances,
            "themes": [one_line(theme) for theme in entry.themes],
            "pieces": sorted(pieces[entry.slug]),
        }
        for entry in entries
    ]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
