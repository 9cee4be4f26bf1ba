"""The automatic numbers and bullets of a Word file, for which python-docx has no words.

One outline numbers headings and paragraphs together (1, 1.1, 1.1.1), as authors of reviews
do. Word keeps its counters by outline (`w:abstractNum`), so a second `w:num` on the same
outline can start a level at another number and the levels above count on.
"""

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.xmlchemy import BaseOxmlElement

OUTLINE, BULLETS, STEPS = 900, 901, 902
_LEVELS = {
    OUTLINE: (
        ("decimal", "%1", 0, 720, "Heading1", ""),
        ("decimal", "%1.%2", 0, 720, "", ""),
        ("decimal", "%1.%2.%3", 0, 1021, "", ""),
    ),
    BULLETS: (
        ("bullet", "\uf0b7", 357, 357, "", "Symbol"),
        ("bullet", "o", 714, 357, "", "Courier New"),
    ),
    STEPS: (
        ("decimal", "%1.", 357, 357, "", ""),
        ("lowerLetter", "(%2)", 714, 357, "", ""),
    ),
}
"""By list: format, text, indent, hanging part (twentieths of a point), style, bullet's font."""


class Numbering:
    """The lists of one document; every number given out is a `w:numId`."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        for place, identity in enumerate(_LEVELS):
            self._root.insert(place, _outline(identity))
        self._next = 100
        self.outline = self.new(OUTLINE)

    def new(self, kind: int, level: int = 0, start: int | None = None) -> int:
        """A new list of that kind, whose level begins at `start` if given."""
        self._next += 1
        override = (
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            if start is not None
            else ""
        )
        self._root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._next}">'
                f'<w:abstractNumId w:val="{kind}"/>{override}</w:num>'
            )
        )
        return self._next


def number(properties: CT_PPr, num_id: int, level: int) -> None:
    """Put a paragraph or a style (its `w:pPr`) on that level of that list."""
    # python-docx makes this method while it runs, so types do not show it
    numbering = properties.get_or_add_numPr()  # type: ignore[attr-defined]
    numbering.get_or_add_ilvl().set(qn("w:val"), str(level))
    numbering.get_or_add_numId().set(qn("w:val"), str(num_id))


def _outline(identity: int) -> BaseOxmlElement:
    levels = "".join(_level(at, *level) for at, level in enumerate(_LEVELS[identity]))
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identity}">'
        f'<w:nsid w:val="{0x3A51C000 + identity:08X}"/><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(at: int, form: str, text: str, indent: int, hanging: int, style: str, font: str) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>'
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent + hanging}" w:hanging="{hanging}"/></w:pPr>'
        f"{look if font else ''}</w:lvl>"
    )
