from datetime import date

import pytest

from publisher.site.days import last_day
from publisher.site.progress import Progress, Standing, standing

TODAY = date(2024, 7, 1)
DATES = {
    "March 2023": "2023-03-31",
    "end of Feb 2024": "2024-02-29",
    "31/03/2023": "2023-03-31",
    "3.4.23": "2023-04-03",
    "2023-05-09": "2023-05-09",
    "2023-05": "2023-05-31",
    "05/2023": "2023-05-31",
    "Mar-23": "2023-03-31",
    "by 30th Sept \u201923": "2023-09-30",
    "31st March, 2023": "2023-03-31",
    "March 31, 2023": "2023-03-31",
    "31-Mar-2023": "2023-03-31",
    "Q1 2024": "2024-06-30",
    "Q4 2023/24": "2024-03-31",
    "2023/24 Q2": "2023-09-30",
    "quarter 3 of 2023": "2023-12-31",
    "2024": "2024-12-31",
    "2023/24": "2024-03-31",
    "2023 - 2024": "2024-12-31",
    "Spring 2024": "2024-05-31",
    "winter 2023": "2024-02-29",
    "March \u2013 June 2023": "2023-06-30",
    "Jan/Feb 2023": "2023-02-28",
    "June 2023, extended from March 2022": "2023-06-30",
    "31/02/2023": None,
    "Ongoing": None,
    "within six months": None,
    "3 May": None,
    "see 2.1": None,
    "": None,
}


@pytest.mark.parametrize(("words", "day"), DATES.items(), ids=DATES)
def test_the_last_day_that_the_words_can_mean(words: str, day: str | None) -> None:
    assert last_day(words) == (date.fromisoformat(day) if day else None)


