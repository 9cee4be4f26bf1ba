"""The safety net under the PDF reader: every letter that shows is in what was read, once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from publisher.intake.flow import assemble
from publisher.intake.pdf.page import Page
from publisher.intake.pdf.structure import Structure
from publisher.model import Block, ListBlock, Picture, Quote, Table, plain_text


def miscounted(found: Structure, pages: Iterable[Page]) -> int:
    """How many letters and digits that show the structure lacks, or has too often.

    What it has set aside counts as read.
    """
    shown = Counter(c for page in pages for glyph in page.glyphs for c in glyph.text)
    blocks = [*assemble(placed.piece for placed in found.pieces)]
    for note in found.notes:
        blocks += note
    read = Counter(plain_text(blocks))
    for picture in _pictures(blocks):
        read.subtract(picture.alt)  # it describes the page and is not on it
    for words in found.aside:
        read.update(words)
    return sum(abs(shown[c] - read[c]) for c in {*shown, *read} if c.isalnum())


def _pictures(blocks: Sequence[Block[str]]) -> Iterator[Picture[str]]:
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Quote():
                yield from _pictures(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from _pictures(item.blocks)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from _pictures(cell.blocks)
            case _:
                pass
