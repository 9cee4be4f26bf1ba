"""The catalogues of texts: none is missing, none is idle, and each can stand on a page."""

import re
from pathlib import Path

import pytest

from publisher.site.texts import CASES, Said, fault_of, placeholders, raw, said_of, shipped

SITE = Path(__file__).parents[2] / "publisher"
ENGLISH, WELSH = shipped("en"), shipped("cy")
IN_ENGLISH_ALONE = (
    "browse.", "groups.", "progress.", "narrow.actions_", "recs.", "data.",
)  # fmt: skip
"""What is on pages that are made in English alone; Welsh pages lead there and say so."""


def needed_in_welsh() -> list[str]:
    return [key for key in ENGLISH.says if not key.startswith(IN_ENGLISH_ALONE)]


def forms(said: Said) -> list[str]:
    return [said] if isinstance(said, str) else list(said.values())


def needs(said: Said) -> frozenset[str]:
    return frozenset().union(*map(placeholders, forms(said)))


def used() -> tuple[set[str], set[str]]:
    """What code and templates ask for: whole keys, and beginnings that they go on from."""
    paths = [*SITE.rglob("*.py"), *SITE.rglob("theme/**/*.html")]
    source = "".join(path.read_text("utf-8") for path in sorted(paths))
    whole = set(re.findall(r"""["']([a-z]+\.[a-z0-9_-]+)["']""", source))
    begun = set(re.findall(r"""f["']([a-z]+\.[a-z_]*)\{""", source))
    return whole, begun | set(re.findall(r"""group\(["']([a-z]+\.)["']\)""", source))


def test_welsh_lacks_no_text_and_has_none_too_many() -> None:
    assert list(WELSH.says) == needed_in_welsh()


@pytest.mark.parametrize("key", needed_in_welsh())
def test_a_welsh_text_is_filled_in_with_the_same_things(key: str) -> None:
    assert needs(WELSH.says[key]) == needs(ENGLISH.says[key])
    assert isinstance(WELSH.says[key], str) is isinstance(ENGLISH.says[key], str)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_text_can_stand_on_a_page_as_it_is(language: str) -> None:
    for key, said in shipped(language).says.items():
        assert [fault_of(form) for form in forms(said)] == [""] * len(forms(said)), key


@pytest.mark.parametrize(
    "said", ["", " ", "a < b", "a & b", 'a "b"', "*a*", "`a`", "a]", "a {", "a\n", "[]", "a \\ b"]
)
def test_what_pages_give_a_meaning_to_is_no_text(said: str) -> None:
    assert fault_of(said)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_depends_on_a_number_has_a_form_for_each_case_of_its_language(language: str) -> None:
    for key, said in shipped(language).says.items():
        assert isinstance(said, str) or tuple(said) == CASES[language], key


def test_no_text_is_idle() -> None:
    whole, begun = used()
    idle = [k for k in ENGLISH.says if k not in whole and not k.startswith(tuple(begun))]
    assert idle == []


def test_no_text_is_asked_for_that_is_not_there() -> None:
    paths = [*SITE.rglob("*.py"), *SITE.rglob("theme/**/*.html")]
    source = "".join(path.read_text("utf-8") for path in sorted(paths))
    called = r"""(?:texts|own|count|forms|linked|partly_hidden)\(\s*f?["']([a-z]+\.[^"'{]+)["']"""
    calls = rf"{called}|t\['([^']+)'\]"
    asked = {one or other for one, other in re.findall(calls, source)}
    assert len(asked) > 100
    assert asked - set(ENGLISH.says) == set()


def test_each_welsh_text_says_who_checked_it_or_that_nobody_did() -> None:
    assert all(set(entry) == {"says", "checked"} for entry in raw("cy").values())


def test_welsh_counts_in_its_own_cases() -> None:
    said = [WELSH.count("pdf.facts", n, size="1 KB").split(", ")[1] for n in (1, 2, 3, 6, 7)]
    assert said == ["1 tudalen", "2 dudalen", "3 tudalen", "6 thudalen", "7 tudalen"]
    assert WELSH.month((2019, 11)) == "Tachwedd 2019"


def test_a_link_takes_its_words_from_the_text_and_nothing_from_what_is_filled_in() -> None:
    made = ENGLISH.linked("data.own_file", "a/", file="[name removed]")
    assert made.count("<a ") == 1
    assert '(<a href="a/">its JSON Schema</a>)' in made
    assert "[name removed]" in made


def test_a_text_is_asked_for_in_the_way_it_is_kept() -> None:
    with pytest.raises(TypeError):
        ENGLISH("pdf.facts")
    with pytest.raises(TypeError):
        ENGLISH.count("pdf.plain", 1)
    assert said_of({"says": "a", "checked": None}) == said_of("a") == "a"
