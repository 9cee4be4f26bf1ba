"""Word files (.docx) to documents.

The order of the work: open the package within bounds; take out what cannot be seen, and say
so; work out the numbers that Word prints; read what is left by an allow-list; prove that no
visible word was lost.

We read the parts ourselves. Of 21 constructs that occur in reports, a general converter
(mammoth 1.13) lost the visible words of ten (simple fields, text boxes of today's Word, text
inside marks of direction, equations, WordArt, the last paragraph if its end was deleted),
three of them without a warning; in two it showed what Word hides, and numbers, the starts of
lists and some merged cells were gone. To repair that before and after it was the longer way.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from lxml import etree

from publisher.findings import Finding, Rule
from publisher.intake.describe import Describe
from publisher.intake.flow import Piece, assemble, reading_of, take_title
from publisher.intake.package import CannotReadError, Target
from publisher.intake.reading import Reading, Request
from publisher.intake.word.bound import controls_that_differ
from publisher.intake.word.inserted import DEEPEST, ENDLESS, MOST, inserted
from publisher.intake.word.package import Part, W, WordPackage, beside_the_text, open_word
from publisher.intake.word.story import Story
from publisher.intake.word.styles import Styles, value
from publisher.intake.word.words import words_in, words_of
from publisher.model import Note, plain_text

Element = etree._Element
Key = tuple[str, str]
"""The kind of a note ("footnote") and its id."""


def read_word(data: bytes, request: Request) -> Reading:
    """Read a .docx file."""
    try:
        return _Reader(request.description_of).read(open_word(data), request)
    except CannotReadError as error:
        return Reading(None, (error.finding,))


class _Reader:
    """Reads a Word file together with the files that are inserted into it."""

    def __init__(self, describe: Describe) -> None:
        self._describe = describe
        self._stories: list[tuple[Part, Story]] = []
        self._notes: dict[Element, Story] = {}
        self._called: list[Callable[[], list[Piece]]] = []
        self._numbers: dict[Element, int] = {}
        self._found: list[Finding] = []
        self._depth = 0
        self._inserted_so_far = 0

    def read(self, package: WordPackage, request: Request) -> Reading:
        """The document."""
        pieces = self._pieces(package)
        read_notes: list[Note[str]] = []
        while len(read_notes) < len(self._called):  # a note may call another
            read_notes.append(Note(assemble(self._called[len(read_notes)]())))
        for note, story in self._notes.items():
            if note not in self._numbers:
                story.visible.drop(note, "notes that nothing calls (in words)")
        title, rest = take_title(pieces)
        shown = [title, plain_text(assemble(rest)), *(plain_text(n.blocks) for n in read_notes)]
        findings = [
            *self._found,
            *(finding for _, story in self._stories for finding in story.findings),
            *_left_out_links(sum(story.hidden_links for _, story in self._stories)),
        ]
        if not any(finding.stops for finding in findings):  # else it is known what was not read
            findings += _lost_words(self._stories, "\n".join(shown))
        return reading_of(request, rest, findings, notes=read_notes, title=title)

    def _pieces(self, package: WordPackage) -> list[Piece]:
        """What stands in the body of a file; its notes are kept for when they are called."""
        styles = Styles(package.styles.parse() if package.styles else None)
        numbering = package.numbering.parse() if package.numbering else None
        by_key: dict[Key, Element] = {}

        def call_note(kind: str, id_: str) -> int | None:
            note = by_key.get((kind, id_))
            if note is not None and note not in self._numbers:
                self._numbers[note] = self._call(partial(self._notes[note].pieces, note))
            return None if note is None else self._numbers[note]

        def story_of(part: Part) -> Story:
            story = Story(
                part, package, styles, numbering, call_note, self._inserted, self._describe
            )
            self._stories.append((part, story))
            return story

        self._found += [
            *beside_the_text(package),
            *controls_that_differ(package.document.parse(), package),
        ]
        for kind, part in (("footnote", package.footnotes), ("endnote", package.endnotes)):
            if part:
                story = story_of(part)
                for note in story.root.iterchildren(f"{W}{kind}"):
                    by_key[kind, value(note, "id") or ""] = note
                    self._notes[note] = story
        body = story_of(package.document)
        return [piece for part in body.root.iterchildren(f"{W}body") for piece in body.pieces(part)]

    def _call(self, note: Callable[[], list[Piece]]) -> int:
        """The number of a note that is called for the first time."""
        self._called.append(note)
        return len(self._called)

    def _call_as_read(self, pieces: list[Piece]) -> int:
        return self._call(lambda: pieces)

    def _inserted(self, target: Target | None, parts: Mapping[str, bytes]) -> list[Piece]:
        """What an inserted file says."""
        try:
            self._inserted_so_far += 1
            if self._depth >= DEEPEST or self._inserted_so_far > MOST:
                raise CannotReadError(Rule.D109, ENDLESS)
            found = inserted(target, parts, self._describe, self._call_as_read)
            if not isinstance(found, WordPackage):
                self._found += found.findings
                return [*found.pieces]
            self._depth += 1
            pieces = self._pieces(found)
            self._depth -= 1
            return pieces
        except CannotReadError as error:
            self._found.append(error.finding)
            return []


def _left_out_links(count: int) -> list[Finding]:
    """Places within a document have no address on the site, but for numbered paragraphs."""
    return [Finding(Rule.D203, detail=f"links within the document: {count}")] if count else []


def _lost_words(stories: list[tuple[Part, Story]], shown: str) -> list[Finding]:
    there = Counter[str]()
    for part, story in stories:
        visible = story.visible
        there += words_in(part, visible.dropped, visible.joined, visible.replaced)
    count = (there - words_of(shown)).total()
    return [Finding(Rule.D111, detail=f"words that were lost: {count}")] if count else []
