"""The council's logo: decoded, shrunk to what the top of a page shows, and made anew."""

import io

from PIL import Image

from publisher.errors import SettingsError
from publisher.intake.package import CannotReadError
from publisher.intake.picture import raster
from publisher.model import Raster

TALLEST, WIDEST = 128, 640
"""In pixels: twice what is shown, for screens of a fine grain."""


def logo(data: bytes) -> Raster:
    """The logo of a PNG or JPEG file.

    Raises: SettingsError if it cannot be read as a picture.
    """
    try:
        whole = raster(data)
    except CannotReadError:  # of far more pixels than any logo has
        whole = None
    if whole is None:
        raise SettingsError(
            "mkdocs.yml: the file named by `logo` cannot be read as a picture",
            "Save it again as PNG. SVG is not taken: it can hold scripts and hidden words.",
        )
    share = min(1.0, TALLEST / whole.height, WIDEST / whole.width)
    if share == 1.0:
        return whole
    with Image.open(io.BytesIO(whole.png), formats=("PNG",)) as image:
        size = (max(1, round(whole.width * share)), max(1, round(whole.height * share)))
        small = io.BytesIO()
        image.resize(size, Image.Resampling.LANCZOS).save(small, "BMP")
    return logo(small.getvalue())
