import pytest

from publisher.intake.flow import assemble
from publisher.intake.web.read import read_html, read_mht
from tests.intake.outline import outline


def nothing_told(fingerprint: str) -> str:
    return ""


def lines(page: str | bytes) -> list[str]:
    data = page.encode() if isinstance(page, str) else page
    return outline(assemble(read_html(data, nothing_told).pieces))


def initial(letter: str) -> str:
    """A large first letter as Word saves one in a web page."""
    return (
        "<div>\n\n<table cellspacing=0 hspace=0 align=left>\n <tr>\n  <td valign=top align=left>\n"
        "  <p class=MsoNormal style='line-height:51.35pt;page-break-after:avoid;mso-element:\n"
        "  dropcap-dropped;mso-element-wrap:around;mso-element-linespan:3'><span\n"
        f"  style='font-size:69.0pt'>{letter}<o:p></o:p></span></p>\n  </td>\n </tr>\n</table>\n\n"
        "</div>\n\n"
    )


def found(page: str) -> list[tuple[str, str]]:
    return [(one.rule.code, one.detail) for one in read_html(page.encode(), nothing_told).findings]


PAGES = {
    "headings, paragraphs and looks": (
        "<h1>A <b>b</b></h1><p>x<br>y <i>z</i>, <b>s</b><sup>2</sup></p>\n tail",
        ["h1 A b", "p x|y _z_, *s*^2^", "p tail"],
    ),
    "white space folds": ("<p>\n a\t <span> b</span>\u00a0c\n</p>", ["p a b\u00a0c"]),
    "blocks end a line": ("<div>one<p>two</div>three", ["p one", "p two", "p three"]),
    "numbers typed by hand": ("<p>5.2.1 The panel</p>", ["p [5.2.1] The panel"]),
    "lists within lists": (
        "<ol start=2><li>a<ul><li>b</ul><li value=7>c</ol>",
        ["ol 2", "- p a", "  ul", "  - p b", "ol 7", "- p c"],
    ),
    "a list in a list without an item": (
        "<ul><li>a</li><ul><li>b</li></ul></ul>",
        ["ul", "- p a", "  ul", "  - p b"],
    ),
    "letters and Roman numbers": (
        "<ol type=A><li>a</ol><ol style='list-style: lower-roman'><li>b</ol>",
        ["ol 1 A.", "- p a", "ol 1 i.", "- p b"],
    ),
    "letters beyond z": ("<ol type=a start=26><li>a<li>b</ol>", ["ol 26", "- p a", "- p b"]),
    "a table": (
        "<table><caption>C</caption><thead><tr><td>a<td colspan=2>b</thead><tr><td rowspan=9>c<td>d"
        "<td>e</table>",
        ["table 1 | C", "  th: p a", "  th 2x1: p b", "  --", "  td: p c", "  td: p d",
         "  td: p e", "  --"],
    ),
    "a caption that is struck out in part": (
        "<table><caption>In <s>2018</s> 2019</caption><tr><th>a<th>b<tr><td>c<td>d</table>",
        ["p In ~2018~ 2019", "table 1", "  th: p a", "  th: p b", "  --", "  td: p c", "  td: p d",
         "  --"],
    ),
    "a table that only lays words out": (
        "<table><tr><td>x</table>",
        ["table 0", "  td: p x", "  --"],
    ),
    "a large first letter": (
        f"<p>x</p>{initial('M')}<p class=MsoNormal><span>argo was</span></p><p>y</p>",
        ["p x", "p Margo was", "p y"],
    ),
    "a large first letter that is a word": (
        f"<div class=WordSection1>{initial('I')}<p> was told</p></div>", ["p I was told"],
    ),
    "a large first letter before no line": (
        f"{initial('M')}<h1>a</h1><ul><li>b{initial('N')}</ul>{initial('O')}",
        ["p M", "h1 a", "ul", "- p b", "  p N", "p O"],
    ),
    "a quotation": ("<blockquote><p>x</blockquote>", ["> p x"]),
    "words that are struck out, around blocks too": (
        "<style>.x{text-decoration:line-through}</style><p>a <i class=x>b</i>"
        "<span style='text-decoration: red line-through'>c</span></p>"
        "<del><p>d<ul><li>e</ul><h2>f</h2><blockquote>g</blockquote></del>"
        "<ul><li class=x>h</ul>",
        ["p a ~_b_~~c~", "p ~d~", "ul", "- p ~e~", "h2 ~f~", "> p ~g~", "ul", "- p ~h~"],
    ),
    "cells that are struck out": (
        "<table><tr><th>a<th>b<tr style='text-decoration:line-through'><td>c<td>d</table>"
        "<del><table><tr><td>e<td>f</table></del>",
        ["table 1", "  th: p a", "  th: p b", "  --", "  td: p ~c~", "  td: p ~d~", "  --",
         "table 0", "  td: p ~e~", "  td: p ~f~", "  --"],
    ),
    "figures that are raised": (
        "<p>2019<span style='vertical-align:super'>3</span> x<span style='vertical-align: sub'>2"
        "</span></p>",
        ["p 2019^3^ x,2,"],
    ),
    "links": (
        "<a href='https://x.example/'>x</a> <a href='#y'>y</a>",
        ["p [x](https://x.example/) y"],
    ),
    "elements of Word": ("<p>x<o:p>&nbsp;</o:p><st1:place>Ash</st1:place></p>", ["p x\u00a0Ash"]),
    "white letters on a colour": (
        "<p style='background:navy'>a <font color=white>b</font></p>",
        ["p a b"],
    ),
    "nothing": ("", []),
    "no markup": ("x &amp; y", ["p x & y"]),
    "characters of Windows": (
        b"<meta charset=windows-1252>caf\xe9 \x93q\x94",
        ["p caf\u00e9 \u201cq\u201d"],
    ),
    "characters of a Mac": ("<meta charset=macintosh>Zo\u00eb".encode("mac_roman"), ["p Zo\u00eb"]),
    "Polish characters": (
        "<meta content='text/html; charset=windows-1250'>\u0141ukasz".encode("cp1250"),
        ["p \u0141ukasz"],
    ),
    "characters that XML tells": (
        "<?xml version='1.0' encoding='iso-8859-15'?><p>\u20ac5".encode("iso8859-15"),
        ["p \u20ac5"],
    ),
    "characters that nothing tells": (b"caf\xe9", ["p caf\u00e9"]),
}  # fmt: skip
HIDDEN = {
    "by an attribute": "<p hidden>gone</p>",
    "by its style": "<p style='DISPLAY : none'>gone</p>",
    "from Word": "<span style='mso-hide:all'>gone</span>",
    "by a class": "<style>p.g, .h {color:red; visibility: hidden}</style><b class='x h'>gone</b>",
    "by an id": "<style>#g{display:none}</style><i id=g>gone</i>",
    "an item": "<ul><li>x<li style='display:none'>gone</ul>",
    "a cell": "<table><tr><td>x<td hidden>gone</table>",
    "in white": "<p style='color: #FFF'>gone</p>",
    "too small": "<p style='font-size:0'>gone</p>",
    "in white throughout": "<div style='color:white'><p style='color:#fff'>gone</p></div>",
    "in something hidden": "<p style='display:none'><b style='display:block'>gone</b></p>",
}
FIELDS = {
    "a line": ("<input value=x>", ["p x"]),
    "a line without words": ("<p>a<input placeholder=b>", ["p a b"]),
    "more lines": ("<textarea>x\ny</textarea>", ["p x|y"]),
    "boxes": ("<input type=checkbox checked>x<input type=checkbox>y",
              ["p [ticked] x [not ticked] y"]),
    "options": ("<input type=radio checked>x<input type=radio>y",
                ["p [chosen] x [not chosen] y"]),
    "a list that opens": ("<select><option>x<option selected>y</select>", ["p y"]),
    "a list that opens, of which nothing is chosen": (
        "<select><option>x<option>y</select>", ["p x"],
    ),
    "a list that shows several": ("<select size=2><option>x<option selected>y</select>",
                                  ["p x|[chosen] y"]),
    "a button": ("<button>x</button><input type=submit value=y>", ["p x y"]),
    "what a form sends along": ("<input type=hidden value=gone>x", ["p x"]),
}  # fmt: skip
TO_LOOK_AT = {
    "words in a drawing": "<svg><text>x</text></svg>",
    "another page": "<iframe src=x></iframe>",
    "a picture": "<img src=x>",
    "a field of a kind that is not known": "<input type=color value=x>",
    "a button that the program names": "<input type=submit>",
}
UNREADABLE = {
    "words beside the items of a list": "<ul>x<li>y</ul>",
    "words beside the cells of a table": "<table><tr><td>y</td>x</tr></table>",
    "a rule that cannot be followed": "<style>p + p {display:none}</style><p>x",
    "a rule that strikes out and cannot be followed": (
        "<style>p i {text-decoration: line-through}</style><p><i>x"
    ),
    "a rule for paper alone": "<style>@media print {.x {display:none}}</style><p class=x>x",
    "letters that came out as others": "<meta charset=windows-1252><p>Zo\u00eb",
    "words that are seen again within white ones": (
        "<div style='color:white'>x<p style='color:black'>y</div>"
    ),
    "white words on a colour within white ones": (
        "<div style='color:white'>x<p style='background:navy'>y</div>"
    ),
    "words of a size again within some of none": (
        "<div style='font-size:0'><p><font style='font-size:12pt'>y</font></div>"
    ),
    "words that are seen within unseen ones": (
        "<ul style='visibility:hidden'><li style='visibility:visible'>y</ul>"
    ),
    "words that one rule hides and another shows": (
        "<style>.x {display:none} p {display:block}</style><p class=x>y"
    ),
    "letters turned round": "<p>\u202eenaJ</p>",
    "letters turned round by an entity": "<p>&#8238;<b>en</b>aJ</p>",
    "more depth than anybody writes": "<div>" * 120 + "x",
}


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_what_a_page_shows_is_read(page: str | bytes, expected: list[str]) -> None:
    assert lines(page) == expected


