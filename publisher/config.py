"""What officers write: the settings of the site and the facts of a review.

Models only; `intake.yaml_file` reads a file into one of them and turns every mistake into a
finding with its line. Unknown keys are refused. All free text in a review's file is source
text: it may name someone, so it is redacted like the documents and never put in a message.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationInfo, field_validator, model_validator

from publisher.shapes import (
    Account,
    Colour,
    Digest,
    EmailAddress,
    Fingerprint,
    HttpsAddress,
    Line,
    PictureFile,
    PublicKey,
    SiteAddress,
    Slug,
    Strict,
    Words,
)
from publisher.statements import Accessibility, Privacy
from publisher.terms import TermKind

DOCUMENT_NAME = re.compile(
    r"executive-summary|recommendations|overview-report|tribute|easy-read|appendix(-[a-z]|-[1-9][0-9]?)?"
)


class Visibility(StrEnum):
    """Who can see the repository that these folders lie in."""

    NOWHERE = "not on a host"
    PRIVATE = "private"
    INTERNAL = "internal"
    """Anyone in a whole enterprise: for us the same as public."""
    PUBLIC = "public"
    UNKNOWN = "not known"


class Status(StrEnum):
    """Where a review stands; `status:` in review.yml."""

    DRAFT = "draft"
    WAITING = "waiting"
    READY = "ready"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"


class WithdrawalReason(StrEnum):
    """The fixed reasons that a tombstone may give the public."""

    RETENTION = "retention period over"
    SAFETY = "safety of a person"
    CORRECTION = "under correction"
    SUPERSEDED = "replaced by another review"
    OTHER = "other"


class AreaForDevelopment(Strict):
    """One change that the letter asks for, and what was done about it (private)."""

    area: Words
    response: Words | None = None
    done: date | None = None


class LetterSettings(Strict):
    """What the Home Office's letter says, as the officer read it.

    `report_to` are the addresses that it asks to send to; None if nobody has written them down.
    """

    dated: date
    panel_met: date | None = None
    cleared: tuple[str, ...] = ()
    report_to: tuple[EmailAddress, ...] | None = None
    areas_for_development: tuple[AreaForDevelopment, ...] = ()

    @field_validator("cleared")
    @classmethod
    def _known_documents(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if not all(DOCUMENT_NAME.fullmatch(name) for name in names):
            raise ValueError(
                "name documents as their files are: executive-summary, recommendations, "
                "overview-report, appendix-a, tribute, easy-read"
            )
        return names


class PublishWindow(Strict):
    """From which day the review is public, and when it is withdrawn, if at all.

    `until` is the day on which it is withdrawn; or it is, `months` after it was first public.
    """

    from_: date | None = Field(default=None, alias="from")
    until: date | None = None
    months: Annotated[int, Field(ge=1, le=1200)] | None = None

    @model_validator(mode="after")
    def _one_end(self) -> "PublishWindow":
        if self.until and self.months:
            raise ValueError("write `until:` or `months:`, not both")
        return self


class Told(Strict):
    """When family and agencies were told of the publication; never public."""

    family: date | None = None
    agencies: date | None = None


class Allowance(Strict):
    """Something that looks like personal data and may stay, and why."""

    text: Words
    reason: Words


class SeenPicture(Strict):
    """A picture that a person has looked at (start of its fingerprint), and why it may stay.

    `description` is for a picture that its file does not describe; readers get it.
    """

    fingerprint: Fingerprint
    reason: Words
    description: Words | None = None


class CheckedTranscript(Strict):
    """A transcript that a person has read against its scan, word by word."""

    document: str
    checked_by: Line
    on: date

    @field_validator("document")
    @classmethod
    def _known_document(cls, name: str) -> str:
        plain = name.removeprefix("cy/")
        if plain != "qa-letter" and not DOCUMENT_NAME.fullmatch(plain):
            raise ValueError("name the document as its file is: qa-letter, overview-report")
        return name


class DocumentGone(Strict):
    """A document that was public and is no longer, and why; the public reads the reason."""

    document: str
    reason: WithdrawalReason

    @field_validator("document")
    @classmethod
    def _known_document(cls, name: str) -> str:
        if not DOCUMENT_NAME.fullmatch(name):
            raise ValueError("name the document as its file is: overview-report, tribute")
        return name


class ReviewSettings(Strict):
    """`review.yml`."""

    pseudonym: Line
    partnership: Line
    name_of_review: Literal["domestic homicide review", "domestic abuse related death review"] = (
        "domestic homicide review"
    )
    death: Annotated[str, StringConstraints(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$")]
    circumstances: Literal["homicide", "suicide", "other"]
    letter: LetterSettings | None = None
    publish: PublishWindow = PublishWindow()
    status: Status = Status.DRAFT
    reason: Words | None = None
    superseded_by: Slug | None = None
    told: Told = Told()
    indexing: bool = True
    themes: tuple[Line, ...] = ()
    allow: tuple[Allowance, ...] = ()
    pictures: tuple[SeenPicture, ...] = ()
    transcripts: tuple[CheckedTranscript, ...] = ()
    notice: Words | None = None
    moved_from: tuple[Slug, ...] = ()
    no_longer_public: tuple[DocumentGone, ...] = ()

    @field_validator("reason")
    @classmethod
    def _fixed_reason(cls, reason: str | None, known: ValidationInfo) -> str | None:
        fixed = [str(one) for one in WithdrawalReason]
        if known.data.get("status") is Status.WITHDRAWN and reason not in fixed:
            raise ValueError("the public reads this reason, so write one of: " + ", ".join(fixed))
        return reason

    @model_validator(mode="after")
    def _reason_given(self) -> "ReviewSettings":
        if self.status in (Status.WITHHELD, Status.WITHDRAWN) and self.reason is None:
            raise ValueError(f"`status: {self.status}` needs `reason:`")
        return self

    @model_validator(mode="after")
    def _letter_given(self) -> "ReviewSettings":
        if self.status is Status.READY and self.letter is None:
            raise ValueError("`status: ready` needs `letter:`, with what the letter says")
        return self

    @property
    def death_month(self) -> tuple[int, int]:
        """Year and month of the death."""
        year, month = self.death.split("-")
        return int(year), int(month)


class TermSettings(Strict):
    """One entry of `redactions.yml`, as written."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    kind: TermKind
    is_: tuple[Words, ...] = Field(alias="is", min_length=1)
    becomes: Words | None = None
    match_case: bool = False
    initials: bool = False


