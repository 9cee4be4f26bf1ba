"""The page of every recommendation, as it is staged."""

from dataclasses import replace
from datetime import date

import pytest

from publisher.model import RedactedText
from publisher.site import recommendations_page as made
from publisher.site.actions import actions_of
from publisher.site.publication import Entry, Site
from tests.site.content import CARRIED, ENGLISH, ROWAN, SETTINGS
from tests.site.nasty import NASTY
from tests.site.reading import Page, read

R = RedactedText
TODAY = date(2023, 4, 1)


def pages_of(*entries: Entry, today: date = TODAY) -> dict[str, Page]:
    pages = made.recommendation_pages(actions_of(entries, today), today, ENGLISH)
    return {path: read(data.decode().split("---\n", 2)[2]) for path, data in pages}


def entry(*rows: dict[str, str], slug: str = "ashgrove-2015-a") -> Entry:
    words = tuple({name: R(text) for name, text in row.items()} for row in rows)
    return replace(CARRIED, slug=slug, recommendations=words)


ROWANS = Site(SETTINGS, (ROWAN,), today=TODAY).entries[0]


def test_what_is_overdue_stands_first_and_the_oldest_of_it() -> None:
    page = pages_of(ROWANS)["recommendations/"]
    heads = [e.text for e in page.all("h2")]
    assert heads[:2] == ["Overdue (2)", "In progress (2)"]
    tags = [e.text for e in page.all("strong")]
    assert tags == ["Overdue", "Overdue", "In progress", "In progress"]
    firsts = [e.text for e in page.all("p") if e.text.startswith("Target: ")]
    assert firsts == [
        "Target: February 2023", "Target: March 2023", "Target: May 2023", "Target: June 2023",
    ]  # fmt: skip


def test_what_a_plan_says_of_completion_is_not_told_as_done() -> None:
    row = {"recommendation": "A", "target_date": "May 2023", "completed": "Ongoing"}
    said = [e.text for e in pages_of(entry(row))["recommendations/"].all("p")]
    assert "Completion: Ongoing" in said
    assert not any(words.startswith("Completed") for words in said)


def test_a_day_that_may_be_that_of_completion_is_not_told_as_the_target_alone() -> None:
    row = {"recommendation": "A", "target_date": "May 2022", "milestones": "Draft; May 2022"}
    pages = pages_of(entry(row, {"recommendation": "B", "target_date": "TBC", "milestones": "TBC"}))
    said = [e.text for e in pages["recommendations/"].all("p") if "May 2022" in e.text]
    assert said == ["Target or completion: May 2022"]
    listed = pages["recommendations/by-lead/"].text
    assert "target or completion May 2022" in listed
    assert "target TBC" in listed


def test_it_says_on_which_day_it_was_worked_out_and_how() -> None:
    text = pages_of(ROWANS)["recommendations/"].text
    assert "4 actions, as of 1 April 2023." in text
    assert "How progress is worked out" in text
    assert "as its partnership published it" in text


def test_each_row_leads_to_its_row_in_the_plan() -> None:
    links = [e.attributes["href"] for e in pages_of(ROWANS)["recommendations/"].all("a")]
    rows = [link for link in links if link and "/recommendations/#" in link]
    assert rows == [
        f"../reviews/ashgrove-2019-a/recommendations/#recommendation-{n}" for n in (3, 1, 2, 1)
    ]


def test_agencies_are_grouped_by_their_spelling_alone() -> None:
    page = pages_of(
        entry({"recommendation": "A", "lead": "Police"}, {"recommendation": "B", "lead": "POLICE"}),
        entry({"recommendation": "C", "lead": "Westermere Police"}, {"recommendation": "D"}),
    )["recommendations/by-lead/"]
    assert [e.text for e in page.all("h2")] == [
        "POLICE (2)", "Westermere Police (1)", "No lead named (1)",
    ]  # fmt: skip


def test_of_many_agencies_the_picture_shows_those_that_lead_most_and_the_others_together() -> None:
    rows = [{"recommendation": "A", "lead": f"Agency {n}"} for n in range(20)]
    page = pages_of(entry(*rows, {"recommendation": "B", "lead": "Agency 19"}))["recommendations/"]
    names = [e.text for e in page.all("b") if e.text.startswith(("Agency", "8 "))]
    assert len(names) == made.MOST_BARS + 1
    assert (names[0], names[-1]) == ("Agency 19", "8 other agencies")


def test_a_long_list_goes_on_at_other_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "SIZE", 3)
    rows = [{"recommendation": f"R{n}", "target_date": "May 2020"} for n in range(7)]
    pages = pages_of(entry(*rows))
    parts = ["recommendations/", "recommendations/part-2/", "recommendations/part-3/"]
    assert [len(pages[part].all("tbody")) - len(pages[part].all("caption")) for part in parts] == [
        3, 3, 1,
    ]  # fmt: skip
    assert not pages[parts[1]].all("form")
    (form,) = pages[parts[0]].all("form")
    assert form.attributes["data-rest"] == "part-2/ part-3/"
    links = [e.attributes["href"] or "" for e in pages[parts[1]].all("a")]
    assert "../../reviews/ashgrove-2015-a/recommendations/" in links


@pytest.mark.parametrize("text", NASTY)
def test_no_text_breaks_the_page(text: str) -> None:
    rows = dict.fromkeys(("recommendation", "action", "lead", "theme", "outcome"), text)
    plain = pages_of(entry(dict.fromkeys(rows, "x")))
    for path, page in pages_of(entry(rows)).items():
        assert page.unbalanced == 0, path
        assert {e.tag for e in page.elements} <= {e.tag for e in plain[path].elements} | {"br"}


def test_without_any_recommendation_every_page_says_so() -> None:
    for page in pages_of().values():
        assert "listed here now" in page.text
        assert not page.all("form")
