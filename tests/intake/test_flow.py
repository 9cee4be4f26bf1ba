from dataclasses import replace

import pytest

from publisher.findings import Rule
from publisher.intake.characters import GARBLED, LOST
from publisher.intake.flow import Caption, Piece, TitleLine, assemble, reading_of, take_title
from publisher.intake.reading import Request
from publisher.model import Heading, Note, Paragraph, Role, Run, Script, Table

TITLE = TitleLine((Run("Areas for development:"),))
TABLE: Table[str] = Table(())


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


@pytest.mark.parametrize("where", ["title", "text", "note"])
@pytest.mark.parametrize(("spoilt", "detail"), [("Si\ufffdn", LOST), ("Annâ€™s", GARBLED)])
def test_a_letter_that_was_spoilt_stops_what_any_reader_has_read(
    where: str, spoilt: str, detail: str
) -> None:
    words = {one: spoilt if one == where else "\ufffd by itself" for one in
             ("title", "text", "note")}  # fmt: skip
    found = reading_of(
        Request(Role.APPENDIX, "appendix"), [paragraph(words["text"])], (),
        notes=(Note((paragraph(words["note"]),)),), title=words["title"],
    )  # fmt: skip
    assert [(f.rule, f.detail) for f in found.findings] == [(Rule.D109, detail)]
    assert found.document is None


SAYS_MORE = {
    "struck out": Run("a child", struck=True),
    "a raised figure": Run("2", script=Script.SUPER),
    "a call of a note": Run("", note=1),
}


@pytest.mark.parametrize("run", SAYS_MORE.values(), ids=SAYS_MORE)
def test_a_title_or_caption_that_says_more_than_its_words_stays_in_the_text(run: Run[str]) -> None:
    runs = (Run("The death of "), run)
    for line in (TitleLine(runs), Heading(1, runs)):
        assert take_title([line]) == ("", [line])
    assert assemble([Caption(runs), TABLE]) == (Paragraph(runs), TABLE)


def test_a_raised_end_of_a_number_and_bold_are_no_more_than_words() -> None:
    runs = (Run("On 1"), Run("st", script=Script.SUPER), Run(" May", strong=True))
    assert take_title([TitleLine(runs)]) == ("On 1st May", [])
    assert assemble([Caption(runs), TABLE]) == (replace(TABLE, caption="On 1st May"),)
