"""Each kind of page, walked through with the keyboard alone."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browsing import EXIT, go, opened, stand_in_for_the_exit
from tests.site.kinds import KINDS, Kind

pytestmark = pytest.mark.slow

SIZES = {"desk": (1280, 900), "phone": (390, 780)}
MOST = 400
"""More stops than any page has: who presses Tab that often is caught in a trap."""
EDGE = 8
"""How far, in pixels, a control's frame may reach out of the box that it stands in."""

STOPS = """() => {
  const every = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const stops = [...document.querySelectorAll(every)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && !element.closest('[inert]') &&
    element.checkVisibility({visibilityProperty: true}));
  stops.forEach((element, at) => element.setAttribute('data-stop', at));
  return stops.length;
}"""
"""Numbers everything that the keyboard must reach, in the order of reading."""

STAND = """() => {
  const here = document.activeElement;
  const look = getComputedStyle(here);
  const part = here.closest('header, nav, fieldset, main > *, footer .wrap > div, aside');
  const box = [...here.getClientRects()].find((one) => one.width && one.height);
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const seen = document.elementFromPoint(
    middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  return {
    inside: document.hasFocus(),
    at: Number(here.getAttribute('data-stop') ?? -1),
    words: here.tagName + '.' + here.className + ' ' + here.textContent.trim().slice(0, 40),
    framed: (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2)
      || look.boxShadow !== 'none',
    uncovered: seen !== null && (here.contains(seen) || seen.contains(here)) &&
      !(seen.closest('a.exit') && !here.matches('a.exit')),
    part: [...document.querySelectorAll('*')].indexOf(part),
    moves: getComputedStyle(here).position === 'fixed' || here.matches('.skip'),
    left: box.left + scrollX, top: box.top + scrollY, bottom: box.bottom + scrollY,
  };
}"""

WATCH = f"""() => {{
  if (!window.stands)
    addEventListener('keyup', ({{key}}) => {{ if (key === 'Tab') stands.push(({STAND})()); }});
  window.stands = [];
}}"""
"""Lets the page itself write down where the keyboard stands each time that Tab is let go."""

FIRST_OF_MAIN = """() => {
  const stops = [...document.querySelectorAll('[data-stop]')];
  const main = document.getElementById('main');
  return stops.findIndex((stop) => main.contains(stop) ||
    main.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the keyboard stands: a number in the order of reading, and what is seen there."""

    inside: bool
    at: int
    words: str
    framed: bool
    uncovered: bool
    part: int
    moves: bool
    left: float
    top: float
    bottom: float

    def comes_before(self, other: "Stop") -> bool:
        """Whether an eye meets this first: higher up, or on the same line further left."""
        same_line = self.top < other.bottom and other.top < self.bottom
        return self.left <= other.left + EDGE if same_line else self.top < other.top


def press(page: Page, key: str) -> Stop:
    page.keyboard.press(key)
    found: dict[str, Any] = page.evaluate(STAND)
    return Stop(**found)


def walk_to_the_end(page: Page) -> None:
    """Press Tab until the keyboard leaves the page, wherever it stands."""
    for _ in range(MOST):
        if not press(page, "Tab").inside:
            return
    pytest.fail("trapped")


def stops_of(page: Page, count: int) -> list[Stop]:
    """Where the keyboard stands after each press of Tab, as the page sees it itself."""
    page.evaluate(WATCH)
    for _ in range(count):
        page.keyboard.press("Tab")
    return [Stop(**stand) for stand in page.evaluate("stands")]


def assert_all_can_be_reached(page: Page) -> None:
    """From the top of the page to its end and out of it, and back."""
    count = page.evaluate(STOPS)
    there = stops_of(page, count)
    assert [stop.at for stop in there] == list(range(count)), [s.words for s in there]
    assert not press(page, "Tab").inside, "trapped"
    assert [stop.words.split()[0] for stop in there[:2]] == ["A.skip", "A.exit"]
    assert [stop.words for stop in there if not stop.framed] == []
    assert [stop.words for stop in there if not stop.uncovered] == []
    still = [stop for stop in there if not stop.moves]
    assert [
        (one.words, other.words)
        for one, other in pairwise(still)
        if one.part == other.part and not one.comes_before(other)
    ] == []
    page.keyboard.down("Shift")
    back = stops_of(page, count)
    page.keyboard.up("Shift")
    assert [stop.at for stop in back] == list(range(count))[::-1]
    assert [stop.words for stop in back if not stop.uncovered] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_keyboard_reaches_everything_in_order_sees_where_it_is_and_gets_out(
    browser: Browser, address: str, kind: Kind, size: str
) -> None:
    with opened(browser, *SIZES[size], reduced_motion="reduce") as page:
        go(page, f"{address}dhr/{kind.example}")
        assert_all_can_be_reached(page)


@pytest.mark.parametrize("size", SIZES)
def test_the_keyboard_reaches_filters_and_results_after_a_search(
    browser: Browser, address: str, size: str
) -> None:
    with opened(browser, *SIZES[size], reduced_motion="reduce") as page:
        page.goto(f"{address}dhr/search/")
        page.get_by_label("Words to look for").fill("review")
        page.keyboard.press("Enter")
        page.locator("#search-results li").first.wait_for()
        page.locator("#search-filters summary").click()
        page.locator("h1").click()
        walk_to_the_end(page)
        assert_all_can_be_reached(page)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_first_two_stops_lead_to_the_words_and_away(
    browser: Browser, address: str, kind: Kind
) -> None:
    with opened(browser) as page:
        stand_in_for_the_exit(page)
        page.goto(f"{address}dhr/{kind.example}")
        press(page, "Tab")
        press(page, "Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(EXIT)
        go(page, f"{address}dhr/{kind.example}")
        page.evaluate(STOPS)
        press(page, "Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        assert press(page, "Tab").at == page.evaluate(FIRST_OF_MAIN)
