"""How well scans are read: run with `make bench-scans`.

    python -m benchmarks.scans [DATE]

prints it and, with a date, writes it into docs/developers/benchmarks.md.

Pages of example documents are made into scans: turned a little, on grey paper, with noise, blurred
and pressed by JPEG, at several resolutions. Each goes through the draft that `publisher transcribe`
makes. Its words are held against those of the page, whatever their order.
"""

import io
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdfium2
import yaml
from PIL import Image, ImageChops, ImageFilter

from benchmarks.page import machine, write_down
from publisher.intake.pdf.shown import all_painted
from publisher.intake.sight.engine import best_engine
from publisher.intake.sight.transcribe import draft
from publisher.intake.transcript import UNSURE, words_of
from publisher.transcribing import DOTS

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "reviews" / "ashgrove-2021-a"
PAGES = (
    (ROOT / "tests" / "letters" / "bexley-2022.pdf", (1, 2)),
    (FOLDER / "overview-report.pdf", (4, 7)),
    (FOLDER / "executive-summary.pdf", (3,)),
    (FOLDER / "recommendations.pdf", (1,)),
)
"""A letter, running text, and a table with close print."""
QUALITY = 40
"""Of JPEG, of a hundred; scanners of offices save so when they are to make small files."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def scanned(page: Image.Image, turn: float, noise: float, seed: int) -> Image.Image:
    """The page as a scanner gives it: askew, on grey paper darker at one side, with noise."""
    askew = page.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)
    paper = Image.linear_gradient("L").rotate(90).resize(page.size).point(lambda v: 205 + v // 8)
    grey = ImageChops.multiply(askew, paper).filter(ImageFilter.GaussianBlur(0.6))
    random.seed(seed)
    grain = Image.frombytes("L", page.size, random.randbytes(page.width * page.height))
    return Image.blend(grey, grain.filter(ImageFilter.GaussianBlur(0.7)), noise)


def in_two_tones(page: Image.Image) -> Image.Image:
    """The page as a fax gives it."""
    return page.point(lambda v: 255 if v > 150 else 0)


SCANS: dict[str, tuple[int, Callable[[Image.Image, int], Image.Image]]] = {
    "as the page is, 200 dots an inch": (200, lambda page, seed: page),
    "300 dots, 1° askew": (300, lambda page, seed: scanned(page, 1, 0.12, seed)),
    "200 dots, 0.5° askew": (200, lambda page, seed: scanned(page, 0.5, 0.12, seed)),
    "200 dots, 1° askew": (200, lambda page, seed: scanned(page, 1, 0.12, seed)),
    "200 dots, 2° askew": (200, lambda page, seed: scanned(page, 2, 0.12, seed)),
    "200 dots, 1° askew, twice the noise": (200, lambda page, seed: scanned(page, 1, 0.24, seed)),
    "150 dots, 1° askew": (150, lambda page, seed: scanned(page, 1, 0.12, seed)),
    "100 dots in two tones, 1° askew": (
        100, lambda page, seed: in_two_tones(scanned(page, 1, 0.06, seed)),
    ),
}  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write it down if a date is given."""
    lines = "\n".join(table())
    print(lines)
    for day in arguments[:1]:
        write_down("scans", f"{machine(day)}\n\n{lines}")


def table() -> Iterator[str]:
    """A row for each kind of scan."""
    heads = ("Scan", "Words", "Read rightly", "Marked", "Wrong and not marked", "Names misread")
    yield f"| {' | '.join(heads)} |"
    yield "|---|--:|--:|--:|--:|--:|"
    names = flagged_words()
    for kind, (dots, made) in SCANS.items():
        true, sure, unsure = Counter[str](), Counter[str](), Counter[str]()
        for seed, (shown, page) in enumerate(pages(dots)):
            read, marked = read_back(made(page, seed), dots)
            true, sure, unsure = true + shown, sure + read, unsure + marked
        right = (true & (sure + unsure)).total()
        wrong = (sure - true).total()
        missed = sum((true - sure - unsure)[name] for name in names)
        of = sum(true[name] for name in names)
        share = f"{right / true.total():.1%}"
        row = (kind, true.total(), share, unsure.total(), wrong, f"{missed} of {of}")
        yield f"| {' | '.join(map(str, row))} |"


def pages(dots: int) -> Iterator[tuple[Counter[str], Image.Image]]:
    """The words of each page, and its picture."""
    for path, numbers in PAGES:
        data = path.read_bytes()
        images = list(all_painted(data, dots / 72))
        with pypdfium2.PdfDocument(data) as document:
            for number in numbers:
                text = document[number - 1].get_textpage().get_text_range()
                yield words(text), images[number - 1]


def read_back(image: Image.Image, dots: int) -> tuple[Counter[str], Counter[str]]:
    """The words of the draft of a scan: those taken for sure, and those that are marked."""
    scan = io.BytesIO()
    image.save(scan, "PDF", resolution=dots, quality=QUALITY)
    engine = best_engine()
    assert engine
    text = draft(scan.getvalue(), all_painted(scan.getvalue(), DOTS / 72), engine) or ""
    told = words_of(text.encode()).decode().replace("\\", "")
    marked = [part for part in told.split() if UNSURE.strip() in part]
    sure = [part for part in told.split() if UNSURE.strip() not in part]
    return words(" ".join(sure)), words(" ".join(marked).replace(UNSURE, ""))


def words(text: str) -> Counter[str]:
    """The words in small letters, those broken at a line's end whole again."""
    whole = re.sub(r"[\ufffe\u00ad]\s*", "", text).replace("’", "'")
    return Counter(_WORD.findall(whole.casefold()))


def flagged_words() -> frozenset[str]:
    """The single words of the names and addresses that are flagged in the examples."""
    terms = yaml.safe_load((FOLDER / "redactions.yml").read_text(encoding="utf-8"))
    listed = " ".join(str(word) for term in terms for word in term["is"])
    return frozenset(words(f"{listed} Deborah Simpson Watling Bexleyheath"))


if __name__ == "__main__":
    main(sys.argv[1:])
