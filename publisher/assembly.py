"""What this build publishes, carries over and withdraws, worked out from values alone."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import partial

from publisher.checks.states import Case, Decision, Past, Standing, decide, public_documents
from publisher.config import SiteSettings, WithdrawalReason
from publisher.findings import Finding, Rule
from publisher.kept import Redacted, changed, languages_of, review_of
from publisher.model import RedactedText
from publisher.record.additions import (
    after_basing,
    after_going,
    after_moving,
    after_publishing,
    after_removing,
    after_returning,
    after_withdrawing,
)
from publisher.record.ledger import SITE, Event, EventKind, Ledger, content_digest, lost_paths
from publisher.record.moves import Claims, destinations, faults_of_claims, given_up
from publisher.record.register import DUE, reports, unreported
from publisher.redaction.approval import FACTS, SUCCESSOR, WHAT_IS_PUBLIC, parts_of
from publisher.redaction.in_welsh import in_welsh
from publisher.site import addresses
from publisher.site.build import SiteFile
from publisher.site.gone import Say, gone_files, moved_on, retired_pictures
from publisher.site.moved import moved_files
from publisher.site.publication import Entry, Move, Publication, Site, Tombstone
from publisher.site.texts import Texts
from publisher.submission import Submission

NO_WEBLINK = ("404.html", "robots.txt", "sitemap.xml")
"""Files of the site that nobody links to, so that the ledger does not keep them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A submission, all that is wrong with it, and what its state depends on.

    `redacted` is None where it could not be redacted: something stops it. `parts` are the
    digests of what an approver sees (`redaction.approval.parts_of`). `approvers` tells who has
    approved it and when ("A. Person on 2026-05-05").
    """

    submission: Submission
    findings: tuple[Finding, ...]
    case: Case
    redacted: Redacted | None
    parts: Mapping[str, str]
    approvers: tuple[str, ...] = ()

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
    """What goes public: made anew (`publications`), carried over, withdrawn, or elsewhere."""

    publications: tuple[Publication, ...]
    contents: Mapping[str, str]
    carried: tuple[str, ...]
    tombstones: tuple[Tombstone, ...]
    moves: tuple[Move, ...] = ()
    removed: tuple[Tombstone, ...] = ()
    """Of documents of reviews that stay public."""


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
    places = Places(claims_of(reviews), ledgers)
    anew = [r for r in reviews if r.decision.standing.goes_public and r.slug not in steps]
    shown = {review.slug for review in anew}
    carried = tuple(r.slug for r in reviews if r.slug not in shown and _stays(r, places, steps))
    shown |= {*carried}
    made = {review.slug: _publication(review, places, shown, today) for review in anew}
    none = {SITE, *(slug for slug, step in steps.items() if step is Step.NOTHING)}
    reasons = dict.fromkeys(steps, WithdrawalReason.CORRECTION.value)
    for review in filter(_is_withdrawn, reviews):
        reasons |= dict.fromkeys(places.all(review), review.decision.reason)
    gone = {
        slug: ledger
        for slug, ledger in sorted(ledgers.items())
        if slug not in {*shown, *none} and (ledger.withdrawal or ledger.leaving or slug in reasons)
    }
    replacing = _replacing(reviews, gone, shown)
    moves = _moves(places, shown, gone, none, today)
    moved = {move.old for move in moves}
    return Plan(
        tuple(publication for publication, _ in made.values()),
        {slug: content for slug, (_, content) in made.items()},
        carried,
        tuple(
            _tombstone(ledger, reasons.get(slug, ledger.leaving), replacing.get(slug), today)
            for slug, ledger in gone.items()
            if slug not in moved
        ),
        moves,
        tuple(one for review in anew for one in _removed(review, places.of(review.slug), today)),
    )


def _stays(review: Checked, places: "Places", steps: Mapping[str, Step]) -> bool:
    """Whether the pages of the last release are carried over."""
    standing, step = review.decision.standing, steps.get(review.slug, Step.ANEW)
    may_be = standing.goes_public or standing is Standing.HELD_BACK
    ledger = places.of(review.slug)
    return may_be and ledger.is_public and not ledger.leaving and step <= Step.AS_IT_WAS


@dataclass(frozen=True, slots=True)
class Places:
    """What is known of where each review stood before: what it says itself, and the ledgers."""

    claims: Claims
    ledgers: Mapping[str, Ledger]

    def of(self, slug: str) -> Ledger:
        """The ledger of an address; an empty one if it was never public."""
        return self.ledgers.get(slug, Ledger(slug))

    def all(self, review: Checked) -> tuple[str, ...]:
        """The review's address, and those that it says it had before and no record has yet."""
        olds = self.claims.get(review.slug, ())
        return (review.slug, *(old for old in olds if not self.of(old).moved_to))

    def before(self, slug: str) -> list[Ledger]:
        """The ledgers of the addresses from which it moved here, the first one first."""
        found = [self.ledgers[old] for old in destinations(self.claims, self.ledgers, {slug})]
        return sorted(found, key=lambda ledger: (ledger.published or date.max, ledger.slug))


