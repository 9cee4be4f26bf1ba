"""The first draft of a review's files holds what the letter says, and says what it lacks."""

import re
from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.config import ReviewSettings, Status, TermSettings
from publisher.drafting import BLANK, Known, settings_draft, terms_draft
from publisher.intake.folder import flagged_term
from publisher.intake.yaml_file import BLANK as KNOWN_BLANK
from publisher.intake.yaml_file import read_yaml
from publisher.letter import WHOLE, Letter, Said, Unclear
from publisher.letter.decision import Decision
from publisher.letter.people import Correspondents
from publisher.redaction.term_rules import BLANK as BLANK_TERM
from publisher.redaction.term_rules import problems_with_terms
from tests.building import LETTER
from tests.folders import ROOT

COMPLETE = replace(
    LETTER,
    report_to=(Said("DHREnquiries@homeoffice.gov.uk", "Please send it to them."),),
    correspondents=Correspondents("Marjolein Askwith", "M", ("14 Example Street",), "F. Oduya"),
)
KNOWN = Known("2019-11", "homicide")
HANDBOOK = "docs/handbook/"
WAITS = "status: waiting"


def filled(draft: str) -> ReviewSettings:
    draft = draft.replace(f"response: |-\n        {BLANK}", "response: |-\n        Done: all.")
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
    assert BLANK == KNOWN_BLANK == BLANK_TERM


def test_a_draft_filled_in_holds_what_the_letter_says() -> None:
    made = filled(settings_draft(COMPLETE, KNOWN))
    assert made.pseudonym == "Rowan"
    assert made.letter is not None
    assert made.letter.dated == date(2022, 9, 8)
    assert made.letter.cleared == ("executive-summary", "recommendations")
    assert [a.area for a in made.letter.areas_for_development] == list(LETTER.areas)
    assert made.death == "2019-11"


def test_everything_that_a_letter_lacks_is_marked() -> None:
    assert blanks(settings_draft(Letter(), Known())) == [
        *("pseudonym", "partnership", "death", "circumstances", "dated", "panel_met", "cleared"),
        *("report_to", "areas_for_development", "text:` of number 1 in `allow"),
    ]


def test_of_an_area_it_is_said_which_one_lacks_its_answer() -> None:
    areas = replace(COMPLETE, areas=("One.", "Two."))
    assert blanks(settings_draft(areas, KNOWN)) == [
        f"{key}:` of number {number} in `areas_for_development"
        for number in (1, 2)
        for key in ("response", "done")
    ]


def test_a_blank_is_named_by_the_line_that_it_stands_on() -> None:
    draft = settings_draft(replace(COMPLETE, areas=("One.",)), KNOWN)
    _, findings = read_yaml(draft.encode(), ReviewSettings)
    lines = draft.splitlines()
    assert [lines[f.place.line - 1].split()[-1] for f in findings] == [BLANK, BLANK]


def test_the_draft_says_what_embargo_retention_and_themes_are_for() -> None:
    draft = settings_draft(COMPLETE, KNOWN)
    for key in ("publish:", "from:", "months:", "themes:", "told:"):
        assert key in draft
    assert filled(draft.replace("# publish: {", "publish: {")).publish.months == 24
    assert filled(draft.replace("# themes: [", "themes: [")).themes


def test_a_day_without_a_year_is_told_and_not_guessed() -> None:
    day = Unclear("The letter says only: 28 September. Which year?", "It met on 28 September.")
    draft = settings_draft(replace(LETTER, panel_met=None, unclear={"panel_met": day}), KNOWN)
    assert "says only: 28 September. Which year?" in draft
    assert '# The letter: "It met on 28 September."' in draft
    assert "panel_met" in blanks(draft)


def test_a_day_in_figures_is_told_in_words() -> None:
    draft = settings_draft(replace(COMPLETE, dated=Said(date(2022, 9, 8), "08/09/2022")), KNOWN)
    assert "# Taken with the day before the month: 8 September 2022." in draft
    written = replace(COMPLETE, dated=Said(date(2022, 9, 8), "8 September 2022"))
    panel = Said(date(2022, 6, 29), "29 June 2022")
    assert "Taken with" not in settings_draft(replace(written, panel_met=panel), KNOWN)


def test_a_letter_that_clears_the_whole_review_but_one_part_clears_the_rest() -> None:
    report = frozenset({"overview-report"})
    for whole in (frozenset({WHOLE}), frozenset({"executive-summary", "recommendations"}) | report):
        check_what_is_cleared(Decision(Said(whole, ""), left_out=report))


def check_what_is_cleared(decision: Decision) -> None:
    made = filled(settings_draft(replace(COMPLETE, decision=decision), KNOWN))
    assert made.letter is not None
    assert made.letter.cleared == ("executive-summary", "recommendations")


