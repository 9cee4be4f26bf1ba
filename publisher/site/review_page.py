"""The page of a review: what it is, its documents, how to cite it, its history."""

from publisher.site import addresses
from publisher.site.blocks import title_html
from publisher.site.page import CIRCUMSTANCES, Pdfs, page, review_title, summary_list
from publisher.site.publication import Publication
from publisher.site.words import attribute, day, html_text, marked, month, sentence

WARNINGS = {
    "homicide": "describes domestic abuse and how a person was killed",
    "suicide": "describes domestic abuse and a death by suicide",
    "other": "describes domestic abuse and a death",
}
LANGUAGES = {"cy": '<span lang="cy">Cymraeg</span>'}


def review_page(publication: Publication, pdfs: Pdfs, base: str) -> bytes:
    """The page of a review: what it is, its documents, how to cite it, its history."""
    facts = publication.review.facts
    title = review_title(facts.pseudonym, facts.name_of_review)
    warning = f"This review {WARNINGS[facts.circumstances]}. Some people may find it distressing."
    parts = [
        f'<p class="warning"><strong class="hidden">Warning: </strong>{html_text(warning)}</p>',
        _documents(publication, pdfs),
        "## About this review {: #about }",
        summary_list(_facts(publication)),
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
