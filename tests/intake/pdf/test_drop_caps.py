"""A large first letter beside its paragraph is part of its word."""

import pytest

from publisher.intake.pdf.drop_caps import with_drop_caps
from publisher.intake.pdf.page import Box, Glyph, Look, Mark
from publisher.model import plain_text
from tests.intake.outline import outline
from tests.intake.pdf.test_read import codes, document, read
from tests.intake.pdf_files import honest, make, marked, tag, tagged, text

REST = ("and she worked there for many years of her life,", "as those who knew her said, and")


def drop_cap(letter: str, first: str, *, left: int = 104) -> tuple[str, str]:
    """The letter of three lines' height, and the lines."""
    beside = text(first, *REST, left=left, top=728)
    return text(letter, top=700, size=42), beside + text("it was said again below.", top=686)


WHOLE = {
    "a name": ("J", "ane was a nurse in the town", "Jane was a nurse in the town"),
    "a word": ("T", "he panel met her in the town", "The panel met her in the town"),
    "in capitals": ("J", "ANE SMITH was a nurse", "JANE SMITH was a nurse"),
    "of a word that is none": ("A", "shgrove was her town", "Ashgrove was her town"),
}  # fmt: skip


@pytest.mark.parametrize("what", WHOLE)
@pytest.mark.parametrize("order", [1, -1], ids=["before its lines", "after them"])
def test_a_large_first_letter_is_part_of_its_word(what: str, order: int) -> None:
    letter, first, whole = WHOLE[what]
    found = document(make("".join(drop_cap(letter, first)[::order]) + honest(top=600)))
    assert found.title == ""
    assert outline(found.blocks)[0].replace("|", " ") == (
        f"p {whole} {REST[0]} {REST[1]} it was said again below."
    )


@pytest.mark.parametrize("gap", [0, 2, 6])
def test_a_large_first_letter_that_rises_above_its_line_is_part_of_its_word(gap: int) -> None:
    letter = text("J", top=700, size=42)
    pdf = make(letter + text("ane was a nurse", left=93 + gap, top=700) + text(REST[0], top=686))
    assert outline(document(pdf).blocks)[0].startswith("p Jane was a nurse")


@pytest.mark.parametrize(("label", "left"), [("o", 86), ("B", 96)], ids=["a bullet", "a label"])
def test_a_large_letter_apart_from_words_on_its_line_is_no_part_of_them(
    label: str, left: int
) -> None:
    pdf = make(text(label, size=20) + text("whose time it was.", left=left) + honest(top=600))
    assert plain_text(document(pdf).blocks).startswith(f"{label} whose")


def test_two_large_letters_beside_one_line_stop_it() -> None:
    letters = text("J", size=42) + text("A", left=76, top=705, size=42)
    beside = text("ane was a nurse", left=106, top=728)
    assert codes(read(make(letters + beside + honest(top=600)))) == [("D111", 1)]


def test_a_large_first_letter_in_a_tag_of_its_own_is_part_of_its_word() -> None:
    letter, beside = drop_cap("J", "ane was a nurse in the town")
    pdf = make(marked(0, letter) + marked(1, beside) + marked(2, honest(top=600)))
    tagged(pdf, *(tag(pdf, "P", at) for at in range(3)))
    assert outline(document(pdf).blocks)[0].startswith("p Jane was a nurse in the town")


def test_a_large_letter_that_may_be_a_word_by_itself_stops_it() -> None:
    assert codes(read(make("".join(drop_cap("A", "my was heard")) + honest()))) == [("D111", 1)]


def test_a_large_letter_above_words_that_go_on_stops_it() -> None:
    pdf = make(text("J", top=760, size=42) + text("ane was a nurse.", top=735) + honest())
    assert codes(read(pdf)) == [("D111", 1)]


def test_a_large_letter_above_or_beside_other_words_stays_and_is_no_title() -> None:
    below = make(text("A", top=760, size=20) + text("Abuse, coercive", top=735) + honest())
    council = text("Ashgrove Council", "Town Hall", left=104, top=728)
    beside = make(drop_cap("B", "")[0] + council + honest(top=600))
    for pdf, letter in ((below, "h1 A"), (beside, "h1 B")):
        found = document(pdf)
        assert (found.title, outline(found.blocks)[0]) == ("", letter)


def test_where_a_hidden_letter_was_no_two_are_made_neighbours() -> None:
    def glyph(letter: str, at: int, size: int = 11) -> Glyph:
        box = Box(100 + 6 * at, 90, 105 + 6 * at, 100)
        return Glyph(letter, box, 100, Look(size), Mark(), gap=False, order=at, thing=0)

    cap = glyph("J", 0, 42)._replace(box=Box(75, 90, 99, 128), baseline=128)
    held = [cap, *(glyph(letter, at) for at, letter in ((1, "a"), (2, "n"), (4, "e")))]
    joined, apart = with_drop_caps(held, 700)
    assert "".join(one.text for one in joined) == "Jane"
    assert [one.order - joined[0].order for one in joined] == [0, 1, 2, 4]
    assert apart == 0
