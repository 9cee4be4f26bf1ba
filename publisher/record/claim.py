"""What a release is about to add to the ledger, until it is known that the public can see it.

A workflow claims before it deploys and confirms afterwards, so that no address goes public
that the record does not know of, and every date is that of the day on which it did. A claim
promises nothing: what never was deployed need not answer. But the public may have seen it, so a
withdrawal takes along what is claimed (`additions.after_withdrawing`), and what a later release
says nothing of, since the review is held back, stays in the file as `earlier`: it is not confirmed
with that release, which does not show it, and not forgotten either. A claim names the line that
each ledger ended with; if another has come since, it is of the past and is not confirmed. Only
that a review was reported may come in between: it changes nothing that is public.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from publisher.errors import LedgerError
from publisher.record.ledger import Event, EventKind, Ledger, append

FILE = "claimed.json"


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed for one ledger; `head` is the digest of its last line at the time.

    `earlier` says that it is of a release before, of which nobody knows whether it was seen.
    """

    slug: str
    head: str
    events: tuple[Event, ...]
    earlier: bool = False


def claims_of(additions: Iterable[tuple[Ledger, tuple[Event, ...]]]) -> tuple[Claim, ...]:
    """The claims of a release, one for each ledger that it adds something to."""
    return tuple(Claim(ledger.slug, ledger.head, events) for ledger, events in additions if events)


def still_open(
    claims: Iterable[Claim], told: Container[str], ledgers: Mapping[str, Ledger]
) -> tuple[Claim, ...]:
    """The claims that are not forgotten: those of ledgers of which a release tells nothing."""
    kept = (claim for claim in claims if claim.slug not in told)
    return tuple(
        replace(claim, earlier=True)
        for claim in kept
        if is_current(claim, ledgers.get(claim.slug, Ledger(claim.slug)))
    )


def confirmed(
    claims: Iterable[Claim], ledgers: Mapping[str, Ledger], on: date
) -> Iterator[tuple[Ledger, tuple[Event, ...]]]:
    """What is to be added to each ledger now that the release is public since that day.

    What a confirmation that was broken off has added already is not added again.
    Raises: LedgerError if a ledger has gone on since it was claimed.
    """
    for claim in claims:
        ledger = ledgers.get(claim.slug, Ledger(claim.slug))
        if claim.earlier:
            continue
        if is_current(claim, ledger):
            yield ledger, tuple(replace(event, on=on) for event in claim.events)
        elif not _counts_already(claim, ledger):
            raise _broken(f"{claim.slug}.jsonl has gone on since this release was claimed")


def is_current(claim: Claim, ledger: Ledger) -> bool:
    """Whether nothing but reports has come into the ledger since it was claimed."""
    return claim.head in _heads(ledger)


def _heads(ledger: Ledger) -> Iterator[str]:
    """The digest of its last line, and of each line that only reports have followed."""
    yield ledger.head
    events = ledger.events
    while events and events[-1].kind is EventKind.REPORTED:
        events = events[:-1]
        yield append(Ledger(ledger.slug), events)[0].head


def _counts_already(claim: Claim, ledger: Ledger) -> bool:
    """Whether the ledger ends with just what is claimed, on whatever day."""
    before = len(ledger.events) - len(claim.events)
    earlier, _ = append(Ledger(ledger.slug), ledger.events[:before])
    undated = tuple(replace(event, on=date.min) for event in ledger.events[before:])
    claimed = tuple(replace(event, on=date.min) for event in claim.events)
    return before >= 0 and earlier.head == claim.head and undated == claimed


def claim_file(claims: Iterable[Claim]) -> bytes:
    """Write the claims down."""
    told = [
        {
            "events": [_values(event) for event in claim.events],
            "head": claim.head,
            "review": claim.slug,
            **({"earlier": True} if claim.earlier else {}),
        }
        for claim in claims
    ]
    values = {"claims": told, "format": 1}
    return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_claims(data: bytes) -> tuple[Claim, ...]:
    """Read the claims. Raises: LedgerError if they are not as the publisher wrote them."""
    try:
        claims = tuple(
            Claim(
                told["review"],
                told["head"],
                tuple(map(_event, told["events"])),
                told.get("earlier", False) is True,
            )
            for told in json.loads(data)["claims"]
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _broken(f"{FILE} cannot be read") from None
    if claim_file(claims) != data.replace(b"\r\n", b"\n"):  # as git ends lines on Windows
        raise _broken(f"{FILE} is not as the publisher wrote it")
    return claims


def _values(event: Event) -> dict[str, object]:
    values = {field.name: getattr(event, field.name) for field in fields(event)}
    return {**values, "on": event.on.isoformat(), "paths": list(event.paths)}


def _event(values: dict[str, Any]) -> Event:
    paths = tuple(values["paths"])
    if not all(isinstance(path, str) for path in paths):
        raise TypeError
    kind, on = EventKind(values["kind"]), date.fromisoformat(values["on"])
    return Event(**{**values, "kind": kind, "on": on, "paths": paths})


def _broken(what: str) -> LedgerError:
    return LedgerError(
        f"reviews/ledger/: {what} (W102).",
        "Delete the claim and publish again. See docs/handbook/findings.md#w102.",
    )
