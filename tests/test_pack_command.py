"""`publisher pack REVIEW --send` as it is typed: a real website, a real mail server, a person."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest

from publisher.errors import ExitCode
from publisher.job import Job
from publisher.record.departures import Note, note, read_notes
from publisher.record.ledger import Event, EventKind, Ledger
from publisher.record.ledger_files import read_ledgers, write_events
from publisher.record.packs import Role, make_pack
from tests.folders import MKDOCS, ROOT
from tests.interrupted.runs import Nursery, copied
from tests.post_office import NO_WARNING, PASSWORD, USER, Box, make_certificate
from tests.post_office import running as post_running
from tests.record.test_packs import REPORT, TO
from tests.terminal import Running, at_a_terminal, before
from tests.test_cli import publisher, without_surroundings
from tests.test_live import Host
from tests.test_live import running as site_running

pytestmark = NO_WARNING
SLUG = "ashgrove-2019-a"
DAY = date(2026, 11, 22)
PAGE = f"dhr/reviews/{SLUG}/"
LIVE = {f"{PAGE}index.html": b"page", f"{PAGE}letter.pdf": b"%PDF-1 letter"}
SEND = ("pack", SLUG, "--send", "--today", "2026-11-27")
TO_ONE = (*SEND, "--role", "home-office")
ASKED, DOUBT = "Send this? [yes/no]: ", "Was it sent? [yes/no]: "


@dataclass
class Council:
    """A folder whose review is public, its live website, its mail server, its environment."""

    job: Job
    host: Host
    box: Box
    trusts: dict[str, str]

    def types(self, *typed: tuple[str, str], command: tuple[str, ...] = SEND) -> tuple[int, str]:
        environment = {**self.trusts, "PUBLISHER_MAIL_PASSWORD": PASSWORD}
        return at_a_terminal(self.job.root, command, typed, **environment)

    @property
    def reported(self) -> set[str]:
        return {*read_ledgers(self.job.ledger)[SLUG].reported}

    @property
    def sent_to(self) -> list[str]:
        return [envelope.rcpt_tos[0] for envelope in self.box.messages]

    @property
    def doubted(self) -> list[str]:
        return [one.role for one in read_notes(self.job.ledger)]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return make_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def council(tmp_path: Path, certificate: tuple[Path, Path]) -> Iterator[Council]:
    job, host = Job(tmp_path, DAY), Host({**LIVE})
    write_events(job.ledger, Ledger(SLUG), (Event(EventKind.PUBLISHED, DAY, (), "1"),))
    with site_running(host) as home, post_running("starttls", certificate) as post:
        mail = post.server.mail
        lines = (f"host: {mail.host}", f"port: {mail.port}", f"user: {USER}")
        settings = MKDOCS.replace("https://reviews.ashgrove.example/", home)
        (tmp_path / "mkdocs.yml").write_text(
            settings + "    mail:\n" + "".join(f"      {line}\n" for line in lines)
        )
        folder = job.packs / SLUG
        folder.mkdir(parents=True)
        answers = {f"{home}{p.removesuffix('index.html')}": d for p, d in LIVE.items()}
        report = replace(
            REPORT,
            weblink=f"{home}{PAGE}",
            answers={address: sha256(data).hexdigest() for address, data in answers.items()},
        )
        for name, data in make_pack(report, TO).items():
            (folder / name).write_bytes(data)
        yield Council(job, host, post.box, {"SSL_CERT_FILE": str(certificate[0])})


def test_each_email_is_shown_and_leaves_if_the_person_says_so(council: Council) -> None:
    code, seen = council.types((ASKED, "yes"), (ASKED, "no"), (ASKED, "no"))
    assert code == ExitCode.DONE
    assert "To:      home@office.example\nFrom:    community.safety@ashgrove.example\n" in seen
    assert "Subject: Domestic homicide review (Siân), Ashgrove" in seen
    assert "Files:   letter.pdf, overview-report.pdf (0.0 MB in all)\n" in seen
    assert "Sent to the Home Office, and written down." in seen
    assert "Not sent to the Domestic Abuse Commissioner." in seen
    assert PASSWORD not in seen
    assert (council.sent_to, council.reported) == (["home@office.example"], {"home-office"})
    code, seen = council.types((ASKED, "y"), (ASKED, "y"))
    assert "Reported already: the Home Office." in seen
    assert council.sent_to[1:] == ["dac@commissioner.example", "police@ashgrove.example"]
    code, seen = council.types()
    assert (code, seen.splitlines()[-1]) == (ExitCode.DONE, "Nothing is left to send.")
    assert len(council.sent_to) == 3


def test_no_answer_is_no(council: Council) -> None:
    known = {**council.trusts, "PUBLISHER_MAIL_PASSWORD": PASSWORD}
    done = publisher(council.job.root, *SEND, typed="", **known)
    assert (done.returncode, council.sent_to) == (ExitCode.INTERRUPTED, [])
    assert (council.reported, council.doubted) == (set(), [])


def test_the_password_is_asked_for_and_not_shown(council: Council) -> None:
    typed = [(f"Password of {USER} on localhost", PASSWORD), (ASKED, "yes")]
    code, seen = at_a_terminal(council.job.root, TO_ONE, typed, **council.trusts)
    assert (code, council.reported) == (ExitCode.DONE, {"home-office"}), seen
    assert PASSWORD not in seen
    done = publisher(council.job.root, *SEND, typed="yes\n" * 3, **council.trusts)
    assert (done.returncode, len(council.sent_to)) == (ExitCode.SETTINGS, 1)
    assert "PUBLISHER_MAIL_PASSWORD, or run this at a terminal" in done.stderr


def test_a_wrong_password_is_told_and_nothing_is_in_doubt(council: Council) -> None:
    council.trusts["PUBLISHER_MAIL_PASSWORD"] = "wrong"
    done = publisher(council.job.root, *TO_ONE, typed="yes\n", **council.trusts)
    assert (done.returncode, council.sent_to) == (ExitCode.SETTINGS, [])
    assert "does not accept the user or the password. Nothing was sent." in done.stderr
    assert (council.reported, council.doubted) == (set(), [])


def test_without_a_mail_server_it_is_said_how_else_it_can_be_sent(council: Council) -> None:
    path = council.job.root / "mkdocs.yml"
    path.write_text(path.read_text().partition("    mail:")[0])
    code, seen = council.types()
    assert (code, ASKED in seen, council.sent_to) == (ExitCode.SETTINGS, False, [])
    assert "names no mail server. Nothing was sent.\nAdd `mail:`" in seen


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({f"{PAGE}index.html": None}, f"{PAGE}: it answers 404"),
        ({f"{PAGE}letter.pdf": b"%PDF-1 old"}, "letter.pdf: it answers with something else"),
    ],
    ids=["not there", "not as it was made"],
)
def test_nothing_leaves_before_the_weblinks_answer(
    council: Council, changes: dict[str, bytes | None], told: str
) -> None:
    council.host.files = {p: d for p, d in {**LIVE, **changes}.items() if d is not None}
    code, seen = council.types()
    assert code == ExitCode.CHECKS_FAILED
    assert "NOT READY: these weblinks do not answer as the pack says." in seen
    assert told in seen
    assert (ASKED in seen, council.sent_to, council.reported) == (False, [], set())


def test_what_the_server_refuses_is_told_and_may_be_sent_again(council: Council) -> None:
    council.box.refuse = "552 too large"
    code, seen = council.types((ASKED, "yes"), command=TO_ONE)
    assert (code, council.doubted, council.reported) == (ExitCode.TOOL_FAILED, [], set())
    assert "The mail server refused the message. Nothing was sent." in seen
    council.box.refuse = ""
    code, seen = council.types((ASKED, "yes"), command=TO_ONE)
    assert (code, DOUBT in seen, council.reported) == (ExitCode.DONE, False, {"home-office"})


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_after_a_crash_between_sending_and_writing_a_person_is_asked(
    council: Council, answer: str
) -> None:
    started: list[Running] = []
    council.box.taken = lambda: started[0].kill()  # as when the computer loses its power
    known = {**without_surroundings(), **council.trusts, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "publisher", *TO_ONE]
    typed = [("Password of", PASSWORD), (ASKED, "yes")]
    code, _ = before(council.job.root, command, typed, known, started.append)
    assert (code, council.sent_to) == (-9, ["home@office.example"])
    assert (council.reported, council.doubted) == (set(), ["home-office"])

    council.box.taken = lambda: None
    code, seen = council.types((DOUBT, answer), (ASKED, "yes"), command=TO_ONE)
    assert code == ExitCode.DONE, seen
    assert council.box.messages[0].content.decode().count("Message-ID: <dhr-") == 1
    assert "Look into your mailbox for its Message-ID, <dhr-" in seen
    assert (council.reported, council.doubted) == ({"home-office"}, [])
    assert len(council.sent_to) == (1 if answer == "yes" else 2)
    ids = {envelope.content.partition(b"Message-ID: ")[2][:60] for envelope in council.box.messages}
    assert len(ids) == 1, "so that a mailbox knows it again"


def test_a_message_of_an_earlier_pack_is_no_report_of_this_one(council: Council) -> None:
    earlier = Note(SLUG, Role.HOME_OFFICE, "<dhr-0@ashgrove.example>", DAY)
    note(council.job.ledger, earlier)
    code, seen = council.types((DOUBT, "yes"), (ASKED, "yes"), command=TO_ONE)
    assert "That was an earlier pack: the new one is to go to the Home Office." in seen
    assert (code, council.sent_to, council.doubted) == (ExitCode.DONE, ["home@office.example"], [])


@pytest.mark.slow
def test_killed_at_any_instant_it_sends_nothing_twice(
    council: Council, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home, nursery = tmp_path_factory.mktemp("killed"), Nursery()
    known = {**council.trusts, "PUBLISHER_MAIL_PASSWORD": PASSWORD}
    seen = set[tuple[int, bool]]()
    for at in count(1):
        root = copied(council.job.root, home / str(at))
        council.box.messages.clear()
        killed = nursery.run(root, *TO_ONE, how="KILL", at=at, typed="yes\n", environment=known)
        left = len(council.sent_to)
        unanswered = nursery.run(root, *TO_ONE, environment=known)
        asked = DOUBT in unanswered.out
        assert len(council.sent_to) == left, "nothing leaves by itself"
        answer = "yes\n" if left or not asked else "no\nyes\n"  # having looked into the mailbox
        ended = nursery.run(root, *TO_ONE, typed=answer, environment=known)
        assert (ended.code, ended.err) == (ExitCode.DONE, ""), (at, ended)
        assert council.sent_to == ["home@office.example"], (at, killed, unanswered, ended)
        ledger = root / "reviews" / "ledger"
        assert {*read_ledgers(ledger)[SLUG].reported} == {"home-office"}
        assert read_notes(ledger) == ()
        seen.add((left, asked))
        if killed.code == ExitCode.DONE:
            break
        assert killed.code == -9
    nursery.close()
    assert at > 15, at
    assert seen == {(0, False), (0, True), (1, True), (1, False)}
