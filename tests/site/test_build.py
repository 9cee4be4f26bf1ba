"""The whole site as it would go public."""

import io
import json
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pikepdf
import pytest
from PIL import Image

from publisher.site.addresses import english, language_of, slug_in, within
from publisher.site.build import SiteFile, build_site, known_files
from publisher.site.publication import entry_from_json, entry_of
from publisher.site.texts import shipped
from tests.site.content import INVENTED, NOT_PUBLIC, ROWAN, SETTINGS, R, whole_site
from tests.site.reading import Page, read

pytestmark = pytest.mark.slow

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
LINKED_DATA = "application/ld+json"
Built = Mapping[str, SiteFile]
Pages = Mapping[str, bytes]
NOTICES = ("ashgrove-2012-a", "ashgrove-2018-a")
"""A review that was withdrawn, and an address that one moved away from."""


def metas(page: Page) -> dict[str, str]:
    return {
        (e.attributes.get("name") or e.attributes.get("http-equiv") or ""): e.attributes.get(
            "content"
        )
        or ""
        for e in page.all("meta")
    }


def test_the_files_are_those_we_mean_to_publish(built: Built) -> None:
    kinds = {Path(path).suffix for path in built if not path.startswith("search/files/")}
    pages, data = {".html", ".css", ".js", ".png", ".pdf"}, {".json", ".jsonld", ".csv", ".xml"}
    assert kinds == pages | data | {".txt"}
    assert not any("search_index" in p or "javascripts" in p or "palette" in p for p in built)
    assert "reviews/ashgrove-2019-a/executive-summary-figure-1.png" in built
    assert "reviews/ashgrove-2015-a/index.html" not in built


def test_every_page_has_its_title_language_policy_and_one_h1(pages: Pages) -> None:
    for path, data in pages.items():
        page = read(data)
        assert data.startswith(b"<!doctype html>"), path
        assert page.all("html")[0].attributes["lang"] == language_of(path), path
        assert page.all("title")[0].text.strip().endswith(SETTINGS.site_name), path
        assert page.headings.count(1) == 1, path
        assert page.headings[0] == 1, path
        assert all(b <= a + 1 for a, b in pairwise(page.headings)), path
        scripts = "'self' 'wasm-unsafe-eval'" if path.endswith("search/index.html") else "'self'"
        policy = CSP.replace("script-src 'self'", f"script-src {scripts}")
        assert metas(page)["Content-Security-Policy"] == policy, path
        assert metas(page)["referrer"] == "no-referrer", path


def test_the_menu_marks_the_part_of_the_site_that_a_page_belongs_to(pages: Pages) -> None:
    for path, data in pages.items():
        marked = [
            urljoin(f"/{path}", e.attributes["href"] or "").strip("/")
            for e in read(data).all("a")
            if e.attributes.get("aria-current") == "true"
        ]
        part = re.match(r"(cy/)?(reviews|recommendations|search|about-reviews|help)/", path)
        assert marked == ([part[0].strip("/")] if part else []), path


def test_a_document_that_is_not_cleared_is_nowhere(built: Built) -> None:
    for path, file in built.items():
        assert "overview" not in path
        assert NOT_PUBLIC.encode() not in file.data, path
        if path.startswith("reviews/ashgrove-2021-b"):
            assert b"Overview report" not in file.data, path


def test_titles_are_not_alike(pages: Pages) -> None:
    titles = [
        read(data).all("title")[0].text for path, data in pages.items() if "2012-a" not in path
    ]
    assert len(titles) == len(set(titles))


def test_no_page_has_a_comment_an_inline_script_or_an_inline_style(pages: Pages) -> None:
    for path, data in pages.items():
        page = read(data)
        assert page.comments == page.unbalanced == 0, path
        run = [e for e in page.all("script") if e.attributes.get("type") != LINKED_DATA]
        assert {e.text for e in run} == {""}, path
        assert not page.all("style"), path
        assert not page.having("style"), path
        assert len(page.ids) == len(set(page.ids)), path


def test_the_pages_of_reviews_tell_machines_what_they_are(pages: Pages) -> None:
    for path, data in pages.items():
        blocks = [e for e in read(data).all("script") if e.attributes.get("type") == LINKED_DATA]
        of_a_review = bool(slug_in(path)) and slug_in(path) not in NOTICES
        assert len(blocks) == of_a_review, path
        for block in blocks:
            about, crumbs = json.loads(block.text)["@graph"]
            here = path.removesuffix("index.html")
            own = english(here) if "letter" in here else here  # it is in English on any page
            assert about["url"] == SETTINGS.base + own
            assert crumbs["itemListElement"][-1]["item"] == SETTINGS.base + here


