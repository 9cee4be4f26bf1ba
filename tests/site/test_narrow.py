"""Lists narrowed in a real browser: fields, keyboard, what is said, and long lists."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from publisher.model import RedactedText
from publisher.site import recommendations_page
from publisher.site.publication import Site
from tests.site.axe import faults
from tests.site.browsing import opened
from tests.site.content import CARRIED, SETTINGS, TODAY, own_pages
from tests.site.reading import engine_pages
from tests.site.staged import stage

pytestmark = pytest.mark.slow
R = RedactedText


@pytest.fixture
def reviews(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser) as page:
        page.goto(f"{address}dhr/reviews/")
        yield page


@pytest.fixture
def actions(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser) as page:
        page.goto(f"{address}dhr/recommendations/")
        yield page


def status(page: Page) -> Locator:
    return page.locator("#narrow-status[role=status]")


def said(page: Page) -> str:
    return status(page).inner_text()


def shown(page: Page) -> list[str]:
    """The reviews whose items can be seen."""
    seen = "all => all.filter(one => one.checkVisibility()).map(one => one.dataset.review)"
    found: list[str] = page.locator("[data-facets]").evaluate_all(seen)
    return found


def test_the_list_changes_as_one_chooses_and_says_how_much_of_it_is_left(reviews: Page) -> None:
    assert said(reviews) == "3 reviews"
    reviews.get_by_label("Year of death").select_option("year-2019")
    assert said(reviews) == "2 of 3 reviews"
    assert shown(reviews) == ["ashgrove-2021-b", "ashgrove-2019-a"]
    reviews.get_by_role("checkbox", name="Suicide (1)").check()
    assert said(reviews) == "1 of 3 reviews"
    assert shown(reviews) == ["ashgrove-2021-b"]
    reviews.get_by_role("checkbox", name="Homicide (1)").check()
    assert said(reviews) == "2 of 3 reviews", "either of two that are ticked"
    reviews.get_by_label("Year of death").select_option("year-2015")
    assert said(reviews) == "None of 3 reviews"
    assert shown(reviews) == []
    reviews.get_by_role("button", name="Show all again").click()
    expect(status(reviews)).to_have_text("3 reviews")  # once the fields are empty
    assert len(shown(reviews)) == 3


def test_the_keyboard_alone_can_narrow_and_show_all_again(reviews: Page) -> None:
    reviews.get_by_role("checkbox", name="Suicide (1)").focus()
    reviews.keyboard.press("Space")
    assert said(reviews) == "1 of 3 reviews"
    button = reviews.get_by_role("button", name="Show all again")
    button.focus()
    reviews.keyboard.press("Enter")
    expect(status(reviews)).to_have_text("3 reviews")  # once the fields are empty
    assert button.evaluate("one => one === document.activeElement")
    reviews.get_by_label("Year of death").focus()
    reviews.keyboard.press("Enter")  # sends no form
    assert reviews.url.endswith("/dhr/reviews/")


def test_sections_without_anything_left_are_not_shown(actions: Page) -> None:
    assert said(actions) == "5 actions"
    actions.get_by_role("checkbox", name="Not clear (1)").check()
    assert said(actions) == "1 of 5 actions"
    assert actions.get_by_role("heading", name="Not clear (1)").is_visible()
    assert not actions.get_by_role("heading", name="Overdue").is_visible()
    actions.get_by_role("checkbox", name="Not clear (1)").uncheck()
    actions.get_by_label("Lead agency", exact=True).select_option("lead-ashgrove-homes")
    assert actions.get_by_role("heading", name="Overdue (1)").is_visible()


def test_a_choice_is_neither_kept_nor_sent(reviews: Page) -> None:
    asked: list[str] = []
    reviews.on("request", lambda request: asked.append(request.url))
    before = reviews.url
    reviews.get_by_role("checkbox", name="Suicide (1)").check()
    reviews.get_by_label("Year of death").select_option("year-2019")
    assert reviews.url == before
    assert reviews.evaluate("history.length") <= 2
    assert reviews.evaluate("localStorage.length + sessionStorage.length") == 0
    assert [url for url in asked if not url.endswith("/icon.png")] == []
    reviews.reload()
    assert said(reviews) == "3 reviews"
    assert not reviews.get_by_role("checkbox", name="Suicide (1)").is_checked()


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_once_the_list_is_narrowed(
    browser: Browser, address: str, width: int
) -> None:
    with opened(browser, width) as page:
        for path, box in (("reviews/", "Suicide (1)"), ("recommendations/", "National (1)")):
            page.goto(f"{address}dhr/{path}")
            page.locator("details.narrow").evaluate("one => { one.open = true; }")
            page.get_by_role("checkbox", name=box).check()
            assert not faults(page, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_form_is_closed_until_it_is_asked_for(
    browser: Browser, address: str
) -> None:
    with opened(browser, 390) as page:
        page.goto(f"{address}dhr/reviews/")
        assert not page.get_by_label("Year of death").is_visible()
        page.get_by_text("Narrow this list").click()
        assert page.get_by_label("Year of death").is_visible()


def test_the_pictures_can_be_told_apart_in_forced_colours(browser: Browser, address: str) -> None:
    looks = "one => { const s = getComputedStyle(one); return s.fill + s.strokeDasharray; }"
    with opened(browser, forced_colors="active") as page:
        page.goto(f"{address}dhr/recommendations/")
        kinds = [f".legend .bar-{kind}" for kind in ("overdue", "no-date", "completed")]
        kinds.append(".legend .bar-stripes")
        assert len({page.locator(kind).first.evaluate(looks) for kind in kinds}) == 4


# -- lists in several parts --

MANY = 230


@pytest.fixture(scope="module")
def long_lists(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The pages of a site whose lists are longer than one page."""
    rows = ("May 2020", "May 2040", "May 2020")
    plan = tuple({"recommendation": R("Ask"), "target_date": R(day)} for day in rows)
    entries = tuple(
        replace(
            CARRIED,
            slug=f"ashgrove-2015-{number}",
            themes=(R("Housing"),) if number == MANY - 1 else (R("Work"),),
            recommendations=plan,
        )
        for number in range(MANY)
    )
    site = Site(SETTINGS, carried=entries, pages=own_pages(), today=TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recommendations_page, "SIZE", 250)
        return engine_pages(stage(site), tmp_path_factory.mktemp("work"))


