"""Pictures and shapes of an RTF file."""

from collections.abc import Mapping
from dataclasses import dataclass

from publisher.intake.drawing import DARK, lightness, number, stands_for_others
from publisher.intake.picture import Edges
from publisher.intake.rtf.tree import Group, Letters, text_of

_LINES = frozenset({"20", *map(str, range(32, 41))})
_ON = "1"


@dataclass(frozen=True, slots=True)
class RtfPicture:
    """A picture's file, what of its edges does not show, its description; if it is hidden."""

    data: bytes
    crop: Edges
    alt: str
    hidden: bool


def picture_of(group: Group, skip: int) -> RtfPicture:
    """The picture in a `pict` group; one whose crop cannot be told has no data."""
    own = [part for part in group.parts if isinstance(part, Letters)]
    carried = [word.data for word in group.words() if word.name == "bin"]
    told = next((settings_of(inner, skip) for inner in group.groups("picprop")), {})
    crop = _crop(group)
    data = b"".join(carried) if carried else _from_hex(b"".join(part.data for part in own))
    return RtfPicture(
        b"" if crop is None else data,
        crop or (0, 0, 0, 0),
        told.get("wzDescription", "").strip(),
        told.get("fHidden") == _ON,
    )


def settings_of(shape: Group, skip: int) -> Mapping[str, str]:
    """The properties of a shape or picture by name, as far as they are text.

    `skip` is how many letters stand for one by its code.
    """
    found = {}
    for one in shape.groups("sp"):
        names = [text_of(part.parts, skip) for part in one.groups("sn")]
        values = [text_of(part.parts, skip) for part in one.groups("sv")]
        if names and values:
            found[names[0]] = values[0]
    return found


def may_cover(settings: Mapping[str, str], words: str) -> bool:
    """Whether a shape with these words may lie over others: it is filled and no line."""
    colour = number(settings.get("fillColor", "16777215"))  # blue, green and red: white
    filled = settings.get("shapeType") not in _LINES and settings.get("fFilled", _ON) == _ON
    return filled and (not words or stands_for_others(words, lightness(f"{colour:06x}") < DARK))


def _from_hex(text: bytes) -> bytes:
    try:
        return bytes.fromhex(text.decode("ascii"))
    except (UnicodeDecodeError, ValueError):
        return b""


def _crop(group: Group) -> Edges | None:
    """How much of each edge does not show; None if it cannot be told."""
    sides = [max(0, group.number(f"piccrop{side}")) for side in "ltrb"]
    if not any(sides):
        return (0, 0, 0, 0)
    wide, high = group.number("picwgoal"), group.number("pichgoal")
    if wide <= 0 or high <= 0:
        return None
    left, top, right, bottom = sides
    return left / wide, top / high, right / wide, bottom / high
