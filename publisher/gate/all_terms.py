"""Every review's flagged terms, ready to be looked for.

Of the forms of a nation's terms only what is sought in many files is held; the rest is worked
out again for the review that is looked at.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from publisher.findings import Finding, Rule
from publisher.gate.fold import squash, words, words_as_read
from publisher.gate.forms import Forms, forms_of
from publisher.gate.scan import LONG, Own, Phrases, Term
from publisher.gate.welsh import undone, welsh_in
from publisher.terms import FlaggedTerm

_RECENT = 250
"""So many reviews' forms are kept once they are worked out; then all are let go of."""
_SLUG = re.compile(r"[a-z0-9]++-[a-z0-9-]*[a-z0-9]")


class AllTerms:
    """The flagged terms of all reviews by their slugs.

    `often` are reviews that many files were made from together: their forms are held.
    """

    def __init__(
        self, terms: Mapping[str, Sequence[FlaggedTerm]], often: Iterable[frozenset[str]] = ()
    ) -> None:
        self._terms = terms
        self._everywhere = Phrases()
        self._own = {reviews: Own() for reviews in often}
        self._recent: dict[frozenset[str], Own] = {}
        self._single: set[str] = set()
        self._in_address: dict[str, set[Term]] = {}
        self._replacements: dict[frozenset[str], set[str]] = {}
        self.faults: list[Finding] = []
        for slug in terms:
            self._take_in(slug, self._forms_of(slug))

    def _take_in(self, slug: str, forms: Sequence[tuple[Term, Forms]]) -> None:
        for term, of in forms:
            for phrase in of.everywhere:
                self._everywhere.add(term, phrase)
            self._single.update(word.lower() for word in of.words | of.cased)
            for own in (own for reviews, own in self._own.items() if slug in reviews):
                own.add(term, of)
            if of == Forms():
                detail = "a flagged term has nothing that could be looked for"
                self.faults.append(Finding(Rule.G103, slug, term=term.id, detail=detail))
        self._in_address[slug] = Own(forms).found_in(slug)

    def _forms_of(self, slug: str) -> list[tuple[Term, Forms]]:
        return [(Term(slug, term.id), _forms_if_any(term)) for term in self._terms[slug]]

    def told_by(self, path: str) -> bool:
        """Whether the path of a file tells a name of any review, a single one too."""
        if self._everywhere.found_in(squash(path)):
            return True
        return not self._single.isdisjoint(word.lower() for word in words_as_read(path))

    def everywhere_in(self, text: str, shortest: int = 0) -> set[Term]:
        """The terms of any review that name somebody whatever page they stand on.

        `shortest` is how many letters what is found must have at least.
        """
        return self._everywhere.found_in(squash(text), shortest)

    def own_in(self, text: str, about: frozenset[str]) -> set[Term]:
        """The terms of these reviews that can be read in a text about them."""
        found: set[Term] = set()
        for slug in self._addresses_in(text):  # it may hold a name from another review
            text = text.replace(slug, " ")
            if slug in about:
                found |= self._in_address[slug]
        found |= self._own_of(about).found_in(text)
        welsh = welsh_in(text)
        return found | self._undone_in(welsh, about) if welsh else found

    def _undone_in(self, welsh: str, about: frozenset[str]) -> set[Term]:
        """Terms of these reviews whose beginnings are changed in a Welsh text."""
        if about not in self._replacements:
            terms = (term for slug in about for term in self._terms[slug])
            self._replacements[about] = {w.lower() for t in terms for w in words(t.becomes)}
        before = undone(welsh, self._replacements[about])
        everywhere = self.everywhere_in(before.text, shortest=LONG)
        own = self._own_of(about).found_undone(before)
        return own | {term for term in everywhere if term.review in about}

    def _own_of(self, reviews: frozenset[str]) -> Own:
        if reviews in self._own:
            return self._own[reviews]
        if reviews not in self._recent:
            if len(self._recent) == _RECENT:
                self._recent.clear()
            forms = (part for slug in sorted(reviews) for part in self._forms_of(slug))
            self._recent[reviews] = Own(forms)
        return self._recent[reviews]

    def _addresses_in(self, text: str) -> list[str]:
        hyphened = " ".join(word for word in text.split() if "-" in word)
        return sorted(self._terms.keys() & set(_SLUG.findall(hyphened)), key=len, reverse=True)


def _forms_if_any(term: FlaggedTerm) -> Forms:
    """Its forms; none if it has nothing that could be looked for."""
    try:
        return forms_of(term)
    except re.error:
        return Forms()
