"""What every reader promises, whatever the format: the same words give the same document.

To add a format: write its function in `contract_files.py` (or put a file under `files/`), and
add a line to `CASES` with the features that the format can express.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.intake.read import READERS
from publisher.intake.reading import Reading, Request
from publisher.model import Document, Heading, ListBlock, Paragraph, Picture, Role, Table
from tests.intake import contract_files
from tests.intake.outline import noted, outline

FILES = Path(__file__).parent / "files"
Words = Callable[[str], bytes]


@dataclass(frozen=True)
class Case:
    """A format: its suffix, a role that may have it, its features, and how to make the file."""

    suffix: str
    role: Role
    features: frozenset[str]
    make: Words | None = None
    file: str = ""

    def data(self, words: str = "One more paragraph.") -> bytes:
        return self.make(words) if self.make else (FILES / self.file).read_bytes()

    @property
    def request(self) -> Request:
        return Request(self.role, self.role.value)


def _lines(document: Document[str], kind: type) -> list[str]:
    return outline(block for block in document.blocks if isinstance(block, kind))


def _words_that(document: Document[str], look: str) -> list[tuple[str, object]]:
    return [
        (run.text, getattr(run, look))
        for block in document.blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        if getattr(run, look)
    ]


FEATURES: dict[str, tuple[Callable[[Document[str]], object], object]] = {
    "title": (lambda d: d.title, "Review into the death of Rowan"),
    "headings": (
        lambda d: _lines(d, Heading),
        ["h2 [1] Introduction", "h2 [2] Findings", "h3 [2.1] Police"],
    ),
    "numbers": (
        lambda d: [b.number for b in d.blocks if isinstance(b, Paragraph) and b.number],
        ["1.1", "1.2", "2.1.1"],
    ),
    "list": (
        lambda d: [" ".join(line.split()[-1:]) for line in _lines(d, ListBlock)[1:]][::2][:1],
        ["ask"],
    ),
    "nested lists": (
        lambda d: _lines(d, ListBlock),
        ["ol 1", "- p ask", "  ul", "  - p alone", "  - p safely", "- p record"],
    ),
    "table": (
        lambda d: _lines(d, Table)[:10],
        [
            *("table 1", "  th: p Agency", "  th: p Contact", "  --"),
            *("  td: p Police", "  td: p Four calls", "  --"),
            *("  td: p School", "  td: p None", "  --"),
        ],
    ),
    "notes": (lambda d: (_words_that(d, "note"), noted(d)), ([("", 1)], [["p Held in private."]])),
    "links": (
        lambda d: _words_that(d, "link"),
        [("the guidance", "https://example.org/guidance")],
    ),
    "emphasis": (
        lambda d: (_words_that(d, "strong"), _words_that(d, "emphasis")),
        ([("four times", True)], [("always", True)]),
    ),
    "picture": (lambda d: _lines(d, Picture), ["picture Crest of the partnership"]),
    "words": (
        lambda d: [line for line in _lines(d, Paragraph) if line.startswith("p [2.1.1]")],
        ["p [2.1.1] Four calls were made."],
    ),
}
TEXT = frozenset(FEATURES)
CASES = {
    "Word": Case(".docx", Role.OVERVIEW_REPORT, TEXT, contract_files.word),
    "Word by LibreOffice": Case(
        ".docx", Role.OVERVIEW_REPORT, TEXT, file="contract-libreoffice.docx"
    ),
    # LibreOffice 7.4 leaves this link out of its PDF
    "PDF by LibreOffice": Case(
        ".pdf", Role.OVERVIEW_REPORT, TEXT - {"links"}, file="contract-libreoffice.pdf"
    ),
    "Markdown": Case(".md", Role.OVERVIEW_REPORT, TEXT - {"picture"}, contract_files.markdown),
    "plain text": Case(
        ".txt", Role.LETTER, frozenset({"numbers", "list", "words"}), contract_files.plain
    ),
    "CSV": Case(".csv", Role.RECOMMENDATIONS, frozenset({"table"}), contract_files.csv),
    "Excel": Case(".xlsx", Role.RECOMMENDATIONS, frozenset({"table"}), contract_files.xlsx),
}
MADE = {name: case for name, case in CASES.items() if case.make}


def document(case: Case, data: bytes) -> Document[str]:
    reading = READERS[case.suffix](data, case.request)
    assert reading.document, [finding.message for finding in reading.findings]
    return reading.document


@pytest.mark.parametrize(
    ("name", "feature"), [(name, f) for name, case in CASES.items() for f in sorted(case.features)]
)
def test_the_same_words_give_the_same_document(name: str, feature: str) -> None:
    look, expected = FEATURES[feature]

    assert look(document(CASES[name], CASES[name].data())) == expected


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_document_has_the_name_and_role_it_was_asked_for(case: Case) -> None:
    read = document(case, case.data())

    assert (read.role, read.name, read.language) == (case.role, case.role.value, "en")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_reading_twice_gives_the_same(case: Case) -> None:
    data = case.data()

    assert READERS[case.suffix](data, case.request) == READERS[case.suffix](data, case.request)


# -- characters --

NASTY = "a\u200bb\u202ec\ue000d\uf8ffe\x01f\ufeffg\u00adh\x7fi\U000f0000j\ufffek\u2066l"


@pytest.mark.parametrize("case", MADE.values(), ids=MADE)
def test_characters_that_show_nothing_never_reach_the_model(case: Case) -> None:
    read = document(case, case.data(NASTY))

    assert "abcdefghijkl" in "".join(texts(read))
    assert not [c for text in texts(read) for c in text if unseen(c)]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.text(max_size=40))
@pytest.mark.parametrize("case", MADE.values(), ids=MADE)
def test_no_text_at_all_brings_them_in(case: Case, words: str) -> None:
    reading = READERS[case.suffix](case.data(words), case.request)

    for text in texts(reading.document) if reading.document else ():
        assert not [c for c in text if unseen(c)]


def unseen(character: str) -> bool:
    return character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs")


def texts(value: object) -> Iterator[str]:
    """Every string within the values of the model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


# -- damage --

SECRET = "Zyxwvut"


def check(reading: Reading) -> None:
    """A document, or a finding that stops it; and nothing of the source in what is said."""
    assert reading.document is not None or any(finding.stops for finding in reading.findings)
    for finding in reading.findings:
        assert SECRET.lower() not in f"{finding.detail} {finding.message}".lower()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300))
@pytest.mark.parametrize("suffix", READERS)
def test_random_bytes_never_raise(suffix: str, data: bytes) -> None:
    check(READERS[suffix](data, Request(Role.APPENDIX, "appendix")))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=st.floats(0, 1))
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_files_cut_short_never_raise(case: Case, at: float) -> None:
    data = case.data(SECRET)

    check(READERS[case.suffix](data[: int(at * len(data))], case.request))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(flips=st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), min_size=1, max_size=6))
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_files_with_wrong_bits_never_raise(case: Case, flips: list[tuple[float, int]]) -> None:
    data = bytearray(case.data(SECRET))
    for at, flip in flips:
        data[min(int(at * len(data)), len(data) - 1)] ^= flip

    check(READERS[case.suffix](bytes(data), case.request))
