"""Writes the Word and PDF files of the example reviews anew.

Run: `python -m tests.examples.make_examples`

Needs LibreOffice and the Liberation fonts. The files are checked in, so nobody has to run
this but those who change an example's words. Who changes a file that is written by hand
(Markdown, CSV, YAML) runs it with "list" after it, which makes the list of their digests anew.
"""

import hashlib
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from publisher.intake.exposure import EXAMPLES
from tests.examples.ashgrove_2019_a import letter as rowan_letter
from tests.examples.ashgrove_2019_a.plan import RECOMMENDATIONS as ROWAN_PLAN
from tests.examples.ashgrove_2019_a.summary import SUMMARY as ROWAN_SUMMARY
from tests.examples.ashgrove_2021_a import letter as ellis_letter
from tests.examples.ashgrove_2021_a.overview import OVERVIEW as ELLIS_OVERVIEW
from tests.examples.ashgrove_2021_a.plan import RECOMMENDATIONS as ELLIS_PLAN
from tests.examples.ashgrove_2021_a.summary import SUMMARY as ELLIS_SUMMARY
from tests.examples.blocks import Paper
from tests.examples.letters import letter_paper
from tests.examples.office import Office, OfficeMissingError
from tests.examples.settle import settle_docx, settle_pdf
from tests.examples.word_file import word_bytes

REVIEWS = Path(__file__).resolve().parents[2] / "reviews"

Maker = Callable[[Paper, Office], bytes]


def word(paper: Paper, office: Office) -> bytes:
    """A Word file as Word saves it."""
    return settle_docx(word_bytes(paper))


def office_word(paper: Paper, office: Office) -> bytes:
    """A Word file as LibreOffice saves it."""
    return settle_docx(*office.docx([word_bytes(paper)]))


def tagged_pdf(paper: Paper, office: Office) -> bytes:
    """A PDF with headings, lists and tables marked, as both programs export by default."""
    return settle_pdf(*office.pdf([word_bytes(paper)], tagged=True))


def untagged_pdf(paper: Paper, office: Office) -> bytes:
    """A PDF that is nothing but letters on a page, as printing to PDF makes it."""
    return settle_pdf(*office.pdf([word_bytes(paper)], tagged=False))


FILES: Mapping[str, tuple[Paper, Maker]] = {
    "ashgrove-2019-a/executive-summary.docx": (ROWAN_SUMMARY, word),
    "ashgrove-2019-a/recommendations.docx": (ROWAN_PLAN, office_word),
    "ashgrove-2019-a/qa-letter.pdf": (letter_paper(rowan_letter.LETTER), tagged_pdf),
    "ashgrove-2021-a/executive-summary.pdf": (ELLIS_SUMMARY, untagged_pdf),
    "ashgrove-2021-a/overview-report.pdf": (ELLIS_OVERVIEW, tagged_pdf),
    "ashgrove-2021-a/recommendations.pdf": (ELLIS_PLAN, tagged_pdf),
    "ashgrove-2021-a/qa-letter.pdf": (letter_paper(ellis_letter.LETTER), tagged_pdf),
}
"""Every file that is made, by its path in reviews/."""


SLUGS = ("ashgrove-2019-a", "ashgrove-2021-a", "ashgrove-2022-a")


def example_files(slug: str) -> list[Path]:
    """Every file of an example, those in Welsh too."""
    return [path for path in (REVIEWS / slug).rglob("*") if path.is_file()]


def list_of_examples() -> str:
    """The digest of every file of the examples, by which they are known to be no secret."""
    paths = sorted(path for slug in SLUGS for path in example_files(slug))
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(REVIEWS).as_posix()}\n"
        for path in paths
        if path.name != "approval.yml"
    )


def main(arguments: list[str]) -> int:
    """Write every file and their list, or with "list" that alone; 1 if LibreOffice is missing."""
    if arguments == ["list"]:
        EXAMPLES.write_text(list_of_examples(), encoding="ascii")
        return 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            office = Office(Path(folder))
            for path, (paper, make) in FILES.items():
                data = make(paper, office)
                (REVIEWS / path).write_bytes(data)
                print(f"{path}: {len(data) // 1000} kB")
    except OfficeMissingError as error:
        print(error, file=sys.stderr)
        return 1
    EXAMPLES.write_text(list_of_examples(), encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