class Approver(Strict):
    """Who approved, by name or by account of the host, and on which day."""

    by: Line | None = None
    account: Account | None = None
    on: date

    @model_validator(mode="after")
    def _one_of_them(self) -> "Approver":
        if (self.by is None) is (self.account is None):
            raise ValueError("an approval has either `by:` or `account:`")
        return self


class Approval(Strict):
    """`approval.yml`: who approved, and the digest of each part that they saw.

    `authors` are the accounts that made the changes which these approvals are about.
    """

    approved: tuple[Approver, ...]
    content: dict[str, Digest]
    authors: tuple[Account, ...] = ()


class LocalSettings(Strict):
    """`.publisher.local.yml`: what this computer's user was asked once; git ignores it.

    `remotes` is a digest of where git sends the folder, so that a new place is asked about.
    """

    repository: Literal[Visibility.PRIVATE, Visibility.INTERNAL, Visibility.PUBLIC]
    remotes: Digest


class Council(Strict):
    """Who runs the site, as readers see it."""

    name: Line
    partnership: Line
    logo: PictureFile | None = None
    address: HttpsAddress | None = None
    email: EmailAddress
    phone: Line | None = None
    answers_within: Line = "two working days"


class Colours(Strict):
    """The site's colours; a pair below 4.5:1 is refused when settings are read."""

    header: Colour = "#1f3a5f"
    link: Colour = "#1a4f8b"


