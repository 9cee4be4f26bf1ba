"""How the structure of a PDF is told: by its tags, or by how its pages look."""

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary

from publisher.model import Table, plain_text
from tests.intake import pdf_files as f
from tests.intake.outline import outline
from tests.intake.pdf.test_read import codes, document, read
from tests.intake.pdf_files import SHOWN, artifact, honest, make, marked, tag, tagged, text


def line(y: int, words: str, left: int = 72, size: int = 11, font: str = "F1") -> str:
    return text(words, top=y, left=left, size=size, font=font)


# -- tags --


def test_marked_content_is_that_of_its_own_page() -> None:
    pdf = make(
        marked(0, line(700, "The cell begins on this page and")) + marked(1, line(680, "Head")),
        marked(0, line(700, "goes on overleaf.")) + marked(1, line(600, "Foreign text.")),
    )
    cell = tag(pdf, "TD", 0, f.reference(pdf, 0, 1))
    rows = tag(pdf, "TR", tag(pdf, "TH", 1)), tag(pdf, "TR", cell)
    tagged(pdf, tag(pdf, "Table", *rows), tag(pdf, "P", 1, page=1))
    assert outline(document(pdf).blocks) == [
        "table 1",
        "  th: p Head",
        "  --",
        "  td: p The cell begins on this page and goes on overleaf.",
        "  --",
        "p Foreign text.",
    ]


def test_a_caption_that_is_struck_out_in_part_stands_above_its_table() -> None:
    struck = "72 724 m 114 724 l S "
    pdf = make(
        marked(0, line(720, "Calls in 2018, 2019")) + struck + marked(1, line(700, "Head"))
        + marked(2, line(680, "Cell"))
    )  # fmt: skip
    rows = tag(pdf, "TR", tag(pdf, "TH", 1)), tag(pdf, "TR", tag(pdf, "TD", 2))
    tagged(pdf, tag(pdf, "Table", tag(pdf, "Caption", 0), *rows))
    assert outline(document(pdf).blocks) == [
        "p ~Calls in~ 2018, 2019", "table 1", "  th: p Head", "  --", "  td: p Cell", "  --",
    ]  # fmt: skip


def test_words_that_no_tag_asks_for_are_not_lost() -> None:
    pdf = make(
        marked(0, line(760, "Findings")) + marked(1, line(740, "What was found."))
        + line(700, "A stamp that nobody tagged.") + marked(9, line(650, "A number nobody names."))
    )  # fmt: skip
    tagged(pdf, tag(pdf, "H1", 0), tag(pdf, "P", 1))
    found = document(pdf)
    assert found.title == "Findings"
    assert outline(found.blocks) == [
        "p What was found.", "p A stamp that nobody tagged.", "p A number nobody names.",
    ]  # fmt: skip


def test_artifacts_in_the_margin_are_left_out_and_others_are_kept() -> None:
    pdf = make(
        artifact(line(810, "OFFICIAL")) + marked(0, line(700, "The text."))
        + artifact(line(400, "A paragraph wrongly called an artifact."))
        + artifact(line(20, "Page 1"))
    )  # fmt: skip
    tagged(pdf, tag(pdf, "P", 0))
    assert outline(document(pdf).blocks) == [
        "p The text.", "p A paragraph wrongly called an artifact.",
    ]  # fmt: skip


def test_a_form_belongs_to_what_it_is_marked_as() -> None:
    pdf = make(marked(0, "/Fm1 Do\n") + marked(1, line(300, "After it.")))
    form = f.form(pdf, line(600, "Within the form."))
    pdf.pages[0].Resources["/XObject"] = Dictionary(Fm1=form)
    tagged(pdf, tag(pdf, "P", 1), tag(pdf, "P", 0))
    assert outline(document(pdf).blocks) == ["p After it.", "p Within the form."]


def test_a_form_with_numbers_of_its_own_is_told_from_its_page() -> None:
    pdf = make(marked(0, line(300, "Zero of the page.")) + "/Fm1 Do\n")
    form = pdf.make_indirect(
        f.form(pdf, marked(0, line(600, "Zero of the form.")), StructParents=3)
    )
    pdf.pages[0].Resources["/XObject"] = Dictionary(Fm1=form)
    tagged(pdf, tag(pdf, "P", f.reference(pdf, 0, 0, Stm=form)), tag(pdf, "P", 0))
    assert outline(document(pdf).blocks) == ["p Zero of the form.", "p Zero of the page."]


