"""Reports a published review: is its pack ready, to whom has it gone, and sending it.

A pack is ready once each of its weblinks answers with the very bytes that the pack is about.
Whatever was reported is in the ledger of the review; it changes nothing that is public.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage

from publisher.errors import SettingsError, ToolError
from publisher.job import Job
from publisher.live.links import AT_ONCE
from publisher.live.reaching import Answer, Ask
from publisher.live.sending import Server, UnknownIfSentError, message_id, ready_to_send, send
from publisher.placing import Places
from publisher.record.additions import after_reporting
from publisher.record.departures import Note, forget, note, read_notes
from publisher.record.ledger import Ledger
from publisher.record.ledger_files import read_ledgers, write_events
from publisher.record.moves import destinations
from publisher.record.packs import MANIFEST, Role
from publisher.record.reported import is_on_record, is_reported, reports

Confirm = Callable[[EmailMessage], bool]
"""Shows a person what is about to be sent, and asks."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it lies there: its drafts, and what each of its weblinks must answer."""

    slug: str
    drafts: Mapping[Role, bytes]
    answers: Mapping[str, str]


def read_pack(job: Job, slug: str) -> Pack:
    """Read the pack of a review from the last build.

    Raises: SettingsError if there is none, or if it is not as the build wrote it.
    """
    folder = job.packs / slug
    if slug not in {path.name for path in job.packs.glob("*")}:
        raise SettingsError(
            "There is no pack of that review.",
            "Name the folder of a review that is published, and build first. An example has none, "
            "nor has a review that is held back; note what was sent of it before with "
            "--mark-sent DATE --yes.",
        )
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        roles = {Role(n[3:-4]) for n in manifest["drafts"]}
        drafts = {role: (folder / role.file).read_bytes() for role in Role if role in roles}
        digests = {role: manifest["drafts"][role.file] for role in drafts}
        answers = {str(url): str(sha) for url, sha in manifest["answers"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _not_whole() from None
    if any(hashlib.sha256(drafts[role]).hexdigest() != digests[role] for role in drafts):
        raise _not_whole()
    return Pack(slug, drafts, answers)


def _not_whole() -> SettingsError:
    return SettingsError("The pack is not as the build wrote it.", "Build again.")


def not_ready(pack: Pack, ask: Ask) -> dict[str, str]:
    """Why weblinks do not answer with the bytes that the pack is about, by weblink.

    Where the review's page does not answer, the others are not asked.
    """
    first, *others = sorted(pack.answers)
    wrong = {first: _problem(ask(first), pack.answers[first])}
    if not wrong[first]:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = pool.map(ask, others)
            for address, answer in zip(others, answers, strict=True):
                wrong[address] = _problem(answer, pack.answers[address])
    return {address: why for address, why in wrong.items() if why}


def _problem(answer: Answer, sha: str) -> str:
    """What is wrong with an answer, "" if nothing is."""
    if answer.status != 200:
        return answer.problem or f"it answers {answer.status}"
    same = hashlib.sha256(answer.body).hexdigest() == sha
    return "" if same else "it answers with something else"


def is_withdrawn(job: Job, slug: str) -> bool:
    """Whether the review was public and has been taken down."""
    stood = _addresses(job, slug)
    return bool(stood and stood[-1].withdrawal)


def to_mark(job: Job, slug: str, roles: Sequence[Role], on: date) -> dict[Role, date | None]:
    """The day on which the ledger says that it was reported as it is; None where it does not.

    Of a review that has been withdrawn: as it was on that day.
    Raises: SettingsError if the review never was public, or was not yet on that day.
    """
    stood = _stood(job, slug)
    if on < _since(job, stood) or on > job.today:
        raise SettingsError(
            "It cannot have been reported on that day.",
            "Give the day on which it was sent: after it was published, and not in the future.",
        )
    known = reports(stood[-1], stood[:-1])
    return {role: known[role] if _is_known(stood, role, on) else None for role in roles}


def _is_known(stood: Sequence[Ledger], role: Role, on: date) -> bool:
    if stood[-1].withdrawal:
        return is_on_record(_shown_on(stood, on), role, on)
    return is_reported(stood[-1], stood[:-1], role)


def _shown_on(stood: Sequence[Ledger], day: date) -> Ledger:
    """The ledger of the address at which it stood on that day."""
    then = [one for one in stood if one.published and one.published <= day]
    return then[-1] if then else stood[-1]


def changed_on(job: Job, slug: str, day: date) -> bool:
    """Whether a pack of that day may have held other words than the last one of that day."""
    return _shown_on(_stood(job, slug), day).changed_on(day)


def _since(job: Job, stood: Sequence[Ledger]) -> date:
    """The first day on which it can have been reported."""
    days = [ledger.published for ledger in stood if ledger.published]
    return min(*days, job.today)  # a clock that was ahead had it later


def mark_sent(
    job: Job, slug: str, roles: Sequence[Role], on: date, earlier: bool = False
) -> list[Role]:
    """Write into the ledger that the review was reported on that day; gives to whom anew.

    `earlier` says that it was another pack than that of now, though it may be of the same day:
    the ledger then says when it was sent, and not what was in it.

    Raises: SettingsError if the review never was public, or was not yet on that day.
    """
    to_mark(job, slug, roles, on)
    stood, marked = _stood(job, slug), list[Role]()
    ledger = _shown_on(stood, on)
    for role in roles:
        events = after_reporting(ledger, role, on, earlier)
        ledger = write_events(job.ledger, ledger, events)
        forget(job.ledger, role, *(one.slug for one in stood))
        marked += [role] if events else []
    return marked


def may_have_left(job: Job, slug: str) -> list[Note]:
    """The messages of a review of which nobody knows whether they were sent."""
    reviews = {one.slug for one in _addresses(job, slug)}
    return [one for one in read_notes(job.ledger) if one.review in reviews]


def never_left(job: Job, one: Note) -> None:
    """Take a person's word for it that a message was not sent."""
    forget(job.ledger, one.role, one.review)


def was_sent(job: Job, slug: str, one: Note, drafts: Mapping[Role, bytes]) -> bool:
    """Take a person's word for it that a message was sent; tells whether it was of these drafts."""
    draft = drafts.get(one.role)
    same = draft is not None and one.message_id == ready_to_send(draft, "")["Message-ID"]
    on = min(max(one.on, _since(job, _stood(job, slug))), job.today)
    mark_sent(job, slug, (one.role,), on, earlier=not same)
    return same


def still_to_send(job: Job, pack: Pack) -> list[Role]:
    """To whom the review, as it is now, has not been reported."""
    *before, ledger = _stood(job, pack.slug)
    return [role for role in pack.drafts if not is_reported(ledger, before, role)]


def send_draft(job: Job, pack: Pack, role: Role, server: Server, when: str, ok: Confirm) -> bool:
    """Send one draft if the person says so; tells whether it went.

    Raises: SettingsError if it may have been sent before; what `sending.send` raises.
    """
    if any(one.role == role for one in may_have_left(job, pack.slug)):
        raise SettingsError(
            "This message may have been sent before.",
            "Look into your mailbox; then say so: run this again, or use --mark-sent DATE.",
        )
    draft = pack.drafts[role]
    message = ready_to_send(draft, when)
    if not ok(message):
        return False
    new = Note(pack.slug, role, message_id(draft, str(message["From"])), job.today)
    try:
        send(message, server, lambda: note(job.ledger, new))
    except UnknownIfSentError:
        raise  # the note stays
    except (SettingsError, ToolError):
        forget(job.ledger, role, pack.slug)
        raise
    mark_sent(job, pack.slug, (role,), job.today)
    return True


def _stood(job: Job, slug: str) -> list[Ledger]:
    """As `_addresses`. Raises: SettingsError if there is none."""
    if stood := _addresses(job, slug):
        return stood
    raise SettingsError(
        "That review is not public.",
        "Name the folder of one that is or was public; if it has moved, as it was named then.",
    )


def _addresses(job: Job, slug: str) -> list[Ledger]:
    """The ledgers of all addresses at which the review has stood, the one that counts today last.

    Nothing if it never was public. Of an address that it has moved away from they are the same.
    """
    ledgers = read_ledgers(job.ledger)
    places = Places({}, ledgers)
    public = {one.slug for one in ledgers.values() if one.is_public}
    notices = {one.slug for one in ledgers.values() if one.withdrawal}
    here = destinations({}, ledgers, public, notices).get(slug, slug)
    return [*places.before(here), places.of(here)] if here in public | notices else []
