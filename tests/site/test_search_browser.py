"""Search in a real browser, under a sub-path: with keys alone, watched, and when it fails."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.site.axe import LOOKS, faults
from tests.site.browsing import CHROMIUM, QUIET, opened
from tests.site.test_quiet import KEPT, NOTHING, Watch

pytestmark = pytest.mark.slow

SEARCH = "dhr/search/"
FOCUS = "document.activeElement.id || document.activeElement.textContent"
SAID = re.compile(r"^(?!Searching\.).+")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser) as page:
        page.goto(address + SEARCH)
        yield page


def search(page: Page, words: str) -> str:
    """Look for the words with the keyboard; what is said then."""
    page.locator("#search-words").fill(words)
    page.keyboard.press("Enter")
    return said(page)


def said(page: Page) -> str:
    """What is said when the search has come to an end."""
    status = page.locator("#search-status")
    expect(status).to_have_text(SAID)
    return status.inner_text()


def results(page: Page) -> Locator:
    return page.locator("#search-results > li")


def choose(page: Page, name: str, value: str) -> str:
    """Choose the value of a filter; what is said then."""
    page.locator("#search-filters").evaluate("details => { details.open = true; }")
    page.locator(f"#search-{name}").select_option(value)
    return said(page)


def missing(route: Route) -> None:
    route.fulfill(status=404, body="<!doctype html>no such page")


def test_words_of_a_document_are_found_with_where_they_stand(page: Page, address: str) -> None:
    assert search(page, "lighter") == "1 page found."
    assert page.title().startswith("1 page found - Search - ")
    (result,) = results(page).all()
    assert result.locator("h2").inner_text() == "A tribute from Rowan’s sister"
    assert "Rowan: domestic homicide review, Ashgrove" in result.inner_text()
    assert result.locator("mark").inner_text() == "lighter,"
    result.locator("h2 a").click()
    assert page.url == f"{address}dhr/reviews/ashgrove-2019-a/tribute/"


def test_a_result_leads_to_the_part_of_its_page_where_the_words_are(page: Page) -> None:
    search(page, "garden")
    part = results(page).locator(".part a").first
    part.click()
    assert page.locator(":target").is_visible()


def test_what_is_welsh_is_found_and_said_to_be(page: Page) -> None:
    search(page, "adolygiad")
    found = results(page).all()
    assert found
    for result in found:
        assert result.locator("h2").get_attribute("lang") == "cy"
        assert result.locator(".about").get_attribute("lang") is None


def test_what_a_welsh_page_has_in_english_is_said_to_be(browser: Browser, address: str) -> None:
    def with_words(route: Route) -> None:
        page = route.fetch().text()
        own = "&quot;own&quot;:{"
        assert own in page
        theme = "&quot;mental health&quot;:&quot;Iechyd meddwl&quot;,"
        route.fulfill(body=page.replace(own, own + theme))

    with opened(browser) as page:
        page.route("**/cy/search/", with_words)
        page.goto(f"{address}dhr/cy/search/")
        search(page, "adolygiad")
        expect(results(page).locator(".about span").first).to_have_attribute("lang", "en")
        told = "all => all.map(one => [one.textContent, one.lang])"
        options = page.locator("#search-filters option").evaluate_all(told)
        assert ["Iechyd meddwl", ""] in options
        assert ["Coercive control", "en"] in options
        assert ["Hunanladdiad", ""] in options


@pytest.mark.parametrize("words", ["overview uncleared", "Threlkeld", "withdrawn 2012"])
def test_what_is_not_public_is_not_found(page: Page, words: str) -> None:
    search(page, words)
    links = results(page).locator("a").evaluate_all("all => all.map(a => a.href)")
    assert not any("overview" in link or "2012" in link for link in links)
    assert words != "Threlkeld" or not links


def test_filters_leave_only_what_they_name(page: Page) -> None:
    everywhere = search(page, "panel")
    assert choose(page, "circumstances", "Suicide").endswith("found among some reviews only.")
    assert {"Hazel" in text for text in results(page).all_inner_texts()} == {True}
    assert choose(page, "year", "2015") == "Nothing found among some reviews only."
    assert page.locator("#search-advice").is_visible()
    choose(page, "year", "")
    assert choose(page, "circumstances", "") == everywhere


def test_a_filter_with_one_value_is_not_offered(page: Page) -> None:
    page.locator("#search-filters summary").click()
    assert page.locator("#search-theme, #search-themes").first.is_visible()
    assert not page.locator("#search-partnership").is_visible()


def test_ten_are_shown_and_then_the_rest(page: Page) -> None:
    count = int(search(page, "a").split()[0])
    assert count > 10
    assert results(page).count() == 10
    page.locator("#search-more").press("Enter")
    expect(results(page)).to_have_count(count)
    assert page.locator("#search-status").inner_text() == f"{count} of {count} pages shown."
    assert not page.locator("#search-more").is_visible()
    eleventh = results(page).nth(10).locator("h2 a")
    assert eleventh.evaluate("link => link === document.activeElement")


def test_the_keyboard_alone_searches_reads_and_starts_anew(page: Page) -> None:
    page.locator("#search-words").focus()
    page.keyboard.type("panel")
    page.keyboard.press("Enter")
    said(page)
    assert page.evaluate(FOCUS) == "search-words"
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUS))
    assert reached[:2] == ["Search", "Only some reviews"]
    assert reached[2] == results(page).first.locator("h2").inner_text()
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUS) == "search-words"
    assert page.locator("#search-words").input_value() == ""
    assert results(page).count() == 0
    assert page.locator("#search-status").inner_text() == ""
    assert page.title().startswith("Search - ")


def test_nothing_to_look_for_is_said_at_the_field(page: Page) -> None:
    field = page.locator("#search-words")
    field.fill("  ")
    field.press("Enter")
    error = page.locator("#search-error")
    assert error.inner_text() == "Enter a word to look for"
    assert "search-error" in (field.get_attribute("aria-describedby") or "")
    assert field.get_attribute("aria-invalid") == "true"
    assert page.title().startswith("Error: ")
    search(page, "panel")
    assert not error.is_visible()


def test_nothing_found_is_said_with_what_else_to_do(page: Page, address: str) -> None:
    assert search(page, "xyzzy") == "Nothing found."
    advice = page.locator("#search-advice")
    assert "real name" in advice.inner_text()
    advice.get_by_role("link", name="look through all reviews").click()
    assert page.url == f"{address}dhr/reviews/"


@pytest.mark.parametrize(
    "lost", ["pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", "*.pf_meta",
             "fragment/*", "reviews.json"],
)  # fmt: skip
def test_a_file_that_does_not_come_is_told_and_is_not_taken_for_nothing_found(
    browser: Browser, address: str, lost: str
) -> None:
    with opened(browser) as page:
        page.route(f"**/search/files/{lost}*", missing)
        page.goto(address + SEARCH)
        assert search(page, "panel").startswith("The search did not work.")
        assert page.title().startswith("Error: ")


def test_a_reader_without_a_connection_is_not_told_that_nothing_was_found(page: Page) -> None:
    search(page, "panel")
    page.context.set_offline(True)
    assert search(page, "xyzzy").startswith("The search did not work.")


def test_without_javascript_the_page_says_where_to_look(browser: Browser, address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(address + SEARCH)
        assert not page.locator("form").is_visible()
        page.get_by_role("link", name="look through all reviews").first.click()
        assert page.url == f"{address}dhr/reviews/"


def test_the_words_are_sent_nowhere_and_kept_nowhere(browser: Browser, address: str) -> None:
    watch = Watch()
    with opened(browser) as page:
        watch.over(page)
        page.goto(address + SEARCH)
        assert not any("pagefind" in url for url in watch.asked), "before anybody searches"
        search(page, "lighter garden")
        search(page, "xyzzy")
        assert page.url == address + SEARCH
        assert page.evaluate("history.length") == 2
        assert "garden" not in page.title()
        assert page.evaluate(KEPT) == NOTHING
        assert page.evaluate("broken") == []
        assert page.locator("#search-words").get_attribute("autocomplete") == "off"
        assert page.locator("#search-words").get_attribute("name") is None
    assert any("pagefind.js" in url for url in watch.asked)
    assert all(url.startswith(f"{address}dhr/") for url in watch.asked)
    assert not any(word in url for url in watch.asked for word in ("lighter", "garden", "xyzzy"))
    assert watch.said == []


def test_no_other_page_asks_for_a_part_of_the_search(browser: Browser, address: str) -> None:
    asked: list[str] = []
    with opened(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        for path in ("dhr/", "dhr/reviews/", "dhr/reviews/ashgrove-2019-a/"):
            page.goto(address + path, wait_until="networkidle")
    assert asked
    assert not any("search" in url for url in asked)


def test_back_from_a_result_leads_to_the_results_from_memory_alone(
    browser: Browser, address: str
) -> None:
    # all of Chromium: the engine alone keeps no page that was left
    kept = browser.browser_type.launch(
        executable_path=CHROMIUM, args=QUIET, ignore_default_args=["--disable-back-forward-cache"]
    )
    page = kept.new_page()
    page.goto(address + SEARCH)
    search(page, "panel")
    found = results(page).all_inner_texts()
    results(page).first.locator("h2 a").click()
    page.wait_for_url(lambda url: not url.endswith(SEARCH))
    page.evaluate("setTimeout(() => history.back(), 0)")
    page.wait_for_url(address + SEARCH, wait_until="commit")
    expect(results(page)).to_have_count(len(found))
    assert results(page).all_inner_texts() == found
    assert page.locator("#search-words").input_value() == "panel"
    kept.close()


@pytest.mark.parametrize("width", LOOKS)
def test_axe_finds_nothing_before_and_after_a_search(
    browser: Browser, address: str, width: int
) -> None:
    with opened(browser, width) as page:
        page.goto(address + SEARCH)
        page.locator("#search-filters summary").click()
        for words in ("", "a", "xyzzy"):
            page.locator("#search-words").fill(words)
            page.keyboard.press("Enter")
            expect(page).to_have_title(re.compile("found" if words else "Error"))
            found = faults(page, width)
            assert not found, f"{words}: {found}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, words
