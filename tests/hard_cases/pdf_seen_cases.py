"""PDFs that show letters which no reader of text gets, or gets wrong; and honest ones like them."""

from collections.abc import Callable, Iterable, Iterator

import pikepdf

from tests.hard_cases.frame import PUBLISHED, Case, Outcome, Refused
from tests.hard_cases.secret import Secret
from tests.hard_cases.seen_pages import (
    coded,
    codes_for,
    drawn_font,
    embedded,
    glyph_number,
    glyphs,
    helvetica,
    invisible,
    meanings,
    named_glyphs,
    patterned,
    picture_of,
    placed,
    shapes,
    typed,
    with_font,
    with_picture,
)
from tests.intake.pdf_files import SHOWN, honest, lying, make, saved, text

LINES = 6
HONEST = " ".join([SHOWN] * LINES)
SAYS = "Then {} left."
SEEN = SAYS.format("Rowan")
SHORT = "She was known to the agencies."
OTHER = "Then nobody else left."
CREST = "Ashgrove Community Safety Partnership"
DIFFERS, SCAN = Refused("D110"), Refused("D107")

WELSH = (
    "Clywodd y panel ei bod hi wedi gofyn am help fwy nag unwaith a bod pob un",
    "yn credu bod un arall yn dal y risg. Nid oedd yr holl wybodaeth gan yr un",
    "ohonynt, ac ni chafodd ei dwyn ynghyd gan neb tan yn hwyr yn yr haf.",
)
_FIRST = ("Ann", "Bob", "Cy", "Di")
_LAST = ("Greenhalgh", "Brownlow", "Whitlock", "Blackett", "Redfern", "Greyson", "Silverdale")
NAMES = tuple(f"{first} {last}" for first in _FIRST for last in _LAST)
NUMBERS = tuple(
    "    ".join(str(1000 + row * 37 * column) for column in range(1, 8)) for row in range(30)
)

_Made = tuple[pikepdf.Pdf, str, Outcome]


def cases(secret: Secret) -> Iterator[Case]:
    """Every case, around this secret."""
    for trick, make_one in _PAGES.items():
        pdf, shows, outcome = make_one(SAYS.format(typed(secret.name)))
        yield Case(f"PDF: {trick}", saved(pdf), shows, outcome, suffix=".pdf")


def _page(content: str, *, lines: int = LINES, top: int = 560) -> pikepdf.Pdf:
    """Some honest lines, and below them the content."""
    return make((honest(lines, top=700) if lines else "") + content)


def _in_font(
    font: Callable[[pikepdf.Pdf, dict[int, str]], pikepdf.Dictionary], said: str, outcome: Outcome,
    shows: str = f"{HONEST} {SEEN}",
) -> _Made:  # fmt: skip
    """The sentence in a font of its own codes, below honest lines."""
    codes = codes_for(said, OTHER)
    pdf = _page(text(coded(said, codes), top=560, font="F9"))
    return with_font(pdf, font(pdf, codes)), shows, outcome


def _other(codes: dict[int, str]) -> dict[int, str]:
    """What the codes mean if each letter is said to be the next one."""
    letters = sorted(set(codes.values()) - set(" .'"))
    following = dict(zip(letters, letters[1:] + letters[:1], strict=True))
    return {code: following.get(letter, letter) for code, letter in codes.items()}


def _by_names(pdf: pikepdf.Pdf, codes: dict[int, str]) -> pikepdf.Dictionary:
    return helvetica(Encoding=named_glyphs(codes))


def _lying_beside_names(pdf: pikepdf.Pdf, codes: dict[int, str]) -> pikepdf.Dictionary:
    return helvetica(Encoding=named_glyphs(codes), ToUnicode=meanings(pdf, _other(codes)))


def _drawn(
    pdf: pikepdf.Pdf, codes: dict[int, str], told: dict[int, str] | None
) -> pikepdf.Dictionary:
    font = drawn_font(pdf, codes, {code: f"g{code}" for code in codes})
    if told is not None:
        font["/ToUnicode"] = meanings(pdf, told)
    return font


