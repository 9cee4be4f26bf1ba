import functools
import io
import re
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.gate.samples import ASH, BIRCH, VICTIM, pdf, told, typeset

NAME = "Jane Smith"
OTHER = "Jake Smithson"
_Plant = Callable[[pikepdf.Pdf], object]
_PlantName = Callable[[pikepdf.Pdf, str], object]


def changed(plant: _Plant, data: bytes = b"") -> bytes:
    """Our PDF with something planted in it, saved as plainly as it was."""
    with pikepdf.open(io.BytesIO(data or pdf())) as document:
        plant(document)
        buffer = io.BytesIO()
        document.save(
            buffer,
            static_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return buffer.getvalue()


def with_objects(*bodies: bytes) -> bytes:
    """Our PDF with objects that no table lists, before its table."""
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % (900 + n, b) for n, b in enumerate(bodies))
    data, at = pdf(), pdf().rindex(b"xref\n0")
    end = data[at:].replace(b"startxref\n%d" % at, b"startxref\n%d" % (at + len(objects)))
    assert end != data[at:]
    return data[:at] + objects + end


def packed(text: bytes, head: bytes = b"/Filter/FlateDecode") -> bytes:
    body = zlib.compress(text)
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (head, len(body), body)


def outline(document: pikepdf.Pdf) -> pikepdf.Object:
    return document.Root.Outlines.First


def content(document: pikepdf.Pdf, extra: bytes) -> None:
    page = document.pages[0]
    page.Contents = Stream(document, page.Contents.read_bytes() + b"\n" + extra)


def simple_font(document: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    document.pages[0].Resources.Font["/fx"] = document.make_indirect(font)


def figure(document: pikepdf.Pdf) -> pikepdf.Object:
    return next(o for o in document.objects if isinstance(o, Dictionary) and o.get("/Alt"))


def annotate(document: pikepdf.Pdf, subtype: Name, **keys: pikepdf.Object | str) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=subtype, Rect=Array([0, 0, 9, 9]))
    for key, value in keys.items():
        note[f"/{key}"] = value
    document.pages[0].Annots.append(document.make_indirect(note))


def link(document: pikepdf.Pdf, address: str) -> None:
    annotate(document, Name.Link, A=Dictionary(S=Name.URI, URI=String(address)))


def attach(document: pikepdf.Pdf) -> None:
    document.attachments["a.txt"] = b"about Jane Smith"


def with_text(document: pikepdf.Pdf, operators: bytes) -> None:
    simple_font(document)
    content(document, b"BT /fx 12 Tf 50 50 Td " + operators + b" ET")


def letters(document: pikepdf.Pdf, extra: bytes) -> None:
    font = document.pages[0].Resources.Font["/f0"]
    font.ToUnicode = Stream(document, font.ToUnicode.read_bytes() + b"\n" + extra)


def in_utf_16(name: str) -> bytes:
    return (b"\xfe\xff" + name.encode("utf-16-be")).hex().encode()


