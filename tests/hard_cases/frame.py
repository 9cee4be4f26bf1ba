"""The frame of the hard cases: what a case is, and how it is published.

A case is a file made by code around one trick, with what is to become of it written down.
`publish` takes it through the real chain: read, redact, page and PDF. `measure` says what of
the result can be measured; `corpus` has every case.

A module of cases has a function `cases(secret)`: everything that a case shows or hides of a
person comes from the secret, so that the same case can be made around somebody else.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from publisher.findings import Finding, Rule
from publisher.intake.read import read_document
from publisher.intake.reading import Flagged, Request
from publisher.intake.sight.pictures import words_in_pictures
from publisher.model import Document, RedactedText, Role, pictures_in
from publisher.redaction.flagged import places_of
from publisher.redaction.glimpse import terms_glimpsed
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_document
from publisher.site.addresses import document_page
from publisher.site.blocks import document_body, title_html
from publisher.site.council import rendered
from publisher.site.pdf import Cover, make_pdf, pdf_findings
from publisher.site.texts import shipped
from tests.hard_cases.grounds import Ground, ground_of
from tests.hard_cases.secret import SECRET, Secret

SLUG = "ashgrove-2019-a"
COVER = Cover("Rowan: domestic homicide review", "Ashgrove", "https://r.example/", date(2026, 1, 1))
_ASKS = re.compile("(: .*)?, fingerprint ([0-9a-f]{12})")
_INSTEAD = re.compile("|".join(re.escape(term.becomes) for term in SECRET.terms))


@dataclass(frozen=True, slots=True)
class Published:
    """The document goes public."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The document is held back: the rule's code and the finding's own words.

    `seen` are the words that a reader sees beside what cannot be read.
    """

    rule: str
    detail: str = ""
    seen: str = field(default="", compare=False)

    @property
    def ground(self) -> Ground | None:
        """Which of the four grounds it is; None if it is none."""
        return ground_of(self.rule, self.detail)


PUBLISHED = Published()
Outcome = Published | Refused


@dataclass(frozen=True, slots=True)
class Case:
    """A file with one trick, and what is to become of it.

    `shows` has every word that the published document must have: what a reader of the file
    sees, with the replacements in the place of what is flagged. `told` are words that only
    stand in descriptions of pictures; `linked` says that the name stands in the address of a
    link that could be published. A case with none of these hides its name where no reader
    meets it. `lost` words are known to be lost, for a reason that the README gives. `beside`
    are files that lie in the same folder, `described` what a person has written of pictures in
    review.yml, by fingerprint.
    """

    name: str
    data: bytes
    shows: str = ""
    outcome: Outcome = PUBLISHED
    told: str = ""
    linked: bool = False
    lost: int = 0
    suffix: str = ".docx"
    role: Role = Role.APPENDIX
    beside: Mapping[str, bytes] = field(default_factory=dict)
    described: Mapping[str, str] = field(default_factory=dict)

    @property
    def named(self) -> bool:
        """Whether a reader of the file meets what is flagged."""
        return self.linked or bool(_INSTEAD.search(f"{self.shows} {self.told}"))


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a case.

    `html` is the document's page without what stands around it; it is also there where only
    the PDF cannot be made.
    """

    outcome: Outcome
    html: bytes = b""
    pdf: bytes = b""
    pictures: tuple[bytes, ...] = ()


def once_described(case: Case, secret: Secret) -> Case | None:
    """The case when a person has described in review.yml what the findings ask for.

    None if they ask for no description, or not for that alone.
    """
    if not isinstance(case.outcome, Refused) or case.outcome.rule != Rule.D108.code:
        return None
    request = Request(case.role, case.role.value, beside=case.beside)
    reading = read_document(case.data, case.suffix, request)
    asked = [_ASKS.fullmatch(f.detail) for f in reading.findings if f.stops]
    if not all(asked):
        return None
    told = {match[2]: f"The garden of {secret.name}" for match in asked if match}
    said = " ".join(["The garden of Rowan"] * len(asked))
    drawn = any(match[1] for match in asked if match)
    return replace(
        case,
        name=f"{case.name}, described in review.yml",
        shows=f"{case.shows} {case.outcome.seen} {said if drawn else ''}",
        told="" if drawn else said,
        outcome=PUBLISHED,
        described=told,
    )


def publish(case: Case, secret: Secret | None = SECRET) -> Result:
    """Take a case through the chain, with the list of terms that hides the secret.

    With no secret nothing is flagged: redaction is switched off.
    """
    request = Request(
        case.role,
        case.role.value,
        flagged=_places(secret),
        beside=case.beside,
        descriptions=case.described,
    )
    reading = read_document(case.data, case.suffix, request)
    document = reading.document
    if document is None:
        return Result(_refusal(reading.findings))
    if not document.title.strip():
        document = replace(document, title="Appendix")
    matcher = _matcher(secret)
    seen = words_in_pictures([document])
    if any(terms_glimpsed(words, matcher) for words in seen.values()):
        return Result(Refused(Rule.D125.code))
    redacted, _ = redact_document(document, matcher)
    return _made(redacted)


@functools.cache  # many tricks come out as the same document
def _made(redacted: Document[RedactedText]) -> Result:
    page, shown = _page(redacted), tuple(p.raster.png for p in pictures_in(redacted))
    unprintable = pdf_findings(redacted)
    if unprintable:
        return Result(_refusal(unprintable), page, pictures=shown)
    return Result(PUBLISHED, page, make_pdf(redacted, COVER), shown)


@functools.cache
def _places(secret: Secret | None) -> Flagged:
    return places_of(secret.terms if secret else ())


@functools.cache
def _matcher(secret: Secret | None) -> Matcher:
    return Matcher(secret.terms if secret else ())


def _refusal(findings: Iterable[Finding]) -> Refused:
    first = next(finding for finding in findings if finding.stops)
    # a fingerprint says what a person is to write, not why
    return Refused(first.rule.code, first.detail.partition(", fingerprint")[0].lstrip(": "))


def _page(document: Document[RedactedText]) -> bytes:
    title, here = title_html(document.title), document_page(SLUG, document.name)
    body = document_body(SLUG, document, shipped("en"), here)
    return f"<h1>{title}</h1>\n{rendered(body.markdown)}".encode()
