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
from publisher.record.additions import after_publishing
from publisher.record.claim import FILE
from publisher.record.ledger import SITE, Event, EventKind, Ledger
from publisher.record.ledger_files import FILES, read_files, read_ledgers
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
