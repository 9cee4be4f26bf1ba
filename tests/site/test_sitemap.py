from dataclasses import replace

import pytest
from lxml import etree

from publisher.site import sitemap as made
from publisher.site.page import page
from publisher.site.publication import Site
from publisher.site.sitemap import robots, sitemap
from tests.site.content import SETTINGS, TODAY, own_pages, whole_site
from tests.site.staged import stage
from tests.site.standards import faults_of_site_map

BASE = "https://reviews.ashgrove.example/dhr/"


def mapped(site: Site) -> bytes:
    return sitemap(site, stage(site))


def rows(data: bytes) -> dict[str, str | None]:
    """What is said of each page: its path, and the day of its last change."""
    return {
        (url[0].text or "").removeprefix(BASE): url.findtext("{*}lastmod")
        for url in etree.fromstring(data)
    }


def test_it_is_as_the_protocol_says() -> None:
    assert faults_of_site_map(in_the_protocol(mapped(whole_site()))) == []


def in_the_protocol(data: bytes) -> bytes:
    """What is left without the links between languages, which search engines added to it."""
    site = etree.fromstring(data)
    etree.strip_elements(site, "{http://www.w3.org/1999/xhtml}link")
    return etree.tostring(site)


def test_a_page_in_two_languages_names_both_each_time() -> None:
    versions = {
        (url[0].text or "").removeprefix(BASE): {
            link.get("hreflang"): link.get("href") for link in links
        }
        for url in etree.fromstring(mapped(whole_site()))
        if (links := url.findall("{http://www.w3.org/1999/xhtml}link"))
    }
    rowan = {"en": f"{BASE}reviews/ashgrove-2019-a/", "cy": f"{BASE}cy/reviews/ashgrove-2019-a/"}
    assert versions["reviews/ashgrove-2019-a/"] == rowan
    assert versions["cy/reviews/ashgrove-2019-a/"] == rowan
    assert "reviews/ashgrove-2019-a/tribute/" not in versions
    english = replace(whole_site(), publications=(), moves=(), once=frozenset())
    assert b"xhtml" not in mapped(english)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<lastmod>2", b"<lastmod>02"),
        (b"<loc>https:", b"<loc>"),
        (b"</url>", b"<priority>9</priority></url>"),
        (b"/help/", b"/privacy/"),
    ],
)
def test_what_the_protocol_forbids_is_found(old: bytes, new: bytes) -> None:
    good = in_the_protocol(mapped(whole_site()))
    assert old in good
    assert faults_of_site_map(good.replace(old, new)) != []


def test_each_page_has_the_day_of_its_last_change_or_none() -> None:
    found = rows(mapped(whole_site()))
    assert found["reviews/ashgrove-2019-a/letter/"] == "2027-02-03"
    assert found["cy/reviews/ashgrove-2019-a/executive-summary/"] == "2027-02-03"
    assert found["cy/reviews/"] == "2027-02-03"
    assert found["reviews/ashgrove-2015-a/"] == "2018-03-01", "carried over"
    assert found["reviews/"] == found[""] == "2027-02-03"
    assert found["help/"] is None
    assert found["data/"] is None


def test_a_withdrawal_changes_the_lists() -> None:
    site = whole_site()
    later = replace(site, tombstones=(replace(site.tombstones[0], withdrawn=NEXT_YEAR),))
    assert rows(mapped(later))["reviews/"] == NEXT_YEAR.isoformat()


NEXT_YEAR = whole_site().publications[0].published.replace(year=2028)


def test_what_is_not_to_be_listed_is_left_out() -> None:
    found = rows(mapped(whole_site()))
    assert not any("2021-b" in path or "2012-a" in path for path in found)
    assert "404.html" not in found


def test_a_page_that_is_new_is_listed_unless_it_says_otherwise() -> None:
    staged = {
        "docs/reviews/year/2019/index.md": page("2019", ""),
        "docs/secret/index.md": page("Not listed", "", indexing=False),
        "theme/main.html": b"",
    }
    assert rows(sitemap(Site(SETTINGS, today=TODAY), staged)) == {"reviews/year/2019/": None}


def test_of_too_many_pages_those_that_stand_deepest_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = rows(mapped(whole_site()))
    monkeypatch.setattr(made, "LIMIT", 10)
    kept = rows(mapped(whole_site()))
    assert len(kept) == 10
    left_out = every.keys() - kept.keys()
    assert max(path.count("/") for path in kept) <= min(path.count("/") for path in left_out)


def test_robots_are_told_where_the_site_map_is() -> None:
    assert robots(whole_site()).decode().endswith("/dhr/sitemap.xml\n")


def test_a_site_without_reviews_has_a_map_of_its_own_pages() -> None:
    data = mapped(Site(SETTINGS, pages=own_pages(), today=TODAY))
    assert faults_of_site_map(data) == []
    assert rows(data)["reviews/"] is None
