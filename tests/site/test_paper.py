"""Each kind of page, printed: every word of its tables is on the paper, and no control."""

import re
from collections import Counter

import pypdfium2
import pytest
from playwright.sync_api import Browser, PdfMargins

from tests.site.browsing import go, opened
from tests.site.kinds import KINDS, Kind

pytestmark = pytest.mark.slow

PAPER = 718
"""How many CSS pixels of A4 there are between margins of 1 cm."""
MARGINS: PdfMargins = {"top": "1cm", "right": "1cm", "bottom": "1cm", "left": "1cm"}
CUT = """() => [...document.querySelectorAll('table, table *')].filter((element) => {
  const box = element.getBoundingClientRect();
  if (!box.width || element.closest('thead') && getComputedStyle(element).clipPath !== 'none')
    return false;
  for (let around = element; around; around = around.parentElement) {
    const edge = around.getBoundingClientRect();
    if (getComputedStyle(around).overflowX !== 'visible' && box.right > edge.right + 1)
      return true;
  }
  return box.right > document.documentElement.clientWidth + 1 || box.left < 0;
}).map((element) => element.tagName + ' ' + element.textContent.trim().slice(0, 40))"""
"""The parts of tables that stick out of the paper, or out of a box that hides what does."""


def words(text: str) -> Counter[str]:
    """The words of a text, whatever stands between them and however lines were broken."""
    return Counter(re.findall(r"\w+", text.replace("\ufffe", "").replace("\xad", "")))


def words_on_paper(pdf: bytes) -> Counter[str]:
    opened = pypdfium2.PdfDocument(pdf)
    found: Counter[str] = Counter()
    for page in opened:
        width, height = page.get_size()
        found += words(page.get_textpage().get_text_bounded(0, 0, width, height))
    opened.close()
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_table_is_cut_on_paper_and_what_paper_cannot_do_is_left_out(
    browser: Browser, address: str, kind: Kind
) -> None:
    with opened(browser, PAPER, 1000) as page:
        go(page, f"{address}dhr/{kind.example}")
        page.emulate_media(media="print")
        assert page.evaluate(CUT) == []
        tables = words(" ".join(page.locator("table").all_inner_texts()))
        title = words(page.locator("h1").inner_text())
        for control in ("a.exit", "a.skip", "nav[aria-label=Main]", "nav[aria-label=Breadcrumb]"):
            assert not any(part.is_visible() for part in page.locator(control).all()), control
        paper = words_on_paper(page.pdf(format="A4", margin=MARGINS))
    assert not title - paper
    assert not tables - paper
    assert "Skip" not in paper
