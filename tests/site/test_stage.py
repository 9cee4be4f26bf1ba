import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from publisher.errors import SettingsError
from publisher.model import RedactedText
from publisher.site import sparing
from publisher.site.data import recommendations_json
from publisher.site.feed import feed
from publisher.site.page import PdfFacts, file_size
from publisher.site.publication import Site, Tombstone
from publisher.site.tombstone import tombstone_pages
from tests.site.content import GONE, HAZEL, ROWAN, SETTINGS, TODAY, own_pages, whole_site
from tests.site.staged import stage


def settings_of(staged: bytes) -> dict[str, object]:
    found: dict[str, object] = json.loads(staged.decode().split("\n")[1])
    return found


def test_the_same_site_is_staged_as_the_same_bytes() -> None:
    assert list(stage(whole_site()).items()) == list(stage(whole_site()).items())


def test_the_engine_is_given_no_plugin_no_script_and_one_hook_of_ours() -> None:
    staged = stage(whole_site())
    config = yaml.safe_load(staged["mkdocs.yml"])
    assert config["plugins"] == []
    assert config["hooks"] == ["sparing.py"]
    assert staged["sparing.py"] == Path(sparing.__file__).read_bytes()
    assert config["strict"] is True
    assert config["theme"]["font"] is False
    assert set(config) == {
        "site_name", "site_url", "docs_dir", "site_dir", "use_directory_urls", "strict", "theme",
        "plugins", "hooks", "markdown_extensions", "nav", "validation", "extra",
    }  # fmt: skip


def test_only_public_documents_are_staged() -> None:
    pages = [
        path for path in stage(whole_site()) if path.startswith("docs/reviews/ashgrove-2021-b")
    ]
    assert pages == [
        "docs/reviews/ashgrove-2021-b/executive-summary/index.md",
        "docs/reviews/ashgrove-2021-b/index.md",
        "docs/reviews/ashgrove-2021-b/letter/index.md",
    ]


def test_a_carried_review_is_listed_and_not_staged() -> None:
    staged = stage(whole_site())
    assert not any("ashgrove-2015-a/" in path for path in staged)
    assert b'data-review="ashgrove-2015-a"' in staged["docs/reviews/index.md"]


def test_the_review_says_how_large_its_documents_are() -> None:
    pdf = "reviews/ashgrove-2019-a/letter.pdf"
    staged = stage(whole_site(), {pdf: PdfFacts(1, 1_240_000)})
    assert b"PDF, 1 page, 1.2 MB" in staged["docs/reviews/ashgrove-2019-a/index.md"]
    assert b"(PDF, 1 page, 1.2 MB)" in staged["docs/reviews/ashgrove-2019-a/letter/index.md"]


@pytest.mark.parametrize(
    ("size", "said"), [(1, "1 KB"), (85_400, "85 KB"), (999_499, "999 KB"), (1_500_000, "1.5 MB")]
)
def test_sizes_are_as_readers_expect_them(size: int, said: str) -> None:
    assert file_size(size) == said


def test_the_notice_of_a_review_is_on_each_of_its_pages() -> None:
    pages = [d for p, d in stage(whole_site()).items() if "reviews/ashgrove-2019" in p]
    assert len(pages) == 5 + 4
    assert all(settings_of(page)["notice_html"] for page in pages)


def test_a_review_that_is_not_to_be_indexed_says_so_on_each_page() -> None:
    staged = stage(whole_site())
    for path, data in staged.items():
        if path.endswith(".md"):
            hidden = any(
                part in path
                for part in ("ashgrove-2021-b", "ashgrove-2012-a", "ashgrove-2018-a", "part-9")
            )
            assert settings_of(data)["noindex"] is hidden


def test_a_withdrawn_review_answers_at_every_page_it_had_and_tells_nothing_else() -> None:
    staged = stage(whole_site())
    pages = [path for path in staged if "ashgrove-2012-a" in path]
    assert pages == [
        "docs/reviews/ashgrove-2012-a/executive-summary/index.md",
        "docs/reviews/ashgrove-2012-a/index.md",
    ]
    assert b"2 November 2026" in staged[pages[1]]
    assert b"The period for which it is kept public is over." in staged[pages[1]]


def test_a_tombstone_never_reaches_outside_the_folder_of_its_review() -> None:
    paths = (
        "index.html",
        "help/index.html",
        "reviews/other/index.html",
        "reviews/x/a/index.html",
        "reviews/x/../index.html",
    )
    made = tombstone_pages(Tombstone("x", GONE.withdrawn, "other", paths))
    assert made == ("reviews/x/", "reviews/x/a/")


def test_a_page_of_the_council_that_is_missing_stops_the_build() -> None:
    pages = {name: text for name, text in own_pages().items() if name != "privacy.md"}
    with pytest.raises(SettingsError, match=re.escape("docs/site lacks privacy.md")):
        stage(Site(SETTINGS, pages=pages, today=TODAY))


@pytest.mark.parametrize("name", ["reviews.md", "A.md", "a/b.md", "../x.md", "x.html"])
def test_a_page_of_the_council_has_a_name_that_can_be_an_address(name: str) -> None:
    with pytest.raises(SettingsError, match="file name"):
        stage(Site(SETTINGS, pages={**own_pages(), name: RedactedText("# T")}, today=TODAY))


def test_every_list_says_which_review_another_has_replaced_and_its_actions_are_in_none() -> None:
    site = replace(whole_site(), publications=(replace(ROWAN, successor=HAZEL.slug), HAZEL))
    staged, before = stage(site), stage(whole_site())
    says = {"en": "Another review has taken the place of this one."}
    says["cy"] = "Mae adolygiad arall wedi cymryd lle’r un hwn."
    of_rowan = f'data-review="{ROWAN.slug}"'
    for path in ("index", "reviews/index", "cy/index", "cy/reviews/index", "browse/year/index"):
        told, words = staged[f"docs/{path}.md"].decode(), says[path[:2] if "cy" in path else "en"]
        items = [item for item in told.split("<li ") if item.startswith(of_rowan)]
        assert [words in item for item in items if "<a " in item] == [True], path
        assert told.count(words) == 1, path
    plans = [path for path in staged if path.startswith("docs/recommendations/")]
    assert any(of_rowan in before[path].decode() for path in plans)
    assert not [path for path in plans if of_rowan in staged[path].decode()]
    assert feed(site).decode().count(says["en"]) == 1
    assert of_rowan[12:].encode() in recommendations_json(site), "data keeps its rows"


def test_the_list_in_welsh_leads_to_the_reviews_that_are_in_english_alone() -> None:
    rhagor = 'Mae rhagor o adolygiadau yn Saesneg: <a href="../../reviews/">'
    listed = "docs/cy/reviews/index.md"
    assert rhagor in stage(whole_site())[listed].decode()
    all_welsh = replace(whole_site(), publications=(ROWAN,), carried=(), moves=())
    assert "Saesneg" not in stage(all_welsh)[listed].decode()
    stone = replace(GONE, paths=("cy/reviews/ashgrove-2012-a/index.html",))
    without = replace(whole_site(), publications=(HAZEL,), tombstones=(stone,), moves=())
    told = stage(without)[listed].decode()
    assert "Nid oes adolygiad yn Gymraeg yma ar hyn o bryd." in told
    assert rhagor in told


def test_a_site_without_reviews_says_so() -> None:
    staged = stage(Site(SETTINGS, pages=own_pages(), today=TODAY))
    assert b"No review is published here now." in staged["docs/reviews/index.md"]
    assert b"No review is published here now." in staged["docs/index.md"]
