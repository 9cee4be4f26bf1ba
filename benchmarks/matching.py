"""Speed of the matcher, and which disguises it sees, beside what one would use instead.

Also how fast identifiers left over are looked for.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from benchmarks.prose import people, prose
from benchmarks.rivals import Rival, rivals
from publisher.model import Document, Paragraph, Review, ReviewFacts, Role, Run
from publisher.redaction.identifiers import Ours, look_through
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review
from publisher.terms import REMOVED, FlaggedTerm, TermKind

COUNTS = (50, 500, 5_000)
_SIZE = 2_000_000
_ROUNDS = 9
_LONG = 20.0
"""A search that takes more seconds than this is not tried again, nor with more terms."""

JANE = FlaggedTerm("victim", TermKind.PERSON, ("Jane Anne Smith", "Jane Smith"),
                   REMOVED[TermKind.PERSON])  # fmt: skip
_FACTS = ReviewFacts(
    pseudonym="Rowan",
    partnership="Ashgrove Community Safety Partnership",
    name_of_review="domestic homicide review",
    circumstances="homicide",
    death=(2019, 11),
    letter_dated=date(2022, 9, 8),
    panel_met=None,
    themes=(),
    notice=None,
    indexing=True,
)
DISGUISES = {
    "as written": "Jane Smith",
    "capitals": "JANE SMITH",
    "two spaces": "Jane  Smith",
    "no-break space": "Jane\u00a0Smith",
    "line break between": "Jane\nSmith",
    "broken at the line's end": "Jane Smi-\nth",
    "soft hyphen": "Ja\u00adne Smith",
    "zero-width space": "Ja\u200bne Smith",
    "accent": "Jan\u00e9 Smith",
    "accent on its own": "Jane\u0301 Smith",
    "Cyrillic letter": "J\u0430ne Smith",
    "full width": "\uff2a\uff41\uff4e\uff45 \uff33\uff4d\uff49\uff54\uff48",
    "mathematical bold": "\U0001d409\U0001d41a\U0001d427\U0001d41e Smith",
    "letter-spaced": "J a n e  S m i t h",
    "bold type within": "J<b>an</b>e Smith",
    "entity": "Jan&#101; Smith",
    "percent escape": "Jane%20Smith",
    "in a slug": "jane-smith",
    "camel case": "JaneSmith",
    "footnote's mark between": "Jane[1] Smith",
    "surname first": "Smith, Jane",
    "initial": "J. Smith",
    "surname alone": "Ms Smith",
    "family": "the Smiths",
}


def speeds() -> Iterator[str]:
    """MB of text a second with so many terms, and how many times slower than ours, as Markdown."""
    rows: dict[str, list[str]] = {}
    for count in COUNTS:
        terms = people(count)
        text = prose(_SIZE, terms)
        mine = 0.0
        for rival in rivals():
            row = rows.setdefault(rival.name, [])
            if row and row[-1] == "not tried":
                row.append("not tried")
                continue
            seconds, size = _timed(rival, terms, text)
            speed = size / seconds / 1e6
            mine = mine or speed
            row.append(f"{speed:,.2f} ({speed / mine:.3g})")
            if seconds > _LONG:
                row.append("not tried")
    yield f"| | {' | '.join(f'{count:,} terms' for count in COUNTS)} | Text |"
    yield f"|---|{'--:|' * len(COUNTS)}--:|"
    for rival in rivals():
        given = f"{min(rival.most, _SIZE) / 1e6:g} MB"
        yield f"| {rival.name} | {' | '.join(rows[rival.name][: len(COUNTS)])} | {given} |"


def _timed(rival: Rival, terms: Sequence[FlaggedTerm], text: str) -> tuple[float, int]:
    """The best time of several, and the size of the text."""
    search, part = rival.build(terms), text[: rival.most]
    best = _seconds(lambda: search(part))
    for _ in range(_ROUNDS - 1 if best < _LONG / _ROUNDS else 0):
        best = min(best, _seconds(lambda: search(part)))
    return best, len(part)


def _seconds(run: Callable[[], object]) -> float:
    """Processor time, so that what else the machine does counts less."""
    start = time.process_time()
    run()
    return time.process_time() - start


def building() -> Iterator[str]:
    """How long it takes to make our matcher ready, as Markdown."""
    yield "| Terms | Milliseconds |"
    yield "|--:|--:|"
    for count in (30, 500, 5_000):
        terms = people(count)
        best = min(_seconds(lambda terms=terms: Matcher(terms)) for _ in range(3))  # type: ignore[misc]
        yield f"| {count:,} | {best * 1000:,.0f} |"


def looking() -> Iterator[str]:
    """How fast identifiers left over are looked for in a redacted report, as Markdown."""
    terms = people(COUNTS[0])
    lines = prose(_SIZE // 2, terms).splitlines()
    blocks = tuple(Paragraph((Run(line),)) for line in lines)
    report = Document(Role.OVERVIEW_REPORT, "overview-report", "en", "Report", blocks)
    review = redact_review(Review("ashgrove-2019-a", _FACTS, (report,)), Matcher(terms)).review
    best = min(_seconds(lambda: look_through(review, terms, (), Ours())) for _ in range(_ROUNDS))
    yield "| Text | MB a second |"
    yield "|--:|--:|"
    yield f"| {_SIZE / 2e6:g} MB | {sum(map(len, lines)) / best / 1e6:.2f} |"


def disguises() -> Iterator[str]:
    """Which disguises each sees whole, as Markdown."""
    searches = {rival.name: rival.build([JANE]) for rival in rivals()}
    yield f"| Disguise | {' | '.join(searches)} |"
    yield f"|---|{'---|' * len(searches)}"
    seen = dict.fromkeys(searches, 0)
    for disguise, written in DISGUISES.items():
        cells = []
        for name, search in searches.items():
            sees = _covers(f"Then {written} left.", written.removeprefix("the "), search)
            seen[name] += sees
            cells.append("yes" if sees else "no")
        yield f"| {disguise} | {' | '.join(cells)} |"
    yield f"| of {len(DISGUISES)} | {' | '.join(map(str, seen.values()))} |"


def _covers(text: str, name: str, search: Callable[[str], Sequence[tuple[int, int]]]) -> bool:
    first = text.index(name)
    places = range(first, first + len(name))
    found = {at for start, end in search(text) for at in range(start, end)}
    return all(at in found for at in places if text[at].isalnum())