def test_tags_are_not_believed_where_two_forms_of_a_page_use_one_number() -> None:
    pdf = make("/Fm1 Do\n/Fm2 Do\n")
    told = (
        ("Mr Reed was the father.", "He lived nearby."),
        ("Mr Moss was charged.", "He was tried."),
    )
    forms = [
        pdf.make_indirect(f.form(pdf, marked(0, line(y, one)) + marked(1, line(y - 60, other))))
        for y, (one, other) in zip((700, 500), told, strict=True)
    ]
    pdf.pages[0].Resources["/XObject"] = Dictionary(Fm1=forms[0], Fm2=forms[1])
    asked = (f.reference(pdf, at, 0, Stm=form) for form in forms for at in (0, 1))
    tagged(pdf, *(tag(pdf, "P", one) for one in asked))
    assert outline(document(pdf).blocks) == [f"p {words}" for pair in told for words in pair]


def test_tags_in_a_circle_are_no_tags() -> None:
    pdf = make(marked(0, line(700, "A first line.")))
    inner = pdf.make_indirect(tag(pdf, "P", 0))
    inner["/K"].append(inner)
    pdf.Root["/StructTreeRoot"] = Dictionary(K=inner)
    assert outline(document(pdf).blocks) == ["p A first line."]


def test_content_asked_for_twice_is_read_once() -> None:
    pdf = make(marked(0, line(700, "Only once.")))
    tagged(pdf, tag(pdf, "P", 0), tag(pdf, "P", 0))
    assert outline(document(pdf).blocks) == ["p Only once."]


def test_a_title_tagged_as_a_paragraph_is_known_by_its_size() -> None:
    pdf = make(
        marked(0, line(760, "Executive summary", size=20)) + marked(1, line(735, "Rowan", size=20))
        + marked(2, line(700, "Introduction", size=14)) + marked(3, line(680, SHOWN))
        + marked(4, line(640, "She said no.", size=20)) + marked(5, line(600, "Findings", size=14))
    )  # fmt: skip
    kinds = ("P", "P", "H1", "P", "P", "H1")
    tagged(pdf, *(tag(pdf, kind, at) for at, kind in enumerate(kinds)))
    found = document(pdf)
    assert found.title == "Executive summary Rowan"
    assert outline(found.blocks) == [
        "h1 Introduction", f"p {SHOWN}", "p She said no.", "h1 Findings",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["P", "Title"])
def test_text_that_is_larger_than_the_small_print_of_a_table_is_no_part_of_the_title(
    kind: str,
) -> None:
    pdf = make(
        marked(0, line(760, "Action plan", size=20)) + marked(1, line(735, "Rowan", size=14))
        + marked(2, line(700, "It was revised in May.", size=11))
        + marked(3, line(680, SHOWN, size=7))
    )  # fmt: skip
    tagged(pdf, tag(pdf, kind, 0), *(tag(pdf, "P", at) for at in (1, 2, 3)))
    found = document(pdf)
    assert found.title == "Action plan Rowan"
    assert outline(found.blocks) == ["p It was revised in May.", f"p {SHOWN}"]


def test_lists_as_word_tags_them() -> None:
    pdf = make(
        marked(0, line(760, "5.2 Key findings")) + marked(1, line(740, "\xb7 A bullet."))
        + marked(2, line(720, "a\\) The first.".replace("\\", "")))
        + marked(3, line(700, "b) The second."))
        + marked(4, line(680, "5.2.236 The panel heard.")) + marked(5, line(660, "J. Smith spoke."))
    )  # fmt: skip

    def one(*numbers: int) -> Dictionary:
        items = (tag(pdf, "LI", tag(pdf, "LBody", number)) for number in numbers)
        return tag(pdf, "L", *items)

    tagged(pdf, tag(pdf, "Heading2", 0), one(1), one(2, 3), one(4), tag(pdf, "P", 5),
           roles={"Heading2": "H2"})  # fmt: skip
    assert outline(document(pdf).blocks) == [
        "h2 [5.2] Key findings",
        "ul", "- p A bullet.",
        "ol 1 a)", "- p The first.", "- p The second.",
        "p [5.2.236] The panel heard.",
        "p J. Smith spoke.",
    ]  # fmt: skip


