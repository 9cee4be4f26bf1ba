"""Word files in which something drawn, embedded or linked shows words."""

from publisher.intake.drawing import OF_WINDOWS
from tests.hard_cases.chart_cases import DRAWN_TYPE, points, shapes
from tests.hard_cases.frame import Case, Refused
from tests.hard_cases.secret import UNSEEN, Secret
from tests.hard_cases.word_cases import MARK
from tests.hard_cases.word_file import Part, word
from tests.intake.word_files import OFFICE, either, p, picture, png, t, text_box

_DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="720000" cy="360000"/>'
    '<wp:docPr id="1" name="D" descr="{alt}"/><a:graphic><a:graphicData uri="{uri}">{inside}'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
_OBJECT = (
    '<w:r><w:object><v:shape id="s" style="width:100pt;height:50pt"{alt}>'
    '<v:imagedata r:id="{id}"/></v:shape>'
    '<o:OLEObject Type="{type}" ProgID="Excel.Sheet.12" r:id="x"/></w:object></w:r>'
)
_OVER = (
    '<w:r><w:drawing><wp:anchor behindDoc="{behind}"><wp:extent cx="1800000" cy="180000"/>'
    '{wrap}<wp:docPr id="1" name="R"/><a:graphic><a:graphicData uri="http://schemas.microsoft'
    '.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr><a:prstGeom prst="rect"/>'
    "{fill}</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
)
_SOLID = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'


def emf(s: Secret) -> bytes:
    return b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + s.name.encode("utf-16-le")


def wmf(s: Secret) -> bytes:
    return b"\xd7\xcd\xc6\x9a" + bytes(18) + s.name.encode()


def svg(s: Secret) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><text>{s.name}</text></svg>'.encode()


def chart(s: Secret, alt: str = "") -> bytes:
    """A chart whose cached data name the person."""
    inside = f'<c:chart xmlns:c="{_DRAWINGML}/chart" r:id="ch"/>'
    cached = (
        f"<c:cat><c:strRef><c:strCache><c:pt><c:v>{s.name}</c:v></c:pt></c:strCache></c:strRef>"
    )
    data = f'<c:chartSpace xmlns:c="{_DRAWINGML}/chart">{cached}</c:cat></c:chartSpace>'
    drawing = _DRAWING.format(alt=alt, uri=f"{_DRAWINGML}/chart", inside=inside)
    return word(
        p(t("Seen") + drawing), Part("word/charts/chart1.xml", data.encode(), "chart", id="ch")
    )


def smart_art(s: Secret, alt: str = "") -> bytes:
    """SmartArt with a point that hangs on no other, so that nobody can tell what it shows."""
    loose = points(s).replace('srcId="0" destId="3"', 'srcId="8" destId="3"')
    return _with_art(loose, alt)


def pictured(s: Secret, own: str = "", alt: str = "") -> bytes:
    """SmartArt with a picture in one of its shapes."""
    drawn = shapes(f"Call by {s.name}", "Police came", f"{s.first} left").replace(
        "<dsp:sp><dsp:spPr>",
        f'<dsp:sp><dsp:nvSpPr><dsp:cNvPr id="0" name="" descr="{own}"/></dsp:nvSpPr><dsp:spPr>'
        f'<a:blipFill xmlns:r="{OFFICE}"><a:blip r:embed="rId1"/></a:blipFill>',
        1,
    )
    shown = "word/diagrams/drawing1.xml"
    return _with_art(
        points(s),
        alt,
        Part(shown, drawn.encode(), DRAWN_TYPE, id="dr"),
        Part("word/media/image9.png", png(), "image", "image/png", shown, "rId1"),
    )


def _with_art(data: str, alt: str, *parts: Part) -> bytes:
    diagram = f"{_DRAWINGML}/diagram"
    inside = f'<dgm:relIds xmlns:dgm="{diagram}" r:dm="dm" r:lo="lo" r:qs="qs" r:cs="cs"/>'
    drawing = _DRAWING.format(alt=alt, uri=diagram, inside=inside)
    made = Part("word/diagrams/data1.xml", data.encode(), "diagramData", id="dm")
    return word(p(t("Seen") + drawing), made, *parts)


