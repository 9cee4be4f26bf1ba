"""From a flat flow of lines to blocks: lists nested, quotes joined, captions and title placed.

Word, and what people type, say of each line what it is, but not what belongs together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from publisher.findings import Finding, Rule, in_order
from publisher.intake.characters import GARBLED, LOST, garbled, lost
from publisher.intake.flatten import DEEPEST, DEEPEST_LISTS, flattened
from publisher.intake.reading import Reading, Request
from publisher.intake.runs import words_say_all
from publisher.model import (
    PLAIN_MARKER,
    Block,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Marker,
    Note,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
    plain_text,
    runs_text,
)

LONGEST_ON_COVER = 200
"""Characters; a longer paragraph is text, and what stands after it is no title."""

CONTENTS = "lines of a table of contents (the site makes its own)"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, `level` deep (0 is the outermost); `value` is its number if ordered."""

    blocks: tuple[Block[str], ...]
    level: int = 0
    ordered: bool = False
    value: int = 1
    marker: Marker = PLAIN_MARKER


@dataclass(frozen=True, slots=True)
class Quoted:
    """A paragraph in a style for quotations."""

    paragraph: Paragraph[str]


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a caption; it belongs to a table or picture beside it, if there is one."""

    runs: tuple[Run[str], ...]


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line in the style for a document's title."""

    runs: tuple[Run[str], ...]


Piece = Block[str] | Item | Quoted | Caption | TitleLine


def reading_of(
    request: Request,
    pieces: Sequence[Piece],
    findings: Iterable[Finding],
    *,
    notes: Iterable[Note[str]] = (),
    title: str | None = None,
) -> Reading:
    """What a reader answers: the document, or none if a finding stops it or nothing is there.

    The title is taken from the pieces unless it is given.
    """
    rest = list(pieces)
    if title is None:
        title, rest = take_title(pieces)
    blocks = tuple(flattened(assemble(rest)))
    notes = tuple(Note(tuple(flattened(note.blocks))) for note in notes)
    found = in_order(list(findings))
    depths = [_depth(some) for some in (blocks, *(note.blocks for note in notes))]
    if any(every > DEEPEST or lists > DEEPEST_LISTS for every, lists in depths):
        detail = "lists, quotes or tables are nested too deeply"
        found = in_order([*found, Finding(Rule.D111, detail=detail)])
    said = [title, *map(plain_text, (blocks, *(note.blocks for note in notes)))]
    told = {finding.detail for finding in found}
    for detail, is_so in ((LOST, lost), (GARBLED, garbled)):
        if detail not in told and any(map(is_so, said)):
            found = in_order([*found, Finding(Rule.D109, detail=detail)])
    if not (blocks or title or any(finding.stops for finding in found)):
        found = in_order([*found, Finding(Rule.D112)])
    document = Document(request.role, request.name, request.language, title, blocks, notes)
    return Reading(None if any(f.stops for f in found) else document, tuple(found))


def assemble(pieces: Iterable[Piece]) -> tuple[Block[str], ...]:
    """The blocks that the pieces make. A title line that is left becomes a heading."""
    blocks: list[Block[str]] = []
    for kind, alike in groupby(_place_captions(list(pieces)), key=type):
        if kind is Item:
            blocks.extend(nest([piece for piece in alike if isinstance(piece, Item)]))
        elif kind is Quoted:
            quoted = (piece.paragraph for piece in alike if isinstance(piece, Quoted))
            blocks.append(Quote(tuple(quoted)))
        else:
            blocks.extend(_by_itself(piece) for piece in alike)
    return tuple(blocks)


def take_title(pieces: Sequence[Piece]) -> tuple[str, list[Piece]]:
    """The document's title and the pieces without it.

    Title lines that follow one another are one title; no text stands before them, but for the
    short lines of a cover. Without any, a heading of level 1 that is the only one and stands
    first is it. What has a number, is one letter or says more than its words stays.
    """
    at = next((i for i, piece in enumerate(pieces) if isinstance(piece, TitleLine)), None)
    if at is not None and any(map(_is_text, pieces[:at])):
        return "", list(pieces)
    if at is None:
        at = _only_top_heading(pieces)
    if at is None:
        return "", list(pieces)
    end = at + 1
    while isinstance(pieces[at], TitleLine) and end < len(pieces):
        if not isinstance(pieces[end], TitleLine):
            break
        end += 1
    lines = [piece for piece in pieces[at:end] if isinstance(piece, TitleLine | Heading)]
    if not all(words_say_all(line.runs) for line in lines):
        return "", list(pieces)
    title = " ".join(runs_text(line.runs) for line in lines)
    return _one_line(title), [*pieces[:at], *pieces[end:]]


