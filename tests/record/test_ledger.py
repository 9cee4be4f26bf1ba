"""No history of events loses or reuses an address, and an edit of the record shows."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.errors import ExitCode, LedgerError, TwoHeadsError
from publisher.record.additions import after_publishing, after_withdrawing
from publisher.record.ledger import (
    Event,
    EventKind,
    Ledger,
    append,
    content_digest,
    lost_paths,
    read_ledger,
)
from publisher.record.ledger_files import read_ledgers, write_events

DAY = date(2026, 11, 22)
PATHS = ("reviews/a/index.html", "reviews/a/letter.pdf")


def published(content: str = "1", paths: tuple[str, ...] = PATHS) -> tuple[Ledger, str]:
    ledger = Ledger("a")
    return append(ledger, after_publishing(ledger, paths, content, DAY))


def test_a_first_release_is_recorded_as_published() -> None:
    ledger, text = published()
    assert [event.kind for event in ledger.events] == [EventKind.PUBLISHED]
    assert ledger.paths == set(PATHS)
    assert (ledger.published, ledger.changed, ledger.is_public) == (DAY, None, True)
    assert read_ledger("a", text) == ledger


def test_the_same_content_again_adds_nothing() -> None:
    ledger, _ = published()
    assert after_publishing(ledger, PATHS, "1", DAY + timedelta(1)) == ()


@pytest.mark.parametrize(
    ("paths", "content", "expected", "changed"),
    [
        (PATHS, "2", (EventKind.CHANGED, ()), DAY + timedelta(1)),
        ((*PATHS, "z.pdf"), "2", (EventKind.CHANGED, ("z.pdf",)), DAY + timedelta(1)),
        ((*PATHS, "z.pdf"), "1", (EventKind.ADDED, ("z.pdf",)), None),
    ],
    ids=["other words", "other words and another path", "another path for the same words"],
)
def test_a_change_is_recorded(
    paths: tuple[str, ...],
    content: str,
    expected: tuple[EventKind, tuple[str, ...]],
    changed: date | None,
) -> None:
    ledger, _ = published()
    (event,) = after_publishing(ledger, paths, content, DAY + timedelta(1))
    assert (event.kind, event.paths) == expected
    after, _ = append(ledger, (event,))
    assert (after.published, after.changed) == (DAY, changed)


def test_a_withdrawal_keeps_every_path() -> None:
    ledger, _ = published()
    after, _ = append(ledger, after_withdrawing(ledger, "safety of a person", DAY))
    assert not after.is_public
    assert after.paths == set(PATHS)
    assert after.withdrawal is not None
    assert after_withdrawing(after, "safety of a person", DAY) == ()


def test_another_reason_and_a_review_in_its_place_are_added_and_the_day_stays() -> None:
    ledger, _ = published()
    ledger, _ = append(ledger, after_withdrawing(ledger, "under correction", DAY))
    said = (("other", ""), ("other", "b"), ("safety of a person", "b"))
    for later, (reason, to) in enumerate(said, start=1):
        events = after_withdrawing(ledger, reason, DAY + timedelta(later), to)
        ledger, _ = append(ledger, events)
        assert ledger.withdrawal == Event(EventKind.WITHDRAWN, DAY, reason=reason, to=to)
    assert after_withdrawing(ledger, "safety of a person", DAY) == (), "b is known"


def test_a_review_that_never_was_public_leaves_no_trace_when_withdrawn() -> None:
    assert after_withdrawing(Ledger("a"), "other", DAY) == ()


def test_a_publication_that_was_only_claimed_is_withdrawn_with_all_its_addresses() -> None:
    claimed = after_publishing(Ledger("a"), PATHS, "1", DAY)
    ledger = replace(Ledger("a"), claimed=claimed)
    events = after_withdrawing(ledger, "other", DAY + timedelta(1))
    after, _ = append(ledger, events)
    assert [event.kind for event in events] == [EventKind.PUBLISHED, EventKind.WITHDRAWN]
    assert (after.published, sorted(after.paths)) == (DAY, sorted(PATHS))
    again = after_withdrawing(replace(Ledger("a"), claimed=events), "other", DAY)
    assert [event.kind for event in again] == [EventKind.PUBLISHED, EventKind.WITHDRAWN]


def test_a_change_that_was_only_claimed_leaves_its_new_addresses_too() -> None:
    ledger, _ = published()
    more = (*PATHS, "reviews/a/tribute.pdf")
    ledger = replace(ledger, claimed=after_publishing(ledger, more, "2", DAY))
    after, _ = append(ledger, after_withdrawing(ledger, "other", DAY))
    assert after.withdrawal is not None
    assert after.paths == set(more)


def test_a_lost_path_is_named() -> None:
    ledger, _ = published()
    assert lost_paths(ledger, PATHS) == []
    assert lost_paths(ledger, PATHS[:1]) == ["reviews/a/letter.pdf"]


def test_published_again_after_a_withdrawal_is_public_again() -> None:
    ledger, _ = published()
    ledger, _ = append(ledger, after_withdrawing(ledger, "under correction", DAY))
    ledger, _ = append(ledger, after_publishing(ledger, PATHS, "2", DAY))
    assert ledger.is_public
    assert ledger.withdrawal is None
    assert ledger.changed == DAY, "with other words than were withdrawn"
    ledger, _ = append(ledger, after_withdrawing(ledger, "other", DAY + timedelta(1)))
    ledger, _ = append(ledger, after_publishing(ledger, PATHS, "2", DAY + timedelta(2)))
    assert ledger.changed == DAY, "with the same words"


PACKED = Event(EventKind.PACKED, DAY, content="x")
LATER = DAY + timedelta(1)
VERSIONS: dict[str, tuple[tuple[Event, ...], date, bool]] = {
    "its first day": ((), DAY, False),
    "a day without a change": ((), LATER, False),
    "changed on its first day": ((Event(EventKind.CHANGED, DAY, content="2"),), DAY, True),
    "changed later": ((Event(EventKind.CHANGED, LATER, content="2"),), LATER, True),
    "the day before": ((Event(EventKind.CHANGED, LATER, content="2"),), DAY, False),
    "more addresses": ((Event(EventKind.ADDED, LATER, ("p",), "1"),), LATER, False),
    "what is not public, first day": ((replace(PACKED, content="y"),), DAY, True),
    "what is not public, later": ((replace(PACKED, on=LATER, content=""),), LATER, True),
}


@pytest.mark.parametrize(("more", "day", "expected"), VERSIONS.values(), ids=list(VERSIONS))
def test_of_a_day_it_is_known_whether_a_pack_could_hold_other_words_before(
    more: tuple[Event, ...], day: date, expected: bool
) -> None:
    first = after_publishing(Ledger("a"), PATHS, "1", DAY)
    ledger, _ = append(Ledger("a"), (*first, PACKED, *more))
    assert ledger.changed_on(day) is expected


def two_lines() -> str:
    ledger, text = published()
    _, more = append(ledger, after_publishing(ledger, PATHS, "2", DAY))
    return text + more


DAMAGE = {
    "a word edited": (lambda t: t.replace("letter.pdf", "litter.pdf", 1), "line 1"),
    "the last line edited": (lambda t: t.replace('"content": "2"', '"content": "3"'), "line 2"),
    "a line lost": (lambda t: t.splitlines(keepends=True)[1], "line 1"),
    "lines swapped": (lambda t: "".join(reversed(t.splitlines(keepends=True))), "line 1"),
    "a line twice": (lambda t: t + t.splitlines(keepends=True)[1], "two heads"),
    "git's marks": (lambda t: t + "<<<<<<< ours\n", "line 3: the record has two heads"),
    "not JSON": (lambda t: t + "hello\n", "line 3"),
    "a space added": (lambda t: t.replace('"event":', '"event": ', 1), "line 1"),
    "another review's": (lambda t: t.replace('"review": "a"', '"review": "b"', 1), "line 1"),
}


@pytest.mark.parametrize(("damage", "expected"), DAMAGE.values(), ids=list(DAMAGE))
def test_an_edit_of_the_record_shows(damage: object, expected: str) -> None:
    assert callable(damage)
    with pytest.raises(LedgerError, match=expected) as caught:
        read_ledger("a", damage(two_lines()))
    assert caught.value.exit_code is ExitCode.LINK_LOST


def test_two_branches_that_both_published_are_told_as_two_heads() -> None:
    ledger, text = published()
    _, ours = append(ledger, after_publishing(ledger, PATHS, "2", DAY))
    _, theirs = append(ledger, after_publishing(ledger, PATHS, "3", DAY))
    with pytest.raises(TwoHeadsError, match="W105") as caught:
        read_ledger("a", text + ours + theirs)
    assert caught.value.exit_code is ExitCode.LINK_LOST
    assert read_ledger("a", text + ours).content == "2"


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("publish"), st.sets(st.sampled_from("abcdef"), min_size=1)),
        st.tuples(st.just("withdraw"), st.just(set[str]())),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(STEPS)
def test_no_history_loses_a_path(steps: list[tuple[str, set[str]]]) -> None:
    ledger, text, ever = Ledger("a"), "", set[str]()
    for number, (step, paths) in enumerate(steps):
        day = DAY + timedelta(number)
        if step == "publish":
            ever |= paths
            events = after_publishing(ledger, paths, str(sorted(paths)), day)
        else:
            events = after_withdrawing(ledger, "other", day)
        ledger, lines = append(ledger, events)
        text += lines
        assert ledger.paths == ever
        assert set(lost_paths(ledger, ())) == ever
    assert read_ledger("a", text) == ledger
    new = [path for event in ledger.events for path in event.paths]
    assert len(new) == len(set(new))


def test_the_files_are_what_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    assert read_ledgers(folder) == {}
    ledger = write_events(folder, Ledger("a"), after_publishing(Ledger("a"), PATHS, "1", DAY))
    ledger = write_events(folder, ledger, after_publishing(ledger, PATHS, "2", DAY))
    assert read_ledgers(folder) == {"a": ledger}
    assert [path.name for path in folder.iterdir()] == ["a.jsonl"]


def test_a_copy_beside_a_ledger_that_has_nothing_of_its_own_is_passed_over(tmp_path: Path) -> None:
    ledger = write_events(tmp_path, Ledger("a"), after_publishing(Ledger("a"), PATHS, "1", DAY))
    before = (tmp_path / "a.jsonl").read_bytes()
    ledger = write_events(tmp_path, ledger, after_publishing(ledger, PATHS, "2", DAY))
    (tmp_path / "a-OFFICE-PC7.jsonl").write_bytes(before)
    (tmp_path / "a (1).jsonl").write_bytes((tmp_path / "a.jsonl").read_bytes())
    (tmp_path / "._a.jsonl").write_bytes(b"\0\5\x16\7Mac OS X\xff")
    assert read_ledgers(tmp_path) == {"a": ledger}


def test_a_copy_that_has_more_than_the_ledger_itself_is_named(tmp_path: Path) -> None:
    ledger = write_events(tmp_path, Ledger("a"), after_publishing(Ledger("a"), PATHS, "1", DAY))
    before = (tmp_path / "a.jsonl").read_bytes()
    write_events(tmp_path, ledger, after_publishing(ledger, PATHS, "2", DAY))
    (tmp_path / "a.jsonl").rename(tmp_path / "a (1).jsonl")
    for own in (b"", before):
        (tmp_path / "a.jsonl").write_bytes(own)
        with pytest.raises(LedgerError, match=r"ledger/a \(1\)\.jsonl holds the record of another"):
            read_ledgers(tmp_path)


def test_parts_of_a_digest_do_not_run_into_each_other() -> None:
    assert content_digest(["ab", "c"]) != content_digest(["a", "bc"])
