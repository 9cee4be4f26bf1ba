"""axe-core finds nothing on any kind of page, however it is looked at."""

import re

import pytest
from playwright.sync_api import Browser

from publisher.site.assets import asset_files
from publisher.site.contrast import LEAST, colours_css
from tests.site.axe import COLOURS, LOOKS, RULES, axe, faults
from tests.site.browsing import go, opened, take_scripts_away
from tests.site.content import SETTINGS
from tests.site.kinds import KINDS, ROWAN


@pytest.mark.slow
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, address: str, width: int, scripts: bool
) -> None:
    found: dict[str, str] = {}
    wide: dict[str, int] = {}
    with opened(browser, width) as page:
        if not scripts:
            take_scripts_away(page)
        for kind in KINDS:
            go(page, f"{address}dhr/{kind.example}")
            found[kind.name] = faults(page, width)
            wide[kind.name] = page.evaluate("document.documentElement.scrollWidth")
    assert {kind: report for kind, report in found.items() if report} == {}
    assert {kind: to for kind, to in wide.items() if to > width} == {}


@pytest.mark.slow
def test_axe_looks_at_what_the_law_asks_for_and_more(browser: Browser) -> None:
    with opened(browser) as page:
        page.set_content(
            "<button style='position: absolute; width: 9px; height: 9px; top: 5px'>a</button>"
            "<button style='position: absolute; width: 9px; height: 9px; top: 15px'>b</button>"
        )
        result = axe(page, RULES)
    found = {violation["id"] for violation in result.response["violations"]}
    assert {"target-size", "html-has-lang", "landmark-one-main"} <= found


@pytest.mark.slow
def test_what_is_wrong_in_one_look_alone_is_found_in_it(browser: Browser) -> None:
    with opened(browser, 320) as page:
        page.set_content(
            "<style>@media (prefers-color-scheme: dark) { p { color: #888; background: #999 }"
            " p a { color: #888 } }</style><p>Words <a href=x>led on</a> and on</p>"
        )
        found = faults(page, 320)
    assert "light: " in found, "a page without a title"
    assert all(rule in found.split("dark: ")[1] for rule in COLOURS[:1])


# -- what the looks that are asked less of stand on --


def sheets() -> str:
    """All that the site's pages are laid out by."""
    own = {path: data for path, data in asset_files().items() if path.endswith(".css")}
    assert len(own) == 2
    return "\n".join(
        data.decode() for data in (*own.values(), colours_css(SETTINGS.publisher.colours))
    )


def test_dark_colours_change_nothing_but_colours() -> None:
    dark = re.findall(
        r"@media[^{]*prefers-color-scheme: dark\)\s*\{\s*:root\s*\{([^{}]*)\}\s*\}", sheets()
    )
    assert len(dark) == sheets().count("prefers-color-scheme") == 2
    for rule in ";".join(dark).split(";"):
        assert re.fullmatch(r"(\s*--[a-z-]+:\s*(#[0-9a-f]{6}|var\(--link\)))?\s*", rule), rule


@pytest.mark.slow
@pytest.mark.parametrize("example", [f"{ROWAN}executive-summary/", "data/", "search/"])
def test_colours_change_at_once(browser: Browser, address: str, example: str) -> None:
    slow = """all => all.flatMap(one => ['', '::before', '::after'].filter(part =>
      parseFloat(getComputedStyle(one, part).transitionDuration)).map(() => one.className))"""
    with opened(browser) as page:
        go(page, f"{address}dhr/{example}")
        assert page.locator("body, body *").evaluate_all(slow) == ["skip"], "which alone moves"


def test_a_phone_has_the_layout_of_the_narrowest_window() -> None:
    asked = " ".join(re.findall("@media[^{]*", sheets()))
    widths = re.findall(r"(?:min|max)-width: ?([0-9.]+)em\)", asked)
    assert len(widths) == asked.count("width") >= 6
    assert [at for at in widths if 320 / 16 <= float(at) < 390 / 16] == []
    assert "@container" not in sheets()


def test_the_law_of_contrast_is_the_one_that_axe_knows() -> None:
    assert LEAST == 4.5
