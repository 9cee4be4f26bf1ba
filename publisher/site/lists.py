"""The lists of reviews: all of them on pages of their own, the newest on the home page."""

from collections.abc import Mapping, Sequence

from publisher.site import addresses
from publisher.site.blocks import title_html
from publisher.site.browse import GROUPS, review_facets
from publisher.site.facets import tokens_of
from publisher.site.narrowing import SCRIPT, narrowing_form
from publisher.site.page import page, review_title, summary_list
from publisher.site.parts import Part, Section, addresses_of, in_parts, parts_nav
from publisher.site.publication import Entry
from publisher.site.texts import Texts
from publisher.site.words import attribute, own_words

NEWEST = 5
"""How many reviews the home page names."""
SIZE = 100
"""How many reviews one part of the list holds."""


def reviews_pages(
    entries: Sequence[Entry], texts: Texts, more: bool = False
) -> Mapping[str, bytes]:
    """The list of these reviews, the newest first, by address: one page, or more if it is long.

    `more` says that there are others, which are in the list in English alone.
    """
    home = addresses.within(addresses.REVIEWS, texts.language)
    others = addresses.within(addresses.BROWSE, texts.language)
    facets = review_facets(entries, texts)
    tokens = tokens_of(facets, len(entries))
    parts = in_parts([Section("all", "", tuple(range(len(entries))))], SIZE)
    places = addresses_of(home, others, len(parts))
    rest = [addresses.relative(place, home) for place in places[1:]]
    form = narrowing_form(facets, "reviews", len(entries), texts, rest)
    ways = _ways_to_browse(texts) if texts.language == "en" else ""
    link = addresses.relative(addresses.REVIEWS, home)
    english = f"<p>{texts.linked('list.more', link)}</p>" if more else ""
    none = "" if entries else f"{_none(texts)}\n"
    pieces = [f"<p>{texts('list.intro')}</p>", none, english, ways, form if entries else ""]
    first = "".join(f"{piece}\n\n" for piece in pieces if piece)
    return {
        place: page(
            texts("list.part", part=here + 1, parts=len(parts)) if here else texts("menu.reviews"),
            f"{'' if here else first}{_list(entries, tokens, part, place, texts)}"
            f"{parts_nav(places, here, texts)}\n",
            kind="reviews",
            language=texts.language,
            crumbs=[(texts("menu.reviews"), home)] if here else [],
            help_box=True,
            scripts=() if here else (SCRIPT,),
        )
        for here, (place, part) in enumerate(zip(places, parts, strict=True))
    }


def _none(texts: Texts) -> str:
    return f"<p>{texts('list.none')}</p>"


def _ways_to_browse(texts: Texts) -> str:
    ways = "".join(
        f'<li><a href="{addresses.relative(group.address, addresses.REVIEWS)}">'
        f"{texts(f'by.{group.key}')}</a></li>"
        for group in GROUPS
    )
    return (
        '<nav class="ways" aria-labelledby="ways-title"><p id="ways-title">'
        f"{texts('list.browse')}</p>"
        f"<ul>{ways}</ul></nav>"
    )


def _list(
    entries: Sequence[Entry], tokens: Sequence[str], part: Part, here: str, texts: Texts
) -> str:
    items = "".join(
        _listed(entries[at], tokens[at], here, texts) for section in part for at in section.items
    )
    return f'<ul class="reviews" data-section="all">{items}</ul>\n' if items else ""


def _listed(entry: Entry, tokens: str, here: str, texts: Texts) -> str:
    title = review_title(entry.pseudonym, entry.name_of_review, texts)
    address = addresses.relative(addresses.review_page(entry.slug, texts.language), here)
    told = {
        "death": texts.month(entry.death),
        "circumstances": texts(f"circumstances.{entry.circumstances}"),
        "published": texts.day(entry.published),
        "changed": texts.day(entry.changed) if entry.changed else "",
        "themes": ", ".join(own_words(theme, texts) for theme in entry.themes),
    }
    pairs = [(texts(f"fact.{key}"), words) for key, words in told.items() if words]
    notices = [own_words(entry.notice, texts)] if entry.notice else []
    notices += [texts("superseded.says")] if entry.successor else []
    said = "".join(f'<p class="small">{notice}</p>' for notice in notices)
    return (
        f'<li data-review="{entry.slug}" data-facets="{attribute(tokens)}">'
        f'<h2><a href="{address}">{title_html(title)}</a></h2>'
        f"<p>{own_words(entry.partnership, texts)}</p>{summary_list(pairs)}{said}</li>"
    )


def newest(entries: Sequence[Entry], texts: Texts) -> str:
    """The newest reviews as an HTML list for the home page, which stands where `texts` say."""
    home = addresses.within(addresses.HOME, texts.language)
    if not entries:
        return _none(texts)
    items = "".join(
        f'<li data-review="{e.slug}"><a href="'
        f'{addresses.relative(addresses.review_page(e.slug, texts.language), home)}">'
        f"{title_html(review_title(e.pseudonym, e.name_of_review, texts))}</a>"
        f'<span class="small">{_published(e, texts)}</span></li>'
        for e in entries[:NEWEST]
    )
    return f'<ul class="newest">{items}</ul>'


def _published(entry: Entry, texts: Texts) -> str:
    partnership = own_words(entry.partnership, texts)
    says = texts("list.newest", partnership=partnership, day=texts.day(entry.published))
    return f"{says}. {texts('superseded.says')}" if entry.successor else says
