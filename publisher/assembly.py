"""What this build publishes, carries over and withdraws, worked out from values alone."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from publisher.checks.states import Case, Decision, Past, Standing, decide, public_documents
from publisher.config import SiteSettings, WithdrawalReason
from publisher.findings import Finding, Rule
from publisher.model import RedactedText, Review
from publisher.record.ledger import (
    SITE,
    Event,
    Ledger,
    after_publishing,
    after_withdrawing,
    content_digest,
    lost_paths,
)
from publisher.record.packs import PackDocument, Report, make_pack
from publisher.redaction.approval import FACTS, SUCCESSOR, WHAT_IS_PUBLIC
from publisher.site import addresses
from publisher.site.build import SiteFile, cover
from publisher.site.gone import Say, gone_files, retired_pictures
from publisher.site.pdf import make_pdf
from publisher.site.publication import Entry, Publication, Site, Tombstone
from publisher.site.words import day
from publisher.submission import Submission

NO_WEBLINK = ("404.html", "robots.txt", "sitemap.xml")
"""Files of the site that nobody links to, so that the ledger does not keep them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A submission, all that is wrong with it, and what its state depends on.

    `redacted` is None where it could not be redacted: something stops it. `parts` are the
    digests of what an approver sees (`redaction.approval.parts_of`).
    """

    submission: Submission
    findings: tuple[Finding, ...]
    case: Case
    redacted: Review[RedactedText] | None
    parts: Mapping[str, str]

    @property
    def slug(self) -> str:
        """The review's address."""
        return self.submission.slug

    @property
    def decision(self) -> Decision:
        """What becomes of it."""
        return decide(self.case)

    @property
    def successor(self) -> str | None:
        """The address of the review that is to take its place."""
        settings = self.submission.settings
        return settings.superseded_by if settings else None

    @property
    def may_be_approved(self) -> bool:
        """Whether nothing holds it back but that nobody has approved it yet."""
        held_back = any(f.stops and not f.rule.code.startswith("A") for f in self.findings)
        return self.redacted is not None and not held_back


