"""A proofreader's hint finds slips, cries wolf at nothing honest, and never tells a word."""

import pytest

from publisher.checks.proofread import proofread, slips_in
from publisher.checks.texts import Texts
from publisher.english import everyday, spelling
from publisher.findings import Place
from tests.folders import ROOT

KNOWN = everyday() | spelling()


def slips(text: str) -> list[str]:
    return [slip.words for slip in slips_in(Texts("x", [(text, Place(paragraph=1))]), KNOWN)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She went to the the doctor.", ["the the"]),
        ("The the doctor came.", ["the the"]),
        ("An assesment was made.", ["assesment"]),
        ("The police recieved the call and attended the adress.", ["recieved", "adress"]),
    ],
)
def test_a_slip_is_found(text: str, words: list[str]) -> None:
    assert slips(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It was clear that that day had had an effect; no, no, never.",
        "Rowan Rowan and Ms Threlkeld told MARAC, IDVA and DASH on 5 May at 12a.",
        "The organisation recognized the multi-agency reassessment wasn't non-statutory.",
        "Write to someone@agencyx.example or see https://agencyx.example/abcdefg.",
        "Dywedodd hi wrth yr heddlu nad oedd ganddi unrhyw gynlluniau.",
        "The zorbling was named. A zorbling is rare. Each zorbling counts.",
    ],
)
def test_what_is_honest_is_passed_over(text: str) -> None:
    assert slips(text) == []


def test_a_finding_tells_places_and_no_word_and_counts_what_is_too_much() -> None:
    letters = "abcdefghij"
    texts = [
        (f"A zorbling{letter * 2} here.", Place(paragraph=at))
        for at, letter in enumerate(letters, 1)
    ]
    (finding,) = proofread(Texts("summary", texts), KNOWN)
    assert finding.place == Place(paragraph=1)
    assert finding.detail == (", and at paragraphs 2, 3, 4, 5, 6 and 4 more places")
    assert "zorbling" not in repr(slips_in(Texts("summary", texts), KNOWN))


def test_honest_pages_give_next_to_no_false_alarm() -> None:
    pages = [p for p in sorted((ROOT / "docs" / "site").glob("*.md")) if p.name != "index.md"]
    found = [word for page in pages for word in slips(page.read_text(encoding="utf-8"))]
    assert found == []
