import re

from publisher.site.assets import theme_files
from publisher.site.bars import Bar, bars_and_table, picture, whole_bar
from publisher.site.contrast import DARK_PAGE, PAGE, ratio
from publisher.site.progress import Progress
from tests.site.content import ENGLISH
from tests.site.reading import read

OVERDUE, IN_PROGRESS, NO_DATE, COMPLETED = Progress
BARS = [
    Bar("Police", "a-1", {OVERDUE: 2, COMPLETED: 6}),
    Bar("Health & care", "", {IN_PROGRESS: 1, NO_DATE: 1}),
]


def test_each_bar_is_as_long_as_its_actions_are_many() -> None:
    widths = [
        float(w) for w in re.findall(r'<rect [^>]*width="([0-9.]+)%"', picture(BARS, ENGLISH))
    ]
    assert widths == [25, 75, 12.5, 12.5]
    assert re.findall(r'<rect [^>]*x="([0-9.]+)%"', picture(BARS, ENGLISH)) == [
        "0.000", "25.000", "0.000", "12.500",
    ]  # fmt: skip


def test_each_bar_says_its_numbers_in_words() -> None:
    page = read(picture(BARS, ENGLISH))
    images = [e for e in page.all("svg") if e.attributes.get("role") == "img"]
    assert [e.text for e in images] == ["2 overdue, 6 completed", "1 in progress, 1 not clear"]
    assert "Health & care" in page.text


def test_the_table_has_the_numbers_of_the_picture() -> None:
    page = read(bars_and_table("Actions", "Lead", BARS, ENGLISH))
    assert [e.text for e in page.all("td")] == [*"20068", *"01102"]
    assert [e.text for e in page.all("th")][-2:] == ["Police", "Health & care"]
    assert page.unbalanced == 0


def test_what_is_from_a_review_says_so_in_picture_and_table() -> None:
    marks = [
        e.attributes["data-review"]
        for e in read(bars_and_table("A", "L", BARS, ENGLISH)).having("data-review")
    ]
    assert marks == ["a-1", "a-1"]


def test_nothing_to_count_is_no_fault() -> None:
    assert "<rect" not in picture([], ENGLISH) + whole_bar({})


def test_each_look_can_be_told_from_the_ground_in_both_schemes() -> None:
    light, dark = theme_files()["assets/site.css"].decode().split("@media", 2)[:2]
    for scheme, ground in ((light, PAGE), (dark, DARK_PAGE)):
        found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", scheme))
        for name in ("late", "moving", "strong-line", "done"):
            assert ratio(found[name], ground) >= 3, name
        assert ratio(found["late-ink"], found["late"]) >= 4.5
        assert ratio(found["done"], found["done-ground"]) >= 4.5