def test_every_page_says_where_the_feed_is(pages: Pages) -> None:
    for path, data in pages.items():
        (feed,) = [e for e in read(data).all("link") if "atom" in (e.attributes.get("type") or "")]
        own = "cy/feed.xml" if language_of(path) == "cy" else "feed.xml"
        assert resolved(path, feed.attributes["href"] or "") == (own, ""), path


def test_the_page_of_a_review_leads_to_how_it_was_redacted(pages: Pages) -> None:
    words = read(pages["reviews/ashgrove-2019-a/index.html"])
    links = [a for a in words.all("a") if a.text == "how reviews are redacted"]
    assert [a.attributes["href"] for a in links] == ["../../how-reviews-are-redacted/"]


def test_the_page_of_the_open_data_leads_to_every_file_of_it(built: Built) -> None:
    links = [e.attributes.get("href") or "" for e in read(built["data/index.html"].data).all("a")]
    led_to = {resolved("data/index.html", link)[0] for link in links}
    files = {path for path in built if Path(path).suffix in {".json", ".jsonld", ".csv", ".xml"}}
    other = ("cy/", "reviews/", "search/files/", "sitemap.xml")
    assert {file for file in files if not file.startswith(other)} <= led_to


def test_pages_that_are_listed_say_what_they_are(pages: Pages) -> None:
    described = {path: metas(read(data)).get("description") for path, data in pages.items()}
    assert described["index.html"] == (
        "Domestic homicide reviews in Ashgrove, published by Ashgrove Community Safety Partnership."
    )
    assert described["reviews/ashgrove-2019-a/letter/index.html"] == (
        "Letter from the Home Office - Rowan: domestic homicide review. "
        "Domestic homicide reviews in Ashgrove, published by Ashgrove Community Safety Partnership."
    )
    listed = [path for path, data in pages.items() if "robots" not in metas(read(data))]
    assert len({described[path] for path in listed}) == len(listed)
    assert all(described[path] is None for path in pages if path not in listed)


