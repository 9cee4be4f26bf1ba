"""What axe-core finds on a page, in light colours and in dark ones.

Every rule is asked in light colours, at a width for each layout. Dark colours change nothing
but colours, so the rules of colours are asked there; and 390 pixels have the layout of 320 with
other ends of lines, so the rule of room to press. `test_axe.py` holds the sheets to both.
"""

from collections.abc import Mapping, Sequence

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""What the law asks for (WCAG 2.2 AA, named whole, since axe leaves some of it out), and more."""
COLOURS = ["color-contrast", "link-in-text-block"]
ROOM = ["target-size"]
Looks = Mapping[str, Sequence[str]]
WHOLE: Looks = {"light": RULES, "dark": COLOURS}
LOOKS: Mapping[int, Looks] = {1280: WHOLE, 390: {"light": ROOM}, 320: WHOLE}
"""By width, which rules are asked in which colours."""


def axe(page: Page, rules: Sequence[str]) -> AxeResults:
    """What axe-core makes of the page as it is now."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {AXE_SCRIPT} }} }}")
    # of what is in order, it is to write down no more than that it is
    options = {"runOnly": list(rules), "resultTypes": ["violations"]}
    return AxeResults(page.evaluate("options => axe.run(options)", options))


def faults(page: Page, width: int) -> str:
    """What it reports of the page in every look of this width; "" when nothing is found."""
    found = ""
    for scheme, rules in LOOKS[width].items():
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        result = axe(page, rules)
        if result.violations_count:
            found += f"{scheme}: {result.generate_report()}"
    return found
