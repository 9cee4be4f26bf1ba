"""What this build publishes, carries over and withdraws, worked out from values alone."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum
from functools import partial
from typing import TypeVar

from publisher.checked import Checked, beside_of, content_of
from publisher.checks.states import Standing, public_documents
from publisher.config import SiteSettings, WithdrawalReason
from publisher.kept import changed, languages_of, review_of
from publisher.model import RedactedText
from publisher.placing import Places, claims_of
from publisher.record.ledger import SITE, Ledger
from publisher.record.moves import destinations
from publisher.redaction.approval import parts_of
from publisher.redaction.in_welsh import in_welsh
from publisher.site import addresses
from publisher.site.build import SiteFile
from publisher.site.gone import Say, gone_files, moved_on, retired_pictures
from publisher.site.moved import moved_files
from publisher.site.publication import Entry, Move, Publication, Site, Tombstone
from publisher.site.texts import Texts

R = TypeVar("R", Publication, Tombstone)


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
    carried: Mapping[str, str]
    """The addresses where the pages of the last release stay, each with whose they are (slug)."""
    tombstones: tuple[Tombstone, ...]
    moves: tuple[Move, ...] = ()
    removed: tuple[Tombstone, ...] = ()
    """Of documents of reviews that stay public."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Digests of what each pack holds beside what is public (`checked.beside_of`)."""


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
    carried = {
        place: review.slug
        for review in reviews
        if review.slug not in shown and (place := _stays_at(review, places, steps))
    }
    shown |= carried.keys()
    made = {review.slug: _publication(review, places, shown, today) for review in anew}
    none = {SITE, *(slug for slug, step in steps.items() if step is Step.NOTHING)}
    corrected = (slug for slug, step in steps.items() if step >= Step.NOTICE)
    reasons = dict.fromkeys(corrected, WithdrawalReason.CORRECTION.value)
    reasons |= _reasons_given(reviews, places)
    unnoticed = shown | none
    gone = {
        slug: ledger
        for slug, ledger in sorted(ledgers.items())
        if slug not in unnoticed and (ledger.withdrawal or ledger.leaving or slug in reasons)
    }
    replacing = _replacing(reviews, places, gone, shown)
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
        {
            review.slug: beside_of(review.parts, review.redacted.names, made[review.slug][0].public)
            for review in anew
            if review.redacted
        },
    )


def _reasons_given(reviews: Sequence[Checked], places: Places) -> dict[str, str]:
    """Why reviews are to come down, by address; what is on record goes before a guess."""
    return {
        slug: known.reason if known and review.submission.settings is None else why
        for review in reviews
        if review.comes_down
        for why in [review.decision.reason]
        for slug in places.all(review)
        for known in [places.of(slug).withdrawal]
    }


def _stays_at(review: Checked, places: Places, steps: Mapping[str, Step]) -> str:
    """The address where the pages of the last release are carried over, "" if none are.

    As long as nobody has approved a move, that is the one that the review moves away from.
    """
    standing = review.decision.standing
    if not (standing.goes_public or standing is Standing.HELD_BACK):
        return ""
    stood = (slug for slug in places.all(review) if steps.get(slug, Step.ANEW) <= Step.AS_IT_WAS)
    public = (slug for slug in stood if places.of(slug).is_public and not places.of(slug).leaving)
    return next(public, "")


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
    if ledger.last_shown not in ("", content):
        changed = today
    elif before:
        last = before[-1]
        there = parts_of(replace(review_of(redacted), slug=last.slug), public, settings)
        if last.last_shown not in ("", content_of(there, public, replaced=told)):
            changed = today
        days = [day for day in (changed, *(one.changed for one in before)) if day]
        changed = max(days, default=None)
    published = min(one.published or today for one in (*before, ledger))
    return Publication(redacted, public, published, changed, successor), content


def _removed(review: Checked, ledger: Ledger, today: date) -> Iterator[Tombstone]:
    """What stands where documents were that are no longer public."""
    settings = review.submission.settings
    for gone in settings.no_longer_public if settings else ():
        start = re.escape(addresses.review_page(review.slug)) + gone.document
        own = re.compile("(cy/)?" + start + r"(/index\.html|\.pdf|-figure-\d+\.png)")
        paths = tuple(sorted(filter(own.fullmatch, ledger.ever)))
        if paths:
            known = ledger.removed.get(gone.document)
            day = known.on if known and known.reason == gone.reason else today
            yield Tombstone(review.slug, day, gone.reason, paths, gone.document)


def _replacing(
    reviews: Sequence[Checked], places: Places, gone: Mapping[str, Ledger], shown: Set[str]
) -> dict[str, str]:
    """What stands in the place of withdrawn reviews, if it is public.

    By their folders, or by the record where the folder is archived.
    """
    told = {slug: ledger.withdrawal.to for slug, ledger in gone.items() if ledger.withdrawal}
    told |= {slug: review.successor or "" for review in reviews for slug in places.all(review)}
    return {slug: to for slug, to in told.items() if to in shown and to != slug}


def _tombstone(ledger: Ledger, reason: str, successor: str | None, today: date) -> Tombstone:
    """Its notice. Where nobody says why, since it is held back on its way back, as on record."""
    known = ledger.withdrawal
    on = known.on if known and not ledger.may_be_public else today
    why = reason or (known.reason if known else "")
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
    publications = tuple(
        replace(p, held=changed(p.held, welsh)) if "cy" in languages_of(p.held) else p
        for p in plan.publications
    )
    shown: dict[str, Publication | Entry] = {one.slug: one for one in publications}
    shown |= {entry.slug: entry for entry in carried}
    return Site(
        settings,
        tuple(_with_tongues(publication, shown) for publication in publications),
        tuple(carried),
        (*(_with_tongues(stone, shown) for stone in plan.tombstones), *plan.removed),
        pages,
        once,
        moves=plan.moves,
        texts=texts,
        today=today,
    )


def _with_tongues(replaced: R, shown: Mapping[str, Publication | Entry]) -> R:
    """It, with the languages in which the review in its place has pages."""
    there = shown.get(replaced.successor or "")
    return replace(replaced, successor_in=there.languages) if there else replaced


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
