"""The lists that the tags of a PDF tell of, and those that were typed as paragraphs."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.intake.flow import Item, Piece, assemble, nest
from publisher.intake.pdf.labels import CERTAIN_BULLETS, PRIVATE_USE, Label, label, take_label
from publisher.intake.pdf.marked import Marked, page_of
from publisher.intake.pdf.structure import Placed, Structure, text_of
from publisher.intake.pdf.tree import Content, Tag
from publisher.model import Block, Heading, Paragraph

ReadBlocks = Callable[[Tag], tuple[Block[str], ...]]


@dataclass(frozen=True, slots=True)
class Lists:
    """Reads lists; the labels that are no words go aside."""

    marked: Marked
    result: Structure
    blocks: ReadBlocks
    signs: Collection[str]
    """Those that are more than bullets."""

    def items(self, tag: Tag) -> list[Placed]:
        """Items as lists; items whose numbers have parts ("5.2.236") as numbered paragraphs."""
        placed: list[Placed] = []
        items: list[Item] = []
        begins = page_of(tag)
        last: int | None = None

        def end() -> None:
            placed.extend(Placed(block, begins) for block in nest(items))
            items.clear()

        for kid in tag.kids:
            if isinstance(kid, Content):
                continue  # lines drawn around; words would be told as left over
            if kid.kind in ("L", "TOC") and items:
                inner = assemble(one.piece for one in self.items(kid))
                items[-1] = replace(items[-1], blocks=items[-1].blocks + inner)
                continue
            found, blocks = self._item(kid)
            if found is None or found.paragraph or not blocks:
                end()
                placed += (Placed(block, page_of(kid)) for block in _numbered(found, blocks))
                continue
            last = found.value_after(last) if found.values else None
            if last is None:
                items.append(Item(blocks))
            else:
                items.append(Item(blocks, 0, True, last, found.marker(last)))
        end()
        return placed

    def _item(self, tag: Tag) -> tuple[Label | None, tuple[Block[str], ...]]:
        """The label and the blocks of an item; no label if it is no item at all."""
        if tag.kind not in ("LI", "TOCI"):
            return None, self.blocks(Tag("Div", (tag,)))
        printed = [kid for kid in tag.kids if isinstance(kid, Tag) and kid.kind == "Lbl"]
        text = text_of(glyph for kid in printed for glyph in self.marked.held(kid))
        found = label(text) if text else None
        if found is None or text in self.signs:
            return self._without_label(self.blocks(tag))
        self.marked.take(printed)
        if not found.paragraph:
            self.result.aside.append(text)
        return found, self.blocks(tag)

    def _without_label(
        self, blocks: tuple[Block[str], ...]
    ) -> tuple[Label, tuple[Block[str], ...]]:
        """An item whose bullet or number is the beginning of its first line."""
        if not blocks or not isinstance(blocks[0], Paragraph):
            return Label(), blocks
        found, first, taken = take_label(blocks[0], self.signs)
        self.result.aside.append(taken)
        return found or Label(), (first, *blocks[1:])

    def typed(self, pieces: Sequence[Placed]) -> list[Placed]:
        """The pieces, with items in the place of paragraphs before which somebody typed a bullet.

        A dash is one next to another of its kind: a single one may begin a sentence.
        """
        marks = [_bullet_of(placed.piece, self.signs) for placed in pieces]
        found = []
        for at, (placed, mark) in enumerate(zip(pieces, marks, strict=True)):
            beside = mark in (*marks[max(at - 1, 0) : at], *marks[at + 1 : at + 2])
            sure = mark in CERTAIN_BULLETS or ord(mark or " ") in PRIVATE_USE
            if isinstance(placed.piece, Paragraph) and mark and (sure or beside):
                _, words, taken = take_label(placed.piece, self.signs)
                self.result.aside.append(taken)
                placed = replace(placed, piece=Item((words,)))
            found.append(placed)
        return found


def _bullet_of(piece: Piece, signs: Collection[str]) -> str:
    """The bullet or dash that a paragraph begins with; "" if it begins with words."""
    if not isinstance(piece, Paragraph):
        return ""
    found, _, taken = take_label(piece, signs)
    return taken if found == Label() else ""


def _numbered(found: Label | None, blocks: tuple[Block[str], ...]) -> Iterator[Block[str]]:
    number = found.paragraph if found else None
    for block in blocks:
        if number and isinstance(block, Paragraph | Heading) and block.number is None:
            yield replace(block, number=number)
            number = None
        else:
            yield block
