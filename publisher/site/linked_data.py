"""What a page of a review tells machines of itself: schema.org's words, as JSON-LD.

Only what readers see on the page too. The Home Office's letter is Crown copyright, so no
licence of the council's is told of it.
"""

from collections.abc import Mapping
from typing import Any

from publisher.config import SiteSettings
from publisher.model import Document, RedactedText, Role
from publisher.site import addresses
from publisher.site.page import review_title
from publisher.site.publication import Publication
from publisher.site.texts import Texts
from publisher.site.words import one_line

Crumbs = tuple[tuple[str, str], ...]
_CONTEXT = "https://schema.org"


def review_data(
    publication: Publication, settings: SiteSettings, texts: Texts
) -> Mapping[str, Any]:
    """The review as a report with its documents as parts, and where its page stands."""
    return {
        "@context": _CONTEXT,
        "@graph": [
            {
                **_review(publication, settings, texts),
                "about": [_said(theme, texts) for theme in publication.review.facts.themes],
                "hasPart": [_document(d, publication, settings) for d in publication.documents],
                "isPartOf": {
                    "@type": "WebSite",
                    "name": settings.site_name,
                    "url": settings.base,
                },
            },
            _breadcrumb(settings, _to_review(publication, texts), texts),
        ],
    }


def document_data(
    document: Document[RedactedText],
    publication: Publication,
    settings: SiteSettings,
    texts: Texts,
) -> Mapping[str, Any]:
    """The document as a part of its review, and where its page stands."""
    slug, name = publication.review.slug, document.name
    here = (one_line(document.title), addresses.document_page(slug, name, texts.language))
    return {
        "@context": _CONTEXT,
        "@graph": [
            {
                **_document(document, publication, settings),
                "isPartOf": _review(publication, settings, texts),
            },
            _breadcrumb(settings, (*_to_review(publication, texts), here), texts),
        ],
    }


def _review(publication: Publication, settings: SiteSettings, texts: Texts) -> dict[str, Any]:
    review, facts = publication.review, publication.review.facts
    address = settings.base + addresses.review_page(review.slug, texts.language)
    return {
        "@type": "Report",
        "@id": address,
        "url": address,
        "identifier": review.slug,
        "name": one_line(review_title(facts.pseudonym, facts.name_of_review, texts)),
        "inLanguage": _tag(texts.language),
        "creator": {"@type": "Organization", "name": _said(facts.partnership, texts)},
        **_published(publication, settings),
        **_licence(settings),
    }


def _said(words: str, texts: Texts) -> str:
    """Words of the review's facts in the language of the page, where they are known in it."""
    return one_line(texts.own(words)[0])


def _document(
    document: Document[RedactedText], publication: Publication, settings: SiteSettings
) -> dict[str, Any]:
    where = (publication.review.slug, document.name, document.language)
    address = settings.base + addresses.document_page(*where)
    letter = document.role is Role.LETTER
    return {
        "@type": "DigitalDocument" if letter else "Report",
        "@id": address,
        "url": address,
        "name": one_line(document.title),
        "inLanguage": _tag(document.language),
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": settings.base + addresses.document_pdf(*where),
            "encodingFormat": "application/pdf",
        },
        **_published(publication, settings),
        **({} if letter else _licence(settings)),
    }


def _published(publication: Publication, settings: SiteSettings) -> dict[str, Any]:
    changed = publication.changed or publication.published
    council = settings.publisher.council
    publisher = {"@type": "GovernmentOrganization", "name": council.name}
    return {
        "datePublished": publication.published.isoformat(),
        "dateModified": changed.isoformat(),
        "publisher": publisher | ({"url": council.address} if council.address else {}),
        "isAccessibleForFree": True,
    }


def _licence(settings: SiteSettings) -> dict[str, Any]:
    licence = settings.publisher.licence_address
    return {"license": licence} if licence else {}


def _tag(language: str) -> str:
    return "en-GB" if language == "en" else language


def _to_review(publication: Publication, texts: Texts) -> Crumbs:
    slug, facts = publication.review.slug, publication.review.facts
    title = one_line(review_title(facts.pseudonym, facts.name_of_review, texts))
    home = addresses.within(addresses.REVIEWS, texts.language)
    return (
        (texts("menu.reviews"), home),
        (title, addresses.review_page(slug, texts.language)),
    )


def _breadcrumb(settings: SiteSettings, crumbs: Crumbs, texts: Texts) -> dict[str, Any]:
    home = (texts("frame.home"), addresses.within(addresses.HOME, texts.language))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": settings.base + path,
            }
            for position, (name, path) in enumerate((home, *crumbs), 1)
        ],
    }
