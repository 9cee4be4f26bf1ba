"""axe-core finds nothing on any kind of page, however it is looked at."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from publisher.site.contrast import LEAST
from tests.site.browsing import opened, take_scripts_away
from tests.site.kinds import KINDS

pytestmark = pytest.mark.slow

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""What the law asks for (WCAG 2.2 AA, named whole, since axe leaves some of it out), and more."""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, address: str, width: int, scheme: str, scripts: bool
) -> None:
    found: dict[str, str] = {}
    wide: dict[str, int] = {}
    with opened(browser, width, color_scheme=scheme) as page:
        if not scripts:
            take_scripts_away(page)
        for kind in KINDS:
            page.goto(f"{address}dhr/{kind.example}")
            result = Axe().run(page, options={"runOnly": RULES})
            if result.violations_count:
                found[kind.name] = result.generate_report()
            wide[kind.name] = page.evaluate("document.documentElement.scrollWidth")
    assert found == {}
    assert {kind: to for kind, to in wide.items() if to > width} == {}


def test_axe_looks_at_what_the_law_asks_for_and_more(browser: Browser) -> None:
    with opened(browser) as page:
        page.set_content(
            "<button style='position: absolute; width: 9px; height: 9px; top: 5px'>a</button>"
            "<button style='position: absolute; width: 9px; height: 9px; top: 15px'>b</button>"
        )
        result = Axe().run(page, options={"runOnly": RULES})
    found = {violation["id"] for violation in result.response["violations"]}
    assert {"target-size", "html-has-lang", "landmark-one-main"} <= found


def test_the_law_of_contrast_is_the_one_that_axe_knows() -> None:
    assert LEAST == 4.5