class Step(IntEnum):
    """How much of a review a release shows; each step shows less than the one before."""

    ANEW = 0
    AS_IT_WAS = 1
    """Its pages of the last release; nothing if it never was public."""
    NOTICE = 2
    """At each of its addresses, that it is under correction."""
    NOTHING = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes public: made anew (`publications`), carried over, or withdrawn."""

    publications: tuple[Publication, ...]
    contents: Mapping[str, str]
    carried: tuple[str, ...]
    tombstones: tuple[Tombstone, ...]


def make_plan(
    reviews: Sequence[Checked],
    ledgers: Mapping[str, Ledger],
    today: date,
    steps: Mapping[str, Step] | None = None,
) -> Plan:
    """Work out what becomes of every review, those of which only the ledger is left included.

    `steps` names the reviews that may not be shown anew, and how much of them may.
    """
    steps = steps or {}
    anew, carried = [], []
    for review in reviews:
        standing, step = review.decision.standing, steps.get(review.slug, Step.ANEW)
        if standing.goes_public and step is Step.ANEW:
            anew.append(review)
        elif (
            (standing.goes_public or standing is Standing.HELD_BACK)
            and review.slug in ledgers
            and ledgers[review.slug].is_public
            and step <= Step.AS_IT_WAS
        ):
            carried.append(review.slug)
    shown = {*(review.slug for review in anew), *carried}
    publications, contents = [], {}
    for review in anew:
        ledger = ledgers.get(review.slug, Ledger(review.slug))
        told = review.case.superseded and review.successor in shown
        successor = review.successor if told else None
        publication, content = _publication(review, ledger, successor, today)
        publications.append(publication)
        contents[review.slug] = content
    kept = {*contents, *carried, SITE, *(s for s, step in steps.items() if step is Step.NOTHING)}
    reasons = dict.fromkeys(steps, WithdrawalReason.CORRECTION.value)
    reasons |= {r.slug: r.decision.reason for r in reviews if _is_withdrawn(r)}
    tombstones = (
        _tombstone(ledger, reasons.get(slug, ""), today)
        for slug, ledger in sorted(ledgers.items())
        if slug not in kept and (ledger.withdrawal or slug in reasons)
    )
    return Plan(tuple(publications), contents, tuple(carried), tuple(tombstones))


def _is_withdrawn(review: Checked) -> bool:
    return review.decision.standing is Standing.WITHDRAWN


def _publication(
    review: Checked, ledger: Ledger, successor: str | None, today: date
) -> tuple[Publication, str]:
    settings, redacted = review.submission.settings, review.redacted
    if settings is None or redacted is None:
        raise ValueError("a review that is published has settings and has been redacted")
    public = public_documents(settings, [d.name for d in redacted.documents])
    content = content_of(review.parts, public, replaced=successor is not None)
    changed = today if ledger.is_public and content != ledger.content else ledger.changed
    published = ledger.published or today
    return Publication(redacted, public, published, changed, successor), content


def content_of(parts: Mapping[str, str], public: Sequence[str], *, replaced: bool) -> str:
    """Digest what the public sees of a review, from the digests of its parts."""
    seen = {**dict.fromkeys(public), WHAT_IS_PUBLIC: None, FACTS: None}
    if replaced:
        seen[SUCCESSOR] = None
    return content_digest(f"{name} {parts[name]}" for name in seen)


def past_of(ledger: Ledger, content: str = "") -> Past:
    """What the record tells of a review, whose content is that now if anything can be shown."""
    other = bool(content) and ledger.is_public and content != ledger.content
    return Past(ledger.published, ledger.is_public, ledger.changed is not None or other)


def _tombstone(ledger: Ledger, reason: str, today: date) -> Tombstone:
    past = ledger.withdrawal
    on, why = (past.on, past.reason) if past else (today, reason)
    return Tombstone(ledger.slug, on, why, tuple(sorted(ledger.paths)))


def site_of(
    plan: Plan,
    settings: SiteSettings,
    carried: Sequence[Entry],
    pages: Mapping[str, RedactedText],
    once: frozenset[str],
    today: date,
) -> Site:
    """Put together everything that the site is made from."""
    entries, tombstones = tuple(carried), plan.tombstones
    return Site(settings, plan.publications, entries, tombstones, pages, once, today=today)


def answers_for_what_is_gone(
    site: Site, ledgers: Mapping[str, Ledger], say: Say
) -> Iterator[SiteFile]:
    """Files at the addresses of withdrawn documents and of pictures that a review lost.

    They hold words of ours alone, so they are made from no review.
    """
    answers = dict(gone_files(site, say))
    for publication in site.publications:
        slug = publication.review.slug
        if slug in ledgers:
            answers.update(retired_pictures(publication, ledgers[slug].paths))
    for path, data in sorted(answers.items()):
        yield SiteFile(path, data, frozenset())


def lost_addresses(ledgers: Mapping[str, Ledger], released: Sequence[str]) -> list[Finding]:
    """One finding for each published address that this release would no longer answer."""
    return [
        Finding(Rule.W101, review="" if slug == SITE else slug, file=path, detail="no file")
        for slug, ledger in sorted(ledgers.items())
        for path in lost_paths(ledger, released)
    ]


def events_of(
    plan: Plan, ledgers: Mapping[str, Ledger], paths: Sequence[str], today: date
) -> Iterator[tuple[Ledger, tuple[Event, ...]]]:
    """What this release adds to each ledger."""
    for slug, content in plan.contents.items():
        start = addresses.review_page(slug)
        below = [path for path in paths if path.startswith(start)]
        ledger = ledgers.get(slug, Ledger(slug))
        yield ledger, after_publishing(ledger, below, content, today)
    for tombstone in plan.tombstones:
        ledger = ledgers[tombstone.slug]
        yield ledger, after_withdrawing(ledger, tombstone.reason, today)
    own = [path for path in paths if _is_own_page(path)]
    ledger = ledgers.get(SITE, Ledger(SITE))
    yield ledger, after_publishing(ledger, own, "", today)


def _is_own_page(path: str) -> bool:
    of_a_review = path.startswith(addresses.REVIEWS) and path.count("/") > 1
    parts = ("assets/", addresses.SEARCH_FILES)
    return not of_a_review and not path.startswith(parts) and path not in NO_WEBLINK


def packs_of(site: Site, files: Sequence[SiteFile], examples: Set[str]) -> list[SiteFile]:
    """The packs of every published review but the examples, each file below its review's slug."""
    built = {file.path: file.data for file in files}
    packed = []
    reporting = site.settings.publisher.reporting
    for publication in site.publications:
        slug = publication.review.slug
        if slug in examples:
            continue
        report = _report(site, publication, built)
        for name, data in make_pack(report, reporting.home_office, reporting.commissioner).items():
            packed.append(SiteFile(f"{slug}/{name}", data, frozenset({slug})))
    return packed


def _report(
    site: Site,
    publication: Publication,
    built: Mapping[str, bytes],
) -> Report:
    settings, review = site.settings, publication.review
    council = settings.publisher.council
    return Report(
        slug=review.slug,
        kind=review.facts.name_of_review,
        pseudonym=review.facts.pseudonym,
        partnership=review.facts.partnership,
        letter_dated=day(review.facts.letter_dated),
        weblink=settings.base + addresses.review_page(review.slug),
        sender=council.email,
        signed=(review.facts.partnership, council.name),
        documents=tuple(
            PackDocument(
                name=document.name,
                title=document.title,
                pdf=built.get(addresses.document_pdf(review.slug, document.name))
                or make_pdf(document, cover(site, publication, document)),
                weblink=settings.base + addresses.document_page(review.slug, document.name)
                if document.name in publication.public
                else "",
            )
            for document in review.documents
        ),
    )
