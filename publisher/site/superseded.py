"""What the pages and PDFs of a review say once another review has taken its place.

Words of ours alone: nothing of the other review but its address.
"""

from publisher.site import addresses
from publisher.site.publication import Publication

SAID = "Another review has taken the place of this one."
"""All that a PDF says: the page whose address it gives leads further."""


def superseded_html(publication: Publication, here: str) -> str:
    """The notice for the page at that path, with its link; "" if no review took its place."""
    if publication.successor is None:
        return ""
    to = addresses.relative(addresses.review_page(publication.successor), here)
    return f'{SAID} <a href="{to}">Read the review in its place</a>.'
