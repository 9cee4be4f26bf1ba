"""The drafts of a pack in real mail programs: mutt opens and sends one, mblaze takes it apart.

Thunderbird was tried by hand (docs/developers/tried.md); Outlook and Apple Mail cannot be had.
"""

import email
import os
import re
import subprocess
from email.policy import default
from pathlib import Path

import pytest

from tests.record.test_packs import REPORT, pack
from tests.terminal import before

NAMES = ("to-home-office.eml", "to-commissioner.eml", "to-further.eml")
HEADERS = ["X-Unsent", "To", "From", "Subject", "MIME-Version", "Content-Type"]
MUTTRC = """\
set sendmail="{folder}/keep" editor="true" autoedit=yes edit_headers=yes copy=no
set folder="{folder}" spoolfile="{folder}/none" crypt_use_gpgme=no send_charset="utf-8"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in pack().items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_draft_says_that_it_was_sent(name: str) -> None:
    data = pack()[name]
    message = email.message_from_bytes(data, policy=default)
    assert list(message.keys()) == HEADERS, "no Date, no Message-ID: the mail program writes them"
    assert not [part for part in message.walk() if part.defects]
    assert data.count(b"\n") == data.count(b"\r\n"), "as mail has its lines"
    assert max(map(len, data.splitlines())) <= 998
    assert data.isascii()


def mblaze(program: str, *arguments: str, folder: Path) -> bytes:
    here = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [program, *arguments], cwd=folder, env=here, check=True, stdout=subprocess.PIPE
    )
    return done.stdout


def test_another_parser_finds_both_texts_and_every_attachment_as_they_are(folder: Path) -> None:
    draft = "./to-home-office.eml"
    parts = re.findall(
        r"(\d): ([a-z]+/[a-z]+).*", mblaze("mshow", "-t", draft, folder=folder).decode()
    )
    assert [kind for _, kind in parts] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html",
        *["application/pdf"] * len(REPORT.documents),
    ]  # fmt: skip
    for document, (number, _) in zip(REPORT.documents, parts[4:], strict=True):
        assert mblaze("mshow", "-O", draft, number, folder=folder) == document.pdf
    assert "Siân" in mblaze("mshow", "-O", draft, "3", folder=folder).decode()
    assert mblaze("mhdr", "-d", "-h", "Subject", draft, folder=folder).decode().startswith(
        "Domestic homicide review (Siân), Ashgrove"
    )  # fmt: skip


def test_a_mail_program_opens_a_draft_unsent_and_sends_it_whole(folder: Path) -> None:
    keep = folder / "keep"
    keep.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {folder}/whom\ncat > {folder}/sent\n')
    keep.chmod(0o700)
    (folder / "muttrc").write_text(MUTTRC.format(folder=folder))
    screen = {"TERM": "xterm", "LINES": "24", "COLUMNS": "80", "HOME": str(folder)}
    code, seen = before(
        folder,
        ["mutt", "-n", "-F", "muttrc", "-H", "to-home-office.eml"],
        [("Mutt: Compose", "y")],
        {**os.environ, **screen, "LC_ALL": "C.UTF-8"},
    )
    assert (code, "Mail sent." in seen) == (0, True), seen[-500:]
    assert (folder / "whom").read_text().split()[-1] == "home@office.example"
    sent = email.message_from_bytes((folder / "sent").read_bytes(), policy=default)
    assert (len(sent.get_all("Date", [])), len(sent.get_all("Message-ID", []))) == (1, 1)
    assert "(Siân), Ashgrove Community Safety Partnership" in sent["Subject"]
    attached = {
        part.get_filename(): part.get_payload(decode=True) for part in sent.walk()
        if part.get_filename()
    }  # fmt: skip
    assert attached == {document.file: document.pdf for document in REPORT.documents}