SAID: dict[str, _PlantName] = {
    "title": lambda d, n: d.docinfo.update({"/Title": n}),
    "title in UTF-16": lambda d, n: d.docinfo.update({"/Title": String(n.replace("a", "\u0430"))}),
    "program": lambda d, n: d.docinfo.update({"/Creator": n}),
    "bookmark": lambda d, n: outline(d).__setattr__("Title", String(n)),
    "picture's description": lambda d, n: figure(d).__setattr__("Alt", String(n)),
    "heading's text": lambda d, n: figure(d).__setattr__("T", String(n)),
    "words for a screen reader": lambda d, n: figure(d).__setattr__("ActualText", String(n)),
    "abbreviation": lambda d, n: figure(d).__setattr__("E", String(n)),
    "language": lambda d, n: d.Root.__setattr__("Lang", String(n)),
    "name of a key": lambda d, n: figure(d).__setitem__("/" + n.replace(" ", ""), 1),
    "name of a value": lambda d, n: figure(d).__setattr__("X", Name("/" + n.replace(" ", "#20"))),
    "link": lambda d, n: link(d, f"https://x.example/{n.replace(' ', '-')}"),
    "link's fragment": lambda d, n: link(d, f"https://x.example/#{n.replace(' ', '-')}"),
    "link by per cent": lambda d, n: link(d, f"https://x.example/%4A{n[1:].replace(' ', '+')}"),
    "link's description": lambda d, n: annotate(d, Name.Link, Contents=n, Dest="a"),
    "place in the document": lambda d, n: annotate(d, Name.Link, Dest=n),
    "in the page, for a screen reader": lambda d, n: content(
        d, b"/Span<</ActualText(\\112%s)>>BDC EMC" % n[1:].encode()
    ),
    "in the page, in hexadecimal": lambda d, n: content(
        d, b"/Span<</ActualText<%s>>>BDC EMC" % in_utf_16(n)
    ),
    "by itself": lambda d, n: d.Root.__setattr__("PageLabels", d.make_indirect(String(n))),
    "table of letters": lambda d, n: letters(d, b"%% %s" % n.encode()),
}
REFUSED: dict[str, _Plant] = {
    "author": lambda d: d.docinfo.update({"/Author": "A"}),
    "subject": lambda d: d.docinfo.update({"/Subject": "A"}),
    "key of one's own": lambda d: d.docinfo.update({"/Own": "A"}),
    "note": lambda d: annotate(d, Name.Text, Contents=String("x")),
    "free text": lambda d: annotate(d, Name.FreeText, Contents=String("x")),
    "file note": lambda d: annotate(d, Name.FileAttachment),
    "note on a link": lambda d: annotate(d, Name.Link, RC=String("x")),
    "script on a link": lambda d: annotate(
        d, Name.Link, A=Dictionary(S=Name.JavaScript, JS=String("x"))
    ),
    "start of a program": lambda d: annotate(
        d, Name.Link, A=Dictionary(S=Name.Launch, F=String("x"))
    ),
    "link to a script": lambda d: annotate(
        d, Name.Link, A=Dictionary(S=Name.URI, URI=String("javascript:x"))
    ),
    "link to a file": lambda d: annotate(d, Name.Link, A=Dictionary(S=Name.GoToR, F=String("x"))),
    "chain of actions": lambda d: annotate(
        d,
        Name.Link,
        A=Dictionary(S=Name.URI, URI=String("https://x.example"), Next=Dictionary(S=Name.GoTo)),
    ),
    "attachment": lambda d: d.attachments.__setitem__("a.txt", b"x"),
    "form": lambda d: d.Root.__setattr__("AcroForm", Dictionary(Fields=Array())),
    "layers": lambda d: d.Root.__setattr__("OCProperties", Dictionary()),
    "script at the start": lambda d: d.Root.__setattr__(
        "OpenAction", Dictionary(S=Name.JavaScript, JS=String("x"))
    ),
    "scripts by name": lambda d: d.Root.Names.__setattr__("JavaScript", Dictionary()),
    "action of a page": lambda d: d.pages[0].obj.__setattr__("AA", Dictionary()),
    "program's own data": lambda d: d.pages[0].obj.__setattr__("PieceInfo", Dictionary()),
    "small picture of a page": lambda d: d.pages[0].obj.__setattr__("Thumb", Stream(d, b"x")),
    "metadata of a page": lambda d: d.pages[0].obj.__setattr__("Metadata", Stream(d, b"x")),
    "unknown key of the whole": lambda d: d.Root.__setattr__("Own", 1),
    "text in another font": lambda d: with_text(d, b"(x) Tj"),
    "drawing with text": lambda d: d.pages[0].Resources.XObject.__setitem__(
        "/fm",
        Stream(d, b"BT (x) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])),
    ),
    "hidden page": lambda d: d.Root.__setattr__(
        "PageLabels", d.make_indirect(Dictionary(Type=Name.Page, Parent=d.Root.Pages))
    ),
    "stream that no page shows": lambda d: d.Root.__setattr__(
        "PageLabels", Stream(d, b"BT /f0 11 Tf <00010002> Tj ET")
    ),
    "pattern": lambda d: d.pages[0].Resources.__setitem__(
        "/Pattern", Dictionary(p=Stream(d, b"BT (x) Tj ET", PatternType=1, Type=Name.Pattern))
    ),
    "font of drawings": lambda d: d.pages[0].Resources.Font.__setitem__(
        "/ft", d.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type3))
    ),
    "font without letters": lambda d: d.pages[0].Resources.Font["/f0"].__delitem__("/ToUnicode"),
    "page without text": lambda d: d.add_blank_page(),
    "letters that no page shows": lambda d: letters(d, b"1 beginbfchar\n<0fff> <0051>\nendbfchar"),
}


