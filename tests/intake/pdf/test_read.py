"""What is read from PDFs of every flavour, and what is refused."""

import io
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image

from publisher.findings import Rule
from publisher.intake.characters import GARBLED
from publisher.intake.pdf.read import read_pdf
from publisher.intake.reading import Reading, Request
from publisher.model import (
    Document,
    Heading,
    Paragraph,
    Picture,
    Role,
    Table,
    plain_text,
)
from tests.intake import pdf_files as f
from tests.intake.outline import noted, outline
from tests.intake.pdf_files import FILES, SECRET, SHOWN, honest, make, marked, saved, text

LETTERS = Path(__file__).parents[2] / "letters"
REQUEST = Request(Role.EXECUTIVE_SUMMARY, "executive-summary")


def read(source: pikepdf.Pdf | bytes) -> Reading:
    return read_pdf(source if isinstance(source, bytes) else saved(source), REQUEST)


def document(source: pikepdf.Pdf | bytes) -> Document[str]:
    reading = read(source)
    assert reading.document is not None, reading.findings
    return reading.document


def codes(reading: Reading) -> list[tuple[str, int]]:
    return [(finding.rule.code, finding.place.page) for finding in reading.findings]


# -- the flavours that people have --

LINK = "[the government's website](https://www.gov.uk/guidance/reviews)"
PROCESS = "This summary outlines the process followed by the *Ashgrove* panel in reviewing the"
LONG = (
    "The panel heard that the long-term support which Rowan had asked for was not in place when "
    "she moved, and that nobody had told her who would be in touch with her or when. "
    "Practitioners described a well-meant but disconnected set of arrangements in which each "
    "agency believed that another was holding the risk, and in which information about earlier "
    "incidents was available to all of them but was not brought together by any of them."
)
TABLE = """table 1
  th: p No
  th: p Recommendation
  th: p Lead agency
  th: p Target date
  --
  td 1x2: p 1
  td: p Train all front-line staff in routine enquiry
  td: p Ashgrove Borough Council
  td: p March 2020
  --
  td: p Audit the training
  td: p Northshire Police
  td: p June 2020
  --
  td: p 2
  td: p Publish a single referral pathway
  td 2x1: p All agencies, by the end of 2020
  --""".splitlines()
LISTS = """ul
- p Ashgrove Borough Council
  ul
  - p Housing options
  - p Adult social care
- p Northshire Police
ol 1
- p Read every record.
- p Speak with the family.""".splitlines()
LIBREOFFICE_START = [
    "p Ashgrove Community Safety Partnership|November 2019",
    "h1 The review process",
    f"p {PROCESS} death of _Rowan_, who lived in its area until the 29^th^ of June.{{1}} "
    f"Guidance is on {LINK}.",
    "h2 Contributors",
    "p The following agencies gave the panel their own reviews:",
    "ul",
    "- p Ashgrove Borough Council, which runs housing and adult social care and which gave the "
    "panel two separate reviews of its contact with the family;",
    *LISTS[2:6],
    "p The panel then agreed three steps:",
    *LISTS[6:],
    "- p Write to the agencies.",
]
LIBREOFFICE_END = [
    f"p {LONG} {LONG} {LONG}",
    "h1 Key findings",
    f"p [5.1.1] {LONG} This was the first finding of the panel.",
    "p [5.1.2] This was the second finding of the panel.",
    f"p [5.1.3] {LONG} This was the third finding of the panel.",
    "p [5.1.4] This was the fourth finding of the panel.",
]
QUOTED = (
    "She was the one who held all of us together, and there is not a day on which we do not "
    "miss her."
)
CHART = (
    "picture Contacts a year - A bar chart: two contacts with agencies in 2017, five in 2018 and "
    "nine in 2019."
)
LIBREOFFICE_TAIL = [
    "p Police were called twice.{2} Neither call led to a referral.",
    "h1 Recommendations",
    *TABLE,
    "p The partnership can be reached on 01632 960 983.",
]
TITLE = "Executive summary of the review of Rowan's death"


