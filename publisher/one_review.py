"""What is done to one review alone: approve it, show it in private, read a scan of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

from publisher.alone import alone
from publisher.approving import approver_of
from publisher.checked import Checked
from publisher.checking import check_one, demands_of
from publisher.errors import SettingsError
from publisher.given import council_pages, own_texts, read_settings
from publisher.intake.folder import folders_in
from publisher.intake.naming import APPROVAL
from publisher.job import Count, Job, Outcome, ReviewOutcome, uncounted
from publisher.looking import Look, look_at
from publisher.previewing import make_preview
from publisher.private_copy import make_private, private_folder
from publisher.record.ledger_files import read_record, write_whole
from publisher.redaction.approval import approval_file, code_of, is_code_of
from publisher.redaction.approval import approve as approval_of
from publisher.redaction.identifiers import ours
from publisher.site.texts import texts_of
from publisher.telling import findings_of, names_in, readiness_of
from publisher.transcribing import transcribed


def approve(
    job: Job,
    slug: str,
    by: str | None = None,
    sure: Callable[[Checked], bool] = lambda _: True,
    code: str | None = None,
) -> Outcome:
    """Record that a person has seen the review as it would go public, and lets it.

    Only a review that nothing else holds back can be approved; `sure` is asked before it is.
    `code` is that of what the person has read, None if it is not asked for.

    Raises: SettingsError if there is no such review, if that person may not approve it, if it
    still waits for its letter, or if it is not as it was read.
    """
    with alone(job):  # what a killed run has left in its folder is gone then
        site, folder = read_settings(job), review_folder(job, slug)
    approver, authors = approver_of(by, job.today, site.publisher, job.place)
    ledgers = read_record(job.ledger)
    (checked,) = look_at(Look(job.today, site, job.place, ledgers), [folder])
    _refuse_without_letter(checked)
    submission = checked.submission
    demands, own = demands_of(site.publisher, job.place, submission), ours(site)
    names = names_in([checked])
    if checked.may_be_approved and code is not None and not is_code_of(code, checked.parts):
        raise SettingsError(
            "This is not the code of the review as it is now: it has changed since it was read.",
            "Read it again, and give the code that its preview, or the page of its check, shows.",
        )
    if checked.may_be_approved and sure(checked):
        before = submission.approval
        approval = approval_of(before, checked.parts, approver, demands, authors)
        with alone(job):
            write_whole(job.reviews / slug / APPROVAL, approval_file(approval))
        here = replace(demands, vouched=True)
        checked = check_one(replace(submission, approval=approval), job.today, here, own, ledgers)
    standing = ReviewOutcome(names.of(slug), checked.decision.standing)
    found = findings_of([checked], names)
    return Outcome(readiness_of([checked], found), found, (standing,))


def preview(job: Job, slug: str) -> Path:
    """Build a private preview of one review, each redaction marked; gives its folder.

    Raises: SettingsError if there is no such review, or if something in it must be put right
    before it can be shown.
    """
    settings, ledgers = read_settings(job), read_record(job.ledger)
    (checked,) = look_at(Look(job.today, settings, job.place, ledgers), [review_folder(job, slug)])
    _refuse_without_letter(checked)
    if checked.redacted is None:
        raise SettingsError(
            "This review cannot be previewed yet.", "Put right what publisher check names first."
        )
    folder = job.previews / slug
    with alone(job), private_folder(job.output / "work") as work:
        pages, texts = council_pages(job), texts_of(settings, own_texts(job))
        code = code_of(checked.parts)
        files = make_preview(checked.submission, settings, pages, texts, work, job.today, code)
    rmtree(folder, ignore_errors=True)
    make_private(folder.parent)
    folder.mkdir(mode=0o700)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def _refuse_without_letter(checked: Checked) -> None:
    if checked.awaits_letter:
        raise SettingsError(
            "This review waits for the letter of the Home Office: until then it can be neither "
            "previewed nor approved.",
            "When the letter is there, put it in the folder and fill in `letter:` in review.yml.",
        )


@contextmanager
def private_preview(job: Job, slug: str) -> Iterator[Path]:
    """Build a private preview, and empty its folder when it is no longer looked at."""
    folder = preview(job, slug)
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def transcribe(job: Job, slug: str, document: str, count: Count = uncounted) -> Path:
    """Read a scan by eye into a draft beside it, for a person to check; gives the draft's file.

    Raises: SettingsError if there is no such review or document, or a draft already; ToolError
    if it cannot be read.
    """
    path = review_folder(job, slug)
    return transcribed(path.absolute(), job.place.keys, document, count)


def review_folder(job: Job, slug: str) -> Path:
    """The folder of a review. Raises: SettingsError if there is none of that name."""
    folder = job.reviews / slug
    if folder not in folders_in(job.reviews):
        raise SettingsError("There is no review of that name.", "Name its folder in reviews/.")
    return folder
