"""PDFs whose pages hold the name where it does not show: under, behind, beside and cut off."""

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from tests.hard_cases.frame import Case
from tests.hard_cases.pdf_file import HONEST, case, drawn, holding, paged, shown
from tests.hard_cases.secret import Secret
from tests.intake import pdf_files as f
from tests.intake.pdf_files import saved

AFTER = shown("They met in May.", top=650)
SAID = "They met in May."
BOX = "70 696 400 14 re"
BLACKED_OUT = f"[blacked out] {SAID}"


def cases(secret: Secret) -> Iterator[Case]:
    """Every case of this kind."""
    ghost = shown(secret.ghost)
    for trick, content in _unseen(ghost).items():
        yield case(trick, paged(content + AFTER), SAID)
    for trick, content in _under_black(ghost).items():
        yield case(trick, paged(content + AFTER), BLACKED_OUT)
    yield from _in_a_sentence(secret)
    yield from _beyond(secret)
    yield from _in_layers(secret)
    yield from _under_other_things(secret)
    yield from _not_called(secret)


def _unseen(ghost: str) -> dict[str, str]:
    """Content that paints letters which nobody sees."""
    return {
        "white letters": f"1 g {ghost} 0 g ",
        "nearly white letters": f"0.99 g {ghost} 0 g ",
        "white letters in another colour space": f"0 0 0 0 k {ghost} 0 g ",
        "invisible letters": f"3 Tr {ghost} 0 Tr ",
        "letters that are only a hole, with nothing behind": f"q 7 Tr {ghost} Q ",
        "letters in the grey of their shade": f"0.8 g {BOX} f {ghost} 0 g ",
        "letters under a white box": f"{ghost} 1 g {BOX} f 0 g ",
        "letters under a white line": f"{ghost} 1 G 14 w 70 703 m 470 703 l S 0 G 1 w ",
        "letters under a grey box": f"{ghost} 0.7 g {BOX} f 0 g ",
        "letters cut away": f"q 0 0 10 10 re W n {ghost} Q ",
        "letters cut away by two cuts that share nothing": (
            f"q 0 0 300 842 re W n 310 0 285 842 re W n {ghost} Q "
        ),
        "letters of no width": ghost.replace("Tm", "Tm 0.01 Tz").replace("ET", "100 Tz ET"),
        "letters of no size": ghost.replace("/F1 11", "/F1 0.01"),
        "letters pressed flat": ghost.replace("1 0 0 1 72", "1 0 0 0.001 72"),
        "letters off the page": ghost.replace(" 72 ", " 900 "),
        "letters above the page": ghost.replace(" 700 ", " 2000 "),
        "letters far below the page": ghost.replace(" 700 ", " -40000 "),
        "letters outlined with a line of no width, in white": f"1 G 1 Tr {ghost} 0 Tr 0 G ",
        "an inner replacement text": "/Span <</ActualText (x)>> BDC EMC "
        f"/Span <</E {_string(ghost)} /Alt {_string(ghost)}>> BDC EMC ",
        "words in marks of the content": f"/P <</Who {_string(ghost)}>> BDC EMC "
        f"/Q <</Who {_string(ghost)}>> DP ",
        "a comment in the content": f"% {_string(ghost)}\n",
        "strings that nothing shows": f"{_string(ghost)} pop {_string(ghost)} n ",
    }


def _string(ghost: str) -> str:
    return ghost[ghost.index("(") : ghost.rindex(")") + 1]


def _under_black(ghost: str) -> dict[str, str]:
    return {
        "letters under a black box": f"{ghost} {BOX} f ",
        "letters under two black boxes": f"{ghost} 70 696 100 14 re f 170 696 300 14 re f ",
        "letters under a thick black line": f"{ghost} 14 w 70 703 m 470 703 l S 1 w ",
        "letters under a dark blue box": f"{ghost} 0 0 0.4 rg {BOX} f 0 g ",
        "letters under a black box as a curve": (
            f"{ghost} 70 696 m 470 696 l 470 696 470 710 470 710 c 70 710 l h f "
        ),
        "black letters on a black box": f"{BOX} f {ghost} ",
        "white letters under a black box": f"1 g {ghost} 0 g {BOX} f ",
        "invisible letters on a black box": f"{BOX} f 3 Tr {ghost} 0 Tr ",
    }


