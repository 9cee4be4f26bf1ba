"""The page of a review: what it is, its documents, how to cite it, its history."""

from publisher.config import SiteSettings
from publisher.site import addresses
from publisher.site.blocks import title_html
from publisher.site.citation import citation_html
from publisher.site.contact import asking_and_telling
from publisher.site.linked_data import review_data
from publisher.site.page import Pdfs, kind_of_review, page, pdf_words, review_title, summary_list
from publisher.site.publication import Publication
from publisher.site.reading_time import reading_time
from publisher.site.superseded import superseded_html
from publisher.site.texts import Texts
from publisher.site.warning import warning_html
from publisher.site.words import html_text, marked, own_notice, own_words, sentence


def review_page(
    publication: Publication,
    settings: SiteSettings,
    pdfs: Pdfs,
    texts: Texts,
    redaction: str = addresses.REDACTION,
) -> bytes:
    """The page of a review; `redaction` is the page that says how reviews are redacted."""
    facts = publication.review.facts
    title = review_title(facts.pseudonym, facts.name_of_review, texts)
    parts = [
        warning_html(texts, "review", facts.circumstances),
        _documents(publication, pdfs, texts),
        f"## {texts('review.about')} {{: #about }}",
        summary_list(_facts(publication, texts, redaction)),
        f"## {texts('review.cite')} {{: #cite }}",
        f'<p class="cite">{citation_html(publication, settings.base, texts)}</p>',
        f"## {texts('review.history')} {{: #history }}",
        _history(publication, texts),
        f"## {texts('review.ask')} {{: #ask }}",
        summary_list(asking_and_telling(settings.publisher.council, texts)),
    ]
    return page(
        title,
        "\n\n".join(parts) + "\n",
        kind="review",
        caption_html=own_words(facts.partnership, texts),
        crumbs=[
            (texts("menu.reviews"), addresses.within(addresses.REVIEWS, texts.language)),
        ],
        notice_html=own_notice(facts.notice, texts),
        superseded_html=superseded_html(
            publication, addresses.review_page(publication.review.slug, texts.language), texts
        ),
        language=texts.language,
        indexing=facts.indexing,
        help_box=True,
        linked_data=review_data(publication, settings, texts),
    )


def _documents(publication: Publication, pdfs: Pdfs, texts: Texts) -> str:
    """The documents in the language of the page; what is not there in it, in its own."""
    slug = publication.review.slug
    here = addresses.review_page(slug, texts.language)
    items = []
    for document, language in publication.shown_in(texts.language):
        html = addresses.document_page(slug, document.name, language)
        pdf = addresses.document_pdf(slug, document.name, document.language)
        foreign = document.language != texts.language
        words, tongue = title_html(document.title), document.language
        lang = f' lang="{tongue}"' if foreign else ""
        target = f'{lang} hreflang="{tongue}"' if foreign else ""
        told = f"{texts(f'language.{tongue}')}. " if foreign else ""
        as_pdf = texts("review.as_pdf", title=f"<span{lang}>{words}</span>" if foreign else words)
        items.append(
            f'<li><a class="document" href="{addresses.relative(html, here)}"{target}>{words}</a>'
            f'<span class="formats">{told}{sentence(reading_time(document, texts))}. '
            f'{texts("review.also")} <a href="{addresses.relative(pdf, here)}">'
            f'<span class="hidden">{as_pdf} </span>{pdf_words(pdfs, pdf, texts)}</a></span></li>'
        )
    heading = f"## {texts('review.read')} {{: #documents }}"
    return f'{heading}\n\n<ul class="documents">{"".join(items)}</ul>'


def _facts(publication: Publication, texts: Texts, redaction: str) -> list[tuple[str, str]]:
    """Pairs of a term and what it is, as HTML."""
    facts = publication.review.facts
    here = addresses.review_page(publication.review.slug, texts.language)
    how = texts.linked("fact.not_real", addresses.relative(redaction, here))
    kind = sentence(kind_of_review(facts.name_of_review, texts))
    told = {
        "name": f"{marked(facts.pseudonym, html_text)} ({how})",
        "partnership": own_words(facts.partnership, texts),
        "kind": marked(kind, html_text),
        "circumstances": texts(f"circumstances.{facts.circumstances}"),
        "death": texts.month(facts.death),
        "panel": texts.day(facts.panel_met) if facts.panel_met else "",
        "letter": texts.day(facts.letter_dated),
        "published": texts.day(publication.published),
        "changed": texts.day(publication.changed) if publication.changed else "",
        "themes": ", ".join(own_words(theme, texts) for theme in facts.themes),
    }
    return [(texts(f"fact.{key}"), words) for key, words in told.items() if words]


def _history(publication: Publication, texts: Texts) -> str:
    events = [("published", publication.published)]
    if publication.changed and publication.changed != publication.published:
        events.append(("changed", publication.changed))
    items = "".join(
        f'<li><time datetime="{when.isoformat()}">{texts.day(when)}</time>: '
        f"{texts(f'event.{what}')}</li>"
        for what, when in reversed(events)
    )
    return f'<ul class="history">{items}</ul>'
