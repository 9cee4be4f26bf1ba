"""Reads an e-mail draft: its headers, its words and what is attached, each by its own name."""

import email
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default

from publisher.gate.contents import Contents, Passage, lines, refused, unread

_BODIES = {"text/plain": "body.txt", "text/html": "body.html"}
_PACKINGS = {"7bit", "8bit", "quoted-printable", "base64"}
_ENCODED = re.compile(r"[A-Za-z0-9+/=]{40,}")


def read_mail(data: bytes) -> Contents:
    """Headers as text, and each part as a file of its own."""
    try:
        message = email.message_from_bytes(data, policy=default)
        headers = lines(_headers(message))
        leaves = [part for part in message.walk() if not part.is_multipart()]
        parts = tuple(_part(part) for part in leaves)
        sound = not any(part.defects for part in message.walk())
    except (ValueError, LookupError, TypeError, AttributeError):
        return unread("it is not a whole e-mail")
    if not sound:
        return unread("it is not a whole e-mail")
    around = lines(_around(message))
    faults = {refused("text that no mail program shows")} if around.strip() else set()
    return Contents(
        shown=(Passage(headers),),
        hidden=(headers, around),
        raw=(_without_encoded(data),),
        faults=frozenset(faults),
        parts=parts,
    )


def _headers(message: EmailMessage) -> Iterator[str]:
    for part in message.walk():
        for name, value in part.items():
            if value.defects:
                raise ValueError
            yield f"{name}: {value}"
        for _, source in part.raw_items():  # with asides in brackets, which are dropped above
            yield str(source)
        yield part.get_filename() or ""


def _around(message: EmailMessage) -> Iterator[str]:
    """What stands before, between and after the parts."""
    yield message.get_unixfrom() or ""
    for part in message.walk():
        yield part.preamble or ""
        yield part.epilogue or ""


def _part(part: EmailMessage) -> tuple[str, bytes]:
    """Name and bytes of a part; a body is named by its type, so that it is read as that."""
    payload = part.get_payload(decode=True)
    packing = str(part.get("content-transfer-encoding", "7bit")).lower()
    if not isinstance(payload, bytes) or packing not in _PACKINGS:
        raise ValueError
    if part.get_content_maintype() == "text":
        payload = payload.decode(part.get_content_charset("utf-8")).encode()
    return part.get_filename() or _BODIES.get(part.get_content_type(), "part"), payload


def _without_encoded(data: bytes) -> str:
    """The source but for lines of base64, which are read decoded."""
    text = data.decode("utf-8", "replace")
    return lines(line for line in text.splitlines() if not _ENCODED.fullmatch(line))
