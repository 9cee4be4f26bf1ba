"""The small parts of the PDF reader, on plain values: the safety net, and what a label is."""

from collections.abc import Mapping

import pytest

from publisher.intake.pdf.labels import Label, label
from publisher.intake.pdf.page import Box, Frame, Glyph, Look, Mark, Page
from publisher.intake.pdf.structure import Placed, Structure
from publisher.intake.pdf.tally import miscounted
from publisher.model import Paragraph, Picture, Quote, Raster, Run

# -- the safety net --

LETTERS = Page(
    1, Frame(Box(0, 0, 595, 842), 0, 595, 842),
    tuple(Glyph(c, Box(0, 0, 5, 5), 5, Look(11), Mark(), False, at, 0)
          for at, c in enumerate("1.Abba")), (),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "aside", "expected"),
    [("Abba", "1.", 0), ("1 Abba", "", 0), ("Abb", "1", 1), ("Abbaa", "1", 1), ("Abba", "", 1)],
)
def test_every_letter_that_shows_must_be_read_once(words: str, aside: str, expected: int) -> None:
    paragraph = Paragraph((Run(words),))
    found = Structure([Placed(paragraph, 1)], aside=[aside])
    assert miscounted(found, [LETTERS]) == expected


def test_the_description_of_a_picture_is_not_on_the_page() -> None:
    picture = Picture(Raster(b"", 1, 1, ""), "A chart of contacts")
    quote = Quote((Paragraph((Run("1 Abba"),)), picture))
    assert miscounted(Structure([Placed(quote, 1)]), [LETTERS]) == 0


# -- labels --

LABELS: Mapping[str, Label | None] = {
    "•": Label(), "\uf0b7": Label(), "-": Label(), "o": Label(),
    "3.": Label((3,), None, "3."), "(3)": Label((3,), None, "(3)"),
    "b)": Label((2,), None, "b)"), "(iv)": Label((4,), None, "(iv)"),
    "i.": Label((9, 1), None, "i."),
    "5.2.236": Label(paragraph="5.2.236"), "5.2.": Label(paragraph="5.2"),
    "2019": None, "Dear": None, "Mr.": None,
}  # fmt: skip


@pytest.mark.parametrize("words", LABELS)
def test_labels(words: str) -> None:
    assert label(words) == LABELS[words]


MARKERS = {
    ("3.", 3): "1.", ("3", 3): "1.", ("(3)", 3): "(1)", ("b)", 2): "a)", ("(iv)", 4): "(i)",
    ("i.", 9): "a.", ("i.", 1): "i.", ("C.", 3): "A.", ("(II)", 2): "(I)",
}  # fmt: skip


@pytest.mark.parametrize(("words", "value"), MARKERS)
def test_how_a_label_is_written(words: str, value: int) -> None:
    found = label(words)
    assert found
    assert found.marker(value).first == MARKERS[words, value]
