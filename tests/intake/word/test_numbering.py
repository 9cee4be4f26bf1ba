import pytest

from tests.intake.word_files import (
    docx,
    found,
    level,
    lines,
    listed,
    numbering,
    p,
    t,
    table,
    tr,
)

DECIMAL = numbering({1: level(0, "%1.") + level(1, "%2)", "lowerLetter") + level(2, "•", "bullet")})
LEGAL = numbering(
    {
        1: level(0, "%1.", more='<w:pStyle w:val="H1"/>')
        + level(1, "%1.%2", more='<w:pStyle w:val="H2"/>')
        + level(2, "%1.%2.%3")
        + level(3, "(%4)", "lowerLetter")
    }
)


ZEROS = (
    '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
    'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
    "</mc:Fallback></mc:AlternateContent>"
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Second"><w:name w:val="Second"/>'
    '<w:basedOn w:val="Numbered"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Third"><w:name w:val="Third"/>'
    '<w:basedOn w:val="Second"/><w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr></w:style>'
)


def bullet(sign: str, ilvl: int = 0, font: str = "Wingdings") -> str:
    """A level of a list with that sign of a font."""
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    return level(ilvl, sign, "bullet", look)


def gone(change: str) -> str:
    """A paragraph of a list that was taken out with its end."""
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    words = f'<w:{change} w:id="2">{t("Ghost")}</w:{change}>'
    return p(words, "", f'{place}<w:rPr><w:{change} w:id="1"/></w:rPr>')


# -- numbers and lists --

