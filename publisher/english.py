"""The words of everyday British English."""

from functools import cache
from importlib.resources import files


@cache
def everyday() -> frozenset[str]:
    """Words that are written in small letters; where they come from is in `dependencies.md`."""
    text = files(__package__).joinpath("english.txt").read_text(encoding="ascii")
    return frozenset(text.split())
