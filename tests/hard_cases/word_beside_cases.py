"""Word files that hide the name beside the text: in other parts, and in the package itself."""

import io
import zipfile

from PIL import Image

from tests.hard_cases.frame import Case
from tests.hard_cases.secret import UNSEEN, Secret
from tests.hard_cases.word_file import Part, W, word, xml_part
from tests.intake.word_files import OFFICE, p, t

SHOWS = "Seen here too"
_BODY = p(SHOWS)
_MICROSOFT = "http://schemas.microsoft.com/office"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DC = f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="{_PACKAGE}/metadata/core-properties"'


def _thumbnail(s: Secret) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = s.ghost
    Image.new("RGB", (4, 4), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def _margin(s: Secret, kind: str, type_: str = "default") -> bytes:
    """A header or footer."""
    shown = f'<w:sectPr><w:{kind}Reference w:type="{type_}" r:id="m"/><w:titlePg/></w:sectPr>'
    root = {"header": "hdr", "footer": "ftr"}[kind]
    return word(_BODY + shown, xml_part(kind, p(s.ghost), root, f"{kind}1", "m"))


def _setting(xml: str, *parts: Part) -> bytes:
    return word(_BODY, xml_part("settings", xml), *parts)


def _comment(s: Secret) -> bytes:
    marks = ('<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>')
    call = '<w:r><w:commentReference w:id="0"/></w:r>'
    body = p(t("Seen ") + marks[0] + t("here") + marks[1] + call + t(" too"))
    comment = f'<w:comment w:id="0" w:author="{s.ghost}" w:initials="MT">{p(s.ghost)}</w:comment>'
    people = f'<w15:people xmlns:w15="{_MICROSOFT}/word/2012/wordml"><w15:person w15:author='
    return word(
        body,
        xml_part("comments", comment),
        Part(
            "word/people.xml",
            f'{people}"{s.ghost}"/></w15:people>'.encode(),
            f"{_MICROSOFT}/2011/relationships/people",
        ),
    )


def _core(s: Secret) -> Part:
    names = ("dc:creator", "dc:title", "dc:subject", "dc:description", "cp:lastModifiedBy")
    inner = "".join(f"<{name}>{s.ghost}</{name}>" for name in names)
    return Part(
        "docProps/core.xml",
        f"<cp:coreProperties {_DC}>{inner}</cp:coreProperties>".encode(),
        f"{_PACKAGE}/relationships/metadata/core-properties",
        of="",
    )


def _properties(name: str, inner: str) -> Part:
    kind = {"app": "extended", "custom": "custom"}[name] + "-properties"
    space = OFFICE.replace("relationships", kind)
    return Part(
        f"docProps/{name}.xml",
        f'<Properties xmlns="{space}">{inner}</Properties>'.encode(),
        kind,
        of="",
    )


def _note_that_nothing_calls(s: Secret, kind: str) -> bytes:
    return word(_BODY, xml_part(f"{kind}s", f'<w:{kind} w:id="7">{p(s.ghost)}</w:{kind}>'))


def _glossary(s: Secret) -> Part:
    part = f'<w:docParts><w:docPart><w:docPartPr><w:name w:val="{s.ghost}"/></w:docPartPr>'
    data = f'<w:glossaryDocument xmlns:w="{W}">{part}<w:docPartBody>{p(s.ghost)}</w:docPartBody>'
    data += "</w:docPart></w:docParts></w:glossaryDocument>"
    return Part("word/glossary/document.xml", data.encode(), "glossaryDocument")


def _custom_data(s: Secret) -> bytes:
    binding = '<w:dataBinding w:xpath="/x/other" w:storeItemID="{2A}"/><w:text/>'
    body = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{_BODY}</w:sdtContent></w:sdt>"
    data = f"<x><name>{s.ghost}</name><other>{SHOWS}</other></x>".encode()
    return word(body, Part("customXml/item1.xml", data, "customXml"))


def _styles(s: Secret) -> bytes:
    style = f'<w:style w:type="paragraph" w:styleId="G"><w:name w:val="{s.ghost}"/></w:style>'
    return word(p(SHOWS, "G"), styles=style)


def _commented(s: Secret) -> bytes:
    """A comment of the zip package, and one of its XML."""
    data = word(_BODY)
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.comment = s.ghost.encode()
        package.writestr("word/notes.xml", f"<!--{s.ghost}--><x a='{s.ghost}'/>")
        package.writestr(f"{s.name}/{UNSEEN}.txt", s.ghost)
    return out.getvalue()


def _embedded(name: str, data: bytes) -> bytes:
    """A file that lies in the package and that nothing shows."""
    return word(_BODY, Part(f"word/embeddings/{name}", data, "package"))


def _files(s: Secret) -> dict[str, bytes]:
    return {
        "a comment, its author and the people part": _comment(s),
        "a header": _margin(s, "header"),
        "a footer": _margin(s, "footer"),
        "a header of the first page": _margin(s, "header", "first"),
        "a footnote that nothing calls": _note_that_nothing_calls(s, "footnote"),
        "an endnote that nothing calls": _note_that_nothing_calls(s, "endnote"),
        "properties of the document": word(_BODY, _core(s)),
        "the company and the titles of parts": word(
            _BODY, _properties("app", f"<Company>{s.ghost}</Company><Manager>{s.ghost}</Manager>")
        ),
        "the base of links": word(
            p(t("Seen ") + f'<w:hyperlink r:id="g">{t("here too")}</w:hyperlink>'),
            _properties("app", f"<HyperlinkBase>https://x.org/{s.ghost}/</HyperlinkBase>"),
            links={"g": "report.htm"},
        ),
        "properties of the author's own": word(
            _BODY,
            _properties(
                "custom", f'<property name="{s.ghost}"><lpwstr>{s.ghost}</lpwstr></property>'
            ),
        ),
        "data of one's own, and a content control that shows other data": _custom_data(s),
        "building blocks": word(_BODY, _glossary(s)),
        "a preview picture": word(
            _BODY,
            Part(
                "docProps/thumbnail.jpeg",
                _thumbnail(s),
                f"{_PACKAGE}/relationships/metadata/thumbnail",
                "image/jpeg",
                "",
            ),
        ),
        "variables of the document": _setting(
            f'<w:docVars><w:docVar w:name="{s.ghost}" w:val="{s.ghost}"/></w:docVars>'
        ),
        "the source of a mail merge": _setting(
            f'<w:mailMerge><w:query w:val="SELECT * FROM {s.ghost}"/><w:dataSource r:id="q"/>'
            f'<w:mailSubject w:val="{s.ghost}"/></w:mailMerge>'
        ),
        "the template that it was made from": _setting(f'<w:attachedTemplate r:id="{s.ghost}"/>'),
        "protection against changes": _setting(
            f'<w:documentProtection w:edit="readOnly" w:enforcement="1" w:hash="{UNSEEN}"/>'
        ),
        "a style named after the person": _styles(s),
        "a list named after the person": word(
            _BODY,
            xml_part(
                "numbering",
                f'<w:abstractNum w:abstractNumId="1"><w:name w:val="{s.ghost}"/></w:abstractNum>',
            ),
        ),
        "a part that nothing points at, and comments of the package": _commented(s),
        "a workbook that nothing shows": _embedded("book.xlsx", s.ghost.encode()),
        "an object that nothing shows": _embedded("oleObject1.bin", s.ghost.encode("utf-16-le")),
        "a digital signature": word(
            _BODY,
            Part(
                "_xmlsignatures/sig1.xml",
                f"<Signature>{s.ghost}</Signature>".encode(),
                f"{_PACKAGE}/relationships/digital-signature/signature",
                of="",
            ),
        ),
        "a font with a name": word(
            _BODY,
            xml_part(
                "fontTable", f'<w:font w:name="{s.ghost}"><w:altName w:val="{s.ghost}"/></w:font>'
            ),
        ),
        "the page's colours": word(_BODY, head=f'<w:background w:color="FFFFFF" w:x="{s.ghost}"/>'),
    }


def cases(s: Secret) -> tuple[Case, ...]:
    return tuple(Case(f"Word: {trick}", data, SHOWS) for trick, data in _files(s).items())
