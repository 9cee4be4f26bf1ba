"""Finds the recommendations that a document lists one by one, to count them by the plan."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.checks.texts import Listed
from publisher.model import Block, Document, Heading, ListBlock, Paragraph, Role, T, plain_text
from publisher.recommendations import recommendations_in

_HEADING = re.compile(r"\brecommendations?\b", re.IGNORECASE)
OF_OTHERS = re.compile(
    r"\b(?:IMRs?|individual management|previous|earlier|past|coroner\w*|inspect\w*|inquest|"
    r"another review|other reviews?|agenc(?:y|ies)(?:['’]s?)?(?: own)?|single[- ]agency|"
    r"multi[- ]agency|national|regional|local|early learning|interim)\b",
    re.IGNORECASE,
)
"""Says of recommendations that they may not be those of the plan, or not all of them."""
_AND_MORE = re.compile(
    r"\b(?:lessons?|learning|findings?|conclusions?|themes?|analysis|responses?|progress)\b",
    re.IGNORECASE,
)
"""Says of a heading that a list below it may be of something else ("Lessons and …")."""
_LABELLED = re.compile(r"(?:Recommendation|Rec\.?|R) ?(\d{1,2})(?![\d.]*\d)\b")


def recommendations_listed(document: Document[T]) -> Iterator[Listed]:
    """Each list of recommendations: numbered from 1 or a table below a heading, or labelled."""
    yield from _labelled(document.blocks)
    for heading, section in _sections(document.blocks):
        lengths = _lengths(section)
        if document.role is not Role.RECOMMENDATIONS:  # there the table is the plan itself
            in_table = recommendations_in(replace(document, blocks=tuple(section)))
            told_apart = {id(row.cells["recommendation"]) for row in in_table}
            lengths = [len(told_apart)] if in_table else lengths
        if sum(lengths) > 1:
            yield Listed(sum(lengths), frozenset({sum(lengths), *lengths}), heading)


def _labelled(blocks: Sequence[Block[T]]) -> Iterator[Listed]:
    """Texts that begin with "Recommendation 1", "Recommendation 2" and so on."""
    starts = (_LABELLED.match(_line(block)) for block in blocks)
    numbers = {int(found[1]) for found in starts if found}
    if len(numbers) > 1 and numbers == set(range(1, len(numbers) + 1)):
        yield Listed(len(numbers), frozenset({len(numbers)}))


def _sections(blocks: Sequence[Block[T]]) -> Iterator[tuple[str, Sequence[Block[T]]]]:
    """What stands below each heading that speaks of recommendations, to the next of its level."""
    at = 0
    while at < len(blocks):
        block, at = blocks[at], at + 1
        words = _line(block) if isinstance(block, Heading) else ""
        if isinstance(block, Heading) and _is_theirs(words):
            end = next((i for i in range(at, len(blocks)) if _is_above(blocks[i], block)), None)
            yield plain_text([block]), blocks[at:end]
            at = len(blocks) if end is None else end


def _is_theirs(heading: str) -> bool:
    """Whether all that is listed below are recommendations of the review itself."""
    others = OF_OTHERS.search(heading) or _AND_MORE.search(heading)
    return bool(_HEADING.search(heading)) and not others


def _is_above(block: Block[T], heading: Heading[T]) -> bool:
    return isinstance(block, Heading) and block.level <= heading.level


def _lengths(section: Sequence[Block[T]]) -> list[int]:
    """How long each list is that is numbered from 1; what stands between its points is no end."""
    lengths: list[int] = []
    for start, count in _numbered(section):
        if start == 1:
            lengths.append(count)
        elif lengths and start == lengths[-1] + 1:
            lengths[-1] += count
    return lengths


def _numbered(section: Sequence[Block[T]]) -> Iterator[tuple[int, int]]:
    for block in section:
        if isinstance(block, ListBlock) and block.ordered:
            yield block.start, len(block.items)
        elif isinstance(block, Paragraph) and block.number is not None:
            number = str(block.number).strip("().")
            if number.isdigit():
                yield int(number), 1


def _line(block: Block[T]) -> str:
    return " ".join(plain_text([block]).split())
