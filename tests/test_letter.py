"""What a QA letter says, in the shapes that real letters have. All names are invented."""

from dataclasses import replace
from datetime import date

import pytest

from publisher.letter import WHOLE, read_letter
from publisher.model import Document, ListBlock, ListItem, Paragraph, Role, Run


def paragraph(text: str) -> Paragraph[str]:
    return Paragraph((Run(text),))


def letter(*texts: str | list[str]) -> Document[str]:
    blocks = tuple(
        paragraph(text)
        if isinstance(text, str)
        else ListBlock(tuple(ListItem((paragraph(item),)) for item in text))
        for text in texts
    )
    return Document(Role.LETTER, "letter", "en", "", blocks)


OPENING = (
    "Thank you for submitting the Domestic Homicide Review (DHR) report (Rowan) for Ashgrove "
    "Community Safety Partnership (CSP) to the Home Office Quality Assurance (QA) Panel. The "
    "report was considered at the QA Panel meeting on 29th June 2022. I apologise for the delay."
)
DECISION = (
    "The Panel felt that some aspects may benefit from revision, but the Home Office is content "
    "that on completion of these changes, the executive summary and the recommendations should "
    "be published."
)
RETURN = "Once completed the Home Office would be grateful for a digital copy."


PSEUDONYMS = {
    "bracketed": (OPENING, "Rowan"),
    "bracketed and quoted": (OPENING.replace("(Rowan)", "‘(Rowan)’"), "Rowan"),
    "quoted in brackets": (OPENING.replace("(Rowan)", "('Rowan')"), "Rowan"),
    "the death of, quoted": (
        OPENING.replace("(Rowan)", "in relation to the death of 'Rowan'"),
        "Rowan",
    ),
    "a label": (OPENING.replace("(Rowan)", "(Adult A)"), "Adult A"),
    "a number of the case beside it": (OPENING.replace("(", "(Case 17) (", 1), "Rowan"),
    "two words in brackets, which may be a real name": (
        OPENING.replace("(Rowan)", "(Rowan Oduya)"),
        None,
    ),
    "a real surname behind a title": (OPENING.replace("(Rowan)", "(Mr Wu)"), None),
    "initials behind a title": (OPENING.replace("(Rowan)", "(Mr W)"), "Mr W"),
    "none": (OPENING.replace(" (Rowan)", ""), None),
}


@pytest.mark.parametrize(("opening", "expected"), PSEUDONYMS.values(), ids=PSEUDONYMS)
def test_the_pseudonym_is_found(opening: str, expected: str | None) -> None:
    found = read_letter(letter(opening)).pseudonym
    assert (found.value if found else None) == expected


DATES = {
    "alone": ("8 September 2022", date(2022, 9, 8)),
    "with the weekday": ("Thursday 8th September 2022", date(2022, 9, 8)),
    "dated": ("Dated: 8 September 2022", date(2022, 9, 8)),
    "at the end of the address": ("1 Example Street\n8 September 2022", date(2022, 9, 8)),
    "no such day": ("31 September 2022", None),
    "inside a sentence": ("We met on 8 September 2022 to talk.", None),
}


@pytest.mark.parametrize(("text", "expected"), DATES.values(), ids=DATES)
def test_the_date_is_a_line_of_its_own(text: str, expected: date | None) -> None:
    found = read_letter(letter(text, OPENING)).dated
    assert (found.value if found else None) == expected


def test_a_panel_date_without_a_year_is_not_guessed() -> None:
    opening = OPENING.replace("29th June 2022", "28th September")
    found = read_letter(letter(opening))
    assert found.panel_met is None
    assert found.unclear["panel_met"].asks == "The letter says only: 28th September. Which year?"


PANEL_DAYS = {
    "two days of one meeting": ("29th June", "28th and 29th June", None),
    "only a month": ("meeting on 29th June 2022", "meeting in June", None),
    "in brackets": ("meeting on 29th June 2022", "meeting (29 June 2022)", date(2022, 6, 29)),
    "with the weekday": ("29th June", "Wednesday, 29 June", date(2022, 6, 29)),
    "the American way": ("29th June 2022", "June 29, 2022", date(2022, 6, 29)),
    "as computers do": ("29th June 2022", "2022-06-29", date(2022, 6, 29)),
}


@pytest.mark.parametrize(("old", "new", "expected"), PANEL_DAYS.values(), ids=PANEL_DAYS)
def test_the_day_of_the_panel_is_read_or_asked_for(
    old: str, new: str, expected: date | None
) -> None:
    found = read_letter(letter(OPENING.replace(old, new)))
    assert (found.panel_met.value if found.panel_met else None) == expected
    assert ("panel_met" in found.unclear) is (expected is None)


def test_a_day_in_the_head_that_is_of_something_else_is_not_that_of_the_letter() -> None:
    head = ("Your report of 3 May 2022", "Dear M,", OPENING)
    assert read_letter(letter(*head)).dated is None
    dated = read_letter(letter("London, 8 September 2022", *head)).dated
    assert dated
    assert dated.value == date(2022, 9, 8)


