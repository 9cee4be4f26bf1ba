"""The Atom feed of each language: one entry for each review that search engines may list.

The newest come first.

Source: RFC 4287; RFC 4151 for the ids. They are made from the domain of the council's e-mail
address and the first address of the review, so that neither a new `site_url` nor a move makes
readers take everything for new.
"""

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from publisher.site import addresses
from publisher.site.page import kind_of_review, review_title
from publisher.site.publication import Entry, Site
from publisher.site.texts import Texts
from publisher.site.words import one_line, sentence

NEWEST = 50
"""How many reviews the feed names."""
_TAGS = {"en": "en-GB", "cy": "cy"}
NOTHING_YET = date(1970, 1, 1)
"""When a feed without entries was last changed: it must say, and we have no clock."""


def feed(site: Site, language: str = "en") -> bytes:
    """The feed; `updated` is the day from which a review reads as it does now."""
    settings, texts = site.settings, site.texts[language]
    council, home = settings.publisher.council, settings.base
    here = addresses.within(addresses.FEED, language)
    listed = [entry for entry in site.entries_in(language) if entry.indexing]
    newest = sorted(listed, key=lambda e: (-e.current.toordinal(), e.slug))[:NEWEST]
    changed = newest[0].current if newest else NOTHING_YET
    about = [
        _element("title", texts.own(settings.site_name)[0]),
        _element("id", f"tag:{_domain(site)},2026:{here}"),
        _element("updated", _instant(changed)),
        _link("self", "application/atom+xml", home + here),
        _link("alternate", "text/html", home + addresses.within(addresses.REVIEWS, language)),
        "<author>" + _element("name", texts.own(council.name)[0]) + _element("email", council.email)
        + "</author>",
    ]  # fmt: skip
    entries = [
        f"<entry r:review={quoteattr(e.slug)}>\n{_entry(e, site, texts)}</entry>" for e in newest
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        f'xmlns:r={quoteattr(home + addresses.DATA)} xml:lang="{_TAGS[language]}">\n'
        + "\n".join([*about, *entries])
        + "\n</feed>\n"
    ).encode()


def _entry(entry: Entry, site: Site, texts: Texts) -> str:
    address = site.settings.base + addresses.review_page(entry.slug, texts.language)
    parts = [
        _element("title", review_title(entry.pseudonym, entry.name_of_review, texts)),
        _element("id", tag_of(entry, site, texts.language)),
        _element("published", _instant(entry.published)),
        _element("updated", _instant(entry.current)),
        _link("alternate", "text/html", address),
        *(f"<category term={_quoted(texts.own(theme)[0])}/>" for theme in entry.themes),
        _element("summary", " ".join(_said(entry, texts))),
    ]
    return "".join(f"{part}\n" for part in parts)


def tag_of(entry: Entry, site: Site, language: str = "en") -> str:
    """The id of a review's entry: whose it is, the day it was published, where it first stood."""
    before = [move for move in site.moves if move.new == entry.slug]
    first = min(before, key=lambda move: (move.on, move.old)).old if before else entry.slug
    day = entry.published.isoformat()
    return f"tag:{_domain(site)},{day}:{addresses.review_page(first, language)}"


def _domain(site: Site) -> str:
    return site.settings.publisher.council.email.rpartition("@")[2].lower()


def _said(entry: Entry, texts: Texts) -> Iterator[str]:
    """Sentences of what the review's own page says."""
    if entry.notice:
        yield one_line(texts.own(entry.notice)[0])
    if entry.successor:
        yield texts("superseded.says")
    partnership, _ = texts.own(entry.partnership)
    yield f"{sentence(kind_of_review(entry.name_of_review, texts))}, {partnership}."
    yield texts("feed.death", month=texts.month(entry.death))
    circumstances = texts(f"circumstances.{entry.circumstances}").lower()
    yield texts("feed.circumstances", circumstances=circumstances)
    titles = "; ".join(document.title for document in entry.shown_in(texts.language))
    yield texts("feed.documents", titles=titles)


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(one_line(text))}</{name}>"


def _link(relation: str, kind: str, target: str) -> str:
    return f'<link rel="{relation}" type="{kind}" href={_quoted(target)}/>'


def _quoted(text: str) -> str:
    return quoteattr(one_line(text))
