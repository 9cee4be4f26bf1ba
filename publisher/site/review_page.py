"""The page of a review: what it is, its documents, how to cite it, its history."""

from publisher.config import SiteSettings
from publisher.site import addresses
from publisher.site.blocks import title_html
from publisher.site.citation import citation_html
from publisher.site.contact import asking_and_telling
from publisher.site.linked_data import review_data
from publisher.site.page import CIRCUMSTANCES, Pdfs, page, review_title, summary_list
from publisher.site.publication import Publication
from publisher.site.reading_time import reading_time
from publisher.site.superseded import superseded_html
from publisher.site.warning import WARNINGS, warning_html
from publisher.site.words import day, html_text, marked, month, sentence

LANGUAGES = {"cy": '<span lang="cy">Cymraeg</span>'}


def review_page(publication: Publication, settings: SiteSettings, pdfs: Pdfs) -> bytes:
    """The page of a review: what it is, its documents, how to cite it, its history."""
    facts = publication.review.facts
    title = review_title(facts.pseudonym, facts.name_of_review)
    parts = [
        warning_html("This review", WARNINGS[facts.circumstances]),
        _documents(publication, pdfs),
        "## About this review {: #about }",
        summary_list(_facts(publication)),
        "## How to cite this review {: #cite }",
        f'<p class="cite">{citation_html(publication, settings.base)}</p>',
        "## History {: #history }",
        _history(publication),
        "## Ask or tell us {: #ask }",
        summary_list(asking_and_telling(settings.publisher.council)),
    ]
    return page(
        title,
        "\n\n".join(parts) + "\n",
        kind="review",
        caption_html=html_text(facts.partnership),
        crumbs=[("Reviews", addresses.REVIEWS)],
        notice=facts.notice,
        superseded_html=superseded_html(
            publication, addresses.review_page(publication.review.slug)
        ),
        indexing=facts.indexing,
        help_box=True,
        linked_data=review_data(publication, settings),
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
            f'<span class="formats">{tongue}{sentence(reading_time(document))}. '
            f'Also as <a href="{addresses.relative(pdf, here)}"><span class="hidden"{language}>'
            f"{words} as </span>{about}</a></span></li>"
        )
    return f'## Read the review {{: #documents }}\n\n<ul class="documents">{"".join(items)}</ul>'


def _facts(publication: Publication) -> list[tuple[str, str]]:
    """Pairs of a term and what it is, as HTML."""
    facts = publication.review.facts
    here = addresses.review_page(publication.review.slug)
    how = f'<a href="{addresses.relative(addresses.REDACTION, here)}">how reviews are redacted</a>'
    pairs = [
        ("Name used here", f"{marked(facts.pseudonym, html_text)} (not the real name: {how})"),
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


def _history(publication: Publication) -> str:
    events = [("published", publication.published)]
    if publication.changed and publication.changed != publication.published:
        events.append(("changed", publication.changed))
    items = "".join(
        f'<li><time datetime="{when.isoformat()}">{day(when)}</time>: {what}</li>'
        for what, when in reversed(events)
    )
    return f'<ul class="history">{items}</ul>'
