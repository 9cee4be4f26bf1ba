import re

import pytest

from publisher.config import Colours
from publisher.errors import SettingsError
from publisher.site.assets import theme_files
from publisher.site.contrast import (
    DARK_PAGE,
    DARK_PANEL,
    PAGE,
    PANEL,
    check_colours,
    colours_css,
    lightened,
    ratio,
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.005)
    assert ratio(one, other) == ratio(other, one)


@pytest.mark.parametrize(
    ("colours", "said"),
    [
        (Colours(header="#777777"), "`header` gives white words on it a contrast of only 4.48"),
        (Colours(link="#777777"), "`link` gives links on the white page a contrast of only 4.48"),
        (Colours(link="#767676"), "`link` gives links on light grey boxes a contrast of only 4.1"),
    ],
)
def test_a_pair_that_cannot_be_read_is_refused_with_its_ratio(colours: Colours, said: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(said)):
        check_colours(colours)


def test_the_colours_sheet_keeps_to_its_strict_shape() -> None:
    css = colours_css(Colours(header="#123456", link="#0B2A4A")).decode()
    rule = r":root\{(--[a-z-]+:#[0-9a-f]{6};)+\}"
    assert re.fullmatch(rf"{rule}\n@media \(prefers-color-scheme: dark\)\{{{rule}\}}\n", css)


@pytest.mark.parametrize("link", ["#000000", "#1a4f8b", "#7a0000", "#00007a"])
def test_links_can_be_read_on_dark_grounds_too(link: str) -> None:
    light = lightened(link, DARK_PANEL, 7.0)
    assert ratio(light, DARK_PANEL) >= 7.0
    assert ratio(light, DARK_PAGE) >= 7.0


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    css = theme_files()["assets/site.css"].decode()
    assert re.findall(r"--ground: (#\w+);", css)[:2] == [PAGE, DARK_PAGE]
    assert re.findall(r"--panel: (#\w+);", css)[:2] == [PANEL, DARK_PANEL]
