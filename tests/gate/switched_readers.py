"""The same for what each reader takes out of its files."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pikepdf import String

from publisher.gate import (
    escapes,
    extract_image,
)
from publisher.gate.contents import Contents
from tests.gate import test_extract_image as images
from tests.gate import test_extract_pagefind as pagefind
from tests.gate import test_extract_pdf as pdfs
from tests.gate.samples import ASH, BIRCH, mail, page, typeset
from tests.gate.switched import NAME, NEVER, Row, none, nothing, still_escaped, without


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
