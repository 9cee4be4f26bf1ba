"""Parts of PDFs that show letters otherwise than as ordinary text, for the cases about the eye."""

import ctypes
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw, ImageFont

import publisher
from publisher.intake.pdf.font_program import letters_by_glyph
from tests.intake.pdf_files import text

FONT = Path(publisher.__file__).parent / "site" / "fonts" / "NotoSans-Regular.ttf"


def typed(words: str) -> str:
    """Words that Helvetica has, in its own encoding."""
    return words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


# -- pictures of text --


def picture_of(
    *lines: str, size: int = 44, width: int = 1240, ground: str = "white"
) -> Image.Image:
    """Lines of text as a scanner sees them."""
    image = Image.new("L", (width, 60 + 2 * size * len(lines)), ground)
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONT), size)
    for at, line in enumerate(lines):
        pen.text((60, 30 + 2 * size * at), line, "black", font)
    return image


def with_picture(pdf: pikepdf.Pdf, image: Image.Image, name: str = "Im1") -> pikepdf.Pdf:
    """Give the first page a picture as a resource."""
    held = Stream(pdf, image.tobytes())
    held.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height,
        BitsPerComponent=8, ColorSpace=Name.DeviceGray if image.mode == "L" else Name.DeviceRGB,
    )  # fmt: skip
    pdf.pages[0].Resources["/XObject"] = Dictionary({f"/{name}": held})
    return pdf


def placed(left: int, bottom: int, width: int, height: int) -> str:
    """The picture on the page."""
    return f"q {width} 0 0 {height} {left} {bottom} cm /Im1 Do Q\n"


# -- fonts --


def with_font(pdf: pikepdf.Pdf, font: Dictionary, name: str = "F9") -> pikepdf.Pdf:
    """Give the pages one more font."""
    for page in pdf.pages:
        page.Resources.Font[f"/{name}"] = font
    return pdf


def meanings(pdf: pikepdf.Pdf, told: Mapping[int, str], digits: int = 2) -> Stream:
    """A table of meanings (ToUnicode)."""
    rows = [
        f"<{code:0{digits}x}> <{letter.encode('utf-16-be').hex()}>" for code, letter in told.items()
    ]
    listed = "\n".join(rows)
    return Stream(
        pdf,
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /X def "
        f"1 begincodespacerange <{'0' * digits}> <{'f' * digits}> endcodespacerange\n"
        f"{len(rows)} beginbfchar\n{listed}\nendbfchar endcmap end end".encode(),
    )


