"""The story on one screen: from a folder of reviews to a verified public site.

`build` says what happens in which order; each step is a room of its own. Values move one
way. Nothing goes public but the very bytes that the gate has looked at and found nothing in,
and nothing at all if a published address would stop answering; `settling` says what is left
out for that.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import rmtree

from publisher import workers
from publisher.alone import alone
from publisher.approving import approver_of
from publisher.assembly import (
    Checked,
    Places,
    Plan,
    answers_for_what_is_gone,
    claims_of,
    events_of,
    other_beginning,
    past_of,
    site_of,
    with_moves_checked,
)
from publisher.cache import REVIEWS, VERDICTS, begin, forget_unused, open_cache
from publisher.carrying import carry_over
from publisher.checking import (
    as_if_approved,
    awaits_approval,
    check_one,
    demands_of,
)
from publisher.checks.states import Past, Standing
from publisher.config import OwnText, SiteSettings
from publisher.confirming import keep
from publisher.errors import ExitCode, SettingsError
from publisher.findings import Finding, Rule, in_order
from publisher.gate.files import Built
from publisher.gate.release import release
from publisher.gate.verify import Spread, leaks_in
from publisher.intake.folder import folders_in
from publisher.intake.logo import logo
from publisher.intake.naming import APPROVAL
from publisher.intake.site_file import FILE, TEXTS, read_own_texts, read_site_file
from publisher.intake.strays import stray_files
from publisher.job import Count, Job, Outcome, ReviewOutcome, uncounted
from publisher.listing import with_steps
from publisher.looking import Look, check_all, look_at
from publisher.model import Raster, RedactedText
from publisher.packing import packs_of
from publisher.previewing import make_preview
from publisher.private_copy import make_private, private_folder
from publisher.record.ledger import SITE, Ledger, append
from publisher.record.ledger_files import read_record, take_away_left, write_whole
from publisher.record.register import unreported
from publisher.redaction.approval import approval_file
from publisher.redaction.approval import approve as approval_of
from publisher.redaction.identifiers import ours
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_text
from publisher.refusing import refusal_of
from publisher.registering import Register, register_of
from publisher.settling import Proposal, settle, withdrawal_waits
from publisher.site import addresses
from publisher.site.build import SiteFile, build_site, known_files
from publisher.site.moved import redirections
from publisher.site.servers import server_maps
from publisher.site.texts import texts_of
from publisher.speaking import Names, names_of
from publisher.terms import FlaggedTerm
from publisher.transcribing import transcribed
from publisher.verdicts import remembering

Tell = Callable[[str], None]


def check(job: Job, count: Count = uncounted) -> Outcome:
    """Read and check every review; nothing is written."""
    settings, ledgers = read_settings(job), read_record(job.ledger)
    reviews, names, found = _looked_at(job, settings, ledgers, count)
    outcome = Outcome(_readiness(reviews, found), found, _as_checked(reviews, names))
    return with_steps(outcome, reviews)


def rehearse(job: Job, tell: Tell, count: Count = uncounted) -> Outcome:
    """Check, and make the site as it would be once all is approved, for people to read.

    It goes into a folder of its own and adds nothing to the record: it is not for the public.
    """
    settings = read_settings(job)
    ledgers = read_record(job.ledger)
    tell("Reading and checking the reviews.")
    reviews, names, found = _looked_at(job, settings, ledgers, count)
    rmtree(job.rehearsal, ignore_errors=True)
    if refused := refusal_of(found):
        return with_steps(Outcome(refused, found, _as_checked(reviews, names)), reviews)
    would = [as_if_approved(review, job.today) for review in reviews]
    with private_folder(job.output / "work") as work:
        made_from = partial(_propose, job, tell, settings, would, ledgers, work)
        settled = settle(would, ledgers, job.today, made_from)
        for file in () if settled.stop else settled.proposal.public:
            path = job.rehearsal / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
    found = in_order([*found, *names.told(settled.findings)])
    ending = settled.stop or _readiness(reviews, found)
    return with_steps(Outcome(ending, found, _as_checked(reviews, names)), reviews)


def build(job: Job, tell: Tell, count: Count = uncounted) -> Outcome:
    """Read, check, redact, build, verify, release and pack.

    Raises: PublisherError if it cannot go on; what was public before then stays as it was.
    """
    settings = read_settings(job)
    for folder in (job.ledger, *folders_in(job.reviews)):
        take_away_left(folder)
    ledgers = read_record(job.ledger)
    begin(job.cache)
    tell("Reading and checking the reviews.")
    reviews, names, found = _looked_at(job, settings, ledgers, count)
    refused = refusal_of(found)
    if refused and not withdrawal_waits(reviews, ledgers, job.today):
        return Outcome(refused, found, _as_checked(reviews, names))
    with private_folder(job.output / "work") as work:
        made_from = partial(_propose, job, tell, settings, reviews, ledgers, work)
        settled = settle(reviews, ledgers, job.today, made_from)
        found = in_order([*found, *names.told(settled.findings)])
        if settled.stop:
            plan = settled.proposal.plan
            return Outcome(settled.stop, found, _standings(plan, reviews, names, None))
        after = _released(job, settings, settled.proposal, reviews, ledgers)
    forget_unused(job.cache)
    plan = settled.proposal.plan
    reviews = [replace(r, case=replace(r.case, past=_past(r, after))) for r in reviews]
    packed, places = _slugs(settled.proposal.packs), Places(claims_of(reviews), ledgers)
    outcome = Outcome(
        ExitCode.CHECKS_FAILED if refused or settled.findings else _readiness(reviews, found),
        found,
        _standings(plan, reviews, names, settings),
        job.public,
        tuple(job.packs / slug for slug in packed),
        tuple(job.packs / s for s in packed if any(unreported(after[s], places.before(s)))),
    )
    return with_steps(outcome, reviews)


def _released(
    job: Job,
    settings: SiteSettings,
    proposal: Proposal,
    reviews: Sequence[Checked],
    ledgers: Mapping[str, Ledger],
) -> Mapping[str, Ledger]:
    """Keep the record, release, and pack; gives the record as it is then."""
    plan, paths = proposal.plan, [file.path for file in proposal.public]
    additions = list(events_of(plan, ledgers, paths, settings.base, job.today))
    after = {ledger.slug: append(ledger, events)[0] for ledger, events in additions}
    unlisted = _without_address(paths, {**ledgers, **after}, reviews)
    withdrawn = any(ledgers[one.slug].may_be_public for one in (*plan.tombstones, *plan.removed))
    release(
        proposal.public,
        job.output / "releases",
        job.public,
        keep_previous=not withdrawn,
        before_public=partial(keep, job, additions, unlisted),
    )
    _write_maps(job, proposal.moved, settings)
    make_private(job.output / "packed")
    release(proposal.packs, job.output / "packed", job.packs, keep_previous=False)
    return after


def _propose(
    job: Job,
    tell: Tell,
    settings: SiteSettings,
    reviews: Sequence[Checked],
    ledgers: Mapping[str, Ledger],
    work: Path,
    plan: Plan,
) -> Proposal:
    """Make everything that the plan would release, in `work`, and show it to the gate."""
    tell("Making the pages and the PDFs.")
    carried = carry_over(plan.carried, job.last_release or job.public, reviews)
    once = ledgers.get(SITE, Ledger(SITE)).paths
    texts = texts_of(settings, own_texts(job))
    site = replace(
        site_of(plan, settings, carried.entries, council_pages(job), once, texts, job.today),
        logo=council_logo(job, settings),
    )
    made = build_site(site, work, carried.files, workers.all_apart)
    made = (*made, *carried.files)
    files = (*made, *answers_for_what_is_gone(site, ledgers, our_words, made))
    examples = {r.slug for r in reviews if r.submission.example}
    public = for_the_gate(files)
    packs = for_the_gate(packs_of(site, files, examples, work, workers.all_apart))
    tell("Looking for anything that must not go public.")
    every = [*public, *(replace(file, path=f"packs/{file.path}") for file in packs)]
    # a list that cannot be read is left out: what is made from that review is then refused
    terms = {r.slug: r.submission.terms for r in reviews if r.submission.terms is not None}
    known = known_files()
    leaks = leaks_in(every, terms, known, _spread(job, every, terms, known))
    moved = redirections(site, [file.path for file in files])
    return Proposal(plan, public, packs, leaks, carried.findings, moved)


def _spread(
    job: Job,
    files: Sequence[Built],
    terms: Mapping[str, Sequence[FlaggedTerm]],
    known: Mapping[str, str],
) -> Spread:
    """How the gate looks: in workers, and only at what is new unless this run deploys."""
    memory = open_cache(job.cache, VERDICTS)
    if memory is None or job.claims or job.place.on_server:
        return workers.each_apart
    return remembering(memory, files, terms, known, workers.each_apart)


def _without_address(
    paths: Sequence[str], ledgers: Mapping[str, Ledger], reviews: Sequence[Checked]
) -> frozenset[str]:
    """The files of a release at no address of a ledger; examples alone have nothing to hide."""
    if all(review.submission.example for review in reviews):
        return frozenset()
    return frozenset(paths).difference(*(ledger.paths for ledger in ledgers.values()))


def _write_maps(job: Job, moved: Mapping[str, str], settings: SiteSettings) -> None:
    """What a council's own web server can be told of weblinks that have moved."""
    job.servers.mkdir(parents=True, exist_ok=True)
    for name, data in server_maps(moved, settings.base).items():
        write_whole(job.servers / name, data)


