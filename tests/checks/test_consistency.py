"""Documents that do not agree are told, and those that agree are not."""

from publisher.checks.consistency import Texts, consistency
from publisher.findings import Place
from tests.building import settings

PLAN = Texts("recommendations", [], frozenset({12}))
KNOWN = frozenset({"rown", "known"})


def told(text: str, *others: Texts) -> list[str]:
    document = Texts("executive-summary", [(text, Place(paragraph=3))])
    found = consistency(settings(), (document, PLAN, *others), {"Rowan", "Alder"}, KNOWN)
    assert all(f.place == Place(paragraph=3) for f in found if f.file == document.file)
    return [f.detail for f in consistency(settings(), (document, PLAN, *others), {"Rowan"}, KNOWN)]


def test_the_number_of_recommendations_is_that_of_the_plan() -> None:
    wrong = ["it says 11 recommendations, the action plan has 12"]
    assert told("The Panel made eleven recommendations.") == wrong
    assert told("In all, 11 recommendations were made.") == wrong
    for right in (
        "The Panel made twelve recommendations.",
        "The Panel made 3 recommendations for the police.",
        "The Panel made three national recommendations.",
        "Two recommendations of the earlier review were met.",
    ):
        assert told(right) == [], right


def test_the_month_of_the_death_is_that_of_the_settings() -> None:
    assert told("Rowan died in October 2019.") == [
        "the month of the death is another than in review.yml"
    ]
    for right in (
        "Rowan died in November 2019.",
        "Rowan's mother died in May 2012.",
        "Rowan died. In May 2020 the review began.",
    ):
        assert told(right) == [], right


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
