"""Words in letters that stand nowhere else are found, cut out, and held against what is seen."""

from dataclasses import replace

import pytest
from PIL import Image

from publisher.intake.pdf.page import Box, Frame, Glyph, Look, Mark, Page
from publisher.intake.pdf.rare_words import RARE, WIDTH, Word, misread, on_a_sheet, rare_words
from publisher.intake.sight.engine import SeenWord

ODD = "abcdee+odd"
FRAME = Frame(Box(0, 0, 600, 800), 0, 600, 800)


def glyphs(text: str, font: str = ODD, drawing: int = 1, y: int = 100) -> tuple[Glyph, ...]:
    """Letters in a row, each with a drawing of its own."""
    return tuple(
        Glyph(c, Box(10 * at, y - 8, 10 * at + 8, y), y, Look(11, font=font), Mark(),
              text[at - 1 : at] == " ", 1000 * y + at, 0, None, drawing + ord(c))
        for at, c in enumerate(text) if c != " "
    )  # fmt: skip


def page(*rows: tuple[Glyph, ...]) -> Page:
    return Page(1, FRAME, tuple(glyph for row in rows for glyph in row), ())


def found(*rows: tuple[Glyph, ...], unproven: frozenset[str] = frozenset({ODD})) -> list[str]:
    words = rare_words([page(*rows)], unproven)
    return ["".join(glyph.text for glyph in word.glyphs) for word in words]


def test_words_in_rare_letters_that_nothing_proves_are_found() -> None:
    assert found(glyphs("Marigold left at ten")) == ["Marigold", "left", "ten"]


def test_a_font_that_says_what_its_letters_are_is_not_looked_at() -> None:
    assert found(glyphs("Marigold left", font="helvetica")) == []
    assert found(glyphs("Marigold left"), unproven=frozenset()) == []


def test_letters_that_stand_in_many_places_are_not_rare() -> None:
    rows = [glyphs("left", y=100 + 20 * at) for at in range(RARE)]
    assert found(*rows) == []
    assert found(*rows[1:]) == ["left"] * (RARE - 1)


def test_words_end_where_their_line_does() -> None:
    assert found(glyphs("Mari", y=100), glyphs("gold", y=120)) == ["Mari", "gold"]


def test_turned_letters_are_left_to_the_look_at_pages() -> None:
    row = tuple(g._replace(look=g.look._replace(turn=90)) for g in glyphs("Marigold"))
    assert found(row) == []


def test_each_word_has_a_place_of_its_own_on_the_sheet() -> None:
    cut = [Image.new("L", (70 + at, 20 + at % 3), 0) for at in range(60)]
    sheet, places = on_a_sheet(cut)
    assert sheet.width == WIDTH
    assert [(p.width, p.height) for p in places] == [image.size for image in cut]
    assert all(one.overlap(other) == 0 for one in places for other in places if one is not other)
    assert sheet.histogram()[0] == sum(image.width * image.height for image in cut)


def test_a_word_wider_than_a_sheet_is_on_it_whole() -> None:
    sheet, (place,) = on_a_sheet([Image.new("L", (2 * WIDTH, 30), 0)])
    assert sheet.width > place.right


MARIGOLD = Word(3, glyphs("Marigold"))
PLACE = Box(40, 40, 140, 60)


@pytest.mark.parametrize(
    ("text", "sure", "is_other"),
    [("Marigold", 90, False), ("Mangold", 90, False), ("Threlkeld", 90, True),
     ("Threlkeld", 40, False), ("ab", 90, False)],
)  # fmt: skip
def test_what_is_surely_seen_and_unlike_is_another_word(
    text: str, sure: float, is_other: bool
) -> None:
    seen = SeenWord(text, 45, 42, 135, 58, sure, (1, 1), (1, 1, 1))
    orders = frozenset(glyph.order for glyph in MARIGOLD.glyphs)
    assert misread([MARIGOLD], [PLACE], [seen]) == ({3: orders} if is_other else {})


def test_what_is_seen_in_parts_is_put_together() -> None:
    whole = SeenWord("Mari", 45, 42, 80, 58, 90, (1, 1), (1, 1, 1))
    parts = [whole._replace(text="gold", left=85, right=135), whole]
    assert misread([MARIGOLD], [PLACE], parts) == {}


def test_what_is_seen_elsewhere_says_nothing_of_a_word() -> None:
    beside = SeenWord("Threlkeld", 245, 42, 335, 58, 90, (1, 1), (1, 1, 1))
    assert misread([MARIGOLD], [PLACE], [beside]) == {}
    assert misread([replace(MARIGOLD, page=4)], [PLACE], []) == {}
