"""The site as the engine's input: Markdown pages, the theme, and a settings file of our own.

Pure: the same site gives the same bytes. The engine sees nothing else, and nothing that
guards anything happens inside it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

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
from publisher.site.frame import frames
from publisher.site.languages import with_languages
from publisher.site.lists import newest, reviews_pages
from publisher.site.moved import staged_moves
from publisher.site.page import Pdfs, page
from publisher.site.parts import PART, emptied
from publisher.site.publication import Site
from publisher.site.recommendations_page import recommendation_pages
from publisher.site.review_pages import review_pages
from publisher.site.search_page import search_page
from publisher.site.tombstone import tombstone_page, tombstone_pages
from publisher.stored import Data

__all__ = ["Site", "stage"]

CONFIG = "mkdocs.yml"
HOOK = "sparing.py"
NO_PDFS: Pdfs = {}
OURS = frozenset({"reviews.md", "recommendations.md", "browse.md", "data.md", "search.md"})
"""Names that the council's own pages cannot have: we make pages at their addresses."""


def stage(site: Site, of_reviews: Mapping[str, Data] | None = None) -> Mapping[str, Data]:
    """Everything that the engine is given, by path; `of_reviews` are the pages of reviews.

    Where those are not made yet they are made here, without the sizes of PDFs.

    Raises: SettingsError if a page of the council's own is missing or may not be published.
    """
    if of_reviews is None:
        of_reviews = dict(
            page for one in site.publications for page in review_pages(one, site, NO_PDFS)
        )
    pages: dict[str, Data] = {
        **dict(_own_pages(site)),
        **of_reviews,
        **_lists(site),
        **dict(_tombstones(site)),
        **dict(staged_moves(site)),
    }
    feeds = (addresses.within(addresses.FEED, language) for language in site.languages)
    found = frozenset((*map(addresses.of_staged, pages), *feeds))
    staged: dict[str, Data] = {
        CONFIG: _config(site.settings, site.logo, frames(site, found)),
        HOOK: Path(__file__).with_name(HOOK).read_bytes(),
        **{f"theme/{path}": data for path, data in theme_files().items()},
        **with_languages(pages, site),
    }
    return dict(sorted(staged.items()))


def _config(
    settings: SiteSettings, logo: Raster | None, frames: Mapping[str, Mapping[str, object]]
) -> bytes:
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
        "hooks": [HOOK],
        "markdown_extensions": [{name: dict(options)} for name, options in EXTENSIONS.items()],
        "nav": [{"Home": "index.md"}],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "extra": {
            "frames": frames,
            "council_address": council.address or "",
            "email": council.email,
            "phone": council.phone or "",
            "exit_to": settings.publisher.exit_to,
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
    yield addresses.staged(addresses.DATA), data_page(site.settings, site.texts["en"])
    for path, text in sorted(site.pages.items()):
        language, name = addresses.language_of(path), addresses.english(path)
        if language not in site.languages:
            continue
        if name in OURS or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.md", name):
            raise SettingsError(
                "docs/site has a page whose file name cannot be an address",
                f"Use small letters, digits and hyphens, and none of {', '.join(sorted(OURS))}.",
            )
        home, texts = name == "index.md", site.texts[language]
        listing = newest(site.entries_in(language), texts) if home else ""
        made = council_page(path, text, site.settings, texts, listing)
        kind = "home" if home else "plain"
        yield f"docs/{path}", page(made.title, made.body, kind=kind, language=language)


def _lists(site: Site) -> Mapping[str, bytes]:
    """The lists made from several reviews, and what stands where a part of one was."""
    entries, texts = site.entries, site.texts["en"]
    # what a replaced review asked for is the plan of the one in its place, or nobody's
    actions = actions_of([e for e in entries if not e.successor], site.today)
    made = {
        **dict(_in_each_language(site)),
        **dict(browse_pages(entries, texts)),
        **dict(recommendation_pages(actions, site.today, texts)),
    }
    once = {path.removesuffix("index.html") for path in site.once}
    shorter = {
        place: emptied(place, site.texts[addresses.language_of(place)])
        for place in once
        if PART.fullmatch(place)
    }
    return {addresses.staged(place): data for place, data in {**shorter, **made}.items()}


def _in_each_language(site: Site) -> Iterator[tuple[str, bytes]]:
    """The lists that are made in each language of the site, and the page to search on."""
    for language in site.languages:
        texts = site.texts[language]
        helps = site.own_page(addresses.HELP, language)
        yield addresses.within(addresses.SEARCH, language), search_page(texts, helps)
        here = site.entries_in(language)
        more = language != "en" and len(here) < len(site.entries)
        yield from reviews_pages(here, texts, more).items()


def _tombstones(site: Site) -> Iterator[tuple[str, bytes]]:
    for tombstone in site.tombstones:
        for address in tombstone_pages(tombstone):
            texts = site.texts[addresses.language_of(address)]
            contact = contact_html(site.settings.publisher.council, texts)
            yield addresses.staged(address), tombstone_page(tombstone, address, contact, texts)
