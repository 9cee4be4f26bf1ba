"""The story on one screen: from a folder of reviews to a verified public site.

`build` says what happens in which order; each step is a room of its own. Values move one
way. Nothing goes public but the very bytes that the gate has looked at, and nothing at all
if it finds a flagged term in any of them, or if a published address would stop answering.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from shutil import rmtree

from publisher.assembly import (
    Checked,
    Plan,
    events_of,
    lost_addresses,
    make_plan,
    packs_of,
    site_of,
)
from publisher.checks.check import check as check_review
from publisher.checks.states import Standing, decide
from publisher.config import SiteSettings
from publisher.errors import ExitCode, PublisherError, SettingsError
from publisher.findings import Finding, Rule, in_order
from publisher.gate.files import Built
from publisher.gate.release import release
from publisher.gate.verify import verify
from publisher.intake.folder import folders_in, read_folder, read_submission
from publisher.intake.site_file import FILE, read_site_file
from publisher.model import RedactedText, Review
from publisher.record.ledger_files import read_ledgers, write_events
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review, redact_text
from publisher.redaction.term_rules import problems_with_terms, terms_in_name
from publisher.site import addresses
from publisher.site.build import SiteFile, build_site, known_files
from publisher.site.pdf import pdf_findings
from publisher.site.publication import Entry, entry_from_json
from publisher.speaking import Names, names_of
from publisher.submission import Submission, review_of

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """Where to work, and which day it is.

    `root` holds mkdocs.yml, reviews/ and docs/site/; `last_release` is what is public now, if
    it is not in `_build/public`.
    """

    root: Path
    today: date
    last_release: Path | None = None

    @property
    def ledger(self) -> Path:
        """The folder of the ledgers."""
        return self.root / "reviews" / "ledger"

    @property
    def output(self) -> Path:
        """The folder for everything that is made; it can be deleted at any time."""
        return self.root / "_build"

    @property
    def public(self) -> Path:
        """The released site."""
        return self.output / "public"

    @property
    def packs(self) -> Path:
        """The packs of the release."""
        return self.output / "packs"


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """What became of one review; `name` may be read by anyone."""

    name: str
    standing: Standing
    carried: bool = False
    weblink: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: all findings, each review, and where the results are."""

    exit_code: ExitCode
    findings: list[Finding]
    reviews: tuple[ReviewOutcome, ...] = ()
    public: Path | None = None
    packs: tuple[Path, ...] = ()


def check(job: Job) -> Outcome:
    """Read and check every review; nothing is written."""
    read_settings(job)
    reviews = check_all(job)
    names = _names(reviews)
    standings = tuple(ReviewOutcome(names.of(r.slug), r.decision.standing) for r in reviews)
    return Outcome(_readiness(reviews), _findings(reviews, names), standings)


def build(job: Job, tell: Tell) -> Outcome:
    """Read, check, redact, build, verify, release and pack.

    Raises: PublisherError if it cannot go on; what was public before then stays as it was.
    """
    settings = read_settings(job)
    ledgers = read_ledgers(job.ledger)
    tell("Reading and checking the reviews.")
    reviews = check_all(job)
    names = _names(reviews)
    plan = make_plan(reviews, ledgers, job.today)
    carried_files, entries = carry_over(job, plan, reviews)
    tell("Making the pages and the PDFs.")
    with private_folder(job.output / "work") as work:
        site = site_of(plan, settings, entries, council_pages(job))
        files = (*build_site(site, work), *carried_files)
    packs = packs_of(site, reviews, files)
    tell("Looking for anything that must not go public.")
    leaks = verify(
        [Built(f.path, f.data, f.made_from) for f in files]
        + [Built(f"packs/{f.path}", f.data, f.made_from) for f in packs],
        {r.slug: r.submission.terms or () for r in reviews},
        known_files(settings),
    )
    lost = lost_addresses(ledgers, [file.path for file in files])
    findings = [*_findings(reviews, names), *names.told([*leaks, *lost])]
    if leaks or lost:
        stop = ExitCode.LEAK if leaks else ExitCode.LINK_LOST
        return Outcome(stop, in_order(findings), _standings(plan, reviews, names, None))
    for ledger, events in events_of(plan, ledgers, files, job.today):
        write_events(job.ledger, ledger, events)
    release(
        [Built(f.path, f.data, f.made_from) for f in files], job.output / "releases", job.public
    )
    release([Built(f.path, f.data, f.made_from) for f in packs], job.output / "packed", job.packs)
    return Outcome(
        _readiness(reviews),
        in_order(findings),
        _standings(plan, reviews, names, settings),
        job.public,
        tuple(job.packs / publication.review.slug for publication in plan.publications),
    )


def read_settings(job: Job) -> SiteSettings:
    """Read mkdocs.yml. Raises: SettingsError."""
    try:
        return read_site_file((job.root / FILE).read_bytes())
    except FileNotFoundError:
        raise SettingsError(
            f"There is no {FILE} here.",
            "Run this in the folder that holds mkdocs.yml and reviews/.",
        ) from None


