"""What search engines are told: the site map and robots.txt.

Source: the protocol of sitemaps.org, 0.9. A page is listed because it was staged, and left out
because it says itself that it is not to be listed; so no new page can be forgotten.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from xml.sax.saxutils import escape

from publisher.site import addresses
from publisher.site.page import is_listed
from publisher.site.publication import Entry, Site
from publisher.site.texts import LANGUAGES
from publisher.stored import Data, bytes_of

LIMIT = 50_000
"""How many pages one site map may name; of more, those that stand deepest are left out."""
_LISTS = (addresses.HOME, addresses.REVIEWS)
_MORE_LISTS = (addresses.BROWSE, addresses.RECOMMENDATIONS)
"""Pages that change with any review, and how the addresses of more of them begin."""


def sitemap(site: Site, staged: Mapping[str, Data]) -> bytes:
    """Every page that search engines may list, with the day it last changed where that is known.

    `staged` is what `stage.stage` makes of the site.
    """
    listed = tuple(_listed_pages(staged))
    days = dict.fromkeys(listed) | dict(_days(site, listed))
    rows = sorted(days.items(), key=lambda row: (row[0].count("/"), row[0]))[:LIMIT]
    body = "".join(
        f"<url><loc>{escape(site.settings.base + path)}</loc>"
        f"{f'<lastmod>{changed.isoformat()}</lastmod>' if changed else ''}"
        f"{_versions(path, days, site.settings.base)}</url>\n"
        for path, changed in rows
    )
    more = ' xmlns:x="http://www.w3.org/1999/xhtml"' if len(site.languages) > 1 else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{more}>\n{body}</urlset>\n'
    ).encode()


def _versions(path: str, listed: Container[str], base: str) -> str:
    """The page in each language, itself too, if there are several."""
    english = addresses.english(path)
    versions = {language: addresses.within(english, language) for language in LANGUAGES}
    if not all(version in listed for version in versions.values()):
        return ""
    return "".join(
        f'<x:link rel="alternate" hreflang="{language}" href="{escape(base + version)}"/>'
        for language, version in versions.items()
    )


def _listed_pages(staged: Mapping[str, Data]) -> Iterator[str]:
    for name, data in staged.items():
        if name.startswith("docs/") and name.endswith(".md") and is_listed(bytes_of(data)):
            yield addresses.of_staged(name)


def _days(site: Site, listed: Iterable[str]) -> Iterator[tuple[str, date]]:
    """The pages made from reviews, those of carried ones too."""
    days = [entry.current for entry in site.entries]
    days += [tombstone.withdrawn for tombstone in site.tombstones]
    if days:
        yield from ((path, max(days)) for path in listed if _is_list(addresses.english(path)))
    yield from _pages_of(entry for entry in site.entries if entry.indexing)


def _pages_of(entries: Iterable[Entry]) -> Iterator[tuple[str, date]]:
    for entry in entries:
        yield from ((page, entry.current) for page in entry.pages)


def _is_list(page: str) -> bool:
    return page in _LISTS or page.startswith(_MORE_LISTS)


def robots(site: Site) -> bytes:
    """`robots.txt`: everything may be read; the pages themselves say what not to list."""
    home = site.settings.base
    return f"User-agent: *\nAllow: /\nSitemap: {home}{addresses.SITE_MAP}\n".encode()
