"""Carries the public pages of a review that is held back over from the last release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from publisher.checked import Checked
from publisher.errors import LedgerError
from publisher.findings import Finding, Rule
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_text
from publisher.redaction.term_rules import problems_with_terms
from publisher.site import addresses
from publisher.site.build import SiteFile
from publisher.site.publication import Entry, entry_from_json
from publisher.site.texts import LANGUAGES
from publisher.terms import FlaggedTerm


@dataclass(frozen=True, slots=True)
class Carried:
    """What was taken from the last release; `findings` names each review that could not be."""

    files: tuple[SiteFile, ...] = ()
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()


def carry_over(whose: Mapping[str, str], last: Path, reviews: Sequence[Checked]) -> Carried:
    """Take the pages of held-back reviews from the last release, byte for byte.

    `whose` has the review (slug) for the address at which they stand, under whose name they go on.
    """
    terms = {review.slug: review.submission.terms for review in reviews}
    files: list[SiteFile] = []
    entries: list[Entry] = []
    findings: list[Finding] = []
    for place, slug in whose.items():
        kept = {
            path: data
            for language in LANGUAGES
            for path, data in _below(last, addresses.review_page(place, language)).items()
        }
        entry = _entry(kept.get(addresses.review_data(place)), terms[slug])
        if isinstance(entry, Entry):
            files += [SiteFile(path, content, frozenset({place})) for path, content in kept.items()]
            entries.append(entry)
        else:
            findings.append(Finding(Rule.W104, place, detail=entry))
    return Carried(tuple(files), tuple(entries), tuple(findings))


def _entry(data: bytes | None, flagged: Sequence[FlaggedTerm] | None) -> Entry | str:
    """What the review's data file of the last release says, or why it cannot be told."""
    if flagged is None or any(problem.stops for problem in problems_with_terms(flagged)):
        return "its redactions.yml cannot be used"
    if data is None:
        return "they are not in the last release that was given"
    try:
        return entry_from_json(data, partial(redact_text, matcher=Matcher(flagged)))
    except LedgerError:
        return "its data file cannot be read"


def _below(root: Path, start: str) -> Mapping[str, bytes]:
    found = sorted(path for path in (root / start).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
