"""Lists that somebody typed, line by line, in a PDF whose tags call them paragraphs."""

import pikepdf
import pytest

from tests.intake.outline import outline
from tests.intake.pdf.test_read import document
from tests.intake.pdf_files import make, marked, tag, tagged, text

TYPED = {
    "dashes beside each other": (
        ("- The first.", "- The second."), ["ul", "- p The first.", "- p The second."],
    ),
    "a dash by itself": (("- he said.", "Then he left."), ["p - he said.", "p Then he left."]),
    "a dash beside another mark": (("- One.", "* Two."), ["p - One.", "p * Two."]),
    "a bullet by itself": (
        ("\x95 The only one.", "The end."), ["ul", "- p The only one.", "p The end."],
    ),
    "numbers": (("1. The first.", "2. The second."), ["p 1. The first.", "p 2. The second."]),
    "dashes within words": (("-ing", "-ed"), ["p -ing", "p -ed"]),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), TYPED.values(), ids=TYPED)
def test_paragraphs_with_a_typed_bullet_are_items(
    lines: tuple[str, str], expected: list[str]
) -> None:
    start = text("The points are these, each of which the panel thought of for a long time.")
    typed = [marked(at, text(line, top=680 - 20 * at)) for at, line in enumerate(lines, 1)]
    pdf = make(marked(0, start) + "".join(typed))
    pdf.pages[0].Resources.Font.F1.Encoding = pikepdf.Name.WinAnsiEncoding
    tagged(pdf, *(tag(pdf, "P", at) for at in range(3)))
    assert outline(document(pdf).blocks)[1:] == expected


def test_items_typed_in_a_cell_are_items() -> None:
    pdf = make(
        marked(0, text("Actions", top=700))
        + marked(1, text("- Train the staff.", top=680))
        + marked(2, text("- Ask alone.", top=660))
    )
    cell = tag(pdf, "TD", tag(pdf, "P", 1), tag(pdf, "P", 2))
    tagged(pdf, tag(pdf, "Table", tag(pdf, "TR", tag(pdf, "TH", 0)), tag(pdf, "TR", cell)))
    assert "  td: ul / - p Train the staff. / - p Ask alone." in outline(document(pdf).blocks)
