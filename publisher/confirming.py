"""Keeps the record of a release: at once, or as a claim that is confirmed once it is public."""

from collections.abc import Iterable

from publisher.errors import SettingsError
from publisher.job import Job
from publisher.record.claim import FILE, claim_file, claims_of, confirmed, read_claims
from publisher.record.ledger import Event, Ledger
from publisher.record.ledger_files import read_ledgers, write_events, write_files, write_whole


def keep(
    job: Job, additions: Iterable[tuple[Ledger, tuple[Event, ...]]], files: Iterable[str] = ()
) -> None:
    """Write down what a release adds to the ledgers: a claim if it is yet to be deployed.

    `files` are those of the release at no address of a ledger: of them it counts already that the
    public may come to see them.
    """
    write_files(job.ledger, files)
    if job.claims:
        _claim(job, additions)
        return
    for ledger, events in additions:
        write_events(job.ledger, ledger, events)
    (job.ledger / FILE).unlink(missing_ok=True)


def confirm(job: Job) -> list[str]:
    """Make the claims count as of today: the release is public. Gives whose ledgers went on.

    Raises: SettingsError if nothing is claimed; LedgerError if a claim is of the past.
    """
    path = job.ledger / FILE
    if not path.is_file():
        raise SettingsError(
            "Nothing is claimed.", "`publisher build --claim` claims, before you deploy."
        )
    claims = read_claims(path.read_bytes())
    additions = list(confirmed(claims, read_ledgers(job.ledger), job.today))
    for ledger, events in additions:
        write_events(job.ledger, ledger, events)
    path.unlink()
    return [ledger.slug for ledger, _ in additions]


def _claim(job: Job, additions: Iterable[tuple[Ledger, tuple[Event, ...]]]) -> None:
    claims = claims_of(additions)
    if not claims:
        (job.ledger / FILE).unlink(missing_ok=True)
        return
    job.ledger.mkdir(parents=True, exist_ok=True)
    write_whole(job.ledger / FILE, claim_file(claims))
