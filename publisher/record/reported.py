"""To whom a review was reported, and whether as it is now.

What the Home Office and the Commissioner have is what the public sees, and what the pack holds
beside it; further recipients have the first alone. A withdrawal asks all of them to delete it.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from publisher.record.ledger import Event, EventKind, Ledger
from publisher.record.packs import Role

DUE = (Role.HOME_OFFICE, Role.COMMISSIONER)
"""To whom every review has to be reported."""


def unreported(ledger: Ledger, before: Sequence[Ledger]) -> Iterator[Role]:
    """Those to whom the review as it now is has not been reported.

    `before` are the ledgers of addresses that it had before.
    """
    return (role for role in DUE if not is_reported(ledger, before, role))


def is_reported(ledger: Ledger, before: Sequence[Ledger], role: Role) -> bool:
    """Whether the review as it now is has been reported there, at whichever address.

    Digests of the same public words differ from address to address: what moved without a change
    has none on record at its new one.
    """
    stood = [one for one in (*before, ledger) if one.events]
    for one in reversed(stood):
        if known := one.reported.get(role):
            hidden = _beside_on(stood[-1], role, date.max)
            now = (one.content_on(date.max), hidden)
            same = (known.content, _beside_told(one, role)) == now
            return same and not _is_recalled(known, one, stood)
        if one.changed:
            return False
    return False


def is_on_record(ledger: Ledger, role: str, on: date) -> bool:
    """Whether what was public on that day is known to be reported there, or what is now is."""
    known = ledger.reported.get(role)
    back = ledger.came_back
    if known is None:
        return False
    if ledger.is_public and back and on >= back and _is_recalled(known, ledger, (ledger,)):
        return False
    then, now = ((ledger.content_on(d), _beside_on(ledger, role, d)) for d in (on, date.max))
    return known.on > on or (known.content, _beside_told(ledger, role)) in (then, now)


def reports(ledger: Ledger, before: Sequence[Ledger]) -> dict[str, date]:
    """When it was last reported, by role, at whichever address."""
    return {role: e.on for one in (*before, ledger) for role, e in one.reported.items()}


def _is_recalled(report: Event, at: Ledger, stood: Sequence[Ledger]) -> bool:
    """Whether the review was withdrawn after that report: every copy was then to be deleted.

    `stood` are the ledgers of all its addresses, that of the report (`at`) among them.
    """
    then = at.until(report)
    since = [event for one in stood for event in one.events if event.on > report.on]
    since += at.events[len(then.events) :]
    return bool(then.withdrawal) or any(e.kind is EventKind.WITHDRAWN for e in since)


def _beside_told(ledger: Ledger, role: str) -> str:
    """Digest of what its last report had beside what is public."""
    known = ledger.reported[role]
    return _beside_on(ledger.until(known), role, known.on)


def _beside_on(ledger: Ledger, role: str, day: date) -> str:
    """Digest of what a pack of that day holds for them beside what is public."""
    return ledger.packed_on(day) if role in DUE else ""
