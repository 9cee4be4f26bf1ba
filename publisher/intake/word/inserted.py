"""Files inserted into a Word file (altChunk), which Word shows as part of the document."""

import re
from collections.abc import Mapping

from publisher.findings import Finding
from publisher.intake.package import Target, parse_xml
from publisher.intake.plain import blocks_of, text_of
from publisher.intake.web.read import Page, read_html, read_mht
from publisher.intake.word.package import WordPackage, open_word

DEEPEST = 3
"""So deep may files be inserted in inserted files."""
MOST = 500
"""So many may be inserted in all."""
_WORD = re.compile(r"application/(?:vnd\.openxmlformats-officedocument\.wordprocessingml|"
                   r"vnd\.ms-word)\.[\w.]+(?:\+xml)?", re.IGNORECASE)  # fmt: skip
_HTML = ("text/html", "application/xhtml+xml")
_MHT = ("message/rfc822", "multipart/related", "application/x-mimearchive")
_OTHER = (b"{\\rtf", b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")
"""How files begin that are no text, whatever is said of them."""


def inserted(target: Target | None, parts: Mapping[str, bytes]) -> WordPackage | Page | None:
    """What an inserted file is: a Word file, or the pieces of a text; None if we cannot read it.

    Raises: CannotReadError if it is a Word file and damaged, encrypted or too large.
    """
    if target is None or target.external or target.address not in parts:
        return None
    data, kind = parts[target.address], _kind_of(target.address, parts)
    if _WORD.fullmatch(kind):
        return open_word(data)
    if data.lstrip().startswith(_OTHER):
        return None
    if kind == "text/plain":
        text = text_of(data)
        if isinstance(text, Finding):
            return Page(findings=(text,))
        return None if text.lstrip().startswith("<") else Page(blocks_of(text))
    if kind in _HTML:
        return read_html(data)
    return read_mht(data) if kind in _MHT else None


def _kind_of(name: str, parts: Mapping[str, bytes]) -> str:
    """The type that the package says a part has, in small letters."""
    types = parts.get("[content_types].xml")
    if types is None:
        return ""
    root = parse_xml(types)
    for override in root.iter("{*}Override"):
        if override.get("PartName", "").lower() == f"/{name}":
            return _plain(override.get("ContentType", ""))
    for default in root.iter("{*}Default"):
        if name.endswith(f".{default.get('Extension', '').lower()}"):
            return _plain(default.get("ContentType", ""))
    return ""


def _plain(kind: str) -> str:
    return kind.partition(";")[0].strip().lower()
