"""The areas for development of a letter: what it asks to be changed before publication."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from publisher.model import Block, Heading, ListBlock, Numerals, T, plain_text

_HEADING = re.compile(
    r"(?:the )?(?:areas?|points?|suggestions?|comments?|changes|amendments)"
    r" (?:for|to) (?:final |further )?(?:development|revision|improvement|consideration|consider)"
)
_PRAISES = re.compile(r"\b(?:commend|welcom|prais|good practice|strength|pleased|impress)")
_LEADS_IN = re.compile(
    r"\b(?:revis|develop|amend|improv|address|clarif|correct)\w*\b.*:$|"
    r"\b(?:areas?|points?|changes|suggestions?|comments?|matters|issues)\b.*:$"
)
_AFTER = re.compile(
    r"(?:once|when|upon|on|after) (?:these |the )?(?:changes |amendments |revisions )?"
    r"(?:are |have been )?(?:complet|made)|on behalf of|"
    r"please (?:send|ensure|provide)\b.*(?:\bcopy|link\b|publish)|"
    r"these are (?:only )?suggestions|(?:there is no|you do not) need to re-?submit|"
    r"yours (?:sincerely|faithfully)|(?:kind|best|warm) (?:regards|wishes)|thank you|"
    r"i would (?:also )?like to thank|(?:if you have|should you have) any (?:quer|quest)|"
    r"(?:we|i) would (?:also )?(?:be grateful|be pleased|appreciate)\b"
    r".*(?:\bcopy|link\b|publish|final version)|"
    r"(?:once|when) (?:you|it) (?:have |has )?publish|.*\S@\S|"
    r"the (?:home office|panel) (?:would be|is) (?:grateful|content)\b.*(?:\bcopy|link\b|publish)",
)
_BULLET = r"[-–—•▪●*·o]"
_MARK = re.compile(rf"^(?:({_BULLET})|\(?([0-9]{{1,2}})[.)]|\(?([a-z]|[ivx]{{1,4}})[.)])\s+")

_HEADING_BELOW = re.compile(r"[.;?!]\s*\n\s*([A-Z][^\n]{2,58}:)$")

_DOCUMENT = re.compile(
    r"(?:the )?(?:(?:executive summary|(?:overview |main )?report|action plan|recommendations|"
    r"chronology|terms of reference)(?: and |, |$))+",
    re.IGNORECASE,
)
"""Words that by themselves only say to which document the next points belong."""


def areas_in(blocks: Sequence[Block[T]]) -> tuple[str, ...]:
    r"""Each area in the letter's own words; points below an area are lines (`\n- `) of it."""
    parts = [part for block in blocks for part in _parts_of(block)]
    start = _start(parts)
    if start is None:
        return ()
    return tuple(_joined(list(_points(_until_the_end(parts[start:])))))


_Part = ListBlock[T] | Heading[T] | str
"""A block; of a paragraph only its words count."""


def _parts_of(block: Block[T]) -> Sequence[_Part[T]]:
    """The block; or the heading of the areas, and apart from it what was typed right below."""
    if isinstance(block, ListBlock | Heading):
        return [block]
    text = plain_text([block])
    first, _, rest = text.partition("\n")
    return [first, rest] if rest and _HEADING.match(first.lower()) else [text]


def _start(parts: Sequence[_Part[T]]) -> int | None:
    """The place after the heading, or after the sentence that leads in to a list."""
    texts = [_line(part) for part in parts]
    for at, text in enumerate(texts):
        if len(text) < 80 and _HEADING.match(text.lower()):
            return at + 1
    for at, text in enumerate(texts[:-1]):
        listed = isinstance(parts[at + 1], ListBlock) or _MARK.match(texts[at + 1])
        wants = _LEADS_IN.search(text.lower()) and not _PRAISES.search(text.lower())
        if listed and wants:
            return at + 1
    return None


def _until_the_end(parts: Sequence[_Part[T]]) -> Iterator[_Part[T]]:
    """The parts before that which speaks of what comes once all is done."""
    for part in parts:
        text = _line(part)
        plain = not isinstance(part, ListBlock) and not _MARK.match(text)
        if plain and _AFTER.match(text.lower()):
            return
        yield part


@dataclass(frozen=True, slots=True)
class _Point:
    """Words with what stood before them: "-", "1", "a", or nothing."""

    mark: str
    words: str

    @property
    def leads(self) -> bool:
        """Whether it is none by itself, but leads in to those that follow."""
        return self.words.endswith(":")


def _points(parts: Iterable[_Part[T]]) -> Iterator[_Point]:
    for part in parts:
        if isinstance(part, ListBlock):
            decimal = part.marker.numerals is Numerals.DECIMAL
            mark = "-" if not part.ordered else "1" if decimal else "a"
            for item in part.items:
                yield from _parted(mark, item.blocks)
        elif isinstance(part, Heading):
            yield _as_heading(_line(part))
        elif part.strip():
            yield from _typed(part)


def _as_heading(words: str) -> _Point:
    return _Point("", f"{words.rstrip(':')}:")


def _parted(mark: str, blocks: Sequence[Block[T]]) -> Iterator[_Point]:
    """An item, and the heading of the next ones if that was typed right below it."""
    words, found = _item(blocks), _HEADING_BELOW.search(plain_text(blocks))
    heading = " ".join(found[1].split()) if found else ""
    yield _Point(mark, words.removesuffix(heading).rstrip())
    if heading:
        yield _Point("", heading)


def _typed(text: str) -> Iterator[_Point]:
    """A paragraph, or the points that were typed into it line by line.

    Lines without a mark are points if each is a sentence or a short heading of some.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    marked = all(_MARK.match(line) for line in lines)
    if not marked and len(lines) > 1 and all(map(_stands_alone, lines)):
        for line, below in zip(lines, [*lines[1:], ""], strict=True):
            heads = not _is_sentence(line) and _is_sentence(below)
            yield _as_heading(line) if heads else _Point("", line)
        return
    if _DOCUMENT.fullmatch(" ".join(lines)):
        yield _as_heading(" ".join(lines))
        return
    for line in lines if marked else [" ".join(lines)]:
        found = _MARK.match(line)
        mark = "" if not found else "-" if found[1] else "1" if found[2] else "a"
        yield _Point(mark, " ".join(_MARK.sub("", line).split()))


def _stands_alone(line: str) -> bool:
    return line[0].isupper() and (_is_sentence(line) or len(line) < 40)


def _is_sentence(line: str) -> bool:
    return line.endswith((".", ";", "?", "!", ":"))


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


def _line(part: Block[T] | str) -> str:
    return " ".join((part if isinstance(part, str) else plain_text([part])).split())
