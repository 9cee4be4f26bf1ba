"""Approval: a named person has seen exactly this content and lets it go public.

What is approved is a digest of each part: the redacted words and pictures of each document,
which of them are public, what `review.yml` tells the public, and every allowance. A changed
word makes the approval stale and the part is named; a new colour or a new version of the
publisher does not. Accepted risk: the file can be forged by whoever may write to the folder;
`approvals: 2` and the repository's own rules on review stand against that.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import yaml

from publisher.config import Approval, Approver, ReviewSettings
from publisher.findings import Finding, Rule
from publisher.model import (
    Document,
    Heading,
    Paragraph,
    RedactedText,
    Review,
    Run,
    pictures_in,
    plain_text,
    walk,
)

FILE = "approval.yml"
WHAT_IS_PUBLIC = "what is public"
FACTS = "the facts in review.yml"
ALLOWANCES = "the allowances in review.yml"


def parts_of(
    review: Review[RedactedText], public: Sequence[str], settings: ReviewSettings
) -> dict[str, str]:
    """Digest each part of what an approver sees, by the name that a finding gives it."""
    facts = review.facts
    public_facts = (
        *(facts.pseudonym, facts.partnership, facts.name_of_review, facts.circumstances),
        *(str(facts.death), str(facts.letter_dated), str(facts.panel_met), *facts.themes),
        *(facts.notice or "", str(facts.indexing)),
    )
    allowed = [
        *(part for allowance in settings.allow for part in (allowance.text, allowance.reason)),
        *(part for seen in settings.pictures for part in (seen.fingerprint, seen.reason)),
    ]
    return {
        **{document.name: _digest(_content(document)) for document in review.documents},
        WHAT_IS_PUBLIC: _digest(public),
        FACTS: _digest(public_facts),
        ALLOWANCES: _digest(allowed),
    }


def approve(before: Approval | None, parts: Mapping[str, str], by: str, on: date) -> Approval:
    """Add an approval; those of other content are dropped, and nobody counts twice."""
    same = before is not None and before.content == dict(parts)
    others = [a for a in before.approved if a.by != by] if before and same else []
    return Approval(approved=(*others, Approver(by=by, on=on)), content=dict(parts))


def open_questions(
    approval: Approval | None, parts: Mapping[str, str], needed: int
) -> Iterator[Finding]:
    """Say what stands between the review and its publication: no, stale or too few approvals."""
    if approval is None:
        yield Finding(Rule.A101, file=FILE)
        return
    changed = sorted(
        name
        for name in parts.keys() | approval.content.keys()
        if parts.get(name) != approval.content.get(name)
    )
    if changed:
        yield Finding(Rule.A102, file=FILE, detail=", ".join(changed))
    elif len({approver.by.casefold() for approver in approval.approved}) < needed:
        yield Finding(Rule.A103, file=FILE, detail=f"{needed} are needed")


def approval_file(approval: Approval) -> bytes:
    """Write the approval as the text of `approval.yml`."""
    values = approval.model_dump(mode="json")
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=True)
    return f"# Written by `publisher approve`. Do not edit it: approve again.\n{text}".encode()


def _content(document: Document[RedactedText]) -> Iterator[str]:
    """All that a reader gets of a document: words, looks that carry meaning, links, pictures."""
    yield from (document.title, document.language)
    blocks = [*document.blocks, *(block for note in document.notes for block in note.blocks)]
    yield plain_text(blocks)
    for block in walk(blocks):
        yield type(block).__name__
        if isinstance(block, Heading | Paragraph):
            yield from (_look(run) for run in block.runs)
    yield from (picture.raster.fingerprint for picture in pictures_in(document))


def _look(run: Run[RedactedText]) -> str:
    return f"{run.strong}{run.emphasis}{run.struck}{run.script}{run.note}{run.link}"


def _digest(parts: Iterable[str]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode()
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()
