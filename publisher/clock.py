"""Holds the day to the record: what was published cannot have been published later than today.

If it seems so, the clock of this computer is wrong, or that of an earlier run was. Only a person
can tell, so nothing is decided on the word of the clock alone, and what is public stays as it was;
a withdrawal needs no day (docs/developers/decisions/0014-when-the-record-is-ahead.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from publisher.checked import Checked
from publisher.findings import Finding, Rule
from publisher.job import Job
from publisher.record.ledger import Ledger

SLACK = timedelta(days=1)
"""In two places of the world it can be two days at once."""


def day_in_doubt(job: Job, ledgers: Mapping[str, Ledger]) -> list[Finding]:
    """A finding if the record is of a later day: it stops unless somebody has said the day."""
    days = [event.on for ledger in ledgers.values() for event in ledger.events]
    newest = max(days, default=job.today)
    if newest <= job.today + SLACK:
        return []
    rule = Rule.W108 if job.by_clock else Rule.W202
    told = f"it goes to {newest:%d %B %Y}, and today is {job.today:%d %B %Y}"
    return [Finding(rule, file="reviews/ledger", detail=told)]


def held_back(reviews: Sequence[Checked], doubt: Sequence[Finding]) -> Sequence[Checked]:
    """The reviews, none of which becomes public or changes while the day is in doubt."""
    if not any(finding.stops for finding in doubt):
        return reviews
    return [replace(one, case=replace(one.case, stopped=True)) for one in reviews]
