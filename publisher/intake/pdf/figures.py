"""The pictures that the tags of a PDF tell of."""

from collections.abc import Mapping

from publisher.findings import Finding, Place, Rule
from publisher.intake.describe import Describe, described
from publisher.intake.pdf.marked import page_of
from publisher.intake.pdf.page import Box, Drawing, Page, around
from publisher.intake.pdf.structure import Draw, Placed, Structure
from publisher.intake.pdf.tree import Tag

THIN = 4.0
"""Points; what is thinner is a line."""


class Figures:
    """Paints what figures show; what stands in the way goes to the findings of the structure."""

    def __init__(
        self, pages: Mapping[int, Page], draw: Draw, describe: Describe, result: Structure
    ) -> None:
        self._pages, self._draw, self._describe, self._result = pages, draw, describe, result

    def picture(self, tag: Tag) -> Placed | None:
        """The picture of a figure; none if nothing is drawn, or only around words."""
        place, box = Place(page=page_of(tag)), self._box_of(tag)
        if box is None:
            return None
        self._result.pictured.append((place.page, box))
        if not tag.alt and self._is_frame(tag, box):
            return None
        return self._painted(tag.alt, place, box)

    def _painted(self, alt: str, place: Place, box: Box) -> Placed | None:
        page = self._pages[place.page]
        holes = any(glyph.look.hole and glyph.box.overlap(box) for glyph in page.glyphs)
        raster = None if holes else self._draw(place.page, box)
        if raster is None:
            detail = "letters cut out of a picture" if holes else "a picture that cannot be painted"
            self._result.findings.append(Finding(Rule.D109, place=place, detail=detail))
            return None
        shown = described(raster, alt, self._describe, place)
        if isinstance(shown, Finding):
            self._result.findings.append(shown)
            return None
        return Placed(shown, place.page)

    def _is_frame(self, tag: Tag, box: Box) -> bool:
        """Whether it is only what is drawn around words: LibreOffice tags it as a picture."""
        drawn = self._drawn(tag)
        words = (glyph.box for glyph in self._pages[page_of(tag)].glyphs)
        framed = all(_goes_round(drawing, box) for drawing in drawn)
        return bool(drawn) and framed and any(map(box.overlap, words))

    def _drawn(self, tag: Tag) -> list[Drawing]:
        page = self._pages[page_of(tag)]
        marks = {(content.mcid, content.in_form) for content in tag.words()}
        return [one for one in page.drawings if (one.mark.mcid, one.mark.form > 0) in marks]

    def _box_of(self, tag: Tag) -> Box | None:
        page = self._pages.get(page_of(tag))
        if page is None:
            return None
        drawn = [one.box for one in self._drawn(tag)]
        if drawn:
            return around(drawn)
        box = page.frame.box(*tag.box) if tag.box else None
        return box if box and any(map(box.overlap, (one.box for one in page.drawings))) else None


def _goes_round(drawing: Drawing, box: Box) -> bool:
    """Whether it is a line along the edge of the box, or fills it."""
    if drawing.picture or drawing.curves:
        return False
    one = drawing.box
    across = (one.top - box.top, box.bottom - one.bottom)
    along = (one.left - box.left, box.right - one.right)
    level = one.height < THIN and min(map(abs, across)) < THIN
    upright = one.width < THIN and min(map(abs, along)) < THIN
    return level or upright or max(map(abs, (*across, *along))) < THIN
