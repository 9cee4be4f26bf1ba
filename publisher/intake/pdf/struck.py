"""Letters with a line drawn through them.

A PDF does not say that words are struck through: there is a line, and there are letters. Word
prints the deletions of tracked changes so.
"""

from collections.abc import Iterable, Mapping, Sequence

from publisher.intake.pdf.page import Box, Drawing, Glyph, squares

HIGHEST, LOWEST = 0.5, 0.15
"""Times the size: how high above the baseline a line goes through letters, and not under them."""
THICKEST = 0.15
"""Times the size; what is thicker hides the letters."""
LARGEST, WIDEST = 500, 15_000
"""Points; letters that are read are no larger, and no page is wider (ISO 32000-1, annex C)."""


def struck_through(glyphs: Sequence[Glyph], drawings: Iterable[Drawing]) -> tuple[Glyph, ...]:
    """The letters, of which those say so that a line goes through. Turned ones stay as they are."""
    lines: dict[tuple[int, int], list[Box]] = {}
    for drawing in drawings:
        box = drawing.box
        if not (drawing.picture or drawing.curves) and box.height < box.width < WIDEST:
            for square in squares(box):
                lines.setdefault(square, []).append(box)
    if not lines:
        return tuple(glyphs)
    return tuple(
        glyph._replace(look=glyph.look._replace(struck=True)) if _is_struck(glyph, lines) else glyph
        for glyph in glyphs
    )


def _is_struck(glyph: Glyph, lines: Mapping[tuple[int, int], Sequence[Box]]) -> bool:
    size, across = glyph.look.size, (glyph.box.left + glyph.box.right) / 2
    highest, lowest = glyph.baseline - HIGHEST * size, glyph.baseline - LOWEST * size
    if glyph.look.turn or size > LARGEST:
        return False
    return any(
        line.left <= across <= line.right
        and highest <= line.top
        and line.bottom <= lowest
        and line.height <= THICKEST * size
        for square in squares(Box(across, highest, across, lowest))
        for line in lines.get(square, ())
    )
