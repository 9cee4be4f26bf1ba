"""The pages of the site as staged Markdown: settings of the page first, then its body.

The first line holds the page's settings as JSON, which is YAML too; `theme/main.html` turns
them into everything around the body. What is called `..._html` there is HTML made by us.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from publisher.model import Document, RedactedText, Role
from publisher.site import addresses
from publisher.site.blocks import document_body, title_html
from publisher.site.publication import Entry, Publication, Tombstone
from publisher.site.words import attribute, day, html_text, marked, month, one_line, sentence

NEWEST = 5
"""How many reviews the home page names."""

WARNINGS = {
    "homicide": "describes domestic abuse and how a person was killed",
    "suicide": "describes domestic abuse and a death by suicide",
    "other": "describes domestic abuse and a death",
}
LANGUAGES = {"cy": '<span lang="cy">Cymraeg</span>'}
KINDS = {Role.LETTER: "letter", Role.RECOMMENDATIONS: "plan"}
CIRCUMSTANCES = {"homicide": "Homicide", "suicide": "Suicide", "other": "Other"}


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a page tells of a PDF before it is opened."""

    pages: int
    size: int

    def __str__(self) -> str:
        pages = "1 page" if self.pages == 1 else f"{self.pages} pages"
        return f"PDF, {pages}, {file_size(self.size)}"


Pdfs = Mapping[str, PdfFacts]
"""The PDFs by their path on the site."""


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
    notice: str | None = None,
    language: str = "en",
    indexing: bool = True,
    help_box: bool = False,
) -> bytes:
    """A staged page; `crumbs` are the pages above it below home: title and path."""
    settings = {
        "title": one_line(title),
        "kind": kind,
        "heading_html": heading_html or title_html(title),
        "caption_html": caption_html,
        "lead_html": lead_html,
        "after_html": after_html,
        "crumbs": [[one_line(name), path] for name, path in crumbs],
        "notice": one_line(notice or ""),
        "language": language,
        "noindex": not indexing,
        "help_box": help_box,
    }
    return f"---\n{json.dumps(settings, ensure_ascii=False)}\n---\n\n{body}".encode()


def review_title(pseudonym: str, name_of_review: str) -> str:
    """What a review is called wherever it stands among others."""
    return f"{pseudonym}: {name_of_review}"


def review_page(publication: Publication, pdfs: Pdfs, base: str) -> bytes:
    """The page of a review: what it is, its documents, how to cite it, its history."""
    facts = publication.review.facts
    title = review_title(facts.pseudonym, facts.name_of_review)
    warning = f"This review {WARNINGS[facts.circumstances]}. Some people may find it distressing."
    parts = [
        f'<p class="warning"><strong class="hidden">Warning: </strong>{html_text(warning)}</p>',
        _documents(publication, pdfs),
        "## About this review {: #about }",
        _summary(_facts(publication)),
        "## How to cite this review {: #cite }",
        f'<p class="cite">{_citation(publication, base)}</p>',
        "## History {: #history }",
        _history(publication),
    ]
    return page(
        title,
        "\n\n".join(parts) + "\n",
        kind="review",
        caption_html=html_text(facts.partnership),
        crumbs=[("Reviews", addresses.REVIEWS)],
        notice=facts.notice,
        indexing=facts.indexing,
        help_box=True,
    )


def _documents(publication: Publication, pdfs: Pdfs) -> str:
    slug = publication.review.slug
    here = addresses.review_page(slug)
    items = []
    for document in publication.documents:
        html = addresses.document_page(slug, document.name, document.language)
        pdf = addresses.document_pdf(slug, document.name, document.language)
        words = title_html(document.title)
        language = f' lang="{document.language}"' if document.language != "en" else ""
        tongue = f"{LANGUAGES[document.language]}. " if language else ""
        about = pdfs.get(pdf, "PDF")
        items.append(
            f'<li><a class="document" href="{addresses.relative(html, here)}"{language}>{words}</a>'
            f'<span class="formats">{tongue}Also as <a href="{addresses.relative(pdf, here)}">'
            f'<span class="hidden"{language}>{words} as </span>'
            f"{about}</a></span></li>"
        )
    return f'## Read the review {{: #documents }}\n\n<ul class="documents">{"".join(items)}</ul>'


def _facts(publication: Publication) -> list[tuple[str, str]]:
    """Pairs of a term and what it is, as HTML."""
    facts = publication.review.facts
    pairs = [
        ("Name used here", f"{marked(facts.pseudonym, html_text)} (not the real name)"),
        ("Partnership", marked(facts.partnership, html_text)),
        ("Kind of review", marked(sentence(facts.name_of_review), html_text)),
        ("Circumstances", CIRCUMSTANCES[facts.circumstances]),
        ("Date of death", month(facts.death)),
    ]
    if facts.panel_met:
        pairs.append(("Home Office panel met", day(facts.panel_met)))
    pairs += [
        ("Home Office letter", day(facts.letter_dated)),
        ("Published", day(publication.published)),
    ]
    if publication.changed:
        pairs.append(("Last changed", day(publication.changed)))
    if facts.themes:
        pairs.append(("Themes", ", ".join(marked(theme, html_text) for theme in facts.themes)))
    return pairs


def _summary(pairs: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"<div><dt>{term}</dt><dd>{words}</dd></div>" for term, words in pairs)
    return f'<dl class="summary">{rows}</dl>'


