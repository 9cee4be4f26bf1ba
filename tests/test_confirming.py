"""What a release adds to the record is kept at once, or claimed and confirmed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from publisher.config import Visibility
from publisher.confirming import confirm, keep
from publisher.errors import LedgerError, SettingsError
from publisher.intake.strays import stray_files
from publisher.job import Job
from publisher.record.additions import after_publishing, after_withdrawing
from publisher.record.claim import FILE
from publisher.record.ledger import SITE, Event, EventKind, Ledger
from publisher.record.ledger_files import (
    FILES,
    read_claimed,
    read_files,
    read_ledgers,
    read_record,
)
from tests.folders import TODAY, job

DAY = date(2026, 11, 25)


def additions(today: date = TODAY) -> list[tuple[Ledger, tuple[Event, ...]]]:
    return [(Ledger(SITE), after_publishing(Ledger(SITE), ["index.html"], "", today))]


def claimed(root: Path) -> Job:
    keep(replace(job(root), claims=True), additions())
    return job(root, DAY)


def test_a_claim_adds_nothing_to_the_record_until_it_is_confirmed(tmp_path: Path) -> None:
    later = claimed(tmp_path)
    assert read_ledgers(later.ledger) == {}
    assert confirm(later) == [SITE]
    ledger = read_ledgers(later.ledger)[SITE]
    assert (ledger.published, sorted(ledger.paths)) == (DAY, ["index.html"])
    assert not (later.ledger / FILE).exists()
    with pytest.raises(SettingsError, match="Nothing is claimed"):
        confirm(later)


def test_the_files_of_every_release_are_remembered_from_the_claim_on(tmp_path: Path) -> None:
    keep(replace(job(tmp_path), claims=True), additions(), ["search/b.pf_meta"])
    keep(job(tmp_path), [], ["search/a.pf_meta"])
    path = job(tmp_path).ledger / FILES
    assert path.read_text() == "search/a.pf_meta\nsearch/b.pf_meta\n"
    path.write_text("<<<<<<< one\na\n||||||| old\n=======\nb\n>>>>>>> two\n")
    keep(job(tmp_path), [], ["c"])
    assert read_files(path.parent) == {"a", "b", "c"}, "two branches have the files of both"
    assert path.read_text() == "a\nb\nc\n"


def test_a_release_that_needs_no_deploying_takes_the_place_of_a_claim(tmp_path: Path) -> None:
    later = claimed(tmp_path)
    keep(later, additions(DAY))
    assert read_ledgers(later.ledger)[SITE].published == DAY
    assert not (later.ledger / FILE).exists()


def of_a(today: date = TODAY) -> list[tuple[Ledger, tuple[Event, ...]]]:
    return [(Ledger("a"), after_publishing(Ledger("a"), ["reviews/a/index.html"], "1", today))]


def test_what_a_later_release_says_nothing_of_is_neither_forgotten_nor_confirmed(
    tmp_path: Path,
) -> None:
    keep(replace(job(tmp_path), claims=True), [*additions(), *of_a()])
    keep(replace(job(tmp_path), claims=True), additions())  # the review is held back now
    folder = job(tmp_path).ledger
    assert [(one.slug, one.earlier) for one in read_claimed(folder)] == [(SITE, False), ("a", True)]
    assert confirm(job(tmp_path, DAY)) == [SITE]
    assert confirm(job(tmp_path, DAY)) == [], "nothing of it is shown, and it is no mistake"
    keep(job(tmp_path, DAY), [])
    assert read_ledgers(folder).keys() == {SITE}
    record = read_record(folder)["a"]
    assert record.may_be_public
    gone = after_withdrawing(record, "other", DAY)
    keep(job(tmp_path, DAY), [(Ledger("a"), gone)])
    assert [event.kind for event in read_ledgers(folder)["a"].events] == ["published", "withdrawn"]
    assert not (folder / FILE).exists()


def test_what_is_released_after_all_is_claimed_once(tmp_path: Path) -> None:
    for told in (of_a(), [], of_a(DAY)):
        keep(replace(job(tmp_path), claims=True), told)
    (one,) = read_claimed(job(tmp_path).ledger)
    assert (one.earlier, [event.on for event in one.events]) == (False, [DAY])


def test_a_claim_of_the_past_changes_nothing(tmp_path: Path) -> None:
    later = claimed(tmp_path)
    kept = (later.ledger / FILE).read_bytes()
    more = Event(EventKind.ADDED, DAY, ("feed.xml",))
    keep(later, [(ledger, (*events, more)) for ledger, events in additions(DAY)])
    (later.ledger / FILE).write_bytes(kept)
    before = read_ledgers(later.ledger)
    with pytest.raises(LedgerError):
        confirm(later)
    assert read_ledgers(later.ledger) == before


def test_a_claim_may_lie_in_a_public_repository(tmp_path: Path) -> None:
    claimed(tmp_path)
    assert stray_files(tmp_path, Visibility.PUBLIC, on_server=True) == []
