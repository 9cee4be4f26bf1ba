"""Documents that do not agree are told, and those that agree are not."""

from dataclasses import replace

import pytest

from publisher.checks.consistency import consistency
from publisher.checks.counts import number_of
from publisher.checks.listed import recommendations_listed
from publisher.checks.texts import Listed, Texts
from publisher.findings import Place
from publisher.model import Block, Heading, ListBlock, ListItem, Role, Run
from tests.building import COLUMNS, ROW, document, settings, table, words

PLAN = Texts("recommendations", [], frozenset({12}))
KNOWN = frozenset({"rown", "known"})


def told(text: str, *others: Texts) -> list[str]:
    document = Texts("executive-summary", [(text, Place(paragraph=3))])
    found = consistency(settings(), (document, PLAN, *others), {"Rowan", "Alder"}, KNOWN)
    assert all(f.place == Place(paragraph=3) for f in found if f.file == document.file)
    return [f.detail for f in consistency(settings(), (document, PLAN, *others), {"Rowan"}, KNOWN)]


COUNTS = {
    "The Panel made eleven recommendations.": 11,
    "In all, 11 recommendations were made.": 11,
    "Twenty-one recommendations have been made.": 21,
    "The review makes a total of Ninety Nine (99) recommendations.": 99,
    "It identified forty recommendations.": 40,
    "All 13 recommendations were accepted.": 13,
}
NO_COUNTS = (
    "The Panel made twelve recommendations.",
    "The Panel made twelve (12) recommendations.",
    "The Panel made 3 recommendations for the police.",
    "The Panel made three national recommendations.",
    "The police IMR made five recommendations.",
    "It has 4.2 recommendations a year.",
    "Two recommendations of the earlier review were met.",
)


@pytest.mark.parametrize(("text", "number"), COUNTS.items())
def test_the_number_of_recommendations_is_that_of_the_plan(text: str, number: int) -> None:
    assert told(text) == [f"it says {number} recommendations, the action plan has 12"]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_a_number_of_other_recommendations_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_every_number_to_ninety_nine_is_read_in_words() -> None:
    ones = [number_of(word) for word in ("one", "Nine", "ten", "nineteen")]
    assert ones == [1, 9, 10, 19]
    assert [number_of(f"{ten}-one") for ten in ("twenty", "thirty", "ninety")] == [21, 31, 91]


def numbered(count: int, start: int = 1) -> ListBlock[str]:
    items = tuple(ListItem((words(f"Point {at}."),)) for at in range(count))
    return ListBlock(items, ordered=True, start=start)


def heading(text: str, level: int = 2) -> Heading[str]:
    return Heading(level, (Run(text),))


LISTS: dict[str, tuple[tuple[Block[str], ...], list[int]]] = {
    "one list": ((heading("Recommendations"), numbered(11)), [11]),
    "parted by words": (
        (heading("Recommendations"), numbered(5), words("Then:"), numbered(6, start=6)),
        [11],
    ),
    "anew for each addressee": (
        (
            heading("Recommendations"),
            heading("Police", 3),
            numbered(5),
            heading("Health", 3),
            numbered(4),
        ),
        [9],
    ),
    "a table": ((heading("Recommendations"), table(COLUMNS, *[ROW] * 3)), [3]),
    "a table with two actions for one": (
        (heading("Recommendations"), table(COLUMNS, ROW, ("", *ROW[1:]), ROW)),
        [2],
    ),
    "labelled": (tuple(words(f"Recommendation {at}: act.") for at in (1, 2, 3)), [3]),
    "named in passing": ((words("Recommendation 4 matters."), words("Recommendation 7 too.")), []),
    "of the agencies": ((heading("Recommendations of the IMRs"), numbered(11)), []),
    "beside lessons": ((heading("Lessons and recommendations"), numbered(11)), []),
    "below another heading": ((heading("Recommendations"), heading("Lessons"), numbered(11)), []),
    "bullets": ((heading("Recommendations"), replace(numbered(11), ordered=False)), []),
}


@pytest.mark.parametrize(("blocks", "totals"), LISTS.values(), ids=LISTS)
def test_recommendations_that_are_listed_are_counted(
    blocks: tuple[Block[str], ...], totals: list[int]
) -> None:
    found = recommendations_listed(document(Role.EXECUTIVE_SUMMARY, *blocks))
    assert [one.total for one in found] == totals


def test_a_list_of_another_number_than_the_plan_is_told_at_its_heading() -> None:
    listed = (Listed(11, frozenset({11}), "Recommendations"),)
    place = Place(paragraph=7)
    summary = Texts("executive-summary", [("Recommendations", place)], listed=listed)
    (found,) = consistency(settings(), (summary, PLAN), {"Rowan"}, KNOWN)
    assert found.detail == "it lists 11 recommendations, the action plan has 12"
    assert found.place == place
    by_addressee = (Listed(20, frozenset({20, 12, 8})),)
    agrees = replace(summary, listed=by_addressee)
    assert [*consistency(settings(), (agrees, PLAN), {"Rowan"}, KNOWN)] == []


