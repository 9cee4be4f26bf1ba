"""Pages that list the same items under headings: by year, by theme, by agency."""

from collections.abc import Callable, Iterator, Sequence

from publisher.site import addresses
from publisher.site.facets import Facet
from publisher.site.narrowing import mark
from publisher.site.page import page
from publisher.site.parts import Part, Section, addresses_of, in_parts, parts_nav
from publisher.site.texts import Texts
from publisher.site.words import html_text, marked

SIZE = 500
"""How many items one page holds."""


def grouped_pages(
    title: str,
    address: str,
    facet: Facet,
    item: Callable[[int, str], str],
    texts: Texts,
    crumbs: Sequence[tuple[str, str]],
    before: str = "",
) -> Iterator[tuple[str, bytes]]:
    """The pages by address; `item` writes the item of that place for a page at that address.

    All parts stand at one depth below the first, so that items are written once for it and
    once for the others. `before` is HTML that stands on the first page.
    """
    others = f"{address}part-2/"
    sections = [
        Section(choice.token, choice.words, choice.held, mark(choice)) for choice in facet.choices
    ]
    parts = in_parts(sections, SIZE)
    places = addresses_of(address, address, len(parts))
    contents = _contents(parts, places, texts)
    for here, (place, part) in enumerate(zip(places, parts, strict=True)):
        depth = others if here else address
        groups = "\n\n".join(
            _group(section, [item(at, depth) for at in section.items]) for section in part
        )
        body = groups or f"<p>{texts('groups.none')}</p>"
        if not here:
            body = "\n\n".join(piece for piece in (before, contents, body) if piece)
        yield (
            place,
            page(
                texts("groups.part", title=title, part=here + 1, parts=len(parts))
                if here
                else title,
                f"{body}\n\n{parts_nav(places, here, texts)}\n",
                kind="groups",
                crumbs=[*crumbs, *([(title, address)] if here else [])],
            ),
        )


def _contents(parts: Sequence[Part], places: Sequence[str], texts: Texts) -> str:
    """Links to the beginning of each group."""
    seen: set[str] = set()
    items = []
    for here, part in enumerate(parts):
        page_of_it = addresses.relative(places[here], places[0]) if here else ""
        for section in part:
            if section.key not in seen:
                seen.add(section.key)
                items.append(
                    f'<li{section.mark}><a href="{page_of_it}#{section.key}">'
                    f"{marked(section.title, html_text)}</a> ({section.count})</li>"
                )
    if not items:
        return ""
    return (
        '<nav class="groups-list" aria-labelledby="groups-title"><p id="groups-title">'
        f"{texts('frame.contents')}</p>"
        f"<ul>{''.join(items)}</ul></nav>"
    )


def _group(section: Section, items: Sequence[str]) -> str:
    return (
        f'<h2 id="{section.key}"{section.mark}>'
        f'{marked(section.title, html_text)} <span class="count">({section.count})</span></h2>'
        f'<ul class="lines">{"".join(items)}</ul>'
    )