def test_libreoffice_with_tags() -> None:
    found = document((FILES / "pdf-libreoffice-tagged.pdf").read_bytes())
    assert found.title == TITLE
    assert outline(found.blocks) == [
        *LIBREOFFICE_START, f"> p {QUOTED}", *LIBREOFFICE_END, CHART, *LIBREOFFICE_TAIL,
    ]  # fmt: skip
    assert noted(found) == [
        ["p Rowan is a pseudonym chosen by her family."],
        ["p Both calls were made by neighbours."],
    ]


def test_libreoffice_without_tags() -> None:
    with pikepdf.open(FILES / "pdf-libreoffice-untagged.pdf") as pdf:
        # the picture has no description without tags, which is a finding of its own
        del pdf.pages[1].Resources["/XObject"]
        found = document(pdf)
    assert found.title == TITLE
    # a quotation set in as far as the words of the item above it looks like part of that item
    assert outline(found.blocks) == [
        *LIBREOFFICE_START, f"  p {QUOTED}", *LIBREOFFICE_END, *LIBREOFFICE_TAIL,
    ]  # fmt: skip
    assert len(found.notes) == 2


def test_a_web_page_printed_by_chromium() -> None:
    found = document((FILES / "pdf-chromium.pdf").read_bytes())
    assert found.title == TITLE
    assert outline(found.blocks) == [
        "h2 The review process",
        f"p {PROCESS} death of _Rowan_. Guidance is on {LINK}.",
        f"p {LONG} {LONG}",
        *LISTS,
        "> p She was the one who held all of us together.",
        "picture A bar chart: nine contacts with agencies in 2019.",
        *TABLE,
    ]


def test_typst_in_pdf_ua() -> None:
    found = document((FILES / "pdf-typst-ua.pdf").read_bytes())
    assert found.title == TITLE.replace("'", "’")
    assert outline(found.blocks) == [
        "h2 The review process",
        f"p {PROCESS} death of _Rowan_.{{1}} Guidance is on {LINK}.".replace("'", "’"),
        f"p {LONG} {LONG} {LONG}",
        *LISTS,
        "> p She was the one who held all of us together.",
        "picture A bar chart: nine contacts with agencies in 2019. | "
        "Figure 1: Contacts with agencies",
        "h2 Recommendations",
        *TABLE,
    ]
    assert noted(found) == [["p Rowan is a pseudonym chosen by her family."]]


@pytest.mark.parametrize("file", [LETTERS / "bexley-2022.pdf", FILES / "pdf-letter-untagged.pdf"])
def test_a_real_letter_keeps_every_word_paragraph_and_bullet(file: Path) -> None:
    source = (LETTERS / "bexley-2022.txt").read_text("utf-8")
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    expected = [f"p {line}" for line in lines if not line.startswith("- ")]
    bullets = [line[2:] for line in lines if line.startswith("- ")]
    found = outline(document(file.read_bytes()).blocks)
    assert [line for line in found if line.startswith("p ")] == expected
    assert [line for line in found if line.startswith("- p ")] == [f"- p {b}" for b in bullets]
    assert found[found.index("ul") - 1] == expected[expected.index("p Areas for development:") + 1]


def test_pages_are_told() -> None:
    found = document((FILES / "pdf-libreoffice-tagged.pdf").read_bytes())
    pages = [block.page for block in found.blocks if isinstance(block, Heading | Table)]
    assert pages == [1, 1, 1, 2, 2]


