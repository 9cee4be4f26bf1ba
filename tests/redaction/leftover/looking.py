"""Short texts looked at as documents of a review are."""

from collections.abc import Sequence
from datetime import date

from publisher.config import Allowance
from publisher.model import Block, Document, Paragraph, Review, ReviewFacts, Role, Run
from publisher.redaction.identifiers import Look, Ours, look_through
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review
from publisher.terms import FlaggedTerm

FACTS: ReviewFacts[str] = ReviewFacts(
    pseudonym="Rowan",
    partnership="Ashgrove Community Safety Partnership",
    name_of_review="domestic homicide review",
    circumstances="homicide",
    death=(2019, 11),
    letter_dated=date(2022, 9, 8),
    panel_met=date(2022, 6, 29),
    themes=(),
    notice=None,
    indexing=True,
)
OURS = Ours(words=("Ashgrove Council",), contacts=("community.safety@ashgrove.example",))


def paragraphs(text: str) -> tuple[Block[str], ...]:
    """Each line as a paragraph."""
    return tuple(Paragraph((Run(line),)) for line in text.split("\n") if line)


def look_at(
    *blocks: Block[str],
    role: Role = Role.OVERVIEW_REPORT,
    terms: Sequence[FlaggedTerm] = (),
    allow: Sequence[str] = (),
    language: str = "en",
    facts: ReviewFacts[str] = FACTS,
) -> Look:
    """Redact a document of these blocks and look at what is left."""
    document = Document(role, str(role), language, "Report", blocks)
    review = redact_review(Review("ashgrove-2019-a", facts, (document,)), Matcher(terms)).review
    allowances = [Allowance(text=text, reason="tested") for text in allow]
    return look_through(review, terms, allowances, OURS)


def kinds_in(text: str, role: Role = Role.OVERVIEW_REPORT) -> list[str]:
    """The kinds of what is left in the text, by name."""
    return [one.kind.name for one in look_at(*paragraphs(text), role=role).left]


def words_in(text: str, role: Role = Role.OVERVIEW_REPORT) -> list[tuple[str, str]]:
    """Kind and words of what is left in the text."""
    return [(one.kind.name, one.words) for one in look_at(*paragraphs(text), role=role).left]
