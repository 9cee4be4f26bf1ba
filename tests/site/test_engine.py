import json
from pathlib import Path

import pytest
import yaml

from publisher.errors import ToolError
from publisher.model import Heading, RedactedText, Review, Role, Table
from publisher.site.assets import asset_files
from publisher.site.engine import LOG
from publisher.site.publication import Publication, Site
from publisher.site.sparing import FOLDER
from publisher.site.stage import CONFIG
from publisher.site.words import one_line
from tests.site.content import (
    SETTINGS,
    TODAY,
    Text,
    cell,
    document,
    facts,
    head,
    own_pages,
    para,
    picture,
    run,
)
from tests.site.nasty import NASTY
from tests.site.reading import engine_pages, read
from tests.site.staged import stage

R = RedactedText
ALL_STRUCK = Heading(1, (run("gone altogether", struck=True),))
BELOW = head(2, "below it")
SMALL = Site(SETTINGS, pages=own_pages(), today=TODAY)


def nasty_site() -> Site:
    """A site in which each text of a review is one that would do harm."""

    def text(at: int) -> Text:
        return R(NASTY[at % len(NASTY)].strip() or "x")

    every = tuple(
        block
        for at, words in enumerate(NASTY)
        for block in (
            head(1 + at % 3, f"{words} {at}", number=text(at)),
            para(run(words, link=text(at)), number=text(at + 1)),
            Table(((cell(words, header=True),), (cell(words),)), 1, text(at)),
            picture(words, text(at + 2)),
            Heading(1 + at % 3, (run("gone ", struck=True), run(f"{words} {at}"))),
        )
    )
    documents = tuple(
        document(Role.APPENDIX, text(at), (ALL_STRUCK, BELOW, *every), name=f"appendix-{at}")
        for at in range(6)
    )
    about = facts("".join(NASTY), notice="".join(NASTY))
    review = Review("nasty", about, documents)
    names = tuple(d.name for d in documents)
    nasty = Publication(review, names, about.letter_dated)
    return Site(SETTINGS, (nasty,), pages=own_pages(), today=TODAY)


@pytest.mark.slow
def test_no_text_of_a_review_is_markup_anywhere_on_its_pages(tmp_path: Path) -> None:
    plain = engine_pages(stage(SMALL), tmp_path / "a")
    tags = {e.tag for page in plain.values() if page[:2] == b"<!" for e in read(page).elements}
    allowed = tags | set("table thead tbody caption tr th td figure img figcaption span".split())  # noqa: SIM905
    allowed |= {"dl", "dt", "dd", "div", "cite", "time", "h3", "h4", "h5", "br", "sup", "strong"}
    allowed |= {"section", "s"}
    for path, built in engine_pages(stage(nasty_site()), tmp_path / "b").items():
        if path.endswith(".html"):
            page = read(built)
            assert {element.tag for element in page.elements} <= allowed, path
            assert page.unbalanced == page.comments == 0, path
            data, scripts = ("type", "application/ld+json"), []
            for script in page.all("script"):
                if data in script.attributes.items():
                    json.loads(script.text)
                else:
                    scripts.append(list(script.attributes))
            assert 1 <= len(scripts) <= 2, path  # for leaving, and one of the page's own
            assert all(script == ["src", "defer"] for script in scripts), path
            for element in page.elements:
                assert not any(name.startswith("on") for name in element.attributes), path
                assert "style" not in element.attributes, path
                for name in ("href", "src"):
                    link = (element.attributes.get(name) or "").lower().strip()
                    assert not link.startswith(("javascript:", "data:", "vbscript:")), path


@pytest.mark.slow
def test_titles_notices_and_contents_are_the_words_of_the_review(tmp_path: Path) -> None:
    site = nasty_site()
    (publication,) = site.publications
    built = engine_pages(stage(site), tmp_path)
    for made in publication.documents:
        page = read(built[f"reviews/nasty/{made.name}/index.html"])
        assert one_line(page.all("h1")[0].text) == one_line(made.title)
        assert one_line(page.all("title")[0].text).startswith(one_line(made.title))
        assert one_line(publication.review.facts.notice or "") in page.text
        heads = {
            e.attributes["id"]: one_line(e.text.replace("gone ", "")) for e in page.all("h2", "h3")
        }
        listed = {
            (e.attributes["href"] or "")[1:]: one_line(e.text)
            for e in page.all("a")
            if "nav" in e.path and (e.attributes["href"] or "").startswith("#")
        }
        assert len(listed) > 40
        assert "gone-altogether" in heads.keys() - listed.keys()
        assert listed["below-it"] == "below it", "in the list of contents by itself"
        assert listed == {anchor: heads[anchor] for anchor in listed}


@pytest.mark.slow
def test_the_same_stage_is_built_to_the_same_bytes(tmp_path: Path) -> None:
    staged = stage(nasty_site())
    assert engine_pages(staged, tmp_path / "one") == engine_pages(
        staged, tmp_path / "another-place"
    )


@pytest.mark.slow
def test_the_hook_puts_the_text_by_and_changes_no_byte(tmp_path: Path) -> None:
    staged = dict(stage(nasty_site()))
    pages = engine_pages(staged, tmp_path / "with")
    put_by = [path.name for path in tmp_path.glob(f"with/**/{FOLDER}/**/*.md")]
    assert len(put_by) == sum(path.endswith(".md") for path in staged)
    config = yaml.safe_load(staged[CONFIG])
    del config["hooks"]
    plain = {**staged, CONFIG: yaml.safe_dump(config, sort_keys=True, allow_unicode=True).encode()}
    assert engine_pages(plain, tmp_path / "without") == pages


@pytest.mark.slow
def test_only_pages_and_the_assets_are_collected(tmp_path: Path) -> None:
    found = engine_pages(stage(SMALL), tmp_path)
    assert {path for path in found if not path.endswith(".html")} == set(asset_files())


@pytest.mark.slow
def test_a_failure_is_told_without_the_words_of_the_engine(tmp_path: Path) -> None:
    pages = {**own_pages(), "more.md": R("# More\n\n[secret words](secret-page.md)")}
    with pytest.raises(ToolError, match="MkDocs could not make the pages") as error:
        engine_pages(stage(Site(SETTINGS, pages=pages, today=TODAY)), tmp_path)
    assert "secret" not in error.value.message + error.value.remedy
    (log,) = tmp_path.glob(f"engine-*/{LOG}")
    assert b"secret-page.md" in log.read_bytes()


@pytest.mark.slow
def test_the_engine_sees_nothing_of_our_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_THE_TESTS", "a key")
    staged = dict(stage(SMALL))
    main = staged["theme/main.html"].decode()
    staged["theme/main.html"] = main.replace("<body>", "<body>{{ env_of_test }}").encode()
    staged["mkdocs.yml"] += b"\nsite_author: !ENV [SECRET_OF_THE_TESTS, nothing]\n"
    staged["theme/main.html"] = main.replace("<body>", "<body>{{ config.site_author }}").encode()
    assert b"<body>nothing" in engine_pages(staged, tmp_path)["index.html"]
