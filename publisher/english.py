"""The words of everyday British English."""

from functools import cache
from importlib.resources import files


@cache
def everyday() -> frozenset[str]:
    """Words that are written in small letters; where they come from is in `dependencies.md`."""
    text = files(__package__).joinpath("english.txt").read_text(encoding="ascii")
    return frozenset(text.split())


@cache
def spelling() -> frozenset[str]:
    """Rarer words beside the everyday ones, for a proofreader."""
    text = files(__package__).joinpath("spelling.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