def test_labels_in_tags_of_their_own() -> None:
    pdf = make(
        marked(0, line(760, "1.")) + marked(1, line(760, "The first.", left=100))
        + marked(2, line(740, "2.")) + marked(3, line(740, "The second.", left=100))
        + marked(4, line(720, "Q:")) + marked(5, line(720, "What was asked?", left=100))
        + marked(6, line(700, "4.1")) + marked(7, line(700, "What was heard.", left=100))
    )  # fmt: skip
    items = (tag(pdf, "LI", tag(pdf, "Lbl", at), tag(pdf, "LBody", at + 1)) for at in (0, 2, 4, 6))
    tagged(pdf, tag(pdf, "L", *items))
    assert outline(document(pdf).blocks) == [
        "ol 1", "- p The first.", "- p The second.",
        "ul", "- p Q: What was asked?",
        "p [4.1] What was heard.",
    ]  # fmt: skip


def pictured(alt: str, words: str = "") -> pikepdf.Pdf:
    picture = "q 100 0 0 100 72 500 cm /Im1 Do Q\n"
    pdf = f.with_image(make(marked(0, picture + words) + marked(1, line(700, "Words."))))
    return tagged(pdf, tag(pdf, "P", 1), tag(pdf, "Figure", 0, Alt=alt))


def test_a_figure_is_a_picture_with_its_description() -> None:
    assert outline(document(pictured("A grey square.")).blocks) == [
        "p Words.", "picture A grey square.",
    ]  # fmt: skip


def test_a_figure_without_a_description_stops_it() -> None:
    assert codes(read(pictured(""))) == [("D108", 1)]


def test_the_words_in_a_drawing_follow_it() -> None:
    assert outline(document(pictured("A chart.", line(550, "Label"))).blocks) == [
        "p Words.", "picture A chart.", "p Label",
    ]  # fmt: skip


def test_a_figure_of_words_alone_is_text() -> None:
    pdf = make(marked(0, line(550, "Label")) + marked(1, line(700, "Words.")))
    tagged(pdf, tag(pdf, "P", 1), tag(pdf, "Figure", 0))
    assert outline(document(pdf).blocks) == ["p Words.", "p Label"]


def test_a_table_without_headings_gets_its_first_row_as_headings() -> None:
    pdf = make(marked(0, line(700, "Action")) + marked(1, line(680, "Train.")))
    tagged(pdf, tag(pdf, "Table", *(tag(pdf, "TR", tag(pdf, "TD", at)) for at in (0, 1))))
    reading = read(pdf)
    assert codes(reading) == [("D202", 1)]
    assert reading.document is not None
    assert outline(reading.document.blocks) == [
        "table 1", "  th: p Action", "  --", "  td: p Train.", "  --",
    ]  # fmt: skip


# -- layout --


def test_lines_become_paragraphs_by_the_gap_between_them() -> None:
    pdf = make(text(SHOWN, SHOWN, top=700) + text(SHOWN, top=650))
    assert outline(document(pdf).blocks) == [f"p {SHOWN} {SHOWN}", f"p {SHOWN}"]


def test_a_paragraph_goes_on_overleaf() -> None:
    whole = SHOWN.rstrip(".")
    pdf = make(text(whole, whole, whole, top=140), text("who did not know, said so.", top=700))
    assert outline(document(pdf).blocks) == [
        f"p {whole} {whole} {whole} who did not know, said so."
    ]


def test_columns_come_one_after_the_other() -> None:
    left = text(*["these are the words of the left", "column and they go on so"] * 5, left=60)
    right = text(*["these are the words of the right", "column and they go on so"] * 5, left=320)
    words = plain_text(document(make(left + right)).blocks)
    assert words.rindex("left") < words.index("right")


def test_hyphens_at_line_ends_go_only_if_the_word_is_known_without_them() -> None:
    pdf = make(
        text("The door had been broken before, and when they came again it was bro-",
             "ken still; the long-term worker had left by then, and for the long-",
             "term there was nobody; some re-", "sults were lost.")
    )  # fmt: skip
    words = plain_text(document(pdf).blocks)
    assert "was broken still" in words
    assert "the long-term there was" in words
    assert "some results were" in words, "lines are hyphenated here"
    pdf = make(text("There was nobody; some re-", "sults were lost to the long-", "term worker."))
    words = plain_text(document(pdf).blocks)
    assert "some re-sults were" in words
    assert "the long-term worker" in words


