"""What answers at the addresses that a review moved away from.

A page's address leads on by itself to the page's new one: at once, with a link for those whose
browser does not, and with the new address named to search engines. No static web server can
lead on from a PDF or a data file, so there the file itself stands, the very bytes of the new
address. A part that the review has no more leads to the review's own page.
"""

from collections.abc import Iterable, Iterator, Mapping

from publisher.site import addresses
from publisher.site.files import SiteFile
from publisher.site.page import page
from publisher.site.publication import Move, Site
from publisher.site.tombstone import tombstone_pages


def moved_pages(site: Site) -> Mapping[str, str]:
    """Each page that leads on, and the page that it leads to."""
    standing = {
        *(addresses.review_page(entry.slug) for entry in site.entries),
        *(
            addresses.document_page(entry.slug, document.name, document.language)
            for entry in site.entries
            for document in entry.documents
        ),
        *(address for tombstone in site.tombstones for address in tombstone_pages(tombstone)),
    }
    return {
        old.removesuffix("index.html"): new if new in standing else addresses.review_page(move.new)
        for move in site.moves
        for old in move.paths
        if old.endswith("index.html")
        for new in [moved_path(move, old).removesuffix("index.html")]
    }


def staged_moves(site: Site) -> Iterator[tuple[str, bytes]]:
    """The pages that lead on, as the engine is given them."""
    for old, new in sorted(moved_pages(site).items()):
        yield addresses.staged(old), _moved_page(old, new)


def _moved_page(old: str, new: str) -> bytes:
    link = addresses.relative(new, old)
    return page(
        "This page has moved",
        f'<p>This page has a new address: <a href="{link}">go to the new address</a>.</p>\n',
        kind="moved",
        crumbs=[("Reviews", addresses.REVIEWS)],
        indexing=False,
        help_box=True,
        moved_to=new,
    )


def moved_files(site: Site, by_path: Mapping[str, SiteFile]) -> Iterator[SiteFile]:
    """The files at old addresses that are no pages: as they stand at the new one."""
    for move in site.moves:
        for old in move.paths:
            now = by_path.get(moved_path(move, old))
            if now is not None and not old.endswith(".html"):
                yield SiteFile(old, now.data, now.made_from)


def redirections(site: Site, paths: Iterable[str]) -> Mapping[str, str]:
    """Every old address and the new one, for web servers that can lead on; sorted.

    `paths` are the files of the release.
    """
    there, pages = set(paths), moved_pages(site)
    found = dict(pages)
    for move in site.moves:
        for old in move.paths:
            new = moved_path(move, old)
            if not old.endswith(".html"):
                found[old] = new if new in there else addresses.review_page(move.new)
    return dict(sorted(found.items()))


def moved_path(move: Move, old: str) -> str:
    """The path at the new address of a file at the old one."""
    return old.replace(addresses.review_page(move.old), addresses.review_page(move.new), 1)
