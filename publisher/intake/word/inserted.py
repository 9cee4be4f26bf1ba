"""Files inserted into a Word file (altChunk), which Word shows as part of the document."""

import re
from collections.abc import Mapping

from publisher.findings import Finding, Rule
from publisher.intake.describe import Describe, told_instead
from publisher.intake.fingerprint import of_bytes, of_package
from publisher.intake.package import CannotReadError, Target, parse_xml
from publisher.intake.plain import blocks_of, text_of
from publisher.intake.rtf.read import CallNote, read_rtf
from publisher.intake.web.read import Page, read_html, read_mht
from publisher.intake.word.package import WordPackage, open_word
from publisher.model import Paragraph, Run

DEEPEST = 12
"""So deep may files be inserted in inserted files."""
MOST = 500
"""So many may be inserted in all."""
ENDLESS = "files inserted in one another without an end"
ELSEWHERE = "an inserted file that is not in this one"
UNKNOWN = "an inserted file of a kind that is not known"
MAY_BE_A_PAGE = "an inserted text that may be a web page"
_WORD = re.compile(r"application/(?:vnd\.openxmlformats-officedocument\.wordprocessingml|"
                   r"vnd\.ms-word)\.[\w.]+(?:\+xml)?", re.IGNORECASE)  # fmt: skip
_HTML = ("text/html", "application/xhtml+xml")
_RTF = ("application/rtf", "text/rtf", "text/richtext", "application/msword")
_MHT = ("message/rfc822", "multipart/related", "application/x-mimearchive")
_OTHER = (b"{\\rtf", b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")
"""How files begin that are no text, whatever is said of them."""


def inserted(
    target: Target | None, parts: Mapping[str, bytes], describe: Describe, call_note: CallNote
) -> WordPackage | Page:
    """What an inserted file is: a Word file, or the pieces of a text.

    Of one that lies elsewhere or that no reader here knows, the description.

    Raises: CannotReadError if it is damaged, encrypted or too large.
    """
    if target is not None and target.external:
        away = target.address.encode() + of_package(parts).encode()
        return _told(ELSEWHERE, away, describe)
    if target is None or target.address not in parts:
        raise CannotReadError(Rule.D105)
    data, kind = parts[target.address], _kind_of(target.address, parts)
    if _WORD.fullmatch(kind):
        return open_word(data)
    if kind in _RTF and data.lstrip().startswith(_OTHER[0]):
        return read_rtf(data, describe, call_note)
    if not data.lstrip().startswith(_OTHER):
        if kind == "text/plain":
            return _text(data)
        if kind in _HTML:
            return read_html(data, describe)
        if kind in _MHT:
            return read_mht(data, describe)
    return _told(UNKNOWN, data, describe)


def _text(data: bytes) -> Page:
    text = text_of(data)
    if isinstance(text, Finding):
        return Page(findings=(text,))
    if text.lstrip().startswith("<"):
        return Page(findings=(Finding(Rule.D109, detail=MAY_BE_A_PAGE),))
    return Page(blocks_of(text))


def _told(what: str, data: bytes, describe: Describe) -> Page:
    """The description of a file that we cannot read, in its place."""
    told = told_instead(what, "", of_bytes(data), describe)
    if isinstance(told, Finding):
        return Page(findings=(told,))
    return Page((Paragraph((Run(told),)),))


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
