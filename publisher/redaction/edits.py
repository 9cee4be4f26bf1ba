"""What the found terms turn into, and the words around them that have to agree."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from publisher.redaction.pieces import Edit
from publisher.redaction.spans import Span
from publisher.terms import TermKind

_NOTHING_BETWEEN = re.compile("[ \t\u00a0]*|[\u2010-\u2015-]")
_NAMES_BETWEEN = re.compile(
    r"(?:[ \t\u00a0]+[A-Z\u00c0-\u00de](?:\.|[\w'\u2019-]*)){1,2}[ \t\u00a0]+"
)
"""Jane B. Smith or Jane Bea Smith, of whom only Jane Smith is on the list."""
_LOOK_BACK = 20
_ARTICLE = re.compile(r"(?<![\w.'\u2019-])(an?)\s+$", re.IGNORECASE)
_TAKES_AN = re.compile(
    r"(?!\W*(?:one|once)\b)\W*(?:[aio]|e(?!u)|u(?!ni|se|su|r[aeiou])|h(?:our|on(?:est|our)|eir))",
    re.IGNORECASE,
)


def edits_for(
    text: str, spans: Sequence[Span], breaks: Sequence[int], *, english: bool
) -> Iterator[Edit]:
    """The edits that take the spans out of a text with breaks between its blocks, in order.

    Neighbours that become the same words become them once. In English, a or an before them
    is put right, since it would tell how the old word began.
    """
    done = 0
    for edit in _merged(text, spans):
        if english:
            yield from _article(text, edit, max(done, _block_start(breaks, edit.start)))
        yield edit
        done = edit.end


def _block_start(breaks: Sequence[int], at: int) -> int:
    found = bisect_right(breaks, at)
    return breaks[found - 1] + 1 if found else 0


def _merged(text: str, spans: Sequence[Span]) -> Iterator[Edit]:
    waiting: Span | None = None
    start = 0
    for span in spans:
        if waiting and _is_one(text, waiting, span):
            waiting = span
            continue
        if waiting:
            yield Edit(start, waiting.end, waiting.replacement)
        waiting, start = span, span.start
    if waiting:
        yield Edit(start, waiting.end, waiting.replacement)


def _is_one(text: str, first: Span, second: Span) -> bool:
    """Whether two spans side by side, in one block, would only repeat the same words."""
    if first.suffix or first.term.becomes != second.term.becomes:
        return False
    between = text[first.end : second.start]
    if _NOTHING_BETWEEN.fullmatch(between):
        return True
    same_person = first.term == second.term and first.term.kind is TermKind.PERSON
    return same_person and _NAMES_BETWEEN.fullmatch(between) is not None


def _article(text: str, edit: Edit, floor: int) -> Iterator[Edit]:
    before = text[max(floor, edit.start - _LOOK_BACK) : edit.start]
    found = _ARTICLE.search(before)
    if found is None:
        return
    right = "an" if _TAKES_AN.match(edit.text) else "a"
    if found[1].lower() != right:
        start = edit.start - len(before) + found.start()
        yield Edit(start, start + len(found[1]), right.title() if found[1][0] == "A" else right)
