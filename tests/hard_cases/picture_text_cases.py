"""Pictures whose pixels show words."""

from collections.abc import Iterator

import pikepdf
from PIL import Image, ImageOps

from tests.hard_cases.frame import PUBLISHED, Case, Outcome, Refused
from tests.hard_cases.secret import Secret
from tests.hard_cases.seen_pages import picture_of, placed, saved, with_picture
from tests.hard_cases.word_file import Part, word
from tests.intake import pdf_files as f
from tests.intake.pdf_files import SHOWN, honest, make, marked, tag, tagged
from tests.intake.word_files import p, picture, t

ALT = "Contacts by year"
NAMED = Refused("D125")


def cases(secret: Secret) -> Iterator[Case]:
    """Every case, around this secret."""
    sign = picture_of("Contacts of", secret.name, "by year")
    shown: dict[str, tuple[Image.Image, Outcome]] = {
        "the name in a picture": (sign, NAMED),
        "the name in white on black": (ImageOps.invert(sign), NAMED),
        "the name in a small picture": (sign.resize((sign.width // 4, sign.height // 4)), NAMED),
        "other words in a picture": (picture_of("Contacts", "by year"), PUBLISHED),
        "no words in a picture": (picture_of(""), PUBLISHED),
    }
    for trick, (image, outcome) in shown.items():
        part = Part("word/media/image2.png", saved(image), "image", "image/png", id="pic")
        data = word(p(t("Seen") + picture("pic", ALT)), part)
        yield Case(f"Word: {trick}", data, "Seen", outcome, told=ALT)
    part = Part("word/media/image2.png", saved(sign.rotate(90, expand=True)), "image", id="pic")
    upright = picture("pic", ALT).replace("<a:xfrm>", '<a:xfrm rot="5400000">')
    yield Case(
        "Word: the name in a picture that lies on its side and is turned upright",
        word(p(t("Seen") + upright), part),
        "Seen",
        NAMED,
    )
    lines = " ".join([SHOWN] * 3)
    for trick, (image, outcome) in list(shown.items())[::3]:
        yield Case(f"PDF: {trick}", _figure(image), lines, outcome, told=ALT, suffix=".pdf")


def _figure(image: Image.Image) -> bytes:
    """A tagged PDF with a described picture over most of its page."""
    pdf = make(marked(0, honest(3)) + marked(1, placed(0, 0, 595, 600), "Figure"))
    page = Image.new("L", (1190, 1200), 255)
    page.paste(image, (0, 300))
    with_picture(pdf, page)
    figure = tag(pdf, "Figure", 1, Alt=pikepdf.String(ALT))
    return f.saved(tagged(pdf, tag(pdf, "P", 0), figure))
