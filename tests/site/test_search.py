"""The search index: which pages are in it, what it was made from, and that it stays the same."""

import gzip
import hashlib
import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.errors import ToolError
from publisher.site import indexer
from publisher.site.addresses import slug_in
from publisher.site.assets import PAGEFIND
from publisher.site.build import SiteFile, build_site, known_files
from publisher.site.engine import environment
from publisher.site.files import SiteFile as File
from publisher.site.indexer import index_pages
from publisher.site.search import search_files
from tests.site.content import DOCS, whole_site

Built = Mapping[str, SiteFile]
FILES = "search/files/"
PAGE = '<html lang="en"><title>x</title><nav>menu</nav><main data-pagefind-body>{}</main></html>'


def page(body: str) -> bytes:
    return PAGE.format(body).encode()


def fragments(files: Mapping[str, bytes]) -> dict[str, str]:
    """The words in the index by the address of their page."""
    told = [
        json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
        for path, data in files.items()
        if path.endswith(".pf_fragment")
    ]
    return {one["url"]: one["content"] for one in told}


def many_pages() -> dict[str, bytes]:
    """Pages enough for several pieces of an index, with words in common and words of their own."""
    words = [hashlib.sha256(str(n).encode()).hexdigest()[:8] for n in range(4000)]
    return {
        f"/reviews/r-{n}/": page(f"<h1>Title {n}</h1><p>{' '.join(words[n::37] + words[:200])}</p>")
        for n in range(120)
    }


def test_the_same_pages_give_the_same_index_wherever_and_however_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = many_pages()
    first = index_pages(pages, tmp_path / "a")
    alone = dict(environment(tmp_path), RAYON_NUM_THREADS="1", TOKIO_WORKER_THREADS="1")
    monkeypatch.setattr(indexer, "environment", lambda _: alone)
    again = index_pages(dict(reversed(pages.items())), tmp_path / "elsewhere" / "deeper")
    assert len([path for path in first if path.endswith(".pf_index")]) > 1
    assert again == first


def test_only_the_words_of_documents_are_indexed(tmp_path: Path) -> None:
    body = '<h1>The title</h1><p class="hidden">unseen</p><p class="cite">cited</p><p>Seen.</p>'
    (words,) = fragments(index_pages({"/a/": page(body)}, tmp_path)).values()
    assert words == "The title. Seen."


def test_words_that_are_struck_out_are_not_indexed(tmp_path: Path) -> None:
    body = '<h2 id="a"><s>Failings of </s>Contact</h2><p>It was <s>ignored</s> kept.</p>'
    made = index_pages({"/a/": page(body)}, tmp_path)
    assert list(fragments(made).values()) == ["Contact. It was kept."]
    assert not any(b"Failings" in gzip.decompress(d) for p, d in made.items() if "fragment" in p)


def test_words_of_two_cells_are_two_words(tmp_path: Path) -> None:
    table = "<table><tr><th>Scope</th><th>Lead</th></tr><tr><td>local</td><td>police</td></tr>"
    (words,) = fragments(index_pages({"/a/": page(f"{table}</table>")}, tmp_path)).values()
    assert re.findall(r"\w+", words) == ["Scope", "Lead", "local", "police"]


def test_what_runs_in_browsers_is_what_the_gate_knows(tmp_path: Path) -> None:
    made = index_pages({"/a/": page("Words.")}, tmp_path)
    digests = {name: hashlib.sha256(made[name]).hexdigest() for name in PAGEFIND}
    assert digests == dict(PAGEFIND)
    assert {FILES + name for name in PAGEFIND} <= known_files().keys()


def test_an_indexer_that_fails_stops_the_build_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho secret words\n")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(indexer, "get_executable", lambda: broken)
    with pytest.raises(ToolError) as told:
        index_pages({"/a/": page("Words.")}, tmp_path)
    assert "secret" not in f"{told.value}{told.value.remedy}"


