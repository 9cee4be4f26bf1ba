"""Whole Word files: every part in its place, with its type and what points at it."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.intake.word_files import NAMESPACES, OFFICE, RELATIONSHIPS, STYLES, TYPES, png, zipped

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{WORD}.document.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Part:
    """A part beside the text.

    `kind` is the type of what points at it, or that type's last word; `of` the part that
    points ("" for the package itself).
    """

    name: str
    data: bytes
    kind: str
    type: str = "application/xml"
    of: str = "word/document.xml"
    id: str = ""


def word(
    body: str,
    *parts: Part,
    links: Mapping[str, str] | None = None,
    outside: Mapping[str, tuple[str, str]] | None = None,
    head: str = "",
    styles: str = "",
    main: str = MAIN,
) -> bytes:
    """A Word file.

    `links` are addresses by id, `outside` other things outside the package: kind and target.
    The picture `i` is always there.
    """
    text = f"<w:document {NAMESPACES}>{head}<w:body>{body}</w:body></w:document>".encode()
    every = (
        Part("word/document.xml", text, "officeDocument", main, "", "d"),
        xml_part("styles", STYLES + styles),
        Part("word/media/image1.png", png(), "image", "image/png", id="i"),
        *parts,
    )
    away = {**{id_: ("hyperlink", to) for id_, to in (links or {}).items()}, **(outside or {})}
    files = {"[Content_Types].xml": _types(every)}
    for owner in sorted({part.of for part in every}):
        folder, _, file = owner.rpartition("/")
        name = f"{folder}/_rels/{file}.rels".lstrip("/")
        files[name] = _pointers(every, owner, away if owner == "word/document.xml" else {})
    return zipped(files | {part.name: part.data for part in every})


def xml_part(kind: str, content: str, root: str = "", file: str = "", id_: str = "") -> Part:
    """A part in Word's namespace that is called as what points at it (`settings`)."""
    root, name = root or kind, f"word/{file or kind}.xml"
    data = f"<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()
    return Part(name, data, kind, f"{WORD}.{kind}+xml", id=id_)


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _types(parts: Sequence[Part]) -> bytes:
    inner = "".join(f'<Override PartName="/{p.name}" ContentType="{p.type}"/>' for p in parts)
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    ).encode()


def _pointers(parts: Sequence[Part], owner: str, away: Mapping[str, tuple[str, str]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{part.id or f"p{number}"}" Type="{_type(part.kind)}" '
        f'Target="/{part.name}"/>'
        for number, part in enumerate(parts)
        if part.of == owner
    ) + "".join(
        f'<Relationship Id="{id_}" Type="{_type(kind)}" Target="{target}" TargetMode="External"/>'
        for id_, (kind, target) in away.items()
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'.encode()


def _type(kind: str) -> str:
    return kind if ":" in kind else f"{OFFICE}/{kind}"