def helvetica(**more: object) -> Dictionary:
    """Helvetica, with whatever else its dictionary is to have."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for key, value in more.items():
        font[f"/{key}"] = value
    return font


_NAMES = {
    " ": "space", ".": "period", "'": "quotesingle", "-": "hyphen", "ë": "edieresis",
    "0": "zero", "1": "one", "2": "two",
}  # fmt: skip


def named_glyphs(codes: Mapping[int, str]) -> Dictionary:
    """An encoding that tells its letters by the names of their glyphs alone."""
    names = [part for code, letter in codes.items() for part in (code, Name(f"/{_name(letter)}"))]
    return Dictionary(Type=Name.Encoding, Differences=Array(names))


def _name(letter: str) -> str:
    return _NAMES.get(letter, letter)


def drawn_font(pdf: pikepdf.Pdf, codes: Mapping[int, str], names: Mapping[int, str]) -> Dictionary:
    """A font whose letters are drawings (Type 3): `codes` says what each shows."""
    inner = Dictionary(Font=Dictionary(F1=helvetica(Encoding=Name.WinAnsiEncoding)))
    drawings = {
        f"/{names[code]}": Stream(pdf, f"600 0 d0 BT /F1 1000 Tf ({letter}) Tj ET".encode("cp1252"))
        for code, letter in codes.items()
    }
    listed = [part for code in codes for part in (code, Name(f"/{names[code]}"))]
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, -300, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=min(codes), LastChar=max(codes),
        Widths=Array([600] * (max(codes) - min(codes) + 1)), Resources=inner,
        CharProcs=Dictionary(drawings),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array(listed)),
    )  # fmt: skip


def embedded(pdf: pikepdf.Pdf, told: Mapping[int, str] | None, *, mute: bool = False) -> Dictionary:
    """Noto Sans whose codes are the numbers of its glyphs; `told` is its table of meanings.

    Where it is `mute` its program says nothing of its letters, as those that Word embeds.
    """
    program = Stream(pdf, FONT.read_bytes())
    if mute:
        without = FONT.read_bytes().replace(b"cmap", b"xxxx", 1).replace(b"post", b"yyyy", 1)
        program = Stream(pdf, without)
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+NotoSans"), Flags=4, ItalicAngle=0,
        Ascent=1069, Descent=-293, CapHeight=714, StemV=80,
        FontBBox=Array([-621, -389, 2800, 1067]), FontFile2=program,
    )  # fmt: skip
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+NotoSans"), DW=600,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor), CIDToGIDMap=Name.Identity,
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+NotoSans"),
        Encoding=Name("/Identity-H"), DescendantFonts=Array([pdf.make_indirect(inner)]),
    )  # fmt: skip
    if told is not None:
        font["/ToUnicode"] = meanings(pdf, told, 4)
    return font


def glyphs(words: str, left: int, bottom: int, size: int = 11, font: str = "F9") -> str:
    """Words in the embedded font (F9) as content of a page."""
    codes = "".join(f"{glyph_number(letter):04x}" for letter in words)
    return f"BT /{font} {size} Tf 1 0 0 1 {left} {bottom} Tm <{codes}> Tj ET\n"


def glyph_number(letter: str) -> int:
    return next(glyph for glyph, letters in _letters().items() if letter in letters)


@cache
def _letters() -> Mapping[int, frozenset[str]]:
    return letters_by_glyph(FONT.read_bytes())


def coded(words: str, codes: Mapping[int, str]) -> str:
    """The words in the codes of a font."""
    by_letter = {letter: chr(code) for code, letter in codes.items()}
    return "".join(by_letter[letter] for letter in words)


def codes_for(*texts: str, first: int = 161) -> dict[int, str]:
    """A code for each character of the texts, from `first` on."""
    return dict(enumerate(sorted(set("".join(texts))), start=first))


# -- letters as shapes --


def shapes(words: str, left: float, bottom: float, size: float = 12) -> str:
    """Words drawn as filled outlines."""
    return "".join(_outlines(words, left, bottom, size))


def _outlines(words: str, left: float, bottom: float, size: float) -> list[str]:
    document = pdfium.PdfDocument.new()
    data = FONT.read_bytes()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = raw.FPDFText_LoadFont(document, buffer, len(data), raw.FPDF_FONT_TRUETYPE, True)
    made = []
    for letter in words:
        width = ctypes.c_float()
        raw.FPDFFont_GetGlyphWidth(font, ord(letter), size, width)
        path = raw.FPDFFont_GetGlyphPath(font, ord(letter), size)
        if letter != " ":
            made.append(_path(path, left, bottom, size) + "f\n")
        left += width.value
    return made


def _path(path: object, left: float, bottom: float, size: float) -> str:
    parts, waiting = [], []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFGlyphPath_CountGlyphSegments(path)):
        segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = f"{left + size * x.value:.2f} {bottom + size * y.value:.2f} "
        match raw.FPDFPathSegment_GetType(segment):
            case raw.FPDF_SEGMENT_MOVETO:
                parts.append(point + "m ")
            case raw.FPDF_SEGMENT_LINETO:
                parts.append(point + "l ")
            case _:
                waiting.append(point)
                if len(waiting) == 3:
                    parts.append("".join(waiting) + "c ")
                    waiting = []
    return "".join(parts)


def patterned(pdf: pikepdf.Pdf, content: str) -> pikepdf.Pdf:
    """Give the first page a tiling pattern of that content."""
    pattern = Stream(pdf, content.encode("cp1252"))
    pattern.stream_dict = Dictionary(
        Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
        BBox=Array([0, 0, 595, 842]), XStep=600, YStep=900,
        Resources=Dictionary(Font=pdf.pages[0].Resources.Font),
    )  # fmt: skip
    pdf.pages[0].Resources["/Pattern"] = Dictionary(P1=pattern)
    return pdf


def saved(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def invisible(*lines: str, top: int = 700) -> str:
    """Text that is there and not painted, as programs lay over a scan."""
    return "BT 3 Tr ET\n" + text(*lines, top=top) + "BT 0 Tr ET\n"
