"""What a PDF of ours may be made of: what Typst writes for a tagged document, nothing else.

Typst 0.15 with PDF/UA-1: one table of objects, one revision, fonts of two-byte glyphs with a
table of their letters, links, an outline, and metadata without names. Pages may hold pictures.
"""

import io
import re
from collections.abc import Iterable, Iterator

from lxml import etree
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

from publisher.gate.carve import outside_streams
from publisher.gate.targets import scheme

_TRAILER = {"/Size", "/Root", "/Info", "/ID"}
_CATALOG = {
    *("/Type", "/Pages", "/Metadata", "/Lang", "/StructTreeRoot", "/MarkInfo", "/Version"),
    *("/ViewerPreferences", "/Outlines", "/Names", "/Dests", "/PageLabels", "/PageMode"),
    *("/PageLayout", "/OpenAction"),
}
_PAGE = {
    *("/Type", "/Parent", "/Resources", "/Contents", "/Annots", "/Group", "/Rotate", "/Tabs"),
    *("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/StructParents"),
}
_LINK = {
    *("/Type", "/Subtype", "/Rect", "/Border", "/Dest", "/A", "/F", "/StructParent"),
    *("/Contents", "/QuadPoints", "/P"),
}
_INFO = {"/Title", "/Creator", "/Producer", "/ModDate", "/CreationDate", "/Trapped"}
_NOWHERE = {
    *("/JS", "/JavaScript", "/AA", "/EF", "/EmbeddedFiles", "/AF", "/AcroForm", "/XFA", "/UF"),
    *("/OCProperties", "/OCGs", "/OC", "/PieceInfo", "/RichMediaContent", "/Collection"),
    *("/Encrypt", "/Perms", "/Thumb", "/Threads", "/SpiderInfo", "/Requirements", "/Alternates"),
}
_LEADS_TO = {"http", "https", "mailto"}
_METADATA = {
    *("xmpmeta", "RDF", "Description", "Alt", "Bag", "Seq", "li", "title", "language", "format"),
    *("CreatorTool", "Producer", "ModifyDate", "CreateDate", "MetadataDate", "part", "NPages"),
    *("InstanceID", "DocumentID", "RenditionClass", "PDFVersion", "date"),
}
_OBJECT = re.compile(rb"(?<!\d)\d+ \d+ obj\b")
_TEXT = re.compile(rb"(?<![^\s\]>)])BT\s.{0,4000}?T[jJ]", re.DOTALL)


def faults_in_bytes(data: bytes, listed: int) -> Iterator[str]:
    """What is wrong with the file as a whole; `listed` is how many objects its table names."""
    plain = outside_streams(data)
    if not plain.startswith(b"%PDF-1.") or not plain.rstrip().endswith(b"%%EOF"):
        yield "bytes before or after the document"
    if plain.count(b"%%EOF") != 1 or plain.count(b"startxref") != 1:
        yield "an earlier version of itself"
    if len(_OBJECT.findall(plain)) > listed:
        yield "an object that its table does not list"


def faults_in_objects(
    trailer: DictionaryObject, objects: Iterable[PdfObject | None]
) -> Iterator[str]:
    """What is wrong with the trailer and with each dictionary in the file."""
    if not trailer.keys() <= _TRAILER:
        yield "a trailer with more than it needs"
    catalog, info = _part(trailer, "/Root"), _part(trailer, "/Info")
    if not catalog.keys() <= _CATALOG or not _part(catalog, "/Names").keys() <= {"/Dests"}:
        yield "a catalogue with more than it needs"
    if "/OpenAction" in catalog and not isinstance(catalog["/OpenAction"], ArrayObject):
        yield "an action that is not on the gate's list"
    if not info.keys() <= _INFO:
        yield "metadata other than title, language, program and dates"
    for item in objects:
        for found in dictionaries(item):
            yield from _faults_in(found)


def _part(whole: DictionaryObject, key: str) -> DictionaryObject:
    """A dictionary in a dictionary; an empty one if there is none.

    Raises: TypeError if there is something else.
    """
    found = whole[key] if key in whole else DictionaryObject()
    if not isinstance(found, DictionaryObject):
        raise TypeError
    return found


