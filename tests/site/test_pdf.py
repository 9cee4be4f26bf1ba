import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from hypothesis import given, settings

from publisher.errors import ToolError
from publisher.findings import Rule
from publisher.model import (
    Cell,
    Document,
    Enclosure,
    Heading,
    ListBlock,
    ListItem,
    Marker,
    Note,
    Numerals,
    Quote,
    RedactedText,
    Run,
    Script,
    Table,
    plain_text,
)
from publisher.site.glyphs import shown_characters
from publisher.site.pdf import Cover, make_pdf, missing_characters, page_count, pdf_findings
from publisher.site.words import clean
from tests.site.content import (
    LETTER,
    PLAN,
    SUMMARY,
    WELSH_PLAN,
    WELSH_SUMMARY,
    Text,
    bullets,
    cell,
    head,
    para,
    picture,
    run,
)
from tests.site.nasty import NASTY, TEXT
from tests.site.printed import COVER, ONE_NOTE, links_of, of, pages_that_show, squeezed, words_of

R = RedactedText


def body_of(pdf: bytes) -> str:
    """The words after the last line of the cover."""
    return words_of(pdf).split(squeezed(COVER.weblink), 1)[1]


# Typst draws a cell that spans rows once its last row is done, so the plan's first rows,
# which span, are compared by their words alone (the order of the tags is the table's).
_TABLE = PLAN.blocks[1]
assert isinstance(_TABLE, Table)
PLAIN_PLAN = replace(PLAN, blocks=(replace(_TABLE, rows=(_TABLE.rows[0], *_TABLE.rows[3:])),))


@pytest.mark.parametrize(
    "made", [LETTER, PLAIN_PLAN, WELSH_PLAN], ids=lambda d: d.name + d.language
)
def test_a_pdf_has_the_words_of_its_document_in_order(made: Document[Text]) -> None:
    found = body_of(make_pdf(made, COVER))
    expected = squeezed(clean(plain_text(made.blocks)))
    assert found.startswith(expected)
    assert re.fullmatch(r"(Page1of1|Tudalen1o1)", found.removeprefix(expected))


def test_a_cover_tells_when_it_was_published_and_when_it_last_changed() -> None:
    changed = replace(COVER, changed=date(2027, 2, 3))
    cover = words_of(make_pdf(LETTER, changed)).split(squeezed(COVER.weblink), 1)[0]
    assert "Published1December2026Lastchanged3February2027" in cover
    assert "Lastchanged" not in words_of(make_pdf(LETTER, COVER))


@pytest.mark.parametrize("made", [SUMMARY, PLAN], ids=lambda d: d.name)
def test_every_word_of_a_document_is_in_its_pdf(made: Document[Text]) -> None:
    found = words_of(make_pdf(made, COVER))
    notes = (block for note in made.notes for block in note.blocks)
    for block in (*made.blocks, *notes):
        for part in re.split(r"[\n\t]", plain_text((block,))):
            if not part.startswith("Bar chart"):  # a picture's words are not printed
                assert squeezed(clean(part)) in found


@pytest.mark.parametrize("text", [text for text in NASTY if text.strip()])
def test_no_text_is_a_command_to_typst(text: str) -> None:
    words = R(text)
    made = of(
        head(1, text),
        para(run(text, strong=True, emphasis=True, struck=True, link=words), number=text),
        bullets(text),
        Table(((cell(text, header=True),), (cell(text),)), 1, words),
        Quote((para(text),)),
        para(Run(R(""), note=1)),
        notes=(Note((para(text),)),),
        title=text,
    )
    if not missing_characters(made):
        found = words_of(make_pdf(made, COVER))
        assert found.count(squeezed(clean(text))) >= 8


@settings(max_examples=25, deadline=None)
@given(TEXT)
def test_any_text_that_the_fonts_have_is_printed_as_it_is(text: str) -> None:
    shown = "".join(c for c in clean(text) if ord(c) in shown_characters())
    made = of(para(f"start {shown} end"))
    # Some letters are drawn as two (a letter and its accent); compare them taken apart.
    assert squeezed(f"start {shown} end").encode("ascii", "ignore") in body_of(
        make_pdf(made, COVER)
    ).encode("ascii", "ignore")


