"""What was found, and which of several finds that overlap counts.

Invariant: every letter and digit that belongs to any find belongs to a span in the end.
"""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from publisher.terms import FlaggedTerm


class Span(NamedTuple):
    """Where a term stands in a text: half-open character offsets.

    `suffix` is what its end says beside the term: "'s", "s" or nothing. `others` are terms
    that it may as well be, since they share the name.
    """

    start: int
    end: int
    term: FlaggedTerm
    suffix: str = ""
    others: tuple[FlaggedTerm, ...] = ()

    @property
    def replacement(self) -> str:
        """What takes its place. Words in brackets take no plural."""
        if self.suffix == "s" and self.term.becomes.endswith("]"):
            return self.term.becomes
        return self.term.becomes + self.suffix


class Find(NamedTuple):
    """A span that may have to give way; `letters` counts the letters and digits of its term.

    `order` is the term's place in the list. `doubtful` if the words may only chance to stand
    side by side: in two blocks, or a surname before a first name.
    """

    span: Span
    letters: int
    order: int
    doubtful: bool = False


def settle(text: str, finds: Iterable[Find]) -> tuple[Span, ...]:
    """The spans that count, sorted, not overlapping.

    The longest wins; of two as long, the first in the text, then the first in the list. What
    a loser covers beyond the winner becomes part of the winner.
    """
    chosen: list[Span] = []
    for find in sorted(finds, key=lambda f: (f.doubtful, -f.letters, f.span.start, f.order)):
        span = find.span
        low = bisect_left(chosen, (span.start,))
        low -= low > 0 and span.start < chosen[low - 1].end
        high = bisect_left(chosen, (span.end,), low)
        over = chosen[low:high]
        if not over:
            chosen.insert(low, span)
        elif find.doubtful and all(span.start <= o.start and o.end <= span.end for o in over):
            chosen[low:high] = [span]  # "Jane" and "Smith" in two cells are one name
        elif _shows_more(text, span, over):
            chosen[low:high] = [_union(over[0] if len(over) == 1 else _longest(over), span, over)]
    return tuple(chosen)


def _shows_more(text: str, span: Span, over: list[Span]) -> bool:
    """Whether the span has a letter or digit that none of the others has."""
    at = span.start
    for other in over:
        if any(map(str.isalnum, text[at : other.start])):
            return True
        at = max(at, other.end)
    return any(map(str.isalnum, text[at : span.end]))


def _longest(spans: list[Span]) -> Span:
    return max(spans, key=lambda span: span.end - span.start)


def _union(winner: Span, span: Span, over: list[Span]) -> Span:
    parts = [span, *over]
    last = max(parts, key=lambda part: part.end)
    start = min(part.start for part in parts)
    return winner._replace(start=start, end=last.end, suffix=last.suffix)
