import base64
import re

import pytest

from publisher.gate.files import Built
from tests.gate.samples import ASH, BIRCH, VICTIM, found, mail, pdf, png, told, typeset


def test_a_draft_with_its_documents_passes() -> None:
    assert told("to-home-office.eml", mail(), ASH) == set()
    assert told("a.eml", mail(attachment=pdf(), name="executive-summary.pdf"), ASH) == set()


@pytest.mark.parametrize(
    "data",
    [
        mail(body="about Jane"),
        mail(body="about J\u00e1ne"),
        mail(subject="Jane"),
        mail(subject="J\u00e1ne"),
        mail(name="jane.txt"),
        mail(name="j\u00e1ne.txt"),
        mail(body="x " * 60 + "Ja\u200bne " + "x " * 60),
        mail(attachment=b"about Jane", name="a.txt"),
        mail(attachment=typeset("about Jane"), name="a.pdf"),
        mail().replace(b"X-Unsent: 1", b"X-About: Jane"),
    ],
    ids=[
        "body", "body encoded", "subject", "subject encoded", "file name", "file name encoded",
        "quoted-printable", "attached text", "attached PDF", "header",
    ],
)  # fmt: skip
def test_a_name_is_found_in_every_part(data: bytes) -> None:
    assert told("a.eml", data, ASH) == {VICTIM}
    assert told("a.eml", data, BIRCH) == set()


def test_a_name_in_full_in_an_attachment_is_found_for_any_review() -> None:
    data = mail(attachment=b"Jane Smith", name="a.txt")
    assert told("a.eml", data, BIRCH) == {VICTIM}


def test_the_part_is_named_but_not_by_a_name_that_gives_something_away() -> None:
    data = mail(attachment=b"Jane Smith", name="smith.txt")
    places = {finding.file for finding in found(Built("a.eml", data, frozenset({BIRCH})))}
    assert places == {"a.eml, part 2"}
    data = mail(attachment=b"Jane Smith", name="note.txt")
    places = {finding.file for finding in found(Built("a.eml", data, frozenset({BIRCH})))}
    assert places == {"a.eml, note.txt"}


@pytest.mark.parametrize(
    ("name", "rule"), [("a.docx", "G102"), ("a.zip", "G102"), ("a", "G102"), ("a.png", "G103")]
)
def test_an_attachment_must_be_what_it_is_called(name: str, rule: str) -> None:
    assert told("a.eml", mail(name=name), ASH) == {rule}
    assert told("a.eml", mail(attachment=png(), name="a.png"), ASH) == set()


def test_what_no_mail_program_shows_is_refused() -> None:
    boundary = re.search(rb'boundary="([^"]+)"', mail())
    assert boundary
    before = mail().replace(b"--" + boundary[1], b"Jane Smith\r\n--" + boundary[1], 1)
    assert told("a.eml", before, BIRCH) == {"G104", VICTIM}
    short = before.replace(b"Jane Smith", b"Ng Hope")
    assert told("a.eml", short, ASH) == {"G104", f"{BIRCH}/son"}
    assert told("a.eml", mail() + b"Jane Smith\r\n", BIRCH) == {"G104", VICTIM}
    hidden = base64.b64encode(b"Jane Smith " * 20)
    assert told("a.eml", mail() + hidden, BIRCH) == {"G104", VICTIM}


@pytest.mark.parametrize(
    "data",
    [
        mail()[: len(mail()) // 2],
        mail().replace(b"base64", b"x-own"),
        mail().replace(b"utf-8", b"x-own"),
        re.sub(rb"TGVzc29u", b"!!!!!!!!", mail()),
    ],
    ids=["half", "unknown packing", "unknown letters", "broken packing"],
)
def test_a_broken_mail_is_not_read(data: bytes) -> None:
    assert "G103" in told("a.eml", data, ASH)


def test_the_same_bytes_are_told_of_in_each_place() -> None:
    leak = typeset("about Jane")
    files = [Built("a.pdf", leak, frozenset({ASH})), Built("b.pdf", leak, frozenset({ASH}))]
    assert [finding.file for finding in found(*files)] == ["a.pdf", "b.pdf"]
    assert found(Built("c.pdf", pdf(), frozenset({ASH}))) == []
