"""The objects of a PDF page as pdfium holds them, and its pictures and drawn lines as values."""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from publisher.intake.pdf.page import Box, Drawing, Frame, Mark, around

MOST_FORMS = 100_000
"""Form XObjects on one page that are counted."""

MOST_SEGMENTS = 400
"""Of one path; those of a drawing beyond them are not looked at."""

SEAM = 1.5
"""Points between the edges of two strips of one picture, at the most."""


class Thing(NamedTuple):
    """A page object of pdfium and what it is marked as."""

    handle: Any
    kind: int
    mark: Mark
    matrix: tuple[float, ...]


def frame_of(page: pdfium.PdfPage) -> Frame:
    """How the page's own coordinates become those of the page as displayed."""
    return Frame(Box(*page.get_bbox()), page.get_rotation(), *page.get_size())


def things(page: pdfium.PdfPage) -> Iterator[Thing]:
    """Every object of the page in painting order, those within form XObjects included.

    A thing in a form belongs to what the form as a whole is marked as, unless it is marked
    itself.
    """
    forms = iter(range(1, MOST_FORMS))

    def walk(
        get: Callable[[int], Any], count: int, around: Mark, form: int, outer: tuple[float, ...]
    ) -> Iterator[Thing]:
        for index in range(count):
            handle = get(index)
            kind = raw.FPDFPageObj_GetType(handle)
            mark = _mark(handle, around, form)
            yield Thing(handle, kind, mark, outer)
            if kind == raw.FPDF_PAGEOBJ_FORM:
                inner = _product(_matrix(handle), outer)
                yield from walk(
                    lambda i, h=handle: raw.FPDFFormObj_GetObject(h, i),  # type: ignore[misc]
                    raw.FPDFFormObj_CountObjects(handle),
                    mark,
                    next(forms),
                    inner,
                )

    yield from walk(
        lambda index: raw.FPDFPage_GetObject(page.raw, index),
        raw.FPDFPage_CountObjects(page.raw),
        Mark(),
        0,
        (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
    )


def switch(found: Iterable[Thing], *, on: bool) -> None:
    """Let text be seen, by whatever paints or reads the page, or not."""
    for thing in found:
        if thing.kind == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFPageObj_SetIsActive(thing.handle, on)


def address(handle: Any) -> int:
    """What tells one object of pdfium from another; 0 for none."""
    return ctypes.addressof(handle.contents) if handle else 0


def plain(function: Any, gives: Any, *takes: Any) -> Callable[..., Any]:
    """A function of pdfium that takes and gives addresses as numbers, in half the time."""
    return ctypes.CFUNCTYPE(gives, *takes)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def drawings(found: Iterable[Thing], frame: Frame) -> Iterator[Drawing]:
    """The pictures among the things, the paths, and the straight lines that paths are made of."""
    for thing in found:
        if thing.kind == raw.FPDF_PAGEOBJ_IMAGE:
            sides = [ctypes.c_float() for _ in range(4)]
            raw.FPDFPageObj_GetBounds(thing.handle, *sides)
            left, bottom, right, top = (side.value for side in sides)
            corners = [(x, y) for x in (left, right) for y in (bottom, top)]
            data = _data_of(thing.handle)
            yield Drawing(_place(corners, thing, frame), thing.mark, picture=True, data=data)
        elif thing.kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _path(thing, frame)


def whole_pictures(found: Iterable[Drawing]) -> Iterator[Drawing]:
    """The drawings, of which the strips of a picture are one, as printers' programs cut it.

    Each is as wide as the one before it and right above or below, or as high and beside it.
    """
    last: Drawing | None = None
    for drawing in found:
        if not drawing.picture:
            yield drawing
        elif last is None or not _goes_on(last, drawing):
            if last is not None:
                yield last
            last = drawing
        else:
            whole = around((last.box, drawing.box))
            last = last._replace(box=whole, data=hash((last.data, drawing.data)))
    if last is not None:
        yield last


def _goes_on(last: Drawing, drawing: Drawing) -> bool:
    one, other = last.box, drawing.box
    as_wide = _meet(one.left, other.left) and _meet(one.right, other.right)
    as_high = _meet(one.top, other.top) and _meet(one.bottom, other.bottom)
    below = _meet(one.bottom, other.top) or _meet(other.bottom, one.top)
    beside = _meet(one.right, other.left) or _meet(other.right, one.left)
    return last.mark == drawing.mark and ((as_wide and below) or (as_high and beside))


def _meet(one: float, other: float) -> bool:
    return abs(one - other) <= SEAM


def _data_of(picture: Any) -> int:
    """A number for the data of a picture as the file holds them."""
    length = raw.FPDFImageObj_GetImageDataRaw(picture, None, 0)
    data = ctypes.create_string_buffer(length)
    raw.FPDFImageObj_GetImageDataRaw(picture, data, length)
    return int.from_bytes(blake2b(data, digest_size=8).digest())


def _path(thing: Thing, frame: Frame) -> Iterator[Drawing]:
    """A path as one drawing, and if it is made of straight lines each of these as well."""
    matrix = _product(_matrix(thing.handle), thing.matrix)
    steps = list(_steps(thing.handle))
    points = [_moved(x, y, matrix) for _, x, y in steps]
    if not points:
        return
    placed = thing._replace(matrix=(1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
    curves = sum(kind == raw.FPDF_SEGMENT_BEZIERTO for kind, _, _ in steps)
    yield Drawing(_place(points, placed, frame), thing.mark, False, curves, _filled(thing.handle))
    if not curves and len(points) > 2:
        start = points[0]
        for (kind, _, _), point, last in zip(steps[1:], points[1:], points, strict=False):
            if kind == raw.FPDF_SEGMENT_LINETO:
                yield Drawing(_place([last, point], placed, frame), thing.mark, False)
            elif last != start:
                yield Drawing(_place([last, start], placed, frame), thing.mark, False)
            start = point if kind == raw.FPDF_SEGMENT_MOVETO else start
        yield Drawing(_place([points[-1], start], placed, frame), thing.mark, False)


def _place(corners: list[tuple[float, float]], thing: Thing, frame: Frame) -> Box:
    across, down = zip(*(_moved(x, y, thing.matrix) for x, y in corners), strict=True)
    return frame.box(min(across), min(down), max(across), max(down))


def _steps(handle: Any) -> Iterator[tuple[int, float, float]]:
    """The segments of a path: kind and end point, in its own coordinates."""
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(handle), MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        yield raw.FPDFPathSegment_GetType(segment), x.value, y.value


def _filled(handle: Any) -> bool:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, mode, stroked)
    return bool(mode.value != raw.FPDF_FILLMODE_NONE)


def _mark(handle: Any, around: Mark, form: int) -> Mark:
    count = raw.FPDFPageObj_CountMarks(handle)
    if count <= 0:
        return around
    mcid = raw.FPDFPageObj_GetMarkedContentID(handle)
    if mcid >= 0 and count == 1:
        return Mark(around.artifact, mcid, form)
    artifact = around.artifact or any(
        _mark_name(raw.FPDFPageObj_GetMark(handle, index)) == "Artifact" for index in range(count)
    )
    if mcid < 0:
        return around._replace(artifact=artifact)
    return Mark(artifact, mcid, form)


def _mark_name(mark: Any) -> str:
    buffer = (ctypes.c_ushort * 64)()
    length = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
    return bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")


def _matrix(handle: Any) -> tuple[float, ...]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _product(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    """The matrix that does the first and then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m)  # fmt: skip


def _moved(x: float, y: float, matrix: tuple[float, ...]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
