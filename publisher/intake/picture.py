"""Pictures decoded and made anew, so that no byte of the source file reaches the public."""

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageOps, ImageStat

from publisher.findings import Rule
from publisher.intake.package import CannotReadError
from publisher.model import Raster

MAX_WIDTH = 1600
MAX_PIXELS = 60_000_000
NEARLY = 16
"""By how much, of 255, a colour may waver within a picture of one colour, as JPEG makes it."""
FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
"""What we decode. EMF, WMF and SVG are drawings that hold text of their own: not these."""


Edges = tuple[float, float, float, float]
"""A share of a picture, 0 to 1, at its left, top, right and bottom edge."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a program shows a picture: without its edges, as an oval, mirrored, then turned.

    It is turned clockwise, in degrees.
    """

    crop: Edges = (0, 0, 0, 0)
    oval: bool = False
    mirrored: bool = False
    turned: float = 0


BARE = Frame()


def raster(data: bytes, frame: Frame = BARE) -> Raster | None:
    """The picture as it shows, on white, at most `MAX_WIDTH` pixels wide; None if unreadable.

    Of several frames the first. Camera data, colour profiles, thumbnails and comments go, and
    what a program has cut off only for show.

    Raises: CannotReadError (D115) if it has, or says that it has, more than `MAX_PIXELS`.
    """
    try:
        # a decompression bomb is a warning first; whatever Pillow warns of, we refuse
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=FORMATS) as image:
            warnings.simplefilter("error")
            if image.width * image.height > MAX_PIXELS:
                raise _too_large()
            flat = _framed(_on_white(ImageOps.exif_transpose(image)), frame)
    except (MemoryError, CannotReadError):
        raise
    except Image.DecompressionBombError:
        raise _too_large() from None
    except Exception:
        return None  # Pillow's decoders raise whatever they stumble over
    if flat.width > MAX_WIDTH:
        height = max(1, round(flat.height * MAX_WIDTH / flat.width))
        flat = flat.resize((MAX_WIDTH, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    # a new image of the pixels alone: `info` (text, profile, resolution) stays behind
    pixels = flat.tobytes()
    Image.frombytes(flat.mode, flat.size, pixels).save(out, "PNG", compress_level=9)
    # of the pixels, since another version of the PNG encoder may write other bytes
    fingerprint = hashlib.sha256(f"{flat.mode} {flat.size} ".encode() + pixels).hexdigest()
    return Raster(out.getvalue(), flat.width, flat.height, fingerprint)


def is_one_colour(picture: Raster) -> bool:
    """Whether it shows nothing at all."""
    with Image.open(io.BytesIO(picture.png)) as image:
        bands = ImageStat.Stat(image).extrema
    return all(high - low <= NEARLY for low, high in bands)


def _too_large() -> CannotReadError:
    return CannotReadError(Rule.D115, f"a picture of over {MAX_PIXELS // 1_000_000} million pixels")


def _framed(image: Image.Image, frame: Frame) -> Image.Image:
    """As a program shows it, white around. Raises: ValueError if nothing is left."""
    image = _cut(image, frame.crop)
    if frame.oval:
        seen = Image.new("1", image.size)
        ImageDraw.Draw(seen).ellipse((0, 0, image.width - 1, image.height - 1), fill=1)
        image = Image.composite(image, Image.new(image.mode, image.size, "white"), seen)
    if frame.mirrored:
        image = ImageOps.mirror(image)
    if frame.turned:
        return image.rotate(-frame.turned, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    return image


def _cut(image: Image.Image, crop: Edges) -> Image.Image:
    """Without its cropped edges. Raises: ValueError if nothing is left."""
    left, top, right, bottom = crop
    width, height = image.size
    box = (
        round(left * width),
        round(top * height),
        round((1 - right) * width),
        round((1 - bottom) * height),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        raise ValueError
    return image.crop(box)


def _on_white(image: Image.Image) -> Image.Image:
    if image.has_transparency_data:
        image = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    if image.mode.startswith("I;16"):
        # Pillow's own conversion would cut sixteen bits of grey off at white
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")