def _citation(publication: Publication, base: str) -> str:
    review, facts = publication.review, publication.review.facts
    address = base + addresses.review_page(review.slug)
    title = sentence(facts.name_of_review)
    return (
        f"{html_text(facts.partnership)} ({publication.published.year}). "
        f"<cite>{html_text(f'{title}: {facts.pseudonym}')}</cite>. "
        f'<a href="{attribute(address)}">{html_text(address)}</a>'
    )


def _history(publication: Publication) -> str:
    events = [("published", publication.published)]
    if publication.changed and publication.changed != publication.published:
        events.append(("changed", publication.changed))
    items = "".join(
        f'<li><time datetime="{when.isoformat()}">{day(when)}</time>: {what}</li>'
        for what, when in reversed(events)
    )
    return f'<ul class="history">{items}</ul>'


def document_page(publication: Publication, document: Document[RedactedText], pdfs: Pdfs) -> bytes:
    """The page of one document."""
    review, facts = publication.review, publication.review.facts
    slug, name, language = review.slug, document.name, document.language
    here = addresses.document_page(slug, name, language)
    pdf = addresses.document_pdf(slug, name, language)
    about = pdfs.get(pdf, "PDF")  # "PDF, 12 pages, 240 KB"
    title = review_title(facts.pseudonym, facts.name_of_review)
    download = f'<a href="{addresses.relative(pdf, here)}">Download this document ({about})</a>'
    return page(
        f"{document.title} - {title}",
        document_body(slug, document).markdown,
        kind=KINDS.get(document.role, "document"),
        heading_html=title_html(document.title),
        caption_html=html_text(title),
        lead_html=download,
        after_html=_others(publication, document),
        crumbs=[("Reviews", addresses.REVIEWS), (title, addresses.review_page(slug))],
        notice=facts.notice,
        language=language,
        indexing=facts.indexing,
        help_box=True,
    )


def _others(publication: Publication, document: Document[RedactedText]) -> str:
    slug = publication.review.slug
    here = addresses.document_page(slug, document.name, document.language)
    items = "".join(
        f'<li><a href="{addresses.relative(target, here)}">{title_html(other.title)}</a></li>'
        for other in publication.documents
        if other is not document
        for target in [addresses.document_page(slug, other.name, other.language)]
    )
    up = addresses.relative(addresses.review_page(slug), here)
    return (
        '<nav class="others" aria-labelledby="others-title">'
        '<p id="others-title">More of this review</p>'
        f'<ul><li><a href="{up}">About this review</a></li>{items}</ul></nav>'
    )


def reviews_page(entries: tuple[Entry, ...]) -> bytes:
    """The list of every review, the newest first."""
    if not entries:
        body = "<p>No review has been published here yet.</p>\n"
    else:
        body = f'<ul class="reviews">{"".join(map(_listed, entries))}</ul>\n'
    intro = (
        "<p>Each review looks at what led to a death and at what can be learned from it. "
        "Names have been changed.</p>"
    )
    return page("Reviews", f"{intro}\n\n{body}", kind="reviews", help_box=True)


def _listed(entry: Entry) -> str:
    title = review_title(entry.pseudonym, entry.name_of_review)
    address = addresses.relative(addresses.review_page(entry.slug), addresses.REVIEWS)
    pairs = [
        ("Date of death", month(entry.death)),
        ("Circumstances", CIRCUMSTANCES[entry.circumstances]),
        ("Published", day(entry.published)),
    ]
    if entry.changed:
        pairs.append(("Last changed", day(entry.changed)))
    if entry.themes:
        pairs.append(("Themes", ", ".join(marked(theme, html_text) for theme in entry.themes)))
    notice = f'<p class="small">{html_text(entry.notice)}</p>' if entry.notice else ""
    return (
        f'<li data-review="{entry.slug}"><h2><a href="{address}">{title_html(title)}</a></h2>'
        f"<p>{marked(entry.partnership, html_text)}</p>{_summary(pairs)}{notice}</li>"
    )


def newest(entries: tuple[Entry, ...]) -> str:
    """The newest reviews as an HTML list for the home page."""
    if not entries:
        return "<p>No review has been published here yet.</p>"
    items = "".join(
        f'<li data-review="{e.slug}"><a href="{addresses.review_page(e.slug)}">'
        f"{title_html(review_title(e.pseudonym, e.name_of_review))}</a>"
        f'<span class="small">{marked(e.partnership, html_text)}, published '
        f"{day(e.published)}</span></li>"
        for e in entries[:NEWEST]
    )
    return f'<ul class="newest">{items}</ul>'


WITHDRAWN = {
    "retention period over": "The period for which it is kept public is over.",
    "safety of a person": "It was withdrawn for the safety of a person.",
    "under correction": "It is being corrected.",
    "replaced by another review": "Another review has taken its place.",
    "other": "",
}
"""What a tombstone tells for each of `config.WithdrawalReason`."""


def tombstone_page(tombstone: Tombstone, contact_html: str) -> bytes:
    """What stands at every address of a withdrawn review."""
    why = WITHDRAWN[tombstone.reason]
    body = (
        f"<p>The review that was at this address was withdrawn on {day(tombstone.withdrawn)}."
        f"{f' {why}' if why else ''}</p>\n\n"
        f"<p>If you need to know more, {contact_html}.</p>\n"
    )
    return page(
        "This review has been withdrawn",
        body,
        kind="withdrawn",
        crumbs=[("Reviews", addresses.REVIEWS)],
        indexing=False,
        help_box=True,
    )
