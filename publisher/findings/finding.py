"""A finding: one case of a rule, and where it is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from publisher.findings.rule import Rule
from publisher.findings.words import Severity


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: each counts from 1; 0 means it is not known or does not apply.

    Rows count from the headings, empty ones aside, and columns as they show. A file with one
    table has no number for it.
    """

    page: int = 0
    paragraph: int = 0
    line: int = 0
    table: int = 0
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        names = ("page", "table", "row", "column") if self.row else ("page", "paragraph", "line")
        named = ((name, getattr(self, name)) for name in names)
        return ", ".join(f"{name} {number}" for name, number in named if number)


def together(places: Iterable[Place]) -> str:
    """Several places of one file: "page 1, paragraphs 3, 7; page 2, row 4, column 3"."""
    alike: dict[Place, dict[int, None]] = {}
    for place in places:
        alike.setdefault(replace(place, paragraph=0), {})[place.paragraph] = None
    return "; ".join(filter(None, (_told(where, list(alike[where])) for where in alike)))


def _told(where: Place, paragraphs: list[int]) -> str:
    numbers = [] if where.row else [str(number) for number in paragraphs if number]
    word = "paragraph" if len(numbers) == 1 else "paragraphs"
    told = [str(where), f"{word} {', '.join(numbers)}" if numbers else ""]
    return ", ".join(filter(None, told))


@dataclass(frozen=True, slots=True)
class Finding:
    """One case of a rule.

    `review` is a slug ("" for the whole site); `file` is a path within the review or the
    site, spoken only if no flagged term is in it; `term` a term's id; `detail` words of ours.
    """

    rule: Rule
    review: str = ""
    file: str = ""
    place: Place = Place()
    term: str = ""
    detail: str = ""

    @property
    def stops(self) -> bool:
        """Whether the review is held back by this."""
        return self.rule.severity is Severity.STOP

    @property
    def message(self) -> str:
        """What is wrong, in words, without the place."""
        return self.rule.says.format(detail=self.detail, term=self.term)

    @property
    def sort_key(self) -> tuple[str, str, Place, str, str, str]:
        """Findings are always told in this order."""
        return (self.review, self.file, self.place, self.rule.code, self.term, self.detail)


def in_order(findings: "list[Finding]") -> list[Finding]:
    """The findings sorted by review, file and place, each once."""
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key)
