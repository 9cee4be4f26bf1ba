"""The document model that everything passes through.

Readers turn a source file into a `Document[str]`; `redaction.redact` alone turns that into a
`Document[RedactedText]`, and the site accepts nothing else, which mypy enforces. Only what
has a place here can reach the public: there is no field for comments, properties, scripts,
hidden text or bytes of the source. Pictures are decoded and encoded anew before they get
here (`Raster`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar


class RedactedText(str):
    """Text from which every flagged term has been taken.

    Made only in `publisher/redaction/redact.py` (`tests/test_walls.py` holds us to it).
    """

    __slots__ = ()


T = TypeVar("T", bound=str)
"""`str` while the words are still those of the source, then `RedactedText`."""


class Role(StrEnum):
    """What a document is within its review; the value is its address there.

    The file has the same name, but for the letter: `qa-letter.pdf`.
    """

    EXECUTIVE_SUMMARY = "executive-summary"
    RECOMMENDATIONS = "recommendations"
    LETTER = "letter"
    OVERVIEW_REPORT = "overview-report"
    APPENDIX = "appendix"
    TRIBUTE = "tribute"
    EASY_READ = "easy-read"


class Script(StrEnum):
    """Where a run stands on its line."""

    NORMAL = "normal"
    SUPER = "super"
    SUB = "sub"


@dataclass(frozen=True, slots=True)
class Run(Generic[T]):
    r"""A stretch of text with one look.

    `text` may hold `\n` for a line break inside a paragraph (a postal address) and no other
    control character. `link` is the target as the source gives it, of any scheme: the site
    decides what may be a link. `note` is the number of the note called here (1 for
    `Document.notes[0]`); a run that calls a note has empty text.
    """

    text: T
    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    script: Script = Script.NORMAL
    link: T | None = None
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Heading(Generic[T]):
    """A heading; `level` is 1 to 6 as in the source.

    `number` is as printed ("5.2"), without a full stop or tab after it; `page` counts from 1
    where the source has pages.
    """

    level: int
    runs: tuple[Run[T], ...]
    number: T | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph(Generic[T]):
    """A paragraph; `number` is its printed number ("5.2.236"), which its anchor keeps."""

    runs: tuple[Run[T], ...]
    number: T | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ListItem(Generic[T]):
    """One item; a list inside it is one of its blocks."""

    blocks: tuple["Block[T]", ...]


class Numerals(StrEnum):
    """What an ordered list counts with; the value is how each writes one."""

    DECIMAL = "1"
    LOWER_LETTER = "a"
    UPPER_LETTER = "A"
    LOWER_ROMAN = "i"
    UPPER_ROMAN = "I"


class Enclosure(StrEnum):
    """What stands around the number of an item."""

    STOP = "{}."
    BRACKET = "{})"
    BRACKETS = "({})"


@dataclass(frozen=True, slots=True)
class Marker:
    """How an ordered list writes its numbers: "see (b)" is found only if (b) is printed."""

    numerals: Numerals = Numerals.DECIMAL
    enclosure: Enclosure = Enclosure.STOP

    @property
    def first(self) -> str:
        """The marker of a first item: "(a)"."""
        return self.enclosure.format(self.numerals)


PLAIN_MARKER = Marker()
"""1., 2., 3."""


@dataclass(frozen=True, slots=True)
class ListBlock(Generic[T]):
    """A bulleted (`ordered` false) or numbered list; `start` is the first number."""

    items: tuple[ListItem[T], ...]
    ordered: bool = False
    start: int = 1
    marker: Marker = PLAIN_MARKER


@dataclass(frozen=True, slots=True)
class Cell(Generic[T]):
    """A cell of a table, given once, at its top left, however many rows or columns it spans."""

    blocks: tuple["Block[T]", ...]
    header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table by rows. `header_rows` counts the rows at the top made of column headings."""

    rows: tuple[tuple[Cell[T], ...], ...]
    header_rows: int = 0
    caption: T | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture decoded, shrunk and encoded again as PNG without any metadata.

    `width` and `height` are in pixels. `fingerprint` is a sha256 of the pixels in hex: what a
    person has looked at stays looked at when the PNG encoder changes.
    """

    png: bytes
    width: int
    height: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Picture(Generic[T]):
    """A picture and the words for those who cannot see it (never empty in what we publish)."""

    raster: Raster
    alt: T
    caption: T | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Quote(Generic[T]):
    """A passage set off as somebody's words."""

    blocks: tuple["Block[T]", ...]


