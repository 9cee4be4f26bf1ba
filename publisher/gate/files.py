"""What the gate is handed and hands on: files as they were built."""

from dataclasses import dataclass, field

from publisher.stored import Data, bytes_of, digest_of, size_of


@dataclass(frozen=True, slots=True)
class Built:
    """One file that would go public.

    `path` is relative, with forward slashes. `made_from` holds the slugs of the reviews
    whose content may be in it; it is empty for pages made from no review (home, help) and
    for the theme.
    """

    path: str
    kept: Data = field(repr=False)
    made_from: frozenset[str] = frozenset()

    @property
    def data(self) -> bytes:
        """Its bytes. Raises: ToolError if they are no longer those that were built."""
        return bytes_of(self.kept)

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return size_of(self.kept)

    @property
    def sha256(self) -> str:
        """The digest of its bytes, in hex."""
        return digest_of(self.kept)
