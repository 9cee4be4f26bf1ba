"""What a reader on a poor connection has to load, in bytes as servers send them."""

import gzip
import random
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from publisher.model import Block, Document, Role
from publisher.site.build import COLOURS
from publisher.site.publication import Publication, Site
from tests.site.content import DOCS, ROWAN, SETTINGS, TODAY, Text, document, head, own_pages, para
from tests.site.reading import engine_pages, read
from tests.site.staged import stage

pytestmark = pytest.mark.slow

PAGES = sorted(DOCS.parent.rglob("*.md"))
WORDS = sorted({w for page in PAGES for w in re.findall(r"[A-Za-z]+", page.read_text("utf-8"))})
KILOBYTE = 1_000


def report(role: Role, words: int) -> Document[Text]:
    """An invented report: chapters of 36 numbered paragraphs, words as often as in real ones."""
    chance = random.Random(1)
    often = [1 / place for place in range(1, len(WORDS) + 1)]
    vocabulary = chance.sample(WORDS, len(WORDS))
    blocks: list[Block[Text]] = []
    for at in range(words // 75):
        chapter, part = at // 36 + 1, at // 12 % 3 + 1
        if at % 12 == 0:
            said = " ".join(chance.choices(vocabulary, often, k=5))
            blocks.append(head(2 if at % 36 else 1, said, f"{chapter}.{part}"))
        said = " ".join(chance.choices(vocabulary, often, k=75))
        blocks.append(para(f"{said}.", number=f"{chapter}.{part}.{at % 12 + 1}"))
    return document(role, "Report", blocks)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    documents = (report(Role.EXECUTIVE_SUMMARY, 3_000), report(Role.OVERVIEW_REPORT, 25_000))
    review = replace(ROWAN.review, documents=documents)
    names = tuple(d.name for d in documents)
    publication = Publication(review, names, ROWAN.published)
    site = Site(SETTINGS, (publication,), pages=own_pages(), today=TODAY)
    return engine_pages(stage(site), tmp_path_factory.mktemp("work"))


def loaded(files: Mapping[str, bytes], name: str) -> int:
    """The page and everything that it loads, packed as a server packs it."""
    html = files[f"reviews/ashgrove-2019-a/{name}/index.html"]
    page = read(html)
    used = [e for e in page.all("link") if e.attributes["rel"] in ("icon", "stylesheet")]
    links = [e.attributes.get("href") or e.attributes.get("src") for e in used + page.all("script")]
    own = [link.removeprefix("../../../") for link in links if link]
    assets = [files[path] for path in own if path != COLOURS]  # 150 bytes, made elsewhere
    assert len(assets) >= 4
    return sum(len(gzip.compress(data, 6)) for data in (html, *assets))


def test_a_page_of_3_000_words_with_all_it_loads_is_at_most_25_kilobytes(
    files: Mapping[str, bytes],
) -> None:
    assert 5 * KILOBYTE < loaded(files, "executive-summary") <= 25 * KILOBYTE


def test_a_report_of_25_000_words_with_all_it_loads_is_at_most_110_kilobytes(
    files: Mapping[str, bytes],
) -> None:
    assert 50 * KILOBYTE < loaded(files, "overview-report") <= 110 * KILOBYTE