def test_an_address_keeps_its_lines() -> None:
    pdf = make(text("Ashgrove Borough Council", "Town Hall", "Ashgrove", top=760) + honest())
    assert outline(document(pdf).blocks)[0] == "p Ashgrove Borough Council|Town Hall|Ashgrove"


def test_a_word_too_long_for_its_column_ends_no_lines_on_purpose() -> None:
    column = ("Recommendations-or-lessons", "are for the staff", "who ask and hear", "and write")
    words = text(*column, left=300)
    assert outline(document(make(words + honest(top=500))).blocks)[0] == (
        "p Recommendations-or-lessons are for the staff who ask and hear and write"
    )


KERNED = "BT /F1 11 Tf 72 700 Td [(The pa) -20 (nel) -300 (met) 20 ( the fa) -15 (mily)] TJ ET\n"
STEPS = [(72 + 6.1 * at, letter) for at, letter in enumerate("Thepanelheardher") if letter]
PLACED = [f"1 0 0 1 {x} 700 Tm ({letter}) Tj " for x, letter in STEPS]


def test_kerned_words_stay_whole() -> None:
    assert outline(document(make(KERNED)).blocks) == ["p The panel met the family"]


@pytest.mark.parametrize("order", [1, -1], ids=["from the left", "from the right"])
def test_letters_placed_one_by_one_are_read_from_the_left(order: int) -> None:
    pdf = make(honest() + "BT /F1 11 Tf " + "".join(PLACED[::order]).replace("700", "760") + "ET\n")
    assert "Thepanelheardher" in plain_text(document(pdf).blocks).replace(" ", "")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_like_any_other(turn: int) -> None:
    found = document(make(text(SHOWN, SHOWN) + text(SHOWN, top=600), Rotate=turn))
    assert outline(found.blocks) == [f"p {SHOWN} {SHOWN}", f"p {SHOWN}"]


def test_text_written_sideways_reads_like_any_other() -> None:
    found = document(make("0 1 -1 0 595 0 cm " + text(SHOWN, SHOWN, top=500)))
    assert outline(found.blocks) == [f"p {SHOWN} {SHOWN}"]


def test_text_in_a_form_is_read() -> None:
    pdf = make("q 1 0 0 1 0 100 cm /Fm1 Do Q")
    pdf.pages[0].Resources["/XObject"] = Dictionary(Fm1=f.form(pdf, text(SHOWN, top=600)))
    assert outline(document(pdf).blocks) == [f"p {SHOWN}"]


def test_headings_are_larger_or_bold() -> None:
    pdf = make(
        line(740, "Overview", size=20, font="F2") + line(700, "1. Introduction", size=14)
        + line(670, f"1.1 {SHOWN}") + line(640, "2. Findings", size=14)
        + line(610, "Key dates", font="F2") + line(580, f"2.1 {SHOWN}")
    )  # fmt: skip
    found = document(pdf)
    assert found.title == "Overview"
    assert outline(found.blocks) == [
        "h1 [1] Introduction", f"p [1.1] {SHOWN}", "h1 [2] Findings", "h2 Key dates",
        f"p [2.1] {SHOWN}",
    ]  # fmt: skip


def test_a_title_may_have_two_lines_of_its_own() -> None:
    pdf = make(
        line(760, "Executive summary", size=20) + line(700, "Rowan", size=20)
        + line(660, "Introduction", size=14) + line(630, SHOWN)
    )  # fmt: skip
    found = document(pdf)
    assert found.title == "Executive summary Rowan"
    assert outline(found.blocks) == ["h1 Introduction", f"p {SHOWN}"]


def test_initials_are_no_list() -> None:
    pdf = make(line(700, "J. Smith spoke first.") + line(640, "A. Brown was asked to come."))
    assert outline(document(pdf).blocks) == [
        "p J. Smith spoke first.",
        "p A. Brown was asked to come.",
    ]


def test_letters_that_count_on_are_a_list() -> None:
    pdf = make(
        line(700, "The panel asked:") + line(670, "(a) who knew of it; and", left=90)
        + line(640, "(b) what they did.", left=90)
    )  # fmt: skip
    assert outline(document(pdf).blocks) == [
        "p The panel asked:", "ol 1 (a)", "- p who knew of it; and", "- p what they did.",
    ]  # fmt: skip


