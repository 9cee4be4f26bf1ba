"""Short documents, and what redaction makes of them, for this wing's tests."""

from publisher.model import Block, Cell, Document, Note, Paragraph, Role, Run, Table, plain_text
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_document
from publisher.terms import FlaggedTerm


def paragraph(*texts: str | Run[str], number: str | None = None) -> Paragraph[str]:
    return Paragraph(tuple(Run(t) if isinstance(t, str) else t for t in texts), number)


def table(*rows: tuple[str, ...]) -> Table[str]:
    return Table(tuple(tuple(Cell((paragraph(text),)) for text in row) for row in rows))


def document(
    *blocks: Block[str] | str, title: str = "", notes: tuple[str, ...] = (), language: str = "en"
) -> Document[str]:
    return Document(
        role=Role.EXECUTIVE_SUMMARY,
        name="executive-summary",
        language=language,
        title=title,
        blocks=tuple(paragraph(b) if isinstance(b, str) else b for b in blocks),
        notes=tuple(Note((paragraph(note),)) for note in notes),
    )


def redacted(source: Document[str], *terms: FlaggedTerm) -> Document[str]:
    return redact_document(source, Matcher(terms))[0]  # type: ignore[return-value]


def words_of(source: Document[str]) -> str:
    """All blocks, one a line, then the notes."""
    return plain_text([*source.blocks, *(b for note in source.notes for b in note.blocks)])


def after(source: Document[str], *terms: FlaggedTerm) -> str:
    return words_of(redacted(source, *terms))