def embedded(s: Secret, preview: bytes, suffix: str, alt: str = "", type_: str = "Embed") -> bytes:
    """An embedded workbook with the picture that Word shows of it."""
    shown = _OBJECT.format(id="pv", alt=f' alt="{alt}"' if alt else "", type=type_)
    return word(
        p(t("Seen") + shown),
        Part("word/embeddings/book.xlsx", s.ghost.encode(), "package", id="x"),
        Part(f"word/media/preview.{suffix}", preview, "image", id="pv"),
    )


def in_picture(data: bytes, suffix: str, alt: str = "A crest") -> bytes:
    """A picture in a file of some kind."""
    part = Part(f"word/media/image2.{suffix}", data, "image", f"image/{suffix}", id="pic")
    return word(p(t("Seen") + picture("pic", alt)), part)


def button(s: Secret) -> str:
    """What somebody is to click on, or, since nobody can, to read."""
    code = f"<w:r><w:instrText> GOTOBUTTON {UNSEEN} </w:instrText></w:r>"
    code += f"<w:r><w:instrText>{s.first} {s.last}</w:instrText></w:r>"
    return f"{MARK.format('begin')}{code}{MARK.format('end')}"


def over(fill: str = _SOLID, behind: int = 0, wrap: str = "<wp:wrapNone/>") -> bytes:
    """A rectangle that someone drew over words, or beside or behind them."""
    return word(p(t("Seen here") + _OVER.format(fill=fill, behind=behind, wrap=wrap)))


def _alt(s: Secret) -> str:
    return f"Bar chart of contacts with {s.name}"


_SAID = "Bar chart of contacts with Rowan"
_ART = "Call by Rowan Police came Rowan left"


def _signature(s: Secret) -> str:
    return (
        '<w:r><w:pict><v:shape><v:imagedata r:id="pic"/><o:signatureline issignatureline="t" '
        f'o:suggestedsigner="{s.name}" o:suggestedsigner2="Chair"/></v:shape></w:pict></w:r>'
    )


