"""What shows on the pages of a PDF is read; what does not, and what is beside them, is not."""

from collections.abc import Mapping

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from publisher.model import plain_text
from tests.intake import pdf_files as f
from tests.intake.pdf.test_read import codes, document, read
from tests.intake.pdf_files import SECRET, SHOWN, honest, make, marked, text

AT_TOP = f"BT /F1 11 Tf 1 0 0 1 72 760 Tm ({SECRET}) Tj ET\n"


def black_annotation(kind: str) -> pikepdf.Pdf:
    pdf = make(honest() + AT_TOP)
    box = f.form(pdf, "0 g 0 0 600 900 re f")
    box.BBox = Array([0, 0, 60, 24])
    covering = f.annotation(kind, AP=Dictionary(N=box))
    covering.Rect = Array([70, 748, 130, 772])
    return f.annotated(pdf, covering)


def highlighted(colour: str) -> pikepdf.Pdf:
    """A highlighter of that colour, which lets through what is darker."""
    pdf = make(honest() + AT_TOP)
    drawn = f.form(pdf, f"/G1 gs {colour} rg 0 0 600 900 re f")
    drawn.Resources = Dictionary(ExtGState=Dictionary(G1=Dictionary(BM=Name.Multiply)))
    place = Array([70, 748, 130, 772])
    return f.annotated(pdf, f.annotation("Highlight", AP=Dictionary(N=drawn), Rect=place))


