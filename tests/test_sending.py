"""A pack leaves once, encrypted, when a person says so, and the ledger knows; real SMTP."""

import email
import json
from collections.abc import Iterator
from email.policy import default
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from publisher.config import Mail
from publisher.errors import LedgerError, PublisherError, SettingsError, ToolError
from publisher.job import Job
from publisher.live import reporting, sending
from publisher.live.reaching import Answer, Manners, asker
from publisher.live.reporting import read_pack, send_draft, still_to_send
from publisher.live.sending import Server, UnknownIfSentError
from publisher.record import departures
from publisher.record.departures import read_notes
from publisher.record.ledger_files import read_ledgers
from publisher.record.packs import Role
from tests.packed import SLUG, WHEN, ledger, packed
from tests.post_office import NO_WARNING, Box, Post, free_port, make_certificate, running
from tests.record.test_packs import REPORT

pytestmark = NO_WARNING


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return make_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(params=["starttls", "tls"])
def post(request: pytest.FixtureRequest, certificate: tuple[Path, Path]) -> Iterator[Post]:
    with running(request.param, certificate) as there:
        yield there


@pytest.fixture
def plain_post(certificate: tuple[Path, Path]) -> Iterator[Post]:
    with running("starttls", certificate) as there:
        yield there


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return packed(tmp_path)


def send(job: Job, server: Server, role: Role = Role.HOME_OFFICE, ok: bool = True) -> bool:
    return send_draft(job, read_pack(job, SLUG), role, server, WHEN, lambda _: ok)


def test_a_pack_is_sent_encrypted_and_written_down(job: Job, post: Post) -> None:
    assert send(job, post.server)
    (envelope,) = post.box.messages
    assert envelope.rcpt_tos == ["home@office.example"]
    message = email.message_from_bytes(envelope.content, policy=default)
    assert message["X-Unsent"] is None
    assert message["Date"] == WHEN
    assert [part.get_filename() for part in message.iter_attachments()] == [
        "letter.pdf",
        "overview-report.pdf",
    ]
    assert ledger(job).reported["home-office"].on == job.today
    assert ledger(job).is_public
    assert ledger(job).content == "1"
    assert read_notes(job.ledger) == ()
    assert still_to_send(job, read_pack(job, SLUG)) == [Role.COMMISSIONER, Role.FURTHER]


def test_the_same_message_has_the_same_id(job: Job) -> None:
    draft = read_pack(job, SLUG).drafts[Role.HOME_OFFICE]
    ids = {sending.ready_to_send(draft, when)["Message-ID"] for when in (WHEN, "")}
    assert len(ids) == 1
    other = read_pack(job, SLUG).drafts[Role.COMMISSIONER]
    assert sending.ready_to_send(other, WHEN)["Message-ID"] not in ids


def test_nothing_leaves_when_the_person_says_no(job: Job, plain_post: Post) -> None:
    before = ledger(job)
    assert not send(job, plain_post.server, ok=False)
    assert (plain_post.box.messages, ledger(job), read_notes(job.ledger)) == ([], before, ())


def stranger(server: Server) -> Server:
    return Server(server.mail, server.password)


def wrong_password(server: Server) -> Server:
    return Server(server.mail, "wrong", server.context)


def password_beyond_ascii(server: Server) -> Server:
    return Server(server.mail, "Kettle£42", server.context)


def nobody_there(server: Server) -> Server:
    return Server(server.mail.model_copy(update={"port": 9}), "", server.context)


REFUSALS = {
    "a certificate that nobody vouches for": (stranger, "certificate"),
    "a wrong password": (wrong_password, "password"),
    "a password that cannot be sent": (password_beyond_ascii, "a sign that cannot be sent"),
    "no server": (nobody_there, "could not be reached"),
}


@pytest.mark.parametrize(("change", "expected"), REFUSALS.values(), ids=list(REFUSALS))
def test_what_surely_has_not_left_may_be_sent_again(
    job: Job, post: Post, change: Any, expected: str
) -> None:
    with pytest.raises(PublisherError, match=expected):
        send(job, change(post.server))
    assert (post.box.messages, read_notes(job.ledger)) == ([], ())
    assert send(job, post.server)


def test_what_the_server_refuses_has_not_left(job: Job, plain_post: Post) -> None:
    plain_post.box.refuse = "552 too large"
    with pytest.raises(ToolError, match="refused"):
        send(job, plain_post.server)
    assert read_notes(job.ledger) == ()
    assert "home-office" not in ledger(job).reported


def test_a_server_without_encryption_gets_nothing(job: Job) -> None:
    box, port = Box(), free_port()
    controller = Controller(box, hostname="localhost", port=port)
    controller.start()
    try:
        mail = Mail.model_validate({"host": "localhost", "port": port})
        with pytest.raises(SettingsError, match="encryption"):
            send(job, Server(mail, ""))
    finally:
        controller.stop()
    assert box.messages == []


