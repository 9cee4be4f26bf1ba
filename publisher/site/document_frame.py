"""What stands around a document on its page: dates and a warning above, where to go below."""

from collections.abc import Sequence

from publisher.config import SiteSettings
from publisher.model import Document, RedactedText, Role
from publisher.site import addresses
from publisher.site.blocks import title_html
from publisher.site.citation import citation_html
from publisher.site.contact import asking_and_telling
from publisher.site.page import Pdfs, pdf_words, summary_list
from publisher.site.publication import Publication
from publisher.site.reading_time import reading_time
from publisher.site.texts import Texts
from publisher.site.warning import MILD, warning_html
from publisher.site.words import sentence

Text = RedactedText


def lead_html(publication: Publication, document: Document[Text], pdfs: Pdfs, texts: Texts) -> str:
    """What readers are told before a document begins."""
    here, pdf = _page_of(publication, document, texts), _pdf_of(publication, document)
    download = texts("doc.download", pdf=pdf_words(pdfs, pdf, texts))
    link = f'<a href="{addresses.relative(pdf, here)}"{_tongue(document, texts)}>{download}</a>'
    read = sentence(reading_time(document, texts))
    return (
        f'<p class="dates">{_dates(publication, read, texts)}</p>'
        f'<p class="download">{link}</p>'
        f"{_warning(publication, document, texts)}"
    )


def foot_html(
    publication: Publication, document: Document[Text], settings: SiteSettings, texts: Texts
) -> str:
    """The documents before and after this one, how to cite it, and whom to ask or tell."""
    cited = citation_html(publication, settings.base, texts, document)
    pairs = [(texts("doc.cite"), cited), *asking_and_telling(settings.publisher.council, texts)]
    return (
        f"{_pagination(publication, document, texts)}"
        '<section class="about md-typeset" aria-labelledby="about-title">'
        f'<h2 id="about-title">{texts("doc.about")}</h2>{summary_list(pairs)}</section>'
    )


def _page_of(publication: Publication, document: Document[Text], texts: Texts) -> str:
    """Its page in the language of these texts; a letter in English has a Welsh page too."""
    return addresses.document_page(publication.review.slug, document.name, texts.language)


def _pdf_of(publication: Publication, document: Document[Text]) -> str:
    return addresses.document_pdf(publication.review.slug, document.name, document.language)


def _dates(publication: Publication, more: str, texts: Texts) -> str:
    parts = [texts("doc.published", day=texts.day(publication.published))]
    if publication.changed:
        parts.append(texts("doc.changed", day=texts.day(publication.changed)))
    return "".join(f"<span>{part}</span> " for part in (*parts, more)).strip()


def _warning(publication: Publication, document: Document[Text], texts: Texts) -> str:
    """What is told in the document, and a way past it."""
    mild = document.role in (Role.LETTER, Role.RECOMMENDATIONS)
    tells = MILD if mild else publication.review.facts.circumstances
    here, past = _page_of(publication, document, texts), ""
    alike = publication.pages_in(texts.language)
    plan = next((d for d in alike if d.role is Role.RECOMMENDATIONS), None)
    if plan and not mild:
        past = addresses.relative(_page_of(publication, plan, texts), here)
    return warning_html(texts, "document", tells, past)


def _pagination(publication: Publication, document: Document[Text], texts: Texts) -> str:
    here = _page_of(publication, document, texts)
    alike: Sequence[Document[Text]] = publication.pages_in(texts.language)
    at = next(at for at, other in enumerate(alike) if other is document)
    items = "".join(
        f'<a class="{rel}" rel="{rel}" href="'
        f'{addresses.relative(_page_of(publication, alike[to], texts), here)}">'
        f'<span class="way">{texts.partly_hidden(key)}</span> '
        f'<span class="where"{lang(alike[to], texts)}>{title_html(alike[to].title)}</span></a>'
        for to, rel, key in ((at - 1, "prev", "doc.previous"), (at + 1, "next", "doc.next"))
        if 0 <= to < len(alike)
    )
    review = addresses.review_page(publication.review.slug, texts.language)
    up = addresses.relative(review, here)
    return (
        f'<nav class="pagination" aria-label="{texts("doc.nav")}">{items}'
        f'<a class="up" href="{up}">{texts("doc.up")}</a></nav>'
    )


def lang(document: Document[Text], texts: Texts) -> str:
    """The attribute for words of a document on a page in another language."""
    return "" if document.language == texts.language else f' lang="{document.language}"'


def _tongue(document: Document[Text], texts: Texts) -> str:
    """The attribute for a link to a document in another language than its page's."""
    return "" if document.language == texts.language else f' hreflang="{document.language}"'
