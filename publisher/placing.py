"""Where each review stands, and where it stood before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from publisher.checked import Checked, past_of
from publisher.findings import Finding, Rule
from publisher.record.ledger import SITE, Ledger
from publisher.record.moves import Claims, destinations, faults_of_claims, given_up


@dataclass(frozen=True)
class Places:
    """What is known of where each review stood before: what it says itself, and the ledgers."""

    claims: Claims
    ledgers: Mapping[str, Ledger]

    def of(self, slug: str) -> Ledger:
        """The ledger of an address; an empty one if it was never public."""
        return self.ledgers.get(slug, Ledger(slug))

    def all(self, review: Checked) -> tuple[str, ...]:
        """The review's address, and those that it says it had before; none that leads on only."""
        named = (review.slug, *self.claims.get(review.slug, ()))
        return tuple(slug for slug in named if not self.of(slug).has_gone_on)

    def knows(self, review: Checked) -> bool:
        """Whether the review is or may be public, or withdrawn, where it says that it stands."""
        stood = map(self.of, self.all(review))
        return any(ledger.may_be_public or ledger.withdrawal for ledger in stood)

    def before(self, slug: str) -> list[Ledger]:
        """The ledgers of the addresses from which it moved here, the first one first."""
        claims = {slug: self.claims.get(slug, ())}
        found = [self.ledgers[old] for old in destinations(claims, self._leading, {slug})]
        return sorted(found, key=lambda ledger: (ledger.published or date.max, ledger.slug))

    @cached_property
    def _leading(self) -> Mapping[str, Ledger]:
        """The ledgers from which a way can begin: few among a nation's, which are asked of each."""
        claimed = {old for olds in self.claims.values() for old in olds}
        return {
            slug: ledger
            for slug, ledger in self.ledgers.items()
            if ledger.moved_to or slug in claimed
        }


def claims_of(reviews: Sequence[Checked]) -> Claims:
    """The addresses that each review says it had before; those that cannot be right are left."""
    refused = {f.review for r in reviews for f in r.findings if f.rule in (Rule.W106, Rule.W107)}
    return {
        review.slug: review.submission.settings.moved_from if review.submission.settings else ()
        for review in reviews
        if review.slug not in refused
    }


def stands_elsewhere(reviews: Sequence[Checked], ledgers: Mapping[str, Ledger]) -> bool:
    """Whether a review that must come down may be public at an address that no folder names.

    Its folder has another name now, and its review.yml does not say so, or not so that it counts.
    """
    places = Places(claims_of(reviews), ledgers)
    named = {SITE, *(slug for review in reviews for slug in places.all(review))}
    unnamed = any(one.may_be_public for slug, one in ledgers.items() if slug not in named)
    return unnamed and any(r.comes_down and not places.knows(r) for r in reviews)


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
