"""The index of a private preview: what was taken out where, and what may stay and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_STYLES = ("assets/site.css", "assets/colours.css")


@dataclass(frozen=True, slots=True)
class Fired:
    """How often a term was taken out of one document, and what stands there now."""

    term: str
    becomes: str
    document: str
    count: int


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What the index tells.

    `documents` are title, path and whether the public may see it; `allowances` and `pictures`
    are what may stay and the officer's reason; `doubts` are kind, document and the words
    themselves of what looks like personal data: they are shown here and nowhere else.
    """

    slug: str
    documents: Sequence[tuple[str, str, bool]]
    fired: Sequence[Fired]
    allowances: Sequence[tuple[str, str]]
    pictures: Sequence[tuple[str, str]]
    doubts: Sequence[tuple[str, str, str]] = ()


def preview_page(page: PreviewPage) -> bytes:
    """The index as a page of its own, to be put beside the pages of the preview."""
    documents = "".join(
        f'<li><a href="{escape(path)}">{escape(title)}</a>'
        f"{'' if public else ' (not public: in the pack for the Home Office only)'}</li>"
        for title, path, public in page.documents
    )
    fired = [(f.term, f.becomes, f.document, str(f.count)) for f in page.fired]
    body = "".join(
        (
            "<p>This page and all that it leads to are private. Read every document; then run "
            f"<code>publisher approve {escape(page.slug)} --by &quot;Your name&quot;</code>.</p>",
            f"<h2>Documents</h2><ul>{documents}</ul>",
            _table("Taken out", ("Term", "Now reads", "Document", "Times"), fired),
            _table("Allowed to stay", ("What", "Why"), page.allowances),
            _table("Pictures somebody has looked at", ("Fingerprint", "Why"), page.pictures),
            _table("Looks like personal data", ("Kind", "Document", "Words"), page.doubts),
        )
    )
    styles = "".join(f'<link rel="stylesheet" href="{path}">' for path in _STYLES)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex">'
        f"<title>Preview of {escape(page.slug)}</title>{styles}</head>"
        f'<body><main class="wrap md-typeset"><h1>Preview of {escape(page.slug)}</h1>{body}'
        "</main></body></html>\n"
    ).encode()


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return f"<h2>{title}</h2><p>Nothing.</p>"
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<h2>{title}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
