"""What the pages and PDFs of a review say once another review has taken its place.

Words of ours alone: nothing of the other review but its address.
"""

from publisher.site import addresses
from publisher.site.publication import Publication
from publisher.site.texts import Texts


def superseded_html(publication: Publication, here: str, texts: Texts) -> str:
    """The notice for the page at that path, with its link; "" if no review took its place."""
    if publication.successor is None:
        return ""
    to = addresses.relative(addresses.review_page(publication.successor), here)
    return f"{texts('superseded.says')} {texts.linked('superseded.read', to)}"
