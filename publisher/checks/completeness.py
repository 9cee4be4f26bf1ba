"""Is the review complete, cleared and answered?"""

from collections.abc import Iterator
from datetime import date

from publisher.checks.pictures import pictures
from publisher.config import LetterSettings, ReviewSettings, Status
from publisher.findings import Finding, Place, Rule
from publisher.model import Document, Role
from publisher.recommendations import recommendations_in, unread_tables
from publisher.submission import Submission

SETTINGS = "review.yml"
MUST_CLEAR = ("executive-summary", "recommendations")
"""What the Home Office's letters always ask to see published, beside the letter itself."""


def completeness(submission: Submission, today: date) -> Iterator[Finding]:
    """Everything that is missing, unanswered or impossible in the review itself."""
    settings = submission.settings
    if settings is None:
        return
    if settings.letter:
        if settings.status is not Status.WAITING:  # for a letter that clears it
            yield from _cleared(settings.letter)
        yield from _answered(settings.letter, today)
        yield from _dates(settings, settings.letter, today)
    elif submission.letter:
        yield Finding(Rule.S104, file=SETTINGS, detail="`letter:`")
    yield from pictures(submission, settings)
    for document in submission.in_english:
        if document.role is Role.RECOMMENDATIONS:
            yield from _unread(document, submission.file(document.key))


def _unread(plan: Document[str], file: str) -> Iterator[Finding]:
    if not recommendations_in(plan):
        yield Finding(Rule.R108, file=file)
        return
    for number, lost in unread_tables(plan):
        place = Place(table=number, row=1)
        yield Finding(Rule.R108 if lost else Rule.R211, file=file, place=place)


def _cleared(letter: LetterSettings) -> Iterator[Finding]:
    for name in MUST_CLEAR:
        if name not in letter.cleared:
            yield Finding(Rule.R104, file=SETTINGS, detail=name.replace("-", " "))


def _answered(letter: LetterSettings, today: date) -> Iterator[Finding]:
    for number, area in enumerate(letter.areas_for_development, start=1):
        lacking = [
            key for key, value in (("response", area.response), ("done", area.done)) if not value
        ]
        if lacking:
            detail = f"number {number} lacks " + " and ".join(f"`{key}:`" for key in lacking)
            yield Finding(Rule.R105, file=SETTINGS, detail=detail)
        elif area.done and area.done > today:
            yield Finding(
                Rule.R105, file=SETTINGS, detail=f"`done:` of number {number} is still to come"
            )


def _dates(settings: ReviewSettings, letter: LetterSettings, today: date) -> Iterator[Finding]:
    window = settings.publish
    year, month = settings.death_month
    impossible = {
        "`dated:` of the letter is still to come": letter.dated > today,
        "`dated:` of the letter is before the panel met": letter.panel_met is not None
        and letter.dated < letter.panel_met,
        "`death:` is after the letter": (year, month) > (letter.dated.year, letter.dated.month),
        "`until:` is not after `from:`": window.from_ is not None
        and window.until is not None
        and window.until <= window.from_,
    }
    for detail, wrong in impossible.items():
        if wrong:
            yield Finding(Rule.R109, file=SETTINGS, detail=detail)
