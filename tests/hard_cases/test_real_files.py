"""Files that office programs wrote, as partnerships hand them in, with nothing amiss in them.

`real/README.md` tells of each where it comes from and what it is there for.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from publisher.model import Role
from tests.hard_cases.frame import PUBLISHED, Case, Result, publish
from tests.hard_cases.measure import gate_finds, leaks
from tests.site.reading import read

FOLDER = Path(__file__).parent / "real"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader of the page must find: how many words, and of each element how many."""

    words: int
    elements: dict[str, int]


REAL = {
    "contents-with-dots.pdf": Seen(53, {"h1": 1, "h2": 2, "p": 2, "li": 0}),
    "letter-in-a-box.pdf": Seen(399, {"h1": 1, "p": 17, "li": 3, "table": 0, "img": 0}),
    "overview.docx": Seen(
        7341,
        {"h1": 1, "h2": 9, "h3": 8, "h4": 5, "p": 96, "li": 21, "table": 4, "th": 11, "tr": 59}
        | {"img": 2, "blockquote": 7, "sup": 12},
    ),
    "plan-by-ghostscript.pdf": Seen(579, {"h1": 1, "table": 1, "th": 7, "tr": 19}),
    "plan-over-pages.pdf": Seen(579, {"h1": 1, "table": 1, "th": 7, "tr": 19}),
    "plan-shrunk-to-a-page.pdf": Seen(390, {"h1": 1, "p": 35}),
    "plan.xlsx": Seen(449, {"h1": 1, "h2": 2, "p": 1, "table": 2, "th": 11, "tr": 16}),
    "summary.docx": Seen(2088, {"h1": 1, "h2": 10, "p": 30, "li": 6, "table": 1, "th": 2}),
    "two-columns.pdf": Seen(1335, {"h1": 1, "h2": 4, "p": 25, "li": 3, "table": 0}),
}


def _published(name: str) -> Result:
    path = FOLDER / name
    role = Role.RECOMMENDATIONS if name.startswith("plan") else Role.APPENDIX
    return publish(Case(name, path.read_bytes(), suffix=path.suffix, role=role))


@pytest.mark.parametrize("name", REAL)
def test_a_file_that_a_program_wrote_is_published_whole(name: str) -> None:
    result = _published(name)
    page = read(result.html)
    found = Counter(element.tag for element in page.elements)

    assert result.outcome == PUBLISHED
    assert (
        Seen(len(page.text.split()), {tag: found[tag] for tag in REAL[name].elements})
        == (REAL[name])
    )
    assert not leaks(result)
    assert not gate_finds(result)


LETTERED = {
    "overview.docx": ["brackets-lower-letter"],
    "plan-over-pages.pdf": ["bracket-lower-letter"] * 12,
    "plan-by-ghostscript.pdf": ["bracket-lower-letter"] * 12,
}


@pytest.mark.parametrize("name", LETTERED)
def test_its_lists_of_letters_stay_lists_of_letters(name: str) -> None:
    lists = read(_published(name).html).all("ol")
    found = [one.attributes["class"] for one in lists if one.attributes.get("type") == "a"]
    assert found == LETTERED[name]


def test_every_real_file_is_in_the_register() -> None:
    register = (FOLDER / "README.md").read_text(encoding="utf-8")
    names = {path.name for path in FOLDER.iterdir()} - {"README.md"}

    assert names == set(REAL)
    assert all(f"`{name}`" in register for name in names)
