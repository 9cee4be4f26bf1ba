"""Reviews by year, circumstances, theme, partnership and what is published, as plain pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from publisher.site import addresses
from publisher.site.blocks import title_html
from publisher.site.facets import Facet, Value, facet
from publisher.site.grouped import grouped_pages
from publisher.site.page import page, review_title
from publisher.site.publication import Entry
from publisher.site.texts import Texts
from publisher.site.words import html_text, marked

DOCUMENTS = ("executive-summary", "recommendations", "overview-report", "letter")
"""What may be published of any review."""


@dataclass(frozen=True, slots=True)
class Group:
    """One way to group reviews. `boxes`: several values may be chosen at once."""

    key: str
    values: Callable[[Entry, Texts], Iterator[Value]]
    boxes: bool = False

    @property
    def address(self) -> str:
        """Its page."""
        return f"{addresses.BROWSE}{self.key}/"


def _years(entry: Entry, texts: Texts) -> Iterator[Value]:
    year = entry.death[0]
    yield Value(str(year), order=f"{9999 - year}")


def _circumstances(entry: Entry, texts: Texts) -> Iterator[Value]:
    yield Value(texts(f"circumstances.{entry.circumstances}"))


def _themes(entry: Entry, texts: Texts) -> Iterator[Value]:
    return (_said(theme, entry, texts) for theme in entry.themes)


def _partnerships(entry: Entry, texts: Texts) -> Iterator[Value]:
    yield _said(entry.partnership, entry, texts)


def _said(words: str, entry: Entry, texts: Texts) -> Value:
    said, tongue = texts.own(words)
    return Value(said, entry.slug, tongue=tongue)


def _documents(entry: Entry, texts: Texts) -> Iterator[Value]:
    names = [document.name for document in entry.documents]
    for at, name in enumerate(DOCUMENTS):
        if name in names:
            yield Value(texts(f"name.{name}"), order=str(at))


GROUPS = (
    Group("year", _years),
    Group("theme", _themes),
    Group("partnership", _partnerships),
    Group("circumstances", _circumstances, boxes=True),
    Group("published", _documents, boxes=True),
)


def review_facets(entries: Sequence[Entry], texts: Texts) -> list[Facet]:
    """What reviews can be narrowed by."""
    return [
        facet(
            group.key,
            texts(f"group.{group.key}"),
            [tuple(group.values(entry, texts)) for entry in entries],
            group.boxes,
        )
        for group in GROUPS
    ]


def browse_pages(entries: Sequence[Entry], texts: Texts) -> Iterator[tuple[str, bytes]]:
    """A page that leads to every group, and the pages of each way to group, by address."""
    facets = review_facets(entries, texts)
    yield addresses.BROWSE, _index(facets, texts)
    for group, found in zip(GROUPS, facets, strict=True):
        yield from grouped_pages(
            texts("browse.by", what=texts(f"by.{group.key}")),
            group.address,
            found,
            lambda place, page_: _line(entries[place], page_, texts),
            texts,
            crumbs=[(texts("menu.reviews"), addresses.REVIEWS)],
        )


def _line(entry: Entry, here: str, texts: Texts) -> str:
    address = addresses.relative(addresses.review_page(entry.slug), here)
    title = title_html(review_title(entry.pseudonym, entry.name_of_review, texts))
    partnership = marked(entry.partnership, html_text)
    about = texts("browse.death", partnership=partnership, month=texts.month(entry.death))
    about += f". {texts('superseded.says')}" if entry.successor else ""
    return (
        f'<li data-review="{entry.slug}"><a href="{address}">{title}</a><span class="small">'
        f"{about}</span></li>"
    )


def _index(facets: Sequence[Facet], texts: Texts) -> bytes:
    items = "".join(
        f'<li><a href="{addresses.relative(group.address, addresses.BROWSE)}">'
        f"{found.label}</a> ({len(found.choices)})</li>"
        for group, found in zip(GROUPS, facets, strict=True)
    )
    body = f"<p>{texts('browse.says')}</p>\n\n<ul>{items}</ul>\n"
    return page(texts("browse.title"), body, crumbs=[(texts("menu.reviews"), addresses.REVIEWS)])
