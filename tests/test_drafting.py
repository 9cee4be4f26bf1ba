"""The first draft of a review's files holds what the letter says, and says what it lacks."""

from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.config import ReviewSettings, TermSettings
from publisher.drafting import BLANK, Known, settings_draft, terms_draft
from publisher.intake.yaml_file import BLANK as KNOWN_BLANK
from publisher.intake.yaml_file import read_yaml
from publisher.letter import WHOLE, Letter, Said
from publisher.letter.decision import Decision
from publisher.letter.people import Correspondents
from tests.building import LETTER

KNOWN = Known("2019-11", "homicide")


def filled(draft: str) -> ReviewSettings:
    draft = draft.replace(f"response: {BLANK}", "response: Done.")
    draft = draft.replace(f"done: {BLANK}", "done: 2022-10-01")
    read, findings = read_yaml(draft.encode(), ReviewSettings)
    assert findings == []
    assert read is not None
    return read


def blanks(draft: str) -> list[str]:
    read, findings = read_yaml(draft.encode(), ReviewSettings)
    assert read is None
    assert {f.rule.code for f in findings} == {"S107"}
    return [f.detail.strip("`:") for f in findings]


def test_both_sides_know_the_same_blank() -> None:
    assert BLANK == KNOWN_BLANK


def test_a_draft_filled_in_holds_what_the_letter_says() -> None:
    made = filled(settings_draft(LETTER, KNOWN))
    assert made.pseudonym == "Rowan"
    assert made.letter is not None
    assert made.letter.dated == date(2022, 9, 8)
    assert made.letter.cleared == ("executive-summary", "recommendations")
    assert [a.area for a in made.letter.areas_for_development] == list(LETTER.areas)
    assert made.death == "2019-11"


def test_everything_that_a_letter_lacks_is_marked() -> None:
    assert blanks(settings_draft(Letter(), Known())) == [
        *("pseudonym", "partnership", "death", "circumstances", "dated", "panel_met", "cleared")
    ]


def test_of_an_area_it_is_said_which_one_lacks_its_answer() -> None:
    areas = replace(LETTER, areas=("One.", "Two."))
    assert blanks(settings_draft(areas, KNOWN)) == [
        f"{key}:` of number {number} in `areas_for_development"
        for number in (1, 2)
        for key in ("response", "done")
    ]


def test_the_draft_says_what_embargo_retention_and_themes_are_for() -> None:
    draft = settings_draft(LETTER, KNOWN)
    for key in ("publish:", "from:", "months:", "themes:", "told:"):
        assert key in draft
    assert filled(draft.replace("# publish: {", "publish: {")).publish.months == 24
    assert filled(draft.replace("# themes: [", "themes: [")).themes


def test_a_day_without_a_year_is_told_and_not_guessed() -> None:
    draft = settings_draft(replace(LETTER, panel_met=None, panel_day="28 September"), KNOWN)
    assert "says only: 28 September. Which year?" in draft
    assert "panel_met" in blanks(draft)


def test_a_letter_that_clears_the_whole_review_but_one_part_clears_the_rest() -> None:
    decision = Decision(Said(frozenset({WHOLE}), ""), left_out=frozenset({"overview-report"}))
    made = filled(settings_draft(replace(LETTER, decision=decision), KNOWN))
    assert made.letter is not None
    assert made.letter.cleared == ("executive-summary", "recommendations")


def test_a_refusal_stands_out() -> None:
    decision = Decision(refused="The report cannot be published.")
    draft = settings_draft(replace(LETTER, decision=decision), KNOWN)
    assert "THE LETTER SEEMS TO REFUSE" in draft
    assert '# The letter: "The report cannot be published."' in draft


def test_whom_the_letter_is_written_to_becomes_a_term() -> None:
    people = Correspondents("Marjolein Askwith", "Marjolein", ("14 Example Street", "ZZ9 9ZZ"))
    draft = terms_draft(replace(LETTER, correspondents=people))
    terms, findings = read_yaml(draft.encode(), tuple[TermSettings, ...])
    assert findings == []
    assert [(t.kind.value, t.is_) for t in terms or ()] == [
        ("person", ("Marjolein Askwith",)),
        ("address", ("14 Example Street, ZZ9 9ZZ",)),
    ]


def test_a_letter_to_nobody_gives_an_empty_list_that_can_be_read() -> None:
    terms, findings = read_yaml(terms_draft(Letter()).encode(), tuple[TermSettings, ...])
    assert (terms, findings) == ((), [])


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200), st.text(min_size=1, max_size=300))
def test_whatever_a_letter_says_the_draft_stays_valid(name: str, area: str) -> None:
    odd = replace(LETTER, pseudonym=Said(name, area), areas=(area, name))
    written = yaml.safe_load(settings_draft(odd, KNOWN))
    assert written["status"] == "draft"
    plain = "".join(c if c.isprintable() else " " for c in name)
    assert written["pseudonym"] == " ".join(plain.split())
    assert len(written["letter"]["areas_for_development"]) == 2


@pytest.mark.parametrize("text", [settings_draft(Letter(), Known()), settings_draft(LETTER, KNOWN)])
def test_no_line_is_wider_than_a_screen(text: str) -> None:
    assert max(map(len, text.splitlines())) <= 100


def test_the_examples_of_the_list_can_be_taken_as_they_are() -> None:
    lines = terms_draft(Letter()).splitlines()
    first = lines.index("# - id: victim")
    examples = "\n".join(line.removeprefix("# ") for line in lines[first:])
    terms, findings = read_yaml(examples.encode(), tuple[TermSettings, ...])
    assert findings == []
    kinds = [term.kind.value for term in terms or ()]
    assert kinds == ["person", "person", "date", "address", "identifier"]
    assert [term.initials for term in terms or ()] == [False, True, False, False, False]
