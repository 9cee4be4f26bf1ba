"""The index of a private preview: what was taken out where, and what may stay and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from publisher.findings import Place, Rule, Severity, together

_STYLES = ("assets/site.css", "assets/colours.css")
_OWN_STYLE = (
    ".notices{padding:0 1rem}main{padding:1.5rem 1rem 4rem}h1{margin-bottom:1rem}"
    ".scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.4rem 1.2rem .4rem 0;"
    "border-bottom:1px solid var(--line)}"
)
"""For the tables of this page; on a small screen they scroll by themselves."""


@dataclass(frozen=True, slots=True)
class Fired:
    """How often a term was taken out of one document and where, and what stands there now."""

    term: str
    becomes: str
    document: str
    places: Sequence[Place]
    count: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """What looks like personal data, with its words: they are shown here and nowhere else.

    `page` is the path of the page that shows it, if one does.
    """

    kind: str
    rule: Rule
    document: str
    place: Place
    words: str = field(repr=False)
    page: str = ""


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What the index tells.

    `documents` are title, path and whether the public may see it; `allowances` are what may
    stay, the officer's reason and how often it was needed, `pictures` their fingerprints and
    reasons. Those of `doubts` that hold the review back come first.
    """

    slug: str
    documents: Sequence[tuple[str, str, bool]]
    fired: Sequence[Fired]
    allowances: Sequence[tuple[str, str, int]]
    pictures: Sequence[tuple[str, str]]
    doubts: Sequence[Doubt]


def preview_page(page: PreviewPage, code: str) -> bytes:
    """The index as a page of its own, to be put beside the pages of the preview.

    `code` is that of what is read here (`redaction.approval.code_of`): an approval asks for it.
    """
    documents = "".join(
        f'<li><a href="{escape(path)}">{escape(title)}</a>'
        f"{'' if public else ' (not public: in the pack for the Home Office only)'}</li>"
        for title, path, public in page.documents
    )
    body = "".join(
        (
            "<p>This page and all that it leads to are private. First answer what is listed below "
            "under Looks like personal data. When nothing holds the review back any more, read "
            "every document, and its PDF; then approve.</p>"
            "<p>At a computer: stop this preview and run "
            f"<code>.venv/bin/publisher approve {escape(page.slug)} --by &quot;Your name&quot; "
            f"--code {code}</code>. If the site is published from GitHub: Actions, Reviews, Run "
            f"workflow, <code>approve</code>, with the code <strong>{code}</strong>. It is the "
            "code of what you read here: if anything of it changes, an approval with it is "
            "refused.</p>",
            f"<h2>Documents</h2><ul>{documents}</ul>",
            _doubts(page.doubts),
            _table(
                "Taken out",
                ("Term", "Now reads", "Document", "Times", "Where"),
                [(f.term, f.becomes, f.document, f.count, together(f.places)) for f in page.fired],
            ),
            _table("Allowed to stay", ("What", "Why", "Times"), page.allowances),
            _table("Pictures somebody has looked at", ("Fingerprint", "Why"), page.pictures),
        )
    )
    styles = "".join(f'<link rel="stylesheet" href="{path}">' for path in _STYLES)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex">'
        f"<title>Preview of {escape(page.slug)}</title>{styles}"
        f'<link rel="icon" href="assets/icon.png"><style>{_OWN_STYLE}</style></head>'
        '<body><aside class="notices" aria-label="Notice"><p>PREVIEW, not public.</p></aside>'
        f'<main class="wrap md-typeset"><h1>Preview of {escape(page.slug)}</h1>{body}'
        "</main></body></html>\n"
    ).encode()


def anchor(number: str | int) -> str:
    """The place in its page of what has that number in the list."""
    return f"left-{number}"


def _doubts(doubts: Sequence[Doubt]) -> str:
    """All in their order, each with its number and a link to its place."""
    rows = [
        (_link(d, at), d.rule.code, d.kind, d.words, d.document, together([d.place]))
        for at, d in enumerate(doubts, start=1)
    ]
    stops = sum(doubt.rule.severity is Severity.STOP for doubt in doubts)
    told = f"<p>{_of_these(stops)}</p>" if rows else ""
    heads = ("No.", "Finding", "Kind", "Words", "Document", "Where")
    return _table("Looks like personal data", heads, rows, told)


def _of_these(stops: int) -> str:
    """Which of the list hold the review back: the first of it."""
    match stops:
        case 0:
            held = "None of these holds the review back"
        case 1:
            held = "Number 1 holds the review back"
        case _:
            held = f"Numbers 1 to {stops} hold the review back"
    return f"{held}. What is advice may still be a name that nobody has listed: look at each."


@dataclass(frozen=True, slots=True)
class _Link:
    """A cell that leads somewhere."""

    words: str
    path: str


def _link(doubt: Doubt, number: int) -> _Link | int:
    return _Link(str(number), f"{doubt.page}#{anchor(number)}") if doubt.page else number


def _table(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str | int | _Link]], told: str = ""
) -> str:
    if not rows:
        return f"<h2>{title}</h2><p>Nothing.</p>"
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heads)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(one)}</td>' for one in row)}</tr>" for row in rows)
    return (
        f'<h2>{title}</h2>{told}<div class="scroll" role="region" aria-label="{title}" '
        f'tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _cell(cell: str | int | _Link) -> str:
    if isinstance(cell, _Link):
        return f'<a href="{escape(cell.path)}">{escape(cell.words)}</a>'
    return escape(str(cell))
