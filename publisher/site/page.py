"""A page of the site as staged Markdown: settings of the page first, then its body.

The first line holds the page's settings as JSON, which is YAML too; `theme/main.html` turns
them into everything around the body. What is called `..._html` there is HTML made by us.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from publisher.site.blocks import title_html
from publisher.site.texts import Texts
from publisher.site.words import one_line

KINDS = {
    "domestic homicide review": "kind.dhr",
    "domestic abuse related death review": "kind.dardr",
}
"""The text for what a review is called, by its name in review.yml."""


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a page tells of a PDF before it is opened."""

    pages: int
    size: int

    def told(self, texts: Texts) -> str:
        """What a link to it says: PDF, 12 pages, 240 KB."""
        return texts.count("pdf.facts", self.pages, size=file_size(self.size))


Pdfs = Mapping[str, PdfFacts]
"""The PDFs by their path on the site."""


def pdf_words(pdfs: Pdfs, path: str, texts: Texts) -> str:
    """What is known of a PDF, in words."""
    return pdfs[path].told(texts) if path in pdfs else texts("pdf.plain")


def file_size(size: int) -> str:
    """A size in bytes as readers expect it: 85 KB, 1.2 MB."""
    kilobytes = max(1, round(size / 1000))
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{kilobytes / 1000:.1f} MB"


def page(
    title: str,
    body: str,
    *,
    kind: str = "plain",
    heading_html: str = "",
    caption_html: str = "",
    lead_html: str = "",
    after_html: str = "",
    crumbs: Iterable[tuple[str, str]] = (),
    notice_html: str = "",
    superseded_html: str = "",
    language: str = "en",
    body_language: str | None = None,
    indexing: bool = True,
    help_box: bool = False,
    scripts: Iterable[str] = (),
    linked_data: Mapping[str, object] | None = None,
    moved_to: str = "",
) -> bytes:
    """A staged page.

    `crumbs` are the pages above it below home: title and path; `scripts` are assets of ours
    ("assets/search.js") that it runs, beside the one for leaving; `linked_data` is what
    machines are told of it, as JSON-LD; `moved_to` is the page that it leads on to at once.
    `body_language` is that of a document on a page in another language.
    """
    settings = {
        "title": one_line(title),
        "kind": kind,
        "heading_html": heading_html or title_html(title),
        "caption_html": caption_html,
        "lead_html": lead_html,
        "after_html": after_html,
        "crumbs": [[one_line(name), path] for name, path in crumbs],
        "notice_html": notice_html,
        "superseded_html": superseded_html,
        "language": language,
        "body_language": body_language or language,
        "noindex": not indexing,
        "help_box": help_box,
        "scripts": list(scripts),
        "linked_data_json": json_in_html(linked_data) if linked_data else "",
        "moved_to": moved_to,
    }
    return f"---\n{json.dumps(settings, ensure_ascii=False)}\n---\n\n{body}".encode()


def is_listed(staged: bytes) -> bool:
    """Whether search engines may list a staged page."""
    settings = json.loads(staged.split(b"\n", 2)[1])
    return not settings["noindex"]


def json_in_html(value: object) -> str:
    """The value as JSON that can stand in a script element: no text of it ends the element."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return text.translate({ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&"})


def review_title(pseudonym: str, name_of_review: str, texts: Texts) -> str:
    """What a review is called wherever it stands among others."""
    return texts("review.title", name=pseudonym, kind=kind_of_review(name_of_review, texts))


def kind_of_review(name_of_review: str, texts: Texts) -> str:
    """What kind of review it is, in the words of this language."""
    return texts(KINDS[name_of_review]) if name_of_review in KINDS else name_of_review


def summary_list(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs of a term and what it is, both HTML, as a list."""
    rows = "".join(f"<div><dt>{term}</dt><dd>{words}</dd></div>" for term, words in pairs)
    return f'<dl class="summary">{rows}</dl>'
