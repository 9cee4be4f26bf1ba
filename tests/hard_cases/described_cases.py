"""Pictures that their file does not describe, but a person in review.yml, or that say nothing."""

from collections.abc import Iterator

from publisher.intake.picture import raster
from publisher.model import Role
from tests.hard_cases.frame import Case
from tests.hard_cases.secret import Secret
from tests.hard_cases.sheet_cases import PICTURE, drawn
from tests.hard_cases.sheet_control_cases import in_a_cell
from tests.hard_cases.sheet_file import SHOWS
from tests.hard_cases.word_drawn_cases import embedded, pictured
from tests.hard_cases.word_file import word
from tests.intake.word_files import p, picture, png, t

DRAWN = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECORATION = f'<adec:decorative xmlns:adec="{DRAWN}" val="1"/>'
ART = "Seen Call by Rowan Police came Rowan left"


def cases(s: Secret) -> Iterator[Case]:
    """Every case, around this secret."""
    made = raster(png())
    assert made
    told = {made.fingerprint[:12]: f"The garden\nof {s.name}"}
    words = {
        "a picture": (word(p(t("Seen") + picture("i", ""))), "Seen"),
        "an embedded workbook shown by a picture": (embedded(s, png(), "png"), "Seen"),
        "SmartArt with a picture": (pictured(s), ART),
    }
    said = "The garden of Rowan"
    for trick, (data, shows) in words.items():
        yield Case(
            f"Word: {trick}, described in review.yml", data, shows, told=said, described=told
        )
    sheets = {
        "a picture": (drawn(s, PICTURE.format("")), SHOWS),
        "a picture in a cell": (in_a_cell("0", "5"), f"{SHOWS} x"),
    }
    of = Role.RECOMMENDATIONS
    for trick, (data, shows) in sheets.items():
        name = f"Excel: {trick}, described in review.yml"
        yield Case(name, data, shows, told=said, suffix=".xlsx", role=of, described=told)
    path = f"pictures/{s.slug}.png"
    yield Case(
        "Markdown: a picture that lies beside, described in review.yml",
        f"Seen ![]({path})".encode(),
        "Seen",
        told=said,
        suffix=".md",
        beside={path: png()},
        described=told,
    )
    yield Case(
        "Word: a picture that is decoration",
        word(p(t("Seen") + picture("i", s.ghost, inside=DECORATION))),
        "Seen",
    )
    decorative = PICTURE.format(s.ghost).replace("</xdr:pic>", f"{DECORATION}</xdr:pic>")
    yield Case(
        "Excel: a picture that is decoration", drawn(s, decorative), SHOWS, suffix=".xlsx", role=of
    )
