"""Each way in which the gate looks is needed: without it alone a name gets through.

A row is a file in which one view alone shows the name, and what switches that view off. A
function of the gate that gives text and has no row fails the last test.
"""

import gzip
import inspect
import io
import json
import re
import zipfile
import zlib
from base64 import b32encode, b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from publisher.gate import (
    carve,
    escapes,
    extract_data,
    extract_html,
    extract_image,
    extract_mail,
    extract_pagefind,
    extract_pdf,
    fold,
    json_values,
    packed,
    scan,
    targets,
    verify,
)
from publisher.gate.contents import Contents
from tests.gate import test_extract_image as images
from tests.gate import test_extract_pagefind as pagefind
from tests.gate import test_extract_pdf as pdfs
from tests.gate.samples import ASH, BIRCH, VICTIM, mail, page, told, typeset

Off = Mapping[str, Any]
"""What stands in the place of what, by its address below `publisher.gate`."""
NEVER = re.compile(r"(?!)")
HOME, BIRTH, BADGE = f"{ASH}/home", f"{ASH}/birthday", f"{ASH}/badge"


def nothing(*_: object) -> str:
    return ""


def none(*_: object) -> tuple[Any, ...]:
    return ()


def without(view: Callable[[str], str]) -> Off:
    return {"escapes.VIEWS": tuple(one for one in escapes.VIEWS if one is not view)}


def still_escaped(sign: str) -> Off:
    return {"escapes.ESCAPES": {s: f for s, f in escapes.ESCAPES.items() if s != sign}}


@dataclass(frozen=True)
class Row:
    """A file's name and bytes, the switch, and what is found by the view alone."""

    path: str
    data: str | bytes
    off: Off
    found: str = VICTIM
    made_from: str = ASH
    of: tuple[str, ...] = field(default=())
    """Functions that are switched off by this besides those that the switch names."""


def text(body: str, off: Off, **more: Any) -> Row:
    return Row("a.txt", f"Then {body} left.", off, **more)


def tagged(name: str) -> str:
    return "".join(chr(0xE0000 + ord(char)) for char in name)


def selected(name: str) -> str:
    return "".join(chr(0xE0100 + byte - 16) for byte in name.encode())


def b64(data: bytes | str) -> str:
    return b64encode(data.encode() if isinstance(data, str) else data).decode().rstrip("=")


