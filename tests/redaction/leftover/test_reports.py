"""How a whole report fares: a careful one is not stopped, a careless one in every line.

Of the lines of `honest_report.txt`, the first 50 were looked at while the shapes were made and
the other 35 only afterwards; none of the latter stopped.
"""

from pathlib import Path

from publisher.findings import Severity
from publisher.redaction.identifiers import problems_left_over
from publisher.terms import FlaggedTerm, TermKind
from tests.redaction.leftover.looking import look_at, paragraphs

HERE = Path(__file__).parent
PEOPLE = [
    FlaggedTerm("perpetrator", TermKind.PERSON, ("Torvald Pennick",), "Alder"),
    FlaggedTerm("sister", TermKind.PERSON, ("Adaeze Oduya",), "Linden"),
]


def lines_of(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def test_a_careful_report_is_not_stopped_and_gets_little_advice() -> None:
    lines = lines_of("honest_report.txt")
    look = look_at(*paragraphs("\n".join(lines)), terms=PEOPLE)
    stops = [one.words for one in look.left if one.kind.rule.severity is Severity.STOP]
    assert stops == []
    assert len(lines) > 70
    assert len(list(problems_left_over(look))) <= 3  # a cited author, all dates, all single words


def test_a_careless_report_is_stopped_in_every_line() -> None:
    for line in lines_of("careless_report.txt"):
        look = look_at(*paragraphs(line), terms=PEOPLE)
        stops = [one for one in look.left if one.kind.rule.severity is Severity.STOP]
        assert stops, line