@pytest.mark.parametrize("page", HIDDEN.values(), ids=HIDDEN)
def test_what_a_page_hides_is_left_out_and_counted(page: str) -> None:
    assert "gone" not in str(lines(page))
    assert ("D201", "hidden text (in words): 1") in found(page)


@pytest.mark.parametrize(("page", "expected"), FIELDS.values(), ids=FIELDS)
def test_what_a_field_shows_is_read(page: str, expected: list[str]) -> None:
    assert lines(page) == expected
    assert found(page) == []


@pytest.mark.parametrize("page", TO_LOOK_AT.values(), ids=TO_LOOK_AT)
def test_what_only_eyes_can_read_waits_for_a_description(page: str) -> None:
    ((code, detail),) = found(page)
    assert code == "D108"
    known_by = detail.rpartition(" ")[2]
    told = read_html(page.encode(), lambda of: "A map" if of.startswith(known_by) else "")
    assert not [one for one in told.findings if one.stops]
    assert "A map" in str(outline(assemble(told.pieces)))
    other = read_html(f"{page} ".encode(), lambda of: "A map" if of.startswith(known_by) else "")
    assert [one.rule.code for one in other.findings] == ["D108"]


def test_what_is_no_word_is_left_out() -> None:
    page = "<title>gone</title><script>gone</script><style>gone</style><!-- gone --><p>x"
    assert lines(page) == ["p x"]
    assert found(page) == []


