"""What a QA letter says, in the shapes that real letters have. All names are invented."""

from datetime import date

import pytest

from publisher.letter import WHOLE, Letter, read_letter
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


def test_a_letter_of_the_usual_shape_is_read_in_full() -> None:
    found = read_letter(
        letter(
            "A. Person\n1 Example Street\nAshgrove",
            "8 September 2022",
            "Dear A.",
            OPENING,
            DECISION,
            "Areas for development:",
            "The plan lacks dates.",
            ["On section 5.2.236 there is a discussion.", "The report requires a proofread."],
            RETURN,
            "Thank you.",
        )
    )
    assert found == Letter(
        pseudonym="Rowan",
        partnership="Ashgrove Community Safety Partnership",
        dated=date(2022, 9, 8),
        panel_met=date(2022, 6, 29),
        cleared=frozenset({"executive-summary", "recommendations"}),
        areas=3,
    )


PSEUDONYMS = {
    "bracketed": (OPENING, "Rowan"),
    "bracketed and quoted": (OPENING.replace("(Rowan)", "‘(Rowan)’"), "Rowan"),
    "quoted in brackets": (OPENING.replace("(Rowan)", "('Rowan')"), "Rowan"),
    "the death of, quoted": (
        OPENING.replace("(Rowan)", "in relation to the death of 'Rowan'"),
        "Rowan",
    ),
    "a label": (OPENING.replace("(Rowan)", "(Adult A)"), "Adult A"),
    "none": (OPENING.replace(" (Rowan)", ""), None),
}


@pytest.mark.parametrize(("opening", "expected"), PSEUDONYMS.values(), ids=PSEUDONYMS)
def test_the_pseudonym_is_found(opening: str, expected: str | None) -> None:
    assert read_letter(letter(opening)).pseudonym == expected


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
    assert read_letter(letter(text, OPENING)).dated == expected


def test_a_panel_date_without_a_year_is_not_guessed() -> None:
    opening = OPENING.replace("29th June 2022", "28th September")
    assert read_letter(letter(opening)).panel_met is None


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
}


@pytest.mark.parametrize(("text", "expected"), CLEARED.values(), ids=CLEARED)
def test_only_what_the_letter_clears_counts(text: str, expected: set[str]) -> None:
    assert read_letter(letter(OPENING, text)).cleared == expected


def test_final_development_is_an_areas_heading_too() -> None:
    found = read_letter(letter("Areas for final development", ["a", "b"], RETURN, "more"))
    assert found.areas == 2


def test_a_letter_without_areas_has_none() -> None:
    assert read_letter(letter(OPENING, DECISION, RETURN)).areas == 0