def _past(review: Checked, after: Mapping[str, Ledger]) -> Past:
    """What the record tells of the review after this release."""
    return past_of(after[review.slug]) if review.slug in after else review.case.past


def _slugs(packs: Sequence[Built]) -> list[str]:
    """The reviews that have a pack."""
    return sorted({file.path.partition("/")[0] for file in packs})


def for_the_gate(files: Sequence[SiteFile]) -> list[Built]:
    """Hand files over to the gate, which knows nothing of ours but their bytes and origin."""
    return [Built(file.path, file.kept, file.made_from) for file in files]


def register(job: Job) -> Register:
    """Every review with its state, addresses and reports, and what is overdue."""
    return register_of(job, read_settings(job), _names)


def approve(
    job: Job, slug: str, by: str | None = None, sure: Callable[[Checked], bool] = lambda _: True
) -> Outcome:
    """Record that a person has seen the review as it would go public, and lets it.

    Only a review that nothing else holds back can be approved; `sure` is asked before it is.

    Raises: SettingsError if there is no such review, or if that person may not approve it.
    """
    with alone(job.output):
        take_away_left(review_folder(job, slug))
    site, folder = read_settings(job), review_folder(job, slug)
    approver, authors = approver_of(by, job.today, site.publisher, job.place)
    ledgers = read_record(job.ledger)
    (checked,) = look_at(Look(job.today, site, job.place, ledgers), [folder])
    submission = checked.submission
    demands, own = demands_of(site.publisher, job.place, submission), ours(site)
    names = _names([checked])
    if checked.may_be_approved and sure(checked):
        before = submission.approval
        approval = approval_of(before, checked.parts, approver, demands, authors)
        with alone(job.output):
            write_whole(job.reviews / slug / APPROVAL, approval_file(approval))
        here = replace(demands, vouched=True)
        checked = check_one(replace(submission, approval=approval), job.today, here, own, ledgers)
    standing = ReviewOutcome(names.of(slug), checked.decision.standing)
    found = _findings([checked], names)
    return Outcome(_readiness([checked], found), found, (standing,))


