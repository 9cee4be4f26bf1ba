"""What the gate does not look into is never passed by."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from tests.gate import test_extract_pdf as pdfs
from tests.gate.samples import ASH, mail, page, told
from tests.gate.switched import NAME
from tests.gate.switched_readers import FEED, png


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
