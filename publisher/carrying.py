"""Carries the public pages of a review that is held back over from the last release."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from publisher.assembly import Checked
from publisher.errors import ExitCode, PublisherError
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_text
from publisher.site import addresses
from publisher.site.build import SiteFile
from publisher.site.publication import Entry, entry_from_json


class CannotCarryError(PublisherError):
    """A public review is held back and its last pages cannot be verified either."""

    exit_code = ExitCode.LINK_LOST


def carry_over(
    slugs: Sequence[str], last: Path, reviews: Sequence[Checked]
) -> tuple[list[SiteFile], list[Entry]]:
    """Take the pages of held-back reviews from the last release, byte for byte.

    Raises: PublisherError if one of them cannot be read again with today's terms.
    """
    files: list[SiteFile] = []
    entries: list[Entry] = []
    terms = {review.slug: review.submission.terms for review in reviews}
    for slug in slugs:
        flagged = terms[slug]
        if flagged is None:
            raise CannotCarryError(
                "A review that is public cannot be verified: its redactions.yml cannot be read.",
                "Put that file in order, or withdraw the review. Nothing was released.",
            )
        kept = _below(last, addresses.review_page(slug))
        data = kept.get(addresses.review_data(slug))
        if data is None:
            continue  # its addresses are then found to be lost, and nothing is released
        files += [SiteFile(path, content, frozenset({slug})) for path, content in kept.items()]
        entries.append(entry_from_json(data, partial(redact_text, matcher=Matcher(flagged))))
    return files, entries


def _below(root: Path, start: str) -> Mapping[str, bytes]:
    found = sorted(path for path in (root / start).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
