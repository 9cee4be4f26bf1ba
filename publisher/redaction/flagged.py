"""Tells readers where flagged words stand, so that nothing else comes to depend on these."""

from collections.abc import Callable, Iterator, Sequence

from publisher.redaction.forms import can_be_looked_for
from publisher.redaction.match import Matcher
from publisher.terms import FlaggedTerm


def places_of(terms: Sequence[FlaggedTerm]) -> Callable[[str], Iterator[tuple[int, int]]]:
    r"""Where terms stand in a text, as half-open spans, also across the ends of its lines.

    A term that cannot be looked for is passed over: with it nothing is published.
    """
    matchers: list[Matcher] = []

    def find(text: str) -> Iterator[tuple[int, int]]:
        if not matchers:  # few documents ask
            matchers.append(Matcher([term for term in terms if can_be_looked_for(term)]))
        ends = [at for at, character in enumerate(text) if character == "\n"]
        for breaks in ((), ends):
            yield from ((span.start, span.end) for span in matchers[0].find(text, breaks=breaks))

    return find