def test_the_same_document_is_the_same_bytes() -> None:
    assert make_pdf(SUMMARY, COVER) == make_pdf(SUMMARY, COVER)


def test_a_pdf_is_tagged_titled_in_its_language_and_of_no_date() -> None:
    with pikepdf.open(io.BytesIO(make_pdf(WELSH_SUMMARY, COVER))) as pdf:
        root = pdf.Root
        assert str(root.Lang).lower().startswith("cy")
        assert root.MarkInfo.Marked == True  # noqa: E712
        assert "/StructTreeRoot" in root
        assert root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712
        assert pdf.docinfo["/Title"] == "Crynodeb gweithredol"
        assert "/CreationDate" not in pdf.docinfo
        assert "/ModDate" not in pdf.docinfo
        metadata = root.Metadata.read_bytes()
        assert b"pdfuaid:part" in metadata
        assert not re.search(rb"\d{4}-\d\d-\d\d", metadata)
        assert not {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {}))
        assert {str(font) for font in _fonts(pdf)} <= {"NotoSans"}


def _fonts(pdf: pikepdf.Pdf) -> set[str]:
    names = set()
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            names.add(
                re.sub(r"^/[A-Z]{6}\+|-(Regular|Bold|Italic|BoldItalic)$", "", str(font.BaseFont))
            )
    return {name.split("-")[0] for name in names}


def tags_of(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            str(item.S)[1:]
            for item in opened.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
        ]


def test_headings_lists_tables_notes_and_pictures_are_tagged() -> None:
    tags = tags_of(make_pdf(SUMMARY, COVER))
    for tag, least in (("H1", 8), ("H2", 2), ("L", 1), ("LI", 3), ("Table", 1), ("TH", 3)):
        assert tags.count(tag) >= least, tag
    for tag in ("Figure", "Caption", "Note", "Link", "TOC", "Title", "BlockQuote"):
        assert tag in tags, tag


def test_a_picture_has_its_words_for_those_who_cannot_see_it() -> None:
    with pikepdf.open(io.BytesIO(make_pdf(of(picture("A chart of contacts.")), COVER))) as pdf:
        found = [str(item.Alt) for item in pdf.objects
                 if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]  # fmt: skip
    assert "A chart of contacts." in found


def test_only_harmless_links_are_links() -> None:
    made = of(
        para(
            run("a", link=R("https://example.org/x")),
            run("b", link=R("javascript:alert(1)")),
            run("c", link=R("file:///etc/passwd")),
            run("d", link=R("mailto:a@example.org")),
            run("e", link=R("#nowhere")),
        )
    )
    expected = {COVER.weblink, "https://example.org/x", "mailto:a@example.org"}
    assert links_of(make_pdf(made, COVER)) == expected


def test_the_notices_stand_on_every_page() -> None:
    cover = Cover("R", "P", "https://a.example/", COVER.published, ("Invented.", "Second one."))
    pdf = make_pdf(of(*[para(f"Paragraph {n}. " * 20) for n in range(30)]), cover)
    assert page_count(pdf) > 2
    assert words_of(pdf).count("Invented.") == page_count(pdf)
    assert words_of(pdf).count("Secondone.") == page_count(pdf)


def test_a_long_notice_does_not_run_into_the_text() -> None:
    cover = Cover("R", "P", "https://a.example/", COVER.published, ("Invented words. " * 60,))
    assert squeezed("Invented words. " * 60) in words_of(make_pdf(LETTER, cover))


@pytest.mark.parametrize(("headings", "listed"), [(8, False), (9, True)])
def test_a_long_document_has_a_list_of_contents(headings: int, listed: bool) -> None:
    made = of(*[head(1, f"Heading {n}") for n in range(headings)])
    assert ("TOC" in tags_of(make_pdf(made, COVER))) is listed


def test_a_heading_of_which_something_is_struck_out_is_no_bookmark() -> None:
    struck = Heading(1, (run("The surgery ", struck=True), run("Health board")))
    with pikepdf.open(io.BytesIO(make_pdf(of(struck, head(1, "Kept")), COVER))) as pdf:
        assert [str(item.title) for item in pdf.open_outline().root] == ["Kept"]


NOTED = Heading(1, (run("Timescales"), Run(R(""), note=1)))