def _in_a_sentence(secret: Secret) -> Iterator[Case]:
    words = (
        shown("He was ") + shown(secret.ghost, 110) + shown("known to the police.", 420)
        + "108 696 300 14 re f "
    )  # fmt: skip
    yield case(
        "words blacked out within a sentence", paged(words),
        "He was [blacked out] known to the police.",
    )  # fmt: skip
    over = (
        f"{shown('He was', top=700)} {shown(secret.name, 120)} 118 696 300 14 re f "
        f"{shown(secret.ghost, top=686)} 70 682 300 14 re f {shown('known to them.', 400, 686)}"
    )
    yield case(
        "words blacked out over two lines", paged(over),
        "He was [blacked out] [blacked out] known to them.",
    )  # fmt: skip
    labelled = f"{shown(secret.ghost)} {BOX} f 1 g {shown('[removed]', 200)} 0 g "
    yield case("a black box that says what it is", paged(labelled + AFTER), f"[removed] {SAID}")


def _beyond(secret: Secret) -> Iterator[Case]:
    ghost = shown(secret.ghost, top=820)
    yield case("outside the crop box", paged(ghost + AFTER, CropBox=Array([0, 0, 595, 800])), SAID)
    yield case(
        "outside the crop box of a turned page",
        paged(ghost + AFTER, CropBox=Array([0, 0, 595, 800]), Rotate=90), SAID,
    )  # fmt: skip
    yield case(
        "outside the page's box", paged(ghost + AFTER, MediaBox=Array([0, 0, 595, 800])), SAID
    )
    pdf = paged("/X1 Do " + AFTER)
    cut = drawn(pdf, shown(secret.ghost), (0, 0, 50, 50))
    yield case("outside a drawing's own box", holding(pdf, "XObject", X1=cut), SAID)
    pdf = paged("q /G1 gs " + shown(secret.ghost) + "Q " + AFTER)
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    black = pdf.make_indirect(drawn(pdf, "0 g 0 0 595 842 re f ", Group=group))
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=black))
    yield case("behind a mask that lets nothing through", holding(pdf, "ExtGState", G1=state), SAID)
    pdf = paged("q /G1 gs " + AFTER + "Q ")
    mask = pdf.make_indirect(
        drawn(pdf, "1 g 0 0 595 842 re f 0.99 g " + shown(secret.ghost), Group=group)
    )
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask))
    yield case("in a mask", holding(pdf, "ExtGState", G1=state), SAID)
    pdf = paged("q /G1 gs " + shown(secret.ghost) + "Q " + AFTER)
    yield case("fully see-through", holding(pdf, "ExtGState", G1=Dictionary(ca=0)), SAID)


def _in_layers(secret: Secret) -> Iterator[Case]:
    ghost = shown(secret.ghost)
    marked = f"/OC /oc1 BDC {ghost} EMC {AFTER}"
    yield case("a layer that is off", f.layer(paged(marked), on=False), SAID)
    pdf = f.layer(paged(marked), on=True)
    del pdf.Root.OCProperties.D["/ON"]
    pdf.Root.OCProperties.D["/BaseState"] = Name.OFF
    yield case("a layer that is off as all are", pdf, SAID)
    pdf = f.layer(paged(f"/OC /both BDC {ghost} EMC {AFTER}"), on=False)
    group = pdf.Root.OCProperties.OCGs[0]
    pdf.pages[0].Resources.Properties["/both"] = Dictionary(
        Type=Name.OCMD, OCGs=Array([group]), P=Name.AllOn
    )
    yield case("a layer that is off by a rule", pdf, SAID)
    pdf = f.layer(paged(f"/X1 Do {AFTER}"), on=False)
    form = drawn(pdf, ghost, OC=pdf.Root.OCProperties.OCGs[0])
    yield case("a drawing in a layer that is off", holding(pdf, "XObject", X1=form), SAID)
    pdf = f.layer(paged(f"/X1 Do {AFTER}"), on=False)
    inner = drawn(pdf, f"/OC /oc1 BDC {ghost} EMC ")
    inner.Resources["/Properties"] = Dictionary(oc1=pdf.Root.OCProperties.OCGs[0])
    yield case("a layer that is off within a drawing", holding(pdf, "XObject", X1=inner), SAID)
    pdf = f.layer(paged(marked), on=True)
    pdf.Root.OCProperties.OCGs[0]["/Name"] = pikepdf.String(secret.ghost)
    seen = f.layer(paged(f"/OC /oc1 BDC {shown(f'Then {secret.name} left.')} EMC "), on=True)
    seen.Root.OCProperties.OCGs[0]["/Name"] = pikepdf.String(secret.ghost)
    yield case("a layer that is on, with a name of its own", seen, "Then Rowan left.")
    seen = f.layer(paged("/X1 Do "), on=True)
    form = drawn(seen, shown(f"Then {secret.name} left."), OC=seen.Root.OCProperties.OCGs[0])
    yield case(
        "a drawing in a layer that is on", holding(seen, "XObject", X1=form), "Then Rowan left."
    )


