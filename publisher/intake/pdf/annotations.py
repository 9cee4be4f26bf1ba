"""Annotations and form fields of a PDF as its file has them; looked at, never run."""

from collections.abc import Iterable, Iterator

import pikepdf

from publisher.intake.pdf.page import Box

HIDDEN, NO_VIEW = 1 << 1, 1 << 5  # annotation flags, ISO 32000-1 table 165
PASSWORD, PUSH_BUTTON, DROP_DOWN = 1 << 13, 1 << 16, 1 << 17  # field flags, tables 226 to 230

DEEPEST = 30
"""Levels of form XObjects and of fields that are followed."""


def annotations(pdf: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Dictionary]]:
    """Each annotation with the number of its page, from 1."""
    for number, page in enumerate(pdf.pages, 1):
        for annotation in items(page.get("/Annots")):
            if isinstance(annotation, pikepdf.Dictionary):
                yield number, annotation


def is_shown(annotation: pikepdf.Dictionary) -> bool:
    """Whether its flags let it be seen on a screen."""
    return not number(annotation.get("/F", 0)) & (HIDDEN | NO_VIEW)


def rectangle(annotation: pikepdf.Dictionary) -> Box | None:
    """Its place in the page's own coordinates: left, bottom, right, top."""
    try:
        x0, y0, x1, y1 = (float(str(side)) for side in items(annotation.get("/Rect")))
    except ValueError:
        return None
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def drawing(annotation: pikepdf.Dictionary) -> pikepdf.Stream | None:
    """How the file draws it, in the state that it is in."""
    held = dictionary(annotation, "/AP").get("/N")
    if isinstance(held, pikepdf.Dictionary) and not isinstance(held, pikepdf.Stream):
        held = held.get(str(annotation.get("/AS", "/Off")))
    return held if isinstance(held, pikepdf.Stream) else None


def has_letters(form: pikepdf.Object, depth: int = DEEPEST) -> bool:
    """Whether a drawing has fonts, itself or in what it calls."""
    held = dictionary(form, "/Resources")
    if "/Font" in held:
        return True
    inner = dictionary(held, "/XObject").as_dict().values()
    return depth > 0 and any(
        has_letters(one, depth - 1) for one in inner if isinstance(one, pikepdf.Stream)
    )


class Field:
    """A field of a form, through the annotation that shows it."""

    def __init__(self, annotation: pikepdf.Dictionary) -> None:
        self._annotation = annotation

    @property
    def words(self) -> str:
        """The words that it shows."""
        flags = number(self._get("/Ff"))
        match str(self._get("/FT") or ""):
            case "/Tx":
                return "" if flags & PASSWORD else _text(self._get("/V"))
            case "/Ch":
                return "\n".join(self._chosen() if flags & DROP_DOWN else self._choices().values())
            case "/Btn" if flags & PUSH_BUTTON:
                return _text(dictionary(self._annotation, "/MK").get("/CA"))
            case _:
                return ""

    def _get(self, key: str) -> object:
        """The value of a key, its own or that of a field that it is part of."""
        holder: object = self._annotation
        for _ in range(DEEPEST):
            if not isinstance(holder, pikepdf.Dictionary):
                break
            if key in holder:
                return holder.get(key)
            holder = holder.get("/Parent")
        return None

    def _chosen(self) -> list[str]:
        value, choices = self._get("/V"), self._choices()
        chosen = items(value) if isinstance(value, pikepdf.Array) else [value]
        return [choices.get(text, text) for text in map(_text, chosen)]

    def _choices(self) -> dict[str, str]:
        """What is shown for each value that may be chosen."""
        shown = {}
        for choice in items(self._get("/Opt")):
            pair = [_text(part) for part in items(choice)] or [_text(choice)]
            shown[pair[0]] = pair[-1]
        return shown


def _text(value: object) -> str:
    if isinstance(value, pikepdf.Stream):
        value = pikepdf.String(value.read_bytes())
    return str(value) if isinstance(value, pikepdf.String | str) else ""


def items(value: object) -> Iterable[object]:
    """What is in an array; nothing if it is none."""
    return value.as_list() if isinstance(value, pikepdf.Array) else ()


def dictionary(holder: pikepdf.Object, key: str) -> pikepdf.Object:
    """The dictionary under that key; an empty one if there is none."""
    value = holder.get(key)
    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()


def number(value: object) -> int:
    """The whole number; 0 if it is none."""
    try:
        return int(value)  # type: ignore[call-overload, no-any-return]
    except (TypeError, ValueError):
        return 0