def test_a_picture_is_painted_anew_from_the_page() -> None:
    found = document((FILES / "pdf-libreoffice-tagged.pdf").read_bytes())
    chart = next(block for block in found.blocks if isinstance(block, Picture))
    image = Image.open(io.BytesIO(chart.raster.png)).convert("RGB")
    assert 1.9 < image.width / image.height < 2.1
    assert image.getpixel((image.width // 6, image.height - 20)) == (0x1F, 0x3A, 0x5F)
    assert image.getpixel((2, 2)) == (255, 255, 255)


# -- links --


def test_a_link_goes_to_its_words_only() -> None:
    pdf = f.annotated(
        make(honest() + text("See the guidance here.", top=760)),
        f.annotation("Link", A=Dictionary(S=Name.URI, URI="https://www.gov.uk/")),
    )
    pdf.pages[0].Annots[0].Rect = Array([72 + 20, 755, 72 + 20 + 66, 772])
    [paragraph, *_] = [b for b in document(pdf).blocks if "See" in plain_text([b])]
    assert isinstance(paragraph, Paragraph)
    linked = [run for run in paragraph.runs if run.link]
    assert [(run.text, run.link) for run in linked] == [("the guidance", "https://www.gov.uk/")]


def test_a_link_that_opens_a_file_is_left_out() -> None:
    launch = f.annotation("Link", A=Dictionary(S=Name.Launch, F=f"{SECRET}.exe"))
    reading = read(f.annotated(make(honest()), launch))
    assert codes(reading) == [("D203", 1)]
    assert reading.document is not None


# -- files that cannot be read --

WHOLE = saved(make(honest()))
UNREADABLE: Mapping[str, tuple[bytes, str]] = {
    "empty": (b"", "D105"),
    "not a PDF": (b"Dear Sir or Madam", "D105"),
    "cut short": (WHOLE[: len(WHOLE) // 2], "D105"),
    "without its end": (WHOLE[:-30], "D105"),
    "with a wrong index": (WHOLE.replace(b"startxref\n", b"startxref\n1"), "D105"),
    "with a password": (
        saved(make(honest()), encryption=pikepdf.Encryption(owner="a", user="b")), "D106"
    ),
    "no pages": (saved(make()), "D112"),
    "an empty page": (saved(make("")), "D112"),
    "too much on a page": (saved(make(honest(700))), "D115"),
    "pages without number": (saved(make(*["" for _ in range(1001)])), "D115"),
}  # fmt: skip


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_is_a_finding(what: str) -> None:
    data, code = UNREADABLE[what]
    reading = read(data)
    assert [finding.rule.code for finding in reading.findings] == [code]
    assert reading.document is None


def test_a_password_that_only_forbids_printing_does_no_harm() -> None:
    data = saved(make(honest()), encryption=pikepdf.Encryption(owner="a", user=""))
    assert SHOWN in plain_text(document(data).blocks)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_never_raises(at: int, junk: bytes) -> None:
    reading = read(WHOLE[:at] + junk + WHOLE[at + len(junk) :])
    assert reading.document is not None or any(one.stops for one in reading.findings)


DOUBTFUL: Mapping[str, tuple[pikepdf.Pdf | bytes, str]] = {
    "a scan": (f.with_image(make("q 595 0 0 842 0 0 cm /Im1 Do Q")), "D107"),
    "a scan with its words laid under it": (
        f.with_image(make("BT 3 Tr ET " + honest() + "q 595 0 0 842 0 0 cm /Im1 Do Q")), "D107"
    ),
    "a scan in strips": (
        f.with_image(make(
            "".join(f"q 595 0 0 85 0 {y} cm /Im1 Do Q " for y in range(0, 842, 85))
            + "BT 3 Tr ET " + honest()
        )), "D107",
    ),
    "letters turned into shapes": (make(f.outlines(200)), "D107"),
    "fonts that lie": (f.lying(make(honest())), "D110"),
    "fonts without a meaning, from LibreOffice": (
        f.without_meaning((FILES / "pdf-libreoffice-untagged.pdf").read_bytes()), "D110"
    ),
    "fonts without a meaning, from Chromium": (
        f.without_meaning((FILES / "pdf-chromium.pdf").read_bytes()), "D110"
    ),
    "fonts without a meaning, from Typst": (
        f.without_meaning((FILES / "pdf-typst-ua.pdf").read_bytes()), "D110"
    ),
    "letters that are drawings": (f.type3(make(honest())), "D110"),
}  # fmt: skip


@pytest.mark.parametrize("what", DOUBTFUL)
def test_text_that_cannot_be_trusted_stops_it(what: str) -> None:
    source, code = DOUBTFUL[what]
    reading = read(source)
    assert code in {finding.rule.code for finding in reading.findings}
    assert reading.document is None


def test_letters_that_came_out_as_others_stop_it_and_their_page_is_told() -> None:
    spoilt = text("It was Ann\xe2\x80\x99s sister.", top=300)
    (finding,) = read(make(honest(), honest() + spoilt)).findings
    assert (finding.rule, finding.detail, finding.place.page) == (Rule.D109, GARBLED, 2)


def test_a_scanned_page_among_others_is_named() -> None:
    pdf = f.with_image(make(honest(), "q 595 0 0 842 0 0 cm /Im1 Do Q", honest()))
    assert codes(read(pdf)) == [("D107", 2)]


def test_a_picture_without_tags_has_no_description() -> None:
    pdf = f.with_image(make(honest() + "q 100 0 0 100 72 300 cm /Im1 Do Q"))
    assert codes(read(pdf)) == [("D108", 1)]


IN_PLACE = "q 100 0 0 100 72 300 cm /{} Do Q\n"
PAINTED = {
    "others at one place": ([["Im1"], ["Im2"]], [1, 2]),
    "one in half of the places": ([["Im1"], ["Im2"], ["Im1"], []], [2]),
    "one twice on its page": ([["Im1", "Im1"]], [1, 1]),
    "one on every page": ([["Im1"], ["Im1"]], []),
}


@pytest.mark.parametrize("what", PAINTED)
def test_a_picture_is_a_logo_where_it_is_the_same_on_half_of_the_pages(what: str) -> None:
    pages, told = PAINTED[what]
    contents = (honest() + "".join(map(IN_PLACE.format, names)) for names in pages)
    pdf = f.with_image(make(*contents), 200, "Im1")
    other = f.with_image(make("x"), 100, "Im2")
    for page in pdf.pages:
        image = other.pages[0].Resources["/XObject"].Im2
        page.Resources["/XObject"]["/Im2"] = pdf.copy_foreign(image)
    assert codes(read(pdf)) == [("D108", page) for page in dict.fromkeys(told)]


STRIPS = {
    "from the top": [(72, y, 300, 20) for y in range(400, 100, -20)],
    "from the foot": [(72, y, 300, 20) for y in range(100, 400, 20)],
    "side by side": [(x, 100, 20, 300) for x in range(72, 372, 20)],
    "tiles": [(x, y, 20, 20) for y in range(300, 100, -20) for x in range(72, 272, 20)],
}


@pytest.mark.parametrize("how", STRIPS)
def test_a_picture_in_strips_is_one_picture(how: str) -> None:
    placed = "".join(f"q {w} 0 0 {h} {x} {y} cm /Im1 Do Q\n" for x, y, w, h in STRIPS[how])
    pdf = f.with_image(make(honest(6) + placed))
    found = [finding for finding in read(pdf).findings if finding.rule.code == "D108"]
    assert [(finding.place.page, "fingerprint" in finding.detail) for finding in found] == [
        (1, True)
    ]


def test_small_pictures_apart_from_one_another_are_decoration() -> None:
    bullets = "".join(f"q 20 0 0 20 72 {y} cm /Im1 Do Q\n" for y in range(100, 400, 30))
    assert codes(read(f.with_image(make(honest(6) + bullets)))) == []


def test_a_picture_shows_no_more_than_its_page_does() -> None:
    covered = "q 100 0 0 100 72 500 cm /Im1 Do Q 0 g 72 500 50 100 re f\n"
    pdf = f.with_image(make(marked(0, covered) + marked(1, honest())), shade=200)
    f.tagged(pdf, f.tag(pdf, "P", 1), f.tag(pdf, "Figure", 0, Alt="Half of it is covered."))
    [chart] = [block for block in document(pdf).blocks if isinstance(block, Picture)]
    image = Image.open(io.BytesIO(chart.raster.png)).convert("L")
    assert image.getpixel((20, 100)) == 0
    assert image.getpixel((180, 100)) == 200


def test_a_small_picture_is_decoration() -> None:
    pdf = f.with_image(make(honest() + "q 20 0 0 20 72 300 cm /Im1 Do Q"))
    assert codes(read(pdf)) == []
