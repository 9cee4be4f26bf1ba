"""The lists of reviews: all of them on pages of their own, the newest on the home page."""

from collections.abc import Mapping, Sequence

from publisher.site import addresses
from publisher.site.blocks import title_html
from publisher.site.browse import GROUPS, review_facets
from publisher.site.facets import tokens_of
from publisher.site.narrowing import SCRIPT, narrowing_form
from publisher.site.page import CIRCUMSTANCES, page, review_title, summary_list
from publisher.site.parts import Part, Section, addresses_of, in_parts, parts_nav
from publisher.site.publication import Entry
from publisher.site.words import attribute, day, html_text, marked, month

NEWEST = 5
"""How many reviews the home page names."""
SIZE = 100
"""How many reviews one part of the list holds."""
NONE = "<p>No review has been published here yet.</p>\n"


def reviews_pages(entries: Sequence[Entry]) -> Mapping[str, bytes]:
    """The list of every review, the newest first, by address: one page, or more if it is long."""
    facets = review_facets(entries)
    tokens = tokens_of(facets, len(entries))
    parts = in_parts([Section("all", "", tuple(range(len(entries))))], SIZE)
    places = addresses_of(addresses.REVIEWS, addresses.BROWSE, len(parts))
    rest = [addresses.relative(place, addresses.REVIEWS) for place in places[1:]]
    form = narrowing_form(facets, "reviews", len(entries), rest)
    first = f"{_INTRO}\n\n{_ways_to_browse()}\n\n{form if entries else NONE}\n\n"
    return {
        place: page(
            "Reviews" if not here else f"Reviews, part {here + 1} of {len(parts)}",
            f"{'' if here else first}{_list(entries, tokens, part, place)}"
            f"{parts_nav(places, here)}\n",
            kind="reviews",
            crumbs=[("Reviews", addresses.REVIEWS)] if here else [],
            help_box=True,
            scripts=() if here else (SCRIPT,),
        )
        for here, (place, part) in enumerate(zip(places, parts, strict=True))
    }


_INTRO = (
    "<p>Each review looks at what led to a death and at what can be learned from it. "
    "Names have been changed.</p>"
)


def _ways_to_browse() -> str:
    ways = "".join(
        f'<li><a href="{addresses.relative(group.address, addresses.REVIEWS)}">{group.by}</a></li>'
        for group in GROUPS
    )
    return (
        '<nav class="ways" aria-labelledby="ways-title"><p id="ways-title">Browse them by</p>'
        f"<ul>{ways}</ul></nav>"
    )


def _list(entries: Sequence[Entry], tokens: Sequence[str], part: Part, here: str) -> str:
    items = "".join(
        _listed(entries[at], tokens[at], here) for section in part for at in section.items
    )
    return f'<ul class="reviews" data-section="all">{items}</ul>\n' if items else ""


def _listed(entry: Entry, tokens: str, here: str) -> str:
    title = review_title(entry.pseudonym, entry.name_of_review)
    address = addresses.relative(addresses.review_page(entry.slug), here)
    pairs = [
        ("Date of death", month(entry.death)),
        ("Circumstances", CIRCUMSTANCES[entry.circumstances]),
        ("Published", day(entry.published)),
    ]
    if entry.changed:
        pairs.append(("Last changed", day(entry.changed)))
    if entry.themes:
        pairs.append(("Themes", ", ".join(marked(theme, html_text) for theme in entry.themes)))
    notice = f'<p class="small">{html_text(entry.notice)}</p>' if entry.notice else ""
    return (
        f'<li data-review="{entry.slug}" data-facets="{attribute(tokens)}">'
        f'<h2><a href="{address}">{title_html(title)}</a></h2>'
        f"<p>{marked(entry.partnership, html_text)}</p>{summary_list(pairs)}{notice}</li>"
    )


def newest(entries: Sequence[Entry]) -> str:
    """The newest reviews as an HTML list for the home page."""
    if not entries:
        return NONE.strip()
    items = "".join(
        f'<li data-review="{e.slug}"><a href="{addresses.review_page(e.slug)}">'
        f"{title_html(review_title(e.pseudonym, e.name_of_review))}</a>"
        f'<span class="small">{marked(e.partnership, html_text)}, published '
        f"{day(e.published)}</span></li>"
        for e in entries[:NEWEST]
    )
    return f'<ul class="newest">{items}</ul>'
