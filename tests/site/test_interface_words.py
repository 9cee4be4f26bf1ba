"""Every word of ours on a page comes from the catalogue of the page's language."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from publisher.site.build import build_site
from publisher.site.texts import LANGUAGES, Said, Texts
from tests.site.content import whole_site
from tests.site.reading import read

pytestmark = pytest.mark.slow

OF_CATALOGUE = re.compile(r"«[^«»]*»")
SPOKEN = ("alt", "aria-label", "title", "placeholder")
"""Attributes whose words are heard or shown."""
IN_ENGLISH_ALONE = ("data/", "recommendations.csv")
"""What describes the open data, which is documented in English."""


def bracketed(texts: Texts) -> Texts:
    def marked(said: Said) -> Said:
        return f"«{said}»" if isinstance(said, str) else {k: f"«{v}»" for k, v in said.items()}

    return Texts(texts.language, {key: marked(said) for key, said in texts.says.items()})


@pytest.fixture(scope="module")
def marked_pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    site = whole_site()
    texts = {language: bracketed(one) for language, one in site.texts.items()}
    files = build_site(replace(site, texts=texts), tmp_path_factory.mktemp("marked"))
    return {f.path: f.data.decode() for f in files if f.path.endswith(".html")}


def own_words(page: str) -> set[str]:
    """The words of a page that come from no catalogue."""
    found = read(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL).encode())
    heard = [e.attributes[name] or "" for name in SPOKEN for e in found.having(name)]
    text = " ".join([found.text, *heard])
    while OF_CATALOGUE.search(text):
        text = OF_CATALOGUE.sub(" ", text)
    return {word.lower() for word in re.findall(r"[^\W\d_]+", text)}


def test_a_page_has_no_words_but_its_catalogues_and_its_sources(
    marked_pages: Mapping[str, str],
) -> None:
    site = whole_site()
    sources = repr(replace(site, texts={})).replace("\\xa0", " ").replace("\\n", " ")
    known = {word.lower() for word in re.findall(r"[^\W\d_]+", sources)}
    known |= {name.lower() for name in LANGUAGES.values()}
    ours = {
        path: own_words(page) - known
        for path, page in marked_pages.items()
        if not path.startswith(IN_ENGLISH_ALONE)
    }
    assert {path: sorted(words) for path, words in ours.items() if words} == {}
