"""The Atom feed: one entry for each review that search engines may list, the newest first.

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
NOTHING_YET = date(1970, 1, 1)
"""When a feed without entries was last changed: it must say, and we have no clock."""


def feed(site: Site) -> bytes:
    """The feed; `updated` is the day from which a review reads as it does now."""
    settings = site.settings
    council, home = settings.publisher.council, settings.base
    listed = [entry for entry in site.entries if entry.indexing]
    newest = sorted(listed, key=lambda e: (-e.current.toordinal(), e.slug))[:NEWEST]
    changed = newest[0].current if newest else NOTHING_YET
    about = [
        _element("title", settings.site_name),
        _element("id", f"tag:{_domain(site)},2026:{addresses.FEED}"),
        _element("updated", _instant(changed)),
        _link("self", "application/atom+xml", home + addresses.FEED),
        _link("alternate", "text/html", home + addresses.REVIEWS),
        "<author>" + _element("name", council.name) + _element("email", council.email)
        + "</author>",
    ]  # fmt: skip
    entries = [f"<entry r:review={quoteattr(e.slug)}>\n{_entry(e, site)}</entry>" for e in newest]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        f'xmlns:r={quoteattr(home + addresses.DATA)} xml:lang="en-GB">\n'
        + "\n".join([*about, *entries])
        + "\n</feed>\n"
    ).encode()


def _entry(entry: Entry, site: Site) -> str:
    address, texts = site.settings.base + addresses.review_page(entry.slug), site.texts["en"]
    parts = [
        _element("title", review_title(entry.pseudonym, entry.name_of_review, texts)),
        _element("id", tag_of(entry, site)),
        _element("published", _instant(entry.published)),
        _element("updated", _instant(entry.current)),
        _link("alternate", "text/html", address),
        *(f"<category term={_quoted(theme)}/>" for theme in entry.themes),
        _element("summary", " ".join(_said(entry, texts))),
    ]
    return "".join(f"{part}\n" for part in parts)


def tag_of(entry: Entry, site: Site) -> str:
    """The id of a review's entry: whose it is, the day it was published, where it first stood."""
    before = [move for move in site.moves if move.new == entry.slug]
    first = min(before, key=lambda move: (move.on, move.old)).old if before else entry.slug
    day = entry.published.isoformat()
    return f"tag:{_domain(site)},{day}:{addresses.review_page(first)}"


def _domain(site: Site) -> str:
    return site.settings.publisher.council.email.rpartition("@")[2].lower()


def _said(entry: Entry, texts: Texts) -> Iterator[str]:
    """Sentences of what the review's own page says."""
    if entry.notice:
        yield one_line(entry.notice)
    yield f"{sentence(kind_of_review(entry.name_of_review, texts))}, {entry.partnership}."
    yield texts("feed.death", month=texts.month(entry.death))
    circumstances = texts(f"circumstances.{entry.circumstances}").lower()
    yield texts("feed.circumstances", circumstances=circumstances)
    titles = "; ".join(document.title for document in entry.documents)
    yield texts("feed.documents", titles=titles)


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(one_line(text))}</{name}>"


def _link(relation: str, kind: str, target: str) -> str:
    return f'<link rel="{relation}" type="{kind}" href={_quoted(target)}/>'


def _quoted(text: str) -> str:
    return quoteattr(one_line(text))
