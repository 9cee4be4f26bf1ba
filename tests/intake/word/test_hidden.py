import io
from dataclasses import replace

import pytest
from PIL import Image

from publisher.findings import Rule
from publisher.intake.characters import GARBLED
from publisher.intake.drawing import OF_WINDOWS
from publisher.intake.word.read import read_word
from publisher.intake.word.story import Story
from publisher.model import plain_text
from tests.intake.word_files import (
    REQUEST,
    box_in_group,
    document,
    docx,
    either,
    field,
    found,
    grouped,
    in_wingdings,
    lines,
    p,
    picture,
    picture_in_group,
    read,
    t,
    table,
    tc,
    text_box,
    tr,
)

MERGE = "<w:vMerge/>"
START = '<w:vMerge w:val="restart"/>'
WHITE = '<w:color w:val="FFFFFF"/>'

# -- what is hidden --

HIDDEN = {
    "hidden text": (t("Ghost", "<w:vanish/>"), "hidden text (in words): 1"),
    "hidden by a style of letters": (
        t("Ghost", '<w:rStyle w:val="Whisper"/>'),
        "hidden text (in words): 1",
    ),
    "white on white": (t("Ghost", WHITE), "text in the colour of its background (in words): 1"),
    "nearly white": (
        t("Ghost", '<w:color w:val="FAFAFA"/>'),
        "text in the colour of its background (in words): 1",
    ),
    "black under a black highlighter": (
        t("Ghost", '<w:highlight w:val="black"/>'),
        "text in the colour of its background (in words): 1",
    ),
    "black on black": (
        t("Ghost", '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'),
        "text in the colour of its background (in words): 1",
    ),
    "letters filled with nothing": (
        t("Ghost", "<w14:textFill><w14:noFill/></w14:textFill>"),
        "text in the colour of its background (in words): 1",
    ),
    "letters filled with white": (
        t(
            "Ghost",
            '<w:color w:val="000000"/><w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/>'
            "</w14:solidFill></w14:textFill>",
        ),
        "text in the colour of its background (in words): 1",
    ),
    "letters of three points": (
        t("Ghost", '<w:sz w:val="6"/>'),
        "text too small to read (in words): 1",
    ),
    "words for old versions of Word": (
        either(text_box(p("shown")), text_box(p("Ghost"), modern=False)),
        "words that only old versions of Word show: 1",
    ),
    "a hidden drawing": (
        text_box(p("Ghost")).replace("<a:graphic>", '<wp:docPr id="1" hidden="1"/><a:graphic>'),
        "hidden drawings: 1",
    ),
    "a hidden box in a group": (
        grouped(box_in_group(p("shown")), box_in_group(p("Ghost"), ' hidden="1"')),
        "hidden drawings: 1",
    ),
    "a hidden picture in a group": (
        grouped(box_in_group(p("shown")), picture_in_group("i", ' hidden="1" descr="Ghost"')),
        "hidden drawings: 1",
    ),
    "a hidden group in a group": (
        grouped(
            box_in_group(p("shown")),
            f'<wpg:grpSp><wpg:cNvPr id="4" name="G" hidden="1"/>{box_in_group(p("Ghost"))}'
            "</wpg:grpSp>",
        ),
        "hidden drawings: 1",
    ),
    "a hidden box of old in a group": (
        '<w:r><w:pict><v:group style="width:9pt"><v:rect filled="f" style="visibility:hidden">'
        f"<v:textbox><w:txbxContent>{p('Ghost')}</w:txbxContent></v:textbox></v:rect>"
        f"<v:rect><v:textbox><w:txbxContent>{p('shown')}</w:txbxContent></v:textbox></v:rect>"
        "</v:group></w:pict></w:r>",
        "hidden drawings: 1",
    ),
    "a tracked deletion": (f'<w:del w:id="1">{t("Ghost")}</w:del>', "tracked deletions: 1"),
    "the code of a field": (field("REF Ghost", t("shown")), ""),
    "words in the code of a field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + t("Ghost")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "",
    ),
}


