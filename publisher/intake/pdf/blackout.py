"""Words under a black box: what stands in their place.

Somebody painted the box so that the words are not read; whoever reads the page sees that
something is missing, and so must readers of what is published, or a sentence would say
something else. What lies under the box never comes out, nor how long it is: there is one mark
for each box.
"""

from collections.abc import Sequence

from PIL import Image

from publisher.intake.pdf.page import Box, Glyph

DARK, LIGHT = 96, 160
"""Of 255: from where down a box is black, and from where up the page itself is light."""

IN_STEAD = {"en": "[blacked out]", "cy": "[wedi’i dduo allan]"}


def blacked_out(
    glyphs: Sequence[Glyph], kept: Sequence[Glyph], bare: Image.Image, scale: float, language: str
) -> tuple[tuple[Glyph, ...], list[Box]]:
    """The kept glyphs with a mark in place of those under something black, and the black boxes.

    `bare` is the page painted without its text.
    """
    if len(glyphs) == len(kept) or _paper(bare) < LIGHT:
        return tuple(kept), []
    orders = {glyph.order for glyph in kept}
    marked: list[Glyph] = []
    boxes: list[Box] = []
    for glyph in glyphs:
        if glyph.order in orders:
            after = bool(marked) and marked[-1].text in IN_STEAD.values()
            marked.append(glyph._replace(gap=True) if after else glyph)
        elif not any(_within(glyph, box) for box in boxes):
            box = _black_around(glyph, bare, scale)
            if box is not None:
                boxes.append(box)
                if not any(_within(one, box) for one in kept):  # else it says itself what it is
                    marked.append(_mark(glyph, box, language))
    return tuple(marked), boxes


def pixels(box: Box, scale: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Where the box is in a picture of its page of that size: left, top, right, bottom."""
    width, height = size
    left, right = max(int(box.left * scale), 0), min(int(box.right * scale) + 1, width)
    top, bottom = max(int(box.top * scale), 0), min(int(box.bottom * scale) + 1, height)
    return left, top, right, max(bottom, top)


def _paper(bare: Image.Image) -> int:
    """The tone of most of the page."""
    tones = bare.histogram()
    return tones.index(max(tones))


def _within(glyph: Glyph, box: Box) -> bool:
    return box.holds(*_middle(glyph.box))


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _black_around(glyph: Glyph, bare: Image.Image, scale: float) -> Box | None:
    """How far the black reaches across and down from the middle of the glyph, if it is black."""
    x, y = (int(at * scale) for at in _middle(glyph.box))
    width, height = bare.size
    if not (0 <= x < width and 0 <= y < height):
        return None
    across = bare.crop((0, y, width, y + 1)).tobytes()
    down = bare.crop((x, 0, x + 1, height)).tobytes()
    if across[x] > DARK:
        return None
    left, right = _reach(across, x)
    top, bottom = _reach(down, y)
    corners = [(x, y) for x in (left, right - 1) for y in (top, bottom - 1)]
    if any(bare.crop((x, y, x + 1, y + 1)).tobytes()[0] > DARK for x, y in corners):
        top, bottom = int(glyph.box.top * scale), int(glyph.box.bottom * scale)  # two boxes touch
    return Box(left / scale, top / scale, right / scale, bottom / scale)


def _reach(tones: bytes, at: int) -> tuple[int, int]:
    """From where to where it is dark around that place."""
    start = next((i for i in range(at, -1, -1) if tones[i] > DARK), -1) + 1
    end = next((i for i in range(at, len(tones)) if tones[i] > DARK), len(tones))
    return start, end


def _mark(glyph: Glyph, box: Box, language: str) -> Glyph:
    """Words of ours almost as wide as the box, on the line of the first letter under it."""
    aside = min(0.25 * glyph.look.size, box.width / 4)  # as if there were spaces around it
    place = Box(box.left + aside, glyph.box.top, box.right - aside, glyph.box.bottom)
    text = IN_STEAD.get(language, IN_STEAD["en"])
    return glyph._replace(text=text, box=place, link=None, gap=True)
