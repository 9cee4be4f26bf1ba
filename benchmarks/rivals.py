"""What one would use instead of our matcher, each brought to one shape: names in, places out.

Each is given what an officer would give it: the names as they are written in the list.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, TypeAlias

from ahocorasick_rs import AhoCorasick

from publisher.redaction.match import Matcher
from publisher.terms import FlaggedTerm

Places: TypeAlias = Sequence[tuple[int, int]]
Search: TypeAlias = Callable[[str], Places]


@dataclass(frozen=True)
class Rival:
    """A way to find names; `most` is how many characters of text it is given at most."""

    name: str
    build: Callable[[Sequence[FlaggedTerm]], Search]
    most: int = 2_000_000


def ours(terms: Sequence[FlaggedTerm]) -> Search:
    """Our own matcher, with every form of each name."""
    matcher = Matcher(terms)
    return lambda text: [(span.start, span.end) for span in matcher.find(text)]


def regular_expression(terms: Sequence[FlaggedTerm]) -> Search:
    """One alternation of whole words, ignoring case."""
    either = "|".join(map(re.escape, _longest_first(terms)))
    pattern = re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
    return lambda text: [hit.span() for hit in pattern.finditer(text)]


def ahocorasick_rs(terms: Sequence[FlaggedTerm]) -> Search:
    """Plain strings in a text of small letters."""
    automaton = AhoCorasick([name.lower() for name in _longest_first(terms)])

    def search(text: str) -> Places:
        found = automaton.find_matches_as_indexes(text.lower(), overlapping=True)
        return [(start, end) for _, start, end in found]

    return search


def pyahocorasick(terms: Sequence[FlaggedTerm]) -> Search:
    """Plain strings in a text of small letters."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name in _longest_first(terms):
        automaton.add_word(name.lower(), len(name))
    automaton.make_automaton()
    return lambda text: [
        (end - length + 1, end + 1) for end, length in automaton.iter(text.lower())
    ]


def flashtext(terms: Sequence[FlaggedTerm]) -> Search:
    """Whole words in a trie, ignoring case."""
    import flashtext

    words = flashtext.KeywordProcessor(case_sensitive=False)
    for name in _longest_first(terms):
        words.add_keyword(name)
    return lambda text: [
        (start, end) for _, start, end in words.extract_keywords(text, span_info=True)
    ]


def presidio(terms: Sequence[FlaggedTerm]) -> Search:
    """Presidio's analyzer with the names as its deny list, over a blank English spaCy model."""
    import spacy
    from presidio_analyzer import (
        AnalyzerEngine,
        PatternRecognizer,
        RecognizerRegistry,
    )
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class Blank(SpacyNlpEngine):  # type: ignore[misc]
        """An engine that loads no trained model, since none can be had without the network."""

        def __init__(self) -> None:
            super().__init__()
            self.nlp = {"en": spacy.blank("en")}

    names = list(_longest_first(terms))
    deny = PatternRecognizer(supported_entity="FLAGGED", deny_list=names)
    registry = RecognizerRegistry(recognizers=[deny], supported_languages=["en"])
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["en"])
    return lambda text: [(one.start, one.end) for one in analyzer.analyze(text, language="en")]


def rivals() -> Iterator[Rival]:
    """Ours first, then what is installed of the others."""
    yield Rival("this project", ours)
    yield Rival("re, `\\b(?:a|b|…)\\b`, ignoring case", regular_expression, most=200_000)
    yield Rival("ahocorasick-rs, plain", ahocorasick_rs)
    if find_spec("ahocorasick"):
        yield Rival("pyahocorasick, plain", pyahocorasick)
    if find_spec("flashtext"):
        yield Rival("flashtext", flashtext)
    if find_spec("presidio_analyzer"):
        yield Rival("Presidio's analyzer, deny list", presidio, most=20_000)


def _longest_first(terms: Sequence[FlaggedTerm]) -> list[str]:
    names: dict[str, Any] = {name: None for term in terms for name in term.written}
    return sorted(names, key=lambda name: (-len(name), name))
