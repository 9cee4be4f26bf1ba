"""Identifiers left over: what remains after redaction and looks like personal data.

Invariant: a finding tells the kind, the place and how often, never the words; those are for
the private preview. Each is answered by flagging it, by making the source more general, or by
an allowance with a reason; what everybody may show (`lawful`) is answered already.

Accepted: what has no shape of its own, such as a rare fact, and names that are everyday
words. What a good report is full of, such as dates of meetings, is advice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from publisher.config import Allowance, SiteSettings
from publisher.findings import Finding, Rule
from publisher.model import RedactedText, Review, Role
from publisher.redaction.leftover.allowances import Allowances
from publisher.redaction.leftover.find import Seeker
from publisher.redaction.leftover.kinds import LeftOver
from publisher.redaction.leftover.lawful import EVERYBODYS
from publisher.redaction.leftover.passages import (
    Passage,
    passages_of,
    passages_of_facts,
    passages_said,
)
from publisher.redaction.leftover.shapes import Found
from publisher.redaction.leftover.vocabulary import plain
from publisher.redaction.match import Matcher
from publisher.terms import FlaggedTerm

SETTINGS = "review.yml"


@dataclass(frozen=True, slots=True)
class Ours:
    """The council's and the site's own: words of their names, and contact details.

    `packs_go_to` are the addresses that packs are sent to.
    """

    words: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    packs_go_to: tuple[str, ...] = ()


def ours(site: SiteSettings) -> Ours:
    """What of the council's and the site's own may stand in every review."""
    council, reporting = site.publisher.council, site.publisher.reporting
    contacts = (council.email, council.phone, council.address, site.site_url)
    return Ours(
        words=(council.name, council.partnership, site.site_name),
        contacts=(*filter(None, contacts), reporting.home_office, reporting.commissioner),
        packs_go_to=(reporting.home_office, reporting.commissioner, *reporting.further),
    )


@dataclass(frozen=True, slots=True)
class Look:
    """What is left over and not allowed, in order, and how often each allowance answered."""

    left: tuple[LeftOver, ...]
    used: Mapping[int, int]


def look_through(
    review: Review[RedactedText],
    terms: Sequence[FlaggedTerm],
    allow: Sequence[Allowance],
    own: Ours,
) -> Look:
    """Look at every text of a redacted review, and at what review.yml tells the public."""
    texts = list(_texts(review))
    seeker = Seeker(review, terms, own.words, [p for _, passages, *_ in texts for p in passages])
    allowances = Allowances([a.text for a in allow], (*EVERYBODYS, *own.contacts))
    left: list[LeftOver] = []
    used: Counter[int] = Counter()
    for name, passages, role, language in texts:
        found = seeker.find(passages, role, language)
        for number, here in groupby(found, key=attrgetter("passage")):
            passage = passages[number]
            allowed = allowances.in_text(passage.text)
            for one in here:
                if _words_of(passage, one) in passage.whole:
                    continue  # told of the text with what is struck out in it
                answer = allowed.answer(one)
                if answer is None:
                    left.append(_left_over(name, passage, one))
                elif answer.allowance is not None:
                    used[answer.allowance] += 1
    return Look(tuple(left), used)


def _left_over(document: str, passage: Passage, found: Found) -> LeftOver:
    words, span = _words_of(passage, found), (found.start, found.end)
    return LeftOver(found.kind, document, passage.place, words, span, passage.piece, found.term)


def _words_of(passage: Passage, found: Found) -> str:
    return passage.text[found.start : found.end]


def _texts(
    review: Review[RedactedText],
) -> Iterator[tuple[str, Sequence[Passage], Role | None, str]]:
    yield SETTINGS, passages_of_facts(review.facts), None, "en"
    for document in review.documents:
        passages = passages_of(document)
        passages += passages_said(passages)
        yield document.key, passages, document.role, document.language


def problems_left_over(look: Look) -> Iterator[Finding]:
    """A finding for the same words in one document, at the first place, or for all of a kind.

    `file` is the document's name; `review` is for the caller to fill in.
    """
    cases: dict[tuple[str, ...], list[LeftOver]] = defaultdict(list)
    for one in look.left:
        words = "" if one.kind.together else plain(one.words)
        cases[one.document, one.kind.name, words].append(one)
    for (document, *_), case in cases.items():
        first, times = case[0], f", {len(case)} times" if len(case) > 1 else ""
        told = str(len(case)) if first.kind.together else f"{first.kind.words}{times}"
        yield Finding(
            first.kind.rule,
            file=document,
            place=first.place,
            term=first.term,
            detail="" if first.term else told,
        )


def problems_with_allowances(
    allow: Sequence[Allowance], matcher: Matcher, used: Mapping[int, int]
) -> Iterator[Finding]:
    """An allowance that holds a flagged term, and one that answers nothing."""
    for number, allowance in enumerate(allow):
        detail = f"number {number + 1} of `allow:`"
        spans = matcher.find(allowance.text, any_case=True)
        for term in sorted({span.term.id for span in spans}):
            yield Finding(Rule.I111, file=SETTINGS, term=term, detail=detail)
        if not spans and not used.get(number):
            yield Finding(Rule.I206, file=SETTINGS, detail=detail)
