"""The open data: every review as JSON, every recommendation as JSON and as a table."""

import csv
import io
from typing import Any

from publisher.site import addresses
from publisher.site.actions import Action, actions_of
from publisher.site.fields import PLAN, ROW, WORKED_OUT
from publisher.site.publication import Site, entry_record, json_bytes
from publisher.site.words import one_line

COLUMNS = tuple(field.name for field in (*ROW, *PLAN, *WORKED_OUT))
"""The columns of recommendations.csv; the first is the slug of the review."""


def reviews_json(site: Site) -> bytes:
    """Every review, the newest first, without the rows of its action plan."""
    base = site.settings.base
    reviews = []
    for entry in site.entries:
        record = entry_record(entry)
        del record["recommendations"]
        record["weblink"] = base + addresses.review_page(entry.slug)
        record["languages"] = list(entry.languages)
        welsh = base + addresses.review_page(entry.slug, "cy")
        record["weblink_welsh"] = welsh if "cy" in entry.languages else None
        for made, document in zip(record["documents"], entry.documents, strict=True):
            where = (entry.slug, document.name, document.language)
            made["weblink"] = base + addresses.document_page(*where)
            made["pdf"] = base + addresses.document_pdf(*where)
        reviews.append(record)
    council = site.settings.publisher.council
    return json_bytes({"publisher": council.name, "weblink": base, "reviews": reviews})


def recommendations_json(site: Site) -> bytes:
    """Every action of every review's plan, as it stands on the day of the build."""
    base, council = site.settings.base, site.settings.publisher.council
    return json_bytes(
        {
            "publisher": council.name,
            "weblink": base + addresses.RECOMMENDATIONS,
            "as_of": site.today.isoformat(),
            "recommendations": [
                _action_record(action, base) for action in actions_of(site.entries, site.today)
            ],
        }
    )


def _action_record(action: Action, base: str) -> dict[str, Any]:
    """The action as plain values: None where the plan has no such words."""
    entry = action.entry
    return {
        "slug": entry.slug,
        "name": one_line(entry.pseudonym),
        "partnership": one_line(entry.partnership),
        "published": entry.published.isoformat(),
        **{field.name: one_line(action.words(field.name)) or None for field in PLAN},
        "progress": action.progress.value,
        "due": action.due.isoformat() if action.due else None,
        "review_themes": [one_line(theme) for theme in entry.themes],
        "weblink": base + action.address,
        "superseded_by": entry.successor,
    }


def recommendations_csv(site: Site) -> bytes:
    """The same as a table, with a byte order mark so that Excel reads it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for action in actions_of(site.entries, site.today):
        record = _action_record(action, site.settings.base)
        record |= {"review": record["slug"], "review_themes": "; ".join(record["review_themes"])}
        writer.writerow(_cell(record[name] or "") for name in COLUMNS)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cell(text: str) -> str:
    """The text on one line, with an apostrophe before what a spreadsheet would run."""
    line = one_line(text)
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line