def preview(job: Job, slug: str) -> Path:
    """Build a private preview of one review, each redaction marked; gives its folder.

    Raises: SettingsError if there is no such review, or if something in it must be put right
    before it can be shown.
    """
    settings = read_settings(job)
    (checked,) = look_at(Look(job.today, settings, job.place), [review_folder(job, slug)])
    if checked.redacted is None:
        raise SettingsError(
            "This review cannot be previewed yet.", "Put right what publisher check names first."
        )
    folder = job.output / "preview" / slug
    with alone(job.output), private_folder(job.output / "work") as work:
        pages, texts = council_pages(job), texts_of(settings, own_texts(job))
        files = make_preview(checked.submission, settings, pages, texts, work, job.today)
    rmtree(folder, ignore_errors=True)
    make_private(folder.parent)
    folder.mkdir(mode=0o700)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@contextmanager
def private_preview(job: Job, slug: str) -> Iterator[Path]:
    """Build a private preview, and empty its folder when it is no longer looked at."""
    folder = preview(job, slug)
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def transcribe(job: Job, slug: str, document: str) -> Path:
    """Read a scan by eye into a draft beside it, for a person to check; gives the draft's file.

    Raises: SettingsError if there is no such review or document, or a draft already; ToolError
    if it cannot be read.
    """
    path = review_folder(job, slug)
    return transcribed(path.absolute(), job.place.keys, document)


