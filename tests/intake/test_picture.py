import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from publisher.findings import Rule
from publisher.intake.package import CannotReadError
from publisher.intake.picture import MAX_WIDTH, Frame, raster
from publisher.model import Raster


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def opened(made: Raster | None) -> Image.Image:
    assert made
    return Image.open(io.BytesIO(made.png))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_every_format_becomes_the_same_kind_of_png(form: str) -> None:
    made = raster(saved(Image.new("RGB", (30, 20), "white"), form))

    assert opened(made).format == "PNG"
    assert opened(made).convert("RGB").getpixel((5, 5)) == (255, 255, 255)
    assert made
    assert (made.width, made.height) == (30, 20)


def test_what_is_see_through_becomes_white() -> None:
    for mode in ("RGBA", "LA", "P"):
        image = Image.new("RGBA", (4, 4), (255, 0, 0, 0)).convert(mode)
        assert opened(raster(saved(image, "PNG"))).convert("RGB").getpixel((1, 1)) == (255,) * 3


def test_sixteen_bits_of_grey_are_not_cut_off() -> None:
    image = Image.new("I;16", (2, 1), 0x8000)

    assert opened(raster(saved(image, "PNG"))).getpixel((0, 0)) == 127


def test_nothing_but_pixels_is_kept() -> None:
    text = PngInfo()
    text.add_text("Comment", "Ghost")
    exif = Image.Exif()
    exif[0x010E] = "Ghost"
    image = Image.new("RGB", (4, 4), "red")
    for data in (
        saved(image, "PNG", pnginfo=text, exif=exif, icc_profile=b"Ghost", dpi=(72, 72)),
        saved(image, "JPEG", exif=exif, comment=b"Ghost"),
        saved(image, "GIF", comment=b"Ghost"),
    ):
        assert b"Ghost" in data
        made = raster(data)
        assert made
        assert chunks(made.png) == ["IHDR", "IDAT", "IEND"]
        assert opened(made).info == {}


def chunks(png: bytes) -> list[str]:
    names, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        names.append(png[at + 4 : at + 8].decode())
        at += length + 12
    return names


def test_a_photograph_is_turned_the_way_it_is_shown() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    made = raster(saved(Image.new("RGB", (40, 10)), "JPEG", exif=exif))

    assert made
    assert (made.width, made.height) == (10, 40)


def test_large_pictures_are_shrunk() -> None:
    made = raster(saved(Image.new("RGB", (MAX_WIDTH * 2, 100)), "PNG"))

    assert made
    assert (made.width, made.height) == (MAX_WIDTH, 50)


def test_only_the_first_frame_is_shown() -> None:
    first, second = Image.new("RGB", (4, 4), "white"), Image.new("RGB", (4, 4), "red")
    data = saved(first, "GIF", save_all=True, append_images=[second])

    assert opened(raster(data)).convert("RGB").getcolors() == [(16, (255, 255, 255))]


def test_cropped_edges_go() -> None:
    made = raster(saved(Image.new("RGB", (100, 50)), "PNG"), Frame((0.1, 0.2, 0.3, 0)))

    assert made
    assert (made.width, made.height) == (60, 40)
    assert raster(saved(Image.new("RGB", (9, 9)), "PNG"), Frame((0.5, 0, 0.5, 0))) is None


def test_of_an_oval_the_corners_go() -> None:
    made = opened(raster(saved(Image.new("RGB", (100, 50), "red"), "PNG"), Frame(oval=True)))

    assert made.size == (100, 50)
    assert made.getpixel((50, 25)) == (255, 0, 0)
    assert made.getpixel((2, 2)) == (255, 255, 255)


def test_a_picture_is_mirrored_then_turned_clockwise() -> None:
    image = Image.new("RGB", (40, 20), "navy")
    image.putpixel((0, 0), (255, 0, 0))
    data = saved(image, "PNG")

    mirrored = opened(raster(data, Frame(mirrored=True)))
    turned = opened(raster(data, Frame(mirrored=True, turned=90)))
    aslant = opened(raster(data, Frame(turned=45)))

    assert mirrored.getpixel((39, 0)) == (255, 0, 0)
    assert turned.size == (20, 40)
    assert turned.getpixel((19, 39)) == (255, 0, 0)
    assert aslant.getpixel((0, 0)) == (255, 255, 255)


def test_the_same_picture_has_the_same_fingerprint() -> None:
    image = Image.effect_mandelbrot((64, 64), (-2, -1, 1, 1), 20)

    assert raster(saved(image, "PNG")) == raster(saved(image, "BMP"))


@pytest.mark.parametrize(
    "data",
    {
        "nothing": b"",
        "words": b"no picture",
        "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><text>Jane</text></svg>',
        "EMF": b"\x01\x00\x00\x00" + bytes(36) + b" EMF",
        "cut short": saved(Image.effect_noise((200, 200), 50), "PNG")[:5000],
    }.values(),
)
def test_what_cannot_be_decoded_is_none(data: bytes) -> None:
    assert raster(data) is None


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR" + head) + _chunk(b"IDAT")


def _chunk(data: bytes) -> bytes:
    return struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))


@pytest.mark.parametrize(
    "data",
    [bomb(30_000, 30_000), bomb(9_000, 9_000), saved(Image.new("1", (9_000, 9_000)), "PNG")],
)
def test_what_is_larger_than_any_page_needs_is_refused(data: bytes) -> None:
    with pytest.raises(CannotReadError) as refused:
        raster(data)
    assert refused.value.finding.rule is Rule.D115
