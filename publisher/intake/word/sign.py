"""Signs of a Word file that are not typed, but named by a font and a code."""

from dataclasses import dataclass

from lxml import etree

from publisher.intake.symbols import symbol
from publisher.intake.word.package import W

SIGNS = (f"{W}sym", "{http://schemas.microsoft.com/office/word/2015/wordml/symex}symEx")
"""By the first Word names those of its picture fonts, by the second those of all the others."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a sign is and what it shows, if we know."""

    font: str
    code: str
    shown: str | None


def sign_of(element: etree._Element) -> Sign:
    """The sign that one of `SIGNS` names."""
    said = {etree.QName(str(name)).localname: str(value) for name, value in element.items()}
    font, code = said.get("font", ""), said.get("char", "")
    try:
        return Sign(font, code, symbol(font, int(code, 16)))
    except ValueError:
        return Sign(font, code, None)
