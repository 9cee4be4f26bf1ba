"""A file of the site, and what it was made from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file that is to go public.

    `path` is below the site's root; `made_from` names the reviews (by slug) it was made from.
    """

    path: str
    data: bytes
    made_from: frozenset[str]
