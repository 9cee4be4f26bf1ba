"""Where reviews went that have another address now, worked out from ledgers and claims.

A claim is what a review says of itself (`moved_from:` in review.yml); once it is released, the
ledger of the old address says so for ever, whatever becomes of the claim. Invariant: every old
address leads straight to one that stands, never to another that leads on, and never in a circle.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from publisher.record.ledger import Ledger

Claims = Mapping[str, Sequence[str]]
"""The addresses (slugs) that each review says it had before, by its slug."""


def faults_of_claims(claims: Claims, ledgers: Mapping[str, Ledger]) -> Iterator[tuple[str, str]]:
    """The reviews (`claims` names all that have a folder) whose claims cannot be right, and why.

    The old address itself is never told: what an officer wrote may name somebody.
    """
    for slug, olds in sorted(claims.items()):
        others = {old for other in claims if other != slug for old in claims[other]}
        for number, old in enumerate(olds, start=1):
            if what := _fault(slug, old, claims, others, ledgers):
                yield slug, f"its address number {number} {what}"


def _fault(
    slug: str, old: str, claims: Claims, others: Collection[str], ledgers: Mapping[str, Ledger]
) -> str:
    if old == slug:
        return "is its own address of today (if a move was stopped, run `publisher move` again)"
    way = list(_way(old, {}, ledgers))
    if slug in way:
        return ""  # it is on record
    if old in claims:
        return "is that of a review which still has its folder there"
    if old not in ledgers or not ledgers[old].events:
        return "was never published, so that nothing has to lead from it"
    if old in others:
        return "is claimed by another review too"
    if way and not set(way) & set(claims[slug]):
        return "is that of a review which has moved elsewhere"
    return ""


def given_up(claims: Claims, ledgers: Mapping[str, Ledger]) -> Iterator[str]:
    """Reviews at an address that another one has moved away from; coming back is no fault."""
    for slug, olds in sorted(claims.items()):
        way = set(_way(slug, {}, ledgers))
        if way and not way & set(olds):
            yield slug


def destinations(
    claims: Claims,
    ledgers: Mapping[str, Ledger],
    public: Collection[str],
    notices: Collection[str] = (),
) -> dict[str, str]:
    """Where each address leads that a review moved away from.

    Always to one of `public` if there is one on its way, else to the last of `notices`, where a
    withdrawn review stood; a notice itself leads on only to one of `public` that claims it. The
    claim of a review that stands goes before what the ledger says. An address that leads nowhere
    is left out.
    """
    claimed = {
        old: slug
        for slug, olds in sorted(claims.items())
        if slug in public or slug in notices
        for old in olds
    }
    found: dict[str, str] = {}
    for old in sorted(ledgers):
        if old in public or (old in notices and claimed.get(old) not in public):
            continue
        way = list(_way(old, claimed, ledgers))
        ends = [p for p in way if p in public][:1] or [p for p in way if p in notices][-1:]
        if ends:
            found[old] = ends[0]
    return found


def _way(start: str, claimed: Mapping[str, str], ledgers: Mapping[str, Ledger]) -> Iterator[str]:
    """The addresses that follow, one after the other; each once, so that it ends."""
    seen, at = {start}, start
    while at := claimed.get(at) or (ledgers[at].moved_to if at in ledgers else ""):
        if at in seen:
            return
        seen.add(at)
        yield at
