"""From each page to the same one in the other language, and back; and in which it is named."""

import re
from collections.abc import Mapping
from urllib.parse import urljoin

import pytest

from tests.site.content import whole_site
from tests.site.kinds import KINDS, MOVED, address_of, kind_of
from tests.site.reading import Page, read

pytestmark = pytest.mark.slow
OTHER = {"en": "cy", "cy": "en"}
HOME = {"en": "", "cy": "cy/"}
BASE = whole_site().settings.base


@pytest.fixture(scope="module")
def shown(pages: Mapping[str, bytes]) -> Mapping[str, Page]:
    """Every page by its address below the site's root."""
    return {address_of(path): read(page) for path, page in pages.items()}


def language(page: Page) -> str:
    (root,) = page.all("html")
    return root.attributes["lang"] or ""


def counterpart(address: str) -> str:
    """Where the same page would be in the other language."""
    return address.removeprefix("cy/") if f"{address}/".startswith("cy/") else f"cy/{address}"


def leads_to(address: str, page: Page) -> str:
    """Where the page's one link to the other language leads."""
    (link,) = [e for e in page.all("a") if e.attributes.get("class") == "language"]
    other = OTHER[language(page)]
    assert (link.attributes["lang"], link.attributes["hreflang"]) == (other, other), address
    return urljoin(BASE + address, link.attributes["href"]).removeprefix(BASE)


def test_from_every_page_a_link_leads_to_a_page_in_the_other_language_and_back(
    shown: Mapping[str, Page],
) -> None:
    for address, page in shown.items():
        there, same = leads_to(address, page), counterpart(address)
        spoken = OTHER[language(page)]
        assert there == (same if same in shown else HOME[spoken]), address
        assert language(shown[there]) == spoken, address
        back = leads_to(there, shown[there])
        assert back == (address if same in shown else HOME[language(page)]), address


def test_pages_of_every_kind_were_looked_at(pages: Mapping[str, bytes]) -> None:
    kinds = {kind_of(path, page) for path, page in pages.items()}
    assert kinds == {*KINDS, MOVED}
    assert {language(read(page)) for page in pages.values()} == {"en", "cy"}


def test_machines_are_told_the_same_of_both_and_by_both(shown: Mapping[str, Page]) -> None:
    told = {
        address: {
            e.attributes["hreflang"]: (e.attributes["href"] or "").removeprefix(BASE)
            for e in page.all("link")
            if "hreflang" in e.attributes
        }
        for address, page in shown.items()
    }
    pairs = {address for address in shown if counterpart(address) in shown}
    assert len(pairs) > 12
    assert {address for address, versions in told.items() if versions} == pairs
    for address in pairs:
        assert told[address] == told[counterpart(address)]
        assert told[address][language(shown[address])] == address


def test_a_letter_on_a_welsh_page_is_named_in_welsh_where_no_word_can_be_marked(
    pages: Mapping[str, bytes],
) -> None:
    letters = [page for path, page in pages.items() if re.match("cy/.*/letter/", path)]
    assert letters
    for page in map(read, letters):
        called = "Llythyr gan y Swyddfa Gartref (yn Saesneg) - "
        assert page.all("title")[0].text.startswith(called)
        assert any((e.attributes.get("content") or "").startswith(called) for e in page.all("meta"))
        assert page.all("h1")[0].attributes["lang"] == "en"