OVERDUE, IN_PROGRESS, NO_DATE, COMPLETED = Progress
ROWS: dict[str, tuple[dict[str, str], Progress]] = {
    "due last month": ({"target_date": "June 2024"}, OVERDUE),
    "due this month": ({"target_date": "July 2024"}, IN_PROGRESS),
    "due today": ({"target_date": "1 July 2024"}, IN_PROGRESS),
    "nothing": ({}, NO_DATE),
    "no date that can be read": ({"target_date": "within six months"}, NO_DATE),
    "ongoing": ({"target_date": "Ongoing"}, IN_PROGRESS),
    "a day of completion": ({"target_date": "May 2023", "completed": "April 2023"}, COMPLETED),
    "a day of completion to come": (
        {"target_date": "May 2023", "completed": "expected August 2024"},
        OVERDUE,
    ),
    "a bare day to come": ({"target_date": "May 2023", "completed": "August 2024"}, OVERDUE),
    "yes": ({"completed": "Yes"}, COMPLETED),
    "a tick": ({"completed": "\u2713"}, COMPLETED),
    "no": ({"target_date": "May 2023", "completed": "No"}, OVERDUE),
    "not applicable": ({"target_date": "May 2023", "completed": "N/A"}, OVERDUE),
    "in part": ({"target_date": "May 2023", "completed": "Partially complete"}, OVERDUE),
    "in part, said last": ({"target_date": "May 2023", "completed": "Done in part"}, OVERDUE),
    "answered by no": ({"target_date": "May 2023", "completed": "Complete: No"}, OVERDUE),
    "not answered": ({"target_date": "May 2023", "completed": "Yes/No"}, NO_DATE),
    "completed, with no more to do": ({"completed": "Completed: no further action"}, COMPLETED),
    "not completed": ({"target_date": "May 2023", "completed": "Not completed"}, OVERDUE),
    "to be completed": ({"target_date": "May 2023", "completed": "Complete by 2023"}, OVERDUE),
    "completed, and looked at again later": (
        {"target_date": "May 2023", "completed": "Completed. Next audit March 2030"},
        COMPLETED,
    ),
    "action completed": ({"completed": "The action was completed"}, COMPLETED),
    "late and still going on": ({"target_date": "May 2023", "completed": "Ongoing"}, OVERDUE),
    "a column for the status": (
        {"target_date": "May 2023", "milestones": "Complete - March 2023"},
        COMPLETED,
    ),
    "a status of what is to come": (
        {"target_date": "May 2023", "milestones": "Complete - March 2027"},
        NO_DATE,
    ),
    "a status with more to say": (
        {"target_date": "May 2023", "milestones": "Complete. Policy sent to all in March 2022"},
        NO_DATE,
    ),
    "a status with more to say, and a column that says no": (
        {"target_date": "May 2023", "milestones": "Complete. Policy sent", "completed": "No"},
        OVERDUE,
    ),
    "a status behind milestones": (
        {"target_date": "May 2023", "milestones": "Draft; consult; Completed"},
        NO_DATE,
    ),
    "an outcome that was reached, and a column that does not say so": (
        {"target_date": "May 2023", "outcome": "Completed: all trained", "completed": "Green"},
        NO_DATE,
    ),
    "a colour for a status": ({"target_date": "May 2023", "milestones": "Green"}, NO_DATE),
    "a colour that stands for what is late": (
        {"target_date": "May 2023", "milestones": "Amber"},
        OVERDUE,
    ),
    "a colour beside a status with more to say": (
        {"target_date": "May 2023", "milestones": "Complete. Policy sent", "completed": "Green"},
        NO_DATE,
    ),
    "a colour beside a status": (
        {"target_date": "May 2023", "milestones": "Completed", "completed": "Green"},
        COMPLETED,
    ),
    "a colour beside what is hoped for": (
        {"target_date": "May 2023", "milestones": "Draft", "completed": "Amber"},
        OVERDUE,
    ),
    "a tick for a status": ({"target_date": "May 2023", "milestones": "\u2713"}, COMPLETED),
    "a crossed box for a status": ({"target_date": "May 2023", "milestones": "\u2612"}, NO_DATE),
    "a target that may say what was done": ({"target_date": "In place May 2023"}, NO_DATE),
    "a target that says what was done and what comes next": (
        {"target_date": "Completed March 2022; review March 2023"},
        NO_DATE,
    ),
    "an outcome that is still to come": (
        {"target_date": "May 2023", "outcome": "Completed: March 2027"},
        NO_DATE,
    ),
    "a day by which or on which it is completed": (
        {"target_date": "May 2023", "milestones": "Draft; May 2023"},
        NO_DATE,
    ),
    "a day by which it is to be completed": (
        {"target_date": "May 2027", "milestones": "May 2027"},
        IN_PROGRESS,
    ),
    "more than a day by which or on which it is completed": (
        {"target_date": "Done May 2023: sent", "milestones": "Done May 2023: sent"},
        COMPLETED,
    ),
    "a day by which or on which it is completed, beside another target": (
        {"target_date": "March 2022; May 2023", "milestones": "Draft; May 2023"},
        NO_DATE,
    ),
    "both days in one cell": (
        {"target_date": "March 2022; May 2023", "milestones": "March 2022; May 2023"},
        NO_DATE,
    ),
    "both days under their names": (
        dict.fromkeys(("target_date", "milestones"), "Target: March 2022 Completed: May 2023"),
        COMPLETED,
    ),
    "the names of both days, and the target": (
        dict.fromkeys(("target_date", "milestones"), "Target: March 2022 Completed:"),
        NO_DATE,
    ),
    "a status beside such a day": (
        {"target_date": "May 2023", "milestones": "Completed; May 2023"},
        COMPLETED,
    ),
    "one milestone completed": (
        {"target_date": "May 2023", "milestones": "Move completed February 2023; review"},
        OVERDUE,
    ),
    "completion and outcome in one": (
        {"target_date": "May 2023", "outcome": "Completed: 300 staff trained"},
        COMPLETED,
    ),
    "an outcome that is hoped for": (
        {"target_date": "May 2023", "outcome": "Completed referrals rise by half"},
        OVERDUE,
    ),
    "an outcome that is hoped for everywhere": (
        {"target_date": "March 2027", "outcome": "Delivered in all schools, so that pupils know"},
        IN_PROGRESS,
    ),
    "an outcome that is hoped for in a number": (
        {"target_date": "May 2023", "outcome": "In place in 12 wards"},
        OVERDUE,
    ),
    "an outcome with its day": (
        {"target_date": "May 2023", "outcome": "Delivered in March 2023"},
        COMPLETED,
    ),
    "the form's last column with a day": (
        {"target_date": "May 2023", "outcome": "March 2023"},
        COMPLETED,
    ),
    "the form's last column with a day to come": (
        {"target_date": "May 2023", "outcome": "March 2027"},
        OVERDUE,
    ),
    "the form's last column with a day and more": (
        {"target_date": "May 2023", "outcome": "March 2023: 300 staff trained"},
        NO_DATE,
    ),
    "the form's last column with what was done when": (
        {"target_date": "May 2023", "outcome": "Training delivered in March 2023 to all"},
        NO_DATE,
    ),
    "an outcome with a day, and a column that does not say so": (
        {"target_date": "May 2023", "outcome": "March 2023", "completed": "No"},
        NO_DATE,
    ),
    "an outcome whose results are known on a day": (
        {"target_date": "May 2023", "outcome": "Monthly audit; first results January 2023"},
        OVERDUE,
    ),
    "an outcome that is hoped for by a day": (
        {"target_date": "May 2023", "outcome": "Delivered in all schools by March 2023"},
        OVERDUE,
    ),
    "an outcome that was reached in part": (
        {"target_date": "May 2023", "outcome": "Completed: 60% of staff"},
        NO_DATE,
    ),
}

