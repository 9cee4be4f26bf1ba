import pytest

from publisher.findings import Rule
from publisher.intake import read
from publisher.intake.read import READERS, read_document
from publisher.intake.reading import Reading, Request
from publisher.model import Role
from tests.intake import contract_files

MAKE = {
    ".docx": contract_files.word,
    ".md": contract_files.markdown,
    ".txt": contract_files.plain,
    ".csv": contract_files.csv,
    ".xlsx": contract_files.xlsx,
}
ALLOWED = {
    Role.RECOMMENDATIONS: {".docx", ".pdf", ".md", ".csv", ".xlsx"},
    Role.LETTER: {".docx", ".pdf", ".md", ".txt"},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("suffix", READERS)
def test_each_document_has_its_types(role: Role, suffix: str) -> None:
    data = MAKE[suffix]("x") if suffix in MAKE else b"no PDF"
    reading = read_document(data, suffix, Request(role, role.value))
    refused = Rule.D104 in [finding.rule for finding in reading.findings]

    assert refused == (suffix not in ALLOWED.get(role, {".docx", ".pdf", ".md"}))
    assert (reading.document is not None) == (not refused and suffix in MAKE)


@pytest.mark.parametrize(
    ("suffix", "detail"),
    {
        ".doc": "an old Word file (.doc)",
        ".docm": "a Word file with macros (.docm)",
        ".odt": "a LibreOffice file (.odt)",
        ".rtf": "a rich text file (.rtf)",
        ".txt": ".txt for this document",
        ".janesmith": "a file of a type that is not known",
        "": "a file of a type that is not known",
    }.items(),
)
def test_other_types_are_named_if_we_know_them(suffix: str, detail: str) -> None:
    reading = read_document(b"x", suffix, Request(Role.TRIBUTE, "tribute"))

    assert [(f.rule, f.detail) for f in reading.findings] == [(Rule.D104, detail)]


def test_the_case_of_the_suffix_does_not_matter() -> None:
    assert read_document(b"words", ".MD", Request(Role.TRIBUTE, "tribute")).document


@pytest.mark.parametrize("suffix", READERS)
def test_an_empty_file_is_empty(suffix: str) -> None:
    role = Role.LETTER if suffix == ".txt" else Role.RECOMMENDATIONS
    reading = read_document(b"", suffix, Request(role, role.value))

    assert [finding.rule for finding in reading.findings] == [Rule.D112]


def test_a_reader_that_stumbles_stops_the_review_without_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(data: bytes, request: Request) -> Reading:
        raise RecursionError(data)

    monkeypatch.setattr(read, "READERS", {".md": stumble})
    reading = read_document(b"Zyxwvut", ".md", Request(Role.TRIBUTE, "tribute"))

    assert [finding.rule for finding in reading.findings] == [Rule.D105]
    assert "Zyxwvut" not in repr(reading)
