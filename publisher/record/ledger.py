"""The ledger: which addresses a review has had, and what happened to it when.

One file a review, `reviews/ledger/<slug>.jsonl` (the site's own pages: `_site.jsonl`), one
event a line, appended only. Each line holds a digest over itself and the digest of the line
before it, so that an edit shows; files are chained on their own, so that two reviews never
conflict in git. Accepted risk: the chain shows an edit by hand, not one made with this code.

An address in the ledger is public for ever: it must answer with its page, with the way to the
new one if the review has moved, or, once it is withdrawn, with a notice that says so.
`lost_paths` is what a release is refused for. A ledger keeps its name: a review that moves
begins a new one at its new address, and the old one says where it went.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import takewhile

from publisher.errors import LedgerError, TwoHeadsError

CONFLICT = ("<<<<<<<", "=======", "|||||||", ">>>>>>>")
"""What git writes where it could not join two branches."""
SITE = "_site"
"""The ledger of the pages that belong to no review."""


class EventKind(StrEnum):
    """What can happen to a review, or to the site's own pages, once it is public."""

    PUBLISHED = "published"
    CHANGED = "changed"
    """Other words than before."""
    ADDED = "added"
    """More addresses for the same words, as after an upgrade of the publisher."""
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    """To another address, at which the review has a ledger of its own."""
    REPORTED = "reported"
    """To those whom the review has to be sent to; changes nothing that is public."""
    REMOVED = "removed"
    """One document of a review that stays public."""
    RETURNED = "returned"
    """A document that had been removed is public again."""
    PACKED = "packed"
    """Other words than before in what the pack holds beside what is public."""
    BASED = "based"
    """The site stands at another address; its own ledger alone says so."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a ledger.

    `paths` are those that are new with this event, sorted, relative to the site's root;
    `content` is the digest of what was published (`Ledger.content`) or packed; `reason` is one of
    the fixed reasons of a withdrawal, `to` the address (slug) that a review moved to or that has
    taken the place of one withdrawn, or the role of those whom it was reported to, or the document
    that was removed or came back, or the address that every weblink begins with.
    """

    kind: EventKind
    on: date
    paths: tuple[str, ...] = ()
    content: str = ""
    reason: str = ""
    to: str = ""


