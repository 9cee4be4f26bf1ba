"""Takes every flagged term out of a review: the only maker of `RedactedText`.

Invariant: every text of the model goes through here, and in what comes out the matcher finds
nothing, neither in a text nor across two that follow one another; otherwise `LeakError`.
What stands in a term's place is always the same words, whatever and however long it was.

Accepted: words that the list does not have; letters in pictures; the number that a list gives
its items. The gate looks at the finished files once more, with eyes of its own.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import cast

from publisher.errors import ExitCode, PublisherError
from publisher.model import (
    Block,
    Cell,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Quote,
    RedactedText,
    Review,
    ReviewFacts,
    Run,
    Table,
    runs_text,
)
from publisher.redaction.edits import edits_for, joined
from publisher.redaction.layout import Layout, Stretch, layout_of
from publisher.redaction.match import Matcher
from publisher.redaction.pieces import Edit, Piece, edited
from publisher.redaction.spans import Span
from publisher.redaction.tally import Tally, Unsure

_ROUNDS = 3
"""Words that a replacement brings together may make a term; more rounds never help."""


class LeakError(PublisherError):
    """A term is still there after redaction. The message names terms by their ids alone."""

    exit_code = ExitCode.LEAK


@dataclass(frozen=True, slots=True)
class Redaction:
    """A redacted review, how often each term was found in it, by id, 0 included, and doubts."""

    review: Review[RedactedText]
    fired: Mapping[str, int]
    unsure: tuple[Unsure, ...] = ()


def redact_review(review: Review[str], matcher: Matcher) -> Redaction:
    """Redact the facts and every document of a review.

    Raises: LeakError.
    """
    fired = Counter({term.id: 0 for term in matcher.terms})
    unsure: list[Unsure] = []
    documents = tuple(
        _document(document, matcher, Tally(fired, unsure, document.name))
        for document in review.documents
    )
    facts = _facts(review.facts, matcher, Tally(fired))
    return Redaction(Review(review.slug, facts, documents), fired, tuple(unsure))


def redact_document(
    document: Document[str], matcher: Matcher
) -> tuple[Document[RedactedText], Mapping[str, int]]:
    """Redact one document; also how often each term was found in it, by id.

    Raises: LeakError.
    """
    fired: Counter[str] = Counter()
    return _document(document, matcher, Tally(fired)), fired


def reworded(
    document: Document[RedactedText], edits: Mapping[int, Sequence[Edit]]
) -> Document[RedactedText]:
    """A redacted document with words of ours, by the pieces of its layout.

    Beside its own for the private preview, where an edit repeats the words that it stands for,
    or in the place of other words of ours, as in Welsh.
    """
    source = cast(Document[str], document)
    pieces = [
        edited(piece, edits[number]) if number in edits else piece
        for number, piece in enumerate(layout_of(source).pieces)
    ]
    return _Scribe(iter(pieces)).document(source)


def redact_text(text: str, matcher: Matcher) -> RedactedText:
    """Redact a text that stands by itself, in English.

    Raises: LeakError.
    """
    return _text(text, matcher, Tally(Counter()))


def _text(text: str, matcher: Matcher, tally: Tally) -> RedactedText:
    layout = Layout()
    layout.add_alone(text)
    (piece,) = _redacted(layout, matcher, tally, english=True)
    redacted = RedactedText(runs_text(piece.runs))
    _refuse(matcher.find(redacted))
    return redacted


def _facts(facts: ReviewFacts[str], matcher: Matcher, tally: Tally) -> ReviewFacts[RedactedText]:
    def text(source: str) -> RedactedText:
        return _text(source, matcher, tally)

    return ReviewFacts(
        pseudonym=text(facts.pseudonym),
        partnership=text(facts.partnership),
        name_of_review=text(facts.name_of_review),
        circumstances=facts.circumstances,
        death=facts.death,
        letter_dated=facts.letter_dated,
        panel_met=facts.panel_met,
        themes=tuple(map(text, facts.themes)),
        notice=None if facts.notice is None else text(facts.notice),
        indexing=facts.indexing,
    )


def _document(document: Document[str], matcher: Matcher, tally: Tally) -> Document[RedactedText]:
    english = document.language == "en"
    matcher = matcher if english else matcher.in_welsh
    pieces = _redacted(layout_of(document), matcher, tally, english=english)
    redacted = _Scribe(iter(pieces)).document(document)
    # Read what was written, not what was meant: a mistake in between shows here.
    check = layout_of(cast(Document[str], redacted))
    for sequence in check.sequences:
        _refuse(_find(check.pieces, sequence, matcher)[1])
    for link in _links(check.pieces):
        _refuse(matcher.find(link))
    return redacted


def _refuse(spans: Sequence[Span]) -> None:
    if spans:
        ids = ", ".join(sorted({span.term.id for span in spans}))
        raise LeakError(
            f"Redaction did not take out everything that belongs to: {ids}.",
            "Nothing was published. Report this as described in SECURITY.md.",
        )


def _links(pieces: Iterable[Piece]) -> Iterator[str]:
    return (run.link for piece in pieces for run in piece.runs if run.link is not None)


def _redacted(layout: Layout, matcher: Matcher, tally: Tally, *, english: bool) -> list[Piece]:
    """The pieces without a flagged term."""
    named = {link: matcher.find(link) for link in set(_links(layout.pieces))}
    tally.fired.update(span.term.id for link in _links(layout.pieces) for span in named[link])
    pieces = [
        replace(piece, runs=tuple(_unlinked(run, named) for run in piece.runs))
        for piece in layout.pieces
    ]
    for _ in range(_ROUNDS):
        before = list(pieces)
        for sequence in layout.sequences:
            _redact_sequence(pieces, sequence, matcher, tally, english=english)
        if pieces == before:
            break
    return pieces


def _unlinked(run: Run[str], named: Mapping[str, Sequence[Span]]) -> Run[str]:
    return replace(run, link=None) if run.link is not None and named[run.link] else run


def _find(
    pieces: Sequence[Piece], sequence: Sequence[Stretch], matcher: Matcher
) -> tuple[str, tuple[Span, ...], list[int]]:
    """The text of a sequence, what is found in it, and where its stretches part."""
    texts = [pieces[one.piece].upto(one.until, one.words) for one in sequence]
    breaks = [at - 1 for at in accumulate(len(text) + 1 for text in texts[:-1])]
    joined = "\n".join(texts)
    return joined, matcher.find(joined, breaks=breaks), breaks


def _redact_sequence(
    pieces: list[Piece],
    sequence: Sequence[Stretch],
    matcher: Matcher,
    tally: Tally,
    *,
    english: bool,
) -> None:
    """Take what is found in a sequence out of its pieces, which are changed in their list."""
    text, spans, breaks = _find(pieces, sequence, matcher)
    if not spans:
        return
    tally.fired.update(span.term.id for span in spans)
    found = tuple(joined(text, spans))
    starts, ends = (0, *(at + 1 for at in breaks)), (*breaks, len(text))
    edits: dict[int, list[Edit]] = defaultdict(list)
    for span in found:
        if span.others:
            tally.doubt(sequence[bisect_right(starts, span.start) - 1].piece, span)
    for edit in edits_for(text, found, breaks, english=english):
        for at in range(bisect_right(starts, edit.start) - 1, bisect_left(starts, edit.end)):
            edits[at].append(_within(text, edit, starts[at], ends[at]))
    for at, here in edits.items():
        place = sequence[at].piece
        pieces[place] = edited(pieces[place], here, sequence[at].words)


def _within(text: str, edit: Edit, start: int, end: int) -> Edit:
    """The part of an edit that falls on a stretch: all new words where it begins."""
    last = min(edit.end, end)
    if start <= edit.start:
        return Edit(edit.start - start, last - start, edit.text)
    while last < end and text[last].isspace():
        last += 1
    return Edit(0, last - start, "")


class _Scribe:
    """Writes a document again with its redacted pieces, in the order of `layout_of`."""

    def __init__(self, pieces: Iterator[Piece]) -> None:
        self._pieces = pieces

    def document(self, source: Document[str]) -> Document[RedactedText]:
        return Document(
            role=source.role,
            name=source.name,
            language=source.language,
            title=self._text(),
            blocks=self._blocks(source.blocks),
            notes=tuple(Note(self._blocks(note.blocks)) for note in source.notes),
        )

    def _text(self) -> RedactedText:
        return RedactedText(runs_text(next(self._pieces).runs))

    def _text_if(self, source: str | None) -> RedactedText | None:
        return None if source is None else self._text()

    def _line(self) -> tuple[tuple[Run[RedactedText], ...], RedactedText | None]:
        """The runs and the number of a paragraph or a heading."""
        piece = next(self._pieces)
        number = None if piece.number is None else RedactedText(piece.number)
        return tuple(map(self._run, piece.runs)), number

    def _run(self, run: Run[str]) -> Run[RedactedText]:
        return Run(
            text=RedactedText(run.text),
            strong=run.strong,
            emphasis=run.emphasis,
            struck=run.struck,
            script=run.script,
            link=None if run.link is None else RedactedText(run.link),
            note=run.note,
        )

    def _blocks(self, blocks: Iterable[Block[str]]) -> tuple[Block[RedactedText], ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block[str]) -> Block[RedactedText]:
        match block:
            case Heading():
                runs, number = self._line()
                return Heading(block.level, runs, number, block.page)
            case Paragraph():
                runs, number = self._line()
                return Paragraph(runs, number, block.page)
            case ListBlock():
                items = tuple(ListItem(self._blocks(item.blocks)) for item in block.items)
                return ListBlock(items, block.ordered, block.start, block.marker)
            case Quote():
                return Quote(self._blocks(block.blocks))
            case Table():
                caption = self._text_if(block.caption)
                rows = tuple(tuple(map(self._cell, row)) for row in block.rows)
                return Table(rows, block.header_rows, caption, block.page)
            case Picture():
                alt = self._text()
                return Picture(block.raster, alt, self._text_if(block.caption), block.page)

    def _cell(self, cell: Cell[str]) -> Cell[RedactedText]:
        return Cell(self._blocks(cell.blocks), cell.header, cell.columns, cell.rows)
