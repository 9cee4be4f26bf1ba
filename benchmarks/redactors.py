"""What a person would reach for instead: PDF redaction by scripts and by tools from PyPI.

Each takes a PDF and the words to take out, as its own documentation says to use it, and gives
the redacted PDF. Tools that remove what lies below a box but cannot search themselves are
given the boxes that PDFium's search finds.

Left out: PyMuPDF and all that build on it (blankout, klarpdf, nophi, pdfredactcli, piibyebye,
redact-pdf, redactron, scrubfile, spectrepdf and more), since their licence, the AGPL, also binds
what is built upon them; coverup, a window to draw boxes in (GPL); pdfredact, which names no
licence; marisol, which needs libraries of 2016; programs that are not free.
"""

import io
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

import pikepdf
import pypdfium2
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream, TextStringObject
from pypdfium2 import raw

Redact: TypeAlias = Callable[[bytes, Sequence[str]], bytes]
Area: TypeAlias = tuple[int, float, float, float, float]
"""A page from 0, and left, bottom, right and top in points."""
LABEL = "[removed]"
DEADLINE = 20.0
"""Seconds after which a tool that still works on a page or two counts as hanging."""
_FORK = get_context("fork")


@dataclass(frozen=True, slots=True)
class Redactor:
    """One way to redact a PDF, and the package that must be installed for it."""

    name: str
    package: str
    licence: str
    redact: Redact

    @property
    def version(self) -> str | None:
        """Of the package; None if it is not installed."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None


def redacted(tool: Redactor, data: bytes, words: Sequence[str]) -> bytes | None:
    """What the tool gives; None if it refuses, falls over or hangs.

    In a process of its own, since code that is not Python's can take that down.
    """
    ours, theirs = _FORK.Pipe(duplex=False)
    child = _FORK.Process(target=_send, args=(theirs, tool, data, words))
    child.start()
    theirs.close()
    try:
        return ours.recv_bytes() or None if ours.poll(DEADLINE) else None
    except EOFError:
        return None
    finally:
        child.kill()
        child.join()


def _send(to: Connection, tool: Redactor, data: bytes, words: Sequence[str]) -> None:
    with suppress(Exception):
        to.send_bytes(tool.redact(data, words))


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """All words at once, the longest first, in any case and with any white space inside."""
    by_length = sorted(words, key=lambda word: (-len(word), word))
    each = (r"\s+".join(map(re.escape, word.split())) for word in by_length)
    return re.compile("|".join(each), re.IGNORECASE)


def _by_pypdf(data: bytes, words: Sequence[str]) -> bytes:
    """Replaces words in the strings that the pages show, as many scripts on the web do."""
    pattern, writer = _pattern(words), PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        contents = page.get_contents()
        if contents is None:
            continue
        stream = ContentStream(contents, writer)
        for operands, operator in stream.operations:
            if operator in (b"Tj", b"'", b'"') and isinstance(operands[-1], str):
                operands[-1] = TextStringObject(pattern.sub(LABEL, operands[-1]))
            elif operator == b"TJ":
                text = "".join(part for part in operands[0] if isinstance(part, str))
                if pattern.search(text):
                    operands[0][:] = [TextStringObject(pattern.sub(LABEL, text))]
        page.replace_contents(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _by_pikepdf(data: bytes, words: Sequence[str]) -> bytes:
    """The same with pikepdf, by a careful person: properties, attachments, scripts go too."""
    pattern = _pattern(words)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            operations = [_replaced(one, pattern) for one in pikepdf.parse_content_stream(page)]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
        for name in ("/Metadata", "/Names", "/Outlines", "/AcroForm", "/OpenAction", "/PieceInfo"):
            if name in pdf.Root:
                del pdf.Root[name]
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        return _saved(pdf)


def _replaced(
    operation: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage,
    pattern: re.Pattern[str],
) -> pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage:
    if str(operation.operator) not in ("Tj", "TJ", "'", '"'):
        return operation
    *others, last = operation.operands
    many = isinstance(last, pikepdf.Array)
    parts = last.as_list() if many else [last]
    text = "".join(str(part) for part in parts if isinstance(part, pikepdf.String))
    if not pattern.search(text):
        return operation
    new = pikepdf.String(pattern.sub(LABEL, text))
    shown = pikepdf.Array([new]) if many else new
    return pikepdf.ContentStreamInstruction([*others, shown], operation.operator)


def _saved(pdf: pikepdf.Pdf, *, packed: bool = True) -> bytes:
    out = io.BytesIO()
    if packed:
        pdf.save(out)
    else:
        pdf.save(
            out,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


def _by_pdfium(data: bytes, words: Sequence[str]) -> bytes:
    """Removes every piece of text that PDFium's search touches."""
    areas = list(_areas(data, words))
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            here = [area for area in areas if area[0] == number]
            for piece in list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1)):
                left, bottom, right, top = piece.get_bounds()
                if any(left < a[3] and right > a[1] and bottom < a[4] and top > a[2] for a in here):
                    page.remove_obj(piece)
            page.gen_content()
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def _areas(data: bytes, words: Sequence[str]) -> Iterator[Area]:
    """Where PDFium's own search, which ignores case, finds the words."""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for word in words:
                search = text.search(word)
                while found := search.get_next():
                    for at in range(text.count_rects(*found)):
                        yield (number, *text.get_rect(at))


