"""What is written down of packs that were sent, on the word of whoever sent them."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from publisher.alone import alone
from publisher.errors import ExitCode, SettingsError
from publisher.job import Job
from publisher.live import reporting, sending
from publisher.live.reporting import read_pack, still_to_send
from publisher.record.additions import after_moving, after_publishing, after_withdrawing
from publisher.record.departures import Note, note, read_notes
from publisher.record.ledger import Event, EventKind, Ledger
from publisher.record.ledger_files import write_events
from publisher.record.packs import Role, make_pack
from publisher.record.register import listed, told_of_withdrawal
from tests.folders import MKDOCS
from tests.packed import DAY, SLUG, WHEN, ledger, packed
from tests.record.test_packs import REPORT, TO
from tests.terminal import at_a_terminal
from tests.test_cli import publisher

MARK = ["pack", SLUG, "--mark-sent", "2026-11-25", "--today", "2026-11-27"]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return packed(tmp_path)


def test_it_is_asked_whether_a_pack_was_sent_whose_weblinks_do_not_answer(job: Job) -> None:
    (job.root / "mkdocs.yml").write_text(MKDOCS)
    asked = "Is it sent all the same?"
    code, seen = at_a_terminal(job.root, MARK, [(asked, "")])
    assert (code, ledger(job).reported) == (ExitCode.SETTINGS, {})
    assert REPORT.weblink in seen
    done = publisher(job.root, *MARK)
    assert (done.returncode, ledger(job).reported) == (ExitCode.SETTINGS, {})
    assert "add --yes" in done.stdout + done.stderr
    code, seen = at_a_terminal(job.root, MARK, [(asked, "Y")])
    assert code == ExitCode.DONE
    assert seen.count("Written down: reported to ") == 2
    later = [*MARK[:3], "2026-11-26", "--today", "2026-11-27"]
    code, seen = at_a_terminal(job.root, later, [])
    assert "Was written down already: 2026-11-25 (the Home Office)." in seen
    assert asked not in seen
    assert {event.on.day for event in ledger(job).reported.values()} == {25}


def test_two_runs_at_once_do_not_both_send(job: Job) -> None:
    (job.root / "mkdocs.yml").write_text(MKDOCS)
    run = [*MARK, "--yes"]
    with alone(job):
        done = publisher(job.root, *run)
        assert (done.returncode, ledger(job).reported) == (ExitCode.SETTINGS, {})
        assert "The publisher is at work in this folder already" in done.stdout + done.stderr
        for way in ([], ["--send"]):
            other = publisher(job.root, *MARK[:2], *way)
            assert other.stderr == done.stderr
    assert publisher(job.root, *run).returncode == ExitCode.DONE


def test_a_changed_review_is_to_be_reported_again(job: Job) -> None:
    assert reporting.mark_sent(job, SLUG, (Role.HOME_OFFICE,), DAY) == [Role.HOME_OFFICE]
    assert reporting.mark_sent(job, SLUG, (Role.HOME_OFFICE,), DAY) == []
    assert Role.HOME_OFFICE not in still_to_send(job, read_pack(job, SLUG))
    changed = Event(EventKind.CHANGED, DAY, content="2")
    write_events(job.ledger, ledger(job), (changed,))
    assert Role.HOME_OFFICE in still_to_send(job, read_pack(job, SLUG))


def test_a_report_of_a_day_before_a_change_is_one_of_what_was_public_then(job: Job) -> None:
    changed = Event(EventKind.CHANGED, DAY + timedelta(1), content="2")
    before = ledger(job).content
    write_events(job.ledger, ledger(job), (changed,))
    for days, content, left in ((0, before, True), (1, "2", False), (0, "2", False)):
        on = DAY + timedelta(days)
        reporting.mark_sent(job, SLUG, (Role.HOME_OFFICE,), on)
        assert ledger(job).reported[Role.HOME_OFFICE].content == content
        assert (Role.HOME_OFFICE in still_to_send(job, read_pack(job, SLUG))) is left


@pytest.mark.parametrize(
    ("place", "what_next"),
    [
        ({}, f"Next: publisher pack {SLUG}"),
        (
            {"GITHUB_ACTIONS": "true"},
            "It is at the bottom of the page of the newest run that published, under Artifacts.",
        ),
    ],
    ids=["at a computer", "in the browser"],
)
def test_whoever_notes_a_report_of_a_day_before_a_change_is_told_to_send_it_again(
    job: Job, place: dict[str, str], what_next: str
) -> None:
    (job.root / "mkdocs.yml").write_text(MKDOCS)
    write_events(job.ledger, ledger(job), (Event(EventKind.CHANGED, date(2026, 11, 26), (), "2"),))
    whom = ("the Home Office", "the Domestic Abuse Commissioner")
    assert publisher(job.root, *MARK, "--yes", **place).stdout.splitlines() == [
        *(f"Written down: reported to {role} on 2026-11-25." for role in whom),
        "It was changed since, or withdrawn and published again: the new pack is still to be sent "
        f"to {listed(whom)}.",
        what_next,
    ]


@pytest.mark.parametrize("place", [{}, {"GITHUB_ACTIONS": "true"}], ids=["here", "in the browser"])
def test_whoever_sent_a_pack_before_a_change_of_that_day_is_told_to_send_the_new_one(
    job: Job, place: dict[str, str]
) -> None:
    write_events(job.ledger, ledger(job), (Event(EventKind.CHANGED, SENT, (), "2"),))
    (job.root / "mkdocs.yml").write_text(MKDOCS)
    *_, told, where = publisher(job.root, *MARK, "--yes", **place).stdout.splitlines()
    assert told == (
        "It was changed on that day: if you sent the pack from before, send this one too."
    )
    there = "of the newest run that published, under Artifacts." if place else f"packs/{SLUG}."
    assert where.endswith(there)


def test_a_report_counts_for_a_review_that_moved_after_it(job: Job) -> None:
    new, moved = "ashgrove-2018-a", DAY + timedelta(1)
    write_events(job.ledger, ledger(job), after_moving(ledger(job), new, moved))
    paths = (f"reviews/{new}/index.html",)
    write_events(job.ledger, Ledger(new), after_publishing(Ledger(new), paths, "2", moved))
    pack = replace(read_pack(job, SLUG), slug=new)
    assert Role.HOME_OFFICE in still_to_send(job, pack)
    assert reporting.mark_sent(job, new, (Role.HOME_OFFICE,), DAY) == [Role.HOME_OFFICE]
    assert Role.HOME_OFFICE not in still_to_send(job, pack)
    assert reporting.to_mark(job, new, (Role.HOME_OFFICE,), DAY) == {Role.HOME_OFFICE: DAY}
    assert ledger(job).moved_to == new


SENT = DAY + timedelta(3)


def noted(job: Job) -> Note:
    """A message of the pack of now that was about to leave, as a crash leaves it."""
    draft = read_pack(job, SLUG).drafts[Role.HOME_OFFICE]
    message = sending.ready_to_send(draft, WHEN)
    one = Note(SLUG, Role.HOME_OFFICE, str(message["Message-ID"]), SENT)
    note(job.ledger, one)
    return one


def test_a_message_that_was_sent_after_all_is_written_down_with_its_day(job: Job) -> None:
    assert reporting.was_sent(job, SLUG, noted(job), read_pack(job, SLUG).drafts)
    assert ledger(job).reported[Role.HOME_OFFICE].on == SENT
    assert Role.HOME_OFFICE not in still_to_send(job, read_pack(job, SLUG))
    assert read_notes(job.ledger) == ()


SINCE = {
    "a word, later": Event(EventKind.CHANGED, SENT + timedelta(1), content="2"),
    "a word, on that day": Event(EventKind.CHANGED, SENT, content="2"),
    "what is not public, on that day": Event(EventKind.PACKED, SENT, content="2"),
}


@pytest.mark.parametrize("changed", SINCE.values(), ids=list(SINCE))
def test_a_message_of_an_earlier_pack_is_no_report_of_what_was_changed_since(
    job: Job, changed: Event
) -> None:
    one = noted(job)
    write_events(job.ledger, ledger(job), (changed,))
    for name, data in make_pack(replace(REPORT, changed="a day in words"), TO).items():
        (job.packs / SLUG / name).write_bytes(data)
    assert not reporting.was_sent(job, SLUG, one, read_pack(job, SLUG).drafts)
    assert ledger(job).reported[Role.HOME_OFFICE].on == SENT, "they have a copy"
    assert Role.HOME_OFFICE in still_to_send(job, read_pack(job, SLUG))
    assert read_notes(job.ledger) == ()
    reporting.mark_sent(job, SLUG, (Role.HOME_OFFICE,), job.today)
    assert Role.HOME_OFFICE not in still_to_send(job, read_pack(job, SLUG))


@pytest.mark.parametrize("day", [DAY - timedelta(1), DAY + timedelta(9)], ids=["early", "late"])
def test_a_message_of_a_day_that_cannot_be_is_written_down_with_one_that_can(
    job: Job, day: date
) -> None:
    reporting.was_sent(job, SLUG, replace(noted(job), on=day), {})
    assert DAY <= ledger(job).reported[Role.HOME_OFFICE].on <= job.today


def taken_down(job: Job) -> None:
    """Withdrawn on the day after its pack was sent; a build takes the pack away."""
    gone = after_withdrawing(ledger(job), "safety of a person", SENT + timedelta(1))
    write_events(job.ledger, ledger(job), gone)
    shutil.rmtree(job.packs / SLUG)


EVERYBODY = ("the Home Office", "the Domestic Abuse Commissioner", "further recipients")


@pytest.mark.parametrize(
    ("further", "whom"),
    [("", EVERYBODY[:2]), ("    reporting: {further: [police@ashgrove.example]}\n", EVERYBODY)],
    ids=["both", "further recipients too"],
)
def test_what_had_been_sent_before_a_withdrawal_can_be_written_down_after_it(
    job: Job, further: str, whom: tuple[str, ...]
) -> None:
    (job.root / "mkdocs.yml").write_text(MKDOCS + further)
    taken_down(job)
    told = publisher(job.root, *MARK).stdout.splitlines()
    assert told == [
        *(f"Written down: reported to {role} on 2026-11-25." for role in whom),
        f"The review is withdrawn: ask {listed(whom)} to delete every copy.",
    ]
    assert f"Sent to {listed(whom)}." in told_of_withdrawal(ledger(job), ())
    again = publisher(job.root, *MARK).stdout.splitlines()
    assert again == [f"Was written down already: 2026-11-25 ({role})." for role in whom]
    assert ledger(job).withdrawal


def test_a_review_that_moved_and_was_withdrawn_may_be_named_by_either_address(job: Job) -> None:
    new = "ashgrove-2018-a"
    write_events(job.ledger, ledger(job), after_moving(ledger(job), new, SENT))
    paths = (f"reviews/{new}/index.html",)
    there = write_events(job.ledger, Ledger(new), after_publishing(Ledger(new), paths, "2", SENT))
    write_events(job.ledger, there, after_withdrawing(there, "other", job.today))
    for slug, role in ((SLUG, Role.HOME_OFFICE), (new, Role.COMMISSIONER)):
        assert reporting.is_withdrawn(job, slug)
        assert reporting.mark_sent(job, slug, (role,), DAY) == [role]
    assert {*ledger(job).reported} == {Role.HOME_OFFICE, Role.COMMISSIONER}, "it stood there then"


def test_a_review_that_never_was_public_has_not_been_sent(job: Job) -> None:
    with pytest.raises(SettingsError, match="not public"):
        reporting.mark_sent(job, "ashgrove-2020-a", (Role.HOME_OFFICE,), job.today)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_whether_a_message_left_is_asked_after_a_withdrawal_too(job: Job, answer: str) -> None:
    noted(job)
    taken_down(job)
    code, seen = at_a_terminal(job.root, [*MARK[:2], *MARK[4:]], [("Was it sent?", answer)])
    assert (code, read_notes(job.ledger)) == (ExitCode.DONE, ())
    assert {role: event.on for role, event in ledger(job).reported.items()} == (
        {Role.HOME_OFFICE: SENT} if answer == "yes" else {}
    )
    assert seen.splitlines()[-1] == "The review is withdrawn: there is nothing to send."
    assert "earlier pack" not in seen


def test_of_a_review_that_moved_a_message_to_its_old_address_is_asked_for(job: Job) -> None:
    one, new = noted(job), "ashgrove-2018-a"
    write_events(job.ledger, ledger(job), after_moving(ledger(job), new, job.today))
    paths = (f"reviews/{new}/index.html",)
    write_events(job.ledger, Ledger(new), after_publishing(Ledger(new), paths, "2", job.today))
    assert reporting.may_have_left(job, new) == [one]
    reporting.mark_sent(job, new, (Role.HOME_OFFICE,), SENT)
    assert read_notes(job.ledger) == ()


@pytest.mark.parametrize("days", [-1, 6], ids=["before it was public", "in the future"])
def test_a_day_on_which_it_cannot_have_been_sent_is_refused(job: Job, days: int) -> None:
    with pytest.raises(SettingsError, match="that day"):
        reporting.mark_sent(job, SLUG, (Role.HOME_OFFICE,), DAY + timedelta(days))
