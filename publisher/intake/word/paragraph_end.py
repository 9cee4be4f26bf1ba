"""Whether a paragraph of Word ends, or goes on in the one after it."""

from lxml import etree

from publisher.intake.word.package import W
from publisher.intake.word.styles import Styles, on, value

Element = etree._Element

DELETED = tuple(f"{W}{name}" for name in ("del", "moveFrom"))
INSERTS_FILES = (f"{W}altChunk", f"{W}subDoc")
"""Take in another file in their place; a w:subDoc may stand within a paragraph."""


def goes_on(paragraph: Element, styles: Styles) -> bool:
    """Whether its end is not there for the reader.

    It was deleted, moved away or is hidden, or this is a drop cap. An end that is hidden for
    ever (specVanish) parts a heading from the text on its line, and so it parts them here.
    """
    end = paragraph.find(f"{W}pPr/{W}rPr")
    if end is not None and any(end.find(name) is not None for name in DELETED):
        return True
    looks = styles.of_end(paragraph)
    if on(looks.get(f"{W}vanish")) and looks.get(f"{W}specVanish") is None:
        return True
    frame = styles.of_paragraph(paragraph).get(f"{W}framePr")
    return value(frame, "dropCap") in ("drop", "margin")


def next_block(paragraph: Element) -> Element | None:
    """What the reader sees after it."""
    return next(filter(holds, paragraph.itersiblings()), None)


def is_empty(paragraph: Element) -> bool:
    """Whether nothing is left in it but its settings and marks."""
    return not any(child.tag != f"{W}pPr" and holds(child) for child in paragraph)


def holds(element: Element) -> bool:
    """Whether it shows something: marks of comments, bookmarks and moves do not."""
    return len(element) > 0 or element.tag in (f"{W}p", *INSERTS_FILES)