@pytest.mark.parametrize("others", [0, 9], ids=["alone", "with a list of contents"])
def test_a_note_of_a_heading_stands_once_and_in_no_bookmark(others: int) -> None:
    more = [head(1, f"Heading {n}") for n in range(others)]
    again = para("Months", Run(R(""), note=1))
    pdf = make_pdf(of(NOTED, *more, again, notes=ONE_NOTE), COVER)
    assert words_of(pdf).count("Agreedlater.") == 1
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert next(str(item.title) for item in opened.open_outline().root) == "Timescales"


def test_notes_called_twice_out_of_order_in_a_table_or_never_are_all_printed_once() -> None:
    def call(number: int) -> Run[Text]:
        return Run(R(""), note=number)

    made = of(
        para("First", call(2), " again", call(2)),
        Table(((Cell((para("cell", call(1)),)),),)),
        notes=(
            Note((para("Note the first."),)),
            Note((para("Note the second", call(1), "."),)),
            Note((para("Note nobody calls."),)),
        ),
    )
    found = words_of(make_pdf(made, COVER))
    for words in ("Notethefirst.", "Notethesecond", "Notenobodycalls."):
        assert found.count(words) == 1


def test_a_note_that_calls_itself_comes_to_an_end() -> None:
    made = of(para("x", Run(R(""), note=1)), notes=(Note((para("Self", Run(R(""), note=1)),)),))
    assert words_of(make_pdf(made, COVER)).count("Self") == 1


def test_a_deep_list_is_printed() -> None:
    block = bullets("the deepest")
    for _ in range(6):
        block = ListBlock((ListItem((para("item"), block)),), ordered=True, start=3)
    assert "thedeepest" in words_of(make_pdf(of(block), COVER))


@pytest.mark.parametrize("numerals", Numerals)
def test_a_list_keeps_how_its_numbers_are_written(numerals: Numerals) -> None:
    items = tuple(ListItem((para(words),)) for words in ("first", "next"))
    marker = Marker(numerals, Enclosure.BRACKETS)
    written = {"1": ("3", "4"), "a": ("c", "d"), "A": ("C", "D"), "i": ("iii", "iv")}
    one, other = written.get(numerals, ("III", "IV"))
    found = words_of(make_pdf(of(ListBlock(items, True, 3, marker)), COVER))
    assert f"({one})first({other})next" in found


def test_raised_and_lowered_words_are_words() -> None:
    made = of(para("x", run("2", script=Script.SUPER), " H", run("2", script=Script.SUB), "O"))
    assert "x2H2O" in words_of(make_pdf(made, COVER))


def test_characters_that_the_fonts_lack_are_a_finding_and_never_vanish() -> None:
    made = of(para("Words 中 and 文 and \uf0b7 and 中"))
    assert missing_characters(made) == 3
    (finding,) = pdf_findings(made)
    assert finding.rule is Rule.D109
    assert finding.detail == "a character that the fonts of the PDF lack (3)"
    with pytest.raises(ToolError, match="characters that the fonts lack"):
        make_pdf(made, COVER)


def test_a_document_that_can_be_printed_has_no_finding() -> None:
    assert pdf_findings(SUMMARY) == ()


def test_a_character_missing_from_the_cover_is_a_finding_too() -> None:
    cover = Cover("中", "P", "https://a.example/", COVER.published)
    assert len(pdf_findings(LETTER, cover)) == 1


def test_what_typst_says_of_a_failure_is_not_passed_on() -> None:
    broken = of(picture("alt"))
    raster = broken.blocks[0].raster.__class__(b"not a png", 10, 10, "0" * 64)  # type: ignore[union-attr]
    made = of(broken.blocks[0].__class__(raster, R("Secret words")))  # type: ignore[call-arg,arg-type]
    with pytest.raises(ToolError) as error:
        make_pdf(made, COVER)
    assert "Secret" not in error.value.message + error.value.remedy
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


def test_a_bold_line_stays_with_what_it_stands_above() -> None:
    for lines in range(20, 60):
        made = of(*(para("x") for _ in range(lines)), para(run("Areas:", strong=True)), para("Yz"))
        pdf = make_pdf(made, COVER)
        (page,) = pages_that_show(pdf, "Areas:")
        assert pages_that_show(pdf, "Yz") == [page]
