"""The page on which benchmarks write down what they measured."""

import os
import platform
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "developers" / "benchmarks.md"


def machine(day: str, used: str = "one used") -> str:
    """What the figures were measured on, in a sentence, and how many cores they used."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = info.read_text(encoding="utf-8").splitlines()
        model = next((li.partition(":")[2].strip() for li in lines if "model name" in li), model)
    return (
        f"Measured on {day}: {model}, {os.cpu_count()} cores ({used}), "
        f"load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}."
    )


def write_down(name: str, lines: str) -> None:
    """Put new lines into a part of the page."""
    PAGE.write_text(_written(PAGE.read_text(encoding="utf-8"), name, lines), encoding="utf-8")


def written(name: str) -> str:
    """The lines that a part of the page has now."""
    return _parts(PAGE.read_text(encoding="utf-8"), name)[1].strip("\n")


def _written(page: str, name: str, lines: str) -> str:
    """The page with new lines between the marks of a part."""
    before, _, after = _parts(page, name)
    return f"{before}\n{lines}\n\n{after}"


def _parts(page: str, name: str) -> tuple[str, str, str]:
    """What stands up to the mark of a part, in the part, and from the mark of its end."""
    start, end = f"<!-- {name} -->\n", f"<!-- end {name} -->"
    before, _, rest = page.partition(start)
    lines, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{PAGE.name} has no marks for {name}")
    return before + start, lines, end + after