def test_a_connection_that_breaks_after_the_message_leaves_a_note_and_is_never_repeated(
    job: Job, plain_post: Post
) -> None:
    plain_post.box.hang_up = True
    with pytest.raises(UnknownIfSentError, match="broke"):
        send(job, plain_post.server)
    (one,) = read_notes(job.ledger)
    assert (one.review, one.role) == (SLUG, "home-office")
    plain_post.box.hang_up = False
    with pytest.raises(SettingsError, match="may have been sent"):
        send(job, plain_post.server)
    assert len(plain_post.box.messages) == 1
    reporting.mark_sent(job, SLUG, (Role.HOME_OFFICE,), job.today)
    assert read_notes(job.ledger) == ()


CRASHES = {
    "before the note": (departures, "_write", 0, False),
    "as it leaves": (sending, "_hand_over", 0, True),
    "after it was taken": (reporting, "mark_sent", 1, True),
    "between the ledger and the note": (reporting, "forget", 1, True),
}


@pytest.mark.parametrize(("module", "name", "sent", "noted"), CRASHES.values(), ids=list(CRASHES))
def test_after_a_crash_at_any_step_nothing_is_sent_twice_by_itself(
    job: Job,
    plain_post: Post,
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
    name: str,
    sent: int,
    noted: bool,
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, name, crash)
        with pytest.raises(KeyboardInterrupt):
            send(job, plain_post.server)
    assert len(plain_post.box.messages) == sent
    assert bool(read_notes(job.ledger)) is noted
    if noted:
        with pytest.raises(SettingsError, match="may have been sent"):
            send(job, plain_post.server)
        assert len(plain_post.box.messages) == sent
    else:
        assert send(job, plain_post.server)


def test_a_pack_is_ready_once_every_weblink_answers_with_its_bytes(job: Job) -> None:
    pack = read_pack(job, SLUG)
    live = {address: Answer(200, body) for address, body in REPORT_ANSWERS.items()}
    assert reporting.not_ready(pack, live.__getitem__) == {}
    letter = max(live)
    for wrong, why in (
        (Answer(404), "it answers 404"),
        (Answer(200, b"old"), "it answers with something else"),
        (Answer(0, problem="no answer came"), "no answer came"),
    ):
        assert reporting.not_ready(pack, {**live, letter: wrong}.__getitem__) == {letter: why}


def test_where_the_page_does_not_answer_nothing_else_is_asked(job: Job) -> None:
    asked = []

    def ask(address: str) -> Answer:
        asked.append(address)
        return Answer(0, problem="no answer came")

    assert reporting.not_ready(read_pack(job, SLUG), ask) == {REPORT.weblink: "no answer came"}
    assert asked == [REPORT.weblink]


def test_a_server_that_is_not_there_is_told_so_and_asked_no_third_time() -> None:
    ask = asker("https://reviews.invalid/", Manners(attempts=2, first_wait=0.01))
    assert ask("https://reviews.invalid/x/").problem.endswith("there is no server of that name")
    nobody = f"http://127.0.0.1:{free_port()}/"
    assert asker(nobody, Manners(attempts=1))(nobody).problem.endswith("no website runs there")


def test_a_certificate_that_cannot_be_verified_is_told_so(post: Post) -> None:
    if post.server.mail.security == "tls":
        home = f"https://localhost:{post.server.mail.port}/"
        assert "certificate cannot be verified" in asker(home, Manners(attempts=1))(home).problem


REPORT_ANSWERS = {f"{REPORT.weblink}letter.pdf": b"%PDF-1 letter", REPORT.weblink: b"page"}


def test_a_pack_that_was_changed_is_refused(job: Job) -> None:
    path = job.packs / SLUG / Role.HOME_OFFICE.file
    path.write_bytes(path.read_bytes().replace(b"Dear", b"Deer"))
    with pytest.raises(SettingsError, match="not as the build wrote it"):
        read_pack(job, SLUG)
    with pytest.raises(SettingsError, match="no pack"):
        read_pack(job, "../packs")


GOOD = {"review": SLUG, "role": "home-office", "message_id": "<x>", "on": "2026-11-25"}
BAD_NOTES: dict[str, Any] = {
    "no note": "x",
    "no day": {key: value for key, value in GOOD.items() if key != "on"},
    "something more": {**GOOD, "x": "y"},
    "nobody that we know": {**GOOD, "role": "x"},
}


@pytest.mark.parametrize("bad", BAD_NOTES.values(), ids=list(BAD_NOTES))
def test_a_note_that_cannot_be_read_stops_all_sending(job: Job, plain_post: Post, bad: Any) -> None:
    (job.ledger / departures.FILE).write_text(json.dumps([bad]))
    with pytest.raises(LedgerError, match="cannot be read"):
        send(job, plain_post.server)
    assert plain_post.box.messages == []
    assert partial(read_ledgers, job.ledger)().keys() == {SLUG}
