"""Lists of contents with dots and pages are left out of PDFs, with tags and without."""

import pytest

from publisher.findings import Rule
from publisher.intake.flow import CONTENTS, Item
from publisher.intake.pdf.contents import ends_in_page, split_contents
from publisher.intake.pdf.structure import Placed
from publisher.model import Heading, ListBlock, ListItem, Paragraph, Run
from tests.intake.outline import outline
from tests.intake.pdf.test_read import read
from tests.intake.pdf_files import honest, make, text


def heading(words: str, number: str | None = None) -> Placed:
    return Placed(Heading(2, (Run(words),), number), 1)


def line(words: str, number: str | None = None) -> Placed:
    return Placed(Paragraph((Run(words),), number), 1)


def listed(*lines: str) -> Placed:
    return Placed(ListBlock(tuple(ListItem((Paragraph((Run(one),)),)) for one in lines)), 1)


HEADINGS = [heading("What was known", "1.2"), heading("Findings")]
OUT = {
    "dots and a page": line("What was known ... 3"),
    "a number that is the heading's": line("What was known ... 3", "1.2"),
    "an item": Placed(Item((Paragraph((Run("Findings ... 12"),)),)), 1),
    "a list by its tag, without dots": listed("What was known 3", "Findings 12"),
}
KEPT = {
    "words that are no heading": line("Number of contacts ... 3"),
    "a heading's words without dots": line("Findings 12"),
    "dots and no page": line("Findings ..."),
    "a list of which one item is no heading": listed("Findings 12", "Contacts 3"),
    "nothing but dots and a number": line("... 3"),
}


@pytest.mark.parametrize("entry", OUT.values(), ids=OUT)
def test_what_leads_to_a_heading_is_left_out_with_the_title_above(entry: Placed) -> None:
    above, below = line("Contents"), line("The text.")
    kept, out = split_contents([above, entry, below, *HEADINGS])
    assert kept == [below, *HEADINGS]
    assert out[0] == "Contents"


@pytest.mark.parametrize("entry", KEPT.values(), ids=KEPT)
def test_whatever_stands_nowhere_else_stays(entry: Placed) -> None:
    pieces = [line("Contents"), entry, *HEADINGS]
    assert split_contents(pieces) == (pieces, [])


def test_a_document_of_nothing_has_no_contents() -> None:
    assert split_contents([]) == ([], [])


def test_a_line_of_contents_ends_where_its_page_stands() -> None:
    assert ends_in_page("What was known ........ 3")
    assert ends_in_page("What was known . . . . 3")
    assert not ends_in_page("In 2019 ... 3 of them")
    assert not ends_in_page("She left.")


def test_the_contents_of_a_pdf_without_tags_are_left_out() -> None:
    contents = text(
        "What was known ........................ 2", "Findings ................ 3", top=740
    )
    pages = (
        text("Contents", top=770) + contents + honest(top=680),
        text("What was known", top=760, size=16) + honest(),
        text("Findings", top=760, size=16) + honest(),
    )
    reading = read(make(*pages))
    assert reading.document is not None
    shown = " ".join(outline(reading.document.blocks))
    assert shown.count("What was known") == shown.count("Findings") == 1
    assert "Contents" not in shown
    assert (Rule.D201, f"{CONTENTS}: 3") in [(f.rule, f.detail) for f in reading.findings]
