"""What stands at every address of a withdrawn review."""

import re

from publisher.site import addresses
from publisher.site.page import page
from publisher.site.publication import Tombstone
from publisher.site.superseded import successor_link
from publisher.site.texts import Texts

WITHDRAWN = {
    "retention period over": "gone.retention",
    "safety of a person": "gone.safety",
    "under correction": "gone.correction",
    "replaced by another review": "gone.superseded",
    "other": "",
}
"""The text that a tombstone has for each of `config.WithdrawalReason`."""


def tombstone_page(tombstone: Tombstone, here: str, contact_html: str, texts: Texts) -> bytes:
    """What stands at every address of a withdrawn review; `here` is the one of this page."""
    why = WITHDRAWN[tombstone.reason]
    says, title = "gone.says", "gone.title"
    if tombstone.document:
        says, title = "gone.document_page_says", "gone.document_title"
    body = (
        f"<p>{texts(says, day=texts.day(tombstone.withdrawn))}"
        f"{f' {texts(why)}' if why else ''}</p>\n\n"
        f"{_successor(tombstone, here, texts)}"
        f"<p>{texts('gone.ask', contact=contact_html)}</p>\n"
    )
    return page(
        texts(title),
        body,
        kind="withdrawn",
        language=texts.language,
        crumbs=[(texts("menu.reviews"), addresses.within(addresses.REVIEWS, texts.language))],
        indexing=False,
        help_box=True,
    )


def _successor(tombstone: Tombstone, here: str, texts: Texts) -> str:
    """The way to the review in its place, "" if there is none."""
    link = successor_link(tombstone, here, texts)
    if not link:
        return ""
    says = "" if WITHDRAWN[tombstone.reason] == "gone.superseded" else "superseded.says"
    return f"<p>{f'{texts(says)} ' if says else ''}{link}</p>\n\n"


def tombstone_pages(tombstone: Tombstone) -> tuple[str, ...]:
    """The pages of a withdrawn review: its own, and each released one, below its folder."""
    own = addresses.review_page(tombstone.slug)
    released = (
        path.removesuffix("index.html")
        for path in tombstone.paths
        if re.fullmatch(rf"(cy/)?{re.escape(own)}([a-z0-9-]+/)*index\.html", path)
    )
    return tuple(sorted({*released} if tombstone.document else {own, *released}))
