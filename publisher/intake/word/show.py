"""What is drawn in a Word part, as pieces beside the paragraph that it stands in."""

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from publisher.findings import Finding, Place, Rule
from publisher.intake.describe import Describe, described, told_instead
from publisher.intake.drawing import COVER, said_of
from publisher.intake.fingerprint import of_drawing
from publisher.intake.flow import Piece
from publisher.intake.package import Target
from publisher.intake.picture import is_one_colour, raster
from publisher.intake.runs import tidy
from publisher.intake.word.drawing import (
    Cover,
    Lettering,
    Plain,
    Shown,
    TextBox,
    Told,
    Unreadable,
    drawn,
)
from publisher.intake.word.overlay import is_in_front
from publisher.model import Paragraph, Run

Element = etree._Element


class Drawings:
    """Turns drawings into pieces, and keeps what was met on the way."""

    def __init__(
        self,
        targets: Mapping[str, Target],
        parts: Mapping[str, bytes],
        describe: Describe,
        place_of: Callable[[Element], Place],
    ) -> None:
        self._targets, self._parts = targets, parts
        self._describe, self._place_of = describe, place_of
        self._found: list[Finding] = []
        self._shapes = 0
        self._descriptions = 0

    def findings(self) -> Iterator[Finding]:
        """What was met on the way; complete once everything has been read."""
        yield from self._found
        kinds = {
            "drawn lines and shapes without words": self._shapes,
            "drawings, in whose place their descriptions stand": self._descriptions,
        }
        yield from (Finding(Rule.D201, detail=f"{k}: {n}") for k, n in kinds.items() if n)

    def pieces(self, drawing: Element, read: Callable[[Element], list[Piece]]) -> Iterator[Piece]:
        """What a drawing shows; `read` reads the boxes of text in it."""
        place = self._place_of(drawing)
        for shown in drawn(drawing, self._targets, self._parts):
            match shown:
                case TextBox():
                    yield from read(shown.content)
                case Lettering():
                    yield from _lines(shown.words)
                case Unreadable():
                    yield from self._instead(drawing, shown.detail, shown.alt)
                case Cover():
                    self._found.append(Finding(Rule.D109, place=place, detail=COVER))
                case Told():
                    yield from said_of(shown.what, shown.alt)
                    yield from shown.blocks
                    self._found.append(Finding(Rule.D204, place=place, detail=shown.what))
                case Plain():
                    self._shapes += 1
                case Shown():
                    yield from self._picture(drawing, shown)

    def _picture(self, drawing: Element, shown: Shown) -> Iterator[Piece]:
        made = raster(shown.data, shown.frame)
        if made is not None and is_in_front(drawing) and is_one_colour(made):
            self._found.append(Finding(Rule.D109, place=self._place_of(drawing), detail=COVER))
            return
        if shown.decorative:
            return
        if made is None:
            yield from self._instead(drawing, shown.unread, shown.alt)
            return
        picture = described(made, shown.alt, self._describe, self._place_of(drawing))
        if isinstance(picture, Finding):
            self._found.append(picture)
        else:
            yield picture

    def _instead(self, drawing: Element, what: str, alt: str) -> Iterator[Piece]:
        """The description of what we cannot draw, in its place; without one it is a finding."""
        known_by = of_drawing(drawing, self._targets, self._parts)
        told = told_instead(what, alt, known_by, self._describe, self._place_of(drawing))
        if isinstance(told, Finding):
            self._found.append(told)
        else:
            self._descriptions += 1
            yield from _lines(told)


def _lines(words: str) -> Iterator[Paragraph[str]]:
    runs = tidy([Run(words)])
    if runs:
        yield Paragraph(runs)
