"""Reading the built site in a real browser, as readers do."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, Route

CHROMIUM = "/usr/bin/chromium"
ENGINE = shutil.which("chromium-headless-shell") or CHROMIUM
"""Chromium without the windows, menus and memory of pages left: the same engine of pages (and
what Playwright takes by itself), in half the time. Where it is not packaged, all of Chromium."""
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""What keeps the browser from asking hosts of its own maker."""
EXIT = "https://www.bbc.co.uk/weather"
"""Where the test site's readers go when they leave it."""


@contextmanager
def opened(
    browser: Browser, width: int = 1280, height: int = 900, **settings: object
) -> Iterator[Page]:
    """A page of a window of its own, with nothing in its memory."""
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": height},
        **settings,  # type: ignore[arg-type]
    )
    yield context.new_page()
    context.close()


def go(page: Page, address: str) -> None:
    """Go there and wait until all has come: the filters of a search come after its page."""
    page.goto(address)
    if page.locator("form#search").is_visible():  # never where its script did not come
        page.locator("#search-filters").wait_for()


def take_scripts_away(page: Page) -> None:
    """Let none of the site's scripts arrive, as on a bad line; the page can still be examined."""
    page.route("**/*.js", lambda route: route.abort())


def stand_in_for_the_exit(page: Page) -> None:
    """Answer for the site to which readers leave, which the tests never ask."""

    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<title>Weather</title>Rain")

    page.route(f"{EXIT}**", answer)
