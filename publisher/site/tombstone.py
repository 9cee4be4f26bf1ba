"""What stands at every address of a withdrawn review."""

import re

from publisher.site import addresses
from publisher.site.page import page
from publisher.site.publication import Tombstone
from publisher.site.words import day

WITHDRAWN = {
    "retention period over": "The period for which it is kept public is over.",
    "safety of a person": "It was withdrawn for the safety of a person.",
    "under correction": "It is being corrected.",
    "replaced by another review": "Another review has taken its place.",
    "other": "",
}
"""What a tombstone tells for each of `config.WithdrawalReason`."""


def tombstone_page(tombstone: Tombstone, contact_html: str) -> bytes:
    """What stands at every address of a withdrawn review."""
    why = WITHDRAWN[tombstone.reason]
    body = (
        f"<p>The review that was at this address was withdrawn on {day(tombstone.withdrawn)}."
        f"{f' {why}' if why else ''}</p>\n\n"
        f"<p>If you need to know more, {contact_html}.</p>\n"
    )
    return page(
        "This review has been withdrawn",
        body,
        kind="withdrawn",
        crumbs=[("Reviews", addresses.REVIEWS)],
        indexing=False,
        help_box=True,
    )


def tombstone_pages(tombstone: Tombstone) -> tuple[str, ...]:
    """The pages of a withdrawn review: its own, and each released one, below its folder."""
    own = addresses.review_page(tombstone.slug)
    released = (
        path.removesuffix("index.html")
        for path in tombstone.paths
        if re.fullmatch(rf"{re.escape(own)}([a-z0-9-]+/)*index\.html", path)
    )
    return tuple(sorted({own, *released}))
