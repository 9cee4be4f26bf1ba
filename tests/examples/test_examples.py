import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from publisher.config import LetterSettings, ReviewSettings, TermSettings
from publisher.intake.yaml_file import read_yaml
from publisher.terms import TermKind
from tests.examples.ashgrove_2019_a.letter import AREAS as ROWAN_AREAS
from tests.examples.ashgrove_2019_a.summary import SUMMARY as ROWAN_SUMMARY
from tests.examples.ashgrove_2021_a.letter import AREAS as ELLIS_AREAS
from tests.examples.blocks import Grid, Look, everything, passages, pieces, shown
from tests.examples.make_examples import FILES, REVIEWS, example_files
from tests.examples.office import Office, OfficeMissingError
from tests.examples.read_back import words_of
from tests.examples.settle import settle_docx
from tests.examples.word_file import word_bytes

DOCUMENTS = {
    "ashgrove-2019-a": ("executive-summary.docx", "recommendations.docx", "qa-letter.pdf"),
    "ashgrove-2021-a": (
        "executive-summary.pdf",
        "recommendations.pdf",
        "qa-letter.pdf",
        "overview-report.pdf",
    ),
    "ashgrove-2022-a": (
        "executive-summary.md",
        "recommendations.csv",
        "qa-letter.md",
        "cy/executive-summary.md",
        "cy/recommendations.csv",
    ),
}
PATHS = [f"{slug}/{name}" for slug, names in DOCUMENTS.items() for name in names]
TEXT_FILES = [
    *(path for path in PATHS if path.endswith((".md", ".csv"))),
    *(f"{slug}/{name}" for slug in DOCUMENTS for name in ("review.yml", "redactions.yml")),
]

PUBLIC_NUMBERS = {
    "020 7035 4848": "the Home Office's switchboard",
    "0808 2000 247": "the National Domestic Abuse Helpline",
    "0808 801 0327": "the Men's Advice Line",
    "0808 80 10 800": "Live Fear Free, the helpline for Wales",
}
PUBLIC_ADDRESSES = {
    "DHREnquiries@homeoffice.gov.uk",
    "DHR@domesticabusecommissioner.independent.gov.uk",
}
DRAMA = re.compile(r"020 7946 0\d{3}|01632 960\d{3}|07700 900\d{3}")
PHONE = re.compile(r"(?<![\d/])(?:\+44|0)\d[\d ]{7,11}\d")
NHS = re.compile(r"\b\d{3} \d{3} \d{4}\b")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d([A-Z]{2})\b")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
FINGERPRINT = re.compile(r'fingerprint: "?[0-9a-f]{12,64}"?')
NEVER_USED = set("CIKMOV")
"""Letters that no real postcode has in its last two places."""


def settings(slug: str) -> ReviewSettings:
    found, problems = read_yaml((REVIEWS / slug / "review.yml").read_bytes(), ReviewSettings)
    assert problems == []
    assert found is not None
    return found


def terms(slug: str) -> tuple[TermSettings, ...]:
    data = (REVIEWS / slug / "redactions.yml").read_bytes()
    found, problems = read_yaml(data, tuple[TermSettings, ...])
    assert problems == []
    assert found is not None
    return found


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+|\d+", text))


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_folder_holds_its_documents_and_nothing_unknown(slug: str) -> None:
    folder = REVIEWS / slug
    names = {path.relative_to(folder).as_posix() for path in example_files(slug)} - {"approval.yml"}
    assert names == {*DOCUMENTS[slug], "review.yml", "redactions.yml"}


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_review_is_ready_and_says_that_it_is_invented(slug: str) -> None:
    review = settings(slug)
    assert review.status == "ready"
    assert review.notice == (
        "This review is invented. It shows how the publisher works; "
        "no person, place or event in it is real."
    )


def letter_of(slug: str) -> LetterSettings:
    letter = settings(slug).letter
    assert letter is not None
    return letter


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_every_area_for_development_is_answered_after_the_letter(slug: str) -> None:
    letter = letter_of(slug)
    assert letter.areas_for_development
    for area in letter.areas_for_development:
        assert area.response
        assert area.done is not None
        assert area.done > letter.dated


@pytest.mark.parametrize(
    ("slug", "areas"), [("ashgrove-2019-a", ROWAN_AREAS), ("ashgrove-2021-a", ELLIS_AREAS)]
)
def test_settings_repeat_the_areas_of_the_letter(slug: str, areas: tuple[str, ...]) -> None:
    assert tuple(area.area for area in letter_of(slug).areas_for_development) == areas


def test_settings_repeat_the_areas_of_the_letter_in_markdown() -> None:
    letter = folded((REVIEWS / "ashgrove-2022-a/qa-letter.md").read_text("utf-8"))
    for area in letter_of("ashgrove-2022-a").areas_for_development:
        assert folded(area.area) in letter


@pytest.mark.parametrize("path", PATHS)
def test_document_says_in_its_first_lines_that_it_is_invented(path: str) -> None:
    said = "ENGHRAIFFT DDYCHMYGOL" if "/cy/" in path else "INVENTED EXAMPLE"
    assert said in words_of(REVIEWS / path)[:500]


@pytest.mark.parametrize("path", PATHS)
def test_file_is_small(path: str) -> None:
    assert (REVIEWS / path).stat().st_size < 200_000


