"""PDFs made by hand for the tests of the PDF reader: each has one property that is hard to read.

Every name in them is invented. `SECRET` is what does not show on the page.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

Made = TypeVar("Made", bound=pikepdf.Object)

FILES = Path(__file__).parent / "files"
SECRET = "Ysolde"
SHOWN = "The panel heard that she was known to all of the agencies in the town and had asked them."
PAGE = Array([0, 0, 595, 842])


def honest(lines: int = 12, top: int = 700) -> str:
    """Ordinary English, one sentence a line, as content of a page."""
    return text(*([SHOWN] * lines), top=top)


def text(*lines: str, left: int = 72, top: int = 700, size: int = 11, font: str = "F1") -> str:
    """Lines of text as content of a page, 14 points apart."""
    shown = "".join(
        f"1 0 0 1 {left} {top - 14 * at} Tm ({_escaped(line)}) Tj\n"
        for at, line in enumerate(lines)
    )
    return f"BT /{font} {size} Tf\n{shown}ET\n"


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def make(
    *contents: str,
    resources: Mapping[str, object] | None = None,
    **page: object,
) -> pikepdf.Pdf:
    """A PDF with one page for each content; Helvetica is F1, its bold F2."""
    pdf = pikepdf.new()
    fonts = Dictionary(F1=_helvetica("Helvetica"), F2=_helvetica("Helvetica-Bold"))
    for content in contents:
        held = Dictionary(Font=fonts)
        for key, value in (resources or {}).items():
            held[f"/{key}"] = value
        made = Dictionary(
            Type=Name.Page, MediaBox=PAGE, Resources=held,
            Contents=Stream(pdf, content.encode("latin-1")),
        )  # fmt: skip
        for key, value in page.items():
            made[f"/{key}"] = value
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
    return pdf


def _helvetica(name: str) -> Dictionary:
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"),
        Encoding=Name.WinAnsiEncoding,
    )  # fmt: skip


def _with(made: Made, more: Mapping[str, object]) -> Made:
    for key, value in more.items():
        made[f"/{key}"] = value
    return made


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    """The file's bytes."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id="encryption" not in options, **options)  # type: ignore[arg-type]
    return out.getvalue()


def with_image(pdf: pikepdf.Pdf, shade: int = 200, name: str = "Im1") -> pikepdf.Pdf:
    """Give the pages a grey picture as a resource."""
    for page in pdf.pages:
        image = Stream(pdf, Image.new("L", (8, 8), shade).tobytes())
        image.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )  # fmt: skip
        page.Resources["/XObject"] = Dictionary({f"/{name}": image})
    return pdf


def form(pdf: pikepdf.Pdf, content: str, **more: object) -> Stream:
    """A form XObject with Helvetica."""
    made = Stream(pdf, content.encode("latin-1"))
    made.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=PAGE,
        Resources=Dictionary(Font=Dictionary(F1=_helvetica("Helvetica"))),
    )  # fmt: skip
    return _with(made, more)


def annotated(pdf: pikepdf.Pdf, *annotations: Dictionary) -> pikepdf.Pdf:
    """Put annotations on the first page."""
    held = [pdf.make_indirect(one) for one in annotations]
    pdf.pages[0].obj["/Annots"] = Array(held)
    fields = [one for one in held if one.Subtype == "/Widget"]
    if fields:
        pdf.Root["/AcroForm"] = Dictionary(Fields=Array(fields))
    return pdf


def annotation(kind: str, flags: int = 4, **more: object) -> Dictionary:
    """An annotation at the top left of the text, to be printed unless its flags say otherwise."""
    place = Array([70, 690, 300, 712])
    made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=place, F=flags)
    return _with(made, more)


# -- tags --