@pytest.mark.parametrize(("run", "says"), HIDDEN.values(), ids=HIDDEN)
def test_what_cannot_be_seen_is_left_out_and_said(run: str, says: str) -> None:
    data = docx(p(t("Seen ") + run + t(" too")))

    text = plain_text(document(data).blocks)
    assert "Ghost" not in text
    assert text.startswith("Seen")
    assert "too" in text
    assert [detail for _, detail in found(data)] == ([says] if says else [])


HIDDEN_BLOCKS = {
    "a paragraph hidden by its style": (p("Ghost", "Ghost"), "hidden text (in words): 1"),
    "a hidden row": (
        table(tr("a"), tr("Ghost", properties="<w:hidden/>")),
        "hidden rows of tables: 1",
    ),
    "a deleted row": (
        table(tr("a"), tr("Ghost", properties='<w:del w:id="1"/>')),
        "tracked deletions: 1",
    ),
    "words under a merged cell": (
        table(tr(tc("a", START)), tr(tc("Ghost", MERGE))),
        "words in cells under merged cells: 1",
    ),
    "a table of contents": (
        p("Ghost 4", "TOC1"),
        "lines of a table of contents (the site makes its own): 1",
    ),
}


@pytest.mark.parametrize(("block", "says"), HIDDEN_BLOCKS.values(), ids=HIDDEN_BLOCKS)
def test_blocks_that_cannot_be_seen_are_left_out_and_said(block: str, says: str) -> None:
    data = docx(p("Seen") + block)

    assert "Ghost" not in plain_text(document(data).blocks)
    assert found(data) == [("D201", says)]


@pytest.mark.parametrize("title", ["Contents", "TABLE OF CONTENTS:", "Cynnwys"])
def test_the_title_of_a_table_of_contents_goes_with_its_lines(title: str) -> None:
    data = docx(p("Seen") + p(title) + p("") + p("Ghost 4", "TOC1") + p("Ghost 5", "TOC1"))

    assert plain_text(document(data).blocks) == "Seen"


def test_a_heading_in_the_style_of_contents_stays_where_none_follow() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/>'
        '<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Apart"><w:name w:val="Unnumbered heading"/>'
        '<w:basedOn w:val="TOCHeading"/></w:style>'
    )
    contents = p("Ghosts", "TOCHeading") + '<w:bookmarkEnd w:id="1"/>' + p("Ghost 4", "TOC1")
    body = p("Seen") + contents + p("In memory", "TOCHeading") + p("Kind.") + p("Notes", "Apart")

    assert lines(docx(body, styles=styles)) == ["p Seen", "h1 In memory", "p Kind.", "h1 Notes"]


def test_the_word_contents_stays_where_no_table_of_contents_follows() -> None:
    data = docx(p("Contents") + p("Seen") + p("Ghost 4", "TOC1"))

    assert plain_text(document(data).blocks) == "Contents\nSeen"


def test_what_lies_beside_the_text_is_said_once_a_kind() -> None:
    comments = '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    data = docx(
        p(t("Seen") + '<w:r><w:commentReference w:id="1"/></w:r>'),
        parts={
            "word/comments.xml": (
                comments + '<w:comment w:id="1"/>' * 2 + "</w:comments>"
            ).encode(),
            "word/header1.xml": docx_header("OFFICIAL: Ghost"),
            "word/vbaProject.bin": b"Ghost",
            "word/embeddings/oleObject1.bin": b"Ghost",
            "customXml/item1.xml": b"<x>Ghost</x>",
            "docProps/core.xml": b'<x xmlns:d="d"><d:creator>Ghost</d:creator></x>',
        },
        relationships={"c": ("comments", "comments.xml"), "h": ("header", "header1.xml")},
    )

    assert lines(data) == ["p Seen"]
    assert sorted(detail for _, detail in found(data)) == [
        "comments: 2",
        "custom data",
        "embedded files: 1",
        "headers and footers with text: 1",
        "macros",
        "properties of the document (such as its author)",
    ]


