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
from publisher.site.texts import Texts
from publisher.site.tombstone import tombstone_pages


def moved_pages(site: Site) -> Mapping[str, str]:
    """Each page that leads on, and the page that it leads to."""
    standing = {
        *(page for entry in site.entries for page in entry.pages),
        *(address for tombstone in site.tombstones for address in tombstone_pages(tombstone)),
    }
    return {
        old.removesuffix("index.html"): next(to for to in (new, own, english) if to in standing)
        for move in site.moves
        for old in move.paths
        if old.endswith("index.html")
        for new in [moved_path(move, old).removesuffix("index.html")]
        for own in [addresses.review_page(move.new, addresses.language_of(old))]
        for english in [addresses.review_page(move.new)]
    }


def staged_moves(site: Site) -> Iterator[tuple[str, bytes]]:
    """The pages that lead on, as the engine is given them."""
    for old, new in sorted(moved_pages(site).items()):
        texts = site.texts[addresses.language_of(old)]
        yield addresses.staged(old), _moved_page(old, new, texts)


def _moved_page(old: str, new: str, texts: Texts) -> bytes:
    link = addresses.relative(new, old)
    return page(
        texts("moved.title"),
        f"<p>{texts.linked('moved.says', link)}</p>\n",
        kind="moved",
        language=texts.language,
        crumbs=[(texts("menu.reviews"), addresses.within(addresses.REVIEWS, texts.language))],
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
                yield SiteFile(old, now.kept, now.made_from)


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
