"""The pack that reports a published review to the Home Office, the Commissioner and others.

The Home Office's letters ask for a digital copy of the final report with all attachments and
appendices, and for the weblink; the Commissioner is to have a digital copy too (s.9(3B)
Domestic Violence, Crime and Victims Act 2004). So the pack holds every document, also those
that the public may not see, all redacted alike; further recipients get the public ones alone.
Drafts open in a mail program ready to be sent (`X-Unsent`); sending is a person's act.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum

from publisher.record.draft import Attached, Letter, html_of, text_of

MANIFEST = "manifest.json"


class Role(StrEnum):
    """Whom a pack goes to."""

    HOME_OFFICE = "home-office"
    COMMISSIONER = "commissioner"
    FURTHER = "further"

    @property
    def file(self) -> str:
        """The draft's file name in the pack."""
        return f"to-{self}.eml"

    @property
    def spoken(self) -> str:
        """The role in words."""
        return _SPOKEN[self]


_SPOKEN = {
    Role.HOME_OFFICE: "the Home Office",
    Role.COMMISSIONER: "the Domestic Abuse Commissioner",
    Role.FURTHER: "further recipients",
}


@dataclass(frozen=True, slots=True)
class PackDocument:
    """One document of the pack; `weblink` is "" if the public may not see it."""

    name: str
    title: str
    pdf: bytes = field(repr=False)
    weblink: str

    @property
    def file(self) -> str:
        """Its file name in the pack."""
        return f"{self.name}.pdf"

    @property
    def sha256(self) -> str:
        """Digest of the PDF, in hex."""
        return hashlib.sha256(self.pdf).hexdigest()


@dataclass(frozen=True, slots=True)
class Report:
    """What there is to report of one review, in words that may be read by anyone.

    `kind` is the name of the review in the settings' words; `published` and `changed` are days in
    words, the latter "" if there was no change; `sender` an address; `signed` the lines under the
    message; `answers` the sha256 of every public file of the review by its address in full;
    `largest` the bytes of the largest e-mail.
    """

    slug: str
    kind: str
    pseudonym: str
    partnership: str
    letter_dated: str
    published: str
    weblink: str
    sender: str
    signed: Sequence[str]
    documents: Sequence[PackDocument]
    answers: Mapping[str, str] = field(default_factory=dict)
    largest: int = 20_000_000
    changed: str = ""


def make_pack(report: Report, to: Mapping[Role, Sequence[str]]) -> dict[str, bytes]:
    """Write the pack's files: a draft for each role, every PDF and the manifest, by file name."""
    files = {document.file: document.pdf for document in report.documents}
    drafts = {role.file: _draft(report, role, to[role]) for role in Role if to.get(role)}
    return {**files, **drafts, MANIFEST: _manifest(report, drafts)}


def _draft(report: Report, role: Role, to: Sequence[str]) -> bytes:
    """The draft with its documents; where that is too large, with weblinks alone."""
    documents = [d for d in report.documents if d.weblink or role is not Role.FURTHER]
    whole = _message(report, role, to, documents, frozenset(d.name for d in documents))
    if len(whole) <= report.largest:
        return whole
    unlinked = frozenset(d.name for d in documents if not d.weblink)
    some = _message(report, role, to, documents, unlinked)
    if len(some) <= report.largest:
        return some
    return _message(report, role, to, documents, frozenset())


def _message(
    report: Report,
    role: Role,
    to: Sequence[str],
    documents: Sequence[PackDocument],
    attached: frozenset[str],
) -> bytes:
    letter = _letter(report, role, documents, attached)
    text, page = text_of(letter), html_of(letter)
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = ", ".join(to)
    message["From"] = report.sender
    message["Subject"] = f"{letter.about}: final documents and weblink"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    for document in documents:
        if document.name in attached:
            message.add_attachment(
                document.pdf, maintype="application", subtype="pdf", filename=document.file
            )
    for number, part in enumerate(p for p in message.walk() if p.is_multipart()):
        part.set_boundary(f"=_{report.slug}_{number}")  # no part has "=_", packed as they are
    return message.as_bytes()


_ASKED = {
    Role.HOME_OFFICE: "Your letter of {dated} about this review asks for a digital copy of the "
    "final version with all attachments and appendices, and for the weblink.",
    Role.COMMISSIONER: "The Home Office's letter of {dated} about this review asks us to send you "
    "a digital copy.",
    Role.FURTHER: "This review has been published. The Home Office's letter about it is dated "
    "{dated}.",
}
_DONE = {
    Role.HOME_OFFICE: "The changes that the Quality Assurance Panel asked for have been made. Your "
    "letter is published beside the documents.",
    Role.COMMISSIONER: "The changes that the Quality Assurance Panel asked for have been made. The "
    "letter is published beside the documents.",
    Role.FURTHER: "The letter is published beside the documents.",
}
_REPLACES = (
    "These documents take the place of any that we sent you before about this review; please "
    "delete the earlier ones."
)


def _letter(
    report: Report, role: Role, documents: Sequence[PackDocument], attached: frozenset[str]
) -> Letter:
    return Letter(
        about=f"{report.kind.capitalize()} ({report.pseudonym}), {report.partnership}",
        asked=_ASKED[role].format(dated=report.letter_dated),
        weblink=report.weblink,
        dates=(
            ("Home Office letter dated", report.letter_dated),
            ("Published on", report.published),
            *((("Changed on", report.changed),) if report.changed else ()),
        ),
        documents=tuple(
            Attached(d.title, d.file, d.weblink, d.sha256, d.name in attached) for d in documents
        ),
        done=f"{_DONE[role]} {_REPLACES}",
        signed=tuple(report.signed),
    )


def _manifest(report: Report, drafts: Mapping[str, bytes]) -> bytes:
    documents: list[Mapping[str, str | int | bool]] = [
        {
            "bytes": len(document.pdf),
            "file": document.file,
            "public": bool(document.weblink),
            "sha256": document.sha256,
            "title": document.title,
            "weblink": document.weblink,
        }
        for document in report.documents
    ]
    manifest = {
        "answers": dict(sorted(report.answers.items())),
        "documents": documents,
        "drafts": {name: hashlib.sha256(data).hexdigest() for name, data in drafts.items()},
        "format": 2,
        "letter_dated": report.letter_dated,
        "partnership": report.partnership,
        "pseudonym": report.pseudonym,
        "published": report.published,
        "slug": report.slug,
        "weblink": report.weblink,
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