def metadata(extra: bytes) -> _Plant:
    def plant(document: pikepdf.Pdf) -> None:
        packet = document.Root.Metadata.read_bytes()
        changed_packet = packet.replace(b"</rdf:Description>", extra + b"</rdf:Description>")
        assert changed_packet != packet
        document.Root.Metadata = Stream(document, changed_packet)

    return plant


@functools.cache
def saved_again() -> bytes:
    return changed(lambda document: None)


def test_our_own_pdf_passes() -> None:
    assert told("a.pdf", pdf(), ASH, BIRCH) == set()
    assert told("a.pdf", saved_again(), ASH, BIRCH) == set()


@pytest.mark.parametrize(
    "body",
    [
        "so Jane said",
        "Ja#strong[ne] said",
        "J a n e said",
        '#text(tracking: 3pt)[Jane]',
        '#link("https://example.org/jane")[x]',
        "Jane#footnote[x]",
        "#footnote[Jane]",
        '#figure(image("chart.png", alt: "Jane"))',
        "#table(columns: 2, table.header[A][B], [Jane], [x])",
        "#pagebreak()\n== Jane",
        '#text(fill: white, size: 1pt)[Jane]',
        "#place(dx: 900pt)[Jane]",
        "J\u0430ne",
        "born on 7 March 1984",
        "collar 1234",
        "Smi-\\\nth",
    ],
)  # fmt: skip
def test_what_tells_of_its_own_review_is_found(body: str) -> None:
    terms = told("a.pdf", typeset(body), ASH)
    assert terms
    assert terms <= {VICTIM, f"{ASH}/birthday", f"{ASH}/badge"}
    assert told("a.pdf", typeset(body), BIRCH) == set()


@pytest.mark.parametrize("plant", SAID.values(), ids=SAID)
def test_a_name_in_full_is_found_in_every_object(plant: _PlantName) -> None:
    assert told("a.pdf", changed(lambda document: plant(document, NAME)), BIRCH) == {VICTIM}
    assert told("a.pdf", changed(lambda document: plant(document, OTHER)), BIRCH) == set()


@pytest.mark.parametrize("plant", REFUSED.values(), ids=REFUSED)
def test_what_could_run_or_hide_is_refused(plant: _Plant) -> None:
    assert told("a.pdf", changed(plant), BIRCH) == {"G104"}


@pytest.mark.parametrize(
    "extra",
    [
        b"<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>x</dc:creator>",
        b"<!-- x -->",
        b"<pdf:Producer own='x'>x</pdf:Producer>",
        b"<janesmith/>",
    ],
)
def test_metadata_that_typst_does_not_write_is_refused(extra: bytes) -> None:
    assert "G104" in told("a.pdf", changed(metadata(extra)), BIRCH)


def test_a_name_in_the_metadata_is_found() -> None:
    planted = metadata(b"<pdf:Producer>Jane Smith</pdf:Producer>")
    assert told("a.pdf", changed(planted), BIRCH) == {VICTIM}


@pytest.mark.parametrize(
    "operators",
    [
        b"(Jane Smith) Tj",
        b"[(Ja) -20 (ne) -250 (Smi) 10 (th)] TJ",
        b"<4a616e6520536d697468> Tj",
        b"(\\112ane\\040Smith) Tj",
        b"3 Tr (Jane Smith) Tj",
        b"2000 0 Td (Jane Smith) Tj",
    ],
    ids=["plain", "kerned", "hexadecimal", "octal", "invisible", "off the page"],
)
def test_text_in_any_notation_is_found(operators: bytes) -> None:
    data = changed(functools.partial(with_text, operators=operators))
    assert told("a.pdf", data, BIRCH) == {"G104", VICTIM}


def test_a_name_in_an_attachment_is_found_and_refused() -> None:
    assert told("a.pdf", changed(attach), BIRCH) == {"G104", VICTIM}


