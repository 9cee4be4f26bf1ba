"""The site's files for machines: open data, site map, robots."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from publisher.recommendations import FIELDS
from publisher.site import addresses
from publisher.site.council import NEEDED
from publisher.site.publication import Entry, Site, entry_record, json_bytes
from publisher.site.words import one_line

COLUMNS = ("review", "name", "partnership", "published", *FIELDS)
"""The columns of recommendations.csv; the first is the slug of the review."""


def reviews_json(site: Site) -> bytes:
    """Every review, the newest first, without the rows of its action plan."""
    base = site.settings.base
    reviews = []
    for entry in site.entries:
        record = entry_record(entry)
        del record["recommendations"]
        record["weblink"] = base + addresses.review_page(entry.slug)
        for made, document in zip(record["documents"], entry.documents, strict=True):
            where = (entry.slug, document.name, document.language)
            made["weblink"] = base + addresses.document_page(*where)
            made["pdf"] = base + addresses.document_pdf(*where)
        reviews.append(record)
    council = site.settings.publisher.council
    return json_bytes({"publisher": council.name, "weblink": base, "reviews": reviews})


def recommendations_csv(entries: tuple[Entry, ...]) -> bytes:
    """Every recommendation of every review, with a byte order mark so that Excel reads it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        about = (
            entry.slug,
            _cell(entry.pseudonym),
            _cell(entry.partnership),
            entry.published.isoformat(),
        )
        for row in entry.recommendations:
            writer.writerow((*about, *(_cell(row.get(name, "")) for name in FIELDS)))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cell(text: str) -> str:
    """The text on one line, with an apostrophe before what a spreadsheet would run."""
    line = one_line(text)
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


def sitemap(site: Site) -> bytes:
    """Every page that search engines may list; reviews with the day they last changed."""
    pages = [(_address(name), None) for name in sorted({*NEEDED, *site.pages})]
    listed = [entry for entry in site.entries if entry.indexing]
    latest = max((entry.current for entry in site.entries), default=None)
    rows = [*pages, (addresses.REVIEWS, latest)]
    rows += [row for entry in listed for row in _pages_of(entry)]
    body = "".join(
        f"<url><loc>{escape(site.settings.base + path)}</loc>"
        f"{f'<lastmod>{changed.isoformat()}</lastmod>' if changed else ''}</url>\n"
        for path, changed in sorted(rows, key=lambda row: row[0])
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}</urlset>\n'
    ).encode()


def _address(name: str) -> str:
    return addresses.HOME if name == "index.md" else f"{name.removesuffix('.md')}/"


def _pages_of(entry: Entry) -> Iterator[tuple[str, date]]:
    yield addresses.review_page(entry.slug), entry.current
    for document in entry.documents:
        where = (entry.slug, document.name, document.language)
        yield addresses.document_page(*where), entry.current


def robots(site: Site) -> bytes:
    """`robots.txt`: everything may be read; the pages themselves say what not to list."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.settings.base}sitemap.xml\n".encode()