_ASIDE = (
    EventKind.REPORTED,
    EventKind.REMOVED,
    EventKind.RETURNED,
    EventKind.PACKED,
    EventKind.BASED,
)
_OF_A_DOCUMENT = (EventKind.REMOVED, EventKind.RETURNED)
_NOT_PUBLIC = (EventKind.WITHDRAWN, EventKind.MOVED)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All events of one review, oldest first; `head` is the digest of the last one.

    `claimed` is what a release adds that is not yet confirmed: the public may see it or not.
    """

    slug: str
    events: tuple[Event, ...] = ()
    head: str = ""
    claimed: tuple[Event, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """Every address that was ever published."""
        return frozenset(path for event in self.events for path in event.paths)

    @property
    def ever(self) -> frozenset[str]:
        """Every address that the public may have seen: those too that are only claimed."""
        return self.paths.union(*(event.paths for event in self.claimed))

    @property
    def shown(self) -> tuple[Event, ...]:
        """What is claimed of what the public would see: all but its going away."""
        return tuple(event for event in self.claimed if event.kind not in _NOT_PUBLIC)

    @property
    def may_be_public(self) -> bool:
        """Whether it is public, or would be if what is claimed had come about."""
        return self.is_public or any(event.kind is EventKind.PUBLISHED for event in self.claimed)

    @property
    def leaving(self) -> str:
        """The reason of a withdrawal that is claimed and not yet confirmed, "" if none is."""
        reasons = [e.reason for e in self.claimed if e.kind is EventKind.WITHDRAWN]
        return reasons[-1] if reasons else ""

    @property
    def going(self) -> frozenset[str]:
        """The documents whose removal is claimed and not yet confirmed, by name."""
        last = {e.to: e.kind for e in self.claimed if e.kind in _OF_A_DOCUMENT}
        return frozenset(name for name, kind in last.items() if kind is EventKind.REMOVED)

    @property
    def last(self) -> Event | None:
        """The last event that says what is public."""
        return next((event for event in reversed(self.events) if event.kind not in _ASIDE), None)

    @property
    def is_public(self) -> bool:
        """Whether the review is public as of its last event."""
        return self.last is not None and self.last.kind not in _NOT_PUBLIC

    @property
    def content(self) -> str:
        """Digest of what was last published, "" if it is not public."""
        return self.last.content if self.last and self.is_public else ""

    @property
    def last_shown(self) -> str:
        """Digest of what the public saw here last, now or before it was withdrawn; "" if nothing.

        Nothing either once it has moved: its new address tells of later changes.
        """
        return "" if self.moved_to else self.content_on(date.max)

    def content_on(self, day: date) -> str:
        """Digest of what the public saw here last on that day; of the first if it is before."""
        shown = [e for e in self.events if e.kind not in (*_ASIDE, *_NOT_PUBLIC)]
        until = [e.content for e in shown if e.on <= day]
        return (until or [e.content for e in shown[:1]] or [""])[-1]

    def packed_on(self, day: date) -> str:
        """Digest of what the pack held then beside what was public, "" if nothing."""
        packed = [e.content for e in self.events if e.kind is EventKind.PACKED and e.on <= day]
        return packed[-1] if packed else ""

    def changed_on(self, day: date) -> bool:
        """Whether a pack of that day may have held other words than the last one of that day."""
        shown = [e for e in self.events if e.kind not in (*_ASIDE, *_NOT_PUBLIC)]
        public = {e.content for e in shown if e.on == day}
        packed = {e.content for e in self.events if e.on == day and e.kind is EventKind.PACKED}
        eve = day - timedelta(days=1)
        if self.published and self.published <= eve:
            public.add(self.content_on(eve))
            packed.add(self.packed_on(eve))
        return len(public) > 1 or len(packed) > 1

    @property
    def packed(self) -> date | None:
        """The day of the last change of what the pack holds beside what is public."""
        days = [event.on for event in self.events if event.kind is EventKind.PACKED]
        return days[-1] if days else None

    def until(self, last: Event) -> "Ledger":
        """As it was when that event came, for the last time if it came twice."""
        at = max(at for at, event in enumerate(self.events, 1) if event == last)
        return replace(self, events=self.events[:at])

    @property
    def reported(self) -> Mapping[str, Event]:
        """When it was last reported, by the role of those whom it was reported to."""
        return {event.to: event for event in self.events if event.kind is EventKind.REPORTED}

    @property
    def removed(self) -> Mapping[str, Event]:
        """When and why each document was last removed that has not come back, by its name."""
        last = {event.to: event for event in self.events if event.kind in _OF_A_DOCUMENT}
        return {name: e for name, e in last.items() if e.kind is EventKind.REMOVED}

    @property
    def bases(self) -> tuple[Event, ...]:
        """What the site's weblinks have begun with (`to`), the beginning of today last."""
        return tuple(event for event in self.events if event.kind is EventKind.BASED)

    @property
    def published(self) -> date | None:
        """The day of the first publication."""
        return self.events[0].on if self.events else None

    @property
    def changed(self) -> date | None:
        """The day of the last change of its words, if there was one."""
        days = [event.on for event in self.events if event.kind is EventKind.CHANGED]
        return days[-1] if days else None

    @property
    def came_back(self) -> date | None:
        """The day on which it was last public again after a withdrawal, if it was."""
        day: date | None = None
        gone = False
        for event in self.events:
            if gone and event.kind is EventKind.PUBLISHED:
                day, gone = event.on, False
            gone = gone or event.kind is EventKind.WITHDRAWN
        return day

    @property
    def withdrawal(self) -> Event | None:
        """The withdrawal in force, if there is one: its first day, and what was said of it last."""
        shown = (event for event in reversed(self.events) if event.kind not in _ASIDE)
        said = [*takewhile(lambda event: event.kind is EventKind.WITHDRAWN, shown)]
        return replace(said[0], on=said[-1].on) if said else None

    @property
    def moved_to(self) -> str:
        """The address (slug) that the review moved to from here, "" if it did not."""
        last = self._last_if(EventKind.MOVED)
        return last.to if last else ""

    @property
    def has_gone_on(self) -> bool:
        """Whether nothing stands here but the way to another address."""
        return bool(self.moved_to) and not self.may_be_public

    @property
    def moved(self) -> date | None:
        """The day of the move that is in force, if there is one."""
        last = self._last_if(EventKind.MOVED)
        return last.on if last else None

    def _last_if(self, kind: EventKind) -> Event | None:
        return self.last if self.last and self.last.kind is kind else None


