"""What a release adds to the record of addresses, and what of it the release would break."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from publisher.assembly import Plan
from publisher.findings import Finding, Rule
from publisher.record.additions import (
    after_basing,
    after_going,
    after_moving,
    after_packing,
    after_publishing,
    after_removing,
    after_returning,
    after_withdrawing,
)
from publisher.record.ledger import SITE, Event, EventKind, Ledger, lost_paths
from publisher.site import addresses

NO_WEBLINK = ("404.html", "robots.txt", "sitemap.xml")
"""Files of the site that nobody links to, so that the ledger does not keep them."""


def events_of(
    plan: Plan, ledgers: Mapping[str, Ledger], paths: Sequence[str], base: str, today: date
) -> Iterator[tuple[Ledger, tuple[Event, ...]]]:
    """What this release adds to each ledger."""
    publications = {publication.slug: publication for publication in plan.publications}
    below: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        below[addresses.slug_in(path)].append(path)
    for slug, content in plan.contents.items():
        ledger = ledgers.get(slug, Ledger(slug))
        events = after_publishing(ledger, below[slug], content, today)
        comes = not ledger.events or ledger.moved_to
        if comes and publications[slug].changed == today:
            events += (Event(EventKind.CHANGED, today, content=content),)  # and moved at once
        events += after_packing(ledger, plan.beside[slug], today)
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
    own = [path for path in below[""] if _is_own_page(path)]
    ledger = ledgers.get(SITE, Ledger(SITE))
    yield ledger, (*after_publishing(ledger, own, "", today), *after_basing(ledger, base, today))


def _is_own_page(path: str) -> bool:
    """Whether a file that belongs to no review is one that people link to."""
    parts = ("assets/", addresses.SEARCH_FILES)
    return not path.startswith(parts) and path not in NO_WEBLINK


def lost_addresses(ledgers: Mapping[str, Ledger], released: Iterable[str]) -> list[Finding]:
    """One finding for each published address that this release would no longer answer."""
    answered = frozenset(released)
    return [
        Finding(Rule.W101, review="" if slug == SITE else slug, file=path, detail="no file")
        for slug, ledger in sorted(ledgers.items())
        for path in lost_paths(ledger, answered)
    ]


def other_beginning(ledgers: Mapping[str, Ledger], base: str) -> list[Finding]:
    """A finding if weblinks are to begin otherwise than those that are public."""
    bases = ledgers[SITE].bases if SITE in ledgers else ()
    if not bases or bases[-1].to == base:
        return []
    return [Finding(Rule.W201, file="mkdocs.yml", detail=bases[-1].to)]
