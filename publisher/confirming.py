"""Keeps the record of a release: at once, or as a claim that is confirmed once it is public."""

from collections.abc import Iterable, Sequence

from publisher.errors import SettingsError
from publisher.job import Job
from publisher.record.claim import (
    FILE,
    Claim,
    claim_file,
    claims_of,
    confirmed,
    still_open,
)
from publisher.record.ledger import Event, Ledger
from publisher.record.ledger_files import (
    read_claimed,
    read_ledgers,
    write_events,
    write_files,
    write_whole,
)


def keep(
    job: Job, additions: Iterable[tuple[Ledger, tuple[Event, ...]]], files: Iterable[str] = ()
) -> None:
    """Write down what a release adds to the ledgers: a claim if it is yet to be deployed.

    `files` are those of the release at no address of a ledger: of them it counts already that the
    public may come to see them.
    """
    write_files(job.ledger, files)
    additions = list(additions)
    told = {ledger.slug for ledger, _ in additions}
    left = still_open(read_claimed(job.ledger), told, read_ledgers(job.ledger))
    if not job.claims:
        for ledger, events in additions:
            write_events(job.ledger, ledger, events)
    _write(job, (*(claims_of(additions) if job.claims else ()), *left))


def confirm(job: Job) -> list[str]:
    """Make the claims count as of today: the release is public. Gives whose ledgers went on.

    Those of an earlier release stay as they are: this one does not show what they are about.

    Raises: SettingsError if nothing is claimed; LedgerError if a claim is of the past.
    """
    claims = read_claimed(job.ledger)
    if not claims:
        raise SettingsError(
            "Nothing is claimed.", "`publisher build --claim` claims, before you deploy."
        )
    additions = list(confirmed(claims, read_ledgers(job.ledger), job.today))
    for ledger, events in additions:
        write_events(job.ledger, ledger, events)
    _write(job, [claim for claim in claims if claim.earlier])
    return [ledger.slug for ledger, _ in additions]


def _write(job: Job, claims: Sequence[Claim]) -> None:
    if not claims:
        (job.ledger / FILE).unlink(missing_ok=True)
        return
    job.ledger.mkdir(parents=True, exist_ok=True)
    write_whole(job.ledger / FILE, claim_file(claims))