@pytest.mark.parametrize(
    "body",
    [
        b"(Jane Smith)",
        b"<</X (J\\141ne Smith)>>",
        b"<4A616E6520536D697468>",
        b"(\xfe\xff\0J\0a\0n\0e\0 \0S\0m\0i\0t\0h)",
        packed(b"BT (Jane Smith) Tj ET"),
        packed(b"1 0 (Jane Smith)", b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode"),
        packed(b"BT (J\\141ne Smith) Tj ET"),
        packed("Jane Smith".encode("utf-16-be")),
        packed("Jane Smith".encode("utf-16")),
    ],
)
def test_a_name_in_an_object_that_no_table_lists_is_found(body: bytes) -> None:
    assert {"G104", VICTIM} <= told("a.pdf", with_objects(body), BIRCH)


def test_an_object_that_no_table_lists_is_refused() -> None:
    assert "G104" in told("a.pdf", with_objects(b"(x)"), BIRCH)


def test_an_earlier_version_is_found_and_refused() -> None:
    """The name in the first version, taken away in a second that is added to the file."""
    first = changed(lambda d: d.docinfo.update({"/Title": NAME}))
    info = re.search(rb"/Info (\d+) 0 R", first)
    start = re.findall(rb"startxref\s+(\d+)", first)
    assert info
    number, at = int(info[1]), len(first)
    second = first + b"%d 0 obj\n<</Title(x)>>\nendobj\nxref\n%d 1\n%010d 00000 n \n" % (
        number, number, at,
    )  # fmt: skip
    root = re.search(rb"/Root \d+ 0 R", first)
    size = re.search(rb"/Size \d+", first)
    assert root
    assert size
    second += b"trailer <<%s %s /Info %d 0 R /Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        root[0], size[0], number, start[-1], second.rindex(b"xref\n%d" % number),
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(second)) as document:
        assert document.docinfo["/Title"] == "x"
    assert told("a.pdf", second, BIRCH) == {"G104", VICTIM}


def test_an_end_before_the_end_is_refused() -> None:
    data, at = pdf(), pdf().rindex(b"xref\n0")
    moved = data[at:].replace(b"startxref\n%d" % at, b"startxref\n%d" % (at + 6))
    assert told("a.pdf", data[:at] + b"%%EOF\n" + moved, BIRCH) == {"G104"}


def test_what_a_screen_reader_says_counts_as_text_of_the_page() -> None:
    data = changed(lambda d: content(d, b"/Span<</ActualText(Jane)>>BDC EMC"))
    assert told("a.pdf", data, ASH) == {VICTIM}
    assert told("a.pdf", data, BIRCH) == set()


@pytest.mark.parametrize("where", ["before", "after"])
def test_bytes_around_the_document_are_refused(where: str) -> None:
    data = b"Jane Smith\n" + pdf() if where == "before" else pdf() + b"Jane Smith\n"
    terms = told("a.pdf", data, BIRCH)
    assert terms & {"G103", "G104"}


def test_object_streams_are_read() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.docinfo["/Title"] = NAME
        buffer = io.BytesIO()
        document.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"Jane" not in buffer.getvalue()
    assert VICTIM in told("a.pdf", buffer.getvalue(), BIRCH)


def test_an_encrypted_file_is_not_read() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        buffer = io.BytesIO()
        document.save(buffer, encryption=pikepdf.Encryption(owner="x", user=""))
    assert told("a.pdf", buffer.getvalue(), BIRCH) == {"G103"}


@pytest.mark.parametrize(
    "data", [b"", b"x", b"%PDF-1.7\n", pdf()[:9000], pdf()[9000:]], ids=range(5)
)
def test_what_is_not_a_whole_pdf_never_passes(data: bytes) -> None:
    assert told("a.pdf", data, ASH) & {"G103", "G104"}


def test_a_stream_packed_in_another_way_is_refused() -> None:
    def plant(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        body = page.Contents.read_bytes().hex().encode() + b">"
        page.Contents.write(body, filter=Name.ASCIIHexDecode)

    with pikepdf.open(io.BytesIO(pdf())) as document:
        plant(document)
        buffer = io.BytesIO()
        document.save(
            buffer, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )
    assert "G104" in told("a.pdf", buffer.getvalue(), BIRCH)


def test_complaints_of_the_libraries_are_not_told(capfd: pytest.CaptureFixture[str]) -> None:
    told("a.pdf", with_objects(b"(Jane Smith)"), BIRCH)
    told("a.pdf", pdf()[:9000], BIRCH)
    assert "".join(capfd.readouterr()) == ""
