"""What a council says in Welsh of its themes, partnerships and notices stands on Welsh pages."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from publisher.config import Welsh
from publisher.site.browse import review_facets
from publisher.site.council import council_page
from publisher.site.lists import reviews_pages
from publisher.site.narrowing import narrowing_form
from publisher.site.pdf import make_pdf
from publisher.site.publication import entry_of
from publisher.site.review_page import review_page
from publisher.site.search_page import search_page
from publisher.site.texts import Texts, texts_of
from tests.site.content import ROWAN, SETTINGS, WELSH_PLAN
from tests.site.printed import COVER, words_of

NOTICE = ROWAN.review.facts.notice or ""
PARTNERSHIP = "Partneriaeth Diogelwch Cymunedol Ashgrove"
WELSH = Welsh(
    partnership=PARTNERSHIP,
    answers_within="dau ddiwrnod gwaith",
    words={"mental  health": "iechyd meddwl", NOTICE: "Mae’r adolygiad hwn wedi’i ddyfeisio."},
)


def texts(welsh: Welsh = WELSH) -> Texts:
    publisher = SETTINGS.publisher.model_copy(update={"welsh": welsh})
    return texts_of(SETTINGS.model_copy(update={"publisher": publisher}))["cy"]


def page(own: Texts) -> str:
    """The review's page, and the list that it stands in."""
    of_review = review_page(ROWAN, SETTINGS, {}, own).decode()
    of_list = b"".join(reviews_pages([entry_of(ROWAN)], own).values()).decode()
    shown = re.sub("<option.*?</option>", "", f"{of_review}{of_list}")
    return re.sub(r'"linked_data_json": ".*?[^\\]"', "", shown).replace('\\"', '"')


def test_a_welsh_page_has_the_welsh_words_and_says_what_is_left_in_english() -> None:
    shown = page(texts())
    assert shown.count(f"<dd>{PARTNERSHIP}</dd>") + shown.count(f"<p>{PARTNERSHIP}</p>") == 2
    assert shown.count('iechyd meddwl, <span lang="en">Coercive control</span>') == 2
    assert shown.count("Mae’r adolygiad hwn wedi’i ddyfeisio.") == 2
    assert "Rydym yn ateb o fewn dau ddiwrnod gwaith." in shown
    assert "Mental health" not in shown
    assert "Ashgrove Community" not in shown
    assert NOTICE not in shown


def test_without_them_all_is_english_and_said_to_be() -> None:
    shown = page(texts(Welsh()))
    for words in ("Mental health", "Ashgrove Community Safety Partnership", NOTICE):
        assert shown.count(words) == shown.count(f'<span lang="en">{words}</span>') > 1


def test_an_english_page_has_nothing_of_it() -> None:
    english = texts_of(SETTINGS)["en"]
    assert "lang=" not in page(english)


def test_a_list_is_narrowed_by_the_welsh_words() -> None:
    entries = [entry_of(ROWAN), replace(entry_of(ROWAN), slug="ashgrove-2020-a", themes=())]
    form = narrowing_form(review_facets(entries, texts()), "reviews", 2, texts())
    mark = ' data-review="ashgrove-2019-a"'
    assert f'<option value="theme-iechyd-meddwl"{mark}>iechyd meddwl (1)</option>' in form
    assert f'<option value="theme-coercive-control"{mark} lang="en">Coercive control (1)' in form


def test_the_search_is_told_the_welsh_words() -> None:
    told = search_page(texts()).decode()
    assert "&quot;mental health&quot;:&quot;iechyd meddwl&quot;" in told


def test_a_page_of_the_council_says_what_is_english() -> None:
    text = "# Am {{ council }}\n\n{{ partnership }}, {{ answers_within }}, {{ council }}.\n"
    made = council_page("cy/about-reviews.md", text, SETTINGS, texts(), "")
    assert made.title == "Am Ashgrove Council"
    english = '<span lang="en">Ashgrove Council</span>'
    assert made.body.strip() == f"{PARTNERSHIP}, dau ddiwrnod gwaith, {english}."


def languages_within(pdf: bytes) -> set[bytes]:
    """The languages that words on the pages are said to be in."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = [page.Contents.read_bytes() for page in opened.pages]
    return {tongue for page in pages for tongue in re.findall(rb"/Lang *\(([^)]+)\)", page)}


@pytest.mark.parametrize(("welsh", "english"), [(WELSH, False), (Welsh(), True)])
def test_a_pdf_says_what_is_english_on_its_cover(welsh: Welsh, english: bool) -> None:
    pdf = make_pdf(WELSH_PLAN, replace(COVER, texts=texts(welsh), notices=(NOTICE,)))
    assert (PARTNERSHIP.replace(" ", "") in words_of(pdf)) is not english
    assert (b"en-GB" in languages_within(pdf)) is english
