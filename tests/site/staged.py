"""The staged pages of a site as bytes."""

from collections.abc import Mapping

from publisher.site import stage as staging
from publisher.site.page import Pdfs
from publisher.site.publication import Site
from publisher.site.review_pages import review_pages
from publisher.stored import bytes_of


def stage(site: Site, pdfs: Pdfs = staging.NO_PDFS) -> Mapping[str, bytes]:
    """Everything that the engine is given; `pdfs` tells sizes where they are known."""
    of_reviews = dict(page for one in site.publications for page in review_pages(one, site, pdfs))
    return {path: bytes_of(data) for path, data in staging.stage(site, of_reviews).items()}
