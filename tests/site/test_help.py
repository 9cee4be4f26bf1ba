"""The helplines, which nobody may be given wrong."""

import re

import pytest

from publisher.config import Council
from publisher.redaction.leftover.lawful import HELPLINES
from publisher.site.assets import theme_files
from publisher.site.contact import contact_html
from publisher.site.texts import LANGUAGES, shipped
from tests.site.content import DOCS

BOX = theme_files()["partials/help.html"].decode()


def page(language: str) -> str:
    folder = DOCS if language == "en" else DOCS / language
    return (folder / "help.md").read_text("utf-8").replace("&nbsp;", " ")


def box(language: str) -> str:
    return BOX + " ".join(shipped(language)(key) for key in ("helpbox.danger", "helpbox.silent"))


PLACES = pytest.mark.parametrize(
    "words", [f(language) for language in LANGUAGES for f in (page, box)],
    ids=[f"{language} {kind}" for language in LANGUAGES for kind in ("page", "box")],
)  # fmt: skip
FOR_ALL = ("2000 247", "801 0327", "999 5428", "80 10 800", "0800 1111", "116 123", "999", "55")


@PLACES
def test_each_number_is_one_of_those_that_are_checked_once_a_year(words: str) -> None:
    numbers = re.findall(r"\b(?:0[\d ]{7,}\d|116 123)\b", words)
    assert set(numbers) <= set(HELPLINES)
    assert len(numbers) >= 6


@PLACES
@pytest.mark.parametrize("number", FOR_ALL)
def test_women_men_lgbt_people_wales_children_and_all_in_despair_find_theirs(
    words: str, number: str
) -> None:
    assert number in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_that_a_pdf_stays_on_the_device_after_a_private_window(language: str) -> None:
    safely = page(language).rpartition("\n## ")[2]
    window, pdf = safely.find("InPrivate"), safely.find("PDF")
    assert 0 < window < pdf


def test_a_council_line_with_words_beside_its_number_may_break_and_a_helpline_may_not() -> None:
    council = Council(
        name="A",
        partnership="B",
        email="a@b.example",
        phone="01632 960 123 (Monday to Friday, 9 to 5)",
    )
    style = theme_files()["assets/site.css"].decode()
    rules = dict(re.findall(r"^\.(number|phone) \{([^}]*)\}", style, re.M))
    assert "nowrap" in rules["number"]
    assert "nowrap" not in rules["phone"]
    assert '<span class="phone">01632' in contact_html(council, shipped("en"))
    assert "phone" not in BOX
