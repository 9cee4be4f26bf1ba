"""PDFs whose annotations and form fields show or hide the name."""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.hard_cases.frame import Case
from tests.hard_cases.pdf_file import case, drawn, paged, shown
from tests.hard_cases.secret import Secret
from tests.intake import pdf_files as f

AREA = (70.0, 600.0, 500.0, 620.0)
BEFORE = shown("Who left?", top=640)
ASKED = "Who left?"
_SCRATCH = pikepdf.new()
"""Holds drawings until the PDF is made that they are copied into."""


def cases(secret: Secret) -> Iterator[Case]:
    """Every case of this kind."""
    yield from _drawn(secret)
    yield from _undrawn(secret)
    yield from _placed(secret)
    yield from _unseen(secret)


def _with(*annotations: Dictionary, content: str = BEFORE, **page: Any) -> pikepdf.Pdf:
    return _put(paged(content, **page), *annotations)


def _put(pdf: pikepdf.Pdf, *annotations: Dictionary) -> pikepdf.Pdf:
    for annotation in annotations:
        if "/AP" in annotation:
            annotation.AP = pdf.copy_foreign(_SCRATCH.make_indirect(annotation.AP))
    return f.annotated(pdf, *annotations)


def _note(kind: str, words: str = "", *, flags: int = 4, **more: Any) -> Dictionary:
    """An annotation, with a drawing of the words if there are any."""
    made = f.annotation(kind, flags, **more)
    made.Rect = Array([*AREA])
    if words:
        made["/AP"] = Dictionary(N=_drawing(words))
    return made


def _drawing(words: str, **more: Any) -> pikepdf.Stream:
    return drawn(_SCRATCH, shown(words, 2, 6), (0, 0, 430, 20), **more)


def _drawn(secret: Secret) -> Iterator[Case]:
    said = f"Then {secret.name} left."
    seen = f"{ASKED} Then Rowan left."
    text = String(secret.ghost)
    kinds: dict[str, tuple[str, dict[str, Any]]] = {
        "a text box": ("FreeText", {"Contents": text, "RC": text}),
        "a stamp": ("Stamp", {"Contents": text}),
        "a watermark": ("Watermark", {}),
        "a line with words": ("Line", {"Contents": text, "L": Array([70, 600, 300, 600])}),
        "a box with words": ("Square", {"Contents": text}),
        "a remark whose sign has words": ("Text", {"Contents": text}),
        "an annotation of no known kind": ("Own", {"Contents": text}),
        "a text field": ("Widget", {"FT": Name.Tx, "V": text, "T": text, "TU": text, "DV": text}),
        "a drop-down list": ("Widget", {"FT": Name.Ch, "Ff": 1 << 17, "V": text, "Opt": [text]}),
        "a button": ("Widget", {"FT": Name.Btn, "Ff": 1 << 16, "MK": Dictionary(CA=text)}),
        "a signature": ("Widget", {"FT": Name.Sig, "V": Dictionary(Name=text, Reason=text)}),
    }
    for trick, (kind, more) in kinds.items():
        yield case(f"{trick}, drawn in the file", _with(_note(kind, said, **more)), seen)
    ticked = _note("Widget", FT=Name.Btn, V=Name.Yes, AS=Name.Yes)
    ticked["/AP"] = Dictionary(N=Dictionary(Yes=_drawing(said), Off=_drawing(secret.ghost)))
    yield case("a box to tick with a drawing for each state", _with(ticked), seen)
    password = _note("Widget", "*****", FT=Name.Tx, Ff=1 << 13, V=text)
    yield case("a field for a password", _with(password), ASKED)
    other = _note("Widget", said, FT=Name.Tx, V=text)
    yield case("a field whose drawing says something else", _with(other), seen)
    shrunk = _note("FreeText")
    big = drawn(_SCRATCH, shown(said, 20, 60, 110), (0, 0, 4300, 200))
    shrunk["/AP"] = Dictionary(N=big)
    yield case("a text box drawn ten times as large", _with(shrunk), seen)
    turned = _note("FreeText")
    turned.Rect = Array([500, 100, 520, 530])
    matrix = Array([0, 1, -1, 0, 0, 0])
    turned["/AP"] = Dictionary(N=_drawing(said, Matrix=matrix))
    yield case("a text box drawn sideways", _with(turned), seen)
    yield case("a text box on a turned page", _with(_note("FreeText", said), Rotate=90), seen)
    open_states = "q q 2 0 0 2 0 0 cm "
    pdf = _with(_note("FreeText", said), content=BEFORE + open_states)
    yield case("a text box on a page whose states are left open", pdf, seen)


