"""The helplines, which nobody may be given wrong."""

import re

import pytest

from publisher.redaction.leftover.lawful import HELPLINES
from publisher.site.assets import theme_files
from tests.site.content import DOCS

PAGE = (DOCS / "help.md").read_text("utf-8").replace("&nbsp;", " ")
BOX = theme_files()["partials/help.html"].decode()
FOR_ALL = ("2000 247", "801 0327", "999 5428", "80 10 800", "0800 1111", "116 123", "999", "55")


@pytest.mark.parametrize("words", [PAGE, BOX], ids=["page", "box"])
def test_each_number_is_one_of_those_that_are_checked_once_a_year(words: str) -> None:
    numbers = re.findall(r"\b(?:0[\d ]{7,}\d|116 123)\b", words)
    assert set(numbers) <= set(HELPLINES)
    assert len(numbers) >= 6


@pytest.mark.parametrize("words", [PAGE, BOX], ids=["page", "box"])
@pytest.mark.parametrize("number", FOR_ALL)
def test_women_men_lgbt_people_wales_children_and_all_in_despair_find_theirs(
    words: str, number: str
) -> None:
    assert number in words
