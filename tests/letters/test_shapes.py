"""Letters of many shapes, each read whole from its file. All names and places are invented."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.document import Document as WordFile

from publisher.intake.read import read_document
from publisher.intake.reading import Request
from publisher.letter import WHOLE, Letter, Said, read_letter
from publisher.letter.decision import decision_in
from publisher.letter.people import correspondents_in
from publisher.letter.said import V
from publisher.model import Paragraph, Role, Run

SHAPES = Path(__file__).parent / "shapes"
ASHGROVE = "Ashgrove Community Safety Partnership"
BOTH = frozenset({"executive-summary", "recommendations"})
ADDRESS = ("14 Example Street", "Ashgrove", "ZZ9 9ZZ")
AREAS = (
    "The action plan has no review dates.",
    "Paragraph 5.2.236 needs an explanation.",
    "The report requires a proofread.",
)


@dataclass(frozen=True)
class Expected:
    """What is in a letter; what it does not say is None or empty."""

    pseudonym: str | None = "Rowan"
    partnership: str | None = ASHGROVE
    dated: date | None = date(2022, 9, 8)
    panel_met: date | None = date(2022, 6, 29)
    unclear: frozenset[str] = frozenset()
    cleared: frozenset[str] | None = BOTH
    left_out: frozenset[str] = frozenset()
    refused: bool = False
    areas: tuple[str, ...] = AREAS
    addressee: str = "Marjolein Askwith"
    address: tuple[str, ...] = ADDRESS
    signatory: str = "Fenella Oduya-Marsh"
    report_to: tuple[str, ...] = ("DHREnquiries@homeoffice.gov.uk",)
    contacts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


LETTERS = {
    "usual": Expected(),
    "quoted-in-brackets": Expected(
        pseudonym="Louise",
        dated=date(2023, 10, 31),
        panel_met=date(2023, 9, 28),
        cleared=frozenset({WHOLE}),
        areas=("Please add the equality section.", "Correct the chronology."),
    ),
    "death-of": Expected(
        pseudonym="Sarah",
        partnership="Safer Westermere Partnership",
        dated=None,
        panel_met=None,
        unclear=frozenset({"panel_met"}),
        areas=("The action plan needs leads.", "The family's voice could be stronger."),
    ),
    "no-date-no-head": Expected(pseudonym="Neil", dated=None),
    "run-on-head": Expected(address=ADDRESS[:2]),
    "nested-points": Expected(
        areas=(
            "The action plan:\n- lacks dates\n- lacks leads",
            "Terms of reference should be added.",
        )
    ),
    "lost-bullets": Expected(
        areas=(
            "The action plan is not outcome focussed.",
            "On section 5.2.236 there is a discussion of referrals.",
            "The report requires a proofread.",
        )
    ),
    "refusal": Expected(cleared=None, refused=True),
    "without-the-overview": Expected(
        cleared=frozenset({WHOLE}), left_out=frozenset({"overview-report"})
    ),
    "all-three": Expected(cleared=BOTH | {"overview-report"}, areas=()),
    "suicide-dardr": Expected(
        pseudonym="Adult A",
        partnership="Vale of Ashgrove Community Safety Partnership",
        dated=date(2025, 6, 3),
        panel_met=date(2025, 5, 14),
        cleared=frozenset({WHOLE}),
        areas=(),
        addressee="Dr Marjolein Askwith",
        address=("Ashgrove Town Hall", "1 Civic Square", "Ashgrove ZZ9 9ZZ"),
        signatory="Peregrine Holt",
    ),
    "no-heading": Expected(
        areas=("Add the chair's independence statement.", "Explain the delay."),
        report_to=("reviews@homeoffice.example",),
    ),
    "figures": Expected(
        areas=(
            "The action plan:\n- It has no dates.\n- It has no leads.",
            "The report requires a proofread.",
        ),
        report_to=("DHREnquiries@homeoffice.gov.uk", "reviews@commissioner.example"),
        contacts=(
            *("020 7946 0155", "fenella.oduya-marsh@homeoffice.example"),
            *("marjolein.askwith@ashgrove.example", "panel.secretary@homeoffice.example"),
        ),
    ),
    "short-months": Expected(
        partnership="Safer Ashgrove",
        areas=(
            "Executive summary: It should say who sat on the panel.",
            "Executive summary: It needs a glossary.",
            "Action plan: Add review dates.",
        ),
        addressee="Ms Marjolein Askwith",
    ),
    "two-ways": Expected(
        *(None, None, None, None),
        unclear=frozenset({"pseudonym", "partnership", "dated", "panel_met"}),
        cleared=frozenset({WHOLE}),
        areas=(),
        addressee="",
        address=(),
        signatory="",
    ),
    "only-a-number": Expected(
        pseudonym=None,
        panel_met=None,
        unclear=frozenset({"pseudonym", "panel_met"}),
        areas=(
            "The action plan would benefit from: review dates;",
            "The action plan would benefit from: a lead for each action.",
        ),
        report_to=(),
    ),
    "mail": Expected(
        pseudonym="Adult B",
        partnership="Westermere and Vale Community Safety Partnership",
        panel_met=None,
        unclear=frozenset({"panel_met"}),
        areas=(
            'Spell out what "MARAC" means.',
            "The chronology: check the month of the second arrest.",
            "Say who will own each action.",
        ),
        address=(),
        report_to=(
            "DHREnquiries@homeoffice.gov.uk",
            "DHR@domesticabusecommissioner.independent.gov.uk",
        ),
        contacts=("marjolein.askwith@westermere.example", "01632 960 555"),
        others=("Ifor Pennant",),
    ),
    "capitals": Expected(
        partnership=None,
        left_out=frozenset({"overview-report"}),
        refused=True,
        areas=(
            "Executive summary: The summary should make clear that Rowan had left the address.",
            "Executive summary: It should not give the ages of the children.",
            "Action plan: There is no date by which audit results are expected.",
        ),
        addressee="Ms M. Askwith and Mr I. Pennant",
        address=("Civic Offices", "Ashgrove", "ZZ9 9ZZ"),
        signatory="Dr Aled O'Brien-Prosser CBE",
        report_to=(),
        others=("K. Lister",),
    ),
    "unknown-addressee": Expected(addressee="", address=()),
    "nothing-known": Expected(
        *(None, None, None, None),
        cleared=None,
        areas=(),
        addressee="",
        address=(),
        signatory="",
        report_to=(),
    ),
}


def read(path: Path) -> Letter:
    reading = read_document(path.read_bytes(), path.suffix, Request(Role.LETTER, "letter"))
    assert reading.document
    return read_letter(reading.document)


def value(said: Said[V] | None) -> V | None:
    return said.value if said else None


def facts(letter: Letter) -> Expected:
    decision, people = letter.decision, letter.correspondents
    return Expected(
        value(letter.pseudonym),
        value(letter.partnership),
        value(letter.dated),
        value(letter.panel_met),
        frozenset(letter.unclear),
        value(decision.cleared),
        decision.left_out,
        bool(decision.refused),
        letter.areas,
        people.addressee,
        people.address,
        people.signatory,
        tuple(said.value for said in letter.report_to),
        letter.contacts,
        people.others,
    )


@pytest.mark.parametrize("name", LETTERS)
def test_each_shape_of_letter_is_read_in_full(name: str) -> None:
    assert facts(read(SHAPES / f"{name}.txt")) == LETTERS[name]


def as_word(text: str) -> bytes:
    """The same letter in Word: a paragraph for each line, bullets as lists in their levels."""
    made = WordDocument()
    for chunk in text.strip("\n").split("\n\n"):
        lines = chunk.split("\n")
        listed = all(line.lstrip().startswith("- ") for line in lines)
        for line in lines:
            level = "List Bullet 2" if line.startswith("  ") else "List Bullet"
            made.add_paragraph(line.strip().removeprefix("- "), style=level if listed else None)
    return saved(made)


@pytest.mark.parametrize("name", LETTERS)
def test_each_shape_is_read_from_word_as_from_text(name: str) -> None:
    data = as_word((SHAPES / f"{name}.txt").read_text())
    reading = read_document(data, ".docx", Request(Role.LETTER, "letter"))
    assert reading.document
    assert facts(read_letter(reading.document)) == LETTERS[name]


def test_no_shape_is_left_untried() -> None:
    assert {path.stem for path in SHAPES.iterdir()} == LETTERS.keys()


@pytest.mark.parametrize("name", LETTERS)
def test_no_value_is_guessed_each_carries_words_of_the_letter(name: str) -> None:
    path = SHAPES / f"{name}.txt"
    letter, text = read(path), " ".join(path.read_text().split())
    facts = (letter.pseudonym, letter.partnership, letter.dated, letter.panel_met)
    for said in (*facts, *letter.unclear.values(), *letter.report_to):
        assert said is None or said.words in text
    for words in (letter.decision.refused, letter.correspondents.addressee):
        assert words in text


REAL = Path(__file__).parent
BEXLEY = Expected(
    pseudonym="Blue",
    partnership="Bexley Community Safety Partnership",
    addressee="Deborah Simpson",
    address=("2 Watling Street", "Bexleyheath", "DA6 7LB"),
    signatory="Lynne Abrams",
    report_to=(
        "DHREnquiries@homeoffice.gov.uk",
        "DHR@domesticabusecommissioner.independent.gov.uk",
    ),
)


@pytest.mark.parametrize("file", ["bexley-2022.txt", "bexley-2022.pdf"])
def test_the_real_letter_is_read_in_full(file: str) -> None:
    found = facts(read(REAL / file))
    starts = [area.split()[:4] for area in found.areas]
    assert starts == [
        ["The", "action", "plan", "is"],
        ["On", "section", "5.2.236", "there"],
        ["The", "report", "requires", "a"],
    ]
    assert Expected(**{**vars(BEXLEY), "areas": found.areas}) == found


def saved(made: WordFile) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def in_word() -> bytes:
    """A letter whose head is a table, with points of several levels that Word numbers."""
    made = WordDocument()
    head = made.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "Cllr Marjolein Askwith\n14 Example Street\nAshgrove ZZ9 9ZZ"
    head.cell(0, 1).text = "Home Office\n2 Marsham Street\nLondon SW1P 4DF\n\n8 September 2022"
    for text, style in (
        ("Dear Councillor Askwith,", None),
        ("Domestic Homicide Review (‘Maya’ and ‘Rowan’)", None),
        ("Thank you for re-submitting the report on behalf of the Safer Ashgrove Partnership. It "
         "was assessed at the Panel meeting of 28th and 29th September 2021 and considered again "
         "on 3 August 2022.", None),
        ("The Home Office has agreed that the overview report need not be published, but that the "
         "executive summary, together with the action plan, should be.", None),
        ("Areas for development", "Heading 2"),
        ("The action plan:", "List Number"),
        ("should name a lead for each action;", "List Bullet 2"),
        ("should give review dates.", "List Bullet 2"),
        ("The glossary is missing.", "List Number"),
        ("These are suggestions; there is no need to resubmit the report.", None),
        ("Please send a copy of the final report to:", None),
        ("DHREnquiries@homeoffice.gov.uk", None),
        ("reviews@commissioner.example", None),
        ("Yours sincerely,", None),
        ("Prof. Fenella Oduya-Marsh OBE", None),
    ):  # fmt: skip
        made.add_paragraph(text, style=style)
    return saved(made)


def test_a_word_letter_with_a_table_for_its_head_is_read_in_full() -> None:
    reading = read_document(in_word(), ".docx", Request(Role.LETTER, "letter"))
    assert reading.document
    assert facts(read_letter(reading.document)) == Expected(
        pseudonym=None,
        partnership="Safer Ashgrove Partnership",
        panel_met=None,
        unclear=frozenset({"pseudonym", "panel_met"}),
        cleared=None,
        refused=True,
        areas=(
            "The action plan:\n- should name a lead for each action;\n- should give review dates.",
            "The glossary is missing.",
        ),
        addressee="Cllr Marjolein Askwith",
        address=("14 Example Street", "Ashgrove ZZ9 9ZZ"),
        signatory="Prof. Fenella Oduya-Marsh OBE",
        report_to=("DHREnquiries@homeoffice.gov.uk", "reviews@commissioner.example"),
    )


HOMES = {
    "a house with a name": ("Rose Cottage", "Mill Drive", "Ashgrove", "ZZ9 9ZZ"),
    "a house in no street": ("The Old Rectory", "Ashgrove", "ZZ9 9ZZ"),
    "a name and a number": ("Rose Cottage", "14 Mill Lane", "Ashgrove", "ZZ9 9ZZ"),
    "a flat": ("Flat 3", "14 Mill Lane", "Ashgrove ZZ9 9ZZ"),
}


@pytest.mark.parametrize("office", [(), ("Community Safety Manager", "Safer Ashgrove")])
@pytest.mark.parametrize("address", HOMES.values(), ids=list(HOMES))
def test_the_address_of_a_home_is_found_whole(
    address: tuple[str, ...], office: tuple[str, ...]
) -> None:
    head = ("Alice Askwith", *office, *address, "Dear Ms Askwith,")
    assert correspondents_in([Paragraph((Run(line),)) for line in head]).address == address


def test_a_postcode_alone_is_no_address() -> None:
    head = ("Alice Askwith", "Safer Ashgrove", "ZZ9 9ZZ", "Dear Ms Askwith,")
    assert correspondents_in([Paragraph((Run(line),)) for line in head]).address == ()


CONTENT = "The Home Office is content for the executive summary, the action plan and the overview"
DECISIONS = {
    "a part that it names before": (
        f"{CONTENT} report to be published. However, the overview report must not be published "
        "until the details of the children have been removed.",
        {"overview-report"},
    ),
    "one appendix": (
        "The Home Office is content for the DHR to be published with the exception of Appendix B, "
        "which should not be published.",
        {"appendix-b"},
    ),
    "all appendices": (
        "The Home Office is content for the DHR to be published. The appendices must not be "
        "published as they identify the children.",
        {"appendix"},
    ),
    "the report by another name": (
        "The Home Office is content for the DHR to be published. The Home Office cannot agree to "
        "the publication of the full report at this stage.",
        {"overview-report"},
    ),
    "a second refusal": (
        "The Home Office is content for the DHR to be published. Annex 3 must not be published. "
        "The pen portrait should not be published.",
        {"appendix-3", "tribute"},
    ),
    **{
        end: (f"The Home Office is content for the DHR to be published {end}.", {name})
        for end, name in {
            "without the appendices": "appendix",
            "without its action plan": "recommendations",
            "without appendix A": "appendix-a",
            "save for the overview report": "overview-report",
            "omitting the tribute": "tribute",
            "minus the appendices": "appendix",
        }.items()
    },
    "without more": (
        "The Home Office is content for the DHR to be published without delay.",
        set(),
    ),
}


@pytest.mark.parametrize(("words", "left_out"), DECISIONS.values(), ids=list(DECISIONS))
def test_what_a_letter_takes_out_is_known_by_its_document(words: str, left_out: set[str]) -> None:
    decision = decision_in([words])
    assert decision.cleared
    assert decision.left_out == left_out


def test_what_is_taken_out_and_is_no_document_of_ours_is_a_refusal() -> None:
    words = "We are content for the DHR to be published with the exception of the chronology."
    decision = decision_in([words])
    assert decision.refused == words
    assert not decision.left_out
