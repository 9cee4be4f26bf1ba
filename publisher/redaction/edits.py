"""What the found terms turn into, and the words around them that have to agree."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

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
_ON = re.compile(r"(?<![\w.'\u2019-])(on)\s+(?:the\s+)?$", re.IGNORECASE)
_MONTH_OR_YEAR = re.compile(
    r"(?:(?:early|mid|late)[ -])?(?:(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b(?!\s+\d{1,2}\b)|(?:19|20)\d\d(?![\w-]))"
)
_TAKES_AN = re.compile(
    r"(?!\W*(?:one|once)\b)\W*(?:[aio]|e(?!u)|u(?!ni|se|su|r[aeiou])|h(?:our|on(?:est|our)|eir))",
    re.IGNORECASE,
)


def edits_for(
    text: str, spans: Sequence[Span], breaks: Sequence[int], *, english: bool
) -> Iterator[Edit]:
    """The edits that take joined spans out of a text with breaks between its blocks, in order.

    In English, a or an before them is put right, since it would tell how the old word began,
    and on before what is no day any more.
    """
    done = 0
    for span in spans:
        edit = Edit(span.start, span.end, span.replacement)
        if english:
            floor = max(done, _block_start(breaks, edit.start))
            yield from _article(text, edit, floor)
            if span.term.kind is TermKind.DATE:
                yield from _preposition(text, edit, floor)
        yield edit
        done = edit.end


def _block_start(breaks: Sequence[int], at: int) -> int:
    found = bisect_right(breaks, at)
    return breaks[found - 1] + 1 if found else 0


def joined(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, with neighbours that would only repeat the same words as one."""
    waiting: Span | None = None
    for span in spans:
        if waiting and (one := _as_one(text, waiting, span)):
            waiting = one
            continue
        if waiting:
            yield waiting
        waiting = span
    if waiting:
        yield waiting


def _as_one(text: str, first: Span, second: Span) -> Span | None:
    """Two spans side by side, in one block, if they would only repeat the same words."""
    if first.term in second.others:
        second = second._replace(term=first.term, others=())  # Tom, and a Smith of two
    if first.suffix or first.term.becomes != second.term.becomes:
        return None
    between = text[first.end : second.start]
    same_person = first.term == second.term and first.term.kind is TermKind.PERSON
    if _NOTHING_BETWEEN.fullmatch(between) or (same_person and _NAMES_BETWEEN.fullmatch(between)):
        return second._replace(start=first.start)
    return None


def _article(text: str, edit: Edit, floor: int) -> Iterator[Edit]:
    before = text[max(floor, edit.start - _LOOK_BACK) : edit.start]
    found = _ARTICLE.search(before)
    if found is None:
        return
    right = "an" if _TAKES_AN.match(edit.text) else "a"
    if found[1].lower() != right:
        start = edit.start - len(before) + found.start()
        yield Edit(start, start + len(found[1]), right.title() if found[1][0] == "A" else right)


def _preposition(text: str, edit: Edit, floor: int) -> Iterator[Edit]:
    """On 12 March 2024, if it is to be March 2024, becomes in March 2024."""
    before = text[max(floor, edit.start - _LOOK_BACK) : edit.start]
    found = _ON.search(before)
    if found and _MONTH_OR_YEAR.match(edit.text):
        start = edit.start - len(before) + found.start()
        yield Edit(start, edit.start - 1, "In" if found[1][0] == "O" else "in")
