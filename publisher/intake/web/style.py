"""What the styles of a web page hide, and how its lists are numbered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from publisher.model import Numerals

Element = etree._Element

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*[0-3](?:\.\d+)?\s*(?:pt|px)?\s*(?:!|;|$)",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))",
    re.IGNORECASE,
)
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
    """A rule that hides what it is for: an element's name, class and id, "" for any."""

    tag: str
    class_: str
    id: str
    white: bool

    def is_for(self, element: Element) -> bool:
        """Whether the element is one of them."""
        return (
            self.tag in ("", "*", str(element.tag).lower())
            and (not self.class_ or self.class_ in element.get("class", "").split())
            and self.id in ("", element.get("id", ""))
        )


class Hider:
    """Tells which elements of a page are hidden, and counts their words.

    `unsure` is whether a rule hides something and its selector is none that we follow.
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
        hidden = self._is_hidden(element)
        if hidden:
            self.words += len(" ".join(map(str, element.itertext())).split())
        return hidden

    def _is_hidden(self, element: Element) -> bool:
        style = element.get("style", "")
        if "hidden" in element.attrib or _HIDDEN.search(style):
            return True
        rules = [rule for rule in self._rules if rule.is_for(element)]
        if any(not rule.white for rule in rules):
            return True
        white = _WHITE.search(f"{style};color:{element.get('color', '')}")
        return bool(white or rules) and not (self._coloured or _is_on_colour(element))


def numerals_of(element: Element) -> Numerals:
    """What an ordered list asks to be counted with."""
    style = _LISTED.search(element.get("style", "").lower())
    named = style[1] if style else element.get("type", "")
    return _NUMERALS.get(named, Numerals.DECIMAL)


def _rules(sheet: str) -> Iterator[_Rule | None]:
    """The rules of a style sheet that hide something; None for one that we cannot follow."""
    for selectors, declared in _RULE.findall(sheet):
        hides, white = _HIDDEN.search(declared), _WHITE.search(declared)
        for selector in selectors.split(",") if hides or white else ():
            found = _PLAIN.fullmatch(selector.strip())
            if found:
                tag = (found["tag"] or "").lower()
                yield _Rule(tag, found["class"] or "", found["id"] or "", not hides)
            elif hides:
                yield None


def _is_on_colour(element: Element) -> bool:
    """Whether anything around says what colour the ground has."""
    around = (element, *element.iterancestors())
    return any("background" in e.get("style", "").lower() or e.get("bgcolor") for e in around)
