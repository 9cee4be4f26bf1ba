"""Reads, checks and redacts each review, and decides what becomes of it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from publisher.checked import Checked, content_of, past_of
from publisher.checks.check import check
from publisher.checks.pictures import picture_finding
from publisher.checks.states import Case, Standing, public_documents
from publisher.config import PublisherSettings, ReviewSettings, Status
from publisher.findings import Finding, Rule
from publisher.intake.exposure import exposed_files, is_example
from publisher.intake.folder import Folder, read_settled, read_submission, without
from publisher.intake.naming import LETTER_FILE, OURS
from publisher.kept import Redacted
from publisher.model import RedactedText, Review, pictures_in
from publisher.proofing import advice_on
from publisher.record.ledger import Ledger, taken_down
from publisher.redaction.approval import Demands, open_questions, parts_of, withdrawal_part
from publisher.redaction.doubts import doubts
from publisher.redaction.flagged import places_of
from publisher.redaction.glimpse import terms_glimpsed
from publisher.redaction.identifiers import (
    Ours,
    look_through,
    problems_left_over,
    problems_with_allowances,
)
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review
from publisher.redaction.term_rules import problems_with_terms, terms_in_name, usable
from publisher.site.pdf import pdf_findings
from publisher.submission import Submission, review_of
from publisher.surroundings import Surroundings


def with_successors(reviews: Sequence[Checked]) -> list[Checked]:
    """The reviews, those superseded whose place another has taken that is or becomes public."""
    shown = {
        review.slug: review.successor
        for review in reviews
        if review.decision.standing.goes_public or review.case.past.public
    }
    return [_superseded(review, shown) for review in reviews]


def _superseded(review: Checked, shown: Mapping[str, str | None]) -> Checked:
    if review.successor is None:
        return review
    chain = [review.slug, review.successor]
    while (after := shown.get(chain[-1])) and after not in chain:
        chain.append(after)
    if review.successor in shown and shown[chain[-1]] not in chain:
        return replace(review, case=replace(review.case, superseded=True))
    advice = Finding(Rule.R205, review.slug, "review.yml")
    return replace(review, findings=(*review.findings, advice))


def demands_of(settings: PublisherSettings, place: Surroundings, submission: Submission) -> Demands:
    """What the approval of a review needs to count here.

    On GitHub an account alone counts, whatever the settings say: a line of text can be written
    by anyone. The shipped examples are approved by name; there is nobody in them to protect.
    """
    people = settings.approvals_needed
    if submission.example:
        return Demands(people)
    by_account = settings.approvals_by == "account" or place.github is not None
    vouched = not place.on_server or submission.slug in place.vouched
    return Demands(people, by_account, vouched)


def left_out_of(folder: Folder, files: Collection[str] | None, why: Rule) -> Folder:
    """The folder with these files closed for that reason, or all documents if None."""
    return without(folder, {*folder.files} - {*OURS} if files is None else files, why)


def read_review(
    folder: Folder, place: Surroundings, note: Callable[[str], None] = lambda _: None
) -> Submission:
    """Read the review in the folder, with what may not lie there as it does.

    `note` is told which file is read from here on.
    """
    submission = read_submission(folder, places_of, note)
    exposed = (
        replace(finding, review=folder.slug)
        for finding in exposed_files(folder, place.visibility, place.on_server)
    )
    findings = (*submission.findings, *exposed)
    return replace(submission, findings=findings, example=is_example(folder))


def read_what_is_settled(
    folder: Folder, note: Callable[[str], None] = lambda _: None
) -> Submission:
    """Read what people say of the review (settings, terms, approval), and no document of it."""
    return replace(read_settled(folder, note), example=is_example(folder))


@dataclass(frozen=True, slots=True)
class Examined:
    """What there is to say of a review whatever was approved and released before.

    `redacted` is None where it could not be redacted. `parts` are the digests of what an
    approver sees (`redaction.approval.parts_of`). `approvers` tells who has approved it and when.
    """

    findings: tuple[Finding, ...]
    redacted: Redacted | None = None
    parts: Mapping[str, str] = field(default_factory=dict)
    approvers: tuple[str, ...] = ()


def check_one(
    submission: Submission,
    today: date,
    demands: Demands,
    own: Ours,
    ledgers: Mapping[str, Ledger] = MappingProxyType({}),
) -> Checked:
    """Check a review, redact it if nothing stops it, and decide what becomes of it."""
    return judge(submission, examine(submission, today, own), today, demands, ledgers)


def examine(submission: Submission, today: date, own: Ours) -> Examined:
    """Check a review, and redact it if nothing stops it."""
    settings = submission.settings
    findings = [*_as_far_as_it_is(submission), *check(submission, today, own.packs_go_to)]
    matcher = _matcher(submission, findings)
    approvers = tuple(_approvers(submission, matcher))
    if not (matcher and settings and settings.letter) or any(map(_hides_words, findings)):
        return Examined(tuple(findings), approvers=approvers)
    redacted = _redact(submission, matcher, findings)
    findings += _left_over(submission, redacted, matcher, own)
    findings += advice_on(submission, redacted, today)
    public = public_documents(settings, redacted.names)
    return Examined(tuple(findings), redacted, parts_of(redacted, public, settings), approvers)


def judge(
    submission: Submission,
    examined: Examined,
    today: date,
    demands: Demands,
    ledgers: Mapping[str, Ledger],
) -> Checked:
    """Decide what becomes of a review that has been examined."""
    slug, settings, redacted = submission.slug, submission.settings, examined.redacted
    ledger = ledgers.get(slug, Ledger(slug))
    findings, parts, content, whole = [*examined.findings], {**examined.parts}, "", True
    comes_back = bool(ledger.leaving)
    if settings and redacted:
        public = public_documents(settings, redacted.names)
        parts |= withdrawal_part(_taken_down(settings, ledger, ledgers, public))
        whole = len(public) == len(redacted.names)
        comes_back |= not ledger.going.isdisjoint(public)
        content = content_of(parts, public, replaced=False)
        if not any(finding.stops for finding in findings):
            asked = open_questions(submission.approval, parts, demands)
            findings += [replace(finding, review=slug) for finding in asked]
    if comes_back and not any(finding.rule is Rule.A107 for finding in findings):
        findings.append(Finding(Rule.A107, slug, detail="it is not confirmed yet"))
    past = past_of(ledger, content=content)
    stopped = any(finding.stops for finding in findings)
    case = Case(settings, stopped, today, past, whole, withdraws=submission.withdraws)
    checked = Checked(submission, tuple(findings), case, redacted, parts, examined.approvers)
    if checked.comes_down:  # nobody is asked to approve it yet
        told = tuple(finding for finding in findings if finding.rule is not Rule.A107)
        return replace(checked, findings=told)
    if checked.decision.standing is Standing.EMBARGOED and settings:
        waits = f"it waits for {settings.publish.from_}"
        advice = Finding(Rule.R203, slug, "review.yml", detail=waits)
        return replace(checked, findings=(*findings, advice))
    return checked


SOMEBODY = "somebody whose name is not shown here"

_ANSWERED_BESIDE = frozenset(
    (Rule.R103, Rule.R104, Rule.R105, Rule.R106, Rule.R107, Rule.R108, Rule.R109, Rule.D116)
)
"""What stops a review and leaves its words as they are: to be answered in any order, so that
identifiers left over are told, and the preview shown, from the first day on."""


def _hides_words(finding: Finding) -> bool:
    """Whether the review cannot be redacted as a whole while this is so."""
    return finding.stops and finding.rule not in _ANSWERED_BESIDE


def _taken_down(
    settings: ReviewSettings, here: Ledger, ledgers: Mapping[str, Ledger], public: Sequence[str]
) -> list[str]:
    """What took the review down before, at the addresses that it moved from too."""
    before = [ledgers[old] for old in settings.moved_from if old in ledgers]
    return [line for ledger in (*before, here) for line in taken_down(ledger, public)]


def _as_far_as_it_is(submission: Submission) -> Iterator[Finding]:
    """What was found when it was read; a letter that is waited for is not missing."""
    settings = submission.settings
    waits = settings is not None and settings.status is Status.WAITING
    for finding in submission.findings:
        if not (waits and finding.rule is Rule.D101 and finding.file == LETTER_FILE):
            yield finding


def awaits_approval(checked: Checked) -> bool:
    """Whether it would go public if only somebody approved it."""
    return checked.may_be_approved and checked.decision.standing is Standing.HELD_BACK


def as_if_approved(checked: Checked, today: date) -> Checked:
    """The review as it would stand once approved and its day come; for people to read it."""
    settings = checked.submission.settings
    if settings is None or not checked.may_be_approved:
        return checked
    day = max(today, settings.publish.from_ or today)
    return replace(checked, case=replace(checked.case, stopped=False, today=day))


def _matcher(submission: Submission, findings: list[Finding]) -> Matcher | None:
    """Make the matcher of the review's terms, if they can be used."""
    if submission.terms is None:
        return None
    matcher = Matcher(usable(submission.terms))
    bad = problems_with_terms(submission.terms, matcher)
    findings += [replace(f, review=submission.slug, file="redactions.yml") for f in bad]
    # The name of the folder is spoken only if none of the terms that can be used is in it.
    findings += _names_and_titles(submission, matcher)
    if any(finding.stops for finding in bad) or matcher.terms != tuple(submission.terms):
        return None
    findings += _named_in_pictures(submission, matcher)
    return matcher