def tagged(pdf: pikepdf.Pdf, *kids: object, roles: Mapping[str, str] | None = None) -> pikepdf.Pdf:
    """Give the PDF a tag tree; each kid as `tag` makes them."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root["/K"] = pdf.make_indirect(tag(pdf, "Document", *kids))
    root["/RoleMap"] = Dictionary({f"/{a}": Name(f"/{b}") for a, b in (roles or {}).items()})
    pdf.Root["/StructTreeRoot"] = root
    pdf.Root["/MarkInfo"] = Dictionary(Marked=True)
    return pdf


def tag(pdf: pikepdf.Pdf, kind: str, *kids: object, page: int = 0, **more: object) -> Dictionary:
    """A tag; a kid is another tag, or the number of marked content on the page (from 0)."""
    made = Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), Pg=pdf.pages[page].obj)
    _with(made, more)
    made["/K"] = Array([pdf.make_indirect(k) if isinstance(k, Dictionary) else k for k in kids])
    return made


def reference(pdf: pikepdf.Pdf, mcid: int, page: int, **more: object) -> Dictionary:
    """A reference to marked content on another page."""
    return _with(Dictionary(Type=Name.MCR, MCID=mcid, Pg=pdf.pages[page].obj), more)


def marked(mcid: int, content: str, kind: str = "P") -> str:
    """Content marked with a number."""
    return f"/{kind} <</MCID {mcid}>> BDC\n{content}EMC\n"


def artifact(content: str) -> str:
    """Content marked as no part of the text."""
    return f"/Artifact BMC\n{content}EMC\n"


# -- fonts that lie --


def lying(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """Make the pages' Helvetica say that each small letter is the next one."""
    for page in pdf.pages:
        page.Resources.Font.F1["/ToUnicode"] = _meanings(
            pdf, {chr(c): chr((c - 96) % 26 + 97) for c in range(97, 123)}
        )
    return pdf


def with_signs(pdf: pikepdf.Pdf, font: str, signs: Mapping[str, str]) -> pikepdf.Pdf:
    """Give the pages a font F3 of that name, whose letters mean other signs."""
    held = _helvetica(font)
    held["/ToUnicode"] = _meanings(pdf, signs)
    for page in pdf.pages:
        page.Resources.Font["/F3"] = held
    return pdf


def _meanings(pdf: pikepdf.Pdf, meanings: Mapping[str, str]) -> Stream:
    rows = "\n".join(f"<{ord(a):02x}> <{ord(b):04x}>" for a, b in meanings.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /X def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(meanings)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    )
    return Stream(pdf, cmap.encode())


def without_meaning(data: bytes) -> bytes:
    """The file without what its fonts say of the meaning of their letters."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for held in pdf.objects:
            if isinstance(held, Dictionary) and "/ToUnicode" in held:
                del held["/ToUnicode"]
        if "/StructTreeRoot" in pdf.Root:
            del pdf.Root["/StructTreeRoot"]
        return saved(pdf)


def type3(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """Make F1 a font whose letters are drawings."""
    glyph = Stream(pdf, b"500 0 d0 0 0 400 600 re f")
    names = [chr(code) for code in range(97, 123)]
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 700]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=97, LastChar=122,
        Widths=Array([500] * 26), Resources=Dictionary(),
        CharProcs=Dictionary({f"/{name}": glyph for name in names}),
        Encoding=Dictionary(
            Type=Name.Encoding, Differences=Array([97, *(Name(f"/{name}") for name in names)])
        ),
    )  # fmt: skip
    for page in pdf.pages:
        page.Resources.Font["/F1"] = font
    return pdf


def layer(pdf: pikepdf.Pdf, *, on: bool) -> pikepdf.Pdf:
    """Give the pages an optional content group `oc1`, shown or not."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="notes"))
    default = Dictionary(Order=Array([group]))
    default["/ON" if on else "/OFF"] = Array([group])
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=default)
    for page in pdf.pages:
        page.Resources["/Properties"] = Dictionary(oc1=group)
    return pdf


def outlines(count: int) -> str:
    """Small filled shapes with curves, as letters turned into drawings are."""
    shapes: Iterable[str] = (
        f"{72 + at % 60 * 8} {700 - at // 60 * 14} m {75 + at % 60 * 8} {708 - at // 60 * 14} "
        f"{78 + at % 60 * 8} {708 - at // 60 * 14} {78 + at % 60 * 8} {700 - at // 60 * 14} c "
        f"{76 + at % 60 * 8} {698 - at // 60 * 14} {74 + at % 60 * 8} {698 - at // 60 * 14} "
        f"{72 + at % 60 * 8} {700 - at // 60 * 14} c f\n"
        for at in range(count)
    )
    return "".join(shapes)


def ruled(rows: Sequence[int], columns: Sequence[int]) -> str:
    """Lines around the cells of a table: at these heights, and at these places across."""
    across = (f"{columns[0]} {y} m {columns[-1]} {y} l S\n" for y in rows)
    down = (f"{x} {rows[0]} m {x} {rows[-1]} l S\n" for x in columns)
    return "".join([*across, *down])
