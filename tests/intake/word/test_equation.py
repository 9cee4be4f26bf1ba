import pytest

from tests.intake.word_files import docx, found, lines, p, t


def r(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


def e(words: str, name: str = "e") -> str:
    inner = words if words.startswith("<") or not words else r(words)
    return f"<m:{name}>{inner}</m:{name}>"


def shape(name: str, *parts: str, **settings: str) -> str:
    """A shape of an equation, such as a fraction, with its settings."""
    set_ = "".join(f'<m:{key} m:val="{value}"/>' for key, value in settings.items())
    return f"<m:{name}><m:{name}Pr>{set_}</m:{name}Pr>{''.join(parts)}</m:{name}>"


def fraction(above: str, below: str, **settings: str) -> str:
    return shape("f", e(above, "num"), e(below, "den"), **settings)


TWO_ROWS = e(e("a") + e("b"), "mr") + e(e("c") + e("d"), "mr")
WRITTEN = {
    "a fraction of numbers": (fraction("1", "2"), "1/2"),
    "a fraction of words": (fraction("contacts with Jane", "all"), "(contacts with Jane)/(all)"),
    "a fraction of sums": (fraction("a+b", "2.5"), "(a+b)/2.5"),
    "a fraction in a fraction": (fraction(fraction("1", "2"), "3"), "(1/2)/3"),
    "one above the other": (fraction("n", "k", type="noBar"), "n¦k"),
    "brackets that are there already": (fraction(shape("d", e("a+b")), "2"), "(a+b)/2"),
    "a square root": (shape("rad", e("", "deg"), e("x+1"), degHide="1"), "√(x+1)"),
    "another root": (shape("rad", e("3", "deg"), e("x")), "√(3&x)"),
    "a power": (shape("sSup", e("x"), e("2", "sup")), "x^2"),
    "an index": (shape("sSub", e("x"), e("max", "sub")), "x_(max)"),
    "both": (shape("sSubSup", e("x"), e("i", "sub"), e("2", "sup")), "x_i^2"),
    "both before": (shape("sPre", e("a", "sub"), e("b", "sup"), e("x")), "(_a^b)x"),
    "a sum": (shape("nary", e("i=1", "sub"), e("n", "sup"), e("i"), chr="∑"), "∑_(i=1)^n i"),
    "an integral": (shape("nary", e("", "sub"), e("", "sup"), e("f"), subHide="1"), "∫ f"),
    "brackets": (shape("d", e("a"), e("b"), begChr="[", sepChr=",", endChr="]"), "[a,b]"),
    "a matrix": (shape("m", TWO_ROWS), "(a, b; c, d)"),
    "cases": (
        shape("d", e(shape("eqArr", e("x&amp;=1"), e("y&amp;=2"))), begChr="{", endChr=""),
        "{x=1; y=2",
    ),
    "a limit": (
        shape("func", e(shape("limLow", e("lim"), e("x→0", "lim")), "fName"), e("f")),
        "(lim)_(x→0) f",
    ),
    "an accent": (shape("acc", e("x")), "x̂"),
    "an arrow above": (shape("acc", e("x"), chr="\u20d7"), "x"),
    "a bar above": (shape("bar", e("x"), pos="top"), "¯x"),
    "a brace below": (shape("groupChr", e("a+b")), "a+b"),
    "a box around": (shape("borderBox", e("a+b")), "a+b"),
    "what leaves room and shows": (shape("phant", e("x"), show="1"), "x"),
    "a shape from the future": (shape("hologram", e("x"), e("y")), "xy"),
    "a symbol": ('<m:r><w:sym w:font="Symbol" w:char="F061"/></m:r>' + r("+1"), "α+1"),
}
HIDDEN = {
    "what leaves room and does not show": shape("phant", e("ghost"), show="0"),
    "a hidden degree": shape("rad", e("ghost", "deg"), e(""), degHide="1"),
    "a hidden limit": shape("nary", e("ghost", "sub"), e(""), subHide="on", chr=" "),
    "deleted": f'<w:del w:id="1">{r("ghost")}</w:del>',
}
UNSEEN = {
    "hidden letters": "<w:vanish/>",
    "white letters": '<w:color w:val="FFFFFF"/>',
    "tiny letters": '<w:sz w:val="2"/>',
}


@pytest.mark.parametrize(("equation", "line"), WRITTEN.values(), ids=WRITTEN)
def test_an_equation_is_a_line_of_text(equation: str, line: str) -> None:
    data = docx(p(t("So ") + f"<m:oMath>{equation}</m:oMath>" + t(" holds")))
    assert lines(data) == [f"p So {line} holds"]


@pytest.mark.parametrize("equation", HIDDEN.values(), ids=HIDDEN)
def test_what_an_equation_does_not_show_is_left_out(equation: str) -> None:
    data = docx(p(t("So ") + f"<m:oMath>{equation}{r('x')}</m:oMath>"))
    assert "ghost" not in str(lines(data))
    assert [code for code, _ in found(data)] == ["D201"]


@pytest.mark.parametrize("look", UNSEEN.values(), ids=UNSEEN)
def test_letters_that_cannot_be_seen_are_left_out_of_equations(look: str) -> None:
    ghost = f"<m:r><w:rPr>{look}</w:rPr><m:t>ghost</m:t></m:r>"
    data = docx(p(f"<m:oMath>{ghost}{r('x')}</m:oMath>"))
    assert lines(data) == ["p x"]
    assert [code for code, _ in found(data)] == ["D201"]


def test_equations_below_each_other_are_one_paragraph() -> None:
    both = f"<m:oMath>{r('a=1')}</m:oMath><m:oMath>{r('b=2')}</m:oMath>"
    assert lines(docx(p(f"<m:oMathPara>{both}</m:oMathPara>"))) == ["p a=1 b=2"]
