"""A review as a partnership hands it in: read, not yet checked or redacted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.config import Approval, ReviewSettings, WithdrawalReason
from publisher.findings import Finding
from publisher.letter import Letter
from publisher.model import Document, Review, ReviewFacts
from publisher.terms import FlaggedTerm


@dataclass(frozen=True, slots=True)
class Submission:
    """What could be read of one folder, and what could not.

    `settings` is None if review.yml cannot be used, `terms` if redactions.yml cannot;
    `documents` holds those that were read in full, in reading order. `files` gives the file
    that each document came from, by the document's name, for messages. `example` says that it
    came with the publisher: it is never sent to anybody. `seen` are the words that were read on
    each picture, by its fingerprint; one that could not be read is missing. `withdraws` is the
    reason of a withdrawal as the lines of review.yml give it, whether that can be used or not.
    """

    slug: str
    settings: ReviewSettings | None
    terms: tuple[FlaggedTerm, ...] | None
    documents: tuple[Document[str], ...]
    letter: Letter | None
    approval: Approval | None
    files: dict[str, str]
    findings: tuple[Finding, ...]
    example: bool = False
    seen: Mapping[str, str] = field(default_factory=dict, repr=False)
    withdraws: WithdrawalReason | None = None

    @property
    def in_english(self) -> tuple[Document[str], ...]:
        """The documents that are not translations; data is taken from these alone."""
        return tuple(document for document in self.documents if document.language == "en")

    def file(self, name: str) -> str:
        """The file that a document came from; its name if there is none."""
        return self.files.get(name, name)


def review_of(submission: Submission) -> Review[str]:
    """The review in the model, source words still in it.

    Raises: ValueError if review.yml could not be used, or does not tell of the letter.
    """
    settings = submission.settings
    if settings is None or settings.letter is None:
        raise ValueError("a review without settings or letter has no facts")
    facts: ReviewFacts[str] = ReviewFacts(
        pseudonym=settings.pseudonym,
        partnership=settings.partnership,
        name_of_review=settings.name_of_review,
        circumstances=settings.circumstances,
        death=settings.death_month,
        letter_dated=settings.letter.dated,
        panel_met=settings.letter.panel_met,
        themes=settings.themes,
        notice=settings.notice,
        indexing=settings.indexing,
    )
    return Review(submission.slug, facts, submission.documents)
