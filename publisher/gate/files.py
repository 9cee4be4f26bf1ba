"""What the gate is handed and hands on: files as they were built."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Built:
    """One file that would go public.

    `path` is relative, with forward slashes. `made_from` holds the slugs of the reviews
    whose content may be in it; it is empty for pages made from no review (home, help) and
    for the theme.
    """

    path: str
    data: bytes
    made_from: frozenset[str] = frozenset()
