"""PDFs that show the name on their pages in pieces, turned, and through drawings and streams."""

import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from tests.hard_cases.frame import Case
from tests.hard_cases.pdf_file import (
    HONEST,
    case,
    drawn,
    fitted,
    holding,
    paged,
    placed,
    shown,
    string,
)
from tests.hard_cases.pdf_text_cases import LEFT, line_of, said
from tests.hard_cases.secret import Secret


def cases(secret: Secret) -> Iterator[Case]:
    """Every case of this kind."""
    yield from _broken(secret)
    yield from _in_tables(secret)
    yield from _in_forms(secret)
    yield from _on_turned_pages(secret)
    yield from _in_streams(secret)


def _broken(secret: Secret) -> Iterator[Case]:
    """Over lines, columns, cells and pages."""
    half = len(secret.last) // 2
    start, end = secret.last[:half], secret.last[half:]
    first = f"Then {secret.first}"
    filling = "She had been known there for years, and then"
    yield case(
        "a name over two lines",
        paged(shown(f"{filling} {secret.first}") + shown(f"{secret.last} left.", top=686)),
        "She had been known there for years, and then Rowan left.",
    )
    yield case(
        "a name hyphenated at a line's end",
        paged(shown(f"{first} {start}-") + shown(f"{end} left.", top=686)), LEFT,
    )  # fmt: skip
    yield case(
        "a soft hyphen at a line's end",
        paged(shown(f"{first} {start}\N{SOFT HYPHEN}") + shown(f"{end} left.", top=686)), LEFT,
    )  # fmt: skip
    yield case(
        "a name over two pages",
        _two(shown(first, top=60), shown(f"{secret.last} left.", top=810)),
        LEFT,
    )
    yield case(
        "a name hyphenated at a page's end",
        _two(shown(f"{first} {start}-", top=60), shown(f"{end} left.", top=810)), LEFT,
    )  # fmt: skip
    left, right = "They met in the town in May.", f"{secret.last} then left."
    columns = "".join(fitted(left, 90, 700 - 14 * at, 200) for at in range(3))
    columns += fitted(f"So did {secret.first}", 90, 658, 200)
    yield case(
        "a name over two columns",
        paged(columns + fitted(right, 320, 700, 180) + shown("The town was told.", 320, 686)),
        f"{left} {left} {left} So did Rowan then left. The town was told.",
    )
    yield case(
        "a name down a column, a word a line",
        paged(
            "".join(shown(word, top=700 - 14 * at) for at, word in enumerate(said(secret).split()))
        ),
        LEFT,
    )


def _two(first: str, second: str) -> pikepdf.Pdf:
    """Two pages, the second of which begins with the trick."""
    pdf = paged(first, "")
    pdf.pages[1].obj["/Contents"] = Stream(pdf, (second + HONEST).encode("latin-1"))
    return pdf


def _in_tables(secret: Secret) -> Iterator[Case]:
    grid = "".join(f"72 {y} m 400 {y} l S " for y in (720, 690, 660)) + "".join(
        f"{x} 660 m {x} 720 l S " for x in (72, 280, 400)
    )
    cells = shown("Who", 76, 706) + shown("What", 284, 706) + shown("left in May", 284, 676)
    yield case(
        "a cell of a table", paged(grid + cells + shown(secret.name, 76, 676)),
        "Who What Rowan left in May",
    )  # fmt: skip
    yield case(
        "two lines of a cell",
        paged(grid + cells + shown(secret.first, 76, 680) + shown(secret.last, 76, 666)),
        "Who What Rowan left in May",
    )
    yield case(
        "cells painted before and after the rest of the table",
        paged(shown(secret.first, 76, 680) + grid + cells + shown(secret.last, 76, 666)),
        "Who What Rowan left in May",
    )


def _in_forms(secret: Secret) -> Iterator[Case]:
    """In drawings that the page calls (form XObjects)."""
    line = shown(said(secret))
    pdf = paged("/X1 Do ")
    yield case("a drawing within the page", holding(pdf, "XObject", X1=drawn(pdf, line)), LEFT)
    pdf = paged("/X1 Do ")
    inner = drawn(pdf, line)
    for _ in range(5):
        outer = drawn(pdf, "/In Do ")
        outer.Resources["/XObject"] = Dictionary(In=pdf.make_indirect(inner))
        inner = outer
    yield case("a drawing within six drawings", holding(pdf, "XObject", X1=inner), LEFT)
    pdf = paged("/X1 Do q 1 0 0 1 0 -40 cm /X1 Do Q ")
    yield case(
        "a drawing that is called twice", holding(pdf, "XObject", X1=drawn(pdf, line)),
        f"{LEFT} {LEFT}",
    )  # fmt: skip
    pdf = paged("q 1 0 0 1 72 700 cm /X1 Do Q ")
    small = drawn(
        pdf,
        shown(said(secret), 0, 0, 110),
        (0, -30, 5000, 110),
        Matrix=Array([0.1, 0, 0, 0.1, 0, 0]),
    )
    yield case("a drawing made smaller", holding(pdf, "XObject", X1=small), LEFT)
    pdf = paged("".join(f"/X{at} Do " for at in range(len(said(secret)))))
    parts = {f"X{at}": drawn(pdf, one) for at, one in enumerate(placed(said(secret)))}
    parts |= {f"X{at}": drawn(pdf, "") for at in range(len(said(secret))) if f"X{at}" not in parts}
    yield case("a drawing for each letter", holding(pdf, "XObject", **parts), LEFT)
    pdf = paged("/G1 gs " + line)
    yield case(
        "half see-through letters",
        holding(pdf, "ExtGState", G1=Dictionary(ca=0.5, BM=Name.Multiply)), LEFT,
    )  # fmt: skip
    pdf = paged("q /G1 gs " + line + "Q ")
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    mask = drawn(pdf, "0.8 g 0 0 595 842 re f ", Group=group)
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=pdf.make_indirect(mask)))
    yield case("letters behind a soft mask", holding(pdf, "ExtGState", G1=state), LEFT)
    pdf = paged("/X1 Do ")
    grouped = drawn(pdf, line, Group=Dictionary(S=Name.Transparency, I=True, K=True))
    yield case("a group of its own", holding(pdf, "XObject", X1=grouped), LEFT)