def taken_down(ledger: Ledger, names: Iterable[str]) -> tuple[str, ...]:
    """Digests of the lines that took the review down last, or one of these documents; sorted."""
    asked, found = {*names}, dict[str, str]()
    so_far = Ledger(ledger.slug)
    for event in ledger.events:
        so_far = _extended(so_far, event)
        of_a_document = event.kind is EventKind.REMOVED and event.to in asked
        if event.kind is EventKind.WITHDRAWN or of_a_document:
            found[event.to if of_a_document else ""] = so_far.head
    return tuple(sorted(found.values()))


def lost_paths(ledger: Ledger, released: Iterable[str]) -> list[str]:
    """The addresses of the ledger that a release would no longer answer, sorted."""
    return sorted(ledger.paths.difference(released))


def content_digest(parts: Iterable[str]) -> str:
    """Digest of a review's redacted words and of what of them is public (sha256, hex)."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode()
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


def append(ledger: Ledger, events: Iterable[Event]) -> tuple[Ledger, str]:
    """Add events: the ledger after them, and the lines to append to its file."""
    lines = []
    for event in events:
        line = _line(event, ledger)
        lines.append(line + "\n")
        ledger = _extended(ledger, event)
    return ledger, "".join(lines)


def read_ledger(slug: str, text: str) -> Ledger:
    """Read a ledger's file.

    Raises: LedgerError, naming the line, if a line is not as the publisher wrote it, if the
    chain is broken (an edit, a line lost before another); TwoHeadsError, a kind of it, if two
    lines follow the same one, or git has left its marks, as after a merge of two branches that
    both published.
    """
    ledger = Ledger(slug)
    before: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(CONFLICT):
            raise _two_heads(slug, number)
        try:
            values = json.loads(line)
            event = Event(
                EventKind(values["event"]),
                date.fromisoformat(values["date"]),
                tuple(values["paths"]),
                values["content"],
                values["reason"],
                values.get("to", ""),
            )
            previous = values["previous"]
        except (ValueError, KeyError, TypeError):
            raise _broken(slug, number, "cannot be read") from None
        if previous != ledger.head:
            if previous in before:
                raise _two_heads(slug, number)
            raise _broken(slug, number, "does not follow the line before it")
        if line != _line(event, ledger):
            raise _broken(slug, number, "is not as the publisher wrote it")
        before.add(previous)
        ledger = _extended(ledger, event)
    return ledger


def _extended(ledger: Ledger, event: Event) -> Ledger:
    return replace(ledger, events=(*ledger.events, event), head=_digest(_fields(event, ledger)))


def _line(event: Event, ledger: Ledger) -> str:
    fields = _fields(event, ledger)
    return _json({**fields, "digest": _digest(fields)})


def _fields(event: Event, ledger: Ledger) -> Mapping[str, object]:
    return {
        "content": event.content,
        "date": event.on.isoformat(),
        "event": event.kind,
        "paths": list(event.paths),
        "previous": ledger.head,
        "reason": event.reason,
        "review": ledger.slug,
        **({"to": event.to} if event.to else {}),
    }


def _digest(fields: Mapping[str, object]) -> str:
    return hashlib.sha256(_json(fields).encode()).hexdigest()


def _json(fields: Mapping[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def _two_heads(slug: str, line: int) -> TwoHeadsError:
    what = "the site" if slug == SITE else "this review"
    return TwoHeadsError(
        f"reviews/ledger/{slug}.jsonl, line {line}: the record has two heads (W105). Two branches "
        f"both published {what}.",
        "Keep the lines of the branch whose build is public now, and none of the other; then "
        "build again. See docs/handbook/findings.md#w105.",
    )


def _broken(slug: str, line: int, what: str) -> LedgerError:
    return LedgerError(
        f"reviews/ledger/{slug}.jsonl, line {line}: the record {what} (W102).",
        "Never edit the ledger by hand. Restore the file from git: it is what keeps every "
        "published address answering. See docs/handbook/findings.md#w102.",
    )
