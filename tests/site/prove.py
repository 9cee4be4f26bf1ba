"""Tests a page of every kind and writes down what was found: `make proof DATE=2026-11-28`.

pytest runs it for the built site and the browser that the tests share; its name keeps it out of
the tests themselves. The accessibility statement quotes what it writes.
"""

import os
from datetime import date

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from publisher.site.proof import FILE, Proof, proof_file
from tests.site.browsing import opened
from tests.site.kinds import KINDS
from tests.site.test_axe import RULES


def test_and_write_down(browser: Browser, address: str) -> None:
    tested = date.fromisoformat(os.environ["DATE"])
    versions: set[str] = set()
    violations = 0
    for width in (1280, 320):
        for scheme in ("light", "dark"):
            with opened(browser, width, color_scheme=scheme) as page:
                for kind in KINDS:
                    page.goto(f"{address}dhr/{kind.example}")
                    result = Axe().run(page, options={"runOnly": RULES})
                    versions.add(result.response["testEngine"]["version"])
                    violations += result.violations_count
    (axe,) = versions
    tools = {"axe-core": axe, "Chromium": browser.version}
    kinds = tuple(kind.name for kind in KINDS)
    FILE.write_bytes(proof_file(Proof(tested, tools, kinds, violations)))
