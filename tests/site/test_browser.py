"""The built site in a real browser: as readers and people in danger meet it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import EXIT, opened, stand_in_for_the_exit

pytestmark = pytest.mark.slow

ROWAN = "dhr/reviews/ashgrove-2019-a/"


@pytest.fixture
def weather(page: Page, address: str) -> Page:
    """A page on which the address of the exit is one of this machine."""

    stand_in_for_the_exit(page)
    page.goto(f"{address}weather/")
    page.goto(f"{address}{ROWAN}")
    return page


def test_the_button_leaves_and_back_leads_to_the_page_before(weather: Page, address: str) -> None:
    weather.click("a.exit")
    weather.wait_for_url(EXIT)
    assert weather.title() == "Weather"
    weather.go_back()
    assert weather.url == f"{address}weather/"


def test_after_three_pages_back_leads_to_the_second_as_the_help_page_says(
    weather: Page, address: str
) -> None:
    weather.goto(f"{address}{ROWAN}executive-summary/")
    weather.goto(f"{address}{ROWAN}letter/")
    weather.click("a.exit")
    weather.wait_for_url(EXIT)
    weather.go_back()
    assert weather.url == f"{address}{ROWAN}executive-summary/"
    weather.go_forward()
    assert weather.url == EXIT
    weather.goto(f"{address}dhr/help/")
    told = weather.inner_text("main")
    assert "The page that you left is then no longer behind the Back button." in told
    assert "pages that you read here before that one are still behind the Back button" in told


@pytest.mark.parametrize(
    ("step", "reached"), [("a.skip", "main"), ("a[href='#help-box']", "help-box")]
)
def test_a_step_within_the_page_does_not_leave_it_behind_the_back_button(
    weather: Page, address: str, step: str, reached: str
) -> None:
    weather.goto(f"{address}{ROWAN}executive-summary/")
    weather.focus(step)  # as with the keyboard: a skip link is in sight only then
    weather.keyboard.press("Enter")
    weather.wait_for_url(f"**/executive-summary/#{reached}")
    assert weather.locator(":target").get_attribute("id") == reached
    weather.keyboard.press("Tab")
    follows = "e => e.compareDocumentPosition(document.activeElement) & 4"
    assert weather.locator(":target").evaluate(follows), "the keyboard went on elsewhere"
    weather.click("a.exit")
    weather.wait_for_url(EXIT)
    weather.go_back()
    assert weather.url == f"{address}{ROWAN}"


def test_shift_three_times_leaves_and_each_press_is_seen_and_said(weather: Page) -> None:
    status = weather.locator("#exit-status")
    dots = weather.locator(".exit-dots")
    assert not dots.is_visible()
    weather.keyboard.press("Shift")
    assert status.text_content() == "Press Shift 2 more times to exit this page."
    assert dots.is_visible()
    weather.keyboard.press("Shift")
    assert status.text_content() == "Press Shift 1 more time to exit this page."
    weather.keyboard.press("Shift")
    weather.wait_for_url(EXIT)


@pytest.mark.parametrize("width", [390, 320])
def test_presses_are_seen_in_a_narrow_window_too(phone: Page, address: str, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 600})
    phone.goto(address + ROWAN)
    before = phone.locator(".exit-dots span").first
    assert not before.is_visible()
    phone.keyboard.press("Shift")
    assert before.is_visible()
    filled = "e => getComputedStyle(e).backgroundColor"
    dots = phone.locator(".exit-dots span").all()
    assert [dot.evaluate(filled) == "rgb(255, 255, 255)" for dot in dots] == [True, False, False]


@pytest.mark.parametrize(
    "between", ["a", "Shift+A", "Tab", "Control+Shift", "Escape"], ids=lambda key: key
)
def test_typing_is_not_mistaken_for_leaving(weather: Page, address: str, between: str) -> None:
    weather.keyboard.press("Shift")
    weather.keyboard.press("Shift")
    weather.keyboard.press(between)
    weather.keyboard.press("Shift")
    assert weather.url == f"{address}{ROWAN}"
    assert "2 more times" in (weather.locator("#exit-status").text_content() or "")


def test_capitals_never_count(weather: Page, address: str) -> None:
    for _ in range(5):
        weather.keyboard.press("Shift+A")
    assert weather.url == f"{address}{ROWAN}"
    assert weather.locator("#exit-status").text_content() == ""


def test_presses_expire_after_five_seconds_and_that_is_said(page: Page, address: str) -> None:
    page.clock.install(time="2026-01-01T00:00:00")
    page.goto(address + ROWAN)
    page.clock.pause_at("2026-01-02T00:00:00")  # else a slow machine's own time counts too
    page.keyboard.press("Shift")
    page.clock.run_for(4000)
    page.keyboard.press("Shift")
    page.clock.run_for(4000)
    assert "1 more time" in (page.locator("#exit-status").text_content() or "")
    page.clock.run_for(1500)
    assert "not pressed again in time" in (page.locator("#exit-status").text_content() or "")
    page.keyboard.press("Shift")
    assert page.url == address + ROWAN


def test_the_page_is_gone_at_once_even_if_the_next_one_never_comes(
    page: Page, address: str
) -> None:
    page.route(f"{EXIT}**", lambda route: route.fulfill(status=204))  # no page
    page.goto(address + ROWAN)
    page.evaluate("document.querySelector('a.exit').click()")
    assert not page.locator("h1").is_visible()
    assert not page.locator("header").is_visible()
    assert page.title() == "Loading."
    assert "Rowan" not in page.inner_text("body")


def test_the_page_shows_again_if_it_comes_back_from_memory(page: Page, address: str) -> None:
    page.goto(address + ROWAN)
    title = page.title()
    page.evaluate(
        "document.documentElement.classList.add('leaving'); document.title = 'Loading.';"
        "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    )
    assert page.locator("h1").is_visible()
    assert page.title() == title


def test_without_javascript_the_button_is_a_link(browser: Browser, address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        stand_in_for_the_exit(page)
        page.goto(address + ROWAN)
        assert not page.locator(".exit-hint").is_visible()
        page.click("a.exit")
        page.wait_for_url(EXIT)


def test_the_exit_is_the_second_stop_of_the_keyboard_and_can_be_seen(
    page: Page, address: str
) -> None:
    page.goto(address + ROWAN)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    expect(page.locator("a.skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "exit"


@pytest.mark.parametrize("path", ["", "executive-summary/", "recommendations/"])
def test_the_exit_stays_in_sight_on_a_phone(phone: Page, address: str, path: str) -> None:
    phone.goto(f"{address}{ROWAN}{path}")
    for share in (0, 0.5, 1):
        phone.evaluate(f"scrollTo(0, document.body.scrollHeight * {share})")
        box = phone.locator("a.exit").bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 780 - box["height"]
        assert box["height"] >= 44


def test_the_keyboard_never_stops_behind_the_exit_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(f"{address}{ROWAN}executive-summary/")
    hidden = (
        "(() => { const here = document.activeElement, f = here.getBoundingClientRect();"
        "const e = document.querySelector('a.exit').getBoundingClientRect();"
        "return here.className !== 'exit' && f.top >= e.top && f.bottom <= e.bottom; })()"
    )
    for _ in range(60):
        phone.keyboard.press("Tab")
        assert not phone.evaluate(hidden)


def test_the_action_plan_is_cards_on_a_phone_and_a_table_on_a_desk(
    page: Page, phone: Page, address: str
) -> None:
    display = "getComputedStyle(document.querySelector('table.plan td')).display"
    label = "getComputedStyle(document.querySelector('table.plan td'), '::before').content"
    page.goto(f"{address}{ROWAN}recommendations/")
    assert page.evaluate(display) == "table-cell"
    phone.goto(f"{address}{ROWAN}recommendations/")
    assert phone.evaluate(display) == "block"
    assert "No" in phone.evaluate(label)
    tree = phone.locator("main").aria_snapshot()
    assert "columnheader" in tree
    assert "cell" in tree


def test_a_wide_table_can_be_scrolled_by_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, 320, 700) as page:
        page.goto(f"{address}{ROWAN}executive-summary/")
        region = page.locator(".scroll").first
        region.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)
        assert region.evaluate("e => e.scrollWidth <= e.clientWidth || e.scrollLeft > 0")


def test_a_cited_paragraph_is_marked_when_it_is_reached(page: Page, address: str) -> None:
    page.goto(f"{address}{ROWAN}executive-summary/#5.2.236")
    target = page.locator(":target")
    assert "Asking once" in (target.text_content() or "")
    ground = target.evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground == "rgb(255, 243, 201)"


def test_a_page_can_be_read_in_forced_colours_and_without_motion(
    browser: Browser, address: str
) -> None:
    with opened(browser, forced_colors="active", reduced_motion="reduce") as page:
        page.goto(f"{address}{ROWAN}")
        assert page.locator("a.exit").evaluate("e => getComputedStyle(e).borderTopWidth") == "2px"
        assert (
            page.locator("a.skip").evaluate("e => getComputedStyle(e).transitionDuration") == "0s"
        )


def test_print_leaves_out_what_paper_cannot_do(page: Page, address: str) -> None:
    page.goto(f"{address}{ROWAN}recommendations/")
    page.emulate_media(media="print")
    assert not page.locator("a.exit").is_visible()
    assert not page.locator(".menu").is_visible()
    assert page.locator("h1").is_visible()
    assert page.locator("table.plan td").first.evaluate("e => getComputedStyle(e).display") == (
        "table-cell"
    )
    assert page.locator(".scroll").first.evaluate("e => getComputedStyle(e).overflowX") == "visible"


@pytest.mark.parametrize("path", ["reviews/", "search/", f"{ROWAN[4:]}executive-summary/"])
def test_what_can_be_opened_is_a_plain_line_with_nothing_drawn_over_its_words(
    page: Page, address: str, path: str
) -> None:
    page.goto(f"{address}dhr/{path}", wait_until="networkidle")
    drawn = "e => ['::before', '::after'].map(p => getComputedStyle(e, p).display)"
    looks = [line.evaluate(drawn) for line in page.locator("summary").all()]
    assert looks
    assert {tuple(look) for look in looks} == {("none", "none")}


def test_marks_that_are_only_drawn_are_not_said(page: Page, address: str) -> None:
    page.goto(f"{address}{ROWAN}executive-summary/")
    said = page.locator("body").aria_snapshot()
    assert 'navigation "Contents"' in said
    assert 'navigation "Breadcrumb"' in said
    assert not [mark for mark in "–›" if f"text: {mark}" in said]