class Reporting(Strict):
    """Where packs go. Source: the Home Office's letters to partnerships since 2022."""

    home_office: EmailAddress = "DHREnquiries@homeoffice.gov.uk"
    commissioner: EmailAddress = "DHR@domesticabusecommissioner.independent.gov.uk"
    further: tuple[EmailAddress, ...] = ()
    largest_mb: Annotated[int, Field(ge=1, le=150)] = 20
    within_days: Annotated[int, Field(ge=1, le=365)] = 14


class Mail(Strict):
    """The council's mail server; its password comes from the environment alone."""

    host: Line
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls"] = "starttls"
    user: Line | None = None
    from_: EmailAddress | None = Field(default=None, alias="from")


DEMONSTRATION = "This website is a demonstration"
"""What the notice says that the publisher comes with; it must go from a real website."""
LICENCES = {
    "Open Government Licence v3.0": (
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    ),
    "Creative Commons Attribution 4.0": "https://creativecommons.org/licenses/by/4.0/",
}
"""The licences that a council may name, and where each stands."""


class OwnText(Strict):
    """One text of the catalogue in a council's own words; `checked` is who read it, and when."""

    says: Line | dict[str, Line]
    checked: Line | None = None


class Welsh(Strict):
    """`welsh:` below `extra: publisher:`: what Welsh pages say of the council and its reviews.

    What is left out stays as it is in English; the names of reviews then are the publisher's.
    `words` are English words of settings and of reviews (a theme, a partnership, a notice, what
    stands for a flagged term) and what Welsh pages say instead.
    """

    site_name: Line | None = None
    council: Line | None = None
    partnership: Line | None = None
    answers_within: Line | None = None
    notice: Words | None = None
    domestic_homicide_review: Line | None = None
    domestic_abuse_related_death_review: Line | None = None
    words: dict[Line, Line] | None = None


class PublisherSettings(Strict):
    """`extra: publisher:` in mkdocs.yml."""

    council: Council
    colours: Colours = Colours()
    exit_to: HttpsAddress = "https://www.bbc.co.uk/weather"
    reporting: Reporting = Reporting()
    mail: Mail | None = None
    approvals: Literal["1", "2"] = "1"
    approvals_by: Literal["name", "account"] = "name"
    recipients: tuple[PublicKey, ...] = ()
    notice: Words | None = None
    handbook: SiteAddress | None = None
    licence: Literal["Open Government Licence v3.0", "Creative Commons Attribution 4.0"] | None = (
        None
    )
    accessibility: Accessibility = Accessibility()
    privacy: Privacy = Privacy()
    welsh: Welsh = Welsh()

    @property
    def licence_address(self) -> str | None:
        """Where the words of the licence stand, if the council has chosen one."""
        return LICENCES[self.licence] if self.licence else None

    @property
    def is_demonstration(self) -> bool:
        """Whether every page says that this is no real website."""
        return DEMONSTRATION in (self.notice or "")

    @property
    def approvals_needed(self) -> int:
        """How many people must approve a review before it goes public."""
        return int(self.approvals)


class SiteSettings(Strict):
    """What the publisher takes from mkdocs.yml; the rest is its own to decide."""

    site_name: Line
    site_url: SiteAddress
    publisher: PublisherSettings

    @property
    def base(self) -> str:
        """The site's address, with a slash at its end."""
        return self.site_url

    @property
    def in_welsh(self) -> dict[str, str]:
        """What Welsh pages say for English words of these settings and of reviews."""
        publisher, council, welsh = self.publisher, self.publisher.council, self.publisher.welsh
        said = {
            self.site_name: welsh.site_name,
            publisher.notice: welsh.notice,
            council.name: welsh.council,
            council.partnership: welsh.partnership,
            council.answers_within: welsh.answers_within,
        }
        own = {english: words for english, words in said.items() if english and words}
        return {**(welsh.words or {}), **own}
