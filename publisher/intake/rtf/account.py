"""What was met in an RTF file: what was left out, what cannot be read, what was put in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from publisher.findings import Finding, Rule
from publisher.intake.rtf.proof import letters_in, letters_kept
from publisher.intake.rtf.tree import Group


@dataclass(slots=True)
class Account:
    """Everything that is taken out goes through `drop`; so the letters that are left must show.

    `added` are words that show and do not stand in the file letter by letter.
    """

    added: str = ""
    descriptions: int = 0
    bare_tables: int = 0
    links_within: int = 0
    hidden: Counter[str] = field(default_factory=Counter)
    found: list[Finding] = field(default_factory=list)
    _dropped: list[tuple[int, int]] = field(default_factory=list)

    def drop(self, start: int, end: int) -> None:
        """Take out a half-open range of the file's bytes."""
        self._dropped.append((start, end))

    def drop_but(self, group: Group, kept: Iterable[Group]) -> None:
        """Take out all of a group but some of the groups in it."""
        at = group.start
        for inner in kept:
            self.drop(at, inner.start)
            at = inner.end
        self.drop(at, group.end)

    def cannot_read(self, detail: str) -> None:
        """Keep that something shows and cannot be told."""
        self.found.append(Finding(Rule.D109, detail=detail))

    def findings(self, data: bytes, shown: str) -> Iterator[Finding]:
        """What is to be told, and whether a letter was lost; `shown` is all that came out."""
        yield from self.found
        kinds = self.hidden + Counter(
            {"drawings, in whose place their descriptions stand": self.descriptions}
        )
        yield from (Finding(Rule.D201, detail=f"{k}: {n}") for k, n in kinds.items() if n)
        if self.links_within:
            yield Finding(Rule.D203, detail=f"links within the document: {self.links_within}")
        yield from (Finding(Rule.D202) for _ in range(self.bare_tables))
        there, out = letters_kept(data, self._dropped) + letters_in(self.added), letters_in(shown)
        wrong = (there - out).total() + (out - there).total()
        if wrong and not any(finding.stops for finding in self.found):
            yield Finding(Rule.D111, detail=f"letters that were lost or doubled: {wrong}")
