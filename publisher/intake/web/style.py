"""What the styles of a web page hide and strike out, and how its lists are numbered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from publisher.model import Numerals, Run, Script

Element = etree._Element

_HIDES = {
    name: re.compile(value)
    for name, value in {
        "display": r"none",
        "mso-hide": r"all",
        "visibility": r"hidden|collapse",
        "font-size": r"[0-3](?:\.\d+)?\s*(?:pt|px)?",
        "color": r"white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)",
    }.items()
}
"""By each property that can hide words the values that do."""
_MAY_BE_SET_AGAIN = ("visibility", "font-size", "color")
"""What a child may set anew; what is not displayed has no child that is."""
_STRIKES = ("text-decoration", "text-decoration-line")
_SCRIPTS = {"super": Script.SUPER, "sub": Script.SUB}
_DECLARED = re.compile(r"([\w-]+)\s*:([^;]*)")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PLAIN = re.compile(r"(?P<tag>[\w:-]+|\*)?(?:\.(?P<class>[\w-]+)|#(?P<id>[\w-]+))?")
_NUMERALS = {
    "lower-alpha": Numerals.LOWER_LETTER,
    "lower-latin": Numerals.LOWER_LETTER,
    "upper-alpha": Numerals.UPPER_LETTER,
    "upper-latin": Numerals.UPPER_LETTER,
    "lower-roman": Numerals.LOWER_ROMAN,
    "upper-roman": Numerals.UPPER_ROMAN,
    **{numerals.value: numerals for numerals in Numerals},
}
_LISTED = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b((?:lower|upper)-(?:alpha|latin|roman))")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a style sheet says of an element's name, class and id, "" for any."""

    tag: str
    class_: str
    id: str
    declared: str

    def is_for(self, element: Element) -> bool:
        """Whether the element is one of them."""
        return (
            self.tag in ("", "*", str(element.tag).lower())
            and (not self.class_ or self.class_ in element.get("class", "").split())
            and self.id in ("", element.get("id", ""))
        )


class Styles:
    """Tells which elements of a page are hidden, counts their words, and how others look.

    `unsure` is whether a style hides or strikes out something and we cannot follow for what.
    """

    def __init__(self, root: Element) -> None:
        self.words = 0
        sheets = [_COMMENT.sub("", sheet.text or "") for sheet in root.iter("style")]
        self._coloured = any("background" in sheet.lower() for sheet in sheets)
        rules = [rule for sheet in sheets for rule in _rules(sheet)]
        self.unsure = None in rules
        self._rules = [rule for rule in rules if rule is not None]

    def hides(self, element: Element) -> bool:
        """Whether the element, with all that is in it, is not shown."""
        hidden = "hidden" in element.attrib or self._hides(element)
        if hidden:
            self.words += len(" ".join(map(str, element.itertext())).split())
        return hidden

    def _hides(self, element: Element) -> bool:
        told = self._told(element)
        kinds = {name for name, values in told.items() if any(_hide(name, v) for v in values)}
        if self._coloured or _is_on_colour(element):
            kinds -= {"color"}
        taken_back = {name for name in kinds if self._shows_again(element, name)}
        self.unsure = self.unsure or (bool(kinds) and taken_back == kinds)
        return taken_back != kinds

    def _shows_again(self, element: Element, name: str) -> bool:
        """Whether another value of the property, or a ground, may show words in the element."""
        inside = [*element.iter("*")] if name in _MAY_BE_SET_AGAIN else [element]
        values = (value for one in inside for value in self._told(one).get(name, ()))
        on_a_ground = name == "color" and any(map(_has_ground, inside))
        return on_a_ground or not all(_hide(name, value) for value in values)

    def look(self, element: Element, look: Run[str]) -> Run[str]:
        """The look of an element's words within words of that look."""
        told = self._told(element)
        if any(_strikes(told.get(name, ())) for name in _STRIKES):
            look = replace(look, struck=True)
        for raised in told.get("vertical-align", ())[-1:]:
            look = replace(look, script=_SCRIPTS.get(raised, look.script))
        return look

    def _told(self, element: Element) -> dict[str, list[str]]:
        """The values of each property in small letters, as rules and the element itself say."""
        own = f"{element.get('style', '')};color:{element.get('color', '')}"
        told: dict[str, list[str]] = {}
        for rule in (*(rule.declared for rule in self._rules if rule.is_for(element)), own):
            for name, value in _declared(rule):
                told.setdefault(name, []).append(value)
        return told


def numerals_of(element: Element) -> Numerals:
    """What an ordered list asks to be counted with."""
    style = _LISTED.search(element.get("style", "").lower())
    named = style[1] if style else element.get("type", "")
    return _NUMERALS.get(named, Numerals.DECIMAL)


def _rules(sheet: str) -> Iterator[_Rule | None]:
    """The rules of a style sheet; None for one that hides something and we cannot follow."""
    for selectors, declared in _RULE.findall(sheet):
        for selector in selectors.split(","):
            found = None if "@media" in sheet.lower() else _PLAIN.fullmatch(selector.strip())
            if found:
                tag = (found["tag"] or "").lower()
                yield _Rule(tag, found["class"] or "", found["id"] or "", declared)
            elif any(_takes_out(name, value) for name, value in _declared(declared)):
                yield None


def _declared(text: str) -> Iterator[tuple[str, str]]:
    for name, value in _DECLARED.findall(text.lower()):
        plain = value.partition("!")[0].strip()
        if plain:
            yield name, plain


def _hide(name: str, value: str) -> bool:
    return name in _HIDES and _HIDES[name].fullmatch(value) is not None


def _strikes(values: Iterable[str]) -> bool:
    return any("line-through" in value for value in values)


def _takes_out(name: str, value: str) -> bool:
    """Whether that leaves words unseen or unsaid. White ones may stand on a colour."""
    return (name != "color" and _hide(name, value)) or (name in _STRIKES and _strikes([value]))


def _is_on_colour(element: Element) -> bool:
    """Whether anything around says what colour the ground has."""
    return any(map(_has_ground, (element, *element.iterancestors())))


def _has_ground(element: Element) -> bool:
    return "background" in element.get("style", "").lower() or bool(element.get("bgcolor"))
