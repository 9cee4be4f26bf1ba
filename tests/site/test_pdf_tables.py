"""What a PDF does with tables, and with pictures that are too large for their place."""

import io
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image

from publisher.model import (
    Block,
    Cell,
    Document,
    ListBlock,
    ListItem,
    Picture,
    Quote,
    Raster,
    RedactedText,
    Role,
    Run,
    Table,
)
from publisher.site.pdf import make_pdf, page_count
from tests.site.content import Text, bullets, cell, document, para, run
from tests.site.printed import COVER, ONE_NOTE, links_of, of, pages_that_show, squeezed, words_of

R = RedactedText


def a_picture(width: int, height: int) -> Picture[Text]:
    file = io.BytesIO()
    Image.new("L", (width, height), 200).save(file, "PNG")
    return Picture(Raster(file.getvalue(), width, height, "0" * 64), R("A map."))


def pictures_on(pdf: bytes) -> list[tuple[float, ...]]:
    """Where the pictures stand (left, bottom, right, top), and how tall their pages are."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (*thing.get_bounds(), page.get_height())
            for page in opened
            for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
        ]
    finally:
        opened.close()


@pytest.mark.parametrize("wide", [False, True])
def test_a_picture_is_as_tall_as_its_page_has_room_for(wide: bool) -> None:
    table = Table((tuple(cell("words") for _ in range(6 if wide else 2)),))
    cover = replace(COVER, notices=("Invented. " * 20,))
    made = make_pdf(of(table, a_picture(800, 1200), a_picture(400, 300)), cover)
    (_, bottom, _, top, page), (left, _, right, *_) = pictures_on(made)
    assert (page < 600) is wide
    assert 60 < bottom < top < page - 60
    assert round(right - left) == 300


def test_a_picture_in_a_cell_is_no_wider_than_the_cell() -> None:
    row = (cell("words " * 9), Cell((a_picture(900, 90),)), cell("words " * 99))
    nested = Table(((Cell((bullets("x"), Quote((a_picture(900, 90),)))), cell("words " * 60)),))
    made = make_pdf(of(Table((row, row)), nested), COVER)
    assert len(pictures_on(made)) == 3
    for left, _, right, *_ in pictures_on(made):
        assert 100 < right - left < 200


def test_a_row_of_pictures_taller_than_a_page_is_never_cut_off() -> None:
    row = (cell("words"), Cell((a_picture(500, 900), a_picture(500, 900))))
    found = pictures_on(make_pdf(of(Table((row, row))), COVER))
    assert len(found) == 4
    for _, bottom, _, top, page in found:
        assert 60 < bottom < top < page - 60


LEADING = {
    "a note": Run(R(""), note=1),
    "a link": run("(key)", link=R("https://a.example/")),
}


@pytest.mark.parametrize("what", LEADING)
@pytest.mark.parametrize("theme", [False, True], ids=["heading", "theme"])
def test_what_is_said_again_on_each_page_of_a_table_leads_somewhere_once(
    what: str, theme: bool
) -> None:
    rows = [(cell(str(n)), cell("words " * 30)) for n in range(60)]
    said = para("Rating", LEADING[what])
    heads = (Cell((para("No"),) if theme else (said,), header=True), cell("Words", header=True))
    themes = [(Cell((said,), columns=2),)] if theme else []
    again = para("As above", Run(R(""), note=1))
    pdf = make_pdf(of(Table((heads, *themes, *rows), 1), again, notes=ONE_NOTE), COVER)
    words = words_of(pdf)
    assert words.count("Rating") == page_count(pdf) > 2
    assert words.count("Agreedlater.") == 1
    assert ("https://a.example/" in links_of(pdf)) is (what == "a link")


def test_a_table_longer_than_a_page_repeats_its_headings() -> None:
    rows = [(cell(str(n)), cell("words " * 30)) for n in range(60)]
    made = of(Table(((cell("Number", header=True), cell("Words", header=True)), *rows), 1))
    pdf = make_pdf(made, COVER)
    assert words_of(pdf).count("NumberWords") == page_count(pdf) > 2


def test_a_row_that_is_kept_whole_is_never_cut_off() -> None:
    filled = "".join(f"x{n:02} " for n in range(60))[:240]
    rows = [tuple(cell(f"{filled}{n}.{at}.") for at in range(10)) for n in range(12)]
    found = words_of(make_pdf(of(Table(tuple(rows))), COVER))
    for n in range(12):
        for at in range(10):
            assert squeezed(f"{filled}{n}.{at}.") in found


def test_rows_that_share_a_cell_and_are_kept_together_are_never_cut_off() -> None:
    filled = "".join(f"x{n:02} " for n in range(60))[:160]
    rows = [
        row
        for n in range(12)
        for row in (
            (cell("s", rows=2), *(cell(f"{filled}{n}.{at}a") for at in range(11))),
            tuple(cell(f"{filled}{n}.{at}b") for at in range(11)),
        )
    ]
    found = words_of(make_pdf(of(Table(tuple(rows))), COVER))
    for n in range(12):
        for at in range(11):
            for row in "ab":
                assert squeezed(f"{filled}{n}.{at}{row}") in found


def test_headings_taller_than_a_page_are_never_cut_off() -> None:
    rows = [(cell(f"n{n}.", header=True), cell(f"e{n}.", header=True)) for n in range(60)]
    found = words_of(make_pdf(of(Table(tuple(rows), header_rows=60)), COVER))
    assert [n for n in range(60) if f"n{n}.e{n}." not in found] == []


def test_many_short_rows_that_share_a_cell_are_never_cut_off() -> None:
    rows = [(cell("shared", rows=60), cell("e0.")), *((cell(f"e{n}."),) for n in range(1, 60))]
    found = words_of(make_pdf(of(Table(tuple(rows))), COVER))
    assert [n for n in range(60) if f"e{n}." not in found] == []


def test_spans_that_overlap_or_run_off_still_make_a_page() -> None:
    table = Table(
        (
            (cell("a", columns=3, rows=9), cell("b", rows=2)),
            (cell("c", columns=4),),
            (cell("d"),) * 6,
        ),
        header_rows=2,
    )
    assert "d" * 6 in words_of(make_pdf(of(table), COVER))


def test_a_word_longer_than_its_column_is_broken_and_kept_whole() -> None:
    long = "https://example.org/" + "abcdefghij" * 12
    row = tuple(cell(long if n == 3 else f"word {n}") for n in range(8))
    assert long in words_of(make_pdf(of(Table((row,))), COVER))


def test_tables_too_deep_to_be_drawn_keep_their_words() -> None:
    block: Block[Text] = ListBlock((ListItem((Quote((para("the deepest"),)),)),))
    for number in range(40):
        row = (Cell((block,)), Cell((para(f"beside{number}"),)))
        block = Table((row,), caption=R(f"caption{number}"))
    found = words_of(make_pdf(of(block), COVER))
    words = ("thedeepest", *(f"{word}{n}" for n in range(40) for word in ("beside", "caption")))
    assert [word for word in words if word not in found] == []


def long_plan(before: int) -> Document[Text]:
    """A plan whose second theme comes after so many rows of the first."""
    rows = [(cell(f"{at}"), cell("Ask. " * 12), cell("Health")) for at in range(before)]
    heads = tuple(cell(words, header=True) for words in ("No", "Recommendation", "Lead"))
    shared = (cell("99", rows=2), cell("Shared " + "listen " * 20 + "ends", rows=2), cell("One"))
    table = (
        heads, (cell("Theme asking", columns=3),), *rows,
        (cell("Theme telling", columns=3),), shared, (cell("Two"),),
        *((cell(f"1{at}"), cell("Tell. " * 12), cell("Schools")) for at in range(40)),
    )  # fmt: skip
    return document(Role.RECOMMENDATIONS, "Plan", [Table(table, header_rows=1)])


@pytest.mark.parametrize("before", range(14, 26))
def test_a_theme_stays_with_its_first_row_and_rows_that_share_a_cell_stay_together(
    before: int,
) -> None:
    pdf = make_pdf(long_plan(before), COVER)
    starts, shares = pages_that_show(pdf, "Theme telling"), pages_that_show(pdf, "Shared")
    assert len(shares) == 1
    assert pages_that_show(pdf, "ends") == shares
    assert starts[0] == shares[0]
    assert starts == list(range(starts[0], page_count(pdf) + 1))  # said again on each page