def has(item: PdfObject | None, key: str, *values: object) -> bool:
    """Whether this is a dictionary that has one of the values under the key."""
    return isinstance(item, DictionaryObject) and key in item and item[key] in values


def _faults_in(found: DictionaryObject) -> Iterator[str]:
    if not found.keys().isdisjoint(_NOWHERE):
        yield "a script, a form, a layer or a file inside"
    if "/Metadata" in found and not has(found, "/Type", "/Catalog"):
        yield "metadata of a part"
    if has(found, "/Type", "/Page") and not found.keys() <= _PAGE:
        yield "a page with more than it needs"
    if has(found, "/Type", "/Annot") or "/Rect" in found:
        yield from _faults_in_link(found)
    if has(found, "/Type", "/Action") or "/URI" in found:
        yield from _faults_in_action(found)
    if has(found, "/Type", "/Font"):
        yield from _faults_in_font(found)
    if isinstance(found, StreamObject):
        yield from _faults_in_stream(found)


def _faults_in_link(link: DictionaryObject) -> Iterator[str]:
    if not has(link, "/Subtype", "/Link") or not link.keys() <= _LINK:
        yield "a note or mark other than a link"
    if "/A" in link:
        yield from _faults_in_action(_part(link, "/A"))


def _faults_in_action(action: DictionaryObject) -> Iterator[str]:
    if not has(action, "/S", "/URI", "/GoTo") or "/Next" in action:
        yield "an action that is not on the gate's list"
    if "/URI" in action and scheme(str(action["/URI"])) not in _LEADS_TO:
        yield "a link that may not be followed"


def _faults_in_font(font: DictionaryObject) -> Iterator[str]:
    part = has(font, "/Subtype", "/CIDFontType0", "/CIDFontType2")
    whole = has(font, "/Subtype", "/Type0") and has(font, "/Encoding", "/Identity-H")
    if not part and not (whole and "/ToUnicode" in font):
        yield "a font whose letters cannot be told"


def _faults_in_stream(stream: StreamObject) -> Iterator[str]:
    if ("/Filter" in stream and not has(stream, "/Filter", "/FlateDecode")) or "/F" in stream:
        yield "a stream packed in an unknown way"


def writes_text(content: bytes) -> bool:
    """Whether a stream writes text."""
    return bool(_TEXT.search(content))


def dictionaries(item: PdfObject | None) -> Iterator[DictionaryObject]:
    """The dictionaries in an object, without those it only refers to."""
    if isinstance(item, DictionaryObject):
        yield item
        for value in item.values():
            yield from dictionaries(value)
    elif isinstance(item, ArrayObject):
        for value in item:
            yield from dictionaries(value)


def faults_in_metadata(packet: bytes) -> Iterator[str]:
    """What is wrong with the XMP packet."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.parse(io.BytesIO(packet), parser)
    except etree.XMLSyntaxError:
        yield "metadata that cannot be read"
        return
    for element in tree.iter():
        if not isinstance(element.tag, str):
            yield "metadata with a comment in it"
        elif not _expected(element):
            yield "metadata other than title, language, program and dates"


def _expected(element: etree._Element) -> bool:
    names = {etree.QName(str(name)).localname for name in element.attrib}
    known = etree.QName(element).localname in _METADATA
    return known and names <= {"about", "lang", "xmptk", "parseType"}


def unused_letters(tables: Iterable[bytes], text: str) -> set[str]:
    """Letters and digits that a font has and no page shows."""
    held = {char for table in tables for char in _letters_of(table)}
    return {char for char in held - set(text) if char.isalnum()}


_ONE = re.compile(rb"<[0-9a-fA-F]+>\s*<([0-9a-fA-F]+)>")
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def _letters_of(table: bytes) -> Iterator[str]:
    """The letters in a ToUnicode table."""
    for kind, body in _BLOCK.findall(table):
        if kind == b"char":
            for found in _ONE.findall(body):
                yield from bytes.fromhex(found.decode()).decode("utf-16-be", "replace")
        else:
            for first, last, start in _RANGE.findall(body):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    yield chr(int(start, 16) + step)