def _by_pdf_redactor(data: bytes, words: Sequence[str]) -> bytes:
    import pdf_redactor

    with pikepdf.open(io.BytesIO(data)) as pdf:
        unpacked = _saved(pdf, packed=False)  # as its documentation asks for
    pattern, options = _pattern(words), pdf_redactor.RedactorOptions()
    options.input_stream, options.output_stream = io.BytesIO(unpacked), io.BytesIO()
    options.metadata_filters = {"DEFAULT": [lambda _: None]}
    options.xmp_filters = [lambda _: None]
    options.content_filters = [(pattern, lambda _: LABEL)]
    options.link_filters = [lambda target, _: pattern.sub("", target)]
    pdf_redactor.redactor(options)
    written: bytes = options.output_stream.getvalue()
    return written


def _by_pdfblah(data: bytes, words: Sequence[str]) -> bytes:
    import pdfblah

    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "before.pdf"), Path(folder, "after.pdf")
        before.write_bytes(data)
        pattern = _pattern(words).pattern
        pdfblah.redact(str(before), str(after), pattern, ci=True, regex=True)
        pdfblah.apply_to_file(str(after), True, None)  # --strip-metadata
        return after.read_bytes()


def _by_pypdfsuit(data: bytes, words: Sequence[str]) -> bytes:
    import pypdfsuit

    options = {"textSearch": [{"text": word} for word in words], "mode": "secure_required"}
    written: bytes = pypdfsuit.apply_redactions_advanced(data, options)
    return written


def _by_clearleaf(data: bytes, words: Sequence[str]) -> bytes:
    import clearleaf

    areas, document = list(_areas(data, words)), clearleaf.PDFDocument.open(data)
    for number, page in enumerate(document):
        height = page.rect[3]
        for at, left, bottom, right, top in areas:
            if at == number:
                page.add_redact_annot((left, height - top, right, height - bottom))
        page.apply_redactions()
    written: bytes = document.tobytes()
    return written


def _by_rustpdf(data: bytes, words: Sequence[str]) -> bytes:
    import rustpdf

    areas = list(_areas(data, words))
    with rustpdf.EditableDoc.load(data) as document:
        for number in sorted({area[0] for area in areas}):
            document.redact(number, [list(area[1:]) for area in areas if area[0] == number])
        written: bytes = document.to_bytes()
    return written


def _by_pdf_oxide(data: bytes, words: Sequence[str]) -> bytes:
    import pdf_oxide

    document = pdf_oxide.PdfDocument.from_bytes(data)
    for number, left, bottom, right, top in _areas(data, words):
        document.add_redaction(number, (left, bottom, right, top))
    document.apply_redactions_destructive()
    written: bytes = document.to_bytes()
    return written


REDACTORS = (
    Redactor("a script with pypdf", "pypdf", "BSD", _by_pypdf),
    Redactor("a script with pikepdf", "pikepdf", "MPL", _by_pikepdf),
    Redactor("a script with PDFium", "pypdfium2", "BSD or Apache", _by_pdfium),
    Redactor("pdf-redactor", "pdf-redactor", "CC0", _by_pdf_redactor),
    Redactor("pdfblah", "pdfblah", "MIT", _by_pdfblah),
    Redactor("pypdfsuit", "pypdfsuit", "MIT", _by_pypdfsuit),
    Redactor("clearleaf", "clearleaf", "MIT", _by_clearleaf),
    Redactor("rustpdf", "rustpdf", "MIT", _by_rustpdf),
    Redactor("pdf_oxide", "pdf_oxide", "MIT or Apache", _by_pdf_oxide),
)
