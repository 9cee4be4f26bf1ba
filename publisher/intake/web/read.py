"""The bytes of a web page to what a reader sees of it, as pieces."""

import codecs
import email
import email.policy
import re
from dataclasses import dataclass

from lxml import etree, html

from publisher.findings import Finding, Rule
from publisher.intake.characters import GARBLED, TURNED_ROUND, decode, garbled, turned_round
from publisher.intake.describe import Describe
from publisher.intake.flow import Piece
from publisher.intake.web.style import Styles
from publisher.intake.web.walk import Walk

_CHARSET = re.compile(rb"(?:charset|<\?xml[^>]*encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_KNOWN = re.compile(r"utf-8|cp\d+|iso8859-\d+|mac-\w+|koi8-\w|gb\w+|big5|shift_jis|euc_\w+")
"""What browsers read too, as Python names it; others (UTF-7) may hide what is seen."""
_WINDOWS = frozenset({"ascii", "iso8859-1"})
"""What browsers read as Windows-1252."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Page:
    """What was read, and what was met on the way."""

    pieces: tuple[Piece, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_html(data: bytes, describe: Describe, charset: str = "", around: bytes = b"") -> Page:
    """Read a web page; `charset` is what its wrapping, `around`, says of its characters."""
    text = _characters(data, charset)
    if text is None:
        return Page(findings=(Finding(Rule.D105),))
    if garbled(text):
        return Page(findings=(Finding(Rule.D109, detail=GARBLED),))
    parser = html.HTMLParser()
    try:
        root = html.document_fromstring(_DECLARATION.sub("", text), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Page()
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        return Page(findings=(Finding(Rule.D105),))
    if turned_round(text) or turned_round("".join(map(str, root.itertext()))):
        return Page(findings=(Finding(Rule.D109, detail=TURNED_ROUND),))
    walk = Walk(Styles(root), describe, around or data)
    pieces = walk.pieces(root)
    return Page(tuple(pieces), tuple(walk.findings()))


def read_mht(data: bytes, describe: Describe) -> Page:
    """Read a web page in one file with its pictures (MHT)."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    page = next(pages, None)
    body = None if page is None else page.get_payload(decode=True)
    if page is None or not isinstance(body, bytes):
        return Page(findings=(Finding(Rule.D105),))
    return read_html(body, describe, page.get_content_charset(""), data)


def _characters(data: bytes, charset: str) -> str | None:
    """The text as its characters are told, or guessed if nothing tells; None if that fails."""
    named = _CHARSET.search(data[:2048])
    told = charset or (named[1].decode("ascii", "replace") if named else "")
    if not told or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(data)
    try:
        name = codecs.lookup(told).name
        known = _KNOWN.fullmatch("cp1252" if name in _WINDOWS else name)
        text = data.decode(known[0]) if known else "\0"
    except (LookupError, ValueError):
        return None
    return None if "\0" in text else text
