"""A review that is public, with its pack as a build leaves it."""

from datetime import date, timedelta
from pathlib import Path

from publisher.job import Job
from publisher.record.ledger import Event, EventKind, Ledger
from publisher.record.ledger_files import read_ledgers, write_events
from publisher.record.packs import make_pack
from tests.record.test_packs import REPORT, TO

SLUG = "ashgrove-2019-a"
DAY = date(2026, 11, 22)
WHEN = "Sat, 28 Nov 2026 09:00:00 +0000"


def packed(root: Path) -> Job:
    """The job of five days later."""
    job = Job(root, DAY + timedelta(5))
    published = Event(EventKind.PUBLISHED, DAY, ("reviews/x/index.html",), "1")
    write_events(job.ledger, Ledger(SLUG), (published,))
    folder = job.packs / SLUG
    folder.mkdir(parents=True)
    for name, data in make_pack(REPORT, TO).items():
        (folder / name).write_bytes(data)
    return job


def ledger(job: Job) -> Ledger:
    return read_ledgers(job.ledger)[SLUG]
