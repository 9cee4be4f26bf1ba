"""Lists to choose from on a sheet: what they show of their entries.

The entries stand in cells, of a sheet that may be hidden, or with the control itself.
"""

from collections.abc import Callable, Iterator, Mapping

from publisher.intake.drawing import number

Look = Callable[[str, int], str | None]
"""The words in the cell of that number, counted from 1, of a range; None if it has none."""
MOST = 1_000
"""So many entries nobody scrolls through; more are not read."""


def chosen(of_old: Mapping[str, str], state: Mapping[str, str], look: Look) -> str | None:
    """What a list shows that opens when it is clicked: the entry that is chosen."""
    at = number(_set(of_old, state, "Sel", "sel") or "0")
    return _entry(of_old, state, look, at) if at else ""


def entries(of_old: Mapping[str, str], state: Mapping[str, str], look: Look) -> str | None:
    r"""All entries of a list that shows several, parted by `\n`; None if they cannot be told."""
    found = list(_every(of_old, state, look))
    if not 0 < len(found) < MOST:
        return None
    several = _set(of_old, state, "MultiSel", "multiSel")
    single = _set(of_old, state, "SelType", "seltype").lower() in ("", "single")
    marked = {_set(of_old, state, "Sel", "sel")} if single else set(several.split(","))
    at_chosen = {number(text.strip()) for text in marked} - {0}
    return "\n".join(
        f"[chosen] {words}" if at in at_chosen else words for at, words in enumerate(found, 1)
    )


def _every(of_old: Mapping[str, str], state: Mapping[str, str], look: Look) -> Iterator[str]:
    for at in range(1, MOST + 1):
        words = _entry(of_old, state, look, at)
        if words is None:
            return
        yield words


def _entry(of_old: Mapping[str, str], state: Mapping[str, str], look: Look, at: int) -> str | None:
    cells = _set(of_old, state, "FmlaRange", "fmlaRange")
    return look(cells, at) if cells else state.get(f"item{at}")


def _set(of_old: Mapping[str, str], state: Mapping[str, str], old: str, new: str) -> str:
    """A setting, by its name in today's part if there is one, else in the drawing of old."""
    return state.get(new, "") if state else of_old.get(old, "")
