"""A finding: one case of a rule, and where it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from publisher.findings.rule import Rule
from publisher.findings.words import Severity


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: each counts from 1; 0 means it is not known or does not apply.

    Rows count from the headings, empty ones aside, and columns as they show. A file with one
    table has no number for it. What a person finds it by: its `printed` number, or which
    paragraph `under` the `heading` it is (0: the heading itself), which is told in words of ours
    ("heading 5.2", "note 3").
    """

    page: int = 0
    paragraph: int = 0
    line: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    printed: str = field(default="", compare=False)
    heading: str = field(default="", compare=False)
    under: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return together([self])

    @property
    def _label(self) -> str:
        """What tells it from others under the same heading; "" for the heading itself."""
        if self.row:
            return ""
        if self.printed:
            return self.printed
        return str((self.under if self.heading else self.paragraph) or "")

    @property
    def _around(self) -> str:
        """What its label counts within, in words; "" if that is the file."""
        return "" if self.row or self.printed else self.heading


def together(places: Iterable[Place]) -> str:
    """Several places of one file: "page 1, paragraphs 3, 7 under heading 5; row 4, column 3"."""
    alike: dict[tuple[Place, str], dict[str, None]] = {}
    for place in places:
        within = (replace(place, paragraph=0), place._around)
        alike.setdefault(within, {})[place._label] = None
    told = (_told(where, around, list(alike[where, around])) for where, around in alike)
    return "; ".join(filter(None, told))


def _told(where: Place, around: str, labels: list[str]) -> str:
    names = ("table", "row", "column") if where.row else ("line",)
    numbers = [label for label in labels if label]
    word = "paragraph" if len(numbers) == 1 else "paragraphs"
    within = f" {'in' if around.startswith('note') else 'under'} {around}" if around else ""
    told = [
        f"page {where.page}" if where.page else "",
        around if "" in labels else "",
        f"{word} {', '.join(numbers)}{within}" if numbers else "",
        *(f"{name} {number}" for name in names if (number := getattr(where, name))),
    ]
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