def claims_of(reviews: Sequence[Checked]) -> Claims:
    """The addresses that each review says it had before; those that cannot be right are left."""
    refused = {f.review for r in reviews for f in r.findings if f.rule in (Rule.W106, Rule.W107)}
    return {
        review.slug: review.submission.settings.moved_from if review.submission.settings else ()
        for review in reviews
        if review.slug not in refused
    }


def with_moves_checked(reviews: Sequence[Checked], ledgers: Mapping[str, Ledger]) -> list[Checked]:
    """The reviews with what is wrong with their addresses; such a one is held back.

    One that has moved was first public at its first address, and what was reported there counts.
    """
    places = Places(claims_of(reviews), ledgers)
    wrong = faults_of_claims(places.claims, ledgers)
    found = [Finding(Rule.W106, slug, "review.yml", detail=what) for slug, what in wrong]
    found += [Finding(Rule.W107, slug) for slug in given_up(places.claims, ledgers)]
    return [
        _placed(review, places, [f for f in found if f.review == review.slug]) for review in reviews
    ]


def _placed(review: Checked, places: Places, found: Sequence[Finding]) -> Checked:
    case, before = review.case, places.before(review.slug)
    if before:
        told = past_of(places.of(review.slug), before)
        past = replace(case.past, published=told.published, reported=told.reported)
        case = replace(case, past=past)
    case = replace(case, stopped=case.stopped or bool(found))
    return replace(review, findings=(*review.findings, *found), case=case)


def _moves(
    places: Places, public: Set[str], gone: Mapping[str, Ledger], none: Set[str], today: date
) -> tuple[Move, ...]:
    """Where each address leads that a review moved away from: to a page or to a notice."""
    ways = destinations(places.claims, places.ledgers, public, gone)
    return tuple(
        Move(old, new, places.ledgers[old].moved or today, tuple(sorted(places.ledgers[old].paths)))
        for old, new in ways.items()
        if old not in none
    )


def _is_withdrawn(review: Checked) -> bool:
    return review.decision.standing is Standing.WITHDRAWN


def _publication(
    review: Checked, places: Places, shown: Set[str], today: date
) -> tuple[Publication, str]:
    settings, redacted = review.submission.settings, review.redacted
    if settings is None or redacted is None:
        raise ValueError("a review that is published has settings and has been redacted")
    public = public_documents(settings, redacted.names)
    told = review.case.superseded and review.successor in shown
    successor = review.successor if told else None
    content = content_of(review.parts, public, replaced=told)
    ledger, before = places.of(review.slug), places.before(review.slug)
    changed = ledger.changed
    if ledger.is_public and content != ledger.content:
        changed = today
    elif before:
        last = before[-1]
        there = parts_of(replace(review_of(redacted), slug=last.slug), public, settings)
        if last.is_public and content_of(there, public, replaced=told) != last.content:
            changed = today
        days = [day for day in (changed, *(one.changed for one in before)) if day]
        changed = max(days, default=None)
    published = min(one.published or today for one in (*before, ledger))
    return Publication(redacted, public, published, changed, successor), content


def content_of(parts: Mapping[str, str], public: Sequence[str], *, replaced: bool) -> str:
    """Digest what the public sees of a review, from the digests of its parts."""
    shown = (key for name in public for key in (name, addresses.within(name, "cy")) if key in parts)
    seen = {**dict.fromkeys(shown), WHAT_IS_PUBLIC: None, FACTS: None}
    if replaced:
        seen[SUCCESSOR] = None
    return content_digest(f"{name} {parts[name]}" for name in seen)


def past_of(ledger: Ledger, before: Sequence[Ledger] = (), content: str = "") -> Past:
    """What the record tells of a review, whose content is that now if anything can be shown.

    `before` are the ledgers of addresses that it had before: it was first public at the first.
    """
    other = bool(content) and ledger.is_public and content != ledger.content
    missing, days = {*unreported(ledger, before)}, reports(ledger, before)
    reported = tuple((role.spoken, days[role]) for role in DUE if role not in missing)
    published = min((one.published for one in (*before, ledger) if one.published), default=None)
    return Past(published, ledger.is_public, ledger.changed is not None or other, reported)


def _removed(review: Checked, ledger: Ledger, today: date) -> Iterator[Tombstone]:
    """What stands where documents were that are no longer public."""
    settings = review.submission.settings
    for gone in settings.no_longer_public if settings else ():
        start = re.escape(addresses.review_page(review.slug)) + gone.document
        own = re.compile("(cy/)?" + start + r"(/index\.html|\.pdf|-figure-\d+\.png)")
        paths = tuple(sorted(filter(own.fullmatch, ledger.paths)))
        if paths:
            known = ledger.removed.get(gone.document)
            day = known.on if known and known.reason == gone.reason else today
            yield Tombstone(review.slug, day, gone.reason, paths, gone.document)


