import io
import zipfile

import pytest

from publisher.findings import Finding
from tests.intake.word_files import (
    docx,
    found,
    lines,
    p,
    picture,
    png,
    read,
    table,
    tr,
    zipped,
)

# -- files --


def damaged(data: bytes) -> list[str]:
    return [code for code, _ in found(data)]


def test_files_that_are_no_word_documents_say_why() -> None:
    ole = bytes.fromhex("d0cf11e0a1b11ae1")
    sheet = zipped(
        {
            "_rels/.rels": b'<Relationships xmlns="x"><Relationship Id="a" '
            b'Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": b"<workbook/>",
        }
    )

    assert damaged(b"") == ["D112"]
    assert damaged(b"%PDF-1.7") == ["D105"]
    assert damaged(docx(p("x"))[:-100]) == ["D105"]
    assert damaged(zipped({"a.txt": b"x"})) == ["D105"]
    assert damaged(sheet) == ["D104"]
    assert damaged(ole + "EncryptedPackage".encode("utf-16-le")) == ["D106"]
    assert damaged(ole + "WordDocument".encode("utf-16-le")) == ["D104"]
    assert damaged(docx("")) == ["D112"]


def test_a_bomb_is_not_unpacked() -> None:
    assert damaged(docx(p("x"), parts={"word/media/a.bin": bytes(50_000_000)})) == ["D115"]


def test_a_part_that_is_there_twice_is_refused() -> None:
    out, other = io.BytesIO(docx(p("one"))), zipfile.ZipFile(io.BytesIO(docx(p("two"))))
    with other, zipfile.ZipFile(out, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", other.read("word/document.xml"))

    assert damaged(out.getvalue()) == ["D105"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    bomb = (
        '<?xml version="1.0" encoding="{}"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hosts">]>'
    )
    xml = bomb.format(encoding) + "<w>&x;</w>"

    assert damaged(docx(p("x"), parts={"word/styles.xml": xml.encode(encoding)})) == ["D105"]


def test_nesting_without_end_is_refused() -> None:
    deep = p("x")
    for _ in range(200):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"

    assert damaged(docx(deep)) == ["D105"]


def test_the_strict_variant_of_the_format_is_read() -> None:
    package = {}
    with zipfile.ZipFile(io.BytesIO(docx(p("One", "H1") + p("a") + p("b", "H1")))) as source:
        for name in source.namelist():
            package[name] = source.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )

    assert lines(zipped(package)) == ["h1 One", "p a", "h1 b"]


def test_reading_twice_gives_the_same() -> None:
    data = docx(p("One", "H1") + p(picture("i", "Crest")) + table(tr("A", "B"), tr("1", "2")))

    assert read(data) == read(data)
    assert isinstance(read(data).findings[0], Finding)
    assert png() == png()
