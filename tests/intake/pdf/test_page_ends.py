"""What stands at the top and the foot of a page: its furniture, or text that goes on."""

import pytest

from publisher.model import plain_text
from tests.intake import pdf_files as f
from tests.intake.outline import outline
from tests.intake.pdf.test_read import codes, document, read
from tests.intake.pdf.test_structure import line
from tests.intake.pdf_files import honest, make


def test_headers_footers_and_page_numbers_are_dropped() -> None:
    def page(number: int) -> str:
        header, footer = line(810, "OFFICIAL - Ashgrove"), line(30, f"Page {number} of 3")
        return header + line(700, f"Page text number {number} is here.") + footer

    assert outline(document(make(*map(page, (1, 2, 3)))).blocks) == [
        f"p Page text number {number} is here." for number in (1, 2, 3)
    ]


def test_the_first_line_of_a_page_is_no_header() -> None:
    pdf = make(line(800, "Dear Ms Green") + honest(), line(800, "Yours sincerely") + honest())
    words = plain_text(document(pdf).blocks)
    assert "Dear Ms Green" in words
    assert "Yours sincerely" in words


def plan(*rows: tuple[str, str]) -> str:
    cells = (
        line(680 - 30 * at, number, left=80) + line(680 - 30 * at, action, left=210)
        for at, (number, action) in enumerate(rows)
    )
    return f.ruled([700 - 30 * at for at in range(len(rows) + 1)], [72, 200, 400]) + "".join(cells)


def test_a_row_cut_in_two_by_the_end_of_a_page_is_one() -> None:
    first = plan(("No", "Action"), ("1", "Train the staff of each of the"))
    second = plan(("No", "Action"), ("", "agencies."), ("2", "Audit it."))
    assert outline(document(make(first, second)).blocks) == [
        "table 1",
        "  th: p No", "  th: p Action", "  --",
        "  td: p 1", "  td: p Train the staff of each of the agencies.", "  --",
        "  td: p 2", "  td: p Audit it.", "  --",
    ]  # fmt: skip


CUT = {
    "in small letters": (("Train all staff", "of the police."), True),
    "after a word that goes on": (("Train the staff of the", "Police."), True),
    "after a comma": (("Train the staff,", "Police first."), True),
    "with a capital": (("Train all staff", "Write a policy"), False),
    "beside an empty cell": (("", "write a policy"), False),
}


@pytest.mark.parametrize("what", CUT)
def test_a_row_without_a_number_is_the_rest_of_another_only_where_its_words_go_on(
    what: str,
) -> None:
    (before, after), cut = CUT[what]
    first, second = plan(("No", "Action"), ("1", before)), plan(("No", "Action"), ("", after))
    rows = outline(document(make(first, second)).blocks).count("  --") - 1
    assert rows == (1 if cut else 2)


AT_THE_TOP = {
    "large headings of sections": [
        line(765, f"Actions {done}completed", size=14) + line(735, f"Done by {who}.")
        for done, who in (("", "Ann"), ("not ", "Bob"), ("not ", "Cy"))
    ],
    "bold headings of sections": [
        line(765, f"Actions {done}completed", font="F2") + line(735, f"Done by {who}.")
        for done, who in (("not ", "Ann"), ("", "Bob"), ("not ", "Cy"), ("", "Di"))
    ],
    "headings with numbers": [line(770, f"Recommendation {at}") for at in (1, 2, 3)],
    "headings of columns": [
        line(765, "Action") + line(750, f"{who} does it.") for who in ("Ann", "Bob", "Cy")
    ],
    "headings of ruled columns": [
        f.ruled([790, 770, 750], [72, 200, 400])
        + line(775, "Action", left=80) + line(755, "Train.", left=80)
    ] * 3,
}  # fmt: skip


@pytest.mark.parametrize("what", AT_THE_TOP)
def test_what_stands_at_the_top_of_each_page_may_be_text(what: str) -> None:
    pdf = make(*(top + line(500, "What was found.") for top in AT_THE_TOP[what]))
    words = plain_text(document(pdf).blocks)
    assert "Action" in words or words.count("Recommendation") == 3
    assert words.count("Actions not completed") == 2 or "sections" not in what


def test_a_bold_header_on_nearly_all_pages_is_dropped() -> None:
    text_of = [line(500, f"What {who} found.") for who in ("Ann", "Bob", "Cy", "Di")]
    header = line(810, "Ashgrove review", size=14, font="F2")
    pdf = make(text_of[0], *(header + words for words in text_of[1:]))
    assert "Ashgrove review" not in plain_text(document(pdf).blocks)


def overleaf(head: tuple[str, str], row: tuple[str, str], edges: list[int], font: str) -> str:
    """A ruled table of two columns, its first row in a font."""
    cells = (
        line(y, words, left=left + 4, font=face)
        for y, words_of, face in ((680, head, font), (650, row, "F1"))
        for words, left in zip(words_of, edges, strict=False)
    )
    return f.ruled([700, 670, 640], edges) + "".join(cells)


EDGES = [72, 200, 400]
OVERLEAF = {
    "other columns": (overleaf(("Action", "By when"), ("Audit", "May"), [72, 300, 500], "F1"), 2),
    "bold heads of its own": (overleaf(("Action", "By when"), ("Audit", "May"), EDGES, "F2"), 2),
    "the rest of its rows": (overleaf(("Clinic", "2018"), ("School", "2019"), EDGES, "F1"), 1),
    "its heads again": (overleaf(("Agency", "Seen"), ("School", "2019"), [80, 300, 500], "F2"), 1),
    "a margin on the other side": (
        overleaf(("Clinic", "2018"), ("School", "2019"), [92, 220, 420], "F1"), 1),
}  # fmt: skip


@pytest.mark.parametrize(("second", "tables"), OVERLEAF.values(), ids=OVERLEAF)
def test_a_table_on_the_next_page_is_another_by_its_columns_or_heads(
    second: str, tables: int
) -> None:
    first = overleaf(("Agency", "Seen"), ("Police", "2017"), EDGES, "F2")
    found = outline(document(make(first, second)).blocks)
    assert sum(each.startswith("table") for each in found) == tables


def test_a_ruled_table_over_two_pages_is_one() -> None:
    def page(number: str, action: str) -> str:
        heads = line(680, "No", left=80) + line(680, "Action", left=210)
        row = line(650, number, left=80) + line(650, action, left=210)
        return f.ruled([700, 670, 640], [72, 200, 400]) + heads + row

    reading = read(make(page("1", "Train the staff"), page("2", "Audit the training")))
    assert codes(reading) == [("D202", 1)]
    assert reading.document is not None
    assert outline(reading.document.blocks) == [
        "table 1",
        "  th: p No", "  th: p Action", "  --",
        "  td: p 1", "  td: p Train the staff", "  --",
        "  td: p 2", "  td: p Audit the training", "  --",
    ]  # fmt: skip