@pytest.mark.parametrize("page", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_a_finding(page: str) -> None:
    assert [code for code, _ in found(page)] == ["D109"]


MISTOLD = {
    "of a set that nobody knows": b"<meta charset=utf-99>x",
    "of a set in which letters stand for others": b"<meta charset=utf-7>+AGE-",
    "that are not those": b"<meta charset=utf-8>caf\xe9",
    "of no text": b"<meta charset=rot13>x",
}


@pytest.mark.parametrize("page", MISTOLD.values(), ids=MISTOLD)
def test_characters_are_not_guessed_where_the_page_tells_them(page: bytes) -> None:
    assert [one.rule.code for one in read_html(page, nothing_told).findings] == ["D105"]


@pytest.mark.parametrize("page", ["<div>" * 400 + "x", "<p>a\0b"])
def test_what_the_parser_would_cut_off_is_damage(page: str) -> None:
    assert [code for code, _ in found(page)] == ["D105"]


def test_a_page_in_one_file_is_read_in_its_own_characters() -> None:
    head = b"MIME-Version: 1.0\nContent-Type: text/html; charset=iso-8859-1\n\n"
    assert outline(assemble(read_mht(head + b"<p>caf\xe9", nothing_told).pieces)) == ["p caf\u00e9"]
    assert [f.rule.code for f in read_mht(b"MIME-Version: 1.0\n\nx", nothing_told).findings] == [
        "D105"
    ]
