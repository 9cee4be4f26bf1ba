"""What stands around every page, in each language: the words, and where the links lead."""

from collections.abc import Container, Mapping

from publisher.site import addresses
from publisher.site.publication import Site
from publisher.site.texts import LANGUAGES, Texts

_MENU = {
    "menu.reviews": addresses.REVIEWS,
    "menu.recommendations": addresses.RECOMMENDATIONS,
    "menu.search": addresses.SEARCH,
    "menu.about": "about-reviews/",
    "menu.help": addresses.HELP,
}
_FOOT = {
    "foot.accessibility": "accessibility/",
    "foot.privacy": "privacy/",
    "foot.redaction": addresses.REDACTION,
    "foot.data": addresses.DATA,
    "foot.feed": addresses.FEED,
}
_HELP = {"foot.more": addresses.HELP, "helpbox.more": addresses.HELP}
_GROUPS = ("frame.", "exit.", "foot.", "helpbox.", "missing.")


def frames(site: Site, found: Container[str]) -> dict[str, Mapping[str, object]]:
    """What `theme/main.html` needs for pages of each language; `found` are all pages there are."""
    return {language: _frame(site, site.texts[language], found) for language in site.languages}


def _frame(site: Site, texts: Texts, found: Container[str]) -> Mapping[str, object]:
    settings, council = site.settings, site.settings.publisher.council
    words = {f"{start}{key}": said for start in _GROUPS for key, said in texts.group(start).items()}
    partnership = texts.own(council.partnership)
    described = texts("frame.described", about="{about}", partnership=partnership[0])
    home, tongue = place(addresses.HOME, texts.language, found)
    return {
        "site_name": [*texts.own(settings.site_name)],
        "council": [*texts.own(council.name)],
        "partnership": [*partnership],
        "notice": [*texts.own(settings.publisher.notice or "")],
        "home": [home or ".", tongue],
        "front": addresses.within(addresses.REVIEWS, texts.language) if tongue else home or ".",
        "name": LANGUAGES[texts.language],
        "feed": addresses.within(addresses.FEED, texts.language),
        "menu": [_link(key, path, texts, found) for key, path in _MENU.items()],
        "foot": [_link(key, path, texts, found) for key, path in _FOOT.items()],
        "more": {key: _link(key, path, texts, found) for key, path in _HELP.items()},
        "texts": words | {"frame.described": described},
    }


def place(page: str, language: str, found: Container[str]) -> tuple[str, str]:
    """Where that page is for readers of a language; where only in English, "en" beside it."""
    own = addresses.within(page, language)
    return (own, "") if language == "en" or own in found else (page, "en")


def _link(key: str, page: str, texts: Texts, found: Container[str]) -> list[str]:
    """Address, words, and the language of what is there if it is another."""
    address, tongue = place(page, texts.language, found)
    words = texts(key)
    if tongue:
        words = texts("frame.elsewhere", words=words, language=texts(f"language.{tongue}"))
    return [address, words, tongue]
