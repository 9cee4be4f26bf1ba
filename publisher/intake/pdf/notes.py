"""Which raised figure in the text calls which note."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from publisher.intake.pdf.page import PAGE, Glyph
from publisher.intake.pdf.words import RAISED, Line
from publisher.model import Script

SIGNS = frozenset("*†‡§")
ENDS = '.?!:;)"\N{RIGHT DOUBLE QUOTATION MARK}'
MEASURE = re.compile(r"(?:[^/]*/|[\d.,]*)([kcm]?m|ft|mi|yd)[23]")
"""A square or cubic measure ("kg/m2" too), whose raised figure calls no note."""


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


def note_starts(small: Sequence[Line], text: Iterable[Line]) -> list[NoteStart | None]:
    """For each line of a page's notes how the note begins that begins there, if any.

    A line may begin with a number and go on with a note ("12 months"). Where one label
    is raised, and so smaller, all are. Where none is, a label counts on from the one before;
    the lines of the page's `text` call it, if they call any; and of two that are alike the first
    one counts only if the line before it has ended.
    """
    found = [note_start(line.glyphs) for line in small]
    usual = median([glyph.look.size for line in small for glyph in line.glyphs] or [0.0])
    raised = [start if start and start.label[0].look.size <= RAISED * usual else None
              for start in found]  # fmt: skip
    if any(raised):
        return raised
    called = {_text(call) for line in text for call in _raised(line)}
    taken: list[NoteStart | None] = []
    last: NoteStart | None = None
    for at, start in enumerate(found):
        taken.append(None)
        if not start or (called and start.text not in called):
            continue
        again = any(one and one.text == start.text for one in found[at + 1 :])
        within = again and at > 0 and small[at - 1].text[-1] not in ENDS
        if not within and (last is None or _follows(last.text, start.text)):
            taken[-1] = last = start
    return taken


def _follows(label: str, other: str) -> bool:
    """Whether a label comes next after another; signs have no order."""
    both = label.isdecimal() and other.isdecimal()
    return not both or int(other) == int(label) + 1


Call = tuple[int, ...]
"""The characters of a raised number, by order."""


def find_calls(text: Iterable[Line], notes: Sequence[NoteStart]) -> list[tuple[Call, ...]]:
    """For each note what calls it, from the top; () if nothing does.

    `text` are the lines of the document without those of the notes. A call has the note's own
    number; one on the note's page goes before one further up. A number may be used again on
    another page. What has the number of a note on its page, and is no other's, calls it again.
    """
    raised = [call for line in text for call in _raised(line)]
    calls: list[tuple[Call, ...]] = []
    for note in notes:
        alike = [call for call in raised if _text(call) == note.text]
        here = [call for call in alike if call[0].order // PAGE == note.page]
        found = next(iter(here or alike), None)
        if found:
            raised.remove(found)
        calls.append((_orders(found),) if found else ())
    places = [(note.text, note.page) for note in notes]
    for call in raised:
        place = (_text(call), call[0].order // PAGE)
        if places.count(place) == 1:
            calls[places.index(place)] += (_orders(call),)
    return calls


def _orders(glyphs: Iterable[Glyph]) -> Call:
    return tuple(glyph.order for glyph in glyphs)


def _raised(line: Line) -> list[tuple[Glyph, ...]]:
    """The raised numbers and signs of a line, but for those of square and cubic measures."""
    found: list[tuple[Glyph, ...]] = []
    word = ""
    for glyph_is_raised, group in groupby(line.glyphs, lambda g: line.script(g) is Script.SUPER):
        glyphs = tuple(group)
        call = glyph_is_raised and all(g.text.isdecimal() or g.text in SIGNS for g in glyphs)
        power = not glyphs[0].gap and MEASURE.fullmatch(word + _text(glyphs))
        if call and not power:
            found.append(glyphs)
        word = _last_word(glyphs)
    return found


def _last_word(glyphs: Sequence[Glyph]) -> str:
    start = max((at for at, glyph in enumerate(glyphs) if glyph.gap), default=0)
    return _text(glyphs[start:])


def _text(glyphs: Iterable[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)