def _embedded(said: str, told: Callable[[str], str] | None, outcome: Outcome) -> _Made:
    pdf = _page(glyphs(said, 72, 560))
    letters = sorted(set(said))
    table = {glyph_number(one): told(one) for one in letters} if told else None
    return with_font(pdf, embedded(pdf, table)), f"{HONEST} {SEEN}", outcome


def _mute(said: str, told: Callable[[str], str], outcome: Outcome) -> _Made:
    """A sentence in one font, whose first words are in another of the same drawings.

    Neither has anything but its table of meanings; that of the other may lie.
    """
    first, rest = said.split(" left", 1)
    pdf = _page(glyphs(f"{SHORT} Nobody left{rest}", 72, 560) + glyphs(first, 72, 530, font="F8"))
    true = {glyph_number(one): one for one in sorted({*SHORT, *"Nobody left", *rest})}
    with_font(pdf, embedded(pdf, true, mute=True))
    table = {glyph_number(one): told(one) for one in sorted(set(first))}
    shows = f"{HONEST} {SHORT} Nobody left. Then Rowan"
    return with_font(pdf, embedded(pdf, table, mute=True), "F8"), shows, outcome


def _alone(said: str, told: Callable[[str], str], outcome: Outcome) -> _Made:
    """A few words in a font whose drawings stand nowhere else, and that nothing proves."""
    first, rest = said.split(" left", 1)
    pdf = _page(text(f"Nobody left{rest}", top=560) + glyphs(first, 72, 530))
    table = {glyph_number(one): told(one) for one in sorted(set(first))}
    shows = f"{HONEST} Nobody left. Then Rowan"
    return with_font(pdf, embedded(pdf, table, mute=True)), shows, outcome


def _next(letter: str) -> str:
    return chr(ord(letter) + 1) if letter.isalpha() else letter


def _scan(said: str, layer: str = "") -> _Made:
    pdf = make(placed(0, 342, 595, 500) + layer)
    image = picture_of(*_halves(SHOWN), said, *_halves(SHOWN))
    return with_picture(pdf, image.resize((1240, 1040))), "", SCAN


def _halves(line: str) -> tuple[str, str]:
    words = line.split()
    return " ".join(words[:9]), " ".join(words[9:])


def _down(lines: Iterable[str]) -> list[tuple[str, int]]:
    """Lines one below the other, each with its height on the page."""
    return [(line, 700 - 20 * at) for at, line in enumerate(lines)]


