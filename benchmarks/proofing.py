"""How long the advice of a proofreader takes beside reading.

    python -m benchmarks.proofing [DATE]

prints it and, with a date, writes it into docs/developers/benchmarks.md. An overview report of
25,000 words is read from Word and gone through as `publisher check` and `build` do it. Counted is
the time of the processor, so that what else the computer does says little.
"""

import sys
import time
from collections.abc import Callable
from datetime import date

from benchmarks.page import machine, write_down
from benchmarks.prose import people, prose
from publisher.english import everyday, spelling
from publisher.model import Document
from publisher.proofing import advice_on
from publisher.redaction.identifiers import Ours, look_through
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review
from publisher.submission import review_of
from tests.building import submission
from tests.intake import word_files

WORDS = 25_000
RUNS = 3
TODAY = date(2026, 11, 28)


def report(size: int) -> bytes:
    """A Word file of about so many words of invented prose."""
    lines = prose(size * 6, people(20)).splitlines()
    return word_files.docx("".join(word_files.p(line.replace("&", "and")) for line in lines))


def seconds(work: Callable[[], object]) -> float:
    """The least time of the processor that some runs take."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def measured() -> str:
    """The figures as a table."""
    data = report(WORDS)
    source: Document[str] = word_files.document(data)
    terms = tuple(people(20))
    mine = submission(docs=(source,), terms=terms)
    redacted = redact_review(review_of(mine), Matcher(terms)).review
    everyday(), spelling()  # read once a run of the program, whatever it looks at
    steps = {
        "reading the Word file": lambda: word_files.document(data),
        "redacting": lambda: redact_review(review_of(mine), Matcher(terms)),
        "looking for identifiers left over": lambda: look_through(redacted, terms, (), Ours()),
        "proofreading and agreement": lambda: list(advice_on(mine, redacted, TODAY)),
    }
    rows = "\n".join(f"| {name} | {seconds(work):.2f} |" for name, work in steps.items())
    return f"| Step | Seconds |\n|---|--:|\n{rows}"


def main(day: str = "") -> None:
    """Measure, print, and write down under a date."""
    lines = f"{machine(day or 'this day')}\n\n{measured()}"
    print(lines)
    if day:
        write_down("proofing", lines)


if __name__ == "__main__":
    main(*sys.argv[1:2])