CLEARED = {
    "summary and recommendations": (DECISION, {"executive-summary", "recommendations"}),
    "the whole review": (
        "The Home Office is content that once revised, the DHR may be published.",
        {WHOLE},
    ),
    "all three by name": (
        "The Home Office is content for the overview report, executive summary and action plan "
        "to be published.",
        {"overview-report", "executive-summary", "recommendations"},
    ),
    "not content": ("The Panel is not content that the report be published.", set()),
    "nothing said": (RETURN, set()),
    "one part taken out": (
        "The Home Office is content for the executive summary and the recommendations, and not "
        "the overview report, to be published.",
        {"executive-summary", "recommendations"},
    ),
}
TO_BE_READ_BY_A_PERSON = (
    "The Home Office is content that the executive summary and the recommendations should be "
    "published but the overview report should not.",
    "The executive summary may be published instead of the overview report.",
    "The overview report is withheld and the executive summary may be published.",
    "The Home Office would not be content for the report to be published at this stage.",
    "The Panel would be happy to see the report again before it can be published.",
    "The Home Office is not in a position to agree that the report can be published.",
    "The Panel does not consider that the review can be published.",
    "Further work is required before the Home Office can agree to publication of the report.",
    "The Panel isn’t content for the report to be published.",
    "The report is not yet of a standard that the Home Office is content to see published.",
)


@pytest.mark.parametrize("text", TO_BE_READ_BY_A_PERSON)
def test_a_sentence_with_a_doubt_in_it_clears_nothing_and_is_told(text: str) -> None:
    decision = read_letter(letter(OPENING, text)).decision
    assert decision.cleared is None
    assert decision.refused == text


@pytest.mark.parametrize(("text", "expected"), CLEARED.values(), ids=CLEARED)
def test_only_what_the_letter_clears_counts(text: str, expected: set[str]) -> None:
    found = read_letter(letter(OPENING, text)).decision.cleared
    assert (set(found.value) if found else set()) == expected


def test_final_development_is_an_areas_heading_too() -> None:
    found = read_letter(letter("Areas for final development", ["a", "b"], RETURN, "more"))
    assert found.areas == ("a", "b")


def test_a_letter_without_areas_has_none() -> None:
    assert read_letter(letter(OPENING, DECISION, RETURN)).areas == ()


def test_a_list_of_praise_is_no_list_of_areas() -> None:
    praise = ("The Panel commended the following points:", ["The voice of the family."])
    assert read_letter(letter(OPENING, *praise, RETURN)).areas == ()
    wants = ("The following points should be clarified:", ["The dates."])
    assert read_letter(letter(OPENING, *praise, *wants, RETURN)).areas == ("The dates.",)


def test_an_area_may_say_that_there_is_no_need() -> None:
    asked = ("There is no need to name the hospital.", "Add dates.")
    assert read_letter(letter("Areas for development:", *asked, RETURN)).areas == asked


def test_an_area_may_ask_politely() -> None:
    asked = (
        "Areas for development:",
        "- Please ensure that the plan has dates.",
        "Please provide the family's view.",
        "Once completed the Home Office would be grateful for a digital copy.",
    )
    found = read_letter(letter(OPENING, *asked)).areas
    assert found == ("Please ensure that the plan has dates.", "Please provide the family's view.")


TYPED = {
    "a sentence that leads in stands before none": (
        ("The following points should be looked at before a final version is sent to us:", ["A."]),
        ("A.",),
    ),
    "a short heading stands before each of its points": (
        ("Glossary:", ["Add MARAC."], "Plan:", ["Add dates.", "Add leads."]),
        ("Glossary: Add MARAC.", "Plan: Add dates.", "Plan: Add leads."),
    ),
    "what goes on with the sentence belongs below it": (
        ("- The plan:", "- lacks dates", "- lacks leads", "- The summary is long."),
        ("The plan:\n- lacks dates\n- lacks leads", "The summary is long."),
    ),
    "where nothing shows what belongs below, the next point is the end": (
        ("- The plan:", "- It lacks dates.", "- It lacks leads."),
        ("The plan: It lacks dates.", "It lacks leads."),
    ),
    "short lines without marks are lost to none": (
        ("Add dates\nAdd leads\nProofread",),
        ("Add dates", "Add leads", "Proofread"),
    ),
    "a paragraph over two lines is one area": (
        ("The plan lacks dates and\nleads for each action.",),
        ("The plan lacks dates and leads for each action.",),
    ),
    "the name of a document stands before its points": (
        ("Executive summary", "It is too long.", "Action plan and recommendations", "Add dates."),
        ("Executive summary: It is too long.", "Action plan and recommendations: Add dates."),
    ),
    "letters below numbers are points of a point": (
        ("1. The plan:", "a) It lacks dates.", "b) It lacks leads.", "2. Proofread."),
        ("The plan:\n- It lacks dates.\n- It lacks leads.", "Proofread."),
    ),
    "a last point with a colon stays": (("- Dates.", "- Proofread:"), ("Dates.", "Proofread:")),
}


@pytest.mark.parametrize(("texts", "areas"), TYPED.values(), ids=TYPED)
def test_areas_are_the_points_and_not_what_leads_in_to_them(
    texts: tuple[str | list[str], ...], areas: tuple[str, ...]
) -> None:
    assert read_letter(letter("Areas for development:", *texts, RETURN)).areas == areas


def test_points_below_an_area_are_part_of_it() -> None:
    below = ListBlock((ListItem((paragraph("dates"),)), ListItem((paragraph("leads"),))))
    area = ListItem((paragraph("The action plan lacks:"), below))
    document = letter(OPENING, "Areas for development:", RETURN)
    blocks = (*document.blocks[:2], ListBlock((area,)), *document.blocks[2:])
    found = read_letter(replace(document, blocks=blocks))
    assert found.areas == ("The action plan lacks:\n- dates\n- leads",)


def test_the_words_beside_a_value_are_the_sentence_that_says_it() -> None:
    found = read_letter(letter(OPENING, DECISION))
    assert found.pseudonym
    assert found.pseudonym.words == OPENING.partition(" The report")[0]
    assert found.panel_met
    assert found.panel_met.words.startswith("The report was considered")
    assert found.decision.cleared
    assert found.decision.cleared.words == DECISION