def _under_other_things(secret: Secret) -> Iterator[Case]:
    ghost = shown(secret.ghost)
    picture = "q 400 0 0 30 70 690 cm /Im1 Do Q "
    both = f.marked(0, ghost + AFTER) + f.marked(1, picture, "Figure")
    covered = f.with_image(paged(both))
    tags = (f.tag(covered, "P", 0), f.tag(covered, "Figure", 1, Alt="A grey field."))
    yield case("letters under a picture", f.tagged(covered, *tags), SAID, told="A grey field.")
    small = f.with_image(paged(ghost + f.artifact(picture) + AFTER))
    yield case("letters under a picture that is decoration", small, SAID)
    lying = paged(
        f"/Span <</ActualText {_string(ghost)}>> BDC {shown('All was well.')} EMC {AFTER}"
    )
    yield case("a replacement text that says something else", lying, f"All was well. {SAID}")
    tagged = paged(f.marked(0, shown("All was well.") + AFTER))
    tag = f.tag(
        tagged, "P", 0, ActualText=secret.ghost, E=secret.ghost, T=secret.ghost, ID=secret.ghost
    )
    yield case(
        "a tag's replacement text, title and identifier",
        f.tagged(tagged, tag),
        f"All was well. {SAID}",
    )
    described = paged(f.marked(0, shown("All was well.") + AFTER))
    tag = f.tag(described, "P", 0, Alt=secret.ghost, A=Dictionary(O=Name.Layout, Who=secret.ghost))
    yield case(
        "a description of what is no picture", f.tagged(described, tag), f"All was well. {SAID}"
    )
    pdf = f.with_image(
        paged(f.marked(0, AFTER) + f.marked(1, "q 80 0 0 80 70 500 cm /Im1 Do Q ", "Figure"))
    )
    named = f.tag(pdf, "Figure", 1, Alt=f"A photograph of {secret.name} in the garden")
    yield case(
        "the description of a picture", f.tagged(pdf, f.tag(pdf, "P", 0), named), SAID,
        told="A photograph of Rowan in the garden",
    )  # fmt: skip


def _not_called(secret: Secret) -> Iterator[Case]:
    """Content that is in the file and on no page."""
    ghost = shown(secret.ghost)
    pdf = paged(AFTER)
    yield case("a drawing that no page calls", holding(pdf, "XObject", X1=drawn(pdf, ghost)), SAID)
    pdf = paged(AFTER)
    pdf.make_indirect(Stream(pdf, ghost.encode("latin-1")))
    pdf.make_indirect(Dictionary(Who=secret.ghost))
    pdf.trailer["/Own"] = pdf.make_indirect(
        Dictionary(Who=secret.ghost, Same=ghost.encode("latin-1"))
    )
    yield case("things that hang on no page", pdf, SAID)
    pdf = paged(AFTER, ghost)
    hidden = pdf.pages[1].obj
    del pdf.pages[1]
    pdf.pages[0].obj["/Own"] = hidden
    yield case("a page that is not among the pages", pdf, SAID)
    old = saved(paged(ghost + AFTER))
    yield case("an earlier state of the page", _revised(old, AFTER), SAID)
    plain = saved(paged(AFTER))
    words = secret.ghost.encode("cp1252")
    yield case("words after the end of the file", plain + b"\n% " + words + b"\n", SAID)
    cut = plain.index(b"\n", plain.index(b"%PDF")) + 1
    assert plain[cut:].startswith(b"%")
    yield case("words in comments at the start of the file", _commented(plain, words), SAID)


def _revised(old: bytes, content: str) -> bytes:
    """The file with a newer state of its page's content after the old one."""
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number, root = pdf.pages[0].Contents.objgen[0], pdf.Root.objgen[0]
        size = int(pdf.trailer.Size)
    body = (HONEST + content).encode("latin-1")
    newer = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(body), body)
    before = int(re.findall(rb"startxref\s+(\d+)", old)[-1])
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(old))
    end = b"trailer\n<</Size %d /Root %d 0 R /Prev %d>>\n" % (size, root, before)
    return old + newer + table + end + b"startxref\n%d\n%%%%EOF\n" % (len(old) + len(newer))


def _commented(data: bytes, words: bytes) -> bytes:
    """The file with its comment for binary readers replaced by words of the same length."""
    first = data.index(b"\n") + 1
    second = data.index(b"\n", first)
    room = second - first - 1
    return data[: first + 1] + words[:room].ljust(room, b"%") + data[second:]