def review_folder(job: Job, slug: str) -> Path:
    """The folder of a review. Raises: SettingsError if there is none of that name."""
    folder = job.reviews / slug
    if folder not in folders_in(job.reviews):
        raise SettingsError("There is no review of that name.", "Name its folder in reviews/.")
    return folder


def read_settings(job: Job) -> SiteSettings:
    """Read mkdocs.yml. Raises: SettingsError."""
    try:
        return read_site_file((job.root / FILE).read_bytes())
    except FileNotFoundError:
        raise SettingsError(
            f"There is no {FILE} here.",
            "Run this in the folder that holds mkdocs.yml and reviews/.",
        ) from None


def council_pages(job: Job) -> dict[str, RedactedText]:
    """Read the council's own pages. They name no review; the gate holds them to it."""
    folder = job.root / "docs" / "site"
    return {
        path.relative_to(folder).as_posix(): our_words(path.read_text(encoding="utf-8"))
        for path in sorted([*folder.glob("*.md"), *folder.glob("cy/*.md")])
    }


def own_texts(job: Job) -> dict[str, OwnText]:
    """Read the council's own Welsh texts, if it has any. Raises: SettingsError."""
    file = job.root / TEXTS
    return read_own_texts(file.read_bytes()) if file.is_file() else {}


def council_logo(job: Job, settings: SiteSettings) -> Raster | None:
    """Read the council's logo, if it has one. Raises: SettingsError."""
    name = settings.publisher.council.logo
    if name is None:
        return None
    try:
        return logo((job.root / name).read_bytes())
    except OSError:
        raise SettingsError(
            f"{FILE} names a logo that is not there",
            f"Put the picture beside {FILE}, with the same small and capital letters.",
        ) from None


def our_words(text: str) -> RedactedText:
    """Take words that are ours or the council's, not a review's, as they are."""
    return redact_text(text, Matcher(()))


def _looked_at(
    job: Job, settings: SiteSettings, ledgers: Mapping[str, Ledger], count: Count
) -> tuple[Sequence[Checked], Names, list[Finding]]:
    """Every review as it was checked, how to speak of them, and all findings."""
    memory = open_cache(job.cache, REVIEWS)
    look = Look(job.today, settings, job.place, ledgers, memory)
    reviews: Sequence[Checked] = check_all(look, job.reviews, count)
    reviews = with_moves_checked(reviews, ledgers)
    names = _names(reviews)
    others = [*_strays(job), *other_beginning(ledgers, settings.base)]
    return reviews, names, _findings(reviews, names, others)


def _names(reviews: Sequence[Checked]) -> Names:
    unsafe = frozenset(r.slug for r in reviews for f in r.findings if f.rule is Rule.T106)
    return names_of([review.submission for review in reviews], unsafe)


def _findings(
    reviews: Sequence[Checked], names: Names, others: Sequence[Finding] = ()
) -> list[Finding]:
    of_reviews = [finding for review in reviews for finding in review.findings]
    return in_order([*names.told(of_reviews), *others])


def _strays(job: Job) -> list[Finding]:
    """What lies open beside the folders of the reviews."""
    return stray_files(job.root, job.place.visibility, job.place.on_server)


def _readiness(reviews: Sequence[Checked], found: Sequence[Finding]) -> ExitCode:
    """Whether anything waits for a person; what lies open does so whatever its review's state."""
    held_back = any(review.decision.standing is Standing.HELD_BACK for review in reviews)
    return refusal_of(found) or (ExitCode.CHECKS_FAILED if held_back else ExitCode.DONE)


def _as_checked(reviews: Sequence[Checked], names: Names) -> tuple[ReviewOutcome, ...]:
    """What would become of each review; nothing was released."""
    return tuple(
        ReviewOutcome(
            names.of(r.slug), r.decision.standing, to_approve=r.parts if awaits_approval(r) else {}
        )
        for r in reviews
    )


def _standings(
    plan: Plan, reviews: Sequence[Checked], names: Names, settings: SiteSettings | None
) -> tuple[ReviewOutcome, ...]:
    """What became of each review; without settings nothing was released, so no weblinks."""
    return tuple(
        ReviewOutcome(
            names.of(review.slug),
            review.decision.standing,
            review.slug in plan.carried,
            settings.base + addresses.review_page(review.slug)
            if settings and review.slug in plan.contents
            else "",
            reason=review.decision.reason,
        )
        for review in reviews
    )
