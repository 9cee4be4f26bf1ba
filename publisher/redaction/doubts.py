"""What a redacted review may say that its source did not: of the wrong person, or twice.

Invariant: a finding names terms by their ids and tells places, never words.

Accepted: two names of one person with more than a few words between them, and two that stand
side by side as a sentence ends and the next begins.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from publisher.findings import Finding, Place, Rule, together
from publisher.model import Document, RedactedText
from publisher.redaction.leftover.passages import Passage, passages_of
from publisher.redaction.redact import Redaction
from publisher.terms import FlaggedTerm, TermKind

_ALSO = (
    r"(?:aka|a\.k\.a\.|alias|also|(?:also |better )?known as|(?:also |now )?called|named|formerly"
    r"|previously|n\u00e9e|nee|born|or|and|(?:is |was |(?:will |to )?be )?(?:referred to|known) as"
    r"|given the pseudonym)"
)
_STRAIGHT = str.maketrans("\u2018\u2019", "''")
"""Word curls the apostrophe of the document; whoever types a list does not."""
_EXPLAINS = re.compile(r"['\u2019]s\s|(?<!\S)[a-z]")
"""Words that say who somebody is, such as Hazel's sister: no sentence has them twice."""


def doubts(redaction: Redaction, terms: Sequence[FlaggedTerm]) -> Iterator[Finding]:
    """T202 and T203, one for each term in a document, at the first place.

    `file` is the document's name; `review` is for the caller to fill in.
    """
    for document in redaction.review.documents:
        passages = passages_of(document)
        yield from _shared(document, passages, redaction)
        yield from _doubled(document, passages, terms)


def _shared(
    document: Document[RedactedText], passages: Sequence[Passage], redaction: Redaction
) -> Iterator[Finding]:
    """Names that stand alone and belong to several people."""
    cases: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for one in redaction.unsure:
        if one.document == document.name:
            ids = (one.term.id, *(other.id for other in one.others))
            cases[ids].append(passages[one.piece].place)
    for (term, *others), places in cases.items():
        yield _finding(Rule.T202, document, term, f"{' or '.join(others)}: {{where}}", places)


def _doubled(
    document: Document[RedactedText], passages: Sequence[Passage], terms: Sequence[FlaggedTerm]
) -> Iterator[Finding]:
    """Words that took the place of two names of one person, side by side."""
    people = {term.becomes: term.id for term in terms if term.kind is TermKind.PERSON}
    texts = [(p.place, p.text.translate(_STRAIGHT)) for p in passages]
    for words, term in people.items():
        if words.endswith("]"):
            continue  # [name removed] may stand for two people
        shape, same = _twice(words), words.translate(_STRAIGHT)
        places = [place for place, text in texts if same in text and shape.search(text)]
        places += [
            one.place
            for one, other in pairwise(passages)
            if one.place.row and one.text.strip() == words == other.text.strip()
            if _in_one_row(one.place, other.place)
        ]
        if places:
            yield _finding(Rule.T203, document, term, "{where}", places)


def _twice(words: str) -> re.Pattern[str]:
    """The words, and again with no more between than parts a name from another."""
    name = re.escape(words.translate(_STRAIGHT))
    ends = r"(?!\w)" if _EXPLAINS.search(words) else r"(?=\s*(?:[,.;:)\u2013\u2014]|$))"
    between = rf"\s+|\s*/\s*|\s*[,(\u2013\u2014-]?\s*{_ALSO}\s+[\"'\u2018\u201c(]?"
    return re.compile(
        rf"(?<!\w){name}(?:(?:{between}){name}(?!\w|['\u2019]s)"
        rf"|\s*\({name}(?=[),;])|\s*[,\u2013\u2014]\s*{name}{ends})"
    )


def _in_one_row(one: Place, other: Place) -> bool:
    return (one.table, one.row) == (other.table, other.row) and one.column != other.column


def _finding(
    rule: Rule, document: Document[RedactedText], term: str, detail: str, places: Iterable[Place]
) -> Finding:
    """One finding at the first of the places; its words name the others."""
    first, *rest = sorted(set(places))
    where = f"here and at {together(rest)}" if rest else "here"
    return Finding(rule, "", document.name, first, term, detail.format(where=where))
