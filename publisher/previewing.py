"""A private look at one review as it would go public, with all that an approver asks about.

Marked in its pages are every redaction, «victim», and every identifier left over, ‹7 a
postcode: the words›, with its number in the index. The preview stays in a folder that only
this user may open, is shown on this computer alone, and is never released: the gate does not
look at it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from publisher.checks.states import public_documents
from publisher.config import DEMONSTRATION, ReviewSettings, SiteSettings
from publisher.findings import Place, Rule, Severity
from publisher.model import Document, RedactedText, Review
from publisher.proofing import slips
from publisher.redaction.identifiers import SETTINGS, look_through, ours
from publisher.redaction.in_welsh import in_welsh
from publisher.redaction.leftover.kinds import LeftOver
from publisher.redaction.leftover.passages import Passage, passages_of, passages_of_facts
from publisher.redaction.match import Matcher
from publisher.redaction.pieces import Edit
from publisher.redaction.redact import redact_document, redact_review, reworded
from publisher.site import addresses
from publisher.site.build import SiteFile, build_site
from publisher.site.preview_page import Doubt, Fired, PreviewPage, anchor, preview_page
from publisher.site.publication import Publication, Site
from publisher.site.statement import unfilled
from publisher.site.texts import Texts
from publisher.submission import Submission, review_of
from publisher.terms import FlaggedTerm

NOTICE = (
    "PREVIEW, not public. The name in «these marks» tells which flagged term stood there; what is "
    "in ‹these› looks like personal data."
)
_NOT_PUBLIC = (
    "PREVIEW. THIS DOCUMENT WILL NOT BE PUBLIC: it goes into the pack for the Home Office only."
)
INDEX = "index.html"
_SLIPS = {
    Rule.R208: "a word twice in a row",
    Rule.R209: "a word that no dictionary has",
}
_MARK = re.compile("[ \u00a0]?«([a-z0-9-]{1,40})»")
_IN_PAGE = re.compile(
    "(?P<markup><(?:title|script|style)[ >].*?</(?:title|script|style)>|<[^>]*>)"
    "|(?P<fired>«[a-z0-9-]{1,40}»)|(?P<left>‹(?P<number>[0-9]*)[^‹›]*›)",
    re.DOTALL,
)


def make_preview(
    submission: Submission,
    settings: SiteSettings,
    pages: Mapping[str, RedactedText],
    texts: Mapping[str, Texts],
    work: Path,
    today: date,
    code: str,
) -> dict[str, bytes]:
    """Build the preview of a review that could be read and whose terms can be used, by path.

    `INDEX` lists its redactions, allowances and identifiers left over, in place of the home
    page, and shows the `code` of what is read here. All its documents are shown, also those that
    the public may not see.

    Raises: ValueError if the review has no settings or no usable terms.
    """
    if submission.settings is None or submission.terms is None:
        raise ValueError("a review without settings or terms cannot be previewed")
    source, terms = review_of(submission), submission.terms
    plain = redact_review(source, Matcher(terms)).review
    look = look_through(plain, terms, submission.settings.allow, ours(settings))
    marked = redact_review(source, Matcher([_marked(term) for term in terms])).review
    left = sorted(look.left, key=lambda one: one.kind.rule.severity is not Severity.STOP)
    review = replace(marked, documents=tuple(_annotated(d, left) for d in marked.documents))
    review = in_welsh(review, texts["cy"].own)
    # what the statements lack stops a website, and no preview: its page says that it comes later
    notice = NOTICE if not unfilled(settings) else f"{NOTICE} {DEMONSTRATION}."
    publisher = settings.publisher.model_copy(update={"notice": notice})
    shown = settings.model_copy(update={"publisher": publisher})
    names = review.names
    site = Site(shown, (Publication(review, names, today),), pages=pages, texts=texts, today=today)
    public = public_documents(submission.settings, names)
    hidden = tuple(
        addresses.document_page(review.slug, d.name, d.language)
        for d in review.documents
        if d.name not in public
    )
    files = {file.path: _with_marks(file, hidden) for file in build_site(site, work)}
    index = _index(submission, submission.settings, marked, plain, look.used, left)
    return {**files, INDEX: preview_page(index, code)}


def _marked(term: FlaggedTerm) -> FlaggedTerm:
    return replace(term, becomes=f"{term.becomes} «{term.id}»")


def _annotated(
    document: Document[RedactedText], left: Sequence[LeftOver]
) -> Document[RedactedText]:
    """The document with each identifier left over put between marks, with number and kind."""
    passages = passages_of(document)
    edits: dict[int, list[Edit]] = defaultdict(list)
    for number, one in enumerate(left, start=1):
        if one.document == document.key and one.piece is not None:
            edits[one.piece].append(_edit(passages[one.piece].text, one, number))
    return reworded(document, {piece: _in_turn(found) for piece, found in edits.items()})


def _in_turn(edits: Iterable[Edit]) -> list[Edit]:
    """The edits as they stand in the text; of two that overlap the first, the list has both."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _edit(text: str, one: LeftOver, number: int) -> Edit:
    """Put what was found in the unmarked text between marks in the marked one."""
    marks = [range(*match.span()) for match in _MARK.finditer(text)]
    bare = [at for at in range(len(text)) if not any(at in mark for mark in marks)]
    start, end = bare[one.span[0]], bare[one.span[1] - 1] + 1
    return Edit(start, end, f"‹{number} {one.kind.words}: {text[start:end]}›")


