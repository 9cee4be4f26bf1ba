"""Tests a page of every kind and writes down what was found: `make proof DATE=2026-11-28`.

pytest runs it for the built site and the browser that the tests share; its name keeps it out of
the tests themselves. The accessibility statement quotes what it writes.
"""

import os
from datetime import date

from playwright.sync_api import Browser

from publisher.site.proof import FILE, Proof, proof_file
from tests.site.axe import RULES, axe
from tests.site.browsing import go, opened
from tests.site.kinds import KINDS


def test_and_write_down(browser: Browser, address: str) -> None:
    tested = date.fromisoformat(os.environ["DATE"])
    versions: set[str] = set()
    violations = 0
    for width in (1280, 320):
        for scheme in ("light", "dark"):
            with opened(browser, width, color_scheme=scheme) as page:
                for kind in KINDS:
                    go(page, f"{address}dhr/{kind.example}")
                    result = axe(page, RULES)
                    versions.add(result.response["testEngine"]["version"])
                    violations += result.violations_count
    (version,) = versions
    tools = {"axe-core": version, "Chromium": browser.version}
    kinds = tuple(kind.name for kind in KINDS)
    FILE.write_bytes(proof_file(Proof(tested, tools, kinds, violations)))
