"""Everything in a redacted review that looks like personal data."""

import re
from collections.abc import Iterable, Iterator, Sequence

from publisher.english import everyday
from publisher.model import Document, RedactedText, Review, Role
from publisher.recommendations import recommendations_in
from publisher.redaction.addresses import street_names
from publisher.redaction.leftover import contact, marks, numbers, places, references
from publisher.redaction.leftover.beside import Beside
from publisher.redaction.leftover.counted import counted_out
from publisher.redaction.leftover.days import shapes_of_days
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.names import NameFinder
from publisher.redaction.leftover.near import NearNames
from publisher.redaction.leftover.passages import Passage
from publisher.redaction.leftover.shapes import Found, Passages, Shape, settled
from publisher.redaction.leftover.telling import Telling
from publisher.redaction.leftover.vocabulary import (
    BODIES,
    KNOWN,
    Vocabulary,
    mostly_small,
    plain,
    words_in,
)
from publisher.terms import FlaggedTerm, TermKind

_SHAPES = (*contact.SHAPES, *places.SHAPES, *numbers.SHAPES, *references.SHAPES, *marks.SHAPES)
_WORD = re.compile(r"[^\W\d_]{4,}")
_CLIPPED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]{4,}+(?=\s?(?:\u2026|\.\.))|[^\W\d_]{6,}+$)")
"""What a cell or a field too narrow for a name shows of it; whole, so that a text of a million
letters is gone through once."""
_SIGNATORY = re.compile(r"\bchair\b.*\bquality assurance panel\b", re.IGNORECASE)
_APART = re.compile(r"[,;/&\n\t]|\band\b")


class Seeker:
    """Looks for what is left over in the texts of one review.

    `own` are words of the council and of this site, such as its name; `passages` are all
    those of the review.
    """

    def __init__(
        self,
        review: Review[RedactedText],
        terms: Sequence[FlaggedTerm],
        own: Sequence[str],
        passages: Iterable[Passage],
    ) -> None:
        self._facts = review.facts
        self._terms = terms
        small = mostly_small("\n".join(p.text for p in passages if p.piece is not None))
        self._vocabulary = _vocabulary(review, terms, own, small)
        self._beside = Beside(terms, self._vocabulary.pseudonyms)
        self._telling = Telling(terms, (review.facts.partnership, *own))
        self._near = NearNames(_flagged_names(terms))
        self._streets = _numbered_streets(terms)

    def find(
        self, passages: Sequence[Passage], role: Role | None = None, language: str = "en"
    ) -> list[Found]:
        """What is left over in the passages of one document, in their order.

        `role` is the document's; None for what review.yml says.
        """
        together = Passages(passages)
        found = [*together.found(self._shapes(role))]
        names = NameFinder(self._vocabulary, language)
        for number, passage in enumerate(passages):
            found += self._telling.found(number, passage.text, passage.lead)
            if role is None or passage.piece is None:
                continue
            if not (role is Role.LETTER and _is_signature(passages, number)):
                found += names.names(number, passage.text)
                found += self._beside.found(number, passage.text)
        found += [*self._misspelt(passages), *self._houses(passages)]
        return settled([*found, *counted_out(passages, self._terms)])

    def _shapes(self, role: Role | None) -> tuple[Shape, ...]:
        told = frozenset(filter(None, (self._facts.letter_dated, self._facts.panel_met)))
        planned = role is Role.RECOMMENDATIONS
        return (*_SHAPES, *shapes_of_days(self._facts.death, told, planned=planned))

    def _misspelt(self, passages: Sequence[Passage]) -> Iterator[Found]:
        """Words near a flagged name or its beginning, neither English nor the review's."""
        words = {word for passage in passages for word in _WORD.findall(passage.text)}
        near = {word: term for word in words if (term := self._near_name(plain(word)))}
        for number, passage in enumerate(passages):
            for match in _WORD.finditer(passage.text) if near else ():
                if match.group() in near:
                    yield Found(Kind.MISSPELT, number, *match.span(), near[match.group()])
            for match in _CLIPPED.finditer(passage.text):
                if term := self._clipped_name(plain(match.group())):
                    yield Found(Kind.MISSPELT, number, *match.span(), term)

    def _houses(self, passages: Sequence[Passage]) -> Iterator[Found]:
        """The number of a house before a flagged street's name, without the word for a street."""
        for number, passage in enumerate(passages):
            for match in self._streets.finditer(passage.text) if self._streets else ():
                yield Found(Kind.STREET, number, *match.span())

    def _near_name(self, word: str) -> str:
        return "" if self._is_known(word) else self._near.term(word)

    def _clipped_name(self, word: str) -> str:
        return "" if self._is_known(word) else self._near.clipped(word)

    def _is_known(self, word: str) -> bool:
        words = self._vocabulary
        return any(word in some for some in (everyday(), KNOWN, words.own, words.pseudonyms))


def _is_signature(passages: Sequence[Passage], number: int) -> bool:
    """Whether the chair of the Home Office's panel signs here: the name is public."""
    here = passages[number : number + 2]
    return any(_SIGNATORY.search(passage.text) and len(passage.text) < 120 for passage in here)


def _flagged_names(terms: Iterable[FlaggedTerm]) -> dict[str, str]:
    """Each word of four letters or more of the flagged people, with its term's id."""
    people = [term for term in terms if term.kind is TermKind.PERSON]
    return {
        word: term.id
        for term in people
        for name in words_in(term.written)
        for word in (name, name.replace("-", ""), *name.split("-"))
        if len(word) > 3
    }


def _numbered_streets(terms: Iterable[FlaggedTerm]) -> re.Pattern[str] | None:
    """A house's number and the name of a flagged street, as in "12 Acacia"; None without one."""
    addresses = (t.written for t in terms if t.kind is TermKind.ADDRESS)
    names = {name for written in addresses for one in written for name in street_names(one)}
    streets = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names))
    house = r"(?<![\w.,/-])(?!(?:19|20)\d\d\b)\d{1,4}[a-zA-Z]?,?"
    return re.compile(rf"{house}\s+(?:{streets})\b") if names else None


def _vocabulary(
    review: Review[RedactedText],
    terms: Sequence[FlaggedTerm],
    own: Iterable[str],
    small: frozenset[str],
) -> Vocabulary:
    facts = review.facts
    people = [term.becomes for term in terms if term.kind is TermKind.PERSON]
    pseudonyms = words_in(
        filter(None, re.findall(r"[A-Z][^\W\d_]+", f"{facts.pseudonym} {people}"))
    )
    others = [term.becomes for term in terms if term.kind is not TermKind.PERSON]
    agencies = (agency for document in review.documents for agency in _agencies(document))
    known = words_in((*others, facts.partnership, facts.name_of_review, *own, *agencies))
    return Vocabulary(
        pseudonyms=pseudonyms - KNOWN - BODIES,
        own=known - KNOWN - BODIES - pseudonyms,
        small=small,
    )


def _agencies(document: Document[RedactedText]) -> Iterator[str]:
    """The bodies that lead an action: one word, or words that end as a body's name does."""
    if document.role is Role.RECOMMENDATIONS:
        for recommendation in recommendations_in(document):
            for name in _APART.split(recommendation.words("lead")):
                words = name.split()
                if len(words) == 1 or (words and plain(words[-1]) in BODIES):
                    yield name
