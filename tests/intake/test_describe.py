"""Pictures that their file does not describe can be described in review.yml, in every format."""

import re
from collections.abc import Mapping

import pytest

from publisher.intake.drawing import instead_of
from publisher.intake.read import read_document
from publisher.intake.reading import Reading, Request
from publisher.model import Role, pictures_in
from tests.hard_cases.secret import SECRET
from tests.hard_cases.sheet_cases import PICTURE, drawn
from tests.hard_cases.sheet_control_cases import in_a_cell
from tests.hard_cases.word_file import word
from tests.intake.word_files import p, picture, png, t

TOLD = re.compile("fingerprint ([0-9a-f]{12})")
FILES = {
    "a Word file": (".docx", word(p(t("Seen") + picture("i")))),
    "a sheet": (".xlsx", drawn(SECRET, PICTURE.format(""))),
    "a cell of a sheet": (".xlsx", in_a_cell("0", "5")),
    "a Markdown file": (".md", b"Seen\n\n![ ](crest.png)"),
}


def read(suffix: str, data: bytes, descriptions: Mapping[str, str]) -> Reading:
    beside = {"crest.png": png()}
    request = Request(
        Role.RECOMMENDATIONS, "recommendations", beside=beside, descriptions=descriptions
    )
    return read_document(data, suffix, request)


def fingerprint(reading: Reading) -> str:
    (finding,) = (finding for finding in reading.findings if finding.stops)
    assert finding.rule.code == "D108"
    (told,) = TOLD.findall(finding.detail)
    return str(told)


@pytest.mark.parametrize(("suffix", "data"), FILES.values(), ids=FILES)
def test_the_finding_tells_the_fingerprint_and_its_description_answers_it(
    suffix: str, data: bytes
) -> None:
    told = {fingerprint(read(suffix, data, {})): " A grey\nsquare. "}
    document = read(suffix, data, told).document
    assert document is not None
    assert [picture.alt for picture in pictures_in(document)] == ["A grey square."]


@pytest.mark.parametrize(("suffix", "data"), FILES.values(), ids=FILES)
def test_the_description_of_another_picture_does_not_count(suffix: str, data: bytes) -> None:
    assert fingerprint(read(suffix, data, {"0123456789ab": "A grey square."}))


@pytest.mark.parametrize(
    "alt",
    [
        r"C:\Users\gwen.maddox\Pictures\Flat 3 Hill View.jpg",
        r"\\ashgrove\home$\Gwen Maddox\DHR\map.png",
        "file:///C:/Users/GwenM/Downloads/tribute",
        "/Users/gwen/Desktop/map",
        "cid:image001.png@01D7A1B2.C3D4E5F0",
        "https://ashgrove.example.org/sites/DHR/Gwen%20Maddox/photo",
        "IMG_2031.jpg",
        "Flat 3 Hill View.JPEG",
        "Picture 3",
        "image1",
        " . ",
        "---",
        "A picture containing person\n\nDescription automatically generated with low confidence",
        "Diagram\n\nDescription automatically generated",
        "A close up of a logo\n\nDescription generated with very high confidence",
        "A map of a city\n\nAI-generated content may be incorrect.",
    ],
)
def test_what_a_program_wrote_is_no_description(alt: str) -> None:
    assert fingerprint(read(".docx", word(p(t("Seen") + picture("i", alt))), {}))
    assert instead_of("a chart", alt) == ""


@pytest.mark.parametrize(
    "alt",
    [
        *("Picture", "Figure 3: contacts by year", "✓", "C: the third door", "A map, http://x.org"),
        "How often a description was automatically generated, by year",
    ],
)
def test_few_words_are_a_description(alt: str) -> None:
    assert instead_of("a chart", alt) == f"[Chart: {alt}]"


def test_what_the_file_says_of_a_picture_goes_first() -> None:
    data = word(p(t("Seen") + picture("i", "The crest")))
    told = {fingerprint(read(*FILES["a Word file"], {})): "A grey square."}
    document = read(".docx", data, told).document
    assert document is not None
    assert [picture.alt for picture in pictures_in(document)] == ["The crest"]
