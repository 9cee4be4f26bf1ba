"""Equations as a line of text, much as Word's own linear format writes them.

Invariant: every letter and digit of an equation is in its line, once. Brackets are put by
what an equation is made of and never by how long its words are: with another name in it,
another line must come out with nothing else changed.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from publisher.intake.word.package import M, W

Element = etree._Element

_VALUE = f"{M}val"
_SIMPLE = re.compile(r"\w|\d+(?:[.,]\d+)*")
"""What needs no brackets around it: a letter, or a number."""
_ACCENT = re.compile("[\u0300-\u036f]")
_GAPS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}


def line_of(equation: Element) -> str | None:
    """The line that an equation makes; None if a letter of it would be lost."""
    line = " ".join(_inside(equation).split())
    letters = Counter(c for text in equation.iter(f"{M}t", f"{W}t") for c in text.text or "")
    lost = letters - Counter(line)
    return None if any(c.isalnum() for c in lost) else line


def hidden_parts(root: Element) -> Iterator[Element]:
    """The parts of equations that are there and not shown."""
    for shown in root.iter(f"{M}show"):
        if not _on(shown):
            yield from shown.iterancestors(f"{M}phant")
    for name in ("deg", "sub", "sup"):
        for hide in root.iter(f"{M}{name}Hide"):
            shape = next(hide.iterancestors(f"{M}rad", f"{M}nary"), None)
            if _on(hide) and shape is not None:
                yield from shape.iterchildren(f"{M}{name}")


def _on(setting: Element) -> bool:
    return setting.get(_VALUE, "1") in ("1", "on", "true")


def _inside(element: Element) -> str:
    return "".join(map(_written, element))


def _written(element: Element) -> str:
    if element.tag in (f"{M}t", f"{W}t"):
        text = element.text or ""
        # in equations set below each other it says where they align, and is not shown
        aligned = any(outer.tag == f"{M}eqArr" for outer in element.iterancestors())
        return text.replace("&", "") if aligned else text
    if element.tag in _GAPS:
        return _GAPS[str(element.tag)]
    if element.tag == f"{M}oMath":
        return f" {_inside(element)} "
    write = _SHAPES.get(str(element.tag).removeprefix(M))
    return write(element) if write else _inside(element)


def _part(element: Element, name: str) -> str:
    """A part of a shape ("num") by itself."""
    found = element.find(f"{M}{name}")
    return "" if found is None else _inside(found).strip()


def _operand(element: Element, name: str) -> str:
    """A part of a shape, in brackets unless it is a single thing."""
    text = _part(element, name)
    found = element.find(f"{M}{name}")
    inner = [] if found is None else [e for e in found if not str(e.tag).endswith("Pr")]
    if not text or _SIMPLE.fullmatch(text):
        return text
    if len(inner) == 1 and inner[0].tag == f"{M}d" and text[0] + text[-1] in ("()", "[]", "{}"):
        return text
    return f"({text})"


def _setting(element: Element, name: str, default: str) -> str:
    """A sign that is a setting of its shape; "" if it was set to nothing."""
    properties = element.find(f"{element.tag}Pr")
    found = None if properties is None else properties.find(f"{M}{name}")
    return default if found is None else found.get(_VALUE, "")


def _fraction(element: Element) -> str:
    sign = "¦" if _setting(element, "type", "bar") == "noBar" else "/"
    return f"{_operand(element, 'num')}{sign}{_operand(element, 'den')}"


def _root(element: Element) -> str:
    degree = _part(element, "deg")
    return f"√({degree}&{_part(element, 'e')})" if degree else f"√{_operand(element, 'e')}"


def _below_and_above(element: Element) -> str:
    below, above = _operand(element, "sub"), _operand(element, "sup")
    return (f"_{below}" if below else "") + (f"^{above}" if above else "")


def _scripts(element: Element) -> str:
    return f"{_operand(element, 'e')}{_below_and_above(element)}"


def _scripts_before(element: Element) -> str:
    return f"({_below_and_above(element)}){_operand(element, 'e')}"


def _sum(element: Element) -> str:
    return f"{_setting(element, 'chr', '∫')}{_below_and_above(element)} {_part(element, 'e')} "


def _enclosed(element: Element) -> str:
    parts = (_inside(part).strip() for part in element.iterchildren(f"{M}e"))
    inner = _setting(element, "sepChr", "|").join(parts)
    return f"{_setting(element, 'begChr', '(')}{inner}{_setting(element, 'endChr', ')')}"


def _matrix(element: Element) -> str:
    return f"({'; '.join(_row(row) for row in element.iterchildren(f'{M}mr'))})"


def _row(row: Element) -> str:
    return ", ".join(_inside(cell).strip() for cell in row.iterchildren(f"{M}e"))


def _one_below_the_other(element: Element) -> str:
    return "; ".join(_inside(part).strip() for part in element.iterchildren(f"{M}e"))


def _limit(mark: str) -> Callable[[Element], str]:
    return lambda element: f"{_operand(element, 'e')}{mark}{_operand(element, 'lim')}"


def _function(element: Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _accented(element: Element) -> str:
    """With its accent, if it is an ordinary one; arrows over letters have no line of text."""
    accent = _setting(element, "chr", "\u0302")
    return _operand(element, "e") + (accent if _ACCENT.fullmatch(accent) else "")


def _barred(element: Element) -> str:
    above = _setting(element, "pos", "bot") == "top"
    return f"¯{_operand(element, 'e')}" if above else _part(element, "e")


_SHAPES: dict[str, Callable[[Element], str]] = {
    "f": _fraction,
    "rad": _root,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "sPre": _scripts_before,
    "nary": _sum,
    "d": _enclosed,
    "m": _matrix,
    "eqArr": _one_below_the_other,
    "limLow": _limit("_"),
    "limUpp": _limit("^"),
    "func": _function,
    "acc": _accented,
    "bar": _barred,
}
