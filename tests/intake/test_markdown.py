import pytest

from publisher.findings import Rule
from publisher.intake.markdown import DEEPEST_QUOTES, pictures_named, read_markdown
from publisher.intake.markdown_syntax import MAX_NESTING
from publisher.intake.reading import Reading, Request
from publisher.model import Block, Document, Quote, Role, plain_text
from tests.intake.outline import noted, outline
from tests.intake.word_files import png

BESIDE = {"crest.png": png(), "crest.svg": b"<svg/>", "a/crest 1.png": png()}
REQUEST = Request(Role.EXECUTIVE_SUMMARY, "executive-summary", beside=BESIDE)


def read(text: str) -> Reading:
    return read_markdown(text.encode(), REQUEST)


def document(text: str) -> Document[str]:
    reading = read(text)
    assert reading.document, [finding.message for finding in reading.findings]
    return reading.document


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.rule.code, finding.detail) for finding in read(text).findings]


SHOWS = {
    "headings with their levels and numbers": (
        "x\n\n# One\n\n## 2. Two\n\nThree\n-----\n\n#### 4.1 Four",
        ["p x", "h1 One", "h2 [2] Two", "h2 Three", "h4 [4.1] Four"],
    ),
    "numbered paragraphs": (
        "5.2.236 The panel\n\n1.5 million\n\n**5.3** The panel",
        ["p [5.2.236] The panel", "p 1.5 million", "p [5.3] The panel"],
    ),
    "looks": (
        "*a* **b** ~~c~~ ***d*** `e` Ja**n**e",
        ["p _a_ *b* ~c~ _*d*_ e Ja*n*e"],
    ),
    "line ends": ("a\nb  \nc\\\nd<br>e", ["p a b|c|d|e"]),
    "links": (
        "[a](https://example.org) <https://example.org/x> [b][r]\n\n[r]: mailto:a@example.org",
        [
            "p [a](https://example.org) [https://example.org/x](https://example.org/x)"
            " [b](mailto:a@example.org)"
        ],
    ),
    "a link that no browser should follow stays text": (
        "[a](javascript:alert)",
        ["p [a](javascript:alert)"],
    ),
    "short answers, which are no definitions of links": (
        "[Panel]: Was it?\n\n[Son]: No.\n\n[Son]: Yes/no.\n\n[Son]: I told.\n\n[Son]: ...",
        ["p [Panel]: Was it?", "p [Son]: No.", "p [Son]: Yes/no.", "p [Son]: I told.",
         "p [Son]: ..."],
    ),
    "links whose addresses are defined": (
        "[a] [b] [c] [a]\n\n[a]: /x/\n[b]: #y\n[c]: z.pdf\n\n[A]: /x/",
        ["p [a](/x/) [b](#y) [c](z.pdf) [a](/x/)"],
    ),
    "numbers with a bracket": ("2) a\n3) b", ["ol 2 1)", "- p a", "- p b"]),
    "typed numbers stay": (
        "1. a\n2. b\n\n4. c\n\n   7. d\n   9. e\n5. f\n1. g",
        ["ol 1", "- p a", "- p b", "ol 4", "- p c", "  ol 7", "  - p d", "  ol 9", "  - p e",
         "- p f", "ol 1", "- p g"],
    ),
    "one number for all counts on": ("1. a\n1. b\n1. c", ["ol 1", "- p a", "- p b", "- p c"]),
    "lists within lists": (
        "3. a\n   - b\n     - c\n\n   more\n4. d\n",
        ["ol 3", "- p a", "  ul", "  - p b", "    ul", "    - p c", "  p more", "- p d"],
    ),
    "quotes": ("> a\n>\n> b", ["> p a", "  p b"]),
    "tables": (
        "| A | B |\n|---|:-:|\n| *a* | b<br>c |\n| d |\n",
        [
            *("table 1", "  th: p A", "  th: p B", "  --"),
            *("  td: p _a_", "  td: p b|c", "  --", "  td: p d", "  td: ", "  --"),
        ],
    ),
    "raw HTML is what it is written with": (
        '<div class="x">\na <b>b</b>\n</div>\n\nc <i onclick="x">d</i>',
        ['p <div class="x">|a <b>b</b>|</div>', 'p c <i onclick="x">d</i>'],
    ),
    "entities": ("Fish &amp; chips &copy; &#72;", ["p Fish & chips © H"]),
    "indented text is text": ("a\n\n    b c", ["p a", "p b c"]),
    "code is text": ("```\na\n  b\n```", ["p a|b"]),
    "a line across is nothing": ("a\n\n***\n\nb", ["p a", "p b"]),
    "characters that show nothing": ("a\u200bb\ue000 \u202ec\x01d", ["p ab cd"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHOWS.values(), ids=SHOWS)
def test_what_shows_is_read(text: str, expected: list[str]) -> None:
    assert outline(document(text).blocks) == expected


def test_notes_are_numbered_in_the_order_of_their_calls() -> None:
    read_ = document("a[^b] c[^a] d^[inline *x*] e[^b]\n\n[^a]: second\n[^b]: first\n\n    more")

    assert outline(read_.blocks) == ["p a{1} c{2} d{3} e{1}"]
    assert noted(read_) == [["p first", "p more"], ["p second"], ["p inline _x_"]]


@pytest.mark.parametrize(
    ("text", "title", "blocks"),
    {
        "a first heading 1": ("# Review\n\nx", "Review", ["p x"]),
        "front matter": ("---\ntitle: 'Review'\nauthor: x\n---\n\n# One\n", "Review", ["h1 One"]),
        "words that are struck out": (
            "# The death of ~~a child~~ Rowan",
            "",
            ["h1 The death of ~a child~ Rowan"],
        ),
        "the same in both": ("---\ntitle: Review\n---\n\n# Review\n\nx", "Review", ["p x"]),
        "none": ("x\n\n# One", "", ["p x", "h1 One"]),
        "a comment behind it": ("---\ntitle: Rowan # not Ann\n---\nx", "Rowan", ["p x"]),
        "a comment that is part of it": ("---\ntitle: 'A #1'\n---\nx", "A #1", ["p x"]),
        "more lines": ("---\ntitle: >-\n  Rowan\n---\n# One\n\nx", "One", ["p x"]),
        "more lines of plain words": ("---\ntitle: A\n  b\n---\n# One\n\nx", "One", ["p x"]),
        "a list": ("---\ntitle: [Rowan]\n---\n# One\n\nx", "One", ["p x"]),
    }.values(),
)
def test_the_title(text: str, title: str, blocks: list[str]) -> None:
    assert (document(text).title, outline(document(text).blocks)) == (title, blocks)


HIDDEN = {
    "a comment": ("Seen <!-- Ghost --> too", "comments: 1"),
    "a comment on lines of its own": ("Seen\n\n<!--\nGhost\n\nGhost\n-->\n\ntoo", "comments: 1"),
    "front matter": ("---\nauthor: Ghost\n---\nSeen", "front matter (in words): 2"),
    "a comment by way of a link": (
        "[//]: # (Ghost)\n\nSeen",
        "definitions of links that nothing uses: 1",
    ),
    "a note that nothing calls": ("Seen\n\n[^a]: Ghost", "notes that nothing calls: 1"),
    "the title of a link": ('[Seen](https://example.org "Ghost")', "titles of links"),
    "the language of code": ("``` Ghost\nSeen\n```", "the language of a code block"),
}


@pytest.mark.parametrize(("text", "says"), HIDDEN.values(), ids=HIDDEN)
def test_what_a_page_would_not_show_is_left_out_and_said(text: str, says: str) -> None:
    assert "Ghost" not in repr(document(text))
    assert "Seen" in plain_text(document(text).blocks)
    assert found(text) == [("D201", says)]


STOPS = {
    "a picture": ("x\n\n![](shield.png)", "D108", ": a picture in a Markdown file", 3),
    "letters turned round by an entity": (
        "x\n\n| &#x202e;e*n*aJ |\n|---|",
        "D109",
        "letters that stand in reverse",
        3,
    ),
    "a comment that never ends": ("x\n\n<!-- the rest", "D109", "a comment that never ends", 3),
    "a row with very many more cells than headings": (
        "| A | B |\n|---|---|\n| a | b " + "| lost " * 101,
        "D111",
        "a row of a table has over 100 more cells than headings",
        1,
    ),
    "a picture beside that cannot be decoded": (
        "x\n\n![](crest.svg)",
        "D108",
        ": a picture of a kind that cannot be read",
        3,
    ),
    "a link that is defined twice": (
        "[a] x\n\n[a]: /x/\n\n> [A]: /y/",
        "D111",
        "a link's name stands for two addresses",
        5,
    ),
    "a note whose label stands twice": (
        "a[^1] b[^1]\n\n[^1]: one\n\n> [^1]: two",
        "D111",
        "a note whose label stands twice",
        5,
    ),
    "a note within a note": (
        "a[^1] b[^2]\n\n[^1]: one\n\n    - [^2]: two\n",
        "D111",
        "a note within a note",
        5,
    ),
    "nesting past what the parser follows": (
        ">" * (MAX_NESTING + 5) + " lost",
        "D111",
        "lists, quotes or tables are nested too deeply",
        0,
    ),
}


@pytest.mark.parametrize(("text", "code", "detail", "line"), STOPS.values(), ids=STOPS)
def test_what_would_be_lost_stops_the_document(
    text: str, code: str, detail: str, line: int
) -> None:
    reading = read(text)

    assert reading.document is None
    told = [(f.rule.code, f.detail.partition(", fing")[0], f.place.line) for f in reading.findings]
    assert (code, detail, line) in told


def test_a_line_across_the_page_may_stand_before_the_text() -> None:
    for text in ("---\n\n# One\n\nRowan: left.\n\n---\n\nTwo", "---\nRowan left.\n\n---\n\nTwo"):
        assert found(text) == []
        assert "Rowan" in repr(document(text).blocks)


def test_an_escaped_pipe_is_no_cell() -> None:
    assert outline(document("| A | B |\n|---|---|\n| a \\| b | c |").blocks)[4] == "  td: p a | b"


WIDE = {
    "pipes around": "| A |\n|---|\n| a | b | c |  |",
    "no pipes around": "A | \n---|\na | b | c",
    "in a quotation": "> A |\n> -|\n> a | b | c",
    "in a list": "- | A |\n  |---|\n  | a | b | c |",
}


@pytest.mark.parametrize("text", WIDE.values(), ids=WIDE)
def test_cells_beyond_the_headings_stand_in_columns_of_their_own(text: str) -> None:
    words = " ".join(outline(document(text).blocks))
    assert " ".join(words.split()).count("th: ") == 3
    assert [f"td: p {cell}" in words for cell in "abc"] == [True] * 3


def test_quotations_deeper_than_anyone_would_follow_join_the_one_around() -> None:
    inner: tuple[Block[str], ...] = document(f"{'> ' * 40}inner").blocks
    deep = 0
    while isinstance(inner[0], Quote):
        inner, deep = inner[0].blocks, deep + 1
    assert outline(inner) == ["p inner"]
    assert deep == DEEPEST_QUOTES


def test_a_picture_that_lies_beside_stands_after_its_paragraph() -> None:
    text = "One ![A crest](a/crest%201.png) line\n\n# And ![another](./crest.png)"
    assert outline(document(text).blocks) == [
        *("p One line", "picture A crest", "h1 And", "picture another"),
    ]


def test_a_picture_beyond_the_headings_of_a_table_is_named() -> None:
    assert pictures_named(b"| A |\n|---|\n| x | ![c](c.png) |") == {"c.png"}


def test_pictures_are_named_by_their_path_in_the_folder() -> None:
    text = b"![a](x%20y.png) ![](./b/../c.png)\n\n[![d](/e.png)](f.png) `![](g.png)`"
    assert pictures_named(text) == {"x y.png", "c.png", "/e.png"}
    assert pictures_named(b"\0") == frozenset()


def test_files_that_are_no_text_say_why() -> None:
    assert [f.rule for f in read_markdown(b"\x00\x01", REQUEST).findings] == [Rule.D105]
    assert [f.rule for f in read_markdown(b" \n", REQUEST).findings] == [Rule.D112]
    assert [f.rule for f in read_markdown(b"x" * 20_000_001, REQUEST).findings] == [Rule.D115]
