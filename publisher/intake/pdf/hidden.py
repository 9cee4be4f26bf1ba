"""What a PDF holds beside the content of its pages, and where its links lead.

None of it enters the model; it is told once a kind, so that nobody thinks it was read.
Looked at with pikepdf, without running or decoding any of it.
"""

from collections.abc import Iterable, Iterator

import pikepdf

from publisher.findings import Finding, Place, Rule
from publisher.intake.characters import clean
from publisher.intake.pdf.page import Box

COMMENTS = ("/Text", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Popup")
"""Annotations that are remarks on the text and show no words on the page themselves."""

SHAPES = ("/Square", "/Circle", "/Line", "/Polygon", "/PolyLine", "/Ink", "/Redact")
MEDIA = ("/FileAttachment", "/Sound", "/Movie", "/Screen", "/3D", "/RichMedia")

WORDS_ON_TOP = ("/FreeText", "/Stamp", "/Watermark")
"""Annotations that put words on the page which its content does not have."""

HIDDEN, NO_VIEW = 1 << 1, 1 << 5  # annotation flags, ISO 32000-1 table 165

DEEPEST = 30
"""Levels of form XObjects that are followed."""

LONGEST_HATCH = 500
"""Bytes of a pattern that shades an area; letters drawn as shapes take more."""


def beside_the_pages(pdf: pikepdf.Pdf) -> list[Finding]:
    """One piece of advice for each kind of hidden content of the file as a whole."""
    root = pdf.Root
    names = _dictionary(root, "/Names")
    kinds = {
        "attached files": len(pdf.attachments) > 0 or "/AF" in root,
        "programs (JavaScript)": "/JavaScript" in names or _is_script(root.get("/OpenAction")),
        "bookmarks": "/First" in _dictionary(root, "/Outlines"),
        "a hidden layer": _layer_off(_dictionary(root, "/OCProperties")),
        "a form's data (XFA)": "/XFA" in _dictionary(root, "/AcroForm"),
        "notes for other programs": any("/PieceInfo" in page.obj for page in pdf.pages),
        "document properties": _has_properties(pdf),
    }
    return [Finding(Rule.D201, detail=kind) for kind, there in kinds.items() if there]


def on_top_of_pages(pdf: pikepdf.Pdf) -> list[Finding]:
    """What annotations add: remarks are left out, words that show on the page stop it."""
    findings = []
    for number, annotation in _annotations(pdf):
        kind = str(annotation.get("/Subtype", ""))
        place = Place(page=number)
        if _number(annotation.get("/F", 0)) & (HIDDEN | NO_VIEW):
            if kind != "/Link":
                findings.append(Finding(Rule.D201, detail="hidden annotations"))
        elif kind in COMMENTS or kind in SHAPES:
            findings.append(Finding(Rule.D201, detail="comments and marks on pages"))
        elif kind in MEDIA:
            findings.append(Finding(Rule.D201, detail="attached files"))
        elif kind in WORDS_ON_TOP:
            findings.append(Finding(Rule.D109, place=place, detail="text laid over the page"))
        elif kind == "/Widget" and _is_filled_in(annotation):
            findings.append(
                Finding(Rule.D109, place=place, detail="a form field that is filled in")
            )
        elif kind not in ("/Link", "/Widget"):
            findings.append(Finding(Rule.D201, detail="comments and marks on pages"))
    return list(dict.fromkeys(findings))


def links(pdf: pikepdf.Pdf) -> dict[int, list[tuple[Box, str]]]:
    """For each page, in the page's own coordinates, the areas that lead to an address.

    The box is (left, bottom, right, top). Links within the document are left out.
    """
    found: dict[int, list[tuple[Box, str]]] = {}
    for number, annotation in _annotations(pdf):
        target = _target(annotation)
        if target:
            found.setdefault(number, []).extend((area, target) for area in _areas(annotation))
    return found


def links_left_out(pdf: pikepdf.Pdf) -> list[Finding]:
    """Links that start a program or open another file, by page."""
    findings = []
    for number, annotation in _annotations(pdf):
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


def _annotations(pdf: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Dictionary]]:
    for number, page in enumerate(pdf.pages, 1):
        listed = page.get("/Annots")
        for annotation in _items(listed):
            if isinstance(annotation, pikepdf.Dictionary):
                yield number, annotation


def _items(value: object) -> Iterable[object]:
    return value.as_list() if isinstance(value, pikepdf.Array) else ()


def _dictionary(holder: pikepdf.Object, key: str) -> pikepdf.Object:
    value = holder.get(key)
    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()


def _number(value: object) -> int:
    try:
        return int(value)  # type: ignore[call-overload, no-any-return]
    except (TypeError, ValueError):
        return 0


def _is_script(action: object) -> bool:
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/JavaScript"


def _layer_off(layers: pikepdf.Object) -> bool:
    default = _dictionary(layers, "/D")
    return default.get("/BaseState") == "/OFF" or bool(list(_items(default.get("/OFF"))))


def _has_properties(pdf: pikepdf.Pdf) -> bool:
    names = ("/Title", "/Author", "/Subject", "/Keywords")
    info = pdf.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary):
        return any(str(info.get(name, "")).strip() for name in names)
    return False


def _is_filled_in(annotation: pikepdf.Dictionary) -> bool:
    value = annotation.get("/V")
    parent = annotation.get("/Parent")
    if value is None and isinstance(parent, pikepdf.Dictionary):
        value = parent.get("/V")
    if isinstance(value, pikepdf.Name):
        return value != "/Off"
    return value is not None and bool(str(value).strip())


def _target(annotation: pikepdf.Dictionary) -> str | None:
    action = annotation.get("/A")
    if annotation.get("/Subtype") != "/Link" or not isinstance(action, pikepdf.Dictionary):
        return None
    uri = action.get("/URI")
    if action.get("/S") != "/URI" or uri is None:
        return None
    return clean(str(uri)).strip() or None


def _areas(annotation: pikepdf.Dictionary) -> Iterator[Box]:
    points = [float(str(value)) for value in _items(annotation.get("/QuadPoints"))]
    for at in range(0, len(points) - 7, 8):
        yield _around(points[at : at + 8])
    if len(points) < 8:
        corners = [float(str(value)) for value in _items(annotation.get("/Rect"))]
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
    for value in _dictionary(resources, key).as_dict().values():
        if isinstance(value, pikepdf.Stream | pikepdf.Dictionary):
            yield value
