"""Reviews by year, circumstances, theme, partnership and what is published, as plain pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.site import addresses
from publisher.site.blocks import title_html
from publisher.site.facets import Facet, Value, facet
from publisher.site.grouped import grouped_pages
from publisher.site.page import CIRCUMSTANCES, page, review_title
from publisher.site.publication import Entry
from publisher.site.words import html_text, marked, month

DOCUMENTS: Mapping[str, str] = {
    "executive-summary": "Executive summary",
    "recommendations": "Recommendations and action plan",
    "overview-report": "Overview report",
    "letter": "Letter from the Home Office",
}
"""What may be published of any review, and what it is called in lists."""


@dataclass(frozen=True, slots=True)
class Group:
    """One way to group reviews. `boxes`: several values may be chosen at once."""

    key: str
    label: str
    by: str
    values: Callable[[Entry], Iterator[Value]]
    boxes: bool = False

    @property
    def address(self) -> str:
        """Its page."""
        return f"{addresses.BROWSE}{self.key}/"


def _years(entry: Entry) -> Iterator[Value]:
    year = entry.death[0]
    yield Value(str(year), order=f"{9999 - year}")


def _circumstances(entry: Entry) -> Iterator[Value]:
    yield Value(CIRCUMSTANCES[entry.circumstances])


def _themes(entry: Entry) -> Iterator[Value]:
    return (Value(theme, entry.slug) for theme in entry.themes)


def _partnerships(entry: Entry) -> Iterator[Value]:
    yield Value(entry.partnership, entry.slug)


def _documents(entry: Entry) -> Iterator[Value]:
    names = [document.name for document in entry.documents]
    for at, (name, words) in enumerate(DOCUMENTS.items()):
        if name in names:
            yield Value(words, order=str(at))


GROUPS = (
    Group("year", "Year of death", "year", _years),
    Group("theme", "Theme", "theme", _themes),
    Group("partnership", "Partnership", "partnership", _partnerships),
    Group("circumstances", "Circumstances", "circumstances", _circumstances, boxes=True),
    Group("published", "What is published", "what is published", _documents, boxes=True),
)


def review_facets(entries: Sequence[Entry]) -> list[Facet]:
    """What reviews can be narrowed by."""
    return [
        facet(group.key, group.label, [tuple(group.values(e)) for e in entries], group.boxes)
        for group in GROUPS
    ]


def browse_pages(entries: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
    """A page that leads to every group, and the pages of each way to group, by address."""
    facets = review_facets(entries)
    yield addresses.BROWSE, _index(facets)
    for group, found in zip(GROUPS, facets, strict=True):
        yield from grouped_pages(
            f"Reviews by {group.by}",
            group.address,
            found,
            lambda place, page_: _line(entries[place], page_),
            crumbs=[("Reviews", addresses.REVIEWS)],
        )


def _line(entry: Entry, here: str) -> str:
    address = addresses.relative(addresses.review_page(entry.slug), here)
    title = title_html(review_title(entry.pseudonym, entry.name_of_review))
    return (
        f'<li data-review="{entry.slug}"><a href="{address}">{title}</a><span class="small">'
        f"{marked(entry.partnership, html_text)}, death in {month(entry.death)}</span></li>"
    )


def _index(facets: Sequence[Facet]) -> bytes:
    items = "".join(
        f'<li><a href="{addresses.relative(group.address, addresses.BROWSE)}">'
        f"{group.label}</a> ({len(found.choices)})</li>"
        for group, found in zip(GROUPS, facets, strict=True)
    )
    body = f"<p>Every review can be found in each of these ways.</p>\n\n<ul>{items}</ul>\n"
    return page("Browse reviews", body, crumbs=[("Reviews", addresses.REVIEWS)])