@pytest.mark.parametrize("path", FILES)
def test_file_holds_the_words_of_its_module_and_no_others(path: str) -> None:
    paper, _ = FILES[path]
    wanted = words("\n".join(shown(passage) for passage in passages(paper)))
    found = words(words_of(REVIEWS / path))
    assert wanted - found == Counter()
    # each page has its header, footer and perhaps the heading row of a table again
    again = [cell for b in paper.blocks if isinstance(b, Grid) for cell in b.rows[0]]
    around = words(f"{paper.properties} {again} Page Table Figure")
    extra = {word for word in found - wanted if not re.fullmatch(r"\d+|[a-z]", word)}
    assert extra <= set(around)


def all_texts() -> Iterator[tuple[str, str]]:
    for path, (paper, _) in FILES.items():
        yield path, everything(paper)
    for path in TEXT_FILES:
        yield path, FINGERPRINT.sub("", (REVIEWS / path).read_text("utf-8-sig"))


TEXTS = [pytest.param(text, id=path) for path, text in all_texts()]


@pytest.mark.parametrize("text", TEXTS)
def test_phone_numbers_are_public_or_from_the_ranges_kept_for_drama(text: str) -> None:
    strange = [n for n in PHONE.findall(text) if n not in PUBLIC_NUMBERS and not DRAMA.match(n)]
    assert strange == []


@pytest.mark.parametrize("text", TEXTS)
def test_nhs_numbers_are_from_the_range_kept_for_tests(text: str) -> None:
    assert [n for n in NHS.findall(text) if not n.startswith("999 ")] == []


@pytest.mark.parametrize("text", TEXTS)
def test_postcodes_have_endings_that_no_real_one_has(text: str) -> None:
    endings = POSTCODE.findall(text.replace("SW1P 4DF", ""))
    assert [ending for ending in endings if not NEVER_USED & set(ending)] == []


@pytest.mark.parametrize("text", TEXTS)
def test_email_addresses_are_public_or_can_never_exist(text: str) -> None:
    found = set(EMAIL.findall(text)) - PUBLIC_ADDRESSES
    assert {address for address in found if not address.endswith(".example")} == set()


def test_scan_for_identifiers_sees_those_that_are_there() -> None:
    text = "\n".join(text for _, text in all_texts())
    assert DRAMA.search(text)
    assert NHS.search(text)
    assert POSTCODE.search(text)
    assert PHONE.findall("ring 0161 496 0000") == ["0161 496 0000"]
    assert NHS.findall("no. 943 476 5919") == ["943 476 5919"]
    assert POSTCODE.findall("at M1 1AE.") == ["AE"]


def written(day: str) -> tuple[str, ...]:
    at = date.fromisoformat(day)
    return (f"{at.day} {at:%B %Y}", f"{at:%d/%m/%Y}")


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_every_flagged_term_occurs_in_the_documents_of_its_review(slug: str) -> None:
    text = folded("\n".join(words_of(REVIEWS / slug / name) for name in DOCUMENTS[slug])).lower()
    targets = [
        piece.target.lower()
        for path, (paper, _) in FILES.items()
        if path.startswith(slug)
        for passage in passages(paper)
        for piece in pieces(passage)
    ]
    never = []
    for term in terms(slug):
        forms = [w for day in term.is_ for w in written(day)] if term.kind == TermKind.DATE else []
        forms += term.is_ if term.kind != TermKind.PERSON else term.is_[0].split()
        if not any(form.lower() in text or form.lower() in targets for form in forms):
            never.append(term.id)
    assert never == []


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_replacements_and_addresses_hold_no_name_that_is_flagged(slug: str) -> None:
    flagged = terms(slug)
    names = words(" ".join(w for t in flagged if t.kind == TermKind.PERSON for w in t.is_))
    public = words(" ".join([slug, *DOCUMENTS[slug], *(t.becomes or "" for t in flagged)]))
    assert names & public == Counter()


def test_letters_name_a_paragraph_that_the_summary_has() -> None:
    assert "Section 5.2.236" in " ".join(ROWAN_AREAS)
    with zipfile.ZipFile(REVIEWS / "ashgrove-2019-a/executive-summary.docx") as package:
        assert b'<w:startOverride w:val="236"/>' in package.read("word/numbering.xml")


def test_word_summary_hides_what_word_files_hide() -> None:
    hidden = [p for text in passages(ROWAN_SUMMARY) for p in pieces(text) if p.look.value]
    assert {Look.COMMENT, Look.DELETED, Look.INSERTED, Look.NOTE} <= {p.look for p in hidden}
    with zipfile.ZipFile(REVIEWS / "ashgrove-2019-a/executive-summary.docx") as package:
        body = package.read("word/document.xml")
        core = package.read("docProps/core.xml")
        assert b"07700 900417" in package.read("word/comments.xml")
        assert b"<w:delText" in body
        assert b"<w:ins " in body
        assert b"gridSpan" in body
        assert b"vMerge" in body
        assert b"tblHeader" in body
        assert b"Marisela Oduya" in core
        assert any(name.startswith("word/footer") for name in package.namelist())


@pytest.mark.parametrize("path", [path for path in PATHS if path.endswith(".pdf")])
def test_pdf_is_tagged_unless_it_is_the_one_that_is_not(path: str) -> None:
    tagged = "/StructTreeRoot" in PdfReader(REVIEWS / path).root_object
    assert tagged is (path != "ashgrove-2021-a/executive-summary.pdf")


def test_two_runs_write_the_same_word_file() -> None:
    first, second = (settle_docx(word_bytes(ROWAN_SUMMARY)) for _ in range(2))
    assert first == second


def test_missing_libreoffice_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OfficeMissingError, match="LibreOffice is needed"):
        Office(tmp_path)
