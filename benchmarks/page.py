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


def _written(page: str, name: str, lines: str) -> str:
    """The page with new lines between the marks of a part."""
    start, end = f"<!-- {name} -->\n", f"<!-- end {name} -->"
    before, _, rest = page.partition(start)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{PAGE.name} has no marks for {name}")
    return f"{before}{start}\n{lines}\n\n{end}{after}"
