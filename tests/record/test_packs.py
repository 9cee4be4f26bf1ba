"""Packs open as drafts with the weblinks and every document, and are the same every time."""

import email
import hashlib
import json
import re
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from html import unescape

import pytest

from publisher.record.packs import PackDocument, Report, Role, make_pack

BASE = "https://reviews.ashgrove.example/reviews/ashgrove-2019-a/"
REPORT = Report(
    slug="ashgrove-2019-a",
    kind="domestic homicide review",
    pseudonym="Siân",
    partnership="Ashgrove Community Safety Partnership",
    letter_dated="8 September 2022",
    published="22 November 2026",
    weblink=BASE,
    sender="community.safety@ashgrove.example",
    signed=("Community Safety Team", "Ashgrove Council"),
    documents=(
        PackDocument("letter", "Home Office letter", b"%PDF-1 letter", BASE + "letter/"),
        PackDocument("overview-report", "Overview report", b"%PDF-1 report", ""),
    ),
    answers={
        f"{BASE}letter.pdf": hashlib.sha256(b"%PDF-1 letter").hexdigest(),
        BASE: hashlib.sha256(b"page").hexdigest(),
    },
)
TO = {
    Role.HOME_OFFICE: ("home@office.example",),
    Role.COMMISSIONER: ("dac@commissioner.example",),
    Role.FURTHER: ("police@ashgrove.example", "health@ashgrove.example"),
}


def pack(report: Report = REPORT) -> dict[str, bytes]:
    return make_pack(report, TO)


def draft(name: str, report: Report = REPORT) -> EmailMessage:
    message = email.message_from_bytes(pack(report)[name], policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("to-home-office.eml", "home@office.example"),
        ("to-commissioner.eml", "dac@commissioner.example"),
        ("to-further.eml", "police@ashgrove.example, health@ashgrove.example"),
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
    assert hashlib.sha256(b"%PDF-1 letter").hexdigest() in text
    assert "Home Office letter dated: 8 September 2022" in text
    assert "Published on: 22 November 2026" in text
    page = message.get_body(("html",))
    assert page is not None
    assert words(page.get_content()) == text.split()
    assert f'<a href="{BASE}letter/">' in page.get_content()


@pytest.mark.parametrize("name", ["to-home-office.eml", "to-commissioner.eml", "to-further.eml"])
def test_a_draft_says_that_earlier_copies_are_to_be_deleted(name: str) -> None:
    body = draft(name).get_body(("plain",))
    assert body is not None
    assert "please delete the earlier ones." in " ".join(body.get_content().split())


@pytest.mark.parametrize(("changed", "told"), [("", False), ("3 December 2026", True)])
def test_a_draft_tells_the_day_of_a_change_if_there_was_one(changed: str, told: bool) -> None:
    body = draft("to-home-office.eml", replace(REPORT, changed=changed)).get_body(("plain",))
    assert body is not None
    assert ("\nChanged on: " in body.get_content().replace("\r\n", "\n")) is told


def words(page: str) -> list[str]:
    """What a reader sees of the page's body."""
    return unescape(re.sub("<[^>]*>", " ", page.partition("<body>")[2])).split()


def test_every_document_is_attached_also_those_not_published() -> None:
    attached = {
        part.get_filename(): part.get_content()
        for part in draft("to-home-office.eml").iter_attachments()
    }
    assert attached == {"letter.pdf": b"%PDF-1 letter", "overview-report.pdf": b"%PDF-1 report"}


def test_further_recipients_get_what_is_public_and_nothing_else() -> None:
    message = draft("to-further.eml")
    assert [part.get_filename() for part in message.iter_attachments()] == ["letter.pdf"]
    assert b"report" not in pack()["to-further.eml"].lower().replace(b"reporting", b"")


def test_without_further_recipients_there_is_no_draft_for_them() -> None:
    assert "to-further.eml" not in make_pack(REPORT, {**TO, Role.FURTHER: ()})


LARGE = replace(
    REPORT,
    documents=(
        replace(REPORT.documents[0], pdf=b"%PDF" + bytes(30_000)),
        replace(REPORT.documents[1], pdf=b"%PDF" + bytes(10_000)),
    ),
)


@pytest.mark.parametrize(
    ("largest", "attached", "told"),
    [
        (100_000, ["letter.pdf", "overview-report.pdf"], "attached as letter.pdf"),
        (30_000, ["overview-report.pdf"], "at its weblink, since it is too large"),
        (10_000, [], "too large for this e-mail: we send it another way"),
    ],
    ids=["all", "what has no weblink", "none"],
)
def test_what_is_too_large_for_an_email_is_named_by_its_weblink(
    largest: int, attached: list[str], told: str
) -> None:
    message = draft("to-home-office.eml", replace(LARGE, largest=largest))
    assert [part.get_filename() for part in message.iter_attachments()] == attached
    body = message.get_body(("plain",))
    assert body is not None
    assert told in body.get_content()
    assert hashlib.sha256(LARGE.documents[1].pdf).hexdigest() in body.get_content()


def test_the_manifest_names_each_file_with_its_digest() -> None:
    files = pack()
    manifest = json.loads(files["manifest.json"])
    for one in manifest["documents"]:
        assert hashlib.sha256(files[one["file"]]).hexdigest() == one["sha256"]
    assert [one["public"] for one in manifest["documents"]] == [True, False]


def test_two_packs_of_the_same_review_are_the_same_bytes() -> None:
    assert pack() == pack()


@pytest.mark.parametrize("name", ["to-home-office.eml", "to-commissioner.eml", "to-further.eml"])
def test_the_parts_are_set_apart_by_nothing_that_could_be_a_name_or_a_number(name: str) -> None:
    whole = [part for part in draft(name).walk() if part.is_multipart()]
    apart = [str(part.get_boundary()) for part in whole]
    assert apart == [f"=_{REPORT.slug}_{number}" for number in range(len(whole))]
    assert apart
    for leaf in draft(name).walk():
        assert leaf.is_multipart() or b"=_" not in str(leaf.get_payload()).encode()