DONE_OR_NOT = {
    "Delayed until March 2023": OVERDUE,
    "Overdue since March 2023": OVERDUE,
    "Not started, delayed": OVERDUE,
    "Incomplete": OVERDUE,
    "Done - no": OVERDUE,
    "Completed: no, refused": OVERDUE,
    "Cancelled June 2022": NO_DATE,
    "Superseded in 2023": NO_DATE,
    "Extended to March 2024": NO_DATE,
    "Delayed, then completed March 2024": NO_DATE,
    "Closed - not achieved": NO_DATE,
    "Closed: withdrawn": NO_DATE,
    "Completed? Not yet": NO_DATE,
    "Completed? Hasn\u2019t happened": NO_DATE,
    "Yes, subject to funding": NO_DATE,
    "Completed by March 2027": NO_DATE,
    "Completed by March 2027, then an audit": NO_DATE,
    "In place by March 2027": NO_DATE,
    "In place by the end of March 2023": NO_DATE,
    "Completed March 2027": NO_DATE,
    "Completed - next audit March 2030": COMPLETED,
    "Completed April 2023, audit each year until 2030": COMPLETED,
    "Completed 2024": COMPLETED,
    "Completed July 2024": COMPLETED,
    "Done (no further action)": COMPLETED,
    "Never completed": OVERDUE,
    "Failed to complete": OVERDUE,
    "Unable to complete": OVERDUE,
    "Almost complete March 2022": OVERDUE,
    "Nearly done": OVERDUE,
    "75% complete March 2022": OVERDUE,
    "99.5 per cent complete": OVERDUE,
    "Will be completed soon": OVERDUE,
    "Completion date March 2022 missed": OVERDUE,
    "Slipped from March 2022": OVERDUE,
    "On track, reviewed March 2022": OVERDUE,
    "Rolling programme since 2019": OVERDUE,
    "On hold since June 2022": OVERDUE,
    "Paused March 2022": OVERDUE,
    "Work has commenced, March 2022": OVERDUE,
    "Drafted May 2022": OVERDUE,
    "In development - June 2022": OVERDUE,
    "Amber 2022": OVERDUE,
    "Red": OVERDUE,
    "Yes - in progress": NO_DATE,
    "Yes, ongoing": NO_DATE,
    "Yes (red)": NO_DATE,
    "Complete: 60%": NO_DATE,
    "Complete except for training": NO_DATE,
    "Done - on hold": NO_DATE,
    "Commenced and completed 2022": NO_DATE,
    "Red - March 2022": NO_DATE,
    "Updated in line with the Domestic Abuse Act 2021": NO_DATE,
    "100% complete": COMPLETED,
    "Completed March 2022. Refresher training will be delivered each year.": COMPLETED,
    "Completed - 95% achieved in the audit": NO_DATE,
    "Completed March 2022, partly through e-learning": NO_DATE,
    "Training completed, no further action required": COMPLETED,
    "Training completed as part of induction": COMPLETED,
    "Training completed and ongoing as part of induction": NO_DATE,
    "Training completed March 2022. Refresher will be delivered": NO_DATE,
    "Action completed March 2022. Next review March 2027": COMPLETED,
    "Phase 1 completed March 2022, phase 2 March 2027": NO_DATE,
    "Completed March 2022. More to do? No.": NO_DATE,
    "No further action: completed": COMPLETED,
    "No action needed as completed": NO_DATE,
    "No training has been delivered": OVERDUE,
    "No policy in place": OVERDUE,
    "Not fully completed": OVERDUE,
    "Hasn\u2019t been completed": OVERDUE,
    "Yet to be completed": OVERDUE,
    "Work to complete policy": NO_DATE,
    "RAG moved to completed": COMPLETED,
    "RAG changed to complete": NO_DATE,
    "Should be in place": OVERDUE,
    "Training is being delivered": OVERDUE,
    "Policy being fully implemented": OVERDUE,
    "Policy being updated": OVERDUE,
    "Mostly complete": OVERDUE,
    "Largely delivered March 2022": OVERDUE,
    "Postponed": OVERDUE,
    "Partial": OVERDUE,
    "Yes - partial": NO_DATE,
    "Training delivered March 2022; policy being updated": NO_DATE,
    "3 of 5 sessions delivered": NO_DATE,
    "Two out of the three completed": NO_DATE,
    "Phase 1 complete": NO_DATE,
    "Most actions completed": NO_DATE,
    "Completed by most agencies": NO_DATE,
    "Delivered to some staff": NO_DATE,
    "Training delivered to 40 staff to date": NO_DATE,
    "Completed for police only": NO_DATE,
    "Completed by all but one agency": NO_DATE,
    "Completed with the exception of Health": NO_DATE,
    "Completed at the most recent meeting, March 2022": COMPLETED,
    "Completed some time ago": COMPLETED,
    "Completed and kept up to date": COMPLETED,
    "Completed in the first half of 2022": COMPLETED,
    "Will report once completed": NO_DATE,
    "Aim to have in place": NO_DATE,
    "Training to commence, delivered by the charity": NO_DATE,
    "Completed for police, health to follow": NO_DATE,
    "Completed?": NO_DATE,
    "Completed:": NO_DATE,
    "Date completed": NO_DATE,
    "Completed: Target date: March 2022": NO_DATE,
    "Completed: target of 40 staff exceeded": COMPLETED,
    "Training on well-being delivered": COMPLETED,
    "Completed quarter 3 of 2023": COMPLETED,
    "Policy in place; training not yet delivered": NO_DATE,
    "Green": NO_DATE,
    "RAG: Blue": NO_DATE,
    "G": NO_DATE,
    "🟢": NO_DATE,
    "Green - on track": OVERDUE,
    "Green - completed": COMPLETED,
    "Policy updated and circulated to all staff": NO_DATE,
    "Policy updated, next review March 2030": NO_DATE,
    "Letter sent": NO_DATE,
    "Funding needed": OVERDUE,
    "Training to be held": OVERDUE,
    "Work not progressed": OVERDUE,
    "Actioned": COMPLETED,
    "Signed off March 2022": COMPLETED,
    "To be signed off": OVERDUE,
    "March 2022": COMPLETED,
    "in early March and on 3 April 2022": COMPLETED,
    "Training delivered 12 March 2022": COMPLETED,
    "Training of the Red Cross completed March 2022": COMPLETED,
}
"""What a column for completion says, and where a row stands that was due in May 2023."""

