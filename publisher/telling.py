"""What is said of reviews that were looked at: their names, findings and standings."""

from collections.abc import Sequence
from dataclasses import replace

from publisher.assembly import Plan
from publisher.checked import Checked
from publisher.checking import awaits_approval
from publisher.checks.states import Standing
from publisher.config import SiteSettings
from publisher.errors import ExitCode
from publisher.findings import Finding, Rule, in_order
from publisher.job import Rehearsed, ReviewOutcome
from publisher.refusing import refusal_of
from publisher.site import addresses
from publisher.speaking import Names, names_of


def names_in(reviews: Sequence[Checked]) -> Names:
    """How to speak of each review where anyone may listen."""
    unspoken = (Rule.R102, Rule.T106)
    unsafe = frozenset(r.slug for r in reviews for f in r.findings if f.rule in unspoken)
    return names_of([review.submission for review in reviews], unsafe)


def findings_of(
    reviews: Sequence[Checked], names: Names, others: Sequence[Finding] = ()
) -> list[Finding]:
    """All findings in order, each review named so that anyone may read it."""
    of_reviews = [finding for review in reviews for finding in review.findings]
    return in_order([*names.told(of_reviews), *others])


def readiness_of(reviews: Sequence[Checked], found: Sequence[Finding]) -> ExitCode:
    """Whether anything waits for a person; what lies open does so whatever its review's state."""
    held_back = any(review.decision.standing is Standing.HELD_BACK for review in reviews)
    return refusal_of(found) or (ExitCode.CHECKS_FAILED if held_back else ExitCode.DONE)


def as_checked(reviews: Sequence[Checked], names: Names) -> tuple[ReviewOutcome, ...]:
    """What would become of each review; nothing was released."""
    return tuple(
        ReviewOutcome(
            names.of(r.slug), r.decision.standing, to_approve=r.parts if awaits_approval(r) else {}
        )
        for r in reviews
    )


def as_rehearsed(
    reviews: Sequence[Checked], names: Names, plan: Plan | None
) -> tuple[ReviewOutcome, ...]:
    """What would become of each review, and whether it can be read so in the site of the plan."""
    return tuple(
        replace(told, rehearsed=_rehearsed(review.slug, plan))
        for told, review in zip(as_checked(reviews, names), reviews, strict=True)
    )


def _rehearsed(slug: str, plan: Plan | None) -> Rehearsed:
    if plan is None or slug not in {*plan.contents, *plan.carried.values()}:
        return Rehearsed.NO
    return Rehearsed.YES if slug in plan.contents else Rehearsed.OLD


def standings(
    plan: Plan, reviews: Sequence[Checked], names: Names, settings: SiteSettings | None
) -> tuple[ReviewOutcome, ...]:
    """What became of each review; without settings nothing was released, so no weblinks."""
    carried = frozenset(plan.carried.values())
    return tuple(
        ReviewOutcome(
            names.of(review.slug),
            review.decision.standing,
            review.slug in carried,
            settings.base + addresses.review_page(review.slug)
            if settings and review.slug in plan.contents
            else "",
            reason=review.decision.reason,
        )
        for review in reviews
    )
