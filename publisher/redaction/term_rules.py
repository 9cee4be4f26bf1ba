"""What is wrong with a list of flagged terms, and which terms a name gives away.

Invariant: a term is told by its id, or by its place in the list if its id gives a term away.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from publisher.findings import Finding, Rule
from publisher.redaction.forms import can_be_looked_for
from publisher.redaction.match import Matcher
from publisher.redaction.names import says_more_than_a_name
from publisher.terms import FlaggedTerm, TermKind

BLANK = "???"
"""Stands between quotation marks in an entry that has still to be filled in: the other entries
can be looked for meanwhile, in the folder's name too."""
_LEAST = 3
"""A single name of fewer letters is not looked for in names: "jo" or "al" may be anything."""
_CANNOT = {TermKind.PATTERN: Rule.T107, TermKind.DATE: Rule.T108}


def problems_with_terms(
    terms: Sequence[FlaggedTerm], matcher: Matcher | None = None
) -> list[Finding]:
    """S107, T102 to T105, T107, T108 and T204; `review` and `file` are for the caller to fill in.

    `matcher` is that of the terms that can be used, where there is one already.
    """
    matcher = matcher or Matcher(usable(terms))
    findings: list[Finding] = []
    seen: set[str] = set()
    for number, term in enumerate(terms, start=1):
        name = term.id
        if terms_in_name(term.id, matcher):
            name = f"term {number}"
            findings.append(Finding(Rule.T103, term=name))
        if term.id in seen:
            findings.append(Finding(Rule.T102, term=name))
        if term.written == (BLANK,):
            findings.append(Finding(Rule.S107, detail=f"`is:` of the entry {name}"))
        elif not can_be_looked_for(term):
            rule = _CANNOT.get(term.kind, Rule.T104)
            short = _places(term, partial(_is_too_short, term))
            findings.append(Finding(rule, term=name, detail=_which(number, short)))
        more = _places(term, says_more_than_a_name)
        if more and term.kind is TermKind.PERSON:
            findings.append(Finding(Rule.T204, term=name, detail=_which(number, more)))
        if matcher.find(term.becomes, any_case=True) or _possessive_tells(term, matcher):
            findings.append(Finding(Rule.T105, term=name))
        seen.add(term.id)
    return findings


def _possessive_tells(term: FlaggedTerm, matcher: Matcher) -> bool:
    """Whether what is the pseudonym's, as Robert's, would be taken for that of a Roberts."""
    return term.kind is TermKind.PERSON and bool(matcher.find(f"{term.becomes}'s"))


def usable(terms: Sequence[FlaggedTerm]) -> list[FlaggedTerm]:
    """The terms as far as they can be looked for; one that cannot at all is left out."""
    found = []
    for term in terms:
        each = (replace(term, written=(written,)) for written in term.written)
        written = tuple(one.written[0] for one in each if can_be_looked_for(one))
        found += [replace(term, written=written)] if written else []
    return found


def _is_too_short(term: FlaggedTerm, written: str) -> bool:
    return not can_be_looked_for(replace(term, written=(written,)))


def _places(term: FlaggedTerm, accept: Callable[[str], bool]) -> str:
    """Which ways in which a term is written are so, by their number in `is:`."""
    return ", ".join(str(at) for at, written in enumerate(term.written, start=1) if accept(written))


def _which(entry: int, numbers: str) -> str:
    return f"number {numbers} of `is:`, entry {entry} of the list"


def terms_in_name(name: str, matcher: Matcher) -> tuple[str, ...]:
    """The ids of the terms that an address, a title or a file's name gives away, sorted.

    Small letters count as capitals do: `hope-2019-a` names Hope. A single name counts from
    three letters on, as a word of its own (`smith-2019`, not `blacksmith-2019`).
    """
    spans = matcher.find(name, any_case=True)
    return tuple(sorted({span.term.id for span in spans if _tells(name[span.start : span.end])}))


def _tells(words: str) -> bool:
    return len(re.sub(r"[\W_]", "", words)) >= _LEAST