TICKED_OR_NOT = {
    "Y": COMPLETED,
    "Y - March 2022": COMPLETED,
    "TRUE": COMPLETED,
    "[ticked]": COMPLETED,
    "\u221a": COMPLETED,
    "\u2714\ufe0f": COMPLETED,
    "\u2611 Completed": COMPLETED,
    "\u2713 March 2022": COMPLETED,
    "\u2713 Policy sent \u2713 Training given": COMPLETED,
    "Yes - no further action": COMPLETED,
    "\u2612": NO_DATE,
    "\u2612 March 2022": NO_DATE,
    "\u2612 \u2612": NO_DATE,
    "X": NO_DATE,
    "x March 2022": NO_DATE,
    "[partly ticked]": NO_DATE,
    "Y/N": NO_DATE,
    "Yes No": NO_DATE,
    "No Yes": NO_DATE,
    "Yes or No": NO_DATE,
    "Yes \u2610 No \u2610": NO_DATE,
    "\u2610 Yes \u2610 No": NO_DATE,
    "Yes \u2611 No \u2611": NO_DATE,
    "Yes \u2611 No \u2610": COMPLETED,
    "Yes \u2611 No \u2610 March 2022": COMPLETED,
    "\u2612 Yes \u2610 No": COMPLETED,
    "[chosen] Yes [not chosen] No": COMPLETED,
    "\u25cf Yes \u25cb No": COMPLETED,
    "\u2610 Ongoing \u2612 Completed \u2610 Not started": COMPLETED,
    "Yes \u2610 No \u2612": OVERDUE,
    "\u2610 Yes \u2611 No": OVERDUE,
    "Yes \u2717 No \u2713": OVERDUE,
    "\u2610 Completed \u2611 Partly completed": OVERDUE,
    "Signed off \u2610 Yes \u2612 No further work": NO_DATE,
    "Policy \u2713 Training \u2717": NO_DATE,
    "Policy delivered \u2713 Training delivered \u2717": NO_DATE,
    "\u2610 31/03/2022": OVERDUE,
    "\u2610 Completed": OVERDUE,
    "\u2717 March 2022": OVERDUE,
    "[not ticked]": OVERDUE,
    "N": OVERDUE,
    "N/A": OVERDUE,
    "FALSE": OVERDUE,
}
"""Signs, boxes and short answers in that column."""


