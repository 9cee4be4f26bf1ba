"""The areas for development of a letter: what it asks to be changed before publication."""

import re
from collections.abc import Iterator, Sequence

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
    r"yours (?:sincerely|faithfully)|thank you|i would (?:also )?like to thank|"
    r"the (?:home office|panel) (?:would be|is) (?:grateful|content)\b.*(?:\bcopy|link\b|publish)",
)
_MARK = re.compile(r"^(?:[-–—•▪●*·]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])\s+")


def areas_in(blocks: Sequence[Block[T]]) -> tuple[str, ...]:
    r"""Each area in the letter's own words; points below an area are lines (`\n- `) of it."""
    start = _start(blocks)
    if start is None:
        return ()
    return tuple(_areas(blocks[start:]))


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


def _areas(blocks: Sequence[Block[T]]) -> Iterator[str]:
    for block in blocks:
        text = _line(block)
        if (
            not isinstance(block, ListBlock)
            and not _MARK.match(text)
            and _AFTER.match(text.lower())
        ):
            return
        if isinstance(block, ListBlock):
            for item in block.items:
                yield _item(item.blocks)
        elif isinstance(block, Paragraph | Heading) and text and not text.endswith(":"):
            yield from _typed(plain_text([block]))


def _typed(text: str) -> Iterator[str]:
    """A paragraph, or the points that were typed into it line by line."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not all(_MARK.match(line) for line in lines):
        lines = [text]
    for line in lines:
        yield " ".join(_MARK.sub("", line.strip()).split())


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
