"""Pages with the spacing that readers may set for themselves. Source: WCAG 2.2, 1.4.12."""

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import go, opened
from tests.site.kinds import KINDS

pytestmark = pytest.mark.slow

WIDER = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
FAULTS = """() => {
  const found = [];
  const box = element => element.getBoundingClientRect();
  const meet = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  for (const element of document.querySelectorAll('body *')) {
    const clips = !['visible', 'auto'].includes(getComputedStyle(element).overflowX);
    const wide = element.scrollWidth > element.clientWidth + 1;
    const tall = element.scrollHeight > element.clientHeight + 1;
    const shown = box(element).width > 2;
    if (clips && shown && (wide || tall)) found.push('cut off: ' + element.className);
  }
  const exit = box(document.querySelector('.exit'));
  for (const element of document.querySelectorAll('.brand, .menu a, .crumbs a, h1'))
    if (innerWidth > 640 && meet(box(element), exit))
      found.push('under the exit: ' + element.textContent);
  const contents = document.querySelector('.contents');
  for (const number of document.querySelectorAll('.para-number')) {
    const at = box(number);
    if (at.left < 0) found.push('off the page: ' + number.textContent);
    if (contents && meet(at, box(contents))) found.push('on the contents: ' + number.textContent);
  }
  return found;
}"""


@pytest.mark.parametrize("width", [1280, 1024, 700, 320])
def test_nothing_is_cut_off_or_overlaps_when_text_is_spaced_out(
    browser: Browser, address: str, width: int
) -> None:
    # The sheet is added as a reader's own, which no policy of the page forbids.
    with opened(browser, width, bypass_csp=True) as page:
        for kind in KINDS:
            go(page, f"{address}dhr/{kind.example}")
            page.add_style_tag(content=WIDER)
            assert page.evaluate(FAULTS) == [], kind.name