@pytest.mark.parametrize(("words", "progress"), (DONE_OR_NOT | TICKED_OR_NOT).items())
def test_what_may_be_done_or_not_is_neither_done_nor_overdue(
    words: str, progress: Progress
) -> None:
    row = {"target_date": "May 2023", "completed": words}
    assert standing(row, TODAY).progress is progress


def test_what_may_be_done_or_not_keeps_the_date_that_the_plan_names() -> None:
    row = {"target_date": "May 2023", "completed": "Cancelled"}
    assert standing(row, TODAY) == Standing(NO_DATE, date(2023, 5, 31))


def test_what_may_be_done_or_not_is_in_progress_until_its_target() -> None:
    row = {"target_date": "August 2024", "completed": "Cancelled"}
    assert standing(row, TODAY) == Standing(IN_PROGRESS, date(2024, 8, 31))


DONE_IN_A_TARGET = {
    "March 2023 - now complete": NO_DATE,
    "May 2022: action completed": NO_DATE,
    "By March 2023. Completed": NO_DATE,
    "September 2020 Completed and ongoing": NO_DATE,
    "Target: March 2022 Completed: April 2022": NO_DATE,
    "Training delivered to all by March 2023": OVERDUE,
    "In place by the end of March 2023": OVERDUE,
    "Complete by March 2023": OVERDUE,
    "To be completed March 2023": OVERDUE,
    "March 2023 (not yet completed)": OVERDUE,
    "100% of staff, March 2023": OVERDUE,
}


@pytest.mark.parametrize(("words", "progress"), DONE_IN_A_TARGET.items(), ids=DONE_IN_A_TARGET)
def test_a_target_that_says_anywhere_that_it_was_done_is_not_overdue(
    words: str, progress: Progress
) -> None:
    assert standing({"target_date": words}, TODAY).progress is progress


TARGETS = {
    "Ongoing from March 2021": NO_DATE,
    "March 2022 and ongoing": NO_DATE,
    "Ongoing, review March 2023": NO_DATE,
    "Quarterly from April 2021": NO_DATE,
    "April 2021 onwards": NO_DATE,
    "From April 2021": NO_DATE,
    "Every six months, first in May 2023": NO_DATE,
    "Ongoing": IN_PROGRESS,
    "Ongoing until March 2023": OVERDUE,
    "Ongoing to March 2023": OVERDUE,
    "Ongoing: to be completed March 2023": OVERDUE,
    "By March 2022 and annually thereafter": OVERDUE,
    "From April 2021 to March 2022": OVERDUE,
    "June 2023, extended from March 2022": OVERDUE,
}


@pytest.mark.parametrize(("words", "progress"), TARGETS.items(), ids=TARGETS)
def test_a_target_without_an_end_cannot_pass(words: str, progress: Progress) -> None:
    assert standing({"target_date": words}, TODAY).progress is progress


@pytest.mark.parametrize("name", ROWS)
def test_where_a_row_stands(name: str) -> None:
    row, progress = ROWS[name]
    assert standing(row, TODAY).progress is progress


def test_a_row_with_a_date_is_late_from_the_next_day_on() -> None:
    row = {"target_date": "30/06/2024"}
    assert standing(row, date(2024, 6, 30)).progress is IN_PROGRESS
    assert standing(row, TODAY).progress is OVERDUE
    assert standing(row, TODAY).due == date(2024, 6, 30)