def _replacing(
    reviews: Sequence[Checked], gone: Mapping[str, Ledger], shown: Set[str]
) -> dict[str, str]:
    """What stands in the place of withdrawn reviews, if it is public.

    By their folders, or by the record where the folder is archived.
    """
    told = {slug: ledger.withdrawal.to for slug, ledger in gone.items() if ledger.withdrawal}
    told |= {review.slug: review.successor or "" for review in reviews}
    return {slug: to for slug, to in told.items() if to in shown and to != slug}


def _tombstone(ledger: Ledger, reason: str, successor: str | None, today: date) -> Tombstone:
    past = None if ledger.may_be_public else ledger.withdrawal
    on, why = (past.on, past.reason) if past else (today, reason)
    paths = tuple(sorted(ledger.ever))
    return Tombstone(ledger.slug, on, why, paths, successor=successor)


def site_of(
    plan: Plan,
    settings: SiteSettings,
    carried: Sequence[Entry],
    pages: Mapping[str, RedactedText],
    once: frozenset[str],
    texts: Mapping[str, Texts],
    today: date,
) -> Site:
    """Put together everything that the site is made from."""
    welsh = partial(in_welsh, own=texts["cy"].own)
    return Site(
        settings,
        tuple(
            replace(p, held=changed(p.held, welsh)) if "cy" in languages_of(p.held) else p
            for p in plan.publications
        ),
        tuple(carried),
        (*plan.tombstones, *plan.removed),
        pages,
        once,
        moves=plan.moves,
        texts=texts,
        today=today,
    )


def answers_for_what_is_gone(
    site: Site, ledgers: Mapping[str, Ledger], say: Say, files: Sequence[SiteFile]
) -> Iterator[SiteFile]:
    """Files at the addresses of withdrawn and moved documents and of pictures that are no more.

    They are as they stand at the new address (`files` are all of the site), or hold words of
    ours alone and are made from no review.
    """
    answers = dict(gone_files(site, say))
    for publication in site.publications:
        slug = publication.slug
        if slug in ledgers:
            answers.update(retired_pictures(publication, ledgers[slug].paths))
    notices = [SiteFile(path, data, frozenset()) for path, data in sorted(answers.items())]
    yield from notices
    there = {file.path: file for file in (*files, *notices)}
    yield from moved_files(site, there)
    for path, data in sorted(moved_on(site, say, there).items()):
        yield SiteFile(path, data, frozenset())


def lost_addresses(ledgers: Mapping[str, Ledger], released: Sequence[str]) -> list[Finding]:
    """One finding for each published address that this release would no longer answer."""
    return [
        Finding(Rule.W101, review="" if slug == SITE else slug, file=path, detail="no file")
        for slug, ledger in sorted(ledgers.items())
        for path in lost_paths(ledger, released)
    ]


def other_beginning(ledgers: Mapping[str, Ledger], base: str) -> list[Finding]:
    """A finding if weblinks are to begin otherwise than those that are public."""
    bases = ledgers[SITE].bases if SITE in ledgers else ()
    if not bases or bases[-1].to == base:
        return []
    return [Finding(Rule.W201, file="mkdocs.yml", detail=bases[-1].to)]


def events_of(
    plan: Plan, ledgers: Mapping[str, Ledger], paths: Sequence[str], base: str, today: date
) -> Iterator[tuple[Ledger, tuple[Event, ...]]]:
    """What this release adds to each ledger."""
    publications = {publication.slug: publication for publication in plan.publications}
    for slug, content in plan.contents.items():
        below = [path for path in paths if addresses.slug_in(path) == slug]
        ledger = ledgers.get(slug, Ledger(slug))
        events = after_publishing(ledger, below, content, today)
        if not ledger.events and publications[slug].changed == today:
            events += (Event(EventKind.CHANGED, today, content=content),)  # and moved at once
        events += after_returning(ledger, publications[slug].public, today)
        for one in plan.removed:
            if one.slug == slug:
                events += after_removing(ledger, one.document, one.reason, today)
        yield ledger, events
    for slug in plan.carried:
        if ledgers[slug].going:  # that approvals given before it have ended must not be forgotten
            yield ledgers[slug], after_going(ledgers[slug], today)
    for move in plan.moves:
        ledger = ledgers[move.old]
        yield ledger, after_moving(ledger, move.new, today)
    for tombstone in plan.tombstones:
        ledger = ledgers[tombstone.slug]
        replaced = tombstone.successor or ""
        yield ledger, after_withdrawing(ledger, tombstone.reason, today, replaced)
    own = [path for path in paths if _is_own_page(path)]
    ledger = ledgers.get(SITE, Ledger(SITE))
    yield ledger, (*after_publishing(ledger, own, "", today), *after_basing(ledger, base, today))


def _is_own_page(path: str) -> bool:
    parts = ("assets/", addresses.SEARCH_FILES)
    return not addresses.slug_in(path) and not path.startswith(parts) and path not in NO_WEBLINK