def check_all(job: Job) -> list[Checked]:
    """Read, check and redact every review, one after the other."""
    return [
        check_one(read_submission(read_folder(path)), job.today)
        for path in folders_in(job.root / "reviews")
    ]


def check_one(submission: Submission, today: date) -> Checked:
    """Check a review, redact it if nothing stops it, and decide what becomes of it."""
    slug, terms = submission.slug, submission.terms
    findings = [*submission.findings, *check_review(submission, today)]
    bad_terms = problems_with_terms(terms or ())
    findings += [
        Finding(f.rule, slug, "redactions.yml", f.place, f.term, f.detail) for f in bad_terms
    ]
    redacted: Review[RedactedText] | None = None
    if terms is not None and not any(f.stops for f in bad_terms):
        matcher = Matcher(terms)
        findings += _names_and_titles(submission, matcher)
        if submission.settings is not None and not any(f.stops for f in findings):
            redaction = redact_review(review_of(submission), matcher)
            redacted = redaction.review
            findings += _unprintable(submission, redacted)
            findings += [
                Finding(Rule.T201, slug, "redactions.yml", term=term.id)
                for term in terms
                if not redaction.fired.get(term.id)
            ]
    decision = decide(submission.settings, any(f.stops for f in findings), today)
    return Checked(submission, tuple(findings), decision, redacted)


def _unprintable(submission: Submission, redacted: Review[RedactedText]) -> Iterator[Finding]:
    """What would be missing from the PDFs."""
    for document in redacted.documents:
        for finding in pdf_findings(document):
            yield replace(finding, review=submission.slug, file=submission.file(document.name))


def _names_and_titles(submission: Submission, matcher: Matcher) -> Iterator[Finding]:
    """The address and the title of a review may hold no flagged term (T106)."""
    settings = submission.settings
    titles = [submission.slug] + ([settings.pseudonym, settings.partnership] if settings else [])
    for title in titles:
        for term in terms_in_name(title, matcher):
            yield Finding(Rule.T106, submission.slug, term=term)


def carry_over(
    job: Job, plan: Plan, reviews: Sequence[Checked]
) -> tuple[list[SiteFile], list[Entry]]:
    """Take the pages of held-back reviews from the last release, byte for byte.

    Raises: PublisherError if one of them cannot be read again with today's terms.
    """
    last, files, entries = job.last_release or job.public, [], []
    terms = {review.slug: review.submission.terms for review in reviews}
    for slug in plan.carried:
        flagged = terms[slug]
        if flagged is None:
            raise CannotCarryError(
                "A review that is public cannot be verified: its redactions.yml cannot be read.",
                "Put that file in order, or withdraw the review. Nothing was released.",
            )
        kept = _below(last, addresses.review_page(slug))
        data = kept.get(addresses.review_data(slug))
        if data is None:
            continue  # its addresses are then found to be lost, and nothing is released
        files += [SiteFile(path, content, frozenset({slug})) for path, content in kept.items()]
        entries.append(entry_from_json(data, partial(redact_text, matcher=Matcher(flagged))))
    return files, entries


class CannotCarryError(PublisherError):
    """A public review is held back and its last pages cannot be verified either."""

    exit_code = ExitCode.CHECKS_FAILED


def _below(root: Path, start: str) -> Mapping[str, bytes]:
    found = sorted(path for path in (root / start).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def council_pages(job: Job) -> dict[str, RedactedText]:
    """Read the council's own pages. They name no review; the gate holds them to it."""
    folder = job.root / "docs" / "site"
    nothing_flagged = Matcher(())
    return {
        path.name: redact_text(path.read_text(encoding="utf-8"), nothing_flagged)
        for path in sorted(folder.glob("*.md"))
    }


@contextmanager
def private_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder that only this user may open; emptied before and after."""
    rmtree(path, ignore_errors=True)
    path.mkdir(parents=True, mode=0o700)
    try:
        yield path
    finally:
        rmtree(path, ignore_errors=True)


def _names(reviews: Sequence[Checked]) -> Names:
    unsafe = frozenset(r.slug for r in reviews for f in r.findings if f.rule is Rule.T106)
    return names_of([review.submission for review in reviews], unsafe)


def _findings(reviews: Sequence[Checked], names: Names) -> list[Finding]:
    return in_order(names.told([finding for review in reviews for finding in review.findings]))


def _readiness(reviews: Sequence[Checked]) -> ExitCode:
    held_back = any(review.decision.standing is Standing.HELD_BACK for review in reviews)
    return ExitCode.CHECKS_FAILED if held_back else ExitCode.DONE


def _standings(
    plan: Plan, reviews: Sequence[Checked], names: Names, settings: SiteSettings | None
) -> tuple[ReviewOutcome, ...]:
    """What became of each review; without settings nothing was released, so no weblinks."""
    return tuple(
        ReviewOutcome(
            names.of(review.slug),
            review.decision.standing,
            review.slug in plan.carried,
            settings.base + addresses.review_page(review.slug)
            if settings and review.slug in plan.contents
            else "",
        )
        for review in reviews
    )