def _on_ground(said: str, ground: str = "") -> _Made:
    """Text on a picture that covers the page; the picture may have words of its own."""
    pdf = make(
        f"/Artifact BMC {placed(0, 0, 595, 842)} EMC\n" + honest(LINES) + text(said, top=560)
    )
    image = picture_of(*[ground] * 9, size=40) if ground else picture_of("")
    outcome: Outcome = DIFFERS if ground else PUBLISHED
    return with_picture(pdf, image.point(lambda v: v // 3 + 170)), f"{HONEST} {SEEN}", outcome


def _shades(said: str, pattern: str, outcome: Outcome) -> _Made:
    pdf = _page(
        f"/Pattern cs /P1 scn 70 500 400 100 re f /DeviceGray cs 0 scn\n{text(said, top=460)}"
    )
    return patterned(pdf, pattern), f"{HONEST} {SEEN}", outcome


def _beside_hidden(said: str) -> _Made:
    hidden = "1 g\n" + text(*[SHOWN.upper()] * 12, top=500) + "0 g\n"
    content = "/Artifact BMC " + placed(500, 760, 40, 40) + " EMC\n"
    pdf = make(honest(LINES) + text(said, top=560) + hidden + content)
    return with_picture(pdf, picture_of("", width=90)), f"{HONEST} {SEEN}", PUBLISHED


def _turned(said: str, matrix: str) -> _Made:
    """Names in another direction, with nothing that says what is upright."""
    pdf = make(f"q {matrix} cm {text(*NAMES, left=0, top=500)}{text(said, left=200, top=95)} Q")
    return pdf, " ".join((*NAMES, SEEN)), PUBLISHED


_HATCH = "".join(f"{x} 0 m {x} 842 l S\n" for x in range(60, 500, 20))
_PAGES: dict[str, Callable[[str], _Made]] = {
    "a standard encoding and no table of meanings": lambda said: (
        _page(text(said, top=560)), f"{HONEST} {SEEN}", PUBLISHED
    ),
    "names of glyphs and no table of meanings": lambda said: _in_font(_by_names, said, PUBLISHED),
    "numbers of glyphs and no table of meanings": lambda said: _embedded(said, None, DIFFERS),
    "numbers of glyphs and a true table of meanings": lambda said: _embedded(
        said, str, PUBLISHED
    ),
    "numbers of glyphs and a table that lies in one sentence": lambda said: _embedded(
        said, _next, DIFFERS
    ),
    "fonts of nothing but true tables of meanings": lambda said: _mute(said, str, PUBLISHED),
    "fonts of nothing but tables of meanings, one of which lies in a few words": lambda said: (
        _mute(said, _next, DIFFERS)
    ),
    "a font by itself of nothing but a true table of meanings": lambda said: (
        _alone(said, str, PUBLISHED)
    ),
    "a font by itself of nothing but a table of meanings that lies in a few words": lambda said: (
        _alone(said, _next, DIFFERS)
    ),
    "a table of meanings that lies in one sentence": lambda said: _in_font(
        _lying_beside_names, said, DIFFERS
    ),
    "a table of meanings that lies on the whole page": lambda said: (
        lying(make(honest(LINES) + text(said, top=560))), "", DIFFERS
    ),
    "letters that are drawings, with their meanings": lambda said: _in_font(
        lambda pdf, codes: _drawn(pdf, codes, codes), said, PUBLISHED
    ),
    "letters that are drawings, with false meanings": lambda said: _in_font(
        lambda pdf, codes: _drawn(pdf, codes, _other(codes)), said, DIFFERS
    ),
    "letters that are drawings, without meanings": lambda said: _in_font(
        lambda pdf, codes: _drawn(pdf, codes, None), said, DIFFERS
    ),
    "a crest drawn as shapes": lambda said: (
        _page(shapes(CREST, 72, 760, 16) + text(said, top=560)), f"{HONEST} {SEEN}", PUBLISHED
    ),
    "two paragraphs drawn as shapes": lambda said: (
        _page("".join(shapes(one, 72, y - 200) for one, y in _down([SHOWN[:70]] * 3)) + text(said)),
        "", DIFFERS,
    ),
    "all text drawn as shapes": lambda said: (
        make("".join(shapes(line, 72, y) for line, y in _down((said, *_halves(SHOWN))))),
        "", SCAN,
    ),
    "letters in a pattern": lambda said: _shades(
        said, f"BT /F1 24 Tf 80 540 Td ({said}) Tj ET", DIFFERS
    ),
    "a hatched area": lambda said: _shades(said, _HATCH, PUBLISHED),
    "a scan": _scan,
    "a scan with its words under it": lambda said: _scan(
        said, invisible(*_halves(SHOWN), said, *_halves(SHOWN))
    ),
    "a scan with other words under it": lambda said: _scan(
        said, invisible(*_halves(SHOWN), OTHER, *_halves(SHOWN))
    ),
    "text on a picture that covers the page": _on_ground,
    "text on a picture with many words of its own": lambda said: _on_ground(said, SHOWN[:40]),
    "white text on white beside a picture": _beside_hidden,
    "figures alone": lambda said: (
        make(text(*NUMBERS) + text(said, top=240)), " ".join((*NUMBERS, SEEN)), PUBLISHED
    ),
    "a page in Welsh": lambda said: (
        make(text(*WELSH, *WELSH, top=700) + text(said, top=560)),
        " ".join((*WELSH, *WELSH, SEEN)), PUBLISHED,
    ),
    "a list of names": lambda said: (
        make(text(*NAMES) + text(said, top=240)), " ".join((*NAMES, SEEN)), PUBLISHED
    ),
    "a list of names, turned to the left": lambda said: _turned(said, "0 1 -1 0 560 60"),
    "a list of names, turned to the right": lambda said: _turned(said, "0 -1 1 0 40 780"),
    "a list of names, upside down": lambda said: _turned(said, "-1 0 0 -1 560 800"),
    "a small page": lambda said: (
        make(text(said, SHORT, left=20, top=60), MediaBox=pikepdf.Array([0, 0, 260, 90])),
        f"{SEEN} {SHORT}", PUBLISHED,
    ),
}  # fmt: skip