def test_an_indexer_that_does_not_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = tmp_path / "pagefind"
    endless.write_text("#!/bin/sh\nexec sleep 600\n")
    endless.chmod(endless.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(indexer, "get_executable", lambda: endless)
    monkeypatch.setattr(indexer, "SECONDS", 0.2)
    with pytest.raises(ToolError):
        index_pages({"/a/": page("Words.")}, tmp_path)


def test_the_indexer_is_told_nothing_of_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spy = tmp_path / "pagefind"
    spy.write_text(f"#!/bin/sh\nenv > {tmp_path}/seen\npwd >> {tmp_path}/seen\n")
    spy.chmod(spy.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(indexer, "get_executable", lambda: spy)
    monkeypatch.setitem(os.environ, "PUBLISHER_KEY", "secret")
    with pytest.raises(ToolError):
        index_pages({"/a/": page("Words.")}, tmp_path / "work")
    seen = (tmp_path / "seen").read_text()
    assert "secret" not in seen
    assert str(tmp_path / "work") in seen


# -- in a whole site --


@pytest.mark.slow
def test_every_page_of_every_review_and_the_councils_own_can_be_found(built: Built) -> None:
    found = fragments({path: file.data for path, file in built.items()})
    welsh = {f"cy/{page.stem}" for page in DOCS.glob("cy/*.md")} - {"cy/index"}
    own = {page.stem for page in DOCS.glob("*.md")} - {"index"} | welsh
    reviews = {
        f"/{path.removesuffix('index.html')}"
        for path, file in built.items()
        if path.endswith(".html") and slug_in(path) and len(file.made_from) == 1
    } - {"/cy/reviews/ashgrove-2019-a/letter/"}  # found in English, which is all it says
    assert found.keys() == reviews | {f"/{name}/" for name in own}
    assert any("2021-b" in address for address in found), "one that engines may not list"
    assert not any("2012-a" in address for address in found), "one that was withdrawn"


@pytest.mark.slow
def test_each_file_of_the_index_says_from_which_reviews_it_was_made(built: Built) -> None:
    every = {"ashgrove-2021-b", "ashgrove-2019-a", "ashgrove-2015-a"}
    for path, file in built.items():
        name = path.removeprefix(FILES)
        if name in PAGEFIND:
            assert file.made_from == frozenset(), path
        elif path.endswith(".pf_fragment"):
            (address,) = fragments({path: file.data})
            assert file.made_from == every & set(address.split("/")), path
        elif path.startswith(FILES):
            assert file.made_from == every, path


@pytest.mark.slow
def test_the_facts_name_every_review_and_its_pieces_of_the_index(built: Built) -> None:
    told = json.loads(built[f"{FILES}reviews.json"].data)
    assert [one["slug"] for one in told] == [
        "ashgrove-2021-b",
        "ashgrove-2019-a",
        "ashgrove-2015-a",
    ]
    for one in told:
        for piece in one["pieces"]:
            file = built[f"{FILES}fragment/{piece}.pf_fragment"]
            assert file.made_from == {one["slug"]}
    rowan = told[1]
    assert rowan["year"] == "2019"
    assert rowan["circumstances"] == "homicide"
    assert rowan["partnership"] == "Ashgrove Community Safety Partnership"


@pytest.mark.slow
def test_a_review_that_is_carried_over_can_be_found(tmp_path: Path) -> None:
    site = whole_site()
    slug = site.carried[0].slug
    old = File(f"reviews/{slug}/index.html", page("<h1>Linden</h1>Of yore."), frozenset({slug}))
    files = {file.path: file.data for file in build_site(site, tmp_path, (old,))}
    assert fragments(files)[f"/reviews/{slug}/"] == "Linden. Of yore."
    assert old.path not in files


def test_withdrawn_pages_and_lists_of_all_cannot_be_found(tmp_path: Path) -> None:
    site = replace(whole_site(), publications=(), pages={})
    gone = File("reviews/ashgrove-2012-a/index.html", page("Withdrawn."), frozenset())
    listed = File("reviews/index.html", page("All."), frozenset({site.carried[0].slug}))
    files = {f.path: f.data for f in search_files(site, (gone, listed), tmp_path)}
    assert fragments(files) == {}