HIDDEN: Mapping[str, pikepdf.Pdf] = {
    "under a black box": make(honest() + AT_TOP + "0 g 70 748 60 24 re f\n"),
    "under a box that says removed": make(
        honest() + AT_TOP + "0 g 70 748 90 24 re f 1 g\n" + text("[removed]", top=760)
    ),
    "under a box drawn as an annotation": black_annotation("Square"),
    "under a black highlighter": highlighted("0 0 0"),
    "white on white": make(honest() + "1 g " + AT_TOP),
    "invisible": make(honest() + "BT 3 Tr ET " + AT_TOP),
    "off the page": make(honest() + text(SECRET, left=900)),
    "above the page": make(honest() + text(SECRET, top=2000)),
    "cut off": make(honest() + f"q 0 0 10 10 re W n {AT_TOP} Q"),
    "outside the crop box": make(honest() + AT_TOP, CropBox=Array([0, 0, 595, 750])),
    "in a layer that is off": f.layer(
        make(honest() + f"/OC /oc1 BDC {AT_TOP} EMC"), on=False
    ),
    "under a picture": f.with_image(
        make(honest() + AT_TOP + "q 30 0 0 24 70 748 cm 2 0 0 1 0 0 cm /Im1 Do Q")
    ),
    "white in a tag": f.tagged(
        _pdf := make(marked(0, honest()) + marked(1, "1 g " + AT_TOP)),
        f.tag(_pdf, "P", 0), f.tag(_pdf, "P", 1),
    ),
    "in a replacement text": make(
        honest() + f"/Span <</ActualText ({SECRET})>> BDC {text('ABC', top=720)} EMC"
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", HIDDEN)
def test_text_that_does_not_show_stays_out(how: str) -> None:
    reading = read(HIDDEN[how])
    assert reading.document is not None, reading.findings
    words = plain_text(reading.document.blocks)
    assert SECRET.lower() not in words.lower()
    assert words.count(SHOWN) == 12


def test_words_on_both_sides_of_a_black_box_stay_apart() -> None:
    sentence = text(f"Her name is {SECRET} Jones and she", top=760)
    found = document(make(honest() + sentence + "0 g 131 748 36 24 re f\n"))
    assert "Her name is [blacked out] Jones and she" in plain_text(found.blocks)


def test_text_that_does_not_show_is_told() -> None:
    [finding] = read(HIDDEN["white on white"]).findings
    assert (finding.rule.code, finding.stops) == ("D201", False)


SEEN: Mapping[str, pikepdf.Pdf] = {
    "grey": make(honest() + "0.9 g " + AT_TOP),
    "white on black": make(honest() + "0 g 70 748 60 24 re f 1 g " + AT_TOP),
    "on a picture": f.with_image(
        make("q 30 0 0 24 70 748 cm 2 0 0 1 0 0 cm /Im1 Do Q " + honest() + AT_TOP)
    ),
    "very small": make(honest() + text(SECRET, size=4, top=760)),
    "printed twice to look bold": make(
        honest() + AT_TOP + "q 1 0 0 1 0.3 0 cm " + AT_TOP + "Q"
    ),
    "printed twice at one place": make(honest() + AT_TOP + AT_TOP),
    "with a shadow": make(honest() + "0.7 g " + AT_TOP + "q 1 0 0 1 -1 1 cm 0 g " + AT_TOP + "Q"),
    "outlined": make(honest() + "BT 1 Tr ET " + AT_TOP),
    "in a layer that is on": f.layer(make(honest() + f"/OC /oc1 BDC {AT_TOP} EMC"), on=True),
    "struck by a line": make(honest() + AT_TOP + "70 763 m 130 763 l S\n"),
    "under the sign of a comment": f.annotated(
        make(honest() + AT_TOP), f.annotation("Text", Contents="Really?")
    ),
    "highlighted": f.annotated(make(honest() + AT_TOP), f.annotation("Highlight")),
    "highlighted in yellow": highlighted("1 1 0"),
    "highlighted in dark green": highlighted("0 0.5 0"),
}  # fmt: skip


@pytest.mark.parametrize("how", SEEN)
def test_text_that_shows_is_kept_once(how: str) -> None:
    assert plain_text(document(SEEN[how]).blocks).count(SECRET) == 1


# -- beside the pages --


def with_attachment() -> pikepdf.Pdf:
    pdf = make(honest())
    pdf.attachments[f"{SECRET}.txt"] = SECRET.encode()
    return pdf


def with_bookmark() -> pikepdf.Pdf:
    pdf = make(honest())
    with pdf.open_outline() as outline_of:
        outline_of.root.append(pikepdf.OutlineItem(SECRET, 0))
    return pdf


def with_root(key: str, value: object) -> pikepdf.Pdf:
    pdf = make(honest())
    pdf.Root[key] = value
    return pdf


def with_title() -> pikepdf.Pdf:
    pdf = make(honest())
    pdf.docinfo["/Title"] = SECRET
    return pdf


BESIDE: Mapping[str, tuple[pikepdf.Pdf, str]] = {
    "attachment": (with_attachment(), "attached files"),
    "bookmark": (with_bookmark(), "bookmarks"),
    "properties": (with_title(), "document properties"),
    "script": (
        with_root("/OpenAction", Dictionary(S=Name.JavaScript, JS=SECRET)), "programs (JavaScript)"
    ),
    "comment": (
        f.annotated(make(honest()), f.annotation("Text", Contents=SECRET)),
        "comments and marks on pages",
    ),
    "hidden annotation": (
        f.annotated(make(honest()), f.annotation("FreeText", flags=2, Contents=SECRET)),
        "hidden annotations",
    ),
    "empty field": (
        with_root("/AcroForm", Dictionary(XFA=SECRET, Fields=Array([]))), "a form's data (XFA)"
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BESIDE)
def test_what_is_beside_the_pages_stays_out_and_is_told_once(what: str) -> None:
    pdf, kind = BESIDE[what]
    reading = read(pdf)
    assert [(x.rule.code, x.detail) for x in reading.findings] == [("D201", kind)]
    assert reading.document is not None
    assert reading.document.title == ""
    assert plain_text(reading.document.blocks) == " ".join([SHOWN] * 12)


LAID_OVER: Mapping[str, Dictionary] = {
    "text box": f.annotation("FreeText", Contents=SECRET),
    "filled-in field": f.annotation("Widget", FT=Name.Tx, V=SECRET),
}


@pytest.mark.parametrize("what", LAID_OVER)
def test_words_laid_over_a_page_are_part_of_it(what: str) -> None:
    reading = read(f.annotated(make(honest()), LAID_OVER[what]))
    assert codes(reading) == []
    assert reading.document is not None
    assert plain_text(reading.document.blocks).count(SECRET) == 1


def test_a_place_marked_for_redaction_is_told() -> None:
    reading = read(f.annotated(make(honest() + AT_TOP), f.annotation("Redact")))
    assert codes(reading) == [("D208", 0)]
    assert reading.document is not None


def test_words_under_a_black_box_are_told_by_page() -> None:
    for how in ("under a black box", "under a black highlighter"):
        assert ("D207", 1) in codes(read(HIDDEN[how]))
    assert "D207" not in dict(codes(read(HIDDEN["white on white"])))


def test_letters_cut_out_of_a_picture_stop_it() -> None:
    cut = f"q 7 Tr {AT_TOP} q 300 0 0 40 70 748 cm /Im1 Do Q Q "
    pdf = f.tagged(pdf := f.with_image(make(marked(0, honest()) + marked(1, cut), )),
                   f.tag(pdf, "P", 0), f.tag(pdf, "Figure", 1, Alt="Letters."))  # fmt: skip
    reading = read(pdf)
    assert ("D109", 1) in codes(reading)
    assert reading.document is None


def test_letters_in_a_pattern_stop_it() -> None:
    pdf = make(honest() + "/Pattern cs /P1 scn 70 740 200 40 re f\n")
    pattern = pdf.make_stream(AT_TOP.encode())
    pattern.stream_dict = Dictionary(
        Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 595, 842]),
        XStep=600, YStep=900, Resources=Dictionary(Font=pdf.pages[0].Resources.Font),
    )  # fmt: skip
    pdf.pages[0].Resources["/Pattern"] = Dictionary(P1=pattern)
    assert codes(read(pdf)) == [("D110", 1)]


def test_small_letters_with_stems_thinner_than_a_pixel_are_all_read() -> None:
    reading = read((f.FILES / "pdf-plan-shrunk.pdf").read_bytes())
    assert reading.document is not None
    assert plain_text(reading.document.blocks).count("Marigold") == 11
    assert not any("does not show" in finding.detail for finding in reading.findings)
