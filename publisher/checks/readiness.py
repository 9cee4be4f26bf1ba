"""The readiness list of a review: each step in the order of the journey, and how far it is.

A step is done if nothing that was found belongs to it and nothing before it hides it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from publisher.checks.states import PUBLIC, Case, Standing, decide, public_until, state_of
from publisher.findings import Finding
from publisher.journey import Progress, Step

DONE, TO_DO, WAITING = Progress.DONE, Progress.TO_DO, Progress.WAITING
LETTER_FILE = "qa-letter"
REPORT_TO = ("the Home Office", "the Domestic Abuse Commissioner")
"""To whom every review is reported; the record names them so."""


class Name(StrEnum):
    """The steps in their order, as officers read them."""

    LETTER = "Letter read"
    DOCUMENTS = "Cleared documents present"
    AREAS = "Areas for development answered"
    TERMS = "Flagged terms listed"
    READABLE = "Documents can be read in full"
    LEFT_OVER = "Nothing left over that may identify somebody"
    WORDS = "Action plan and wording looked over"
    LYING_OPEN = "Secret files kept from others"
    TOLD = "Family and agencies told"
    APPROVED = "Approved"
    DAY = "Day of publication come"
    PUBLISHED = "Published"
    REPORTED = "Reported to the Home Office and the Commissioner"


HANDBOOK: Mapping[Name, str] = {
    Name.LETTER: "first-review.md#2-say-what-the-review-is",
    Name.DOCUMENTS: "first-review.md#1-make-the-folder",
    Name.AREAS: "first-review.md#2-say-what-the-review-is",
    Name.TERMS: "first-review.md#3-list-what-must-not-be-seen",
    Name.READABLE: "files.md#types",
    Name.LEFT_OVER: "redacting-well.md#what-is-left-over",
    Name.WORDS: "first-review.md#4-check",
    Name.LYING_OPEN: "keeping-secrets.md#where-they-may-lie",
    Name.TOLD: "first-review.md#6-tell-the-family-and-the-agencies",
    Name.APPROVED: "first-review.md#5-read-and-approve",
    Name.DAY: "settings.md#reviewyml",
    Name.PUBLISHED: "first-review.md#7-publish",
    Name.REPORTED: "first-review.md#8-send-the-pack",
}
REMEDIES: Mapping[Name, str] = {
    Name.LETTER: "Make `review.yml` say what the letter says.",
    Name.DOCUMENTS: "Put each document that the letter clears into the folder, under its name.",
    Name.AREAS: "Write under each area what was done about it, and when.",
    Name.TERMS: "List in `redactions.yml` every name and detail that must not be seen.",
    Name.READABLE: "Put each place right in the document itself, and save it again.",
    Name.LEFT_OVER: "Take each place out with a term, or allow it with a reason.",
    Name.WORDS: "Read the advice; it holds nothing back.",
    Name.LYING_OPEN: "Put this right before anything else.",
    Name.APPROVED: "Look at every page in `publisher preview`; then `publisher approve`.",
    Name.PUBLISHED: "Read what was found.",
}
_OF_RULES: Mapping[str, Name] = {
    **dict.fromkeys(("R104", "D101", "D102", "D103"), Name.DOCUMENTS),
    **dict.fromkeys(("R105", "R106"), Name.AREAS),
    "R108": Name.READABLE,
    **dict.fromkeys(("R201", "R206", "R207", "R208", "R209", "R211"), Name.WORDS),
    "R203": Name.DAY,
    "R205": Name.PUBLISHED,
}
_OF_FILES = {"redactions.yml": Name.TERMS, "approval.yml": Name.APPROVED}
_OF_SUBJECTS = {
    "S": Name.LETTER,
    "R": Name.LETTER,
    "D": Name.READABLE,
    "T": Name.TERMS,
    "I": Name.LEFT_OVER,
    "K": Name.LYING_OPEN,
    "A": Name.APPROVED,
    "G": Name.PUBLISHED,
    "W": Name.PUBLISHED,
}


def step_of(finding: Finding) -> Name:
    """The step that a finding belongs to."""
    code = finding.rule.code
    if finding.file.startswith(LETTER_FILE) and code.startswith("D"):
        return Name.LETTER
    if code.startswith("S"):
        return _OF_FILES.get(finding.file, Name.LETTER)
    return _OF_RULES.get(code) or _OF_SUBJECTS[code[0]]


@dataclass(frozen=True, slots=True)
class Known:
    """What the list is made from.

    `findings` are those of this review; `redacted` says that the documents could be redacted,
    so that what may be left over could be looked for. `approved` are those who approved,
    each with the day ("A. Person on 2026-05-05"); `example` says that it came with the
    publisher; `listed`, that the list of terms holds more than the letter told.
    """

    case: Case
    findings: Sequence[Finding]
    redacted: bool
    approved: Sequence[str] = ()
    example: bool = False
    listed: bool = True


def readiness(known: Known) -> tuple[Step, ...]:
    """Every step of the review; of one that is withheld or withdrawn, that alone."""
    standing = decide(known.case).standing
    if standing in (Standing.WITHHELD, Standing.WITHDRAWN):
        return (_away(known, standing),)
    steps: list[Step] = []
    for name in Name:
        found = tuple(f for f in known.findings if step_of(f) is name)
        step = _step(name, known, found, steps)
        if name is not Name.LYING_OPEN or found:
            steps.append(step)
    return tuple(steps)


def _away(known: Known, standing: Standing) -> Step:
    page = {Standing.WITHHELD: "settings.md#status"}.get(standing, "withdrawing.md")
    return Step(
        str(standing).capitalize(),
        DONE,
        page,
        remedy=_sentence(f"Next acts {state_of(standing).acts}"),
        findings=tuple(known.findings),
    )


def _step(name: Name, known: Known, found: tuple[Finding, ...], before: Sequence[Step]) -> Step:
    stops = any(finding.stops for finding in found)
    if name in _OWN:
        progress, says, remedy = _OWN[name](known, found, before)
    elif stops:
        progress, says, remedy = TO_DO, "", REMEDIES[name]
    else:
        progress, says, remedy = DONE, "", ""
    return Step(name, progress, HANDBOOK[name], says, remedy, found)


Outlook = tuple[Progress, str, str]
"""How far a step is, what is said of it, and the remedy."""
_ABOVE: Outlook = (WAITING, "for the steps above", "Do those first: this cannot be seen before.")
_NO_DOCUMENTS: Outlook = (WAITING, "for the documents", "Put them into the folder first.")
_NOTHING: Outlook = (DONE, "", "")


def _letter(known: Known, found: tuple[Finding, ...], _: Sequence[Step]) -> Outlook:
    if decide(known.case).standing is Standing.WAITING:
        remedy = "When it has come, put it into the folder and write `status: draft`."
        return WAITING, "for the Home Office: its letter", remedy
    return (TO_DO, "", REMEDIES[Name.LETTER]) if _stop(found) else _NOTHING


def _areas(known: Known, found: tuple[Finding, ...], _: Sequence[Step]) -> Outlook:
    settings = known.case.settings
    if settings is None or settings.letter is None:
        return WAITING, "for the letter", "Do the first step first."
    return (TO_DO, "", REMEDIES[Name.AREAS]) if _stop(found) else _NOTHING


def _terms(known: Known, found: tuple[Finding, ...], _: Sequence[Step]) -> Outlook:
    if _stop(found):
        return TO_DO, "", REMEDIES[Name.TERMS]
    if known.listed or known.approved:
        return _NOTHING
    return TO_DO, ", nothing but whom the letter names is listed", REMEDIES[Name.TERMS]


def _readable(_: Known, found: tuple[Finding, ...], before: Sequence[Step]) -> Outlook:
    if _stop(found):
        return TO_DO, "", REMEDIES[Name.READABLE]
    return _NO_DOCUMENTS if _lacks_documents(before) else _NOTHING


def _words(_: Known, found: tuple[Finding, ...], before: Sequence[Step]) -> Outlook:
    if found:
        return TO_DO, "", REMEDIES[Name.WORDS]
    return _NO_DOCUMENTS if _lacks_documents(before) else _NOTHING


def _lacks_documents(before: Sequence[Step]) -> bool:
    return any(s.name == Name.DOCUMENTS and s.progress is TO_DO for s in before)


def _left_over(known: Known, found: tuple[Finding, ...], _: Sequence[Step]) -> Outlook:
    if not known.redacted:
        return _ABOVE
    return (TO_DO, "", REMEDIES[Name.LEFT_OVER]) if _stop(found) else _NOTHING


def _told(known: Known, _: tuple[Finding, ...], __: Sequence[Step]) -> Outlook:
    settings = known.case.settings
    days = {
        "the family": settings.told.family if settings else None,
        "the agencies": settings.told.agencies if settings else None,
    }
    missing = [whom for whom, day in days.items() if day is None]
    if missing:
        whom = " and ".join(missing)
        return TO_DO, "", f"Tell {whom}, and write the day under `told:` in `review.yml`."
    later = [f"{day} ({whom})" for whom, day in days.items() if day and day > known.case.today]
    if later:
        return WAITING, f"until {' and '.join(later)}", "Tell them on that day."
    return _NOTHING


def _approved(known: Known, found: tuple[Finding, ...], before: Sequence[Step]) -> Outlook:
    if any(finding.rule.code == "A103" for finding in found):
        by = f", approved so far by {', '.join(known.approved)}" if known.approved else ""
        return WAITING, f"for another person{by}", found[0].rule.remedy
    if _stop(found):
        return TO_DO, "", REMEDIES[Name.APPROVED]
    if not known.redacted or any(_stop(step.findings) for step in before):
        return _ABOVE
    return DONE, f"by {' and '.join(known.approved)}", ""


def _day(known: Known, _: tuple[Finding, ...], __: Sequence[Step]) -> Outlook:
    settings = known.case.settings
    end = public_until(settings.publish, known.case.past.published) if settings else None
    then = f"; it is withdrawn on {end}" if end else ""
    if settings and known.case.is_early:
        start = settings.publish.from_
        return WAITING, f"until {start}{then}", "Nothing: run `make site` on that day."
    return DONE, then, ""


def _published(known: Known, found: tuple[Finding, ...], _: Sequence[Step]) -> Outlook:
    past, standing = known.case.past, decide(known.case).standing
    if past.public:
        stays = "; its last released pages stay" if standing not in PUBLIC else ""
        return DONE, f"on {past.published}{stays}", REMEDIES[Name.PUBLISHED] if found else ""
    if standing is Standing.READY:
        return TO_DO, "", "Run `make site`, and put the site on your web server."
    if standing is Standing.EMBARGOED:
        return WAITING, "for its day", "Nothing: it goes public with the first build from then on."
    if standing is Standing.DRAFT and not _stop(known.findings):
        return TO_DO, "", "Write `status: ready` in `review.yml`; then `make site`."
    return _ABOVE


def _reported(known: Known, _: tuple[Finding, ...], __: Sequence[Step]) -> Outlook:
    if known.example:
        return DONE, ": of an example nothing is ever sent", ""
    if not known.case.past.public:
        return WAITING, "for the publication", "Send the pack once the weblink answers."
    told = dict(known.case.past.reported)
    missing = " and ".join(whom for whom in REPORT_TO if whom not in told)
    if missing:
        noted = "then `publisher pack` with `--mark-sent` notes the day"
        there = decide(known.case).standing.goes_public
        send = "Send its pack" if there else "Once nothing holds it back, send its new pack"
        return TO_DO, "", f"{send} to {missing}; {noted}."
    return DONE, "".join(f", {whom} on {day}" for whom, day in told.items()), ""


_Own = Callable[[Known, tuple[Finding, ...], Sequence[Step]], Outlook]
_OWN: Mapping[Name, _Own] = {
    Name.LETTER: _letter,
    Name.AREAS: _areas,
    Name.TERMS: _terms,
    Name.READABLE: _readable,
    Name.LEFT_OVER: _left_over,
    Name.WORDS: _words,
    Name.TOLD: _told,
    Name.APPROVED: _approved,
    Name.DAY: _day,
    Name.PUBLISHED: _published,
    Name.REPORTED: _reported,
}
"""The steps that depend on more than what was found."""


def _stop(findings: Sequence[Finding]) -> bool:
    return any(finding.stops for finding in findings)


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."