NAME = "Jane Smith"
NO_BASE64 = {"packed._from_base64": lambda _: b""}
WRITTEN: Mapping[str, Row] = {
    # -- characters written by other characters --
    "entities": text("&#74;ane", still_escaped("&"), of=("escapes.entities",)),
    "per cent": text("%4aane", still_escaped("%"), of=("escapes.per_cents", "escapes._quoted")),
    "per cent in Latin 1": text("J%E1ne", still_escaped("%")),
    "backslashes": text(
        "\\u004aane",
        still_escaped("\\"),
        of=("escapes.backslashes", "escapes._by_number", "escapes._char"),
    ),
    "one escape in another": text(
        "&amp;#37;4aane", {"escapes._MOST_ROUNDS": 1}, of=("escapes.unescaped",)
    ),
    "escapes of a style sheet": text("\\4a ane", without(escapes.as_styles_escape)),
    "base64": text(b64("so Jane left"), NO_BASE64, of=("packed.unpacked", "packed._unpacked_run")),
    "base64 of Latin 1": text(
        b64("so J\u00e1ne went away".encode("latin-1")),
        {"packed._as_bytes_of_text": lambda data: data.decode("utf-8", "replace")},
        of=("packed._letters",),
    ),
    "base64 in a path": text(f"/a/{b64('so Jane left')}/", {"packed._BETWEEN": NEVER}),
    "base64 of what is compressed": text(
        b64(gzip.compress(b"so Jane left")), {"packed._inflated": lambda _: b""}
    ),
    "base64 of base64": text(b64(b64("so Jane left")), {"packed._DEEPEST": 0}),
    "base32": text(b32encode(b"so Jane left it").decode(), {"packed._from_base32": lambda _: b""}),
    "hexadecimal digits": text(b"so Jane".hex(), {"packed._HEX": NEVER}),
    "what packs letters": text(
        b64("so Jane left"),
        without(escapes.unpacked_letters),
    ),
    "a mark of direction": text("\u202eenaJ", without(escapes.turned_around)),
    "letters that do not show": text(tagged("Jane"), without(escapes.invisible_letters)),
    "bytes that do not show": text(
        selected("Jane"), {"escapes._SELECTORS": NEVER}, of=("escapes._selected",)
    ),
    "markup in a text": text("J<b>an</b>e", without(escapes.without_markup)),
    "names of hosts": text(
        "xn--" + "j\u00e1ne".encode("punycode").decode(),
        without(escapes.names_of_hosts),
        of=("escapes._decoded_host",),
    ),
    # -- letters that look like others --
    "another form of a letter": text(
        "\uff2aane", {"fold._in_plain_letters": lambda found: found[0].translate(fold._LETTERS)}
    ),
    "letters that look alike": text(
        "J\u0430ne", {"fold._LOOKS_LIKE": {}, "fold._LETTERS": fold._Letters()}, of=("fold._latin",)
    ),
    "marks on letters": text("J\u00e1ne", {"fold._in_plain_letters": lambda found: found[0]}),
    "a soft hyphen at the end of a line": text("An\u00ad\nne", {"fold._SOFT_BREAK": NEVER}),
    "a hyphen at the end of a column": text("An- ne", {"fold._BROKEN_OFF": NEVER}),
    "a hyphen at the end of a line": text(
        "jane smi-\n  th", {"fold._LINE_END": NEVER}, made_from=BIRCH
    ),
    "characters of control": Row(
        "a.pdf",
        pdfs.changed(lambda d: d.docinfo.update({"/Title": String("so An\x07ne left")})),
        {"fold._CONTROL": NEVER},
        of=("fold.bare",),
    ),
    # -- words that are run together or torn apart --
    "letters with signs between": text("J / a / n / e", {"fold._SPACED": NEVER}),
    "letters after other letters": text("I j a n e", {"fold._parts_of": lambda word: {word}}),
    "the number of a note in mid-word": text(
        "An1ne", {"fold._LETTERS_ONLY": re.compile("[a-z]+1[a-z]+")}
    ),
    "letters of other scripts": text(
        "\u13abane", {"fold._BY_SHAPE": {}, "fold._LETTERS": fold._Letters()}
    ),
    "the number of a note": text("Jane1", {"fold._LETTERS_ONLY": NEVER}),
    "a name after the capitals of a rank": text(
        "PCJane", {"fold._GLUED": re.compile("[a-z][A-Z]")}
    ),
    "capitals in mid-word": text("dhrJaneReport", {"fold._GLUED": NEVER}, of=("fold._pieces",)),
    "markup that ends no word": Row(
        "a.html", page("<p>J<b>an</b>e</p>"), {"extract_html.SEAM": " "}
    ),
    "markup between words": Row(
        "a.html", page("<p><span>Jane</span><span>said</span></p>"), {"fold.SEAM": "\x1e"}
    ),
    "within other letters": text(
        "xxjanesmithxx", {"scan.Phrases._inside": lambda *_: set()}, made_from=BIRCH
    ),
    "from word to word": text(
        "Jane, Smith", {"scan.Phrases._from_word_to_word": lambda *_: set()}, made_from=BIRCH
    ),
    "in letters alone": text(
        "Smith, Jane",
        {"verify.squash": lambda _: fold.squash("")},
        of=("fold.squash",),
        made_from=BIRCH,
    ),
    "word for word": text(
        "Jane", {"scan.words_as_read": lambda _: set()}, of=("fold.words_as_read", "fold._runs")
    ),
    "in two pieces": text("the Smi ths", {"scan.pairwise": none}, of=("fold.words",)),
    "a first letter apart": text("so A nne", {"scan.pairwise": none}),
    "a handle": text("jsmith@example.org", {"scan._handles_in": none}),
    "a login": text("jsmith84", {"scan._logins_in": none}),
    "a name in a tag": text("so #justiceforjane", {"scan.Own._in_tags": none}),
    "a date": text("of 7 March 1984", {"scan.dates_in": none}, found=BIRTH),
    "a pattern": text("collar 1234", {"scan._fits_any": none}, found=BADGE),
}


# -- what each reader takes out of its files --


def png(kind: bytes, body: bytes) -> bytes:
    return images.with_chunk(kind, body)


def pixels(letters: bytes) -> bytes:
    return images.with_pixels_of(letters)


