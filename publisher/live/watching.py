"""What the ledger and the last release of a folder have promised."""

from publisher.errors import LedgerError
from publisher.job import Job
from publisher.record.ledger_files import read_files, read_ledgers
from publisher.record.promises import Promise, digests, promises, withdrawn_addresses


def promised(job: Job) -> tuple[Promise, ...]:
    """Every address that must answer, with its digest where the last release is at hand.

    With it there are the files of earlier releases too, which must not answer. Nothing is
    promised where nothing was published yet.

    Raises: LedgerError if a record is damaged, or is not there though a release is.
    """
    ledgers = read_ledgers(job.ledger)
    public = job.last_release or job.public
    paths = sorted(path for path in public.rglob("*") if path.is_file())
    if paths and not ledgers:
        raise LedgerError(
            "There is a release, and no record of it: no file in reviews/ledger/ (W102).",
            "Restore the folder from git: it is what keeps every published address answering.",
        )
    released = digests((path.relative_to(public).as_posix(), path.read_bytes()) for path in paths)
    return promises(ledgers.values(), released, read_files(job.ledger))


def withdrawn(job: Job) -> dict[str, frozenset[str]]:
    """Every address of each withdrawn review, by its slug. Raises: LedgerError."""
    return withdrawn_addresses(read_ledgers(job.ledger))
