"""Files broken at random go the way of a review: run with `make fuzz`.

    python -m benchmarks.fuzz NUMBER [DATE]

prints what became of as many broken files and, with a date, writes it into
docs/developers/benchmarks.md.

Each broken file stands in the folder of an honest review, which is read, checked and redacted
as `publisher check` does it, and if nothing forbids it set as a PDF. What is read by eye is
left out, for its slowness. Whatever is neither a finding nor a document is a fault and is told
with the numbers that make it again.
"""

import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.mutants import mutant
from benchmarks.page import machine, write_down
from publisher import workers
from publisher.checked import Checked
from publisher.errors import PublisherError
from publisher.intake.folder import Folder, read_submission
from publisher.intake.naming import OURS
from publisher.intake.read import read_document
from publisher.intake.reading import Request
from publisher.intake.sight import engine
from publisher.intake.site_file import read_site_file
from publisher.kept import review_of
from publisher.looking import Look
from publisher.model import Role
from publisher.redaction.flagged import places_of
from publisher.site.pdf import Cover, make_pdf
from publisher.surroundings import Surroundings
from publisher.workers import Limits, Note, Stopped
from tests import flows
from tests.folders import FILES, MKDOCS, ROOT
from tests.hard_cases import rtf_cases
from tests.hard_cases.secret import SECRET
from tests.intake.pdf import hostile

BATCH = 40
"""Broken files to a worker."""
AT_ONCE = 16
"""Workers, more than there are cores: the machine may have other work to do."""
SLOW = 10.0
"""Seconds of the processor after which a file counts as slow."""
DAY = date(2026, 11, 22)
REAL = ROOT / "tests" / "hard_cases" / "real"
REVIEWS = ROOT / "reviews"

Seeds = Mapping[str, Sequence[tuple[str, bytes]]]
"""Honest files to break, by kind: the name that each has in its folder, and its bytes."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one broken file: in a word, in which seconds, and where a fault was."""

    kind: str
    number: int
    came_to: str
    seconds: float = 0
    fault: str = ""


def seeds() -> Seeds:
    """Files of programs, and small ones with a part of each kind that is looked at."""
    summary, letter, plan = "executive-summary", "qa-letter", "recommendations"
    drawn = [data for data in flows.drawn_files().values() if isinstance(data, bytes)]
    rich = [case.data for case in rtf_cases.cases(SECRET) if case.suffix == ".docx"][:12]
    words = sorted([REAL / "summary.docx", *(ROOT / "tests").glob("*/files/*.docx")])
    sheets = sorted([*REAL.glob("*.xlsx"), *(ROOT / "tests").glob("*/files/*plan.xlsx")])
    letters = sorted((ROOT / "tests" / "letters").rglob("*.txt"))
    pages = sorted(REVIEWS.rglob("*.md"))
    yamls = [(name, path.read_bytes()) for name in OURS for path in sorted(REVIEWS.rglob(name))]
    return {
        "Word": [(f"{summary}.docx", path.read_bytes()) for path in words]
        + [("appendix-a.docx", data) for data in drawn],
        "RTF in Word": [("appendix-a.docx", data) for data in rich],
        "Excel": [(f"{plan}.xlsx", path.read_bytes()) for path in sheets],
        "PDF": [(f"{summary}.pdf", data) for data in sorted(hostile.seeds(), key=len)[:12]],
        "Markdown": [(f"{summary}.md", path.read_bytes()) for path in pages]
        + [(f"{summary}.md", FILES[f"{summary}.md"].encode())],
        "CSV": [(f"{plan}.csv", FILES[f"{plan}.csv"].encode())],
        "letters": [(f"{letter}.txt", path.read_bytes()) for path in letters]
        + [(f"{letter}.md", FILES[f"{letter}.md"].encode())]
        + [(f"{letter}.pdf", (ROOT / "tests" / "letters" / "bexley-2022.pdf").read_bytes())],
        "YAML": [(name, FILES[name].encode()) for name in OURS if name in FILES] + yamls,
    }


SHARES = {
    "Word": 30, "RTF in Word": 16, "Excel": 20, "PDF": 4, "Markdown": 4, "CSV": 4, "letters": 4,
    "YAML": 18,
}  # fmt: skip
"""Of a hundred broken files: more of those that are read fast."""


def broken(files: Seeds, kind: str, number: int) -> tuple[Folder, str]:
    """The honest review with one file broken, and that file's name."""
    name, data = files[kind][number % len(files[kind])]
    inside = "Word" if kind == "RTF in Word" else kind
    made = mutant(data, "PDF" if name.endswith(".pdf") else inside, number)
    stem = name.rpartition(".")[0]
    honest = {file: text.encode() for file, text in FILES.items() if file.split(".")[0] != stem}
    return Folder("ashgrove-2019-a", {**honest, name: made}), name


