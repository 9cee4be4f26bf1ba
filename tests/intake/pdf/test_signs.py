"""Signs that say yes or no, and the dashes and words that look like bullets."""

import pytest

from publisher.model import plain_text
from tests.intake.outline import outline
from tests.intake.pdf.test_read import document
from tests.intake.pdf_files import make, marked, tag, tagged, text, with_signs

SIGNS = {"a": "■", "b": "□", "c": "●", "d": "○", "e": "✓"}
WINGDINGS = {"a": "\uf0fc", "b": "\uf0fb", "c": "\uf0fe", "d": "\uf0a8", "e": "\uf0a7"}


def rows(*lines: str, font: str = "F3", left: int = 72, in_from: int = 0) -> list[str]:
    """Lines, each after a sign that is the letter before its first space."""
    return [
        text(line[0], left=left + at * in_from, top=700 - 20 * at, font=font)
        + text(line[2:], left=left + at * in_from + 18, top=700 - 20 * at)
        for at, line in enumerate(lines)
    ]


def test_ticks_and_boxes_of_a_font_of_pictures_are_read_as_such() -> None:
    answer = (
        text("Was she known to the police? Yes", left=72)
        + text("c", left=250, font="F3") + text("No", left=270) + text("d", left=290, font="F3")
    )  # fmt: skip
    for font in ("Wingdings", "ABCDEF+Wingdings-Regular"):
        pdf = with_signs(make(answer), font, WINGDINGS)
        assert plain_text(document(pdf).blocks) == "Was she known to the police? Yes ☑ No ☐"


ITEMS = {
    "ticks and crosses": (["a Train staff.", "b Audit it."], ["- p ✓ Train staff.",
                                                              "- p ✗ Audit it."]),
    "bullets": (["e Train staff.", "e Audit it."], ["- p Train staff.", "- p Audit it."]),
}  # fmt: skip


@pytest.mark.parametrize("what", ITEMS)
@pytest.mark.parametrize("with_tags", [True, False], ids=["tagged", "by its look"])
def test_items_after_signs_of_a_font_of_pictures(what: str, *, with_tags: bool) -> None:
    typed, expected = ITEMS[what]
    assert listed(rows(*typed), "Wingdings", WINGDINGS, with_tags=with_tags) == ["ul", *expected]


CHOICES = {
    "a choice": (["a Homicide", "b Suicide"], ["- p ■ Homicide", "- p □ Suicide"]),
    "a choice of round ones": (["c Homicide", "d Suicide"], ["- p ● Homicide", "- p ○ Suicide"]),
    "boxes of one kind": (["b Homicide", "b Suicide"], ["- p □ Homicide", "- p □ Suicide"]),
    "shapes of one kind": (["a Homicide", "a Suicide"], ["- p Homicide", "- p Suicide"]),
}  # fmt: skip


@pytest.mark.parametrize("what", CHOICES)
@pytest.mark.parametrize("with_tags", [True, False], ids=["tagged", "by its look"])
def test_a_sign_that_may_be_the_answer_stays(what: str, *, with_tags: bool) -> None:
    typed, expected = CHOICES[what]
    assert listed(rows(*typed), "Shapes", SIGNS, with_tags=with_tags) == ["ul", *expected]


def listed(lines: list[str], font: str, signs: dict[str, str], *, with_tags: bool) -> list[str]:
    if not with_tags:
        return outline(document(with_signs(make("".join(lines)), font, signs)).blocks)
    pdf = make("".join(marked(at, line) for at, line in enumerate(lines)))
    items = (tag(pdf, "LI", tag(pdf, "LBody", at)) for at in range(len(lines)))
    return outline(document(with_signs(tagged(pdf, tag(pdf, "L", *items)), font, signs)).blocks)


def test_a_box_in_a_tag_of_its_own_stays() -> None:
    pdf = make(marked(0, text("b", font="F3")) + marked(1, text("Suicide", left=90)))
    tagged(pdf, tag(pdf, "L", tag(pdf, "LI", tag(pdf, "Lbl", 0), tag(pdf, "LBody", 1))))
    found = document(with_signs(pdf, "Shapes", SIGNS)).blocks
    assert outline(found) == ["ul", "- p □ Suicide"]


def test_shapes_of_a_list_within_a_list_are_bullets() -> None:
    pdf = with_signs(make("".join(rows("c Outer.", "d Inner.", in_from=18))), "Shapes", SIGNS)
    assert plain_text(document(pdf).blocks) == "Outer.\nInner."


def test_a_choice_on_one_line_stays() -> None:
    line = (text("c", font="F3") + text("Yes", left=90) + text("d", left=120, font="F3")
            + text("No", left=140))  # fmt: skip
    assert plain_text(document(with_signs(make(line), "Shapes", SIGNS)).blocks) == "● Yes ○ No"


DASHES = {
    "a word of Welsh": ([(72, "o fewn chwe mis")], ["p o fewn chwe mis"]),
    "a minus": ([(72, "- 12%"), (72, "in all.")], ["p - 12%", "p in all."]),
    "dashes beside each other": ([(72, "- One."), (72, "- Two.")], ["ul", "- p One.", "- p Two."]),
    "an item with more in it": (
        [(72, "- One."), (79, "More of it."), (72, "- Two.")],
        ["ul", "- p One.", "  p More of it.", "- p Two."],
    ),
    "dashes after words": (
        [(72, "- One."), (72, "What was said."), (72, "- Two.")],
        ["p - One.", "p What was said.", "p - Two."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", DASHES)
def test_a_dash_is_a_bullet_next_to_another_of_its_kind(what: str) -> None:
    lines, expected = DASHES[what]
    made = (text(line, left=left, top=700 - 40 * at) for at, (left, line) in enumerate(lines))
    assert outline(document(make("".join(made))).blocks) == expected


def test_a_single_dash_that_stands_off_from_its_words_is_a_bullet() -> None:
    pdf = make(text("o", left=72) + text("Train the staff.", left=96))
    assert outline(document(pdf).blocks) == ["ul", "- p Train the staff."]
