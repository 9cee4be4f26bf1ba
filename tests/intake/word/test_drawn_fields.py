import pytest

from publisher.intake.word.drawn_fields import shown_by

DRAWN = {
    r" EQ \f(1,2) ": "(1)/(2)",
    r"EQ \f(Jane Smith,2) + \r(3,x)": "(Jane Smith)/(2) + √(3&x)",
    r"EQ \f(\r(,x+1);y\,z)": "(√(x+1))/(y,z)",
    r"EQ \a\al\co2(a,b,c,d)": "a, b, c, d",
    r"EQ x\s\up8(2)": "x2",
    r"EQ f(x) = \i\su(1,5,3)": "f(x) = ∑(1, 5, 3)",
    r"EQ \i(0,1,x)": "∫(0, 1, x)",
    r"EQ \b(a+b)": "(a+b)",
    r"EQ \f((a,b),2)": "((a,b))/(2)",
    r"SYMBOL 252 \f Wingdings \s 12": "✓",
    r'SYMBOL 97 \f "Symbol"': "α",
    r"SYMBOL 0x20AC \u": "€",
    "SYMBOL 65": "A",
}
NOT_TOLD = (
    r"EQ \o(a,b",
    r"EQ \b\bc\[(x)",
    "EQ " + r"\r(" * 40 + "x" + ")" * 40,
    "SYMBOL 163",
    r"SYMBOL 69 \f Webdings",
    "SYMBOL x",
    "PAGE",
    "",
)


@pytest.mark.parametrize("code", DRAWN)
def test_a_field_shows_what_its_code_says(code: str) -> None:
    assert shown_by(code) == DRAWN[code]


@pytest.mark.parametrize("code", NOT_TOLD, ids=range(len(NOT_TOLD)))
def test_what_cannot_be_told_is_not_guessed(code: str) -> None:
    assert shown_by(code) is None
