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

from lxml import etree

from publisher.findings import Finding, Rule
from publisher.intake.flow import assemble, reading_of, take_title
from publisher.intake.package import CannotReadError
from publisher.intake.reading import Reading, Request
from publisher.intake.word.bound import controls_that_differ
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
        return _read(open_word(data), request)
    except CannotReadError as error:
        return Reading(None, (error.finding,))


def _read(package: WordPackage, request: Request) -> Reading:
    styles = Styles(package.styles.parse() if package.styles else None)
    numbering = package.numbering.parse() if package.numbering else None
    notes: dict[Key, tuple[Story, Element]] = {}
    called: dict[Key, int] = {}

    def call_note(kind: str, id_: str) -> int | None:
        key = (kind, id_)
        return called.setdefault(key, len(called) + 1) if key in notes else None

    stories: list[tuple[Part, Story]] = []
    for kind, part in (("footnote", package.footnotes), ("endnote", package.endnotes)):
        if part:
            story = Story(part, package, styles, numbering, call_note)
            stories.append((part, story))
            for note in story.root.iterchildren(f"{W}{kind}"):
                notes[kind, value(note, "id") or ""] = (story, note)
    body = Story(package.document, package, styles, numbering, call_note)
    stories.append((package.document, body))
    pieces = [piece for part in body.root.iterchildren(f"{W}body") for piece in body.pieces(part)]
    read_notes: list[Note[str]] = []
    while len(read_notes) < len(called):  # a note may call another
        story, note = notes[list(called)[len(read_notes)]]
        read_notes.append(Note(assemble(story.pieces(note))))
    for story, note in (notes[key] for key in notes if key not in called):
        story.visible.drop(note, "notes that nothing calls (in words)")

    title, rest = take_title(pieces)
    shown = [title, plain_text(assemble(rest)), *(plain_text(note.blocks) for note in read_notes)]
    findings = [
        *beside_the_text(package),
        *controls_that_differ(package.document.parse(), package),
        *(finding for _, story in stories for finding in story.findings),
        *_left_out_links(sum(story.hidden_links for _, story in stories)),
    ]
    if not any(finding.stops for finding in findings):  # else it is known what was not read
        findings += _lost_words(stories, "\n".join(shown))
    return reading_of(request, rest, findings, notes=read_notes, title=title)


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
