import re

import pytest

from publisher.site.parts import PART, Section, addresses_of, emptied, in_parts, parts_nav
from publisher.site.publication import Site
from tests.site.content import ENGLISH, SETTINGS, TODAY, own_pages, whole_site
from tests.site.staged import stage


def sections(*sizes: int) -> list[Section]:
    return [Section(f"s-{at}", "", tuple(range(size))) for at, size in enumerate(sizes)]


@pytest.mark.parametrize(
    ("sizes", "parts"),
    [
        ((), [[]]),
        ((0,), [[]]),
        ((3,), [[3]]),
        ((4,), [[4]]),
        ((5,), [[4], [1]]),
        ((3, 3), [[3, 1], [2]]),
        ((4, 4), [[4], [4]]),
        ((1, 9, 1), [[1, 3], [4], [2, 1]]),
    ],
)
def test_long_lists_are_shared_out_and_nothing_is_lost(
    sizes: tuple[int, ...], parts: list[list[int]]
) -> None:
    made = in_parts(sections(*sizes), 4)
    assert [[len(section.items) for section in part] for part in made] == parts
    counts = {section.key: section.count for part in made for section in part}
    assert sorted(counts.values()) == sorted(size for size in sizes if size)


def test_every_part_has_an_address_that_is_known_for_one() -> None:
    for first in ("recommendations/", "recommendations/by-lead/", "browse/theme/"):
        places = addresses_of(first, first, 12)
        assert len(set(places)) == 12
        assert not PART.fullmatch(places[0])
        assert all(PART.fullmatch(place) for place in places[1:])


def links(nav: str) -> list[tuple[str, str]]:
    return re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', nav)


def test_a_list_in_one_part_has_no_links_to_others() -> None:
    assert parts_nav(["reviews/"], 0, ENGLISH) == ""


def test_the_parts_around_the_first_and_the_last_are_linked() -> None:
    places = addresses_of("reviews/", "browse/", 9)
    assert links(parts_nav(places, 0, ENGLISH)) == [
        ("../browse/part-2/", "2"), ("../browse/part-9/", "9"), ("../browse/part-2/", "Next"),
    ]  # fmt: skip
    assert links(parts_nav(places, 4, ENGLISH)) == [
        ("../part-4/", "Previous"), ("../../reviews/", "1"), ("../part-4/", "4"),
        ("../part-6/", "6"), ("../part-9/", "9"), ("../part-6/", "Next"),
    ]  # fmt: skip


def test_a_part_that_was_published_once_goes_on_answering() -> None:
    staged = stage(whole_site())
    assert b"The list has become shorter" in staged["docs/browse/part-9/index.md"]
    assert not any("part-" in path for path in staged if "browse/part-9" not in path)


def test_an_address_of_another_page_is_never_taken_for_a_part() -> None:
    once = frozenset({"part-2/index.html", "help/part-2/index.html", "reviews/part-2/index.html"})
    site = Site(SETTINGS, pages=own_pages(), once=once, today=TODAY)
    assert not any("part-2" in path for path in stage(site))


def test_what_became_shorter_leads_to_its_list() -> None:
    assert b'href="../../reviews/"' in emptied("browse/part-2/", ENGLISH)
    assert b'href="../../" ' not in emptied("recommendations/by-lead/part-2/", ENGLISH)
    assert b'href="../../"' in emptied("recommendations/by-lead/part-2/", ENGLISH)