@dataclass(frozen=True, slots=True)
class Batch:
    """Broken files that one worker tries, one after the other."""

    files: Seeds

    def __call__(self, of: tuple[str, range], note: Note) -> list[Tried]:
        """What became of each."""
        engine.engines = lambda: ()
        engine.best_engine.cache_clear()
        return list(self._each(*of, note))

    def _each(self, kind: str, numbers: range, note: Note) -> Iterator[Tried]:
        look = Look(DAY, read_site_file(MKDOCS.encode()), Surroundings())
        for number in numbers:
            note(str(number))
            begun = time.process_time()
            came_to, fault = told_of(lambda n=number: tried(look, self.files, kind, n))  # type: ignore[misc]
            yield Tried(kind, number, came_to, time.process_time() - begun, fault)


def tried(look: Look, files: Seeds, kind: str, number: int) -> str:
    """What became of the review; its documents are set as PDFs if it could go public.

    For the time that it takes, of those whose broken file is refused every tenth goes all the
    way, and of those that could go public every fifth is set.
    """
    folder, name = broken(files, kind, number)
    if number % 10 and name not in OURS and not _is_read(folder.files[name], name):
        return "refused"
    submission = read_submission(folder, places_of)
    checked = look.checked(replace(submission, example=True))
    if checked.redacted is None:
        return "refused"
    if any(f.stops and not f.rule.code.startswith("A") for f in checked.findings):
        return "held back"
    if number % 5 == 0:
        set_as_pdf(checked)
    return "could go public"


def _is_read(data: bytes, name: str) -> bool:
    stem, _, suffix = name.rpartition(".")
    role = Role.LETTER if stem == "qa-letter" else Role(stem.removesuffix("-a"))
    return read_document(data, f".{suffix}", Request(role, stem)).document is not None


def set_as_pdf(checked: Checked) -> None:
    """Set every document of the review."""
    assert checked.redacted
    cover = Cover("Rowan", "Ashgrove", "https://reviews.ashgrove.example/", DAY)
    for document in review_of(checked.redacted).documents:
        make_pdf(document, cover)


def told_of(trial: Callable[[], str]) -> tuple[str, str]:
    """What a trial came to; of an error the kind and its last place in our code."""
    try:
        return trial(), ""
    except MemoryError:
        return "stopped", ""
    except PublisherError as error:
        return "fault", f"{type(error).__name__}: {error.message}"
    except Exception as error:
        trace, place = error.__traceback__, ""
        while trace:
            code = trace.tb_frame.f_code
            if "publisher" in code.co_filename:
                place = f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}"
            trace = trace.tb_next
        return "fault", f"{type(error).__name__} at {place}"


def run(number: int, first: int = 0) -> Iterator[Tried]:
    """Try as many broken files, those of each kind numbered from `first` on."""
    files = seeds()
    workers.LIMITS = Limits(seconds=3600, processor=5 * BATCH, memory=3 * 1024**3)
    todo: list[tuple[str, range]] = []
    for kind, share in SHARES.items():
        last = first + number * share // 100
        size = BATCH // 4 if kind in ("PDF", "letters") else BATCH
        todo += [(kind, range(n, min(n + size, last))) for n in range(first, last, size)]
    todo.sort(key=lambda batch: batch[1].start / SHARES[batch[0]])
    while todo:
        again: list[tuple[str, range]] = []
        for (kind, numbers), came_to in zip(
            todo, workers.run_apart(Batch(files), todo, AT_ONCE), strict=True
        ):
            if not isinstance(came_to, Stopped):
                yield from came_to
                continue
            at = int(came_to.at or numbers.start)
            yield Tried(kind, at, "stopped")
            again += [(kind, range(numbers.start, at)), (kind, range(at + 1, numbers.stop))]
        todo = [(kind, numbers) for kind, numbers in again if numbers]


def main(arguments: Sequence[str]) -> None:
    """Try, print, and write it down if a date is given."""
    begun, results = time.monotonic(), list[Tried]()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):  # what was tried until then is told
        for one in run(int(arguments[0])):
            results.append(one)
            if one.fault or one.seconds > SLOW or one.came_to == "stopped":
                print(one, flush=True)
            if len(results) % 1000 == 0:
                print(len(results), f"{time.monotonic() - begun:.0f} s", flush=True)
    lines = "\n".join(table(results))
    print(lines)
    for day in arguments[1:2]:
        write_down("fuzz", f"{machine(day)}\n\n{lines}")


ENDS = ("refused", "held back", "could go public", "stopped", "fault")


def table(results: Sequence[Tried]) -> Iterator[str]:
    """A row for each kind of file, and one for all."""
    heads = ("Files", "Tried", "Refused", "Held back after redaction", "Could go public")
    yield f"| {' | '.join((*heads, 'Stopped by the limits', 'Faults', 'Slowest'))} |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    by_kind: dict[str, list[Tried]] = defaultdict(list)
    for one in results:
        by_kind[one.kind].append(one)
    for kind, some in {**by_kind, "all": results}.items():
        ends = Counter(one.came_to for one in some)
        slowest = max(one.seconds for one in some)
        row = (kind, len(some), *(ends[end] for end in ENDS), f"{slowest:.1f} s")
        yield f"| {' | '.join(map(str, row))} |"


if __name__ == "__main__":
    main(sys.argv[1:])
