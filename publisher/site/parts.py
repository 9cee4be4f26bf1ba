"""Long lists in parts, each at an address of its own, with links from part to part.

Words of reviews never become part of an address: an address is for ever, and a word may have
to be taken out one day (docs/developers/decisions/0010-lists-at-fixed-addresses.md).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.site import addresses
from publisher.site.facets import Held
from publisher.site.page import page
from publisher.site.texts import Texts

PART = re.compile(r"(?:cy/)?(?:browse|recommendations)/(?:[a-z-]+/)?part-[0-9]+/")
"""A part of a list other than its first."""


@dataclass(frozen=True, slots=True)
class Section:
    """Items under a heading: their places in the list.

    `key` is its anchor, `mark` the attribute that names the review whose words the title is.
    """

    key: str
    title: str
    items: Held
    mark: str = ""
    count: int = 0
    """How many items it has in all its parts."""


Part = tuple[Section, ...]


def in_parts(sections: Sequence[Section], size: int) -> list[Part]:
    """Share the sections out over parts of that many items; at least one part."""
    parts: list[Part] = []
    now: list[Section] = []
    room = size
    for section in sections:
        items = section.items
        while items:
            if not room:
                parts.append(tuple(now))
                now, room = [], size
            taken, items = items[:room], items[room:]
            room -= len(taken)
            now.append(Section(section.key, section.title, taken, section.mark, len(section.items)))
    return [*parts, tuple(now)]


def addresses_of(first: str, others: str, count: int) -> list[str]:
    """Where that many parts stand: the first, and those below `others`."""
    return [first, *(f"{others}part-{number}/" for number in range(2, count + 1))]


def parts_nav(places: Sequence[str], here: int, texts: Texts) -> str:
    """Links to the other parts, as the GOV.UK Design System has them; "" if there is but one.

    `here` counts from 0.
    """
    if len(places) < 2:
        return ""
    steps = []
    if here:
        words = texts("parts.previous")
        link = _link(places, here - 1, here, words, ' rel="prev"')
        steps.append(f"<li>{link}</li>")
    for number in _shown(len(places), here):
        if number is None:
            steps.append('<li aria-hidden="true">\u2026</li>')
        elif number == here:
            steps.append(f'<li aria-current="true"><span>{number + 1}</span></li>')
        else:
            label = f' aria-label="{texts("parts.number", number=number + 1)}"'
            steps.append(f"<li>{_link(places, number, here, str(number + 1), label)}</li>")
    if here + 1 < len(places):
        words = texts("parts.next")
        link = _link(places, here + 1, here, words, ' rel="next"')
        steps.append(f"<li>{link}</li>")
    label = texts("parts.label")
    return f'<nav class="parts" aria-label="{label}"><ul>{"".join(steps)}</ul></nav>'


def _link(places: Sequence[str], to: int, here: int, words: str, more: str) -> str:
    address = addresses.relative(places[to], places[here])
    return f'<a href="{address}"{more}>{words}</a>'


def _shown(count: int, here: int) -> Iterator[int | None]:
    """The first, the last and those around here; None where some are left out."""
    before = -1
    for number in range(count):
        if number in {0, here - 1, here, here + 1, count - 1}:
            if number - before > 1:
                yield None
            yield number
            before = number


def emptied(address: str, texts: Texts) -> bytes:
    """What stands where a part of a list was that has become shorter."""
    of_reviews = addresses.english(address).startswith(addresses.BROWSE)
    first = addresses.REVIEWS if of_reviews else addresses.RECOMMENDATIONS
    link = addresses.relative(addresses.within(first, texts.language), address)
    return page(
        texts("ended.title"),
        f"<p>{texts.linked('ended.says', link)}</p>\n",
        language=texts.language,
        indexing=False,
    )
