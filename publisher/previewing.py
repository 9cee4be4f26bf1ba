"""A private look at one review as it would go public, with every redaction marked.

Made for the person who approves. It stays in a folder that only this user may open, is shown
on this computer alone, and is never released: the gate does not look at it, since its index
tells which term stands behind each replacement.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from publisher.checks.states import public_documents
from publisher.config import ReviewSettings, SiteSettings
from publisher.model import Document, RedactedText, Review
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_document, redact_review
from publisher.site import addresses
from publisher.site.build import SiteFile, build_site
from publisher.site.preview_page import Fired, PreviewPage, preview_page
from publisher.site.publication import Publication, Site
from publisher.submission import Submission, review_of
from publisher.terms import FlaggedTerm

NOTICE = "PREVIEW, not public. The name in «these marks» tells which flagged term stood there."
INDEX = "index.html"
_MARK = re.compile("«([a-z0-9-]{1,40})»")


def make_preview(
    submission: Submission,
    settings: SiteSettings,
    pages: Mapping[str, RedactedText],
    work: Path,
    today: date,
) -> dict[str, bytes]:
    """Build the preview of a review that could be read and whose terms can be used, by path.

    `INDEX` lists its redactions and allowances, in place of the home page. All its documents
    are shown, also those that the public may not see.

    Raises: ValueError if the review has no settings or no usable terms.
    """
    if submission.settings is None or submission.terms is None:
        raise ValueError("a review without settings or terms cannot be previewed")
    marking = Matcher([_marked(term) for term in submission.terms])
    review = redact_review(review_of(submission), marking).review
    names = tuple(document.name for document in review.documents)
    publisher = settings.publisher.model_copy(update={"notice": NOTICE})
    shown = settings.model_copy(update={"publisher": publisher})
    site = Site(shown, (Publication(review, names, today),), pages=pages)
    files = {file.path: _with_marks(file) for file in build_site(site, work)}
    page = _index(submission, submission.settings, submission.terms, review)
    return {**files, INDEX: preview_page(page)}


def _marked(term: FlaggedTerm) -> FlaggedTerm:
    return replace(term, becomes=f"{term.becomes} «{term.id}»")


def _with_marks(file: SiteFile) -> bytes:
    if not file.path.endswith(".html"):
        return file.data
    return _MARK.sub(r"<mark>«\1»</mark>", file.data.decode()).encode()


def _index(
    submission: Submission,
    settings: ReviewSettings,
    terms: Sequence[FlaggedTerm],
    review: Review[RedactedText],
) -> PreviewPage:
    public = public_documents(settings, [d.name for d in submission.documents])
    matcher = Matcher(terms)
    return PreviewPage(
        slug=submission.slug,
        documents=tuple(
            (d.title, addresses.document_page(submission.slug, d.name), d.name in public)
            for d in submission.documents
        ),
        fired=tuple(f for d in submission.documents for f in _fired(d, matcher, terms)),
        allowances=tuple((a.text, a.reason) for a in settings.allow),
        pictures=tuple((p.fingerprint[:12], p.reason) for p in settings.pictures),
    )


def _fired(
    document: Document[str], matcher: Matcher, terms: Sequence[FlaggedTerm]
) -> Sequence[Fired]:
    _, counts = redact_document(document, matcher)
    return [
        Fired(term.id, term.becomes, document.name, counts[term.id])
        for term in terms
        if counts.get(term.id)
    ]
