"""Every word of ours on a page comes from the catalogue of the page's language."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from publisher.model import RedactedText
from publisher.site.build import build_site
from publisher.site.publication import Entry, Publication, Site
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


ENGLISH = "‹"
"""What stands before each English word of settings and of reviews."""


def english(words: str | None) -> str:
    return f"{ENGLISH}{words}›"


def source(words: str | None) -> RedactedText:
    return RedactedText(english(words))


def facts_in_english(publication: Publication) -> Publication:
    facts = publication.review.facts
    told = replace(
        facts,
        partnership=source(facts.partnership),
        themes=tuple(map(source, facts.themes)),
        notice=source(facts.notice),
    )
    documents = tuple(
        replace(d, title=source(d.title)) if d.language == "en" else d
        for d in publication.review.documents
    )
    return replace(publication, held=replace(publication.review, facts=told, documents=documents))


def entry_in_english(entry: Entry) -> Entry:
    return replace(entry, partnership=source(entry.partnership))


def marked_site() -> Site:
    """The site with every text of the catalogues between marks, and all that is in English."""
    site = whole_site()
    publisher = site.settings.publisher
    council = publisher.council.model_copy(
        update={
            name: english(getattr(publisher.council, name))
            for name in ("name", "partnership", "answers_within")
        }
    )
    told = {"council": council, "notice": english(publisher.notice)}
    return replace(
        site,
        texts={language: bracketed(one) for language, one in site.texts.items()},
        settings=site.settings.model_copy(
            update={
                "site_name": english(site.settings.site_name),
                "publisher": publisher.model_copy(update=told),
            }
        ),
        publications=tuple(map(facts_in_english, site.publications)),
        carried=tuple(map(entry_in_english, site.carried)),
    )


@pytest.fixture(scope="module")
def marked_pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    files = build_site(marked_site(), tmp_path_factory.mktemp("marked"))
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


def unmarked(page: str) -> list[str]:
    """The English words on a Welsh page that no element says to be English."""
    found = read(re.sub(r"<script.*?</script>|<title>.*?</title>", "", page, flags=re.DOTALL))
    spoken = [(e, [e.attributes.get("lang"), *e.within]) for e in found.elements]
    heard = [
        e.attributes[name] or ""
        for e, languages in spoken
        for name in SPOKEN
        if name in e.attributes and next(filter(None, languages), "") != "en"
    ]
    shown = [text for text, languages in found.said if next(filter(None, languages), "") != "en"]
    return [text for text in (*heard, *shown) if ENGLISH in text]


def test_english_words_on_a_welsh_page_are_said_to_be_english(
    marked_pages: Mapping[str, str],
) -> None:
    welsh = {path: page for path, page in marked_pages.items() if path.startswith("cy/")}
    assert len(welsh) >= 8
    assert all(ENGLISH in page for page in welsh.values())
    assert {path: found for path, page in welsh.items() if (found := unmarked(page))} == {}


def links_within(path: str, page: str) -> list[tuple[str, str]]:
    """Where the links of a page lead on this site, and the language that each says it leads to."""
    found = [(e.attributes["href"] or "", e) for e in read(page).all("a")]
    folder = posixpath.dirname(path)
    return [
        (posixpath.normpath(posixpath.join(folder, href)), e.attributes.get("hreflang") or "cy")
        for href, e in found
        if not re.match("[a-z]+:|#", href)
    ]


def test_a_link_from_a_welsh_page_to_an_english_one_says_so(
    marked_pages: Mapping[str, str],
) -> None:
    for path, page in marked_pages.items():
        for to, said in links_within(path, page) if path.startswith("cy/") else ():
            assert f"{to}/".startswith("cy/") or said == "en", (path, to)
