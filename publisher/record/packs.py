"""The pack that reports a published review to the Home Office and the Commissioner.

The Home Office's letters ask for a digital copy of the final report with all attachments and
appendices, and for the weblink; the Commissioner is to have a digital copy too (s.9(3B)
Domestic Violence, Crime and Victims Act 2004). So the pack holds every document, also those
that the public may not see, all redacted alike. Drafts open in a mail program ready to be
sent (`X-Unsent`); sending is a person's act.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP


@dataclass(frozen=True, slots=True)
class PackDocument:
    """One document of the pack; `weblink` is "" if the public may not see it."""

    name: str
    title: str
    pdf: bytes
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

    `kind` is the name of the review in the settings' words; `sender` an address; `signed`
    the lines under the message.
    """

    slug: str
    kind: str
    pseudonym: str
    partnership: str
    letter_dated: str
    weblink: str
    sender: str
    signed: Sequence[str]
    documents: Sequence[PackDocument]


def make_pack(report: Report, home_office: str, commissioner: str) -> dict[str, bytes]:
    """Write the pack's files: two drafts, every PDF and the manifest, by file name."""
    files = {document.file: document.pdf for document in report.documents}
    files["to-home-office.eml"] = _draft(report, home_office, _home_office_text(report))
    files["to-commissioner.eml"] = _draft(report, commissioner, _commissioner_text(report))
    files["manifest.json"] = _manifest(report)
    return files


def _draft(report: Report, to: str, text: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = to
    message["From"] = report.sender
    message["Subject"] = (
        f"{report.kind.capitalize()} ({report.pseudonym}), {report.partnership}: "
        "final documents and weblink"
    )
    message.set_content(text, cte="quoted-printable")
    for document in report.documents:
        message.add_attachment(
            document.pdf, maintype="application", subtype="pdf", filename=document.file
        )
    message.set_boundary(f"=_{report.slug}_{hashlib.sha256(text.encode()).hexdigest()[:24]}")
    return message.as_bytes()


def _home_office_text(report: Report) -> str:
    return _text(
        report,
        f"Your letter of {report.letter_dated} about this review asks for a digital copy of the "
        "final version with all attachments and appendices, and for the weblink.",
        "The changes that the Quality Assurance Panel asked for have been made. Your letter is "
        "published beside the documents.",
    )


def _commissioner_text(report: Report) -> str:
    return _text(
        report,
        f"The Home Office's letter of {report.letter_dated} about this review asks us to send "
        "you a digital copy.",
        "The changes that the Quality Assurance Panel asked for have been made. The letter is "
        "published beside the documents.",
    )


def _text(report: Report, asked: str, done: str) -> str:
    public = [f"  {d.title}: {d.weblink}" for d in report.documents if d.weblink]
    attached = [
        f"  {d.file} ({d.title}{'' if d.weblink else ', not published'})\n    sha256 {d.sha256}"
        for d in report.documents
    ]
    return "\n".join(
        [
            "Dear colleagues,",
            "",
            f"{report.kind.capitalize()} ({report.pseudonym}), {report.partnership}",
            "",
            asked,
            "",
            f"Weblink: {report.weblink}",
            *public,
            "",
            done,
            "",
            "Attached:",
            *attached,
            "",
            "Yours sincerely,",
            "",
            *report.signed,
            "",
        ]
    )


def _manifest(report: Report) -> bytes:
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
        "documents": documents,
        "format": 1,
        "partnership": report.partnership,
        "pseudonym": report.pseudonym,
        "slug": report.slug,
        "weblink": report.weblink,
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
