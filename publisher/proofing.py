"""Looks a redacted review over as the panel and a proofreader would, for advice alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from publisher.checks.consistency import consistency
from publisher.checks.listed import recommendations_listed
from publisher.checks.proofread import Slip, proofread, slips_in
from publisher.checks.texts import Texts
from publisher.english import Known
from publisher.findings import Finding, Rule
from publisher.model import Document, RedactedText, Review, Role
from publisher.recommendations import FIELDS, recommendations_in
from publisher.redaction.leftover.passages import passages_of
from publisher.site.progress import Progress, standing
from publisher.submission import Submission
from publisher.terms import TermKind


def advice_on(
    submission: Submission, review: Review[RedactedText], today: date
) -> Iterator[Finding]:
    """What does not agree, what reads like a slip, and which actions will show as overdue."""
    settings = submission.settings
    if settings is None:
        return
    known = _known(submission)
    texts = [_texts(document) for document in review.documents if document.language == "en"]
    found = [*consistency(settings, texts, _pseudonyms(submission), known)]
    found += [finding for document in texts for finding in proofread(document, known)]
    found += _overdue(review, today)
    for finding in found:
        yield replace(finding, review=submission.slug, file=submission.file(finding.file))


def slips(submission: Submission, review: Review[RedactedText]) -> list[tuple[str, Slip]]:
    """Every slip with its words, by document: for the private preview alone."""
    known = _known(submission)
    return [
        (document.name, slip)
        for document in review.documents
        if document.language == "en"
        for slip in slips_in(_texts(document), known)
    ]


def _texts(document: Document[RedactedText]) -> Texts:
    passages = [p for p in passages_of(document) if p.piece is not None]
    texts = [(p.text, p.place) for p in passages]
    listed = tuple(recommendations_listed(document))
    if document.role is not Role.RECOMMENDATIONS:
        return Texts(document.name, texts, role=document.role, listed=listed)
    found = recommendations_in(document)
    numbers = {row.words("number") for row in found}
    told_apart = numbers if "" not in numbers else {row.words("recommendation") for row in found}
    rows = {len(found), len(told_apart)}
    return Texts(document.name, texts, frozenset(rows), document.role, listed)


def _pseudonyms(submission: Submission) -> frozenset[str]:
    """The names that stand for people in the redacted documents; all of them are public."""
    given = (t.becomes for t in submission.terms or () if t.kind is TermKind.PERSON)
    settings = submission.settings
    mine = [settings.pseudonym] if settings else []
    return frozenset(name for name in (*mine, *given) if not name.startswith("["))


def _known(submission: Submission) -> Known:
    """Every word, in small letters, that is no slip: the dictionary's and those of the review."""
    settings = submission.settings
    said = [allowed.text for allowed in settings.allow] if settings else []
    said += [settings.partnership, *settings.themes] if settings else []
    said += [term.becomes for term in submission.terms or ()]
    own = {word.strip(".,;:()[]'’\"").lower() for text in said for word in text.split()}
    return Known(frozenset(own))


def _overdue(review: Review[RedactedText], today: date) -> Iterator[Finding]:
    """Rows whose target has passed without a word that the action was completed."""
    for document in review.documents:
        if document.role is Role.RECOMMENDATIONS and document.language == "en":
            late = _late(document, today)
            if late:
                detail = f"recommendation {', '.join(map(str, late))}"
                yield Finding(Rule.R206, file=document.name, detail=detail)


def _late(document: Document[RedactedText], today: date) -> Sequence[int]:
    rows = (
        {name: row.words(name) for name in FIELDS if row.words(name)}
        for row in recommendations_in(document)
    )
    return [
        number
        for number, row in enumerate(rows, 1)
        if standing(row, today).progress is Progress.OVERDUE
    ]
