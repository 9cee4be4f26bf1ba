"""A page that leads on is as good as any other where a browser does not let it lead."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.site.browsing import opened
from tests.site.kinds import MOVED

pytestmark = pytest.mark.slow
ASKED = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def stay(page: Page, address: str) -> None:
    """Keep the page at that address from leading on by itself, so that it can be examined."""

    def without(route: Route) -> None:
        given = route.fetch()
        kept, count = re.subn(r'<meta http-equiv="?refresh[^>]*>', "", given.text())
        assert count == 1
        route.fulfill(response=given, body=kept)

    page.route(address, without)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_on_a_page_that_leads_on(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    where = f"{address}dhr/{MOVED.example}"
    with opened(browser, width, color_scheme=scheme) as page:
        stay(page, where)
        page.goto(where)
        assert page.url == where
        result = Axe().run(page, options={"runOnly": ASKED})
        assert result.violations_count == 0, result.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_leads_on_in_a_browser_and_by_its_link(browser: Browser, address: str) -> None:
    new = f"{address}dhr/reviews/ashgrove-2019-a/"
    with opened(browser) as page:
        page.goto(f"{address}dhr/{MOVED.example}")
        page.wait_for_url(new)
    with opened(browser) as page:
        stay(page, f"{address}dhr/{MOVED.example}")
        page.goto(f"{address}dhr/{MOVED.example}")
        page.locator("main a[href*='ashgrove-2019-a']").click()
        page.wait_for_url(new)