def _approvers(submission: Submission, matcher: Matcher | None) -> Iterator[str]:
    """Who approved and when; a name that the review's terms give away is not told."""
    for one in submission.approval.approved if submission.approval else ():
        name = one.by or one.account or ""
        safe = matcher is not None and not terms_in_name(name, matcher)
        yield f"{name if safe else SOMEBODY} on {one.on}"


def _redact(
    submission: Submission, matcher: Matcher, findings: list[Finding]
) -> Review[RedactedText]:
    """Redact the review; what reads oddly, and a term that never occurs, is pointed out."""
    redaction = redact_review(review_of(submission), matcher)
    findings += [
        replace(finding, review=submission.slug, file=submission.file(finding.file))
        for finding in doubts(redaction, matcher.terms)
    ]
    findings += _unprintable(submission, redaction.review)
    findings += [
        Finding(Rule.T201, submission.slug, "redactions.yml", term=term.id)
        for term in submission.terms or ()
        if not redaction.fired.get(term.id)
    ]
    return redaction.review


def _left_over(
    submission: Submission, redacted: Review[RedactedText], matcher: Matcher, own: Ours
) -> Iterator[Finding]:
    """What looks like personal data after redaction, and what is wrong with the allowances."""
    allow = submission.settings.allow if submission.settings else ()
    look = look_through(redacted, matcher.terms, allow, own)
    for finding in (
        *problems_left_over(look),
        *problems_with_allowances(allow, matcher, look.used),
    ):
        yield replace(finding, review=submission.slug, file=submission.file(finding.file))


def _unprintable(submission: Submission, redacted: Review[RedactedText]) -> Iterator[Finding]:
    """What would be missing from the PDFs."""
    for document in redacted.documents:
        for finding in pdf_findings(document):
            yield replace(finding, review=submission.slug, file=submission.file(document.key))


def _named_in_pictures(submission: Submission, matcher: Matcher) -> Iterator[Finding]:
    """Pictures that show a flagged term (D125)."""
    for document in submission.documents:
        for number, picture in enumerate(pictures_in(document), start=1):
            seen = submission.seen.get(picture.raster.fingerprint, "")
            for term in terms_glimpsed(seen, matcher):
                told = picture_finding(Rule.D125, submission, document, number, picture, term)
                yield replace(told, review=submission.slug)


def _names_and_titles(submission: Submission, matcher: Matcher) -> Iterator[Finding]:
    """The address and the title of a review may hold no flagged term (T106)."""
    settings = submission.settings
    titles = [submission.slug] + ([settings.pseudonym, settings.partnership] if settings else [])
    for title in titles:
        for term in terms_in_name(title, matcher):
            yield Finding(Rule.T106, submission.slug, term=term)
