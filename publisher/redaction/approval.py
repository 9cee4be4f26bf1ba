"""Approval: a named person has seen exactly this content and lets it go public.

What is approved is a digest of each part: all that a reader gets of each document, which of
them are public, what `review.yml` tells the public, and every allowance. The digest goes
through every field of the model by itself, so that a new field is covered from its first
day. A changed word makes the approval stale and the part is named; a new colour or a new
version of the publisher does not. A withdrawal ends every approval given before it. Accepted
risk: on a person's own computer `by:` is believed, and the file can be forged by whoever may
write to the folder. On GitHub, and with `approvals_by: account` everywhere, accounts alone
count, and only if the host vouches for them.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum

import yaml

from publisher.config import DOCUMENT_NAME, Approval, Approver, ReviewSettings
from publisher.findings import Finding, Rule
from publisher.model import PLAIN_MARKER, Raster, RedactedText, Review, Run
from publisher.redaction.fold import folded_character

FILE = "approval.yml"
WHAT_IS_PUBLIC = "what is public"
FACTS = "the facts in review.yml"
ALLOWANCES = "the allowances in review.yml"
SUCCESSOR = "the review in its place"
WITHDRAWAL = "the last withdrawal"
_CODE, _LETTERS = 8, "0123456789abcdefghjkmnpqrstvwxyz"
"""How long a code is, and what it is made of: no two that look alike."""
_NOT_SHOWN = ("page",)
"""Fields that no reader sees: on which page of the source something stood."""
_NOTHING = object()
_CAME_LATER: Mapping[str, object] = {"marker": PLAIN_MARKER}
"""Fields that count only with another value than this one, the only one there was before."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What an approval needs to count.

    `people` is how many must have approved; `by_account` asks for accounts of the host, and
    `vouched` says whether the host vouches for the file (True too where that cannot be asked).
    """

    people: int = 1
    by_account: bool = False
    vouched: bool = True


def parts_of(
    review: Review[RedactedText],
    public: Sequence[str],
    settings: ReviewSettings,
) -> dict[str, str]:
    """Digest each part of what an approver sees, by the name that a finding gives it."""
    allowed = [
        [[allowance.text, allowance.reason] for allowance in settings.allow],
        [[seen.fingerprint, seen.reason] for seen in settings.pictures],
    ]
    successor = {SUCCESSOR: digest(settings.superseded_by)} if settings.superseded_by else {}
    return {
        **{document.key: digest(document) for document in review.documents},
        WHAT_IS_PUBLIC: digest(list(public)),
        FACTS: digest([review.slug, review.facts]),
        ALLOWANCES: digest(allowed),
        **successor,
    }


def withdrawal_part(taken_down: Sequence[str]) -> dict[str, str]:
    """The part that says what took this down before; nothing if nothing did.

    `taken_down` are the digests of those lines of the record: an approval names those that
    were known when it was given, so that it does not outlive the next.
    """
    return {WITHDRAWAL: digest(list(taken_down))} if taken_down else {}


def approve(
    before: Approval | None,
    parts: Mapping[str, str],
    approver: Approver,
    demands: Demands,
    authors: Sequence[str] = (),
) -> Approval:
    """Add an approval; those of other content are dropped, and nobody counts twice.

    `authors` made the changes since the last approval. Those of changes that were never fully
    approved stay among them. What the host does not vouch for is dropped where it is asked to.
    """
    if before and demands.by_account and not demands.vouched:
        before = None
    same = before is not None and before.content == dict(parts)
    others = before.approved if before and same else ()
    settled = before is None or (not same and _is_enough(before, demands))
    known = {*authors, *(before.authors if before and not settled else ())}
    return Approval(
        approved=(*(one for one in others if _who(one) != _who(approver)), approver),
        content=dict(parts),
        authors=tuple(sorted(known)),
    )


def code_of(parts: Mapping[str, str]) -> str:
    """A short code of all that an approver sees, to be told and typed: "k7qm-4tz9".

    It ties an approval to what was read, against mistakes: who knows how to seek two contents of
    one code will find them.
    """
    number = int(digest([[name, parts[name]] for name in sorted(parts)]), 16)
    code = "".join(_LETTERS[number >> 5 * place & 31] for place in range(_CODE))
    return f"{code[:4]}-{code[4:]}"


def is_code_of(said: str, parts: Mapping[str, str]) -> bool:
    """Whether this is the code of these parts, with or without its hyphen."""
    return said.strip().lower().replace("-", "") == code_of(parts).replace("-", "")


def open_questions(
    approval: Approval | None, parts: Mapping[str, str], demands: Demands
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
    if WITHDRAWAL in changed:
        yield Finding(Rule.A107, file=FILE)
        changed.remove(WITHDRAWAL)
        if changed:
            yield Finding(Rule.A102, file=FILE, detail=_told(changed, parts))
    elif changed:
        yield Finding(Rule.A102, file=FILE, detail=_told(changed, parts))
    elif demands.by_account and not demands.vouched:
        yield Finding(Rule.A105, file=FILE)
    elif demands.by_account and not any(one.account for one in approval.approved):
        yield Finding(Rule.A104, file=FILE)
    elif is_by_an_author(approval, demands):
        yield Finding(Rule.A106, file=FILE)
    elif _people(approval, demands) < demands.people:
        yield Finding(Rule.A103, file=FILE, detail=f"{demands.people} are needed")


def _told(changed: Sequence[str], parts: Mapping[str, str]) -> str:
    """What changed, by names of ours: in the file anything may stand."""
    known = (name if name in parts or _is_ours(name) else "something else" for name in changed)
    return ", ".join(dict.fromkeys(known))


def _is_ours(name: str) -> bool:
    return bool(DOCUMENT_NAME.fullmatch(name.removeprefix("cy/")))


def _is_enough(approval: Approval, demands: Demands) -> bool:
    return _people(approval, demands) >= demands.people and not is_by_an_author(approval, demands)


def is_by_an_author(approval: Approval, demands: Demands) -> bool:
    """Whether somebody approved a change of their own where another person has to."""
    authors = {folded_name(author) for author in approval.authors}
    accounts = {folded_name(one.account) for one in approval.approved if one.account}
    return demands.by_account and demands.people > 1 and bool(authors & accounts)


def approval_file(approval: Approval) -> bytes:
    """Write the approval as the text of `approval.yml`."""
    values = approval.model_dump(mode="json", exclude_none=True)
    if not approval.authors:
        del values["authors"]
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=True)
    return f"# Written by `publisher approve`. Do not edit it: approve again.\n{text}".encode()


def digest(value: object) -> str:
    """Digest a value of the model, whatever it is made of (sha256, hex).

    Raises: TypeError for a kind of value that the model has not had so far.
    """
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    """The value as what JSON knows, each dataclass with its name and all its fields."""
    if isinstance(value, Enum | date):
        return [type(value).__name__, str(value)]
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in _joined(value)]
    if isinstance(value, Raster):
        return ["Raster", value.fingerprint]
    if is_dataclass(value):
        shown = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _NOT_SHOWN}
        said = {name: it for name, it in shown.items() if _CAME_LATER.get(name, _NOTHING) != it}
        return [type(value).__name__, {name: _plain(it) for name, it in said.items()}]
    raise TypeError(f"cannot digest a {type(value).__name__}")


def _joined(values: Sequence[object]) -> Iterator[object]:
    """The values, with runs that look alike made one: where a name was cut tells nothing."""
    last: Run[RedactedText] | None = None
    for value in values:
        if isinstance(value, Run) and last is not None and _looks_alike(last, value):
            last = replace(last, text=last.text + value.text)
            continue
        if last is not None:
            yield last
        last = value if isinstance(value, Run) else None
        if last is None:
            yield value
    if last is not None:
        yield last


def _looks_alike(one: Run[RedactedText], other: Run[RedactedText]) -> bool:
    return one.note is None and replace(one, text=other.text) == other


def _people(approval: Approval, demands: Demands) -> int:
    """How many people have approved. One who gave both a name and an account counts once."""
    names = {folded_name(one.by) for one in approval.approved if one.by}
    accounts = {folded_name(one.account) for one in approval.approved if one.account}
    return len(accounts) if demands.by_account else max(len(names), len(accounts))


def _who(approver: Approver) -> tuple[bool, str]:
    return approver.account is not None, folded_name(approver.by or approver.account or "")


def folded_name(name: str) -> str:
    """A name as the eye takes it: the same person spelt a little differently is no second one."""
    letters = "".join(map(folded_character, name))
    return "".join(letter for letter in letters if letter.isalnum())
