"""A page of a PDF as values: its characters and drawings.

Measures are points from the top left of the page as it is displayed, y downwards, whatever the
page's rotation.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character of which the file does not say what it means."""

PAGE = 100_000
"""What `Glyph.order` grows by from page to page."""


class TooMuchError(ValueError):
    """A page holds more than can be read safely."""


class Box(NamedTuple):
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its extent across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its extent downwards."""
        return self.bottom - self.top

    @property
    def is_flat(self) -> bool:
        """Whether it is as thin as that of a character that draws nothing."""
        return min(self.width, self.height) < 0.1

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def contains(self, other: "Box") -> bool:
        """Whether the other lies in it, but for a point at its edges."""
        return (
            self.left - 1 <= other.left <= other.right <= self.right + 1
            and self.top - 1 <= other.top <= other.bottom <= self.bottom + 1
        )

    def overlap(self, other: "Box") -> float:
        """The area that both share."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(across, 0.0) * max(down, 0.0)


SQUARE = 8
"""Points; things are compared only with what is in the same square of the page."""


def squares(box: Box) -> Iterator[tuple[int, int]]:
    """The squares of the page that the box touches: boxes that overlap have one in common."""
    left, top, right, bottom = box
    for column in range(int(left // SQUARE), int(right // SQUARE) + 1):
        for row in range(int(top // SQUARE), int(bottom // SQUARE) + 1):
            yield column, row


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all; there must be one at least."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return Box(min(left), min(top), max(right), max(bottom))


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns a page's own coordinates into those of the page as displayed.

    `crop` is the part that is displayed, in own coordinates (left, bottom, right, top); `turn`
    its rotation clockwise in degrees; `width` and `height` are as displayed.
    """

    crop: Box
    turn: int
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The displayed place of a point."""
        left, bottom, right, top = self.crop
        match self.turn:
            case 90:
                return y - bottom, x - left
            case 180:
                return right - x, y - bottom
            case 270:
                return top - y, right - x
            case _:
                return x - left, top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The displayed place of a rectangle."""
        if not self.turn:
            x, _, _, y = self.crop
            return Box(left - x, y - top, right - x, y - bottom)
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


class Mark(NamedTuple):
    """What the page says a thing belongs to: an artifact, or a piece of the tag tree.

    `mcid` is -1 if it has none. `form` counts the form XObjects of the page if the number is
    one of the form's own and not the page's; otherwise 0.
    """

    artifact: bool = False
    mcid: int = -1
    form: int = 0


class Look(NamedTuple):
    """How a character is printed: its effective size in points, font and direction.

    `turn` is the direction of writing in degrees counter-clockwise, as displayed; `type3` says
    that the font's letters are drawings, which may show anything; `font` is its name as the
    file gives it, in small letters; `hole` says that it is not painted but lets through what is
    painted later; `struck` that a line is drawn through it.
    """

    size: float
    bold: bool = False
    italic: bool = False
    turn: int = 0
    type3: bool = False
    font: str = ""
    hole: bool = False
    struck: bool = False


class Glyph(NamedTuple):
    """A character that is not white space, or words of ours in the place of some.

    `box` is tight around it and `baseline` the y it stands on, once its line is turned to run
    from left to right. `gap` says that pdfium saw white space before it, `order` is its place
    in the reading of the document (page number times `PAGE` and its place there), `thing` the
    number of the text object it is part of. `outline` is the same number for letters of the same
    drawing, 0 if it is not known.
    """

    text: str
    box: Box
    baseline: float
    look: Look
    mark: Mark
    gap: bool
    order: int
    thing: int
    link: str | None = None
    outline: int = 0


class Drawing(NamedTuple):
    """A picture or a drawn path; `curves` counts the Bezier segments of a path.

    `data` is the same number for pictures of the same data in the file, 0 for no picture.
    """

    box: Box
    mark: Mark
    picture: bool
    curves: int = 0
    filled: bool = False
    data: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page as displayed; `number` counts from 1.

    `lost` is the number of its characters that do not show and were left out; `blacked_out`
    that of the marks that stand in the place of some of them, `apart` that of its large first
    letters of which nobody knows whether they are part of a word.
    """

    number: int
    frame: Frame
    glyphs: tuple[Glyph, ...]
    drawings: tuple[Drawing, ...]
    lost: int = 0
    blacked_out: int = 0
    apart: int = 0