def _cases(s: Secret) -> dict[str, tuple[bytes, str | Refused]]:
    return {
        "a chart without numbers and without a description": (
            chart(s),
            Refused("D108", "a chart", "Seen"),
        ),
        "a chart without numbers and with a description": (
            chart(s, _alt(s)),
            f"Seen Chart: {_SAID}",
        ),
        "SmartArt of which nothing was drawn": (_with_art(points(s), ""), f"Seen {_ART}"),
        "SmartArt that hangs together in no way": (
            smart_art(s),
            Refused("D108", "SmartArt", "Seen"),
        ),
        "SmartArt that hangs together in no way, with a description": (
            smart_art(s, _alt(s)),
            f"Seen SmartArt: {_SAID}",
        ),
        "SmartArt with a picture": (pictured(s), Refused("D108", seen=f"Seen {_ART}")),
        "SmartArt with a described picture": (pictured(s, f"{s.name} at home"), f"Seen {_ART}"),
        "SmartArt with a picture and a description": (
            pictured(s, "", _alt(s)),
            f"Seen SmartArt: {_SAID} {_ART}",
        ),
        "an embedded workbook shown by a drawing": (
            embedded(s, emf(s), "emf"),
            Refused("D108", "an embedded object", "Seen"),
        ),
        "an embedded workbook with a description": (
            embedded(s, emf(s), "emf", _alt(s)),
            f"Seen Embedded object: {_SAID}",
        ),
        "an embedded workbook shown by a picture with a description": (
            embedded(s, png(), "png", "A table"),
            "Seen",
        ),
        "an embedded workbook shown by a picture": (
            embedded(s, png(), "png"),
            Refused("D108", seen="Seen"),
        ),
        "a linked object": (
            embedded(s, emf(s), "emf", "", "Link"),
            Refused("D108", "an embedded object", "Seen"),
        ),
        "a picture that is somewhere else": (
            word(
                p(t("Seen") + picture("out", "").replace("r:embed", "r:link")),
                outside={"out": ("image", f"https://example.org/{s.slug}.png")},
            ),
            Refused("D108", "a picture that is not in the file", "Seen"),
        ),
        "a picture that is somewhere else, with a description": (
            word(
                p(t("Seen") + picture("out", f"{s.name} at home").replace("r:embed", "r:link")),
                outside={"out": ("image", f"https://example.org/{s.slug}.png")},
            ),
            "Seen Picture: Rowan at home",
        ),
        "a drawing of Windows (EMF)": (
            in_picture(emf(s), "emf", ""),
            Refused("D108", OF_WINDOWS, "Seen"),
        ),
        "a drawing of Windows (EMF) with a description": (
            in_picture(emf(s), "emf", _alt(s)),
            f"Seen Picture: {_SAID}",
        ),
        "an older drawing of Windows (WMF) with a description": (
            in_picture(wmf(s), "wmf", _alt(s)),
            f"Seen Picture: {_SAID}",
        ),
        "a drawing with letters (SVG) with a description": (
            in_picture(svg(s), "svg", _alt(s)),
            f"Seen Picture: {_SAID}",
        ),
        "handwriting": (
            word(
                p(
                    t("Seen")
                    + _DRAWING.format(
                        alt="", uri=f"{_DRAWINGML}/x", inside='<w14:contentPart r:id="i"/>'
                    )
                )
            ),
            Refused("D108", "a drawing of a kind that is not known", "Seen"),
        ),
        "a line for a signature": (
            word(p(t("Seen") + _signature(s)), Part("word/media/s.emf", emf(s), "image", id="pic")),
            "Seen X Rowan Chair",
        ),
        "a line for a signature in a document that was signed": (
            word(
                p(t("Seen") + _signature(s)),
                Part("word/media/s.emf", emf(s), "image", id="pic"),
                Part("_xmlsignatures/sig1.xml", b"<x/>", "signature", of="_xmlsignatures/origin"),
            ),
            Refused("D108", OF_WINDOWS, "Seen"),
        ),
        "a button whose words stand in its code": (
            word(p(f'<w:fldSimple w:instr=" MACROBUTTON x {s.name} "/>' + t(" left"))),
            "Rowan left",
        ),
        "a button whose words stand in its code of several runs": (
            word(p(f"{button(s)}{t(' left')}")),
            "Rowan left",
        ),
        "letters turned round": (
            word(p(f'<w:bdo w:val="rtl">{t(s.name[::-1])}</w:bdo>')),
            Refused("D109", "letters that stand in reverse"),
        ),
        "letters turned round by a character": (
            word(p(t(f"\u202e{s.name[::-1]}\u202c"))),
            Refused("D109", "letters that stand in reverse"),
        ),
        "a black box drawn over words": (
            over(),
            Refused("D109", "a filled shape that may cover words"),
        ),
        "a coloured band behind the words": (over(behind=1), "Seen here"),
        "a filled shape that words flow around": (over(wrap="<wp:wrapSquare/>"), "Seen here"),
        "a frame drawn around words": (over(fill="<a:noFill/>"), "Seen here"),
        "a black box of old drawn over words": (
            word(
                p(
                    t("Seen here") + '<w:r><w:pict><v:rect style="position:absolute;width:99pt;'
                    'height:12pt" fillcolor="black"/></w:pict></w:r>'
                )
            ),
            Refused("D109", "a filled shape that may cover words"),
        ),
        "a data-bound control whose data say something else": (
            word(
                '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x/name" w:storeItemID="{2A}"/><w:text/>'
                f"</w:sdtPr><w:sdtContent>{p('Seen')}</w:sdtContent></w:sdt>",
                Part("customXml/item1.xml", f"<x><name>{s.name}</name></x>".encode(), "customXml"),
            ),
            Refused("D109", "a content control whose data say something else"),
        ),
        "alternatives of which one is a chart": (
            word(
                p(
                    t("Seen")
                    + either(
                        text_box(p("here")),
                        _DRAWING.format(alt="", uri=f"{_DRAWINGML}/chart", inside=""),
                        "wps",
                    )
                )
            ),
            "Seen here",
        ),
    }


_TOLD = {
    "an embedded workbook shown by a picture with a description": "A table",
    "SmartArt with a described picture": "Rowan at home",
    "SmartArt with a picture and a description": _SAID,
}
"""What the descriptions of pictures say."""


def cases(s: Secret) -> tuple[Case, ...]:
    return tuple(
        Case(f"Word: {trick}", data, outcome=became)
        if isinstance(became, Refused)
        else Case(f"Word: {trick}", data, became, told=_TOLD.get(trick, ""))
        for trick, (data, became) in _cases(s).items()
    )
