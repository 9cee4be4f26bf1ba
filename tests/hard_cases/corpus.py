"""Every hard case, and the table of them in the README.

To print what becomes of each, or to write the table anew:

    .venv/bin/python -m tests.hard_cases.corpus
    .venv/bin/python -m tests.hard_cases.corpus --write
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.hard_cases import (
    active_cases,
    chart_cases,
    chart_word_cases,
    described_cases,
    image_cases,
    markdown_cases,
    office_cases,
    pdf_beside_cases,
    pdf_form_cases,
    pdf_hidden_cases,
    pdf_page_cases,
    pdf_seen_cases,
    pdf_text_cases,
    picture_text_cases,
    rtf_cases,
    sheet_cases,
    sheet_control_cases,
    sheet_hidden_cases,
    sheet_look_cases,
    word_beside_cases,
    word_block_cases,
    word_cases,
    word_drawn_cases,
    word_hidden_cases,
    word_inserted_cases,
    word_worked_out_cases,
)
from tests.hard_cases.frame import PUBLISHED, Case, Refused, once_described
from tests.hard_cases.grounds import Ground
from tests.hard_cases.measure import as_written, measured, told
from tests.hard_cases.secret import SECRET, Secret

README = Path(__file__).with_name("README.md")
MARKS = ("<!-- cases -->", "<!-- end of cases -->")
Makers = tuple[Callable[[Secret], Iterable[Case]], ...]
PDF_MAKERS: Mapping[str, Makers] = {
    "how letters are put on a page": (pdf_text_cases.cases,),
    "lines, pages, drawings, content": (pdf_page_cases.cases,),
    "shown, but read otherwise": (pdf_seen_cases.cases, picture_text_cases.cases),
    "hidden, covered or cut off": (pdf_hidden_cases.cases,),
    "annotations and forms": (pdf_form_cases.cases,),
    "beside the pages; the file itself": (pdf_beside_cases.cases,),
}
"""Those of PDFs by their kind of trick."""
_MAKERS: Makers = (
    word_cases.cases,
    word_block_cases.cases,
    word_hidden_cases.cases,
    word_beside_cases.cases,
    word_drawn_cases.cases,
    word_worked_out_cases.cases,
    word_inserted_cases.cases,
    rtf_cases.cases,
    sheet_cases.cases,
    sheet_control_cases.cases,
    sheet_hidden_cases.cases,
    sheet_look_cases.cases,
    active_cases.cases,
    markdown_cases.cases,
    *(make for makers in PDF_MAKERS.values() for make in makers),
    image_cases.cases,
    office_cases.cases,
    chart_cases.cases,
    chart_word_cases.cases,
    described_cases.cases,
)


def cases(secret: Secret) -> dict[str, Case]:
    """Every case by its name, around this secret."""
    every = [case for make in _MAKERS for case in make(secret)]
    every += [told for case in every if (told := once_described(case, secret))]
    by_name = {case.name: case for case in every}
    assert len(by_name) == len(every), "two cases have the same name"
    return by_name


def report(every: Iterable[Case]) -> str:
    """One line a case: its name, what became of it, and how many words were lost."""
    rows = (told(case.name, measured(case)) for case in every)
    return "\n".join(
        f"{name}: {became}{' ' if ground else ''}{ground}; words lost: {lost}"
        for name, became, ground, lost in rows
    )


def table(every: Iterable[Case]) -> str:
    """What is written down of the cases, in Markdown: counted first, then each by itself."""
    cases_ = list(every)
    rows = (told(case.name, as_written(case)) for case in cases_)
    heads = ("| Case | Outcome | Ground | Words lost |", "|---|---|---|---|")
    lines = (*heads, *(f"| {' | '.join(row)} |" for row in rows))
    return "\n".join((*_counted(cases_), "", *lines))


def _counted(every: Sequence[Case]) -> Iterator[str]:
    """How many are published, how many are refused on which ground, and the words lost."""
    yield from ("| Outcome | Cases |", "|---|--:|")
    yield f"| published | {sum(case.outcome == PUBLISHED for case in every)} |"
    grounds = Counter(case.outcome.ground for case in every if isinstance(case.outcome, Refused))
    yield from (f"| refused: {ground} | {grounds[ground]} |" for ground in Ground)
    yield f"| refused on any other ground | {grounds[None]} |"
    yield f"| words lost | {sum(case.lost for case in every)} |"


def _write(text: str) -> str:
    before, _, rest = text.partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    made = table(cases(SECRET).values())
    return f"{before}{MARKS[0]}\n\n{made}\n\n{MARKS[1]}{after}"


if __name__ == "__main__":
    if "--write" in sys.argv:
        README.write_text(_write(README.read_text()))
    else:
        print(report(cases(SECRET).values()))