def _is_text(piece: Piece) -> bool:
    """Whether it is a paragraph of the text itself, longer than a line of a cover."""
    return isinstance(piece, Paragraph) and len(runs_text(piece.runs)) > LONGEST_ON_COVER


def _only_top_heading(pieces: Sequence[Piece]) -> int | None:
    """Where the one heading of level 1 is, if only pictures stand before it."""
    tops = [(i, p) for i, p in enumerate(pieces) if isinstance(p, Heading) and p.level == 1]
    first = next((i for i, p in enumerate(pieces) if not isinstance(p, Picture)), None)
    if len(tops) != 1 or tops[0][0] != first or tops[0][1].number is not None:
        return None
    return first if len(runs_text(tops[0][1].runs).strip()) > 1 else None


def nest(items: Sequence[Item]) -> tuple[ListBlock[str], ...]:
    """Items that follow one another as lists; a deeper item goes into the one before it.

    A new list begins where bullets turn into numbers or back, numbers are written in another
    way, or a number does not follow the one before.
    """
    lists: list[ListBlock[str]] = []
    last: Item | None = None
    at = 0
    while at < len(items):
        item = items[at]
        deeper = 0
        while at + 1 + deeper < len(items) and items[at + 1 + deeper].level > item.level:
            deeper += 1
        inner = nest(items[at + 1 : at + 1 + deeper])
        entry = ListItem((*item.blocks, *inner))
        if last is not None and _goes_on(last, item):
            lists[-1] = replace(lists[-1], items=(*lists[-1].items, entry))
        else:
            start = item.value if item.ordered else 1
            lists.append(ListBlock((entry,), item.ordered, start, item.marker))
        last = item
        at += 1 + deeper
    return tuple(lists)


def _goes_on(last: Item, item: Item) -> bool:
    if (last.ordered, last.level, last.marker) != (item.ordered, item.level, item.marker):
        return False
    return not item.ordered or item.value == last.value + 1


def _depth(blocks: Iterable[Block[str]]) -> tuple[int, int]:
    """How deep lists, quotes and tables stand in one another, and lists and quotes alone."""
    depths = [_depth_of(block) for block in blocks]
    return max((d for d, _ in depths), default=0), max((d for _, d in depths), default=0)


def _depth_of(block: Block[str]) -> tuple[int, int]:
    match block:
        case ListBlock():
            every, lists = _depth(inner for item in block.items for inner in item.blocks)
            return every + 1, lists + 1
        case Quote():
            every, lists = _depth(block.blocks)
            return every + 1, lists + 1
        case Table():
            every, lists = _depth(b for row in block.rows for cell in row for b in cell.blocks)
            return every + 1, lists
        case _:
            return 0, 0


def _by_itself(piece: Piece) -> Block[str]:
    match piece:
        case Item():
            return nest([piece])[0]
        case Quoted():
            return Quote((piece.paragraph,))
        case Caption():
            return Paragraph(piece.runs)
        case TitleLine():
            return Heading(1, piece.runs)
        case _:
            return piece


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _place_captions(pieces: list[Piece]) -> list[Piece]:
    """Give each caption to the picture above, the table below, or the other way round.

    One that says more than its words stays a line of its own.
    """
    placed = list(pieces)
    at = 0
    while at < len(placed):
        caption = placed[at]
        if isinstance(caption, Caption) and words_say_all(caption.runs):
            wanted = ((at - 1, Picture), (at + 1, Table), (at - 1, Table), (at + 1, Picture))
            for beside, kind in wanted:
                block = placed[beside] if 0 <= beside < len(placed) else None
                if isinstance(block, kind) and block.caption is None:
                    placed[beside] = replace(block, caption=_one_line(runs_text(caption.runs)))
                    del placed[at]
                    at -= 1
                    break
        at += 1
    return placed
