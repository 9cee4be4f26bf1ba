"""What an extractor finds in a file, in the form in which it is scanned."""

from collections.abc import Iterable
from dataclasses import dataclass

from publisher.findings import Rule


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that a reader meets.

    `reviews` are those that the passage says it is about; None if it does not say.
    """

    text: str
    reviews: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something about a file that is wrong whatever its words are; `detail` words of ours."""

    rule: Rule
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything in a file.

    `shown` is scanned for all forms, `hidden` for what names somebody on any page, each in
    every way in which it may be read; `raw` (bytes taken for letters, markup included) is
    scanned as it is for the long ones among these. `parts` are files inside the file, by name.
    """

    shown: tuple[Passage, ...] = ()
    hidden: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    faults: frozenset[Fault] = frozenset()
    parts: tuple[tuple[str, bytes], ...] = ()


def refused(detail: str) -> Fault:
    """Something that may not go public."""
    return Fault(Rule.G104, detail)


def unreadable(detail: str) -> Fault:
    """Something that cannot be looked into."""
    return Fault(Rule.G103, detail)


def unread(detail: str) -> Contents:
    """A file that cannot be looked into at all."""
    return Contents(faults=frozenset((unreadable(detail),)))


def lines(values: Iterable[str]) -> str:
    """The values one a line."""
    return "\n".join(values)