def test_landmarks_and_the_first_links_are_where_they_belong(pages: Pages) -> None:
    for path, data in pages.items():
        page = read(data)
        assert [len(page.all(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1], path
        first, second = page.all("a")[:2]
        assert first.attributes["href"] == "#main", path
        assert second.attributes["href"] == SETTINGS.publisher.exit_to, path
        assert second.attributes["rel"] == "noreferrer nofollow", path
        welsh = language_of(path) == "cy"
        assert ("0808 80 10 800" if welsh else "0808 2000 247") in page.text, path
        assert SETTINGS.publisher.notice is not None
        assert SETTINGS.publisher.notice in page.text, path


def test_the_notice_of_a_review_is_on_each_of_its_pages(pages: Pages) -> None:
    for path, data in pages.items():
        if "ashgrove-2019-a" in path:
            assert INVENTED in read(data).text, path


def resolved(path: str, link: str) -> tuple[str, str]:
    page = SETTINGS.base + path.removesuffix("index.html")
    parts = urlsplit(urljoin(page, link))
    target = f"https://{parts.netloc}{unquote(parts.path)}".removeprefix(SETTINGS.base)
    return (
        f"{target}index.html" if target == "" or target.endswith("/") else target
    ), parts.fragment


def test_every_link_within_the_site_leads_somewhere(built: Built, pages: Pages) -> None:
    read_pages = {path: read(data) for path, data in pages.items()}
    carried = "reviews/ashgrove-2015-a/"
    for path, page in read_pages.items():
        for element in page.elements:
            link = element.attributes.get("href") or element.attributes.get("src")
            if not link or (urlsplit(link).scheme and not link.startswith(SETTINGS.base)):
                continue
            target, anchor = resolved(path, link)
            if target.startswith(carried):
                continue
            assert target in built, f"{path}: {link}"
            if anchor:
                assert anchor in read_pages[target].ids, f"{path}: {link}"


def test_links_within_the_site_are_relative_so_that_it_can_be_moved(pages: Pages) -> None:
    for path, data in pages.items():
        if path != "404.html":
            for element in read(data).elements:
                for name in ("href", "src"):
                    link = element.attributes.get(name) or ""
                    assert not link.startswith("/"), path


def test_the_error_page_works_at_any_depth(pages: Pages) -> None:
    for element in read(pages["404.html"]).elements:
        link = element.attributes.get("href") or element.attributes.get("src") or "#"
        assert link.startswith(("#", "/dhr/", "https://", "mailto:")), link
    assert metas(read(pages["404.html"]))["robots"] == "noindex"


def test_pages_that_are_not_to_be_listed_say_so(pages: Pages) -> None:
    for path, data in pages.items():
        hidden = any(part in path for part in ("2021-b", *NOTICES, "part-9", "404"))
        assert ("robots" in metas(read(data))) is hidden, path
        canonical = [e for e in read(data).all("link") if e.attributes["rel"] == "canonical"]
        assert bool(canonical) is (path != "404.html"), path


NAMED = re.compile(r"<(li|tbody|tr|option|h2|div)(?= )[^>]* data-review=.*?</\1>", re.DOTALL)


def test_what_comes_from_a_review_says_so_on_pages_of_several(pages: Pages) -> None:
    several = [path for path in pages if path.startswith(LISTS)]
    assert len(several) == 13
    for path in several:
        data = pages[path].decode()
        outside = NAMED.sub("", data)
        for words in ("Rowan", "Hazel", "Linden", "ashgrove-2", "Coercive", "Homes", "board"):
            assert words not in outside, path
    for path in ("index.html", "reviews/index.html"):
        slugs = [e.attributes["data-review"] for e in read(pages[path]).having("data-review")]
        assert list(dict.fromkeys(slugs[-3:])) == [
            "ashgrove-2021-b",
            "ashgrove-2019-a",
            "ashgrove-2015-a",
        ]


LISTS = ("index.html", "reviews/index.html", "browse/", "recommendations/")


def test_each_file_says_from_which_reviews_it_was_made(built: Built) -> None:
    every = {"ashgrove-2021-b", "ashgrove-2019-a", "ashgrove-2015-a"}
    others = {path: file for path, file in built.items() if not path.startswith("search/files/")}
    shared = {path for path, file in others.items() if file.made_from == every}
    assert {path for path in shared if not path.startswith(LISTS[2:])} == {
        "index.html", "reviews/index.html", "cy/index.html", "cy/reviews/index.html",
        "reviews.json", "recommendations.csv",
        "recommendations.json", "sitemap.xml", "feed.xml", "cy/feed.xml",
    }  # fmt: skip
    for path, file in others.items():
        assert path in shared or not path.startswith(LISTS), path
        if path not in shared:
            slug = slug_in(path) or None
            slug = None if slug in NOTICES else slug  # only words of ours
            assert file.made_from == (frozenset({slug}) if slug else frozenset()), path


def test_every_asset_is_known_by_its_digest(built: Built) -> None:
    import hashlib

    own = {path for path in built if path.startswith("assets/")} - {"assets/colours.css"}
    assert own < set(known_files())
    for path, digest in known_files().items():
        assert hashlib.sha256(built[path].data).hexdigest() == digest


def test_the_data_file_of_a_review_gives_its_entry_back(built: Built) -> None:
    data = built["reviews/ashgrove-2019-a/data.json"].data
    assert entry_from_json(data, R) == entry_of(ROWAN)


def test_pdfs_are_tagged_and_told_with_their_size(built: Built) -> None:
    for path, file in built.items():
        if path.endswith(".pdf") and "2019-a" in path:
            language = language_of(path)
            page = read(built[within("reviews/ashgrove-2019-a/index.html", language)].data)
            with pikepdf.open(io.BytesIO(file.data)) as pdf:
                assert pdf.Root.MarkInfo.Marked
                count = len(pdf.pages)
            kilobytes = f"{round(len(file.data) / 1000)} KB"
            size = shipped(language).count("pdf.facts", count, size=kilobytes)
            assert size in page.text, path


def test_pictures_are_the_pixels_we_were_given(built: Built) -> None:
    with Image.open(
        io.BytesIO(built["reviews/ashgrove-2019-a/executive-summary-figure-1.png"].data)
    ) as image:
        assert image.size == (640, 300)


def test_a_withdrawn_review_tells_only_that(pages: Pages) -> None:
    for path in ("index.html", "executive-summary/index.html"):
        text = read(pages[f"reviews/ashgrove-2012-a/{path}"]).text
        assert "This review has been withdrawn" in text
        assert "2 November 2026" in text
        assert "community.safety@ashgrove.example" in text


def test_two_builds_are_the_same_bytes(built: Built, tmp_path: Path) -> None:
    again = build_site(whole_site(), tmp_path / "elsewhere")
    assert {file.path: file for file in again} == built
