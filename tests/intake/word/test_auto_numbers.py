import pytest

from tests.intake.word_files import docx, field, found, lines, listed, numbering, p, t

MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def drawn(code: str) -> str:
    """A field that has no result in the file."""
    inside = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return MARK.format("begin") + inside + MARK.format("end")


def line(code: str, style: str = "", words: str = " x") -> str:
    return p(drawn(code) + t(words), style)


LGL = "AUTONUMLGL"
NUMBERED = {
    "paragraphs": (line("AUTONUM") + p("y") + line("AUTONUM"), ["p 1. x", "p y", "p 2. x"]),
    "a simple field": (p('<w:fldSimple w:instr=" AUTONUM "/>' + t(" x")), ["p 1. x"]),
    "letters and another sign": (
        line("AUTONUM \\* alphabetic \\s )") + line("AUTONUM \\* ROMAN"),
        ["p a) x", "p II. x"],
    ),
    "headings without numbers of their own": (
        line("AUTONUM") + p("One", "H2") + line("AUTONUM"),
        ["p 1. x", "h2 One", "p 2. x"],
    ),
    "after each numbered heading anew": (
        line("AUTONUM", "H2") + line("AUTONUM") + line("AUTONUM", "H2") + line("AUTONUM"),
        ["h2 [1] x", "p 1. x", "h2 [2] x", "p 1. x"],
    ),
    "legal numbers": (
        line(LGL, "H1") + line(LGL, "H2") + line(LGL) + line(LGL) + line(LGL, "H2") + line(LGL),
        ["h1 [1] x", "h2 [1.1] x", "p [1.1.1] x", "p [1.1.2] x", "h2 [1.2] x", "p [1.2.1] x"],
    ),
    "legal numbers without the last sign": (
        line(f"{LGL} \\e", "H1") + line(f"{LGL} \\e"),
        ["h1 1 x", "p 1.1 x"],
    ),
    "outline": (
        line("AUTONUMOUT", "H1") + line("AUTONUMOUT", "H2") + line("AUTONUMOUT", "H2"),
        ["h1 I. x", "h2 A. x", "h2 B. x"],
    ),
    "several in a line, as the standard has it": (
        p(drawn("LISTNUM NumberDefault \\l 3 \\s 1") + t(" a, ") + drawn("LISTNUM") + t(" b")),
        ["p i) a, ii) b"],
    ),
    "the levels of a list": (
        line("LISTNUM NumberDefault \\l 1") + line("LISTNUM NumberDefault \\l 2")
        + line("LISTNUM NumberDefault \\l 1") + line("LISTNUM NumberDefault \\l 2 \\s 4"),
        ["p 1) x", "p a) x", "p 2) x", "p d) x"],
    ),
}  # fmt: skip
IN_DOUBT = {
    "two in a paragraph": p(drawn("AUTONUM") + t(" x ") + drawn("AUTONUM")),
    "different kinds": line("AUTONUM") + line(LGL),
    "beside one whose number is in the file": line("AUTONUM") + p(field("AUTONUM", t("7."))),
    "in words": line("AUTONUM \\* CardText"),
    "a level left out": line(LGL, "H2"),
    "an outline's ordinary paragraph": line("AUTONUMOUT"),
    "a list without a level": line("LISTNUM"),
    "a list of another name": line("LISTNUM Other \\l 1"),
    "a level that no list has": line("LISTNUM NumberDefault \\l 12"),
    "in a numbered paragraph": listed("x", 1).replace(
        "</w:pPr>", "</w:pPr>" + drawn("LISTNUM NumberDefault \\l 1")
    ),
}


@pytest.mark.parametrize(("body", "expected"), NUMBERED.values(), ids=NUMBERED)
def test_numbers_are_those_that_word_draws(body: str, expected: list[str]) -> None:
    assert lines(docx(p("-") + body))[1:] == expected


@pytest.mark.parametrize("body", IN_DOUBT.values(), ids=IN_DOUBT)
def test_a_number_that_is_not_certain_stops_the_document(body: str) -> None:
    data = docx(body, numbering=numbering({1: ""}))
    told = [(code, detail.partition(", fing")[0]) for code, detail in found(data)]
    assert ("D108", ": a field that Word draws itself") in told