def _undrawn(secret: Secret) -> Iterator[Case]:
    """Where every program draws the words by itself."""
    said, seen = String(f"Then {secret.name} left."), f"{ASKED} Then Rowan left."
    fields: dict[str, dict[str, Any]] = {
        "a text field": {"FT": Name.Tx, "V": said, "DV": String(secret.ghost)},
        "a text field of two lines": {
            "FT": Name.Tx, "Ff": 1 << 12,
            "V": String(f"Then {secret.first}\r{secret.last} left."),
        },
        "a drop-down list": {
            "FT": Name.Ch, "Ff": 1 << 17, "V": said, "Opt": Array([said, String(secret.ghost)])
        },
        "a drop-down list with other words for its values": {
            "FT": Name.Ch, "Ff": 1 << 17, "V": String("1"),
            "Opt": Array([Array([String("1"), said]), Array([String("2"), String(secret.ghost)])]),
        },
        "a button": {"FT": Name.Btn, "Ff": 1 << 16, "MK": Dictionary(CA=said)},
    }  # fmt: skip
    for trick, more in fields.items():
        yield case(f"{trick}, not drawn in the file", _with(_note("Widget", **more)), seen)
    choices = Array([said, String("She left.")])
    listed = _note("Widget", FT=Name.Ch, V=said, Opt=choices)
    yield case("a list to choose from, not drawn in the file", _with(listed), f"{seen} She left.")
    parent = Dictionary(FT=Name.Tx, V=said, T=String(secret.ghost))
    yield case("a text field with its value above it", _with(_note("Widget", Parent=parent)), seen)
    anew = _with(_note("Widget", secret.ghost, FT=Name.Tx, V=said))
    anew.Root.AcroForm["/NeedAppearances"] = True
    yield case("a text field that is to be drawn anew", anew, seen)
    pdf = paged(BEFORE)
    long = _note(
        "Widget", FT=Name.Tx, V=pdf.make_stream(f"Then {secret.name} left.".encode("cp1252"))
    )
    yield case("a text field with its value in a stream", f.annotated(pdf, long), seen)
    box = _note("FreeText", Contents=said)
    yield case("a text box, not drawn in the file", _with(box), seen)


def _placed(secret: Secret) -> Iterator[Case]:
    """Where the words stand among the others."""
    form = shown("Name", top=606) + shown("Left on", top=576) + shown("That is all.", top=540)
    name = _note("Widget", secret.name, FT=Name.Tx, V=String(secret.name))
    name.Rect = Array([150, 600, 580, 620])
    day = _note("Widget", FT=Name.Tx, V=String("May 2019"))
    day.Rect = Array([150, 570, 580, 590])
    pdf = _with(name, day, content=form)
    yield case("a form filled in", pdf, "Name Rowan Left on May 2019 That is all.")
    half = _note("Widget", FT=Name.Tx, V=String(secret.last))
    half.Rect = Array([300, 600, 580, 620])
    first = _note("Widget", FT=Name.Tx, V=String(secret.first))
    first.Rect = Array([110, 600, 290, 620])
    yield case("a name over two fields", _with(first, half, content=form), "Name Rowan Left on")
    tagged = paged(f.marked(0, shown("Then", top=606)) + f.marked(1, shown("left.", 520, 606)))
    widget = _note("Widget", secret.name, FT=Name.Tx, V=String(secret.name))
    widget.Rect = Array([110, 600, 540, 620])
    _put(tagged, widget)
    held = tagged.pages[0].Annots[0]
    reference = Dictionary(Type=Name.OBJR, Obj=held, Pg=tagged.pages[0].obj)
    tags = f.tag(tagged, "P", 0, f.tag(tagged, "Form", reference), 1)
    yield case("a field within a tagged sentence", f.tagged(tagged, tags), "Then Rowan left.")


def _unseen(secret: Secret) -> Iterator[Case]:
    ghost = String(secret.ghost)
    for trick, flags in {"hidden": 2, "not for the screen": 32}.items():
        box = _note("FreeText", secret.ghost, flags=flags, Contents=ghost)
        yield case(f"a text box that is {trick}", _with(box), ASKED)
        field = _note("Widget", secret.ghost, flags=flags, FT=Name.Tx, V=ghost)
        yield case(f"a text field that is {trick}", _with(field), ASKED)
    for kind in ("Text", "Highlight", "Underline", "StrikeOut", "Caret", "Popup", "Ink", "Square"):
        made = _note(kind, Contents=ghost, T=ghost, Subj=ghost, NM=ghost, RC=ghost)
        yield case(f"a remark ({kind})", _with(made), ASKED)
    layered = f.layer(_with(_note("FreeText", secret.ghost)), on=False)
    layered.pages[0].Annots[0]["/OC"] = layered.Root.OCProperties.OCGs[0]
    yield case("a text box in a layer that is off", layered, ASKED)
    away = _note("FreeText", secret.ghost)
    away.Rect = Array([700, 600, 1100, 620])
    yield case("a text box off the page", _with(away), ASKED)
    other = _note("Widget", FT=Name.Btn, AS=Name.Off)
    other["/AP"] = Dictionary(N=Dictionary(Yes=_drawing(secret.ghost)), D=_drawing(secret.ghost))
    yield case("a box to tick that is not ticked", _with(other), ASKED)
    empty = _note(
        "Widget", FT=Name.Tx, T=ghost, TU=ghost, TM=ghost, DV=ghost, MK=Dictionary(CA=ghost)
    )
    yield case("an empty field with a name and a tip", _with(empty), ASKED)
    script = Dictionary(S=Name.JavaScript, JS=ghost)
    scripted = _note("Widget", FT=Name.Tx, AA=Dictionary(K=script), A=script)
    yield case("a field with a program", _with(scripted), ASKED)
    attached = paged(BEFORE)
    attached.attachments["a.txt"] = secret.ghost.encode()
    clip = _note("FileAttachment", FS=attached.attachments["a.txt"].obj, Contents=ghost)
    yield case("an attached file as an annotation", f.annotated(attached, clip), ASKED)
    marked = _note("Redact", OverlayText=ghost, Contents=ghost)
    said = shown(f"Then {secret.name} left.", top=606)
    yield case(
        "a mark for redaction that was never done", _with(marked, content=said), "Then Rowan left."
    )
    sound = _note(
        "Screen", T=ghost, MK=Dictionary(CA=ghost), A=Dictionary(S=Name.Rendition, N=ghost)
    )
    yield case("a film", _with(sound), ASKED)
