"""Packs open as drafts with the weblinks and every document, and are the same every time."""

import email
import hashlib
import json
from email.message import EmailMessage
from email.policy import default

import pytest

from publisher.record.packs import PackDocument, Report, make_pack

BASE = "https://reviews.ashgrove.example/reviews/ashgrove-2019-a/"
REPORT = Report(
    slug="ashgrove-2019-a",
    kind="domestic homicide review",
    pseudonym="Siân",
    partnership="Ashgrove Community Safety Partnership",
    letter_dated="8 September 2022",
    weblink=BASE,
    sender="community.safety@ashgrove.example",
    signed=("Community Safety Team", "Ashgrove Council"),
    documents=(
        PackDocument("letter", "Home Office letter", b"%PDF-1 letter", BASE + "letter/"),
        PackDocument("overview-report", "Overview report", b"%PDF-1 report", ""),
    ),
)


def pack() -> dict[str, bytes]:
    return make_pack(REPORT, "home@office.example", "dac@commissioner.example")


def draft(name: str) -> EmailMessage:
    message = email.message_from_bytes(pack()[name], policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("to-home-office.eml", "home@office.example"),
        ("to-commissioner.eml", "dac@commissioner.example"),
    ],
)
def test_a_draft_is_ready_to_send(name: str, to: str) -> None:
    message = draft(name)
    assert message["X-Unsent"] == "1"
    assert message["To"] == to
    assert message["From"] == "community.safety@ashgrove.example"
    assert "(Siân), Ashgrove Community Safety Partnership" in message["Subject"]
    body = message.get_body(("plain",))
    assert body is not None
    text = body.get_content().replace("\r\n", "\n")
    assert f"Weblink: {BASE}\n" in text
    assert f"Home Office letter: {BASE}letter/" in text
    assert hashlib.sha256(b"%PDF-1 report").hexdigest() in text
    assert "8 September 2022" in text


def test_every_document_is_attached_also_those_not_published() -> None:
    attached = {
        part.get_filename(): part.get_content()
        for part in draft("to-home-office.eml").iter_attachments()
    }
    assert attached == {"letter.pdf": b"%PDF-1 letter", "overview-report.pdf": b"%PDF-1 report"}


def test_the_manifest_names_each_file_with_its_digest() -> None:
    files = pack()
    manifest = json.loads(files["manifest.json"])
    for one in manifest["documents"]:
        assert hashlib.sha256(files[one["file"]]).hexdigest() == one["sha256"]
    assert [one["public"] for one in manifest["documents"]] == [True, False]


def test_two_packs_of_the_same_review_are_the_same_bytes() -> None:
    assert pack() == pack()
