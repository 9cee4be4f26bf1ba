"""The story on one screen: from a folder of reviews to a verified public site.

`build` says what happens in which order; each step is a room of its own. Values move one
way. Nothing goes public but the very bytes that the gate has looked at and found nothing in,
and nothing at all if a published address would stop answering; `settling` says what is left
out for that.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import rmtree

from publisher import workers
from publisher.assembly import Plan, answers_for_what_is_gone, site_of
from publisher.cache import MADE, REVIEWS, VERDICTS
from publisher.carrying import carry_over
from publisher.checked import Checked, past_of
from publisher.checking import as_if_approved
from publisher.checks.states import Past
from publisher.clock import day_in_doubt, held_back
from publisher.config import SiteSettings
from publisher.confirming import keep
from publisher.errors import ExitCode
from publisher.findings import Finding, in_order
from publisher.gate.files import Built
from publisher.gate.release import release
from publisher.gate.verify import Spread, leaks_in
from publisher.given import council_logo, council_pages, our_words, own_texts, read_settings
from publisher.intake.strays import stray_files
from publisher.job import Count, Job, Outcome, uncounted
from publisher.listing import with_steps
from publisher.looking import Look, check_all
from publisher.packing import packs_of
from publisher.placing import Places, claims_of, with_moves_checked
from publisher.private_copy import make_private, private_folder
from publisher.record.ledger import SITE, Ledger, append
from publisher.record.ledger_files import read_record, write_whole
from publisher.record.reported import unreported
from publisher.recording import events_of, other_beginning
from publisher.refusing import refusal_of
from publisher.registering import Register, register_of
from publisher.settling import Proposal, settle, withdrawal_waits
from publisher.site.build import SiteFile, build_site, known_files
from publisher.site.moved import redirections
from publisher.site.servers import server_maps
from publisher.site.texts import texts_of
from publisher.speaking import Names
from publisher.telling import (
    as_checked,
    as_rehearsed,
    findings_of,
    names_in,
    readiness_of,
    standings,
)
from publisher.terms import FlaggedTerm
from publisher.verdicts import remembering

Tell = Callable[[str], None]


def check(job: Job, count: Count = uncounted) -> Outcome:
    """Read and check every review; nothing is written but what is remembered."""
    settings, ledgers = read_settings(job), read_record(job.ledger)
    reviews, names, found = _looked_at(job, settings, ledgers, count)
    outcome = Outcome(readiness_of(reviews, found), found, as_checked(reviews, names))
    return with_steps(outcome, reviews)


def rehearse(
    job: Job, tell: Tell, count: Count = uncounted, *, can_be_made: bool = True
) -> Outcome:
    """Check, and make the site as it would be once all is approved, for people to read.

    It goes into a folder of its own and adds nothing to the record: it is not for the public.
    Where it cannot be made, none is there afterwards: an older one would be taken for it.
    """
    settings = read_settings(job)
    ledgers = read_record(job.ledger)
    tell("Reading and checking the reviews.")
    reviews, names, found = _looked_at(job, settings, ledgers, count)
    rmtree(job.rehearsal, ignore_errors=True)
    if refusal_of(found) or not can_be_made:
        told = as_rehearsed(reviews, names, None)
        return with_steps(Outcome(readiness_of(reviews, found), found, told), reviews)
    would = [as_if_approved(review, job.today) for review in reviews]
    with private_folder(job.output / "work") as work:
        made_from = partial(_propose, job, tell, settings, would, ledgers, work)
        settled = settle(would, ledgers, job.today, made_from)
        make_private(job.rehearsal)
        for file in () if settled.stop else settled.proposal.public:
            path = job.rehearsal / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
    found = in_order([*found, *names.told(settled.findings)])
    ending = settled.stop or readiness_of(reviews, found)
    told = as_rehearsed(reviews, names, None if settled.stop else settled.proposal.plan)
    return with_steps(Outcome(ending, found, told), reviews)


def build(job: Job, tell: Tell, count: Count = uncounted) -> Outcome:
    """Read, check, redact, build, verify, release and pack.

    Raises: PublisherError if it cannot go on; what was public before then stays as it was.
    """
    settings = read_settings(job)
    ledgers = read_record(job.ledger)
    job.memory.begin()
    tell("Reading and checking the reviews.")
    reviews, names, found = _looked_at(job, settings, ledgers, count)
    refused = refusal_of(found)
    if refused and not withdrawal_waits(reviews, ledgers, job.today):
        return Outcome(refused, found, as_checked(reviews, names))
    with private_folder(job.output / "work") as work:
        made_from = partial(_propose, job, tell, settings, reviews, ledgers, work)
        settled = settle(reviews, ledgers, job.today, made_from)
        found = in_order([*found, *names.told(settled.findings)])
        if settled.stop:
            plan = settled.proposal.plan
            return Outcome(settled.stop, found, standings(plan, reviews, names, None))
        after = _released(job, settings, settled.proposal, reviews, ledgers)
    job.memory.forget_unused()
    plan = settled.proposal.plan
    packed, places = _slugs(settled.proposal.packs), Places(claims_of(reviews), ledgers)
    reviews = [replace(r, case=replace(r.case, past=_past(r, after, places))) for r in reviews]
    outcome = Outcome(
        ExitCode.CHECKS_FAILED if refused or settled.findings else readiness_of(reviews, found),
        found,
        standings(plan, reviews, names, settings),
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
    release(
        proposal.public,
        job.output / "releases",
        job.public,
        before_public=partial(keep, job, additions, unlisted),
    )
    _write_maps(job, proposal.moved, settings)
    make_private(job.output / "packed")
    release(proposal.packs, job.output / "packed", job.packs)
    for read in (job.rehearsal, job.previews):  # what people read before may show what is gone
        rmtree(read, ignore_errors=True)
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
    memory = job.memory.of(MADE)
    made = build_site(site, work, carried.files, workers.all_apart, memory)
    made = (*made, *carried.files)
    files = (*made, *answers_for_what_is_gone(site, ledgers, our_words, made))
    examples = {r.slug for r in reviews if r.submission.example}
    public = for_the_gate(files)
    packs = for_the_gate(packs_of(site, files, examples, work, workers.all_apart, memory))
    tell("Looking for anything that must not go public.")
    every = [*public, *(replace(file, path=f"packs/{file.path}") for file in packs)]
    terms = _lists(reviews, plan)
    known = known_files()
    leaks = leaks_in(every, terms, known, _spread(job, every, terms, known))
    moved = redirections(site, [file.path for file in files])
    return Proposal(plan, public, packs, leaks, carried.findings, moved)


def _lists(reviews: Sequence[Checked], plan: Plan) -> Mapping[str, Sequence[FlaggedTerm]]:
    """The flagged terms of each review, by the address at which its pages stand.

    A list that cannot be read is left out: what is made from that review is then refused.
    """
    at = {slug: place for place, slug in plan.carried.items()}
    return {
        at.get(r.slug, r.slug): r.submission.terms
        for r in reviews
        if r.submission.terms is not None
    }


def _spread(
    job: Job,
    files: Sequence[Built],
    terms: Mapping[str, Sequence[FlaggedTerm]],
    known: Mapping[str, str],
) -> Spread:
    """How the gate looks: in workers, and only at what is new unless this run deploys."""
    memory = job.memory.of(VERDICTS)
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


def _past(review: Checked, after: Mapping[str, Ledger], places: Places) -> Past:
    """What the record tells of the review after this release."""
    if review.slug not in after:
        return review.case.past
    return past_of(after[review.slug], places.before(review.slug))


def _slugs(packs: Sequence[Built]) -> list[str]:
    """The reviews that have a pack."""
    return sorted({file.path.partition("/")[0] for file in packs})


def for_the_gate(files: Sequence[SiteFile]) -> list[Built]:
    """Hand files over to the gate, which knows nothing of ours but their bytes and origin."""
    return [Built(file.path, file.kept, file.made_from) for file in files]


def register(job: Job) -> Register:
    """Every review with its state, addresses and reports, and what is overdue."""
    return register_of(job, read_settings(job), names_in)


def _looked_at(
    job: Job, settings: SiteSettings, ledgers: Mapping[str, Ledger], count: Count
) -> tuple[Sequence[Checked], Names, list[Finding]]:
    """Every review as it was checked, how to speak of them, and all findings."""
    memory = job.memory.of(REVIEWS)
    look = Look(job.today, settings, job.place, ledgers, memory)
    reviews: Sequence[Checked] = check_all(look, job.reviews, count)
    doubt = day_in_doubt(job, ledgers)
    reviews = held_back(with_moves_checked(reviews, ledgers), doubt)
    names = names_in(reviews)
    others = [*_strays(job), *doubt, *other_beginning(ledgers, settings.base)]
    return reviews, names, findings_of(reviews, names, others)


def _strays(job: Job) -> list[Finding]:
    """What lies open beside the folders of the reviews."""
    return stray_files(job.root, job.place.visibility, job.place.on_server)
