"""The structure of a PDF: by its tags, or by its layout.

Tags are not believed where they lose or double a letter, or do not say which they mean.
"""

from collections import Counter
from collections.abc import Sequence

from publisher.findings import Finding, Rule
from publisher.intake.describe import Describe
from publisher.intake.flow import CONTENTS
from publisher.intake.pdf.contents import split_contents
from publisher.intake.pdf.furniture import furniture, in_margin
from publisher.intake.pdf.joining import Joiner
from publisher.intake.pdf.marked import Marked
from publisher.intake.pdf.page import Page
from publisher.intake.pdf.passages import Measure
from publisher.intake.pdf.structure import Draw, Structure, place
from publisher.intake.pdf.tags import read_tags
from publisher.intake.pdf.tally import miscounted
from publisher.intake.pdf.tree import Tag
from publisher.intake.pdf.trust import LEADERS
from publisher.intake.pdf.untagged import placed_lines, read_layout
from publisher.intake.pdf.words import Line


def structured(
    tree: Tag | None, pages: Sequence[Page], every_line: Sequence[Line], joiner: Joiner,
    draw: Draw, describe: Describe,
) -> tuple[Structure, int]:  # fmt: skip
    """The structure by tags that can be believed, else by the layout; how much is lost."""
    if tree and not Marked(pages).is_ambiguous(tree):
        found = read_tags(tree, pages, every_line, joiner, draw, describe)
        found = _without_contents(_with_leftover(found, pages, every_line, joiner))
        if not miscounted(found, pages):
            return found, 0
        joiner.gave_up.clear()
    found = _without_contents(read_layout(pages, every_line, joiner))
    return found, miscounted(found, pages)


def _without_contents(found: Structure) -> Structure:
    found.pieces, words = split_contents(found.pieces)
    found.aside += words
    if words:
        found.findings.append(Finding(Rule.D201, detail=f"{CONTENTS}: {len(words)}"))
    return found


def _with_leftover(
    found: Structure, pages: Sequence[Page], every_line: Sequence[Line], joiner: Joiner
) -> Structure:
    """The structure with the words that its tags forget, or wrongly call an artifact."""
    frames = {page.number: page.frame for page in pages}
    dropped = furniture(every_line, frames, Measure(every_line, joiner.hidden))
    often = Counter(line.text.casefold() for line in every_line)
    forgotten = []
    left = {glyph.order for glyph in found.leftover}
    for line in every_line:
        glyphs = tuple(g for g in line.glyphs if g.mark.artifact or g.order in left)
        if not glyphs:
            continue
        artifact = all(glyph.mark.artifact for glyph in glyphs)
        repeated = often[line.text.casefold()] > 1
        margin = in_margin(line, frames[line.page])
        leads = all(glyph.text in LEADERS for glyph in glyphs)
        if line.glyphs[0].order in dropped or leads or (artifact and (repeated or margin)):
            found.aside.append("".join(glyph.text for glyph in glyphs))
        else:
            forgotten.append(Line(glyphs))
    if forgotten:
        more = placed_lines(forgotten, every_line, joiner)
        found.pieces = place(found.pieces, more.pieces)
        found.aside += more.aside
    return found