def test_a_refusal_stands_out_and_can_wait_as_the_draft_says() -> None:
    decision = Decision(refused="The report cannot be published.")
    draft = settings_draft(replace(COMPLETE, decision=decision), KNOWN)
    assert "THE LETTER SEEMS TO REFUSE" in draft
    assert '# The letter: "The report cannot be published."' in draft
    assert f"`{WAITS}`" in draft
    draft = draft.replace(f"cleared: {BLANK}", "cleared: []").replace("status: draft", WAITS)
    made = filled(draft.replace(f"done: {BLANK}", "done: null"))
    assert (made.status, made.letter and made.letter.cleared) == (Status.WAITING, ())
    assert WAITS not in settings_draft(COMPLETE, KNOWN)


def test_whom_the_letter_is_written_to_becomes_a_term() -> None:
    people = Correspondents("Marjolein Askwith", "Marjolein", ("14 Example Street", "ZZ9 9ZZ"))
    draft = terms_draft(replace(LETTER, correspondents=people), HANDBOOK)
    terms, findings = read_yaml(draft.encode(), tuple[TermSettings, ...])
    assert findings == []
    assert [(t.kind.value, t.is_) for t in terms or ()] == [
        ("person", ("Marjolein Askwith",)),
        ("address", ("14 Example Street, ZZ9 9ZZ",)),
    ]


def test_whom_the_letter_is_written_to_is_asked_for_where_it_was_not_found() -> None:
    draft = terms_draft(Letter(), HANDBOOK)
    terms, findings = read_yaml(draft.encode(), tuple[TermSettings, ...])
    assert findings == []
    told = [(f.rule.code, f.detail) for f in problems_with_terms([*map(flagged_term, terms or ())])]
    names = ("addressee", "addressee-address")
    assert told == [("S107", f"`is:` of the entry {name}") for name in names]
    lines = draft.splitlines()
    first = lines.index("- id: addressee")
    assert lines[first - 1] == "# names nobody, delete these three lines."


def test_the_addresses_to_report_to_stand_below_the_words_that_ask_for_it() -> None:
    one, two, three = (Said(f"{name}@x.example", words) for name, words in ("aA", "bA", "cB"))
    draft = settings_draft(replace(COMPLETE, report_to=(one, two, three)), KNOWN)
    made = filled(draft).letter
    assert made is not None
    assert made.report_to == ("a@x.example", "b@x.example", "c@x.example")
    assert draft.count('    # The letter: "A"') == 1
    assert draft.index('# The letter: "B"') > draft.index("b@x.example")


def test_other_addresses_and_numbers_of_the_letter_become_terms() -> None:
    draft = terms_draft(replace(COMPLETE, contacts=("x@y.example", "01632 960123")), HANDBOOK)
    terms, _ = read_yaml(draft.encode(), tuple[TermSettings, ...])
    assert [(t.id, t.is_) for t in (terms or ())[2:]] == [
        ("letter-contact-1", ("x@y.example",)),
        ("letter-contact-2", ("01632 960123",)),
    ]


@pytest.mark.parametrize("handbook", [HANDBOOK, "https://h.example/blob/1/docs/handbook/"])
def test_the_drafts_lead_to_pages_of_the_handbook_that_is_at_hand(handbook: str) -> None:
    known = replace(KNOWN, handbook=handbook)
    draft = settings_draft(Letter(), known) + terms_draft(Letter(), handbook)
    told = re.findall(r"(\S*/)([\w-]+\.md)", draft)
    assert told == [(handbook, "settings.md"), (handbook, "redacting-well.md")]
    assert all((ROOT / HANDBOOK / page).exists() for _, page in told)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200), st.text(min_size=1, max_size=300))
def test_whatever_a_letter_says_the_draft_stays_valid(name: str, area: str) -> None:
    odd = replace(LETTER, pseudonym=Said(name, area), areas=(area, name))
    written = yaml.safe_load(settings_draft(odd, KNOWN))
    assert written["status"] == "draft"
    plain = "".join(c if c.isprintable() else " " for c in name)
    assert written["pseudonym"] == " ".join(plain.split())
    assert len(written["letter"]["areas_for_development"]) == 2


@pytest.mark.parametrize(
    "text", [settings_draft(Letter(), Known()), settings_draft(COMPLETE, KNOWN)]
)
def test_no_line_is_wider_than_a_screen(text: str) -> None:
    assert max(map(len, text.splitlines())) <= 100


def test_the_examples_of_the_list_can_be_taken_as_they_are() -> None:
    lines = terms_draft(Letter(), HANDBOOK).splitlines()
    first = lines.index("# - id: victim")
    examples = "\n".join(line.removeprefix("# ") for line in lines[first:])
    terms, findings = read_yaml(examples.encode(), tuple[TermSettings, ...])
    assert findings == []
    kinds = [term.kind.value for term in terms or ()]
    assert kinds == ["person", "person", "date", "address", "identifier"]
    assert [term.initials for term in terms or ()] == [False, True, False, False, False]
