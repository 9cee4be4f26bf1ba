"""The characters of a tagged PDF, handed out once, by the marked content that they stand in."""

from collections.abc import Iterable, Sequence

from publisher.intake.pdf.page import PAGE, Glyph, Page
from publisher.intake.pdf.tree import Content, Tag

_Place = tuple[int, int, bool]
"""Page, number of the marked content, and whether it stands in a form."""


class Marked:
    """What tags may ask for; `left_over` is what none has asked for."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._marked: dict[_Place, list[Glyph]] = {}
        self._unmarked: list[Glyph] = []
        for page in pages:
            for glyph in page.glyphs:
                mark = glyph.mark
                if mark.mcid >= 0 and not mark.artifact:
                    self._marked.setdefault(_place(glyph), []).append(glyph)
                elif not mark.artifact:
                    self._unmarked.append(glyph)

    def is_ambiguous(self, tree: Tag) -> bool:
        """Whether a tag asks for a number that two forms of a page use: we cannot tell which."""
        asked = (self._marked.get(self._key(content), ()) for content in tree.words())
        return any(len({glyph.mark.form for glyph in glyphs}) > 1 for glyphs in asked)

    def left_over(self) -> list[Glyph]:
        """The characters that no tag has asked for."""
        rest = [glyph for glyphs in self._marked.values() for glyph in glyphs]
        return sorted([*rest, *self._unmarked], key=lambda glyph: glyph.order)

    def take(self, parts: Iterable[Tag | Content]) -> list[Glyph]:
        """The characters of tags and content at any depth, once."""
        taken: list[Glyph] = []
        for part in parts:
            for content in part.words() if isinstance(part, Tag) else (part,):
                taken += self._marked.pop(self._key(content), [])
        return taken

    def held(self, tag: Tag) -> list[Glyph]:
        """The characters of a tag that have not been taken yet."""
        return [g for content in tag.words() for g in self._marked.get(self._key(content), ())]

    def drop(self, glyphs: Sequence[Glyph]) -> None:
        """Take these characters away, wherever they stand."""
        orders = {glyph.order for glyph in glyphs}
        for key in {_place(glyph) for glyph in glyphs}:
            held = self._marked.get(key, [])
            held[:] = [glyph for glyph in held if glyph.order not in orders]

    def _key(self, content: Content) -> _Place:
        """Where the content is; a form's number is tried both ways."""
        key = (content.page, content.mcid, content.in_form)
        return key if key in self._marked else (*key[:2], not content.in_form)


def page_of(tag: Tag) -> int:
    """The page on which a tag begins."""
    return next((content.page for content in tag.words()), tag.page)


def _place(glyph: Glyph) -> _Place:
    return glyph.order // PAGE, glyph.mark.mcid, glyph.mark.form > 0
