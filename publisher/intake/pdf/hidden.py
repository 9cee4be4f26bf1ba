"""What a PDF holds beside the content of its pages, and where its links lead.

None of it enters the model; it is told once a kind, so that nobody thinks it was read.
Looked at with pikepdf, without running or decoding any of it.
"""

from collections.abc import Iterator

import pikepdf

from publisher.findings import Finding, Place, Rule
from publisher.intake.characters import clean
from publisher.intake.pdf.annotations import DEEPEST, annotations, dictionary, is_shown, items
from publisher.intake.pdf.page import Box

MEDIA = ("/FileAttachment", "/Sound", "/Movie", "/Screen", "/3D", "/RichMedia")

LONGEST_HATCH = 500
"""Bytes of a pattern that shades an area; letters drawn as shapes take more."""

READ = ("/Link", "/Widget", "/FreeText", "/Watermark", "/Stamp")
"""Annotations that are part of what the page says."""


def beside_the_pages(pdf: pikepdf.Pdf) -> list[Finding]:
    """One piece of advice for each kind of hidden content of the file as a whole."""
    root = pdf.Root
    names = dictionary(root, "/Names")
    kinds = {
        "attached files": len(pdf.attachments) > 0 or "/AF" in root,
        "programs (JavaScript)": "/JavaScript" in names or _is_script(root.get("/OpenAction")),
        "bookmarks": "/First" in dictionary(root, "/Outlines"),
        "a hidden layer": _layer_off(dictionary(root, "/OCProperties")),
        "a form's data (XFA)": "/XFA" in dictionary(root, "/AcroForm"),
        "notes for other programs": any("/PieceInfo" in page.obj for page in pdf.pages),
        "document properties": _has_properties(pdf),
    }
    return [Finding(Rule.D201, detail=kind) for kind, there in kinds.items() if there]


def on_top_of_pages(pdf: pikepdf.Pdf) -> list[Finding]:
    """What annotations are remarks, or do not show: they are left out."""
    findings = []
    for _, annotation in annotations(pdf):
        kind = str(annotation.get("/Subtype", ""))
        if not is_shown(annotation):
            if kind != "/Link":
                findings.append(Finding(Rule.D201, detail="hidden annotations"))
        elif kind in MEDIA:
            findings.append(Finding(Rule.D201, detail="attached files"))
        elif kind == "/Redact":
            findings.append(Finding(Rule.D208))
        elif kind not in READ:
            findings.append(Finding(Rule.D201, detail="comments and marks on pages"))
    return list(dict.fromkeys(findings))


def links(pdf: pikepdf.Pdf) -> dict[int, list[tuple[Box, str]]]:
    """For each page, in the page's own coordinates, the areas that lead to an address.

    The box is (left, bottom, right, top). Links within the document are left out.
    """
    found: dict[int, list[tuple[Box, str]]] = {}
    for number, annotation in annotations(pdf):
        target = _target(annotation)
        if target:
            found.setdefault(number, []).extend((area, target) for area in _areas(annotation))
    return found


def links_left_out(pdf: pikepdf.Pdf) -> list[Finding]:
    """Links that start a program or open another file, by page."""
    findings = []
    for number, annotation in annotations(pdf):
        action = annotation.get("/A")
        kind = str(action.get("/S", "")) if isinstance(action, pikepdf.Dictionary) else ""
        if annotation.get("/Subtype") == "/Link" and kind not in ("", "/URI", "/GoTo", "/Named"):
            findings.append(
                Finding(Rule.D203, place=Place(page=number), detail="it opens a file or a program")
            )
    return list(dict.fromkeys(findings))


def patterned_pages(pdf: pikepdf.Pdf) -> frozenset[int]:
    """Pages with tiling patterns that may show letters, which no reader of text gets."""
    return frozenset(
        number
        for number, page in enumerate(pdf.pages, 1)
        if any(_patterns_of_letters(page.get("/Resources"), DEEPEST))
    )


def _is_script(action: object) -> bool:
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/JavaScript"


def _layer_off(layers: pikepdf.Object) -> bool:
    default = dictionary(layers, "/D")
    return default.get("/BaseState") == "/OFF" or bool(list(items(default.get("/OFF"))))


def _has_properties(pdf: pikepdf.Pdf) -> bool:
    names = ("/Title", "/Author", "/Subject", "/Keywords")
    info = pdf.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary):
        return any(str(info.get(name, "")).strip() for name in names)
    return False


def _target(annotation: pikepdf.Dictionary) -> str | None:
    action = annotation.get("/A")
    if annotation.get("/Subtype") != "/Link" or not isinstance(action, pikepdf.Dictionary):
        return None
    uri = action.get("/URI")
    if action.get("/S") != "/URI" or uri is None:
        return None
    return clean(str(uri)).strip() or None


def _areas(annotation: pikepdf.Dictionary) -> Iterator[Box]:
    points = [float(str(value)) for value in items(annotation.get("/QuadPoints"))]
    for at in range(0, len(points) - 7, 8):
        yield _around(points[at : at + 8])
    if len(points) < 8:
        corners = [float(str(value)) for value in items(annotation.get("/Rect"))]
        if len(corners) == 4:
            yield _around(corners)


def _around(points: list[float]) -> Box:
    across, up = points[::2], points[1::2]
    return Box(min(across), min(up), max(across), max(up))


def _patterns_of_letters(resources: object, depth: int) -> Iterator[bool]:
    if not isinstance(resources, pikepdf.Dictionary) or depth == 0:
        return
    for pattern in _values(resources, "/Pattern"):
        if isinstance(pattern, pikepdf.Stream):
            inner = pattern.get("/Resources")
            held = inner if isinstance(inner, pikepdf.Dictionary) else pikepdf.Dictionary()
            yield "/Font" in held or "/XObject" in held or len(pattern.read_bytes()) > LONGEST_HATCH
    for form in _values(resources, "/XObject"):
        if form.get("/Subtype") == "/Form":
            yield from _patterns_of_letters(form.get("/Resources"), depth - 1)


def _values(resources: pikepdf.Dictionary, key: str) -> Iterator[pikepdf.Object]:
    for value in dictionary(resources, key).as_dict().values():
        if isinstance(value, pikepdf.Stream | pikepdf.Dictionary):
            yield value
