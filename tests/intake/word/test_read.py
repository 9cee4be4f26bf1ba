import io

import pytest
from PIL import Image

from publisher.findings import Rule
from publisher.model import Picture
from tests.intake.outline import noted, outline
from tests.intake.word_files import (
    controlled,
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

DARK = '<w:shd w:val="clear" w:fill="1F3A5F"/>'
WHITE = '<w:color w:val="FFFFFF"/>'


# -- what shows, by name: the XML of the body, and what it becomes --

BODY = {
    "runs of one look are joined": (p(t("Ja") + t("ne") + t(" left")), ["p Jane left"]),
    "looks": (
        p(
            t("a", "<w:b/>")
            + t("b", "<w:i/>")
            + t("c", "<w:dstrike/>")
            + t("d", '<w:vertAlign w:val="superscript"/>')
            + t("e", '<w:b w:val="0"/>')
            + t("f", '<w:rStyle w:val="Emphasis"/>')
        ),
        ["p *a*_b_~c~^d^e_f_"],
    ),
    "line breaks and tabs": (
        p(t("12 Low Road") + "<w:r><w:br/></w:r>" + t("Ashgrove") + "<w:r><w:tab/></w:r>" + t("x")),
        ["p 12 Low Road|Ashgrove x"],
    ),
    "hyphens": (
        p(
            t("self") + "<w:r><w:noBreakHyphen/></w:r>" + t("neglect hos") + "<w:r><w:softHyphen/>"
            "</w:r>" + t("pital")
        ),
        ["p self-neglect hospital"],
    ),
    "headings": (
        p("One", "H1") + p("x") + p("Two", "H1") + p("Deep", "Own"),
        ["h1 One", "p x", "h1 Two", "h2 Deep"],
    ),
    "a heading by its outline level": (
        p("x") + p("Found", "", '<w:outlineLvl w:val="2"/>'),
        ["p x", "h3 Found"],
    ),
    "a heading that is bold all through": (p("x") + p(t("Two", "<w:b/>"), "H2"), ["p x", "h2 Two"]),
    "quotes follow one another": (
        p("He said", "Quote") + p("so", "Quote") + p("x"),
        ["> p He said", "  p so", "p x"],
    ),
    "tracked insertions stay and deletions go": (
        p(
            t("was ")
            + f'<w:ins w:id="1">{t("not ")}</w:ins>'
            + '<w:del w:id="2"><w:r><w:delText>deleted</w:delText></w:r></w:del>'
            + f'<w:moveFrom w:id="3">{t("moved")}</w:moveFrom>'
            + f'<w:moveTo w:id="4">{t("here")}</w:moveTo>'
        ),
        ["p was not here"],
    ),
    "a deleted paragraph mark joins two paragraphs": (
        p(t("Ja"), "", '<w:rPr><w:del w:id="1"/></w:rPr>') + p("ne"),
        ["p Jane"],
    ),
    "marks between the halves of a word do not part them": (
        p(t("Ja"), "", '<w:rPr><w:del w:id="1"/></w:rPr>')
        + '<w:bookmarkEnd w:id="2"/>'
        + p(t("ne "), "", "<w:rPr><w:vanish/></w:rPr>")
        + '<w:commentRangeEnd w:id="3"/>'
        + p("J", "", '<w:framePr w:dropCap="drop"/>')
        + '<w:bookmarkStart w:id="4" w:name="x"/>'
        + p("ones"),
        ["p Jane Jones"],
    ),
    "a table parts what stands before it from what follows": (
        p(t("Ja"), "", '<w:rPr><w:del w:id="1"/></w:rPr>') + table(tr("x")) + p("ne"),
        ["p Ja", "table 0", "  td: p x", "  --", "p ne"],
    ),
    "a deleted mark at the end of the text": (
        p("last", "", '<w:rPr><w:del w:id="1"/></w:rPr>'),
        ["p last"],
    ),
    "a drop cap belongs to its word": (
        p("J", "", '<w:framePr w:dropCap="drop"/>') + p("ane left"),
        ["p Jane left"],
    ),
    "what wraps runs does not hide them": (
        p(
            f'<w:smartTag>{t("a")}</w:smartTag><w:dir w:val="rtl">{t("b")}</w:dir>'
            f'<w:bdo w:val="rtl">{t("c")}</w:bdo><w:sdt><w:sdtPr/><w:sdtContent>{t("d")}'
            f'</w:sdtContent></w:sdt><w:fldSimple w:instr="SEQ Table">{t("1")}</w:fldSimple>'
        ),
        ["p abcd1"],
    ),
    "content controls around blocks, rows and cells": (
        controlled(p("block") + table(controlled(tr("<w:tc><w:p/></w:tc>", tc("x"))))),
        ["p block", "table 0", "  td: ", "  td: p x", "  --"],
    ),
    "the result of a field and not its code": (
        p(t("see ") + field(" REF secret \\h ", t("5.2"))),
        ["p see 5.2"],
    ),
    "a field within the code of a field": (
        p(field("IF " + "x", t("shown")) + t(" end")),
        ["p shown end"],
    ),
    "a link by a field": (
        p(field(' HYPERLINK "https://example.org/a" ', t("site"))),
        ["p [site](https://example.org/a)"],
    ),
    "a link to a place in the document is but words": (
        p(f'<w:hyperlink w:anchor="Jane_Smith">{t("below")}</w:hyperlink>'),
        ["p below"],
    ),
    "a box to tick": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/>'
            "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText>"
            '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' + t(" yes")
        ),
        ["p ☒ yes"],
    ),
    "fields that Word draws, in a font of pictures": (
        p(
            in_wingdings("MACROBUTTON Tick o")
            + in_wingdings("FORMCHECKBOX")
            + in_wingdings("SYMBOL 254 \\f Wingdings")
            + t(" yes")
        ),
        ["p ☐☐☑ yes"],
    ),
    "what was chosen from a list": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
            '<w:listEntry w:val="no"/><w:listEntry w:val="yes"/></w:ddList></w:ffData></w:fldChar>'
            "</w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        ["p yes"],
    ),
    "a reading aid over the words": (
        p(
            f'<w:r><w:ruby><w:rt>{t("higashi")}</w:rt><w:rubyBase>{t("東")}</w:rubyBase></w:ruby>'
            f'</w:r>{t("京")}'
        ),
        ["p 東 (higashi)京"],
    ),
    "WordArt of old": (
        p('<w:r><w:pict><v:shape><v:textpath string="A  way"/></v:shape></w:pict></w:r>'),
        ["p A way"],
    ),
    "a hidden paragraph mark joins two paragraphs": (
        p(t("Ja"), "", "<w:rPr><w:vanish/></w:rPr>") + p("ne"),
        ["p Jane"],
    ),
    "a hidden paragraph mark does not show what its style hides": (
        p(t("Ghost"), "Ghost", "<w:rPr><w:vanish/></w:rPr>") + p("Seen"),
        ["p Seen"],
    ),
    "a heading and its text on one line stay apart": (
        p("x") + p(t("Two"), "H2", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("words"),
        ["p x", "h2 Two", "p words"],
    ),
    "symbols": (
        p(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
            + t("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>')
            + t("a", '<w:rFonts w:ascii="Symbol"/>')
        ),
        ["p ✓☑α"],
    ),
    "a symbol whose font for Arabic is another": (
        p(t("\uf0fc", '<w:rStyle w:val="Tick"/><w:rFonts w:cs="Arial"/>') + t(" done")),
        ["p ✓ done"],
    ),
    "private use characters go": (p("a\ue000b\uf8ff \u202ec\u200b"), ["p ab c"]),
    "a plain equation is text": (p("<m:oMath><m:r><m:t>x = 2</m:t></m:r></m:oMath>"), ["p x = 2"]),
    "a text box of today": (p(t("before") + text_box(p("inside"))), ["p before", "p inside"]),
    "a text box of old": (p(t("before") + text_box(p("in"), modern=False)), ["p before", "p in"]),
    "a text box in two copies is read once": (
        p(either(text_box(p("once")), text_box(p("once"), modern=False))),
        ["p once"],
    ),
    "a choice that Word does not know": (
        p(either(t("new")[5:-6] and text_box(p("new")), text_box(p("old")), requires="q9")),
        ["p old"],
    ),
    "numbers typed by hand": (
        p("5.2.236\tThe panel") + p("5.2.237 The panel") + p("1.5 million people") + p("2019 was")
        + p("12.5 Police attended") + p("3.4) The panel"),
        [
            "p [5.2.236] The panel",
            "p [5.2.237] The panel",
            "p 1.5 million people",
            "p 2019 was",
            "p [12.5] Police attended",
            "p [3.4] The panel",
        ],
    ),
    "numbers typed before headings": (
        p("x") + p("3. Findings", "H2") + p("10 Downing Street", "H2") + p("4.1 Police", "H2"),
        ["p x", "h2 [3] Findings", "h2 10 Downing Street", "h2 [4.1] Police"],
    ),
    "bullets typed by hand": (
        p("\N{BULLET}\tone") + p("\uf0b7 two") + p("- three"),
        ["ul", "- p one", "- p two", "p - three"],
    ),
    "an empty paragraph is none": (p("a") + p("") + p(" ") + p("b"), ["p a", "p b"]),
    "white text on a dark cell shows": (
        table(tr(tc(t("Lead", WHITE), DARK), "x")),
        ["table 0", "  td: p Lead", "  td: p x", "  --"],
    ),
    "white text under a table style that shades shows": (
        table(tr(tc(t("Lead", WHITE))), properties='<w:tblStyle w:val="Banded"/>'),
        ["table 0", "  td: p Lead", "  --"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODY.values(), ids=BODY)
def test_what_shows_is_read(body: str, expected: list[str]) -> None:
    assert lines(docx(body)) == expected


def test_a_sign_as_the_word_of_today_inserts_it_shows() -> None:
    namespace = "http://schemas.microsoft.com/office/word/2015/wordml/symex"
    tick = f'<se:symEx xmlns:se="{namespace}" se:font="Segoe UI Symbol" se:char="2713"/>'
    offered = either(f"<w:r>{tick}</w:r>", "<w:r><w:t>✓</w:t></w:r>", "w16se")
    data = docx(p(t("Trained ") + offered + f'<w:del w:id="1">{offered}</w:del>'))

    assert lines(data) == ["p Trained ✓"]
    assert found(data) == [("D201", "tracked deletions: 1")]


SUPERSEDED = (
    '<w:style w:type="paragraph" w:styleId="Superseded"><w:name w:val="Superseded"/>'
    "<w:rPr><w:b/><w:{}/></w:rPr></w:style>"
)


@pytest.mark.parametrize("line", ["strike", "dstrike"])
def test_words_that_the_style_of_their_paragraph_strikes_out_are_struck(line: str) -> None:
    body = p(t("Withdrawn") + t(" and not", f'<w:{line} w:val="0"/>'), "Superseded")
    assert lines(docx(body, styles=SUPERSEDED.format(line))) == ["p ~Withdrawn~ and not"]


# -- title, notes, links, pictures --


def test_the_title_style_gives_the_title() -> None:
    title = document(docx(p("Review of", "Title") + p("Rowan", "Title") + p("x")))

    assert (title.title, outline(title.blocks)) == ("Review of Rowan", ["p x"])


@pytest.mark.parametrize(
    ("body", "title"),
    {
        "a first heading 1, the only one": (p("Only", "H1") + p("x") + p("y", "H2"), "Only"),
        "two of them": (p("One", "H1") + p("x") + p("Two", "H1"), ""),
        "not first": (p("x") + p("One", "H1"), ""),
        "with a number": (p("1. One", "H1") + p("x"), ""),
    }.values(),
)
def test_without_it_a_single_first_heading_is_the_title(body: str, title: str) -> None:
    assert document(docx(body)).title == title


def test_notes_are_numbered_in_the_order_of_their_calls() -> None:
    foot = "".join(
        f'<w:footnote w:id="{id_}">{p("<w:r><w:footnoteRef/></w:r>" + t(words))}</w:footnote>'
        for id_, words in ((1, " second"), (2, " first"), (3, " never called"))
    )
    end = f'<w:endnote w:id="1">{p("an endnote")}{p("of two paragraphs")}</w:endnote>'
    calls = (
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:endnoteReference w:id="1"/></w:r>',
        '<w:r><w:footnoteReference w:id="1"/></w:r>',
    )
    data = docx(
        p(t("a") + calls[0] + t("b") + calls[1]) + table(tr(tc(t("c") + calls[2] + calls[0]))),
        footnotes=foot,
        endnotes=end,
    )

    assert lines(data) == ["p a{1}b{2}", "table 0", "  td: p c{3}{1}", "  --"]
    assert noted(document(data)) == [
        ["p first"],
        ["p an endnote", "p of two paragraphs"],
        ["p second"],
    ]
    assert ("D201", "notes that nothing calls (in words): 2") in found(data)


def test_a_note_that_is_not_there_stops_the_document() -> None:
    data = docx(p(t("a") + '<w:r><w:footnoteReference w:id="9"/></w:r>'))

    assert found(data) == [("D111", "a note is not in the file")]


def test_links_keep_their_address() -> None:
    data = docx(
        p(t("see ") + f'<w:hyperlink r:id="x">{t("the site", "<w:b/>")}</w:hyperlink>'),
        links={"x": "https://example.org/?a=1&amp;b=2"},
    )

    assert lines(data) == ["p see [*the site*](https://example.org/?a=1&b=2)"]


def test_links_within_the_document_are_left_out_and_said() -> None:
    data = docx(p(f'<w:hyperlink w:anchor="_Ref">{t("below")}</w:hyperlink>'))

    assert found(data) == [("D203", "links within the document: 1")]


def test_pictures_stand_after_their_paragraph_with_their_description() -> None:
    data = docx(p(t("before ") + picture("i", "Crest of the &amp; partnership") + t("after")))

    assert lines(data) == ["p before after", "picture Crest of the & partnership"]


def test_a_picture_without_description_stops_the_document() -> None:
    reading = read(docx(p("x") + p(picture("i", " "))))

    assert [(f.rule.code, f.place.paragraph) for f in reading.findings] == [("D108", 2)]
    assert reading.document is None


def test_a_decorative_picture_is_left_out() -> None:
    assert lines(docx(p(t("x") + picture("i", inside='<adec:decorative val="1"/>')))) == ["p x"]


def test_what_is_cut_off_a_picture_is_not_in_it() -> None:
    image = Image.new("RGB", (100, 10), "white")
    image.paste("red", (0, 0, 50, 10))  # the half that Word hides
    out = io.BytesIO()
    image.save(out, "PNG")
    data = docx(
        p(picture("i", "A door", crop='<a:srcRect l="50000"/>')),
        parts={"word/media/image1.png": out.getvalue()},
    )

    (shown,) = document(data).blocks
    assert isinstance(shown, Picture)
    with Image.open(io.BytesIO(shown.raster.png)) as cut:
        assert cut.size == (50, 10)
        assert cut.convert("RGB").getcolors() == [(500, (255, 255, 255))]


@pytest.mark.parametrize(
    ("shape", "picture"),
    [
        ('style="width:9pt;rotation:90"', ""),
        ('style="flip:x"', ""),
        ("", 'cropleft="9f"'),
        ("", 'blacklevel="-1"'),
    ],
)
def test_a_picture_of_old_that_shows_otherwise_than_it_is_kept_is_not_read(
    shape: str, picture: str
) -> None:
    drawn = f'<v:shape {shape}><v:imagedata r:id="i" {picture}/></v:shape>'

    ((rule, detail),) = found(docx(p(t("Seen") + f"<w:r><w:pict>{drawn}</w:pict></w:r>")))

    assert rule == "D108"
    assert "an old kind of drawing" in detail


def test_decoration_in_a_group_takes_no_other_picture_with_it() -> None:
    crest = picture_in_group("i", "", '<adec:decorative val="1"/>')
    chart = picture_in_group("i", ' descr="Fourteen of twenty contacts"')

    assert lines(docx(p(grouped(crest, chart)))) == ["picture Fourteen of twenty contacts"]
    ((rule, _),) = found(docx(p(t("x") + grouped(crest, picture_in_group("i")))))
    assert rule == "D108"


def test_of_a_group_that_is_decoration_no_picture_is_shown() -> None:
    group = grouped(picture_in_group("i"), picture_in_group("i", ' descr="A door"'))
    marked = group.replace('name="G"/>', 'name="G"><adec:decorative val="1"/></wp:docPr>')

    assert lines(docx(p(t("x") + marked))) == ["p x"]


def test_pictures_in_a_group_each_need_a_description() -> None:
    def one(alt: str) -> str:
        return (
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x" descr="{alt}"/></pic:nvPicPr>'
            '<pic:blipFill><a:blip r:embed="i"/></pic:blipFill></pic:pic>'
        )

    group = (
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/'
        f'office/word/2010/wordprocessingGroup"><wpg:wgp>{one("A door")}{one("")}</wpg:wgp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )

    assert [f.rule for f in read(docx(p(group))).findings] == [Rule.D108]
