"""Which lines at the foot of a page begin a note, in a PDF without tags."""

import pytest

from tests.intake.outline import noted, outline
from tests.intake.pdf.test_read import document
from tests.intake.pdf_files import honest, make, ruled, text

RAISED, LEVEL = 3, 0


def page(called: tuple[str, ...], notes: tuple[str, ...], rise: int) -> str:
    """A page whose text calls these notes; each note's label is parted from its words by "|"."""
    content = honest(4)
    for at, label in enumerate(called):
        content += text("It was said so", top=560 - 14 * at)
        content += text(label, left=148, top=564 - 14 * at, size=6)
    for at, note in enumerate(notes):
        label, _, words = note.rpartition("|")
        top = 120 - 10 * at
        if rise and label:
            content += text(label, top=top + rise, size=5) + text(words, left=80, top=top, size=8)
        else:
            content += text(f"{label} {words}".strip(), top=top, size=8)
    return content


NOTES = {
    "a number in a note": (("11",), ("11|The calls were made", "12 months before the death.")),
    "the number of the next note": (
        ("11", "12"),
        ("11|The calls were made", "12 months before the death.", "12|See the report."),
    ),
    "a year": (("1", "2"), ("1|Statistics for 2017,", "2018 and tables.", "2|See the report.")),
}


SENTENCES = ("1|There were many.", "3 people saw it.", "2|See the report.", "3|Of the police.")
NOTES["a number out of its order"] = (("1", "2", "3"), SENTENCES)


@pytest.mark.parametrize("what", NOTES)
@pytest.mark.parametrize("rise", [RAISED, LEVEL], ids=["raised", "level"])
def test_a_number_within_a_note_begins_no_other(what: str, rise: int) -> None:
    check(*NOTES[what], rise)


def test_where_labels_are_raised_a_level_number_begins_no_note() -> None:
    notes = ("11|The calls were made.", "12 months before the death.", "12|See the report.")
    check(("11", "12"), notes, RAISED)


@pytest.mark.parametrize(
    ("words", "end"),
    [("There are 4,000 people for each km", 247), ("Her BMI was 32 kg/m", 178)],
)
def test_the_figure_of_a_square_measure_calls_no_note(words: str, end: int) -> None:
    measure = text(words, top=620) + text("2", left=end, top=624, size=6)
    calls = page(("1", "2"), ("1|Police log.", "2|Letter of the surgery."), LEVEL)
    found = document(make(measure + calls))
    assert noted(found) == [["p Police log."], ["p Letter of the surgery."]]
    assert any(f"{words.split()[-1]}^2^" in line for line in outline(found.blocks))


def test_a_note_may_be_called_again_on_its_page() -> None:
    first = page(("1",), ("1|Police log.",), LEVEL)
    second = page(("1", "2", "1"), ("1|Letter of the surgery.", "2|Minutes."), LEVEL)
    found = document(make(first, second))
    assert noted(found) == [["p Police log."], ["p Letter of the surgery."], ["p Minutes."]]
    words = " ".join(outline(found.blocks))
    assert [words.count(f"{{{number}}}") for number in (1, 2, 3)] == [1, 2, 1]


@pytest.mark.parametrize("rise", [RAISED, LEVEL], ids=["raised", "level"])
def test_a_note_that_a_table_calls_keeps_its_figure(rise: int) -> None:
    table = ruled([640, 620, 600], [72, 200, 400])
    for at, row in enumerate((("Agency", "What it did"), ("Police", "Told her."))):
        for left, words in zip((76, 204), row, strict=True):
            table += text(words, left=left, top=626 - 20 * at)
    table += text("1", left=107, top=610, size=6)
    notes = ("1|Police log.", "2|Letter of the surgery.")
    found = document(make(table + page(("2",), notes, rise)))
    assert noted(found) == [["p Police log."], ["p Letter of the surgery."]]
    words = " ".join(outline(found.blocks))
    assert "Police{1}" in words.replace(" {", "{")
    assert "so{2}" in words.replace(" {", "{")


def check(called: tuple[str, ...], notes: tuple[str, ...], rise: int) -> None:
    """Each note with a label is one, and goes on in the lines that have none."""
    found = noted(document(make(page(called, notes, rise))))
    expected: list[str] = []
    for note in notes:
        if "|" in note:
            expected.append(f"p {note.rpartition('|')[2]}")
        else:
            expected[-1] += f" {note}"
    assert [" ".join(words).replace("|", " ") for words in found] == expected
