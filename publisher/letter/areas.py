"""The areas for development of a letter: what it asks to be changed before publication."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from publisher.model import Block, Heading, ListBlock, Paragraph, T, plain_text

_HEADING = re.compile(
    r"(?:the )?(?:areas?|points?|suggestions?|comments?|changes|amendments)"
    r" (?:for|to) (?:final |further )?(?:development|revision|improvement|consideration|consider)"
)
_LEADS_IN = re.compile(r"\b(?:further|final)? ?(?:revision|development|amendment|improvement)s?\b")
_AFTER = re.compile(
    r"(?:once|when|upon|on|after) (?:these |the )?(?:changes |amendments |revisions )?"
    r"(?:are |have been )?(?:complet|made)|on behalf of|"
    r"please (?:send|ensure|provide)\b.*(?:\bcopy|link\b|publish)|"
    r"yours (?:sincerely|faithfully)|(?:kind|best|warm) (?:regards|wishes)|thank you|"
    r"i would (?:also )?like to thank|(?:if you have|should you have) any (?:quer|quest)|"
    r"(?:we|i) would (?:also )?(?:be grateful|be pleased|appreciate)\b.*(?:\bcopy|link\b|publish)|"
    r"the (?:home office|panel) (?:would be|is) (?:grateful|content)\b.*(?:\bcopy|link\b|publish)",
)
_BULLET = r"[-–—•▪●*·o]"
_MARK = re.compile(rf"^(?:({_BULLET})|\(?([0-9]{{1,2}})[.)]|\(?([a-z]|[ivx]{{1,4}})[.)])\s+")

_HEADING_BELOW = re.compile(r"[.;?!]\s*\n\s*([A-Z][^\n]{2,58}:)$")


def areas_in(blocks: Sequence[Block[T]]) -> tuple[str, ...]:
    r"""Each area in the letter's own words; points below an area are lines (`\n- `) of it."""
    start = _start(blocks)
    if start is None:
        return ()
    return tuple(_joined(list(_points(_until_the_end(blocks[start:])))))


def _start(blocks: Sequence[Block[T]]) -> int | None:
    """The place after the heading, or after the sentence that leads in to a list."""
    texts = [_line(block) for block in blocks]
    for at, text in enumerate(texts):
        if len(text) < 80 and _HEADING.match(text.lower()):
            return at + 1
    for at, text in enumerate(texts[:-1]):
        leads_in = text.endswith(":") and _LEADS_IN.search(text.lower())
        if leads_in and isinstance(blocks[at + 1], ListBlock):
            return at + 1
    return None


def _until_the_end(blocks: Sequence[Block[T]]) -> Iterator[Block[T]]:
    """The blocks before that which speaks of what comes once all is done."""
    for block in blocks:
        text = _line(block)
        plain = not isinstance(block, ListBlock) and not _MARK.match(text)
        if plain and _AFTER.match(text.lower()):
            return
        yield block


@dataclass(frozen=True, slots=True)
class _Point:
    """Words with what stood before them: "-", "1", "a", or nothing."""

    mark: str
    words: str

    @property
    def leads(self) -> bool:
        """Whether it is none by itself, but leads in to those that follow."""
        return self.words.endswith(":")


def _points(blocks: Iterable[Block[T]]) -> Iterator[_Point]:
    for block in blocks:
        if isinstance(block, ListBlock):
            mark = "1" if block.ordered else "-"
            for item in block.items:
                yield from _parted(mark, item.blocks)
        elif isinstance(block, Heading) and _line(block):
            yield _Point("", f"{_line(block).rstrip(':')}:")
        elif isinstance(block, Paragraph):
            yield from _typed(plain_text([block]))


def _parted(mark: str, blocks: Sequence[Block[T]]) -> Iterator[_Point]:
    """An item, and the heading of the next ones if that was typed right below it."""
    words, found = _item(blocks), _HEADING_BELOW.search(plain_text(blocks))
    heading = " ".join(found[1].split()) if found else ""
    yield _Point(mark, words.removesuffix(heading).rstrip())
    if heading:
        yield _Point("", heading)


def _typed(text: str) -> Iterator[_Point]:
    """A paragraph, or the points that were typed into it line by line."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not all(_MARK.match(line) for line in lines):
        lines = [" ".join(lines)]
    for line in lines:
        found = _MARK.match(line)
        mark = "" if not found else "-" if found[1] else "1" if found[2] else "a"
        yield _Point(mark, " ".join(_MARK.sub("", line).split()))


def _joined(points: Sequence[_Point]) -> Iterator[str]:
    """The areas: what only leads in to others is joined with those that it leads in to.

    Below a point that ends in a colon belong those that are marked in another way, else those
    that go on with its sentence. Where neither shows, the next one is the sentence's end.
    """
    at, above = 0, ""
    while at < len(points):
        point, rest = points[at], points[at + 1 :]
        at += 1
        if not point.leads or not rest:
            yield f"{above}{point.words}"
        elif not point.mark:
            # A heading of its own stands before each of its points, a sentence before none.
            above = f"{point.words} " if len(point.words) < 60 else ""
            continue
        else:
            below = _below(point, rest)
            first = rest[0].words
            lines = [point.words, *(f"- {one.words}" for one in below)]
            yield above + ("\n".join(lines) if below else f"{point.words} {first}")
            at += len(below) or 1


def _below(point: _Point, rest: Sequence[_Point]) -> Sequence[_Point]:
    other = rest[0].mark not in ("", point.mark)
    for at, one in enumerate(rest):
        belongs = one.mark not in ("", point.mark) if other else one.words[:1].islower()
        if not belongs or one.leads:
            return rest[:at]
    return rest


def _item(blocks: Sequence[Block[T]]) -> str:
    lines = []
    for block in blocks:
        if isinstance(block, ListBlock):
            lines += [f"- {_item(item.blocks)}" for item in block.items]
        else:
            lines.append(_line(block))
    return "\n".join(line for line in lines if line)


def _line(block: Block[T]) -> str:
    return " ".join(plain_text([block]).split())