HOST = "https://reviews.ashgrove.example/dhr/"


@pytest.fixture
def long(browser: Browser, long_lists: dict[str, bytes]) -> Iterator[Page]:
    kinds = {"css": "text/css", "js": "text/javascript", "html": "text/html"}

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        file = f"{path}index.html" if path.endswith("/") else path
        kind = kinds.get(Path(file).suffix[1:], "text/plain")
        route.fulfill(status=200, content_type=kind, body=long_lists.get(file, b""))

    with opened(browser) as page:
        page.route(f"{HOST}**", answer)
        yield page


def test_a_long_list_is_narrowed_as_a_whole(long: Page) -> None:
    long.goto(f"{HOST}reviews/")
    assert len(shown(long)) == 100
    expect(status(long)).to_have_text("230 reviews")
    long.get_by_label("Theme").select_option("theme-housing")
    expect(status(long)).to_have_text("1 of 230 reviews")
    assert shown(long) == [f"ashgrove-2015-{MANY - 1}"]
    link = long.locator("[data-facets]:visible a")
    assert link.evaluate("one => one.href") == f"{HOST}reviews/ashgrove-2015-{MANY - 1}/"
    long.get_by_role("button", name="Show all again").click()
    expect(status(long)).to_have_text(f"{MANY} reviews")  # once the fields are empty
    assert len(shown(long)) == MANY
    assert not long.locator("nav.parts").is_visible()


def test_sections_of_other_parts_come_in_too(long: Page) -> None:
    long.goto(f"{HOST}recommendations/")
    assert long.get_by_role("heading", name="In progress").count() == 0
    long.get_by_role("checkbox", name=f"In progress ({MANY})").check()
    expect(status(long)).to_have_text(f"{MANY} of {3 * MANY} actions")
    assert long.get_by_role("heading", name=f"In progress ({MANY})").is_visible()


def test_what_cannot_be_fetched_is_not_passed_over_in_silence(long: Page) -> None:
    long.route(f"{HOST}browse/**", lambda route: route.abort())
    long.goto(f"{HOST}reviews/")
    long.get_by_label("Theme").select_option("theme-work")
    expect(status(long)).to_have_text("100 of the 100 reviews in this part")


def test_without_javascript_every_part_is_linked(long_lists: dict[str, bytes]) -> None:
    places = ["reviews/", "browse/part-2/", "browse/part-3/"]
    found = [long_lists[f"{place}index.html"].count(b"<li data-review") for place in places]
    assert found == [100, 100, 30]
    for place in places:
        assert b'aria-label="Parts of this list"' in long_lists[f"{place}index.html"]