NUMBERED = {
    "headings and paragraphs of a report": (
        LEGAL,
        listed("One", 1, 0, "H1") + listed("Two", 1, 1, "H2") + listed("a", 1, 2)
        + listed("b", 1, 2) + listed("sub", 1, 3) + listed("Three", 1, 1, "H2") + listed("c", 1, 2)
        + listed("Four", 1, 0, "H1") + listed("d", 1, 2),
        ["h1 [1] One", "h2 [1.1] Two", "p [1.1.1] a", "p [1.1.2] b", "ol 1 (a)", "- p sub",
         "h2 [1.2] Three", "p [1.2.1] c", "h1 [2] Four", "p [2.1.1] d"],
    ),
    "simple lists stay lists, nested": (
        DECIMAL,
        listed("a", 1) + listed("x", 1, 1) + listed("deep", 1, 2) + listed("y", 1, 1)
        + listed("b", 1),
        ["ol 1", "- p a", "  ol 1 a)", "  - p x", "    ul", "    - p deep", "  - p y", "- p b"],
    ),
    "a list that starts at five": (
        numbering({1: level(0, "%1.", start=5)}),
        listed("a", 1) + listed("b", 1),
        ["ol 5", "- p a", "- p b"],
    ),
    "a list interrupted by a paragraph goes on": (
        DECIMAL,
        listed("a", 1) + p("between") + listed("b", 1),
        ["ol 1", "- p a", "p between", "ol 2", "- p b"],
    ),
    "a second list begins anew": (
        numbering(
            {1: level(0, "%1.")},
            {2: '<w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
                "</w:lvlOverride>"},
        ),
        listed("a", 1) + listed("b", 1) + listed("c", 2) + listed("d", 2),
        ["ol 1", "- p a", "- p b", "ol 1", "- p c", "- p d"],
    ),
    "lists that share their counters": (
        numbering({1: level(0, "%1.")}, {2: '<w:abstractNumId w:val="1"/>'}),
        listed("a", 1) + listed("b", 2),
        ["ol 1", "- p a", "- p b"],
    ),
    "paragraphs numbered through past the headings": (
        DECIMAL,
        p("First", "H1") + listed("a", 1) + listed("b", 1) + p("Second", "H1") + listed("c", 1),
        ["h1 First", "p [1] a", "p [2] b", "h1 Second", "p [3] c"],
    ),
    "zeros before the number": (
        numbering({1: level(0, "%1.", "decimalZero"), 2: level(0, "R%1", form="").replace(
            '<w:numFmt w:val=""/>', ZEROS)}),
        listed("a", 1) + listed("b", 2),
        ["p [01] a", "p [R001] b"],
    ),
    "zeros before the number, and numbers that need none": (
        numbering({1: level(0, "%1.", "decimalZero", start=9), 2: level(0, "%1.", form="", start=99)
                   .replace('<w:numFmt w:val=""/>', ZEROS)}),
        listed("a", 1) + listed("b", 1) + listed("c", 2) + listed("d", 2),
        ["p [09] a", "p [10] b", "p [099] c", "p [100] d"],
    ),
    "numbers with letters behind them": (
        numbering({1: level(0, "%1.", "ordinal")}),
        listed("a", 1) + listed("b", 1),
        ["p [1st] a", "p [2nd] b"],
    ),
    "words in the number": (
        numbering({1: level(0, "Recommendation %1:")}),
        listed("Do this", 1) + listed("Do that", 1),
        ["p [Recommendation 1] Do this", "p [Recommendation 2] Do that"],
    ),
    "bullets that say what was done and what was not": (
        numbering({1: bullet("\uf0fc") + bullet("\uf0a7", 1), 2: bullet("\uf0fb"),
                   3: bullet("✔", font="Segoe UI Symbol")}),
        listed("a", 1) + listed("so", 1, 1) + listed("b", 2) + listed("c", 3) + listed("", 2),
        ["ul", "- p ✓ a", "  ul", "  - p so", "- p ✗ b", "- p ✓ c"],
    ),
    "numbers below a level that has none": (
        numbering({1: level(0, "", "none") + level(1, "%1%2.") + level(2, "%2.%3")}),
        listed("a", 1) + listed("b", 1, 1) + listed("c", 1, 2) + listed("d", 1, 1),
        ["p a", "p [1] b", "p [1.1] c", "p [2] d"],
    ),
    "a sign in the place of a number": (
        numbering({1: level(0, "-", "none")}),
        listed("a", 1) + listed("b", 1),
        ["ul", "- p a", "- p b"],
    ),
    "words in the place of a bullet": (
        numbering({1: level(0, "Action:", "bullet") + level(1, "o", "bullet")}),
        listed("Do this", 1) + listed("so", 1, 1),
        ["p Action: Do this", "ul", "- p so"],
    ),
    "letters and Roman numbers": (
        numbering({1: level(0, "%1", "upperRoman") + level(1, "%1.%2", "lowerLetter")
                      + level(2, "%1.%2.%3", more="<w:isLgl/>")}),
        "".join(listed("x", 1) for _ in range(3)) + listed("y", 1, 1) + listed("z", 1, 2),
        ["ol 1 I.", "- p x", "- p x", "- p x", "p [III.a] y", "p [3.1.1] z"],
    ),
    "numbers in brackets of any kind": (
        numbering({1: level(0, "(%1)", "upperLetter", start=2) + level(1, "[%2]", "lowerRoman")
                      + level(2, "%3)") + level(3, "- %4 -")}),
        listed("a", 1) + listed("b", 1, 1) + listed("c", 1, 2) + listed("d", 1, 3),
        ["ol 2 (A)", "- p a", "  ol 1 (i)", "  - p b", "    ol 1 1)", "    - p c", "      ol 1",
         "      - p d"],
    ),
    "letters that turn into Roman numbers": (
        numbering({1: level(0, "%1.", "lowerLetter"), 2: level(0, "%1.", "lowerRoman", start=2)}),
        listed("a", 1) + listed("b", 2),
        ["ol 1 a.", "- p a", "ol 2 i.", "- p b"],
    ),
    "letters beyond z, which a browser would write otherwise": (
        numbering({1: level(0, "%1.", "lowerLetter", start=26)}),
        listed("a", 1) + listed("b", 1),
        ["ol 26 a.", "- p a", "p [aa] b"],
    ),
    "a level that never restarts": (
        numbering({1: level(0, "%1") + level(1, "%1.%2", more='<w:lvlRestart w:val="0"/>')}),
        listed("a", 1) + listed("x", 1, 1) + listed("b", 1) + listed("y", 1, 1),
        ["ol 1", "- p a", "p [1.1] x", "ol 2", "- p b", "p [2.2] y"],
    ),
    "a list by its style": (
        numbering({1: level(0, "%1.%1")}),
        p("a", "Numbered") + p("b", "Numbered"),
        ["p [1.1] a", "p [2.2] b"],
    ),
    "a level whose list is that of the style it is based on": (
        numbering({1: level(0, "%1") + level(1, "%1.%2") + level(2, "%1.%2.%3")}),
        p("Intro", "Numbered") + p("a", "Second") + p("x", "Third") + p("b", "Second")
        + p("y", "Third"),
        ["ol 1", "- p Intro", "p [1.1] a", "p [1.1.1] x", "p [1.2] b", "p [1.2.1] y"],
    ),
    "a list turned off": (
        numbering({1: level(0, "%1.%1")}),
        p("a", "Numbered") + p("b", "Numbered", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        ["p [1.1] a", "p b"],
    ),
    "what was deleted, moved away or hidden is not counted": (
        numbering({1: level(0, "%1.%1")}),
        listed("a", 1) + gone("del") + '<w:bookmarkEnd w:id="3"/>' + listed("b", 1)
        + gone("moveFrom") + '<w:moveFromRangeEnd w:id="3"/>' + listed("c", 1)
        + gone("del") + table(tr("x")) + listed("d", 1)
        + listed("Ghost", 1, 0, "Ghost") + listed("e", 1),
        ["p [1.1] a", "p [2.2] b", "p [3.3] c", "table 0", "  td: p x", "  --", "p [4.4] d",
         "p [5.5] e"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lists", "body", "expected"), NUMBERED.values(), ids=NUMBERED)
def test_numbers_are_those_that_word_prints(lists: str, body: str, expected: list[str]) -> None:
    # a first paragraph, so that no heading stands first and is taken for the title
    assert lines(docx(p("-") + body, numbering=lists, styles=STYLES))[1:] == expected


def test_a_number_in_words_waits_for_a_description() -> None:
    data = docx(listed("a", 1), numbering=numbering({1: level(0, "%1", "cardinalText")}))

    ((code, detail),) = found(data)
    assert (code, "a number that Word writes in words" in detail) == ("D108", True)
