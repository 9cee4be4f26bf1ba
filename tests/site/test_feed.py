from dataclasses import replace
from datetime import date, timedelta

import pytest
from lxml import etree

from publisher.model import RedactedText as R
from publisher.site.feed import NEWEST, feed
from publisher.site.publication import Entry, Move, Site
from tests.site.content import CARRIED, ROWAN, SETTINGS, TODAY, whole_site
from tests.site.nasty import NASTY
from tests.site.standards import faults_of_feed

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def texts(data: bytes, path: str) -> list[str]:
    found = etree.fromstring(data).xpath(path, namespaces=ATOM)
    return [str(one) for one in found] if isinstance(found, list) else []


def of(*entries: Entry) -> bytes:
    return feed(Site(SETTINGS, carried=entries, today=TODAY))


def test_the_feed_is_as_the_standard_says() -> None:
    assert faults_of_feed(feed(whole_site())) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<updated>", b"<updated>on "),
        (b"<id>tag:", b"<id>"),
        (b"<published>", b"<born>1</born><published>"),
        (b'rel="self"', b'relation="self"'),
        (b"<name>Ashgrove Council</name>", b""),
    ],
)
def test_what_the_standard_forbids_is_found(old: bytes, new: bytes) -> None:
    good = feed(whole_site())
    assert old in good
    assert faults_of_feed(good.replace(old, new)) != []


def test_it_names_the_reviews_that_may_be_listed_the_last_changed_first() -> None:
    data = feed(whole_site())
    assert texts(data, "//a:entry/a:title/text()") == [
        "Rowan: domestic homicide review",
        "Linden: domestic homicide review",
    ]
    assert texts(data, "//a:entry/a:updated/text()") == [
        "2027-02-03T00:00:00Z",
        "2018-03-01T00:00:00Z",
    ]
    assert texts(data, "/a:feed/a:updated/text()") == ["2027-02-03T00:00:00Z"]
    assert b"2021-b" not in data, "may not be listed"
    assert b"2012-a" not in data, "is withdrawn"


def test_every_entry_names_its_review_for_the_gate() -> None:
    assert texts(feed(whole_site()), "//a:entry/@*") == ["ashgrove-2019-a", "ashgrove-2015-a"]


def test_an_id_stays_when_the_review_changes() -> None:
    now, later = replace(ROWAN, changed=None), replace(ROWAN, changed=date(2030, 1, 1))
    ids = [
        texts(feed(Site(SETTINGS, (one,), today=TODAY)), "//a:entry/a:id/text()")
        for one in (now, later)
    ]
    assert ids[0] == ids[1]
    assert ids[0] == ["tag:ashgrove.example,2026-12-01:reviews/ashgrove-2019-a/"]


def test_an_id_stays_when_the_site_or_the_review_has_another_address() -> None:
    elsewhere = SETTINGS.model_copy(update={"site_url": "https://dhr.example/new/"})
    moved = replace(ROWAN, held=replace(ROWAN.review, slug="ashgrove-2018-b"))
    moves = (
        Move("ashgrove-2018-a", "ashgrove-2018-b", date(2027, 2, 1)),
        Move("ashgrove-2019-a", "ashgrove-2018-b", date(2027, 1, 1)),
    )
    sites = (
        Site(SETTINGS, (ROWAN,), today=TODAY),
        Site(elsewhere, (ROWAN,), today=TODAY),
        Site(SETTINGS, (moved,), moves=moves, today=TODAY),
    )
    ids = {tuple(texts(feed(site), "//a:id/text()")) for site in sites}
    assert len(ids) == 1


def test_it_says_what_the_page_of_the_review_says_and_never_a_day_of_death() -> None:
    (said, _) = texts(feed(whole_site()), "//a:entry/a:summary/text()")
    assert said.startswith("This review is invented. Nobody in it exists. Domestic homicide review")
    assert "Date of death: November 2019. Circumstances: homicide." in said
    assert said.endswith("Letter from the Home Office; A tribute from Rowan’s sister.")


def test_it_holds_the_newest_fifty() -> None:
    days = [CARRIED.published + timedelta(days=number) for number in range(NEWEST + 1)]
    entries = [replace(CARRIED, slug=f"a-{day.toordinal()}", published=day) for day in days]
    found = texts(of(*entries), "//a:entry/a:published/text()")
    assert len(found) == NEWEST
    assert f"{days[0].isoformat()}T00:00:00Z" not in found


def test_a_feed_without_reviews_is_as_the_standard_says() -> None:
    assert faults_of_feed(of()) == []
    assert b"<entry" not in of()


@pytest.mark.parametrize("text", NASTY)
def test_no_text_breaks_it(text: str) -> None:
    data = of(replace(CARRIED, pseudonym=R(text), notice=R(text), themes=(R(text),)))
    assert faults_of_feed(data) == []
    assert len(texts(data, "//a:entry/a:title/text()")) == 1


def test_the_feed_of_each_language_tells_of_the_reviews_in_it_in_its_words() -> None:
    site = whole_site()
    welsh = feed(site, "cy")
    assert faults_of_feed(welsh) == []
    assert etree.fromstring(welsh).get("{http://www.w3.org/XML/1998/namespace}lang") == "cy"
    assert texts(welsh, "//a:entry/a:title/text()") == ["Rowan: adolygiad lladdiad domestig"]
    page = f"{SETTINGS.base}cy/reviews/ashgrove-2019-a/"
    assert texts(welsh, "//a:entry/a:link/@href") == [page]
    (said,) = texts(welsh, "//a:entry/a:summary/text()")
    assert "Dyddiad y farwolaeth: Tachwedd 2019." in said
    assert "Cyhoeddwyd yma: Crynodeb gweithredol; Argymhellion; Letter" in said
    english = feed(site)
    assert b"Crynodeb" not in english
    ids = [set(texts(data, "//a:id/text()")) for data in (welsh, english)]
    assert ids[0].isdisjoint(ids[1]), "a reader follows both"
