"""Findings on identifiers left over: kind, place, how often, and never the words."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.config import Allowance
from publisher.findings import Place, Rule
from publisher.model import Cell, Heading, Paragraph, Picture, Raster, Review, Run, Table
from publisher.redaction.identifiers import (
    look_through,
    problems_left_over,
    problems_with_allowances,
)
from publisher.redaction.layout import layout_of
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.passages import passages_of
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review
from publisher.terms import FlaggedTerm, TermKind
from tests.redaction.leftover.looking import FACTS, OURS, look_at, paragraphs
from tests.redaction.leftover.test_shapes import ARE
from tests.redaction.test_whole_model import review, texts_in

VICTIM = FlaggedTerm("victim", TermKind.PERSON, ("Marisela Oduya",), "Rowan")
PICTURE = Raster(b"", 1, 1, "0" * 64)


def cell(text: str) -> Cell[str]:
    return Cell((Paragraph((Run(text),)),))


def table(*rows: tuple[str, ...]) -> Table[str]:
    return Table(tuple(tuple(map(cell, row)) for row in rows), header_rows=1)


def test_a_finding_tells_kind_place_and_how_often() -> None:
    look = look_at(*paragraphs("First.\nAt ZZ4 7CC.\nzz4 7cc and ZZ47CC again\nAt ZZ9 9ZV."))
    found = [(f.rule, f.file, f.place, f.detail) for f in problems_left_over(look)]
    assert found == [
        (Rule.I101, "overview-report", Place(paragraph=2), "a postcode, 2 times"),
        (Rule.I101, "overview-report", Place(paragraph=3), "a postcode"),
        (Rule.I101, "overview-report", Place(paragraph=4), "a postcode"),
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("At ZZ4 ", "x", " 7CC."), [(Rule.I101, Place(paragraph=1), "a postcode")]),
        (("Seen on 7 ", "May", " March 1984."), [(Rule.I201, Place(paragraph=1), "1")]),
        (("At ZZ4 7CC, ", "and", " so."), [(Rule.I101, Place(paragraph=1), "a postcode")]),
    ],
    ids=["a postcode", "a date", "told once"],
)
def test_what_is_said_without_the_words_struck_out_is_looked_at(
    texts: tuple[str, str, str], expected: object
) -> None:
    first, out, last = texts
    look = look_at(Paragraph((Run(first), Run(out, struck=True), Run(last))))
    assert [(f.rule, f.place, f.detail) for f in problems_left_over(look)] == expected


def test_dates_and_single_words_of_a_document_are_told_at_once() -> None:
    look = look_at(*paragraphs("On 1 May 2018 and 2 May 2018.\nZuzanna and Kacper, 3 May 2018"))
    found = [(f.rule, f.place, f.detail) for f in problems_left_over(look)]
    assert found == [
        (Rule.I201, Place(paragraph=1), "3"),
        (Rule.I203, Place(paragraph=2), "2"),
    ]


def test_a_misspelt_name_tells_its_term() -> None:
    look = look_at(*paragraphs("Marisella left"), terms=[VICTIM])
    (found,) = problems_left_over(look)
    assert (found.rule, found.term, found.detail) == (Rule.I109, "victim", "")


def test_the_page_is_told_where_there_are_pages() -> None:
    look = look_at(Paragraph((Run("At ZZ4 7CC."),), page=4))
    assert [f.place for f in problems_left_over(look)] == [Place(4, 1)]


def test_numbers_of_paragraphs_are_no_identifiers() -> None:
    look = look_at(
        Paragraph((Run("Lane ends were many."),), number="01632 960142"),
        Heading(2, (Run("Marsh Lane"),), number="3"),
    )
    assert "STREET" not in [one.kind.name for one in look.left]


def test_titles_links_notes_and_descriptions_are_looked_at() -> None:
    look = look_at(
        Paragraph((Run("her page", link="https://www.facebook.com/oduya.m"),)),
        Paragraph((Run("write", link="mailto:z@posta.example"),)),
        Picture(PICTURE, "A van, AB12 CDE", "Photograph by Dr Varga"),
    )
    assert [one.kind.name for one in look.left] == ["VEHICLE", "TITLED", "PROFILE", "EMAIL"]


@pytest.mark.parametrize(
    "rows",
    [
        (("Name used", "Date of birth"), ("Rowan", "3 July 1983"), ("Alder", "4 May 1981")),
        (("Fact", "Value"), ("Date of birth", "3 July 1983"), ("DOB", "04/05/1981")),
    ],
)
def test_a_columns_heading_and_a_rows_label_tell_what_stands_in_a_cell(
    rows: tuple[tuple[str, ...], ...],
) -> None:
    look = look_at(table(*rows))
    assert [one.kind.name for one in look.left if one.kind.name != "WORD"] == ["BIRTH", "BIRTH"]


def test_a_label_in_the_paragraph_before_tells_what_follows() -> None:
    look = look_at(*paragraphs("NHS number:\n999 012 3480"))
    assert [one.kind.name for one in look.left] == ["NHS_NUMBER"]


def test_what_review_yml_tells_the_public_is_looked_at() -> None:
    facts = replace(FACTS, themes=("calls to 07700 900417",), notice="Ask z@posta.example")
    found = [(f.rule, f.file) for f in problems_left_over(look_at(facts=facts))]
    assert found == [(Rule.I102, "review.yml"), (Rule.I102, "review.yml")]


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Ring 07700 900417", "07700900417"),
        ("Ring 07700900417", "+44 7700 900417"),
        (
            "Ring \uff10\uff17\uff17\uff10\uff10 \uff19\uff10\uff10\uff14\uff11\uff17",
            "07700 900417",
        ),
        ("At ZZ4\u00a07CC", "zz4 7cc"),
        ("Dr Anselm Varga", "Anselm Varga"),
        ("Dr. Varga's", "Varga"),
        ("by Iolanthe Greaves", "IOLANTHE GREAVES"),
        ("by Iolanthe Greaves", "Iolanthe Greaves, Chair of the Panel"),
        ("OFFICIAL-SENSITIVE", "OFFICIAL - SENSITIVE"),
    ],
)
def test_an_allowance_answers_whatever_the_spacing_and_the_case(text: str, allowed: str) -> None:
    if "Chair" in allowed:
        text = f"{text}, Chair of the Panel"
    look = look_at(*paragraphs(text), allow=[allowed])
    assert look.left == ()
    assert look.used == {0: 1}


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Ring 07700 900417", "900417"),
        ("Ring 07700 900417", "07700 900418"),
        ("Dr Anselm Varga", "Varga"),
        ("Dr Anselm Varga", "Dr"),
        ("by Iolanthe Greaves", "Iolanthe"),
        ("12 Acacia Avenue", "Acacia Avenue"),
    ],
)
def test_an_allowance_of_a_part_or_of_something_else_answers_nothing(
    text: str, allowed: str
) -> None:
    look = look_at(*paragraphs(text), allow=[allowed])
    assert len(look.left) == 1
    assert look.used == {}


def test_an_allowance_counts_how_often_it_answered() -> None:
    look = look_at(*paragraphs("Dr Varga\nand Dr Varga"), allow=["0808 2000 247", "Dr Varga"])
    assert look.used == {1: 2}


def test_an_allowance_that_answers_nothing_and_one_that_is_flagged_are_told_by_number() -> None:
    allow = [Allowance(text=t, reason="x") for t in ("0161", "Mrs Oduya", "ZZ4 7CC")]
    found = [
        (f.rule, f.term, f.detail)
        for f in problems_with_allowances(allow, Matcher([VICTIM]), {2: 1})
    ]
    assert found == [
        (Rule.I206, "", "number 1 of `allow:`"),
        (Rule.I111, "victim", "number 2 of `allow:`"),
    ]


def test_every_text_of_the_model_is_looked_at() -> None:
    redacted = redact_review(review("ring 07700 9{0:05}"), Matcher([])).review
    look = look_through(redacted, [], [], OURS)
    texts = [text for _, text in texts_in(redacted, Review)]
    assert len(texts) > 100
    assert sorted(f"ring {one.words}" for one in look.left) == sorted(texts)


def test_passages_count_as_the_layout_does() -> None:
    for document in review("one{0}").documents:
        texts = [passage.text for passage in passages_of(document) if passage.piece is not None]
        assert texts == [piece.text for piece in layout_of(document).pieces]


IDENTIFIERS = st.sampled_from([text for cases in ARE.values() for text, _ in cases])
WORDS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", min_size=4, max_size=9)


OURS_TO_SAY = set(re.findall(r"[\w-]+", f"{[*Rule]} {[*Kind]} {Rule.__members__}".lower()))


@settings(max_examples=60, deadline=None)
@given(st.lists(IDENTIFIERS, min_size=1, max_size=4), st.lists(WORDS, min_size=1, max_size=4))
def test_no_finding_and_no_value_shown_holds_a_word_of_the_source(
    identifiers: list[str], words: list[str]
) -> None:
    names = [f"Dr {word.capitalize()}" for word in words]
    look = look_at(*paragraphs("\n".join([*identifiers, *names])))
    assert look.left
    told = f"{list(problems_left_over(look))} {look}".lower()
    said = set(re.findall(r"[\w-]+", told)) - OURS_TO_SAY
    for one in look.left:
        secret = {part for part in re.findall(r"[\w-]+", one.words.lower()) if len(part) > 3}
        assert not secret & said


HOUSES = {
    "a flagged street without its kind": ("at 12 Acacia until", ["12 Acacia"]),
    "another house of it": ("at 14b, Acacia then", ["14b, Acacia"]),
    "a name of two words": ("at 104 Old\u00a0Quarry once", ["104 Old\u00a0Quarry"]),
    "a tree": ("12 acacia trees, and 12 Acacias", []),
    "an everyday word": ("3 High up, on 7 March", []),
    "a year": ("in 2019 Acacia was closed", []),
}


@pytest.mark.parametrize(("text", "expected"), HOUSES.values(), ids=HOUSES)
def test_a_house_with_a_flagged_street_that_is_cut_short_is_found(
    text: str, expected: list[str]
) -> None:
    streets = ("12 Acacia Avenue, Bexley", "104b Old Quarry Cres.", "3 High St", "7 March Rd")
    home = FlaggedTerm("home", TermKind.ADDRESS, streets, "[address removed]")
    look = look_at(*paragraphs(text), terms=[home])
    assert [one.words for one in look.left if one.kind is Kind.STREET] == expected


def test_what_stands_in_a_table_is_told_by_row_and_column() -> None:
    plan = table(("No", "Who", "When"), ("1", "Ring 07700 900417", "2019"))
    wide = Table((plan.rows[0], (replace(plan.rows[1][0], columns=2), plan.rows[1][1])))
    places = [str(one.place) for one in look_at(*paragraphs("x"), plan).left]
    assert places == ["row 2, column 2"]
    places = [str(one.place) for one in look_at(plan, *paragraphs("Ring 07700 900417"), wide).left]
    assert places == ["table 1, row 2, column 2", "paragraph 7", "table 2, row 2, column 3"]
