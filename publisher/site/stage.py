"""The site as the engine's input: Markdown pages, the theme, and a settings file of our own.

Pure: the same site gives the same bytes. The engine sees nothing else, and nothing that
guards anything happens inside it.
"""

import re
from collections.abc import Iterator, Mapping

import yaml

from publisher.config import SiteSettings
from publisher.errors import SettingsError
from publisher.model import Raster
from publisher.site import addresses
from publisher.site.actions import actions_of
from publisher.site.assets import theme_files
from publisher.site.browse import browse_pages
from publisher.site.contact import contact_html
from publisher.site.council import EXTENSIONS, council_page, missing_pages, unfilled_settings
from publisher.site.data_page import data_page
from publisher.site.document_page import document_page
from publisher.site.lists import newest, reviews_pages
from publisher.site.moved import staged_moves
from publisher.site.page import Pdfs, page
from publisher.site.parts import PART, emptied
from publisher.site.publication import Site
from publisher.site.recommendations_page import recommendation_pages
from publisher.site.review_page import review_page
from publisher.site.search_page import search_page
from publisher.site.tombstone import tombstone_page, tombstone_pages

__all__ = ["Site", "stage"]

CONFIG = "mkdocs.yml"
NO_PDFS: Pdfs = {}
OURS = frozenset({"reviews.md", "recommendations.md", "browse.md", "data.md", "search.md"})
"""Names that the council's own pages cannot have: we make pages at their addresses."""


def stage(site: Site, pdfs: Pdfs = NO_PDFS) -> Mapping[str, bytes]:
    """Everything that the engine is given, by path; `pdfs` tells sizes where they are known.

    Raises: SettingsError if a page of the council's own is missing or may not be published.
    """
    staged = {
        CONFIG: _config(site.settings, site.logo),
        **{f"theme/{path}": data for path, data in theme_files().items()},
        **dict(_own_pages(site)),
        **dict(_review_pages(site, pdfs)),
        **_lists(site),
        **dict(_tombstones(site)),
        **dict(staged_moves(site)),
    }
    return dict(sorted(staged.items()))


def _config(settings: SiteSettings, logo: Raster | None) -> bytes:
    council = settings.publisher.council
    config = {
        "site_name": settings.site_name,
        "site_url": settings.base,
        "docs_dir": "docs",
        "site_dir": "built",
        "use_directory_urls": True,
        "strict": True,
        "theme": {
            "name": "material",
            "custom_dir": "theme",
            "font": False,
            "language": "en",
            "static_templates": ["404.html"],
        },
        "plugins": [],
        "markdown_extensions": [{name: dict(options)} for name, options in EXTENSIONS.items()],
        "nav": [{"Home": "index.md"}],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "extra": {
            "council": council.name,
            "partnership": council.partnership,
            "council_address": council.address or "",
            "email": council.email,
            "phone": council.phone or "",
            "exit_to": settings.publisher.exit_to,
            "notice": settings.publisher.notice or "",
            # at half its pixels, for screens of a fine grain
            "logo": [(logo.width + 1) // 2, (logo.height + 1) // 2] if logo else [],
        },
    }
    return yaml.safe_dump(config, sort_keys=True, allow_unicode=True).encode()


def _own_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    missing = missing_pages(frozenset(site.pages))
    if missing:
        raise SettingsError(
            f"docs/site lacks {', '.join(missing)}",
            "Put the page back; every page links to it. The publisher's own copy has it.",
        )
    lacking = unfilled_settings(site.pages, site.settings)
    if lacking:
        raise SettingsError(
            "mkdocs.yml lacks what the accessibility statement or the privacy page must say: "
            + ", ".join(f"`{key}`" for key in lacking),
            "Add them under `extra: publisher:`. Why and how: docs/handbook/statements.md",
        )
    yield addresses.staged(addresses.DATA), data_page(site.settings)
    for name, text in sorted(site.pages.items()):
        if name in OURS or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.md", name):
            raise SettingsError(
                "docs/site has a page whose file name cannot be an address",
                f"Use small letters, digits and hyphens, and none of {', '.join(sorted(OURS))}.",
            )
        home = name == "index.md"
        made = council_page(name, text, site.settings, newest(site.entries) if home else "")
        yield f"docs/{name}", page(made.title, made.body, kind="home" if home else "plain")


def _review_pages(site: Site, pdfs: Pdfs) -> Iterator[tuple[str, bytes]]:
    yield addresses.staged(addresses.SEARCH), search_page()
    for publication in site.publications:
        slug = publication.review.slug
        staged = addresses.staged(addresses.review_page(slug))
        yield staged, review_page(publication, site.settings, pdfs)
        for document in publication.documents:
            address = addresses.document_page(slug, document.name, document.language)
            made = document_page(publication, document, site.settings, pdfs)
            yield addresses.staged(address), made


def _lists(site: Site) -> Mapping[str, bytes]:
    """The lists made from several reviews, and what stands where a part of one was."""
    entries = site.entries
    made = {
        **reviews_pages(entries),
        **dict(browse_pages(entries)),
        **dict(recommendation_pages(actions_of(entries, site.today), site.today)),
    }
    once = {path.removesuffix("index.html") for path in site.once}
    shorter = {place: emptied(place) for place in once if PART.fullmatch(place)}
    return {addresses.staged(place): data for place, data in {**shorter, **made}.items()}


def _tombstones(site: Site) -> Iterator[tuple[str, bytes]]:
    contact = contact_html(site.settings.publisher.council)
    for tombstone in site.tombstones:
        for address in tombstone_pages(tombstone):
            yield addresses.staged(address), tombstone_page(tombstone, contact)
