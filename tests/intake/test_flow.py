from publisher.intake.flow import Piece, TitleLine, reading_of, take_title
from publisher.intake.reading import Request
from publisher.model import Heading, Paragraph, Role, Run

TITLE = TitleLine((Run("Areas for development:"),))


def paragraph(words: str) -> Paragraph[str]:
    return Paragraph((Run(words),))


def test_a_title_below_the_short_lines_of_a_cover_is_the_title() -> None:
    cover: list[Piece] = [paragraph("Ashgrove Community Safety Partnership"), TITLE]
    assert take_title(cover) == ("Areas for development:", cover[:1])


def test_a_large_line_in_the_middle_of_a_letter_stays_a_heading_in_its_place() -> None:
    words = "The panel found this a careful and candid report. " * 5
    letter: list[Piece] = [paragraph("Dear colleague,"), paragraph(words), TITLE]
    document = reading_of(Request(Role.LETTER, "letter"), letter, ()).document
    assert document is not None
    assert document.title == ""
    assert document.blocks[-1] == Heading(1, TITLE.runs)
