"""Word files made from their XML, so that a test can hold any oddity of the format."""

import io
import zipfile
from collections.abc import Mapping

from PIL import Image

from publisher.intake.reading import Reading, Request
from publisher.intake.word.read import read_word
from publisher.model import Document, Role
from tests.intake.outline import outline

REQUEST = Request(Role.OVERVIEW_REPORT, "overview-report")

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    }.items()
)
FILLED = '<a:solidFill><a:srgbClr val="1F3A5F"/></a:solidFill>'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>
 <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>
 <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Council heading"/>
 <w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Ghost"><w:name w:val="Ghost"/>
 <w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Whisper"><w:name w:val="Whisper"/>
 <w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/>
 <w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Tick"><w:name w:val="Tick"/>
 <w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Banded"><w:name w:val="Banded"/>
 <w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3A5F"/></w:tcPr>
 </w:tblStylePr></w:style>
"""


def read(data: bytes) -> Reading:
    """What the reader answers."""
    return read_word(data, REQUEST)


def document(data: bytes) -> Document[str]:
    """The document, which must be there."""
    reading = read(data)
    assert reading.document, [finding.message for finding in reading.findings]
    return reading.document


def lines(data: bytes) -> list[str]:
    """The outline of its blocks."""
    return outline(document(data).blocks)


def found(data: bytes) -> list[tuple[str, str]]:
    """The code and the words of each finding."""
    return [(finding.rule.code, finding.detail) for finding in read(data).findings]


def t(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph; plain words become a run."""
    content = content if content.startswith("<") or not content else t(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def listed(words: str, num: int, level: int = 0, style: str = "") -> str:
    """A paragraph in a list."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(words, style, place)


def table(*rows: str, properties: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; plain words become a cell."""
    made = (cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tc(words: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def controlled(content: str) -> str:
    """What stands in a content control."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(code: str, *runs: str) -> str:
    """A complex field and what it shows."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin")
        + f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        + mark.format("separate")
        + "".join(runs)
        + mark.format("end")
    )


def in_wingdings(code: str) -> str:
    """A field that Word draws, all of it in a font of pictures."""
    font = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    drawn = field(code).replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")
    return drawn.replace("<w:r>", f"<w:r>{font}")


def picture(id_: str, alt: str = "", inside: str = "", crop: str = "") -> str:
    """A run with a picture."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="720000" cy="360000"/>'
        f'<wp:docPr id="1" name="P" descr="{alt}">{inside}</wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{id_}"/>{crop}</pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="720000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"/>'
        "</pic:spPr></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(content: str, *, modern: bool = True) -> str:
    """A run with a box of text as Word 2010 draws it, or as the versions before did."""
    if not modern:
        box = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
        return f"<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r>"
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        f'<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="{uri}"><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def behind(height: int = 9_000_000, width: int = 9_000_000, place: str = "") -> str:
    """A run with a filled shape behind the text; `place` is where it stands."""
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="1">{place}<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:wrapNone/><a:graphic><a:graphicData uri="{uri}"><wps:wsp><wps:spPr>{FILLED}'
        "</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def down(offset: int, start: str = "paragraph") -> str:
    """The place of what stands so far down."""
    where = f"<wp:posOffset>{offset}</wp:posOffset>"
    return f'<wp:positionV relativeFrom="{start}">{where}</wp:positionV>'


def grouped(*shapes: str) -> str:
    """A run with a group of shapes."""
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="G"/><a:graphic><a:graphicData '
        f'uri="{uri}"><wpg:wgp>{"".join(shapes)}</wpg:wgp></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def box_in_group(content: str, about: str = "") -> str:
    """A box of text in a group; `about` are its settings."""
    box = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    return f'<wps:wsp><wps:cNvPr id="2" name="B"{about}/>{box}</wps:wsp>'


def picture_in_group(id_: str, about: str = "", mark: str = "") -> str:
    """A picture in a group; `about` are its settings, `mark` stands within them."""
    return (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="3" name="P"{about}>{mark}</pic:cNvPr></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{id_}"/></pic:blipFill><pic:spPr/></pic:pic>'
    )


def either(choice: str, fallback: str, requires: str = "wps") -> str:
    """Runs of which Word shows the first, and programs that do not know it the second."""
    inner = f'<mc:Choice Requires="{requires}">{_bare(choice)}</mc:Choice>'
    inner += f"<mc:Fallback>{_bare(fallback)}</mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{inner}</mc:AlternateContent></w:r>"


def level(ilvl: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    """One level of a list; `text` as Word writes it ("%1.%2")."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(lists: Mapping[int, str], nums: Mapping[int, str] = {}) -> str:
    """Abstract lists by id; each has a list of the same id, which `nums` may add to."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{id_}">{levels}</w:abstractNum>'
        for id_, levels in lists.items()
    )
    plain = {id_: f'<w:abstractNumId w:val="{id_}"/>' for id_ in lists}
    return abstract + "".join(
        f'<w:num w:numId="{id_}">{content}</w:num>' for id_, content in {**plain, **nums}.items()
    )


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    endnotes: str = "",
    links: Mapping[str, str] | None = None,
    parts: Mapping[str, bytes] | None = None,
    relationships: Mapping[str, tuple[str, str]] | None = None,
    head: str = "",
) -> bytes:
    """A Word file. `links` are addresses by id, `relationships` kinds and targets by id."""
    pointers = {
        "s": ("styles", "styles.xml"),
        "n": ("numbering", "numbering.xml"),
        "f": ("footnotes", "footnotes.xml"),
        "e": ("endnotes", "endnotes.xml"),
        "i": ("image", "media/image1.png"),
        **(relationships or {}),
    }
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relationships({"d": ("officeDocument", "word/document.xml")}, {}),
        "word/_rels/document.xml.rels": _relationships(pointers, links or {}),
        "word/document.xml": _xml("document", f"{head}<w:body>{body}</w:body>"),
        "word/styles.xml": _xml("styles", STYLES + styles),
        "word/numbering.xml": _xml("numbering", numbering),
        "word/footnotes.xml": _xml("footnotes", footnotes),
        "word/endnotes.xml": _xml("endnotes", endnotes),
        "word/media/image1.png": png(),
        **(parts or {}),
    }
    return zipped(files)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip package."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


def png(width: int = 8, height: int = 4) -> bytes:
    """A small blue picture with a white corner."""
    image, out = Image.new("RGB", (width, height), "navy"), io.BytesIO()
    image.putpixel((0, 0), (255, 255, 255))
    image.save(out, "PNG")
    return out.getvalue()


def _xml(root: str, content: str) -> bytes:
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()


def _types() -> bytes:
    kinds = {"document": "document.main", **{k: k for k in ("styles", "numbering", "footnotes")}}
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    inner = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{word}.{kind}+xml"/>'
        for part, kind in {**kinds, "endnotes": "endnotes"}.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{rels}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{inner}</Types>'
    ).encode()


def _relationships(pointers: Mapping[str, tuple[str, str]], links: Mapping[str, str]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in pointers.items()
    ) + "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/hyperlink" Target="{target}" '
        'TargetMode="External"/>'
        for id_, target in links.items()
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'.encode()


def _bare(run: str) -> str:
    return run.removeprefix("<w:r>").removesuffix("</w:r>")
