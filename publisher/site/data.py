"""The open data: every review as JSON, every recommendation as a table."""

import csv
import io

from publisher.recommendations import FIELDS
from publisher.site import addresses
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