DEATHS = (
    "Rowan died in October 2019.",
    "In October 2019, Rowan was found dead at home.",
    "Date of death: 4 Oct 2019",
)


@pytest.mark.parametrize("text", DEATHS)
def test_the_month_of_the_death_is_that_of_the_settings(text: str) -> None:
    assert told(text) == ["the month of the death is another than in review.yml"]
    assert told(text.replace("Oct", "Nov").replace("Novober", "November")) == []


@pytest.mark.parametrize(
    "text", ["Rowan's mother died in May 2012.", "Rowan died. In May 2020 the review began."]
)
def test_another_month_than_that_of_the_death_is_left_alone(text: str) -> None:
    assert told(text) == []


LETTER = "the day of the panel's letter is another than in review.yml"
MEETING = "the day of the panel's meeting is another than in review.yml"
OF_THE_PANEL = {
    "The Quality Assurance Panel wrote in its letter dated 9 September 2022.": [LETTER],
    "The QA Panel's letter of 8 September 2022 is published too.": [],
    "The Quality Assurance Panel considered the report on 28 June 2022.": [MEETING],
    "The QA Panel considered it on 3 May 2022 and again on 29 June 2022.": [],
    "The QA Panel met on 29 June 2022.": [],
    "The QA Panel considered it on 3 May 2022; its letter is dated 9 May 2022.": [LETTER, MEETING],
    "It was sent to the QA Panel on 3 May 2022.": [],
    "After the QA Panel's words the review panel met on 3 October 2022.": [],
    "The review panel met on 3 May 2021.": [],
}


@pytest.mark.parametrize(("text", "details"), OF_THE_PANEL.items())
def test_the_days_of_the_home_offices_panel_are_those_of_the_settings(
    text: str, details: list[str]
) -> None:
    assert told(text) == details


def test_a_review_does_not_begin_before_the_death() -> None:
    before = "the review began before the death of review.yml"
    assert told("The review began in May 2019.") == [before]
    assert told("The review began on 2 November 2019.") == []


def test_a_day_after_that_of_the_beginning_is_the_end_of_the_review() -> None:
    other = Texts("overview-report", [("The review was concluded on 5 March 2021.", Place())])
    ways = "the day on which the review ended is given in two ways"
    assert told("The review began in May 2020 and was concluded on 4 March 2021.", other) == [
        ways,
        ways,
    ]
    assert told("The review heard that they parted and it ended on 4 March 2021.", other) == []


def test_the_period_under_review_is_the_same_in_all_documents() -> None:
    period = "The period under review is from {} to {}."
    one = period.format("1 January 2017", "4 November 2019")
    other = Texts("overview-report", [(period.format("January 2018", "November 2019"), Place())])
    ways = "the beginning of the period under review is given in two ways"
    assert told(one, other) == [ways, ways]
    same = "The review covers the period from January 2018 until 30 November 2019."
    assert told(same, other) == []


def report(text: str) -> list[str]:
    whole = Texts("executive-summary", [(text, Place(paragraph=3))], role=Role.EXECUTIVE_SUMMARY)
    return [f.detail for f in consistency(settings(), (whole,), {"Rowan"}, KNOWN)]


def test_a_report_that_never_says_the_pseudonym_is_another_review() -> None:
    ours = "The Ashgrove Community Safety Partnership met. Maya lived alone. "
    never = "it never says Rowan, the pseudonym of review.yml"
    assert report(ours + "She was not heard. " * 40) == [never]
    assert report(ours + "She was not heard. ") == [], "too short to need it"
    assert report(ours + "ROWAN was not heard. " * 40) == []


def test_a_report_of_another_partnership_is_told() -> None:
    other = "The Elmside Community Safety Partnership met. "
    filling = "Rowan was not heard. " * 40
    assert report(other + filling) == ["the partnership is another than in review.yml"]
    assert report(f"{other}So did the Ashgrove Community Safety Partnership. {filling}") == []
    assert report(filling) == []


def test_the_partnership_is_spelt_in_one_way() -> None:
    assert told("The Ashgove Community Safety Partnership met.") == [
        "the partnership is spelt in another way"
    ]
    assert told("The Ashgrove Community Safety Partnership met.") == []
    assert told("The Elmside Community Safety Partnership met.") == []


def test_a_name_that_is_almost_a_pseudonym_is_told_by_the_pseudonym_alone() -> None:
    assert told("They spoke to Rowen.") == ["a name is almost, and not quite, Rowan"]
    for right in ("Rowan spoke to Robin.", "Rown is a word.", "Rowan's sister.", "Both Rowans."):
        assert told(right) == [], right


def test_a_day_of_the_review_is_the_same_in_all_documents() -> None:
    other = Texts("overview-report", [("The review began on 5 May 2020.", Place())])
    assert (
        told("The review began on 6 May 2020.", other)
        == ["the day on which the review began is given in two ways"] * 2
    )
    assert told("The review began in May 2020.", other) == []
    assert told("The review was completed on 7 May 2021.", other) == []
