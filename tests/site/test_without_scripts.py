"""Whoever switches JavaScript off reads the same site."""

import pytest
from playwright.sync_api import Browser, Page

from publisher.site.addresses import REVIEWS, language_of, within
from publisher.site.texts import shipped
from tests.site.browsing import opened
from tests.site.kinds import KINDS, Kind

pytestmark = pytest.mark.slow

ALIKE = [kind for kind in KINDS if kind.main != "search"]
"""The search says instead where to look: `test_search_browser.py`."""
CONTROLS = "button, input, select, textarea, summary:not(figure summary)"
"""What needs JavaScript; a picture's long description opens without."""


def words_of(page: Page) -> list[str]:
    """The words that can be seen in the main part, in order, without the form for narrowing."""
    page.evaluate("document.querySelector('details.narrow')?.remove()")
    return page.locator("main").inner_text().split()


@pytest.mark.parametrize("kind", ALIKE, ids=lambda kind: kind.name)
def test_without_javascript_a_page_says_the_same_and_every_control_works(
    browser: Browser, address: str, kind: Kind
) -> None:
    with opened(browser) as page:
        page.goto(f"{address}dhr/{kind.example}")
        said = words_of(page)
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{address}dhr/{kind.example}")
        assert page.locator("h1").is_visible()
        for control in page.locator(CONTROLS).all():
            assert not control.is_visible(), "nothing that answers only with JavaScript"
        assert words_of(page) == said
        for line in page.locator("figure summary").all():
            line.click()
            assert page.locator("figure details p").is_visible()
        language = language_of(kind.example)
        says = shipped(language)
        menu = page.get_by_role("navigation", name=says("frame.menu"))
        menu.get_by_role("link", name=says("menu.reviews"), exact=True).click()
        assert page.url == f"{address}dhr/{within(REVIEWS, language)}"
