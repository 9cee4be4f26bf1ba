"""Puts the register together: every review of the folder, and those that only the record knows."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.cache import REVIEWS
from publisher.checked import Checked
from publisher.config import SiteSettings
from publisher.job import Job
from publisher.looking import Look, check_all
from publisher.placing import Places, claims_of, with_moves_checked
from publisher.private_copy import make_private
from publisher.record.departures import read_notes
from publisher.record.ledger import SITE, Ledger
from publisher.record.ledger_files import read_record, write_whole
from publisher.record.register import Row, as_csv, as_html, overdue, told_of_withdrawal
from publisher.record.reported import reports
from publisher.site import addresses
from publisher.speaking import Names

NamesOf = Callable[[Sequence[Checked]], Names]


@dataclass(frozen=True, slots=True)
class Register:
    """The register, and the files that it was written to."""

    rows: tuple[Row, ...]
    files: tuple[Path, ...]


def register_of(job: Job, site: SiteSettings, names_of: NamesOf) -> Register:
    """Work the register out and write it into a private folder, as a page and as a table.

    Raises: LedgerError if a record is damaged.
    """
    ledgers = read_record(job.ledger)
    memory = job.memory.of(REVIEWS)
    reviews = check_all(Look(job.today, site, job.place, ledgers, memory), job.reviews)
    reviews = with_moves_checked(reviews, ledgers)
    rows = tuple(rows_of(reviews, ledgers, names_of(reviews), site, job))
    folder = job.private
    make_private(folder)
    council = site.publisher.council.name
    files = {"register.html": as_html(rows, council, job.today), "register.csv": as_csv(rows)}
    for name, data in files.items():
        write_whole(folder / name, data)
        (folder / name).chmod(0o600)
    return Register(rows, tuple(folder / name for name in files))


def rows_of(
    reviews: Sequence[Checked],
    ledgers: Mapping[str, Ledger],
    names: Names,
    site: SiteSettings,
    job: Job,
) -> Iterator[Row]:
    """One row for each review, those that moved away left out: they are under their address."""
    places = Places(claims_of(reviews), ledgers)
    within = site.publisher.reporting.within_days
    stops = Counter(review.slug for review in reviews for f in review.findings if f.stops)
    states = {review.slug: str(review.decision.standing) for review in reviews}
    claimed = {old for olds in places.claims.values() for old in olds}
    only_recorded = {
        slug: "withdrawn, and archived" if ledger.withdrawal else "on record, without a folder"
        for slug, ledger in ledgers.items()
        if ledger.events and slug not in {SITE, *states, *claimed} and not ledger.moved_to
    }
    notes = read_notes(job.ledger)
    examples = {review.slug for review in reviews if review.submission.example}
    for slug, state in sorted({**only_recorded, **states}.items()):
        ledger, before = places.of(slug), places.before(slug)
        stood = [*([slug] if ledger.events else []), *(one.slug for one in before)]
        in_doubt = {one.role for one in notes if one.review in (slug, *(b.slug for b in before))}
        name = names.of(slug) if slug in states else slug
        late = () if slug in examples else overdue(ledger, before, within, job.today)
        yield Row(
            name=name,
            state=state,
            addresses=tuple(site.base + addresses.review_page(s) for s in stood if name == slug),
            published=min((o.published for o in (*before, ledger) if o.published), default=None),
            changed=ledger.changed,
            withdrawn=told_of_withdrawal(ledger, before, in_doubt),
            reported=reports(ledger, before),
            to_put_right=stops[slug],
            overdue=tuple(late),
        )
