import io

import pytest
from PIL import Image, PngImagePlugin

from publisher.errors import SettingsError
from publisher.intake.logo import logo


def drawn(size: tuple[int, int], kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Somebody")
    Image.new("RGB", size, "navy").save(file, kind, **({"pnginfo": told} if kind == "PNG" else {}))
    return file.getvalue()


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((60, 50), (60, 50)),
        ((1000, 500), (256, 128)),
        ((6000, 100), (640, 11)),
        ((100, 5000), (3, 128)),
    ],
)
def test_a_logo_is_no_larger_than_the_top_of_a_page_shows(
    size: tuple[int, int], kept: tuple[int, int]
) -> None:
    made = logo(drawn(size))
    assert (made.width, made.height) == kept
    with Image.open(io.BytesIO(made.png)) as image:
        assert image.size == kept


def test_nothing_of_the_file_stays_but_its_pixels() -> None:
    assert b"Somebody" not in logo(drawn((60, 50))).png
    assert logo(drawn((60, 50))).png == logo(drawn((60, 50))).png


def test_a_photograph_will_do() -> None:
    assert logo(drawn((60, 50), "JPEG")).png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", drawn((60, 50))[:80], drawn((9000, 7000))],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(SettingsError, match="cannot be read as a picture"):
        logo(data)