Block: TypeAlias = Heading[T] | Paragraph[T] | ListBlock[T] | Table[T] | Picture[T] | Quote[T]


@dataclass(frozen=True, slots=True)
class Note(Generic[T]):
    """A footnote or endnote; its number is its place in `Document.notes`, from 1."""

    blocks: tuple[Block[T], ...]


@dataclass(frozen=True, slots=True)
class Document(Generic[T]):
    """One document of a review.

    `name` is its address within the review and its file name ("executive-summary",
    "appendix-b"); `[a-z0-9-]+`. `language` is "en" or "cy". `title` becomes the page's one
    h1 and is not repeated in `blocks`.
    """

    role: Role
    name: str
    language: str
    title: T
    blocks: tuple[Block[T], ...]
    notes: tuple[Note[T], ...] = ()

    @property
    def key(self) -> str:
        """What names it within its review: "executive-summary", in Welsh "cy/executive-summary"."""
        return self.name if self.language == "en" else f"{self.language}/{self.name}"


@dataclass(frozen=True, slots=True)
class ReviewFacts(Generic[T]):
    """What `review.yml` tells the public.

    `death` is (year, month); a day is never asked for. `letter_dated` and `panel_met` are
    those of the Home Office's letter.
    """

    pseudonym: T
    partnership: T
    name_of_review: T
    circumstances: str
    death: tuple[int, int]
    letter_dated: date
    panel_met: date | None
    themes: tuple[T, ...]
    notice: T | None
    indexing: bool


@dataclass(frozen=True, slots=True)
class Review(Generic[T]):
    """A review and its documents in reading order; `slug` is its folder and its address."""

    slug: str
    facts: ReviewFacts[T]
    documents: tuple[Document[T], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What documents there are, each once however many languages it is in."""
        return tuple(dict.fromkeys(document.name for document in self.documents))

    def document(self, name: str) -> Document[T] | None:
        """The document of that name, if the review has it."""
        return next((d for d in self.documents if d.name == name), None)


def walk(blocks: Iterable[Block[T]]) -> Iterator[Block[T]]:
    """Every block, those inside lists, quotes and cells too, in reading order."""
    for block in blocks:
        yield block
        match block:
            case ListBlock():
                for item in block.items:
                    yield from walk(item.blocks)
            case Quote():
                yield from walk(block.blocks)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from walk(cell.blocks)
            case _:
                pass


def pictures_in(document: Document[T]) -> list[Picture[T]]:
    """Every picture of the document, in the text first, then in the notes."""
    blocks = [*document.blocks, *(block for note in document.notes for block in note.blocks)]
    return [block for block in walk(blocks) if isinstance(block, Picture)]


def plain_text(blocks: Iterable[Block[T]]) -> str:
    r"""The words of the blocks, one line a block, cells parted by tabs; pictures by their alt."""
    return "\n".join(line for block in blocks for line in _lines(block))


def said_text(blocks: Sequence[Block[T]]) -> str:
    """The words of the blocks without those that are struck out, which are not said any more."""
    texts = [block for block in walk(blocks) if isinstance(block, Heading | Paragraph)]
    if not any(run.struck for text in texts for run in text.runs):
        return plain_text(blocks)
    return "\n".join(said_runs(text.runs) for text in texts)


def said_runs(runs: Iterable[Run[T]]) -> str:
    """The words of the runs without those that are struck out."""
    return runs_text(run for run in runs if not run.struck)


def runs_text(runs: Iterable[Run[T]]) -> str:
    """The words of the runs as one string."""
    return "".join(run.text for run in runs)


def _lines(block: Block[T]) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield " ".join(part for part in (block.number, runs_text(block.runs)) if part)
        case ListBlock():
            for item in block.items:
                yield plain_text(item.blocks)
        case Quote():
            yield plain_text(block.blocks)
        case Table():
            if block.caption:
                yield block.caption
            for row in block.rows:
                yield "\t".join(plain_text(cell.blocks) for cell in row)
        case Picture():
            yield block.alt
            if block.caption:
                yield block.caption
