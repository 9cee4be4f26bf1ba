"""What each thing that happens to a review adds to its ledger: worked out, not written."""

from collections.abc import Container, Iterable
from datetime import date

from publisher.record.ledger import Event, EventKind, Ledger
from publisher.record.reported import is_on_record


def after_publishing(
    ledger: Ledger, paths: Iterable[str], content: str, today: date
) -> tuple[Event, ...]:
    """Give the events that a release of these paths and this content adds.

    What comes back with other words than were withdrawn is published, and changed that day.
    """
    new = tuple(sorted(set(paths) - ledger.paths))
    if not ledger.is_public:
        published = Event(EventKind.PUBLISHED, today, new, content)
        corrected = ledger.last_shown not in ("", content)
        changed = (Event(EventKind.CHANGED, today, content=content),) if corrected else ()
        return (published, *changed)
    if content != ledger.content:
        return (Event(EventKind.CHANGED, today, new, content),)
    return (Event(EventKind.ADDED, today, new, content),) if new else ()


def after_withdrawing(
    ledger: Ledger, reason: str, today: date, successor: str = ""
) -> tuple[Event, ...]:
    """Give the events that a withdrawal adds: none if the review never was public.

    `successor` is the address (slug) of the public review in its place.

    What was claimed and never confirmed counts as public: it may have been, and then its
    addresses, and that an approval given before has come to its end, must not be forgotten.
    Of what is withdrawn already another reason is added, and a successor that it did not have.
    """
    if ledger.may_be_public:
        return (*ledger.shown, Event(EventKind.WITHDRAWN, today, reason=reason, to=successor))
    known = ledger.withdrawal
    if known is None or (reason, successor or known.to) == (known.reason, known.to):
        return ()
    return (Event(EventKind.WITHDRAWN, today, reason=reason, to=successor or known.to),)


def after_moving(ledger: Ledger, to: str, today: date) -> tuple[Event, ...]:
    """Give the events that a move to another address adds: none if it is known already."""
    if not ledger.events or ledger.moved_to == to:
        return ()
    return (Event(EventKind.MOVED, today, to=to),)


def after_reporting(
    ledger: Ledger, role: str, on: date, earlier: bool = False
) -> tuple[Event, ...]:
    """Give the events that a report adds, of what was public on that day.

    None if that is known, or if a later one is. Of an `earlier` pack of the same day nobody can
    say what was in it: such a report is of nothing that is public now.
    """
    if is_on_record(ledger, role, on):
        return ()
    content = "" if earlier else ledger.content_on(on)
    return (Event(EventKind.REPORTED, on, content=content, to=role),)


def after_packing(ledger: Ledger, beside: str, today: date) -> tuple[Event, ...]:
    """Give the events that a pack adds; `beside` digests what it holds beside what is public."""
    if ledger.packed_on(date.max) == beside:
        return ()
    return (Event(EventKind.PACKED, today, content=beside),)


def after_removing(ledger: Ledger, name: str, reason: str, today: date) -> tuple[Event, ...]:
    """Give the events that the removal of a document adds: none if it is known."""
    known = ledger.removed.get(name)
    if known and known.reason == reason:
        return ()
    return (Event(EventKind.REMOVED, today, reason=reason, to=name),)


def after_going(ledger: Ledger, today: date) -> tuple[Event, ...]:
    """Give the events that a release adds of removals that were claimed and never confirmed.

    The public may have seen them, though this release shows the review as it was before.
    """
    return tuple(
        Event(EventKind.REMOVED, today, reason=event.reason, to=event.to)
        for event in ledger.claimed
        if event.kind is EventKind.REMOVED and event.to in ledger.going
    )


def after_returning(ledger: Ledger, public: Container[str], today: date) -> tuple[Event, ...]:
    """Give the events that these documents add by being public: one for each that was removed.

    Without them a second removal for the same reason would look like the first.
    """
    back = [name for name in sorted(ledger.removed) if name in public]
    return tuple(Event(EventKind.RETURNED, today, to=name) for name in back)


def after_basing(ledger: Ledger, base: str, today: date) -> tuple[Event, ...]:
    """Give the events that a release whose weblinks begin so adds to the site's own ledger."""
    if ledger.bases and ledger.bases[-1].to == base:
        return ()
    return (Event(EventKind.BASED, today, to=base),)
