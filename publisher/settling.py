"""Finds the largest release that nothing forbids.

The whole site is made and shown to the gate. If it finds something, the site is made again
without what the reviews to blame would have shown anew, and so on; what was found stays told.

Invariant: what is released is what the gate found nothing in. Of a review that is public, the
pages of the last release are the least that may be shown, and if the gate refuses those too,
or an address would be lost, nothing is released at all: a person decides. Only when a
withdrawal waits to go public does the release go on without them, since that review is the one
that must come down today (docs/developers/decisions/0008-a-withdrawal-always-goes-out.md).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from publisher.assembly import Plan, Step, make_plan
from publisher.checked import Checked
from publisher.errors import ExitCode
from publisher.findings import Finding, Rule
from publisher.gate.files import Built
from publisher.gate.verify import Leak
from publisher.placing import stands_elsewhere
from publisher.record.ledger import Ledger
from publisher.recording import lost_addresses


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole site and its packs, what the gate found in them, and what cannot be carried.

    `moved` has every path that leads on, and the one that it leads to.
    """

    plan: Plan
    public: Sequence[Built]
    packs: Sequence[Built]
    leaks: Sequence[Leak]
    missing: Sequence[Finding] = ()
    moved: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settled:
    """What may be released, or why nothing may; all that was found on the way."""

    proposal: Proposal
    findings: tuple[Finding, ...]
    stop: ExitCode | None = None


def settle(
    reviews: Sequence[Checked],
    ledgers: Mapping[str, Ledger],
    today: date,
    make: Callable[[Plan], Proposal],
) -> Settled:
    """Make proposals, each with less in it, until one may be released or none can be.

    It ends, since every review goes down at most three steps.
    """
    plan = make_plan(reviews, ledgers, today)
    urgent = _is_urgent(plan, reviews, ledgers)
    steps: dict[str, Step] = {}
    told: list[Finding] = []
    while True:
        proposal = make(plan)
        lost = _lost(proposal, ledgers, steps)
        told += [*(leak.finding for leak in proposal.leaks), *lost]
        if not proposal.leaks and not lost:
            return Settled(proposal, tuple(told))
        down = _down(proposal, lost, urgent)
        if not down or any(step <= steps.get(slug, Step.ANEW) for slug, step in down.items()):
            return Settled(proposal, (*told, *_still_public(proposal)), _why_not(told))
        steps |= down
        told += _steps_told(down, by_the_gate=bool(proposal.leaks))
        plan = make_plan(reviews, ledgers, today, steps)


def withdrawal_waits(
    reviews: Sequence[Checked], ledgers: Mapping[str, Ledger], today: date
) -> bool:
    """Whether a review that is public has to come down, whatever else is wrong."""
    return _is_urgent(make_plan(reviews, ledgers, today), reviews, ledgers)


def _is_urgent(plan: Plan, reviews: Sequence[Checked], ledgers: Mapping[str, Ledger]) -> bool:
    known = any(ledgers[tombstone.slug].may_be_public for tombstone in plan.tombstones)
    return known or stands_elsewhere(reviews, ledgers)


def _lost(
    proposal: Proposal, ledgers: Mapping[str, Ledger], steps: Mapping[str, Step]
) -> list[Finding]:
    """Every review whose last pages cannot be had, and every other address that is lost."""
    known = {finding.review for finding in proposal.missing}
    known |= {slug for slug, step in steps.items() if step is Step.NOTHING}
    kept = {slug: ledger for slug, ledger in ledgers.items() if slug not in known}
    return [*proposal.missing, *lost_addresses(kept, [file.path for file in proposal.public])]


def _down(proposal: Proposal, lost: Sequence[Finding], urgent: bool) -> dict[str, Step]:
    """The reviews to show less of, one step each; none if the release may not go on so."""
    plan = proposal.plan
    blamed = _to_blame(proposal.leaks) if proposal.leaks else {f.review for f in lost}
    blamed = blamed & plan.contents.keys() or blamed  # first whatever is new
    down = {slug: _step_down(slug, plan) for slug in sorted(blamed)}
    only_new = proposal.leaks and all(step is Step.AS_IT_WAS for step in down.values())
    return down if (urgent or only_new) and "" not in down else {}


def _to_blame(leaks: Sequence[Leak]) -> frozenset[str]:
    """The reviews in whose own files something was found, or else those of shared files."""
    own = [leak.made_from for leak in leaks if len(leak.made_from) == 1]
    return frozenset[str]().union(*(own or [leak.made_from for leak in leaks]))


def _step_down(slug: str, plan: Plan) -> Step:
    if slug in plan.contents:
        return Step.AS_IT_WAS
    has_notice = any(tombstone.slug == slug for tombstone in plan.tombstones)
    return Step.NOTHING if has_notice else Step.NOTICE


def _steps_told(down: Mapping[str, Step], by_the_gate: bool) -> Iterator[Finding]:
    """Whose pages are others than they should be; what led to it has been told."""
    rules = {Step.NOTICE: Rule.G108, Step.NOTHING: Rule.W103}
    if by_the_gate:
        rules[Step.AS_IT_WAS] = Rule.G106
    for slug, step in down.items():
        if step in rules:
            yield Finding(rules[step], slug)


def _still_public(proposal: Proposal) -> Iterator[Finding]:
    """Reviews whose last pages were refused and are public as long as nobody acts."""
    found = {slug for leak in proposal.leaks for slug in leak.made_from if len(leak.made_from) == 1}
    for slug in sorted(found.intersection(proposal.plan.carried)):
        yield Finding(Rule.G107, slug)


def _why_not(told: Sequence[Finding]) -> ExitCode:
    leak = any(finding.rule.code.startswith("G") for finding in told)
    return ExitCode.LEAK if leak else ExitCode.LINK_LOST
