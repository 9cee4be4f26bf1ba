"""The plain pages on which reviews are listed by year, theme and the like."""

import pytest

from publisher.site import grouped
from publisher.site.browse import GROUPS, browse_pages
from publisher.site.lists import reviews_pages
from tests.site.content import ENGLISH, whole_site
from tests.site.reading import Page, read

ENTRIES = whole_site().entries


def pages() -> dict[str, Page]:
    return {
        p: read(data.decode().split("---\n", 2)[2]) for p, data in browse_pages(ENTRIES, ENGLISH)
    }


def heads(page: Page) -> list[str]:
    return [element.text for element in page.all("h2")]


def test_reviews_are_listed_in_each_way_with_how_many_there_are() -> None:
    made = pages()
    assert heads(made["browse/year/"]) == ["2019 (2)", "2015 (1)"]
    assert heads(made["browse/theme/"]) == ["Coercive control (2)", "Mental health (2)"]
    assert heads(made["browse/circumstances/"]) == ["Homicide (1)", "Other (1)", "Suicide (1)"]
    assert heads(made["browse/partnership/"]) == ["Ashgrove Community Safety Partnership (3)"]
    assert heads(made["browse/published/"]) == [
        "Executive summary (3)",
        "Recommendations and action plan (1)",
        "Letter from the Home Office (2)",
    ]


def test_each_group_can_be_reached_from_the_top_of_its_page() -> None:
    for path, page in pages().items():
        links = [e.attributes["href"] or "" for e in page.all("a")]
        anchors = [link.removeprefix("#") for link in links if link.startswith("#")]
        assert anchors == [e.attributes["id"] for e in page.all("h2")], path


def test_the_addresses_hold_no_word_of_a_review() -> None:
    assert {f"browse/{group.key}/" for group in GROUPS} | {"browse/"} == pages().keys()


def test_the_list_can_be_narrowed_by_all_in_which_its_reviews_differ() -> None:
    page = read(reviews_pages(ENTRIES, ENGLISH)["reviews/"].decode().split("---\n", 2)[2])
    fields = [e.attributes["data-facet"] for e in page.having("data-facet")]
    assert fields == ["year", "theme", "circumstances", "published"], "they have one partnership"
    tokens = {
        token
        for e in page.having("data-facets")
        for token in str(e.attributes["data-facets"]).split()
    }
    values = {e.attributes["value"] for e in page.all("option", "input")} - {""}
    assert values <= tokens
    assert tokens - values == {"partnership-ashgrove-community-safety-partnership"}


def test_nothing_that_is_chosen_can_get_into_an_address() -> None:
    page = read(reviews_pages(ENTRIES, ENGLISH)["reviews/"].decode().split("---\n", 2)[2])
    assert page.all("form")
    assert not [e for e in page.all("input", "select", "button") if "name" in e.attributes]
    (form,) = page.all("form")
    assert {"action", "method"}.isdisjoint(form.attributes)


def test_a_long_group_goes_on_at_another_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouped, "SIZE", 2)
    made = pages()
    assert heads(made["browse/theme/"]) == ["Coercive control (2)"]
    assert heads(made["browse/theme/part-2/"]) == ["Mental health (2)"]
    links = [e.attributes["href"] for e in made["browse/theme/"].all("a")]
    assert links[:2] == ["#theme-coercive-control", "part-2/#theme-mental-health"]
