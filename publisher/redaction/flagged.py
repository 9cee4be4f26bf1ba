"""Tells readers where flagged words stand, so that nothing else comes to depend on these."""

from collections.abc import Callable, Iterator, Sequence

from publisher.redaction.match import Matcher
from publisher.redaction.term_rules import problems_with_terms
from publisher.terms import FlaggedTerm


def places_of(terms: Sequence[FlaggedTerm]) -> Callable[[str], Iterator[tuple[int, int]]]:
    r"""Where terms stand in a text, as half-open spans, also across the ends of its lines.

    Nowhere, if the terms cannot be used: then nothing is published.
    """
    matchers: list[Matcher] = []

    def find(text: str) -> Iterator[tuple[int, int]]:
        if not matchers and not any(problem.stops for problem in problems_with_terms(terms)):
            matchers.append(Matcher(terms))
        ends = [at for at, character in enumerate(text) if character == "\n"]
        for matcher in matchers:
            for breaks in ((), ends):
                yield from ((s.start, s.end) for s in matcher.find(text, breaks=breaks))

    return find
