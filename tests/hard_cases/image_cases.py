"""Pictures in Word files that carry the name, or pixels that nobody sees."""

import io
import struct
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from publisher.intake.framing import CHANGED
from tests.hard_cases.frame import Case, Refused
from tests.hard_cases.secret import UNSEEN, UNSEEN_COLOUR, Secret
from tests.hard_cases.word_file import Part, word
from tests.intake.word_files import p, picture, t

_ALT = "A crest of the borough"


def saved(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def plain() -> Image.Image:
    """What everybody sees."""
    return Image.new("RGB", (32, 16), "navy")


def red(mode: str = "RGB") -> Image.Image:
    """What nobody sees."""
    return Image.new(mode, (32, 16), (*UNSEEN_COLOUR, 0)[: len(mode)])


def exif_of(s: Secret) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = s.ghost, s.name, UNSEEN
    exif.get_ifd(0x8825)[1] = "N"
    return exif


def _texts(s: Secret, **more: Any) -> bytes:
    info = PngInfo()
    info.add_text(UNSEEN, s.ghost)
    info.add_text("Packed", s.ghost, zip=True)
    info.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{s.ghost}</x:xmpmeta>")
    return saved(plain(), pnginfo=info, **more)


def _with_preview() -> bytes:
    """A photograph that was cut in the camera, with a small copy of the whole beside it."""
    small = saved(red(), "JPEG")
    where = [(0x0201, 44), (0x0202, len(small))]  # where the copy begins, and its length
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in where)
    second = struct.pack("<H", len(entries) // 12) + entries + bytes(4)
    first = b"II*\0" + struct.pack("<IHI", 8, 0, 14)
    return saved(plain(), "JPEG", exif=b"Exif\0\0" + first + second + small, quality=95)


def _frames(form: str) -> bytes:
    return saved(plain(), form, save_all=True, append_images=[red()])


def _pages(s: Secret) -> bytes:
    return saved(plain(), "TIFF", save_all=True, append_images=[red()], description=s.ghost)


def _half_hidden() -> bytes:
    """Pixels in the colour that nobody sees, made see-through."""
    image = plain().convert("RGBA")
    image.paste(red("RGBA"), (0, 8))
    return saved(image)


def _see_through_in_palette(s: Secret) -> bytes:
    image = Image.new("P", (32, 16), 0)
    image.putpalette([0, 0, 128, *UNSEEN_COLOUR, *s.name.encode()[:12]])
    ImageDraw.Draw(image).rectangle((0, 8, 32, 16), fill=1)
    return saved(image, transparency=1)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _own_chunk(s: Secret) -> bytes:
    """A PNG with a chunk of no known kind before its end."""
    data = saved(plain())
    return data[:-12] + _chunk(b"maRi", s.ghost.encode()) + data[-12:]


def _jpeg_comment(s: Secret) -> bytes:
    data = saved(plain(), "JPEG", comment=s.ghost.encode(), quality=95)
    note = (
        b"\xff\xed" + struct.pack(">H", len(s.ghost) + 16) + b"Photoshop 3.0\0" + s.ghost.encode()
    )
    return data[:2] + note + data[2:]


def _profile(s: Secret) -> bytes:
    """A colour profile with a text of its own."""
    return saved(plain(), icc_profile=b"\0" * 36 + b"acsp" + bytes(84) + s.ghost.encode())


def _webp(s: Secret) -> bytes:
    return saved(plain(), "WEBP", exif=exif_of(s), xmp=s.ghost.encode(), lossless=True)


def _cropped() -> bytes:
    """A picture whose right half Word does not show."""
    image = plain()
    image.paste(red(), (16, 0))
    return saved(image)


def _in_corners() -> bytes:
    """A picture of which only an oval shows."""
    image = red()
    ImageDraw.Draw(image).ellipse((0, 0, 31, 15), fill="navy")
    return saved(image)


def _pictures(s: Secret) -> dict[str, Callable[[], bytes]]:
    return {
        "camera data (EXIF)": lambda: saved(plain(), "JPEG", exif=exif_of(s), quality=95),
        "camera data in a PNG": lambda: saved(plain(), exif=exif_of(s)),
        "texts, packed texts and XMP in a PNG": partial(_texts, s),
        "a text in a colour profile": partial(_profile, s),
        "a preview of the uncut picture": _with_preview,
        "comments in a JPEG": partial(_jpeg_comment, s),
        "a chunk of no known kind": partial(_own_chunk, s),
        "words behind the end of a PNG": lambda: saved(plain()) + s.ghost.encode(),
        "another picture behind the end of a JPEG": lambda: saved(plain(), "JPEG") + saved(red()),
        "frames of a GIF": lambda: _frames("GIF"),
        "frames of an animated PNG": lambda: _frames("PNG"),
        "frames of a PNG of which none is its still picture": lambda: saved(
            plain(), save_all=True, append_images=[red()], default_image=True
        ),
        "frames of a WebP": lambda: saved(
            plain(), "WEBP", save_all=True, append_images=[red()], lossless=True
        ),
        "camera data and XMP in a WebP": partial(_webp, s),
        "pages of a TIFF": partial(_pages, s),
        "see-through pixels": _half_hidden,
        "see-through colours of a palette": partial(_see_through_in_palette, s),
    }


def _shown(data: bytes, alt: str, crop: str, change: tuple[str, str]) -> bytes:
    part = Part("word/media/image2.png", data, "image", "image/png", id="pic")
    return word(p(t("Seen") + picture("pic", alt, crop=crop).replace(*change)), part)


def _case(trick: str, data: bytes, crop: str = "", change: tuple[str, str] = ("", "")) -> Case:
    return Case(f"Picture: {trick}", _shown(data, _ALT, crop, change), "Seen", told=_ALT)


def _changed(trick: str, change: tuple[str, str]) -> tuple[Case, ...]:
    """A picture that shows otherwise than it is kept, without a description and with one."""
    return (
        Case(
            f"Picture: {trick}",
            _shown(saved(red()), "", "", change),
            outcome=Refused("D108", CHANGED, "Seen"),
        ),
        Case(
            f"Picture: {trick}, with a description",
            _shown(saved(red()), _ALT, "", change),
            f"Seen Picture: {_ALT}",
        ),
    )


def cases(s: Secret) -> tuple[Case, ...]:
    return (
        *(_case(trick, make()) for trick, make in _pictures(s).items()),
        _case("a picture that is cut off for show", _cropped(), '<a:srcRect r="50000"/>'),
        _case(
            "a picture that hangs over the edge of its shape",
            _cropped(),
            '<a:stretch><a:fillRect r="-100000"/></a:stretch>',
        ),
        _case("a picture cut to an oval", _in_corners(), "", ('prst="rect"', 'prst="ellipse"')),
        *_changed("a picture cut to a heart", ('prst="rect"', 'prst="heart"')),
        *_changed(
            "a picture made black",
            ('"pic"/>', '"pic"><a:lum bright="-100000" contrast="-100000"/></a:blip>'),
        ),
        *_changed(
            "a picture made see-through", ('"pic"/>', '"pic"><a:alphaModFix amt="0"/></a:blip>')
        ),
        Case(
            "Picture: a description that names",
            word(p(t("Seen") + picture("i", f"A photograph of {s.name} in the garden"))),
            "Seen",
            told="A photograph of Rowan in the garden",
        ),
    )
