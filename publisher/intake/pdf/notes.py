"""Which raised figure in the text calls which note."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from publisher.intake.pdf.page import PAGE, Glyph
from publisher.intake.pdf.words import Line
from publisher.model import Script

SIGNS = frozenset("*†‡§")


@dataclass(frozen=True, slots=True)
class NoteStart:
    """How a note begins: the characters of its printed number, and its page."""

    label: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """The number as printed."""
        return "".join(glyph.text for glyph in self.label)

    @property
    def page(self) -> int:
        """The number of the page that it stands on."""
        return self.label[0].order // PAGE


def note_start(glyphs: Sequence[Glyph]) -> NoteStart | None:
    """The number that the characters of a note begin with, if any."""
    label: list[Glyph] = []
    for glyph in glyphs[:4]:
        if not (glyph.text.isdecimal() or glyph.text in SIGNS) or (label and glyph.gap):
            break
        if label and glyph.look.size != label[0].look.size:
            break
        label.append(glyph)
    return NoteStart(tuple(label)) if label else None


def find_calls(text: Iterable[Line], notes: Sequence[NoteStart]) -> list[tuple[int, ...]]:
    """For each note the characters that call it, by order; () if none does.

    `text` are the lines of the document without those of the notes. A call has the note's own
    number; one on the note's page goes before one further up. A number may be used again on
    another page.
    """
    raised = [call for line in text for call in _raised(line)]
    calls: list[tuple[int, ...]] = []
    for note in notes:
        alike = [call for call in raised if _text(call) == note.text]
        here = [call for call in alike if call[0].order // PAGE == note.page]
        found = next(iter(here or alike), None)
        if found:
            raised.remove(found)
        calls.append(tuple(glyph.order for glyph in found or ()))
    return calls


def _raised(line: Line) -> list[tuple[Glyph, ...]]:
    groups = groupby(line.glyphs, key=lambda g: line.script(g) is Script.SUPER)
    found = [tuple(group) for raised, group in groups if raised]
    return [group for group in found if all(g.text.isdecimal() or g.text in SIGNS for g in group)]


def _text(glyphs: Iterable[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)
