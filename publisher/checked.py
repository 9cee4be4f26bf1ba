"""A review as it was checked: what stands in it, what is wrong with it, what becomes of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.checks.states import Case, Decision, Past, Standing, decide
from publisher.findings import Finding
from publisher.kept import Redacted
from publisher.record.ledger import Ledger, content_digest
from publisher.record.reported import DUE, reports, unreported
from publisher.redaction.approval import FACTS, SUCCESSOR, WHAT_IS_PUBLIC
from publisher.site import addresses
from publisher.submission import Submission


@dataclass(frozen=True, slots=True)
class Checked:
    """A submission, all that is wrong with it, and what its state depends on.

    `redacted` is None where it could not be redacted: something stops it. `parts` are the
    digests of what an approver sees (`redaction.approval.parts_of`). `approvers` tells who has
    approved it and when ("A. Person on 2026-05-05").
    """

    submission: Submission
    findings: tuple[Finding, ...]
    case: Case
    redacted: Redacted | None
    parts: Mapping[str, str]
    approvers: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The review's address."""
        return self.submission.slug

    @property
    def decision(self) -> Decision:
        """What becomes of it."""
        return decide(self.case)

    @property
    def comes_down(self) -> bool:
        """Whether it is withdrawn, so that no page of it may stay."""
        return self.decision.standing is Standing.WITHDRAWN

    @property
    def successor(self) -> str | None:
        """The address of the review that is to take its place."""
        settings = self.submission.settings
        return settings.superseded_by if settings else None

    @property
    def may_be_approved(self) -> bool:
        """Whether nothing holds it back but that nobody has approved it yet."""
        return self.redacted is not None and not self._lacks_more

    @property
    def awaits_letter(self) -> bool:
        """Whether it cannot be redacted yet, although nothing in it is to be put right."""
        return self.redacted is None and not self._lacks_more

    @property
    def _lacks_more(self) -> bool:
        """Whether anything but an approval is lacking."""
        return any(f.stops and not f.rule.code.startswith("A") for f in self.findings)


def content_of(parts: Mapping[str, str], public: Sequence[str], *, replaced: bool) -> str:
    """Digest what the public sees of a review, from the digests of its parts."""
    seen = {**dict.fromkeys(_keys(parts, public)), WHAT_IS_PUBLIC: None, FACTS: None}
    if replaced:
        seen[SUCCESSOR] = None
    return content_digest(f"{name} {parts[name]}" for name in seen)


def beside_of(parts: Mapping[str, str], names: Sequence[str], public: Sequence[str]) -> str:
    """Digest what goes into the pack of a review and not to the public, "" if nothing does."""
    hidden = [*_keys(parts, [name for name in names if name not in public])]
    return content_digest(f"{name} {parts[name]}" for name in hidden) if hidden else ""


def _keys(parts: Mapping[str, str], names: Sequence[str]) -> Iterator[str]:
    """The documents of these names, in either language."""
    both = (key for name in names for key in (name, addresses.within(name, "cy")))
    return (key for key in both if key in parts)


def past_of(ledger: Ledger, before: Sequence[Ledger] = (), content: str = "") -> Past:
    """What the record tells of a review, whose content is that now if anything can be shown.

    `before` are the ledgers of addresses that it had before: it was first public at the first.
    """
    other = bool(content) and ledger.is_public and content != ledger.content
    missing, days = {*unreported(ledger, before)}, reports(ledger, before)
    reported = tuple((role.spoken, days[role]) for role in DUE if role not in missing)
    published = min((one.published for one in (*before, ledger) if one.published), default=None)
    return Past(published, ledger.is_public, ledger.changed is not None or other, reported)