@pytest.mark.parametrize("apart", [8, 9, 10, 14])
def test_the_same_words_on_lines_close_together_are_both_read(apart: int) -> None:
    words = "The panel met them"
    pdf = make(honest() + "".join(line(300 - apart * at, words) for at in range(4)))
    assert plain_text(document(pdf).blocks).count(words) == 4


WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=7), min_size=1, max_size=5).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from([8, 14, 15, 16, 25]))
def test_every_letter_that_shows_is_read_in_its_order(lines: list[str], apart: int) -> None:
    content = "".join(line(700 - apart * at, words) for at, words in enumerate(lines))
    reading = read(make(content))
    assert reading.document is not None, reading.findings
    got = "".join(char for char in plain_text(reading.document.blocks) if char.isalnum())
    title = reading.document.title.replace(" ", "")
    assert title + got == "".join(lines).replace(" ", "")


# -- tables as office programs and browsers print them --


def test_headings_printed_again_on_each_page_stand_once() -> None:
    pdf = make(
        marked(0, line(700, "Action")) + marked(1, line(680, "Ask about abuse.")),
        marked(0, line(700, "Action")) + marked(1, line(680, "Write it down.")),
    )
    head = tag(pdf, "TH", 0, f.reference(pdf, 0, 1))
    cells = tag(pdf, "TD", 1), tag(pdf, "TD", 1, page=1)
    rows = (tag(pdf, "TR", one) for one in (head, *cells))
    tagged(pdf, tag(pdf, "Table", *rows))
    assert outline(document(pdf).blocks) == [
        "table 1",
        "  th: p Action",
        "  --",
        "  td: p Ask about abuse.",
        "  --",
        "  td: p Write it down.",
        "  --",
    ]


def test_where_every_row_is_said_to_be_a_heading_the_first_one_is() -> None:
    words = ("Recommendation", "Ask about abuse.", "Write it down.")
    pdf = make("".join(marked(at, line(700 - 20 * at, said)) for at, said in enumerate(words)))
    rows = (tag(pdf, "TR", tag(pdf, "TH", at)) for at in range(3))
    tagged(pdf, tag(pdf, "Table", *rows))
    (table,) = document(pdf).blocks
    assert isinstance(table, Table)
    assert table.header_rows == 1
    assert outline([table]) == [
        "table 1", "  th: p Recommendation", "  --", "  td: p Ask about abuse.", "  --",
        "  td: p Write it down.", "  --",
    ]  # fmt: skip


def test_a_table_that_only_puts_words_beside_pictures_is_none() -> None:
    shown = "".join(marked(at, line(700 - 40 * at, f"What was said, part {at}.")) for at in (0, 1))
    pictures = "".join(
        marked(at, f"q 30 0 0 30 30 {780 - 40 * at} cm /Im1 Do Q\n") for at in (2, 3)
    )
    pdf = f.with_image(make(shown + pictures))
    rows = (
        tag(
            pdf, "TR", tag(pdf, "TD", tag(pdf, "Figure", at + 2, Alt="A hand.")), tag(pdf, "TD", at)
        )
        for at in (0, 1)
    )
    tagged(pdf, tag(pdf, "Table", *rows))
    assert outline(document(pdf).blocks) == [
        "picture A hand.", "p What was said, part 0.",
        "picture A hand.", "p What was said, part 1.",
    ]  # fmt: skip


NARROW = ("communica", "tion with"), ("Accountab", "ility of"), ("overwhel", "ming")


@pytest.mark.parametrize(
    "parts", [*NARROW, ("Mari", "gold left"), ("Then", "both met"), ("Al", "so")]
)
def test_words_broken_by_narrow_cells_are_whole_again_and_others_stay_apart(
    parts: tuple[str, str],
) -> None:
    pdf = make(marked(0, line(700, "Head")) + marked(1, line(680, parts[0]) + line(666, parts[1])))
    rows = tag(pdf, "TR", tag(pdf, "TH", 0)), tag(pdf, "TR", tag(pdf, "TD", 1))
    tagged(pdf, tag(pdf, "Table", *rows))
    words = plain_text(document(pdf).blocks)
    assert ("".join(parts) in words) == (parts in NARROW)
