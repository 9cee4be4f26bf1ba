"""Blocks of short lines, such as addresses, which were each ended on purpose.

Where a paragraph holds a word that will be taken out, the ends of its lines would tell how long
that word is. Not so where every line is so short that no other word in its place could have
filled it: with any name there the same lines would end in the same places.

Accepted: a name wider than `LONGEST_NAME` may show as joined lines that it is as wide as that.
"""

from collections.abc import Collection, Sequence
from itertools import groupby, pairwise

from publisher.intake.pdf.edges import Edges
from publisher.intake.pdf.page import Glyph
from publisher.intake.pdf.words import Line, end_of_first_word, overleaf

LONGEST_NAME, LONGEST_WORD = 18, 9
"""Times the type size: no name that is taken out, or line of an address, is wider; and no word."""


def are_short(lines: Sequence[Line], edges: Edges, hidden: Collection[int]) -> bool:
    """Whether each of the lines but the last was ended on purpose, whatever is hidden in them.

    `edges` must be told by lines that depend on no hidden character.
    """
    return len(lines) > 1 and all(
        _is_short(line, following, edges, hidden) for line, following in pairwise(lines)
    )


def meet(line: Line, following: Line, hidden: Collection[int]) -> bool:
    """Whether what ends a line and what begins the next are both hidden: an address over lines."""
    return line.glyphs[-1].order in hidden and following.glyphs[0].order in hidden


def _is_short(line: Line, following: Line, edges: Edges, hidden: Collection[int]) -> bool:
    width = _at_most(line.glyphs, hidden, LONGEST_NAME * line.size)
    first = following.glyphs[: end_of_first_word(following)]
    needed = _at_most(first, hidden, LONGEST_WORD * line.size) + 0.4 * line.size
    room = edges.beside(line) - line.box.left - width
    return not overleaf(line, following) and room > needed


def _at_most(glyphs: Sequence[Glyph], hidden: Collection[int], most: float) -> float:
    """How wide the characters may be if what is hidden among them may be so wide."""
    width = glyphs[-1].box.right - glyphs[0].box.left
    for taken_out, group in groupby(glyphs, key=lambda glyph: glyph.order in hidden):
        if taken_out:
            own = list(group)
            width += max(0.0, most - (own[-1].box.right - own[0].box.left))
    return width
