"""Reads, checks and redacts each review, and decides what becomes of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from publisher.assembly import Checked
from publisher.checks.check import check
from publisher.checks.states import Standing, decide
from publisher.findings import Finding, Rule
from publisher.intake.folder import folders_in, read_folder, read_submission
from publisher.model import RedactedText, Review
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review
from publisher.redaction.term_rules import problems_with_terms, terms_in_name
from publisher.site.pdf import pdf_findings
from publisher.submission import Submission, review_of


def check_all(reviews: Path, today: date) -> list[Checked]:
    """Read, check and redact every review in the folder, one after the other."""
    return [check_one(read_submission(read_folder(path)), today) for path in folders_in(reviews)]


def check_one(submission: Submission, today: date) -> Checked:
    """Check a review, redact it if nothing stops it, and decide what becomes of it."""
    slug, terms = submission.slug, submission.terms
    findings = [*submission.findings, *check(submission, today)]
    bad_terms = problems_with_terms(terms or ())
    findings += [
        Finding(f.rule, slug, "redactions.yml", f.place, f.term, f.detail) for f in bad_terms
    ]
    redacted: Review[RedactedText] | None = None
    if terms is not None and not any(f.stops for f in bad_terms):
        matcher = Matcher(terms)
        findings += _names_and_titles(submission, matcher)
        if submission.settings is not None and not any(f.stops for f in findings):
            redaction = redact_review(review_of(submission), matcher)
            redacted = redaction.review
            findings += _unprintable(submission, redacted)
            findings += [
                Finding(Rule.T201, slug, "redactions.yml", term=term.id)
                for term in terms
                if not redaction.fired.get(term.id)
            ]
    decision = decide(submission.settings, any(f.stops for f in findings), today)
    if decision.standing is Standing.EMBARGOED and submission.settings:
        waits = f"it waits for {submission.settings.publish.from_}"
        findings.append(Finding(Rule.R203, slug, "review.yml", detail=waits))
    return Checked(submission, tuple(findings), decision, redacted)


def _unprintable(submission: Submission, redacted: Review[RedactedText]) -> Iterator[Finding]:
    """What would be missing from the PDFs."""
    for document in redacted.documents:
        for finding in pdf_findings(document):
            yield replace(finding, review=submission.slug, file=submission.file(document.name))


def _names_and_titles(submission: Submission, matcher: Matcher) -> Iterator[Finding]:
    """The address and the title of a review may hold no flagged term (T106)."""
    settings = submission.settings
    titles = [submission.slug] + ([settings.pseudonym, settings.partnership] if settings else [])
    for title in titles:
        for term in terms_in_name(title, matcher):
            yield Finding(Rule.T106, submission.slug, term=term)