def docx_header(words: str) -> bytes:
    uri = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:hdr xmlns:w="{uri}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:hdr>'.encode()


# -- what cannot be read --

DRAWING = (
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="{}">{}</a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)
CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
TO_LOOK_AT = {
    "a picture in an equation": (
        p("<m:oMath><m:r><w:drawing/><m:t>1</m:t></m:r></m:oMath>"),
        "an equation",
    ),
    "an element from the future": (
        p("<w:r><w:hologram><w:t>Words</w:t></w:hologram></w:r>"),
        "a part of a kind that is not known",
    ),
    "a symbol that we do not know": (
        p('<w:r><w:sym w:font="Wingdings 3" w:char="F045"/></w:r>'),
        "a symbol of a picture font",
    ),
    "words in a font of pictures": (
        p(t("Jane", '<w:rFonts w:ascii="Webdings"/>')),
        "a symbol of a picture font",
    ),
    "a field that Word draws": (
        p(field("EQ \\f(1,2").replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")),
        "a field that Word draws itself",
    ),
    "a field that Word draws, in a font of pictures": (
        p(in_wingdings("EQ \\f(1,2")),
        "a field that Word draws itself",
    ),
    "a chart": (p(DRAWING.format(CHARTS, "<c:chart/>")), "a chart"),
    "an unknown kind of drawing": (
        p(DRAWING.format("urn:other", "<a:x/>")),
        "a drawing of a kind that is not known",
    ),
    "words in a drawing": (
        p(DRAWING.format(CHARTS.replace("/chart", "/picture"), "<a:t>Words</a:t>")),
        "a drawing with words",
    ),
    "an embedded object": (p("<w:r><w:object/></w:r>"), "an embedded object"),
    "a picture that is somewhere else": (
        p(picture("out")),
        "a picture that is not in the file",
    ),
    "a picture that we cannot decode": (
        p(picture("emf")),
        OF_WINDOWS,
    ),
    "an inserted file of a kind that is not known": (
        '<w:altChunk r:id="emf"/>',
        "an inserted file of a kind that is not known",
    ),
    "a subdocument": (
        p('<w:subDoc r:id="out"/>', "", '<w:rPr><w:del w:id="1"/></w:rPr>'),
        "an inserted file that is not in this one",
    ),
    "an inserted file that is somewhere else": (
        '<w:altChunk r:id="out"/>',
        "an inserted file that is not in this one",
    ),
}


def with_drawing(body: str, emf: bytes = b"\x01\x00\x00\x00emf") -> bytes:
    return docx(
        p("Seen") + body,
        links={"out": "https://example.org/crest.png"},
        parts={"word/media/image2.emf": emf},
        relationships={"emf": ("image", "media/image2.emf")},
    )


@pytest.mark.parametrize(("body", "detail"), TO_LOOK_AT.values(), ids=TO_LOOK_AT)
def test_what_only_eyes_can_read_waits_for_a_description(body: str, detail: str) -> None:
    (finding,) = (found for found in read(with_drawing(body)).findings if found.stops)
    told, known_by = finding.detail.split(", fingerprint ")
    assert (finding.rule, told) == (Rule.D108, f": {detail}")
    request = replace(REQUEST, descriptions={known_by: "A map of the estate"})
    reading = read_word(with_drawing(body), request)
    assert reading.document
    assert "A map of the estate" in plain_text(reading.document.blocks)


@pytest.mark.parametrize("body", [p("Annâ€™s"), p(t("Annâ") + t("\u0080\u0099s"))])
def test_letters_that_came_out_as_others_stop_the_file_and_its_paragraph_is_told(body: str) -> None:
    (finding,) = read(docx(p("Seen") + body)).findings
    assert (finding.rule, finding.detail) == (Rule.D109, GARBLED)
    assert finding.place.paragraph == 2


def test_what_looks_otherwise_is_to_be_described_anew() -> None:
    def asked(data: bytes) -> list[str]:
        return [found.detail for found in read(data).findings if found.stops]

    body = TO_LOOK_AT["a picture that we cannot decode"][0]
    once = asked(with_drawing(body))
    assert asked(with_drawing(body, b"\x01\x00\x00\x00other")) != once
    assert asked(with_drawing(body.replace('id="1"', 'id="7"'))) == once


def test_a_file_that_is_to_be_inserted_and_is_not_there_is_damage() -> None:
    assert [f.rule for f in read(with_drawing('<w:altChunk r:id="x"/>')).findings] == [Rule.D105]


def test_what_cannot_be_drawn_stands_as_its_description() -> None:
    chart = DRAWING.format(CHARTS, "<c:chart/>")
    described = chart.replace(
        "<a:graphic>", '<wp:docPr id="1" descr=" Calls by  month "/><a:graphic>'
    )
    data = docx(p(t("Seen") + described))

    assert lines(data) == ["p Seen", "p [Chart: Calls by month]"]
    assert found(data) == [("D201", "drawings, in whose place their descriptions stand: 1")]


OVER = (
    '<w:r><w:drawing><wp:anchor behindDoc="0"><wp:extent cx="{size}" cy="180000"/><wp:wrapNone/>'
    "<a:graphic><a:graphicData><wps:wsp>{inside}</wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    "</w:drawing></w:r>"
)
FILLED = '<wps:spPr><a:solidFill><a:srgbClr val="000000">{}</a:srgbClr></a:solidFill></wps:spPr>'
BY_STYLE = '<wps:spPr/><wps:style><a:fillRef idx="{}"/></wps:style>'
OF_OLD = '<w:r><w:pict><v:rect style="position:absolute;{}" {}>{}</v:rect></w:pict></w:r>'
ON_WHITE = FILLED.replace("000000", "FFFFFF")
BLACK_BY_STYLE = (
    '<wps:spPr/><wps:style><a:fillRef idx="1"><a:schemeClr val="tx1"/></a:fillRef></wps:style>'
)


def over_with(*runs: str, fill: str = ON_WHITE) -> str:
    """A filled box with words, in front of the text."""
    words = p("".join(map(t, runs)))
    box = f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>"
    return OVER.format(size=900000, inside=fill.format("") + box)


def in_old(words: str) -> str:
    """The words of a box of old."""
    return f"<v:textbox><w:txbxContent>{p(words)}</w:txbxContent></v:textbox>"


BOXES = {
    "filled": (OVER.format(size=900000, inside=FILLED.format("")), True),
    "filled by its style": (OVER.format(size=900000, inside=BY_STYLE.format(1)), True),
    "not filled by its style": (OVER.format(size=900000, inside=BY_STYLE.format(0)), False),
    "a thin line": (OVER.format(size=9000, inside=FILLED.format("")), False),
    "see-through": (
        OVER.format(size=900000, inside=FILLED.format('<a:alpha val="20000"/>')),
        False,
    ),
    "behind the words": (
        OVER.format(size=900000, inside=FILLED.format("")).replace('Doc="0"', 'Doc="1"'),
        False,
    ),
    "of old": (OF_OLD.format("", "", ""), True),
    "of old, behind the words": (OF_OLD.format("z-index:-1", "", ""), False),
    "of old, not filled": (OF_OLD.format("", 'filled="f"', ""), False),
    "a removal": (over_with("Name redact", "ed"), True),
    "a removal in Welsh": (over_with("Golygwyd"), True),
    "Xs": (over_with("XXX XX"), True),
    "blocks": (over_with("\N{FULL BLOCK}\N{FULL BLOCK}"), True),
    "a few words on black": (over_with("See above", fill=FILLED), True),
    "a few words on black by its style": (
        over_with("See above", fill=BLACK_BY_STYLE),
        True,
    ),
    "a few words on white": (over_with("Domestic homicide review"), False),
    "a few words on grey": (
        over_with(
            "Review", fill=FILLED.replace('val="000000">', 'val="000000"><a:lumOff val="50000"/>')
        ),
        False,
    ),
    "many words about a removal": (
        over_with("These words were redacted so that all may read"),
        False,
    ),
    "a removal in what words flow around": (
        over_with("Redacted").replace("wrapNone", "wrapSquare"),
        False,
    ),
    "a removal, not filled": (
        over_with("Redacted", fill="<wps:spPr><a:noFill/></wps:spPr>"),
        False,
    ),
    "of old, a removal": (OF_OLD.format("", "", in_old("Removed")), True),
    "of old, a few words on black": (
        OF_OLD.format("", 'fillcolor="black [3213]"', in_old("See above")),
        True,
    ),
    "of old, with words": (OF_OLD.format("", "", in_old("x y")), False),
    "of old, a removal behind the words": (
        OF_OLD.format("z-index:-1", "", in_old("Removed")),
        False,
    ),
}


@pytest.mark.parametrize(("box", "covers"), BOXES.values(), ids=BOXES)
def test_a_filled_shape_over_the_words_stops_the_document(box: str, covers: bool) -> None:
    cover = ("D109", "a filled shape that may cover words")

    assert (cover in found(docx(p(t("Seen") + box)))) == covers


@pytest.mark.parametrize(
    ("colour", "floats", "mark", "covers"),
    [
        ("black", True, "", True),
        ("black", True, '<adec:decorative val="1"/>', True),
        ("black", False, "", False),
        (None, True, "", False),
    ],
)
def test_a_picture_of_one_colour_over_the_words_stops_the_document(
    colour: str | None, floats: bool, mark: str, covers: bool
) -> None:
    made = io.BytesIO()
    image = Image.new("RGB", (8, 4), colour or "white")
    image.putpixel((1, 1), (0, 0, 0))
    image.save(made, "PNG")
    shown = picture("pic", "A crest", mark)
    if floats:
        shown = shown.replace("<wp:inline>", '<wp:anchor behindDoc="0"><wp:wrapNone/>')
        shown = shown.replace("</wp:inline>", "</wp:anchor>")
    data = docx(
        p(t("Seen") + shown),
        parts={"word/media/image2.png": made.getvalue()},
        relationships={"pic": ("image", "media/image2.png")},
    )
    assert (("D109", "a filled shape that may cover words") in found(data)) == covers


def test_a_field_without_an_end_stops_the_document() -> None:
    assert found(docx(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + t("all the rest")))) == [
        ("D111", "a field has no end")
    ]


def test_drawn_lines_are_said() -> None:
    line = "<w:r><w:pict><v:line from='0,0' to='1,1'/></w:pict></w:r>"

    assert found(docx(p(t("x") + line))) == [("D201", "drawn lines and shapes without words: 1")]


def test_words_that_the_reader_loses_stop_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """Break the reader: a paragraph forgotten anywhere must not go unseen."""
    whole = Story._paragraph
    monkeypatch.setattr(
        Story,
        "_paragraph",
        lambda self, element: [] if "lost" in "".join(element.itertext()) else whole(self, element),
    )

    assert found(docx(p("kept words") + p("lost words"))) == [("D111", "words that were lost: 2")]


def test_no_finding_holds_words_of_the_source() -> None:
    every = [body for body, _ in (*TO_LOOK_AT.values(), *HIDDEN_BLOCKS.values())]
    every += [p(run) for run, _ in HIDDEN.values()]
    data = docx("".join(every).replace("Words", "Zyxwvut").replace("Ghost", "Zyxwvut"))

    assert len(read(data).findings) > 10
    assert not [f for f in read(data).findings if "zyxwvut" in f"{f.detail}{f.message}".lower()]
