"""What the pages and PDFs of a review say once another review has taken its place.

Words of ours alone: nothing of the other review but its address.
"""

from publisher.site import addresses
from publisher.site.publication import Publication, Tombstone
from publisher.site.texts import Texts


def superseded_html(publication: Publication, here: str, texts: Texts) -> str:
    """The notice for the page at that path, with its link; "" if no review took its place."""
    link = successor_link(publication, here, texts)
    return f"{texts('superseded.says')} {link}" if link else ""


def successor_link(replaced: Publication | Tombstone, here: str, texts: Texts) -> str:
    """The link to the review in its place, in the language of the page if it is there in it."""
    if replaced.successor is None:
        return ""
    language = texts.language if texts.language in replaced.successor_in else "en"
    page = addresses.review_page(replaced.successor, language)
    return texts.linked("superseded.read", addresses.relative(page, here))
