"""Pictures that their file does not describe, but a person in review.yml, or that say nothing."""

from collections.abc import Iterator

from publisher.intake.picture import raster
from publisher.model import Role
from tests.hard_cases.frame import Case
from tests.hard_cases.secret import Secret
from tests.hard_cases.sheet_cases import PICTURE, drawn
from tests.hard_cases.sheet_file import SHOWS
from tests.hard_cases.word_file import word
from tests.intake.word_files import p, picture, png, t

DRAWN = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECORATION = f'<adec:decorative xmlns:adec="{DRAWN}" val="1"/>'


def cases(s: Secret) -> Iterator[Case]:
    """Every case, around this secret."""
    made = raster(png())
    assert made
    told = {made.fingerprint[:12]: f"The garden\nof {s.name}"}
    said, of = "The garden of Rowan", Role.RECOMMENDATIONS
    yield Case(
        "Word: a picture, described in review.yml",
        word(p(t("Seen") + picture("i", ""))),
        "Seen",
        told=said,
        described=told,
    )
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
