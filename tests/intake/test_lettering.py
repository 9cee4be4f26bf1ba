"""What letters in a box show, and whether they are seen."""

import pytest
from lxml import etree

from publisher.intake.chart_sight import OTHER, UndecidedError
from publisher.intake.lettering import hides, marks_of, runs_of, sight_of_shape
from publisher.intake.runs import tidy
from publisher.model import Run
from tests.intake.word_files import NAMESPACES

WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
OWN_WHITE = '<a:solidFill><a:schemeClr val="lt1"/></a:solidFill>'


def font(name: str, typeface: str) -> str:
    return f'<a:{name} typeface="{typeface}"/>'


def styled(fill: int, letters: str) -> str:
    """A style by its fill, and the colour of its letters."""
    return (
        f'<a:style><a:fillRef idx="{fill}"><a:schemeClr val="accent1"/></a:fillRef>'
        f'<a:fontRef idx="minor"><a:schemeClr val="{letters}"/></a:fontRef></a:style>'
    )


def shape(looks: str = "", fill: str = "", style: str = "", words: str = "here") -> etree._Element:
    """A shape with words in two looks."""
    about, inside = looks if looks.startswith(" ") else "", "" if looks.startswith(" ") else looks
    xml = (
        f"<a:sp {NAMESPACES}><a:spPr>{fill}</a:spPr>{style}<a:p><a:r><a:t>Seen </a:t></a:r><a:r>"
        f"<a:rPr{about}>{inside}</a:rPr><a:t>{words}</a:t></a:r></a:p></a:sp>"
    )
    return etree.fromstring(xml)


def shown(of: etree._Element) -> tuple[Run[str], ...]:
    (line,) = of.iter("{*}p")
    return tidy(runs_of(line, sight_of_shape(of)))


UNSEEN = {
    "white on the sheet": shape(WHITE),
    "white on nothing": shape(WHITE, "<a:noFill/>"),
    "white by its name": shape('<a:solidFill><a:prstClr val="white"/></a:solidFill>'),
    "white by the theme, on white": shape(OWN_WHITE, WHITE),
    "white by the style, its fill taken out": shape("", "<a:noFill/>", styled(1, "lt1"), "here"),
    "black on black": shape("", BLACK),
    "in no colour": shape("<a:noFill/>", BLACK),
    "in one point": shape(' sz="100"'),
}


@pytest.mark.parametrize("of", UNSEEN.values(), ids=UNSEEN)
def test_letters_that_cannot_be_seen_are_not_read(of: etree._Element) -> None:
    assert hides(of, sight_of_shape(of))
    assert "here" not in "".join(run.text for run in shown(of))


ON_A_COLOUR = {
    "white on nothing": (shape(WHITE, "<a:noFill/>"), True),
    "white by the style, its fill taken out": (
        shape("", "<a:noFill/>", styled(1, "lt1"), "here"),
        True,
    ),
    "white on white": (shape(WHITE, WHITE), False),
    "in no colour": (shape("<a:noFill/>"), False),
}


@pytest.mark.parametrize(("of", "seen"), ON_A_COLOUR.values(), ids=ON_A_COLOUR)
def test_white_letters_are_seen_where_a_shape_without_a_fill_stands_on_a_colour(
    of: etree._Element, seen: bool
) -> None:
    on_colour = sight_of_shape(of, OTHER)
    assert hides(of, sight_of_shape(of), on_colour) == seen
    assert hides(of, on_colour) != seen


SEEN = {
    "plain": shape(),
    "white on black": shape(WHITE, BLACK),
    "white on the colour of the style": shape(WHITE, "", styled(1, "dk1")),
    "white by the style, on its colour": shape("", "", styled(1, "lt1")),
    "black on white": shape(BLACK, WHITE),
}


@pytest.mark.parametrize("of", SEEN.values(), ids=SEEN)
def test_letters_that_are_seen_are_read(of: etree._Element) -> None:
    assert shown(of)[-1].text.endswith("here")


def test_struck_words_stay_struck() -> None:
    struck = (Run("Seen "), Run("here", struck=True))
    assert shown(shape(' strike="sngStrike"')) == struck
    assert shown(shape(' strike="dblStrike"')) == struck
    assert shown(shape(' strike="noStrike"')) == (Run("Seen here"),)


@pytest.mark.parametrize(
    ("fonts", "typed", "expected"),
    [
        (font("latin", "Wingdings"), "ü", "✓"),
        (font("sym", "Wingdings"), "à", "→"),
        (font("sym", "Wingdings"), "Yes", "Yes"),
        (font("latin", "Arial") + font("sym", "Arial"), "ü", "ü"),
    ],
)
def test_letters_in_a_font_of_pictures_are_read_as_what_they_show(
    fonts: str, typed: str, expected: str
) -> None:
    assert shown(shape(fonts, words=typed))[-1].text == f"Seen {expected}"


def listed(*marks: str) -> etree._Element:
    """A shape with a paragraph for each of these settings."""
    lines = "".join(f"<a:p><a:pPr {mark}</a:pPr><a:r><a:t>x</a:t></a:r></a:p>" for mark in marks)
    return etree.fromstring(f"<a:sp {NAMESPACES}>{lines}</a:sp>")


def auto(form: str, settings: str = "", more: str = "") -> str:
    return f'{settings}><a:buAutoNum type="{form}" {more}/>'


TICK = '><a:buFont typeface="Wingdings"/><a:buChar char="ü"/>'


@pytest.mark.parametrize(
    ("of", "marks"),
    [
        ((auto("arabicPeriod"),) * 2, ["1. ", "2. "]),
        ((auto("arabicPeriod"), auto("alphaLcParenR", 'lvl="1"'), auto("arabicPeriod")),
         ["1. ", "a) ", "2. "]),
        ((auto("romanUcParenBoth", "", 'startAt="4"'), ">", auto("arabicPlain")),
         ["(IV) ", "", "1 "]),
        ((TICK, '><a:buChar char="•"/>'), ["✓ ", ""]),
    ],
)  # fmt: skip
def test_numbers_and_ticks_before_paragraphs_are_read(
    of: tuple[str, ...], marks: list[str]
) -> None:
    assert list(marks_of(listed(*of))) == marks


@pytest.mark.parametrize(
    "mark", [auto("ea1JpnKorPlain"), auto("alphaLcPeriod", "", 'startAt="32000"')]
)
def test_nothing_is_read_of_numbers_that_are_not_known(mark: str) -> None:
    with pytest.raises(UndecidedError):
        list(marks_of(listed(mark)))


def test_nothing_is_read_of_an_unknown_picture_or_an_equation() -> None:
    for of in (
        shape(font("latin", "Wingdings"), words="M"),
        shape(words="</a:t></a:r><m:oMath><m:r><m:t>3</m:t></m:r></m:oMath><a:r><a:t>"),
    ):
        with pytest.raises(UndecidedError):
            shown(of)