def _with_marks(file: SiteFile, hidden: tuple[str, ...]) -> bytes:
    """The page with its marks to be seen; `hidden` pages say that they will not be public."""
    if not file.path.endswith(".html"):
        return file.data
    page = _IN_PAGE.sub(_with_mark, file.data.decode())
    if file.path.startswith(hidden):
        page = page.replace("PREVIEW, not public.", _NOT_PUBLIC, 1)
    return page.encode()


def _with_mark(match: re.Match[str]) -> str:
    if match["fired"]:
        return f"<mark>{match.group()}</mark>"
    if match["left"]:
        place = f'id="{anchor(match["number"])}" class="left-over"'
        return f"<mark {place}><strong>{match.group()}</strong></mark>"
    return match.group()


def _index(
    submission: Submission,
    settings: ReviewSettings,
    marked: Review[RedactedText],
    plain: Review[RedactedText],
    used: Mapping[int, int],
    left: Sequence[LeftOver],
) -> PreviewPage:
    public = public_documents(settings, marked.names)
    terms = submission.terms or ()
    return PreviewPage(
        slug=submission.slug,
        documents=tuple(
            (
                d.title,
                addresses.document_page(submission.slug, d.name, d.language),
                d.name in public,
            )
            for d in submission.documents
        ),
        fired=tuple(_fired(submission, terms, marked)),
        allowances=tuple(
            (allowed.text, allowed.reason, used.get(number, 0))
            for number, allowed in enumerate(settings.allow)
        ),
        pictures=tuple((p.fingerprint[:12], p.reason) for p in settings.pictures),
        doubts=(
            *(_doubt(submission.slug, one) for one in left),
            *(
                Doubt(_SLIPS[slip.rule], slip.rule, name, slip.place, slip.words, "")
                for name, slip in slips(submission, plain)
            ),
        ),
    )


def _doubt(slug: str, one: LeftOver) -> Doubt:
    """What looks like personal data, with the page that it stands on; settings have none."""
    name, language = addresses.english(one.document), addresses.language_of(one.document)
    page = addresses.document_page(slug, name, language) if one.document != SETTINGS else ""
    return Doubt(one.kind.words, one.kind.rule, one.document, one.place, one.words, page)


def _fired(
    submission: Submission, terms: Sequence[FlaggedTerm], marked: Review[RedactedText]
) -> Iterator[Fired]:
    """Each term in each text where it was taken out, links' targets included in the count."""
    matcher = Matcher(terms)
    texts: list[tuple[str, Sequence[Passage], Mapping[str, int]]] = [
        (document.key, passages_of(after), redact_document(document, matcher)[1])
        for document, after in zip(submission.documents, marked.documents, strict=True)
    ]
    facts = passages_of_facts(marked.facts)
    texts.append((SETTINGS, facts, Counter(id_ for p in facts for id_ in _MARK.findall(p.text))))
    for name, passages, counts in texts:
        places: dict[str, list[Place]] = defaultdict(list)
        for passage in passages:
            for id_ in dict.fromkeys(_MARK.findall(passage.text)):
                places[id_].append(passage.place)
        for term in terms:
            if counts.get(term.id):
                yield Fired(term.id, term.becomes, name, places[term.id], counts[term.id])
