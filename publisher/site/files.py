"""A file of the site, and what it was made from."""

from dataclasses import dataclass, field

from publisher.stored import Data, bytes_of


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file that is to go public.

    `path` is below the site's root; `made_from` names the reviews (by slug) it was made from.
    """

    path: str
    kept: Data = field(repr=False)
    made_from: frozenset[str]

    @property
    def data(self) -> bytes:
        """Its bytes. Raises: ToolError if they are no longer those that were made."""
        return bytes_of(self.kept)