def _on_turned_pages(secret: Secret) -> Iterator[Case]:
    line = said(secret)
    for turn in (90, 180, 270):
        yield case(f"a page turned by {turn}", paged(shown(line), Rotate=turn), LEFT)
    turned = {"90": "0 1 -1 0", "180": "-1 0 0 -1", "270": "0 -1 1 0", "37": "0.8 0.6 -0.6 0.8"}
    for by, matrix in turned.items():
        content = f"BT /F1 11 Tf {matrix} 300 400 Tm {string(line)} Tj ET "
        yield case(f"letters turned by {by}", paged(content), LEFT)
    mirrored = f"BT /F1 11 Tf -1 0 0 1 400 700 Tm {string(line)} Tj ET "
    yield case("mirrored letters", paged(mirrored), LEFT)
    stacked = "".join(
        shown(letter, 300, 700 - 11 * at, font="F3") for at, letter in enumerate(secret.name)
    )
    yield case("letters one below the other", paged(stacked), "Rowan")
    yield case(
        "a page whose corner is far away",
        _moved(paged(shown(line)), 10_000, -3_000), LEFT,
    )  # fmt: skip
    wide = paged(shown(line, top=600, size=60), MediaBox=Array([0, 0, 2000, 842]))
    yield case("huge letters", wide, LEFT)
    yield case("a page of other units", paged(shown(line), UserUnit=2), LEFT)
    yield case(
        "a page cut to its crop box", paged(shown(line), CropBox=Array([50, 650, 595, 842])), LEFT
    )


def _moved(pdf: pikepdf.Pdf, x: int, y: int) -> pikepdf.Pdf:
    page = pdf.pages[0].obj
    page["/MediaBox"] = Array([x, y, x + 595, y + 842])
    page["/Contents"] = Stream(pdf, b"1 0 0 1 %d %d cm " % (x, y) + page.Contents.read_bytes())
    return pdf


def _in_streams(secret: Secret) -> Iterator[Case]:
    """In pieces of content, and packed in every way."""
    whole = (
        HONEST + line_of(f"{string('Then ')} Tj {string(secret.name)} Tj {string(' left.')} Tj")
    ).encode("latin-1")
    at = whole.rindex(b"Tj (")  # between two operators; a piece ends as if with a space
    pdf = paged("")
    pdf.pages[0].obj["/Contents"] = Array(
        [pdf.make_stream(whole[: at + 2]), pdf.make_stream(b""), pdf.make_stream(whole[at + 2 :])]
    )
    yield case("content in pieces", pdf, LEFT)
    for trick, packed, names in (
        ("content in hexadecimal digits", whole.hex().encode() + b">", ["ASCIIHexDecode"]),
        (
            "content packed twice",
            _flate(whole.hex().encode() + b">"),
            ["FlateDecode", "ASCIIHexDecode"],
        ),
        ("content in runs", _runs(whole), ["RunLengthDecode"]),
    ):
        pdf = paged("")
        stream = Stream(pdf, packed)
        stream["/Filter"] = Array([Name(f"/{name}") for name in names])
        pdf.pages[0].obj["/Contents"] = stream
        yield case(trick, pdf, LEFT)
    small = "q 20 0 0 20 400 700 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00EI\xff EI Q\n"
    yield case(
        "a picture in the content, with the mark of its end in it",
        paged(small + shown(said(secret))),
        LEFT,
    )
    pdf = paged(shown(said(secret)))
    page, tree = pdf.pages[0].obj, pdf.Root.Pages
    for key in ("/Resources", "/MediaBox"):
        tree[key] = page[key]
        del page[key]
    tree["/Rotate"] = 90
    yield case("a page that inherits all that it has", pdf, LEFT)


def _flate(data: bytes) -> bytes:
    return zlib.compress(data)


def _runs(data: bytes) -> bytes:
    pieces = (data[at : at + 128] for at in range(0, len(data), 128))
    return b"".join(bytes([len(piece) - 1]) + piece for piece in pieces) + b"\x80"