def header(name: str, value: str) -> bytes:
    return mail().replace(b"X-Unsent: 1", f"{name}: {value}\r\nX-Unsent: 1".encode())


def as_it_stands(message: Any) -> Iterator[str]:
    """Headers without undoing how they are written."""
    for part in message.walk():
        for name, value in part.raw_items():
            yield f"{name}: {value}"


def as_it_is_understood(message: Any) -> Iterator[str]:
    """Headers without what the library leaves out of them."""
    for part in message.walk():
        yield from map(str, part.values())


def undecoded(part: Any) -> tuple[str, bytes]:
    return "part.txt", part.get_payload(decode=False).encode()


def cbor(words: str) -> bytes:
    body = words.encode()
    return pagefind.packed(b"\x81" + bytes((0x60 + len(body),)) + body)


OFF_THE_PAGE = b" ".join(b"1 0 0 1 2000 50 Tm (%c) Tj" % letter for letter in b"Anne")
STACKED = b"1 0 0 1 104 90 Tm (An) Tj 1 0 0 1 104 76 Tm (ne) Tj"
CHUNKS = extract_image._chunks
DATA = '<script type="application/ld+json">'
FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title x="{}">{}</title>
<summary type="html">{}</summary></entry></feed>"""
READ: Mapping[str, Row] = {
    # -- pages --
    "the text of a page": Row(
        "a.html",
        page("<p>Jane</p>"),
        {"extract_html._Page.take_text": none},
        of=("extract_html.read_html",),
    ),
    "a value in a tag": Row(
        "a.html", page('<p title="Jane">x</p>'), {"extract_html._Page._take_attributes": none}
    ),
    "a name in a tag": Row(
        "a.html",
        page("<p data-jane-smith>x</p>"),
        {"extract_html._Page._take_attributes": none},
        made_from=BIRCH,
    ),
    "where a link leads": Row(
        "a.html",
        page('<a href="https://x.example/jane">x</a>'),
        {"extract_html.words_of": nothing},
        of=("targets.words_of",),
    ),
    "entities of a page": Row(
        "a.html",
        page("<p>J&#97;ne</p>"),
        {"extract_html.unescape": str, **still_escaped("&")},
    ),
    "a refused page": Row(
        "a.html",
        page(f'<p>x</p title="{NAME}">'),
        {"extract_html.unescaped": nothing},
        made_from=BIRCH,
    ),
    "data in a page": Row(
        "a.html",
        page(f'{DATA}{{"a": "J\\u0061ne"}}</script>'),
        {"extract_html._Page._take_data": none},
    ),
    "a page in data in a page": Row(
        "a.html",
        page(f'{DATA}["J\\u003cb>an\\u003c/b>e"]</script>'),
        {"extract_html._MARKUP": NEVER, **without(escapes.without_markup)},
    ),
    "an address in data in a page": Row(
        "a.html",
        page(f'{DATA}["https://x.example/%4Aane"]</script>'),
        {"extract_html.words_of": str, **still_escaped("%")},
    ),
    # -- data --
    "text": Row("a.txt", "Jane", {"extract_data.decoded": nothing}, of=("extract_data.read_text",)),
    "JSON": Row(
        "a.json",
        '{"a": "J\\u0061ne"}',
        {"json_values._values": none},
        of=("extract_data.read_json", "extract_data._of_values", "json_values.json_values"),
    ),
    "linked data": Row("a.jsonld", '{"a": "J\\u0061ne"}', {"json_values._values": none}),
    "a number of JSON": Row(
        "a.json", '{"a": 9990000123}', {"json_values.str": lambda _: ""}, found=f"{ASH}/nhs"
    ),
    "JSON in a string of JSON": Row(
        "a.json",
        json.dumps({"a": '{"b": "J\\u0061ne"}'}),
        still_escaped("\\"),
    ),
    "a page in JSON": Row(
        "a.json",
        json.dumps({"a": "<p>J<b>an</b>e</p>"}),
        {"extract_data._MARKUP": NEVER, **without(escapes.without_markup)},
    ),
    "CSV": Row(
        "a.csv",
        'a,b\r\n"so ""Jane"" left, with",x\r\n',
        {"extract_data._csv_values": none},
        of=("extract_data.read_csv",),
    ),
    "XML": Row(
        "a.xml",
        FEED.format("x", "Jane", "x"),
        {"extract_data._xml_values": none},
        of=("extract_data.read_xml",),
    ),
    "XML with elements in a word": Row(
        "a.xml", FEED.format("x", "J<b>an</b>e", "x"), {"extract_data._joined": nothing}
    ),
    "a page in XML": Row(
        "a.xml",
        FEED.format("x", "x", "J&lt;b>an&lt;/b>e"),
        {"extract_data._MARKUP": NEVER, **without(escapes.without_markup)},
    ),
    "a comment in XML": Row(
        "a.xml",
        FEED.format("x", f"<!-- {NAME} -->", "x"),
        {"extract_data.unescaped": nothing},
        made_from=BIRCH,
    ),
    "a style sheet": Row(
        "a.css",
        ":root{--jane-smith:#fff}",
        {"verify._READERS": {".css": lambda _: Contents()}},
        of=("extract_data.read_style",),
    ),
    # -- pictures --
    "words beside a picture": Row(
        "a.png",
        png(b"tEXt", b"Author\0" + NAME.encode()),
        {"extract_image._chunks": lambda data: [c for c in CHUNKS(data) if c[0] != b"tEXt"]},
        of=("extract_image.read_image",),
    ),
    "pixels": Row("a.png", pixels(b"Jane Smith"), {"extract_image._LETTERS": re.compile(rb"(?!)")}),
    # -- the search index --
    "a page's words for the search": Row(
        "a.pf_fragment",
        pagefind.packed(b'{"content": "Then Jane left."}'),
        {"extract_pagefind.read_json": lambda _: Contents()},
        of=("extract_pagefind.read_fragment", "extract_pagefind._unpacked"),
    ),
    "a word of the index": Row(
        "a.pf_index",
        cbor("Jane Sm\u0131th"),
        {"extract_pagefind._strings": none},
        of=("extract_pagefind.read_index", "extract_pagefind._texts"),
    ),
    "a filter of the index": Row(
        "a.pf_filter", cbor("Jane Sm\u0131th"), {"extract_pagefind._strings": none}
    ),
    "the list of the index": Row(
        "a.pf_meta", cbor("Jane Sm\u0131th"), {"extract_pagefind._strings": none}
    ),
    # -- mails --
    "a header": Row(
        "a.eml",
        header("X-About", "Jane"),
        {"extract_mail._headers": none},
        of=("extract_mail.read_mail",),
    ),
    "an aside in a header": Row(
        "a.eml",
        mail().replace(b"To: office", b"To: (Jane) office"),
        {"extract_mail._headers": as_it_is_understood},
    ),
    "a header in base64": Row(
        "a.eml", header("X-About", "=?utf-8?b?SmFuZQ==?="), {"extract_mail._headers": as_it_stands}
    ),
    "a header, quoted": Row(
        "a.eml",
        header("X-About", "=?utf-8?q?J=61?= =?utf-8?q?ne?="),
        {"extract_mail._headers": as_it_stands},
    ),
    "a name of a file in pieces": Row(
        "a.eml",
        mail().replace(b'filename="summary.txt"', b"filename*0*=utf-8''sum%4A; filename*1=ane.txt"),
        {"extract_mail._headers": as_it_stands, "extract_mail._part": undecoded},
    ),
    "a part": Row(
        "a.eml", mail(body="about Jane"), {"extract_mail._part": lambda _: ("a.txt", b"")}
    ),
    "a part in base64": Row(
        "a.eml",
        mail(attachment=b"Lessons for Jane", name="a.txt"),
        {"extract_mail._part": undecoded, **without(escapes.unpacked_letters)},
    ),
    "a part, quoted": Row(
        "a.eml",
        mail(body="x " * 60 + "Ja\u200bne " + "x " * 60),
        {"extract_mail._part": undecoded},
    ),
    "words around the parts": Row(
        "a.eml", mail() + b"Ng Hope\r\n", {"extract_mail._around": none}, found=f"{BIRCH}/son"
    ),
    "a line before the headers": Row(
        "a.eml",
        b"From Ng Hope Thu Sep  8 09:00:00 2022\n" + mail(),
        {"extract_mail._around": none},
        found=f"{BIRCH}/son",
    ),
    "letters that are said to be others": Row(
        "a.eml",
        mail(body="so Jane Smith left!!").replace(b"utf-8", b"utf-16"),
        {"extract_mail._without_encoded": nothing},
    ),
    # -- names of files --
    "the name of a file": Row("jane.txt", "x", {"verify._read_path": lambda _: Contents()}),
    "a file of no known type": Row("a.js", NAME, {"verify._read_unknown": lambda _: Contents()}),
    # -- PDFs --
    "text off the page": Row(
        "a.pdf",
        pdfs.changed(lambda d: pdfs.with_text(d, OFF_THE_PAGE)),
        {"extract_pdf._texts_of_pages": none},
        of=("extract_pdf.read_pdf", "extract_pdf._read"),
    ),
    "over the end of a page": Row(
        "a.pdf",
        typeset("so An-#pagebreak()ne left"),
        {"extract_pdf._over_pages": nothing},
    ),
    "letters that come in another order": Row(
        "a.pdf",
        typeset("#stack(dir: rtl)[e][n][n][A]"),
        {"extract_pdf._by_place": nothing},
        of=("extract_pdf._in_a_row",),
    ),
    "letters below others": Row(
        "a.pdf",
        pdfs.changed(lambda d: pdfs.with_text(d, STACKED)),
        {"extract_pdf._texts_by_the_other": none},
    ),
    "the strings of a PDF": Row(
        "a.pdf",
        pdfs.changed(lambda d: d.docinfo.update({"/Title": String("Jane")})),
        {"extract_pdf._strings": lambda _: ([], [])},
        of=("extract_pdf._values", "extract_pdf._text_of", "carve.string_text"),
    ),
    "what a screen reader says": Row(
        "a.pdf",
        pdfs.changed(lambda d: pdfs.content(d, b"/Span<</ActualText(Jane)>>BDC EMC")),
        {"extract_pdf._spoken": none},
        of=("extract_pdf._contents",),
    ),
    "an object that no table lists": Row(
        "a.pdf",
        pdfs.with_objects(b"(Jane Smith)"),
        {"extract_pdf.everything_in": none},
        made_from=BIRCH,
        of=("carve.everything_in", "carve.as_text", "carve._letters_in"),
    ),
    "strings of any notation": Row(
        "a.pdf",
        pdfs.with_objects(b"(J\\141ne Smith)"),
        {"carve.strings_in": none},
        of=("carve._unescaped",),
        made_from=BIRCH,
    ),
    "a packed stream": Row(
        "a.pdf",
        pdfs.with_objects(pdfs.packed(b"(Jane Smith)")),
        {"carve.inflated": lambda _: b""},
        made_from=BIRCH,
    ),
}
ROWS: Mapping[str, Row] = {**WRITTEN, **READ}


def seen(row: Row) -> set[str]:
    fold.squash.cache_clear()
    fold._pieces.cache_clear()
    packed._unpacked_run.cache_clear()
    return told(row.path, row.data, row.made_from)


@pytest.mark.parametrize("view", ROWS)
def test_a_name_is_seen_by_one_view_alone(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row = ROWS[view]
    assert row.found in seen(row)
    for place, instead in row.off.items():
        monkeypatch.setattr(f"publisher.gate.{place}", instead, raising=False)
    assert row.found not in seen(row)
    monkeypatch.undo()
    assert row.found in seen(row)


MODULES: tuple[ModuleType, ...] = (
    carve,
    escapes,
    extract_data,
    extract_html,
    extract_image,
    extract_mail,
    extract_pagefind,
    extract_pdf,
    fold,
    json_values,
    packed,
    scan,
    targets,
)
NO_VIEWS = {
    *("carve.outside_streams", "escapes.as_it_may_be_read", "escapes.decoded", "targets.scheme"),
    *(f"extract_pdf._faults_in_{what}" for what in ("fonts", "metadata", "pages")),
}
"""Give text, but what they find is refused, or they only put the views together."""


def functions_that_give_text() -> Iterator[str]:
    for module in MODULES:
        for name, value in vars(module).items():
            made_here = getattr(value, "__module__", "") == module.__name__
            if made_here and inspect.isfunction(inspect.unwrap(value)):
                gives = str(inspect.signature(value).return_annotation)
                if re.search(r"str|bytes|Contents|Squashed", gives):
                    yield f"{module.__name__.rpartition('.')[2]}.{name}"


def test_no_view_is_without_a_row() -> None:
    switched = {place for row in ROWS.values() for place in (*row.off, *row.of)}
    switched |= {f"escapes.{view.__name__}" for view in escapes.VIEWS}
    assert set(functions_that_give_text()) - switched == NO_VIEWS


def test_every_view_of_a_text_and_every_escape_has_a_row() -> None:
    off = [row.off for row in ROWS.values()]
    for view in escapes.VIEWS:
        assert without(view) in off
    for sign in escapes.ESCAPES:
        assert still_escaped(sign) in off


def test_every_type_of_file_has_a_row() -> None:
    assert {
        suffix
        for suffix in verify._READERS
        if not any(r.path.endswith(suffix) for r in ROWS.values())
    } == set()


def jpeg(**more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", **more)
    return out.getvalue()


def exif() -> Image.Exif:
    found = Image.Exif()
    found[0x010E] = NAME
    return found


def webp() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "WEBP", exif=exif())
    return out.getvalue()


def appearance(document: Pdf) -> None:
    """A mark on the page that is painted by a stream of its own."""
    look = Stream(document, b"BT (Jane) Tj ET", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    pdfs.annotate(document, Name.Stamp, AP=Dictionary(N=document.make_indirect(look)))


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:t>{NAME}</w:t>")
    return out.getvalue()


def drawing(text: str) -> str:
    return page(f'<svg viewBox="0 0 9 9">{text}</svg>')


REFUSED: Mapping[str, tuple[str, str | bytes, str]] = {
    # what the gate does not look into is never passed by
    "a JPEG picture with a comment": ("a.jpg", jpeg(comment=NAME.encode()), "G102"),
    "a JPEG picture with EXIF": ("a.jpeg", jpeg(exif=exif()), "G102"),
    "a WebP picture": ("a.webp", webp(), "G102"),
    "a JPEG picture called PNG": ("a.png", jpeg(exif=exif()), "G103"),
    "a picture's packed words": (
        "a.png",
        png(b"zTXt", b"A\0\0" + zlib.compress(NAME.encode())),
        "G104",
    ),
    "a picture's words in any language": (
        "a.png",
        png(b"iTXt", b"A\0\1\0\0\0" + zlib.compress(NAME.encode())),
        "G104",
    ),
    "a picture's profile of colours": (
        "a.png",
        png(b"iCCP", b"A\0\0" + zlib.compress(b"desc" + NAME.encode())),
        "G104",
    ),
    "a picture's camera": ("a.png", png(b"eXIf", b"II*\0" + NAME.encode()), "G104"),
    "a drawing": ("a.svg", "<svg/>", "G102"),
    "a Word file in a mail": ("a.eml", mail(attachment=zipped(), name="a.docx"), "G102"),
    "a package called a text in a mail": ("a.eml", mail(attachment=zipped(), name="a.txt"), "G103"),
    "a package": ("a.zip", zipped(), "G102"),
    "words in a drawing": ("a.html", drawing('<text x="30 20 10 0">enaJ</text>'), "G104"),
    "words in a drawing, in pieces": ("a.html", drawing("<text><tspan>J</tspan></text>"), "G104"),
    "words turned around": ("a.html", page('<bdo dir="rtl">enaJ</bdo>'), "G104"),
    "columns turned around": (
        "a.html",
        page('<table dir="rtl"><tr><td>x</td></tr></table>'),
        "G104",
    ),
    "a part of a page that is shown elsewhere": (
        "a.html",
        page("<template><p>x</p></template>"),
        "G104",
    ),
    "the content of a style": ("a.css", ':root{--a:"Jane"}', "G103"),
    "an address of data": ("a.html", page('<img src="data:text/plain,x" alt="">'), "G104"),
    "an address of data in a set": (
        "a.html",
        page('<img srcset="data:text/plain,x 2x" alt="">'),
        "G104",
    ),
    "character data in XML": ("a.xml", FEED.format("x", "<![CDATA[Jane]]>", "x"), "G104"),
    "a page in a page": ("a.html", page('<p srcdoc="&lt;p>x">x</p>'), "G104"),
    "a file in a PDF": ("a.pdf", pdfs.changed(pdfs.attach), "G104"),
    "a mark in a PDF that paints itself": ("a.pdf", pdfs.changed(appearance), "G104"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_looked_into_is_refused(what: str) -> None:
    path, data, code = REFUSED[what]
    assert code in told(path, data, ASH)
