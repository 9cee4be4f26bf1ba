"""Lists, quotes and tables in one another, made no deeper than pages and PDFs can show.

What stands deeper keeps its words and its order, and joins what is around it. Only a list with
numbers stays as it is: its numbers would be lost.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher.model import Block, Cell, ListBlock, Paragraph, Quote, Run, Table

DEEPEST = 40
"""Nobody writes lists, quotes and tables that deep in one another; a hostile file may."""
DEEPEST_LISTS = 14
"""More lists and quotes, and no PDF can be made: measured, Typst gives up at 16 in a note."""


def flattened(blocks: Iterable[Block[str]], every: int = 0, lists: int = 0) -> Iterator[Block[str]]:
    """The blocks, in which so many others are around already; `lists` counts lists and quotes."""
    for block in blocks:
        deep = every >= DEEPEST or (lists >= DEEPEST_LISTS and not isinstance(block, Table))
        if deep and not (isinstance(block, ListBlock) and block.ordered):
            inner = _inner(block)
            yield from [block] if inner is None else flattened(inner, every, lists)
        else:
            yield _within(block, every + 1, lists + 1)


def _inner(block: Block[str]) -> tuple[Block[str], ...] | None:
    """What stands in a list, a quote or a table; None if it is none of them."""
    match block:
        case ListBlock():
            return tuple(inner for item in block.items for inner in item.blocks)
        case Quote():
            return tuple(block.blocks)
        case Table():
            said = (Paragraph((Run(block.caption),)),) if block.caption else ()
            return (*said, *(b for row in block.rows for cell in row for b in cell.blocks))
        case _:
            return None


def _within(block: Block[str], every: int, lists: int) -> Block[str]:
    """The block, with what is in it flattened."""
    match block:
        case ListBlock():
            items = (
                replace(item, blocks=tuple(flattened(item.blocks, every, lists)))
                for item in block.items
            )
            return replace(block, items=tuple(items))
        case Quote():
            return Quote(tuple(flattened(block.blocks, every, lists)))
        case Table():
            return replace(block, rows=tuple(_row(row, every, lists - 1) for row in block.rows))
        case _:
            return block


def _row(row: tuple[Cell[str], ...], every: int, lists: int) -> tuple[Cell[str], ...]:
    return tuple(replace(cell, blocks=tuple(flattened(cell.blocks, every, lists))) for cell in row)
