"""Holds the day to the record: a computer whose clock stands in the past builds nothing."""

from datetime import timedelta

from publisher.errors import SettingsError
from publisher.job import Job
from publisher.record.ledger_files import read_ledgers

SLACK = timedelta(days=1)
"""In two places of the world it can be two days at once."""


def refuse_a_day_gone_by(job: Job) -> None:
    """Raises: SettingsError if the record is of a later day; LedgerError if it is damaged."""
    days = [event.on for ledger in read_ledgers(job.ledger).values() for event in ledger.events]
    if days and job.today + SLACK < max(days):
        raise SettingsError(
            f"Today is {job.today:%d %B %Y} by this computer, and the record of what was "
            f"published goes to {max(days):%d %B %Y}.",
            "Put the computer's clock right, then run this again. Nothing was changed.",
        )
