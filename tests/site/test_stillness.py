"""Nothing moves under a reader's finger when a slow line brings the scripts late."""

import pytest
from playwright.sync_api import Browser, Route

from tests.site.browsing import opened
from tests.site.kinds import KINDS, Kind

pytestmark = pytest.mark.slow

MOVED = """() => new Promise((done) => {
  let moved = 0;
  const seen = (list) => list.getEntries().forEach((entry) => { moved += entry.value; });
  const observer = new PerformanceObserver((list) => seen(list));
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved), 100)));
})"""
"""The sum of all layout shifts, as the Layout Instability API counts them."""
PAINTED = """() => new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
})"""
STILL = 0.05
"""Half of what counts as good."""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_stays_where_it_is_while_its_scripts_arrive(
    browser: Browser, address: str, kind: Kind, width: int
) -> None:
    held: list[Route] = []
    with opened(browser, width) as page:
        page.route("**/*.js", lambda route: held.append(route))
        page.goto(f"{address}dhr/{kind.example}", wait_until="commit")
        page.evaluate(PAINTED)
        for route in held:
            route.continue_()
        page.wait_for_load_state()
        assert page.evaluate(MOVED) < STILL
