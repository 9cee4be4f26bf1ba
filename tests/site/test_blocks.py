"""Documents as pages: rendered here by the engine's own Markdown with the same extensions."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.model import (
    Block,
    Cell,
    Document,
    Enclosure,
    Heading,
    ListBlock,
    ListItem,
    Marker,
    Note,
    Numerals,
    Paragraph,
    Quote,
    RedactedText,
    Role,
    Run,
    Script,
    Table,
    pictures_in,
    plain_text,
)
from publisher.site.assets import theme_files
from publisher.site.blocks import document_body
from publisher.site.council import rendered
from publisher.site.words import clean
from tests.site.content import (
    ENGLISH,
    LETTER,
    PLAN,
    SUMMARY,
    Text,
    bullets,
    cell,
    document,
    head,
    para,
    picture,
    run,
)
from tests.site.nasty import NASTY, TEXT
from tests.site.reading import Page, read

R = RedactedText
WRITTEN = {
    "a": {"href", "id", "class", "aria-label"},
    "blockquote": set(),
    "br": set(),
    "caption": set(),
    "div": {"class", "role", "tabindex", "aria-label"},
    "em": set(),
    "figcaption": set(),
    "figure": set(),
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "img": {"src", "alt", "width", "height", "loading"},
    "li": {"id"},
    "ol": {"class", "start", "type"},
    "p": {"id", "class"},
    "s": set(),
    "span": {"class"},
    "strong": set(),
    "sub": set(),
    "sup": {"class"},
    "table": {"class", "aria-label", "data-words"},
    "tbody": set(),
    "td": {"colspan", "rowspan", "id", "data-label", "data-again"},
    "th": {"colspan", "rowspan", "scope", "id", "data-label", "data-again"},
    "thead": set(),
    "tr": set(),
    "ul": set(),
}
"""Every element and attribute that we write; anything else came from a text."""


HERE = "reviews/ashgrove-2019-a/executive-summary/"


def render(made: Document[Text]) -> Page:
    return read(rendered(document_body("ashgrove-2019-a", made, ENGLISH, HERE).markdown))


def page_of(
    *blocks: Block[Text], notes: Sequence[Note[Text]] = (), role: Role = Role.LETTER
) -> Page:
    return render(document(role, "Title", blocks, notes))


texts = TEXT.map(R)
runs = st.lists(
    st.builds(
        Run,
        texts,
        strong=st.booleans(),
        emphasis=st.booleans(),
        struck=st.booleans(),
        script=st.sampled_from(Script),
        link=st.none() | texts,
    ),
    max_size=3,
).map(tuple)
numbers = (
    st.none() | texts | st.sampled_from(["5.2.236", "note-1", "main", "recommendation-1"]).map(R)
)
leaves: st.SearchStrategy[Block[Text]] = st.one_of(
    st.builds(Heading, st.integers(1, 6), runs, numbers),
    st.builds(Paragraph, runs, numbers),
)


def around(inner: st.SearchStrategy[Block[Text]]) -> st.SearchStrategy[Block[Text]]:
    some = st.lists(inner, max_size=2).map(tuple)
    cells = st.builds(Cell, some, st.booleans(), st.integers(1, 3), st.integers(1, 3))
    rows = st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3).map(tuple)
    markers = st.builds(Marker, st.sampled_from(Numerals), st.sampled_from(Enclosure))
    items = st.lists(st.builds(ListItem, some), max_size=2).map(tuple)
    return st.one_of(
        st.builds(Quote, some),
        st.builds(ListBlock, items, st.booleans(), st.integers(1, 5), markers),
        st.builds(Table, rows, st.integers(0, 2)),
    )


blocks = st.lists(st.recursive(leaves, around, max_leaves=6), max_size=4).map(tuple)


@settings(max_examples=150, deadline=None)
@given(blocks, st.sampled_from([Role.LETTER, Role.RECOMMENDATIONS]))
def test_whatever_the_text_a_page_shows_it_and_nothing_of_it_is_markup(
    made: tuple[Block[Text], ...], role: Role
) -> None:
    page = page_of(*made, role=role)
    assert page.text.split() == clean(plain_text(made)).split()
    for element in page.elements:
        assert set(element.attributes) <= WRITTEN[element.tag]
    for link in page.all("a"):
        href = link.attributes["href"] or ""
        assert href.lower().startswith(("http://", "https://", "mailto:")) or href[1:] in page.ids
    assert page.unbalanced == page.comments == 0
    assert len(page.ids) == len(set(page.ids))
    levels = [1, *page.headings]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_is_words_in_every_place(text: str) -> None:
    words = R(text)
    shown = picture(text, text)
    page = page_of(
        Heading(1, (Run(words),), words),
        Paragraph((Run(words, link=words),), words),
        Table(((Cell((para(text),), header=True),), (cell(text),)), 1, words),
        shown,
        para(Run(R(""), note=1)),
        notes=[Note((para(text),))],
    )
    expected = clean(" ".join([text] * 9)).split()
    found = page.text.replace("↩", "").split()
    found.remove("1")
    found.remove("Notes")
    assert sorted(found) == sorted(expected)
    assert all(set(e.attributes) <= WRITTEN[e.tag] for e in page.elements)


def test_a_heading_is_one_below_the_one_it_belongs_to() -> None:
    page = page_of(head(2, "A"), head(4, "B"), head(3, "C"), head(1, "D"), head(6, "E"))
    assert page.headings == [2, 3, 3, 2, 3]


def test_a_number_is_the_anchor_and_the_link_to_itself() -> None:
    page = page_of(para("Words.", number="5.2.236"), para("More.", number="5.2.236"))
    first, second = page.all("p")
    assert first.attributes == {"id": "5.2.236", "class": "numbered"}
    assert second.attributes["id"] == "5.2.236-2"
    assert [a.attributes["href"] for a in page.all("a")] == ["#5.2.236", "#5.2.236-2"]


def test_an_anchor_of_the_page_is_never_given_to_a_text() -> None:
    page = page_of(head(1, "Main"), head(1, "Note 1"), head(1, "Note 1"), head(1, "†"))
    assert page.ids == ["main-2", "s-note-1", "s-note-1-2", "section"]


def test_a_link_within_the_document_stays_only_if_its_target_does() -> None:
    page = page_of(
        para(run("there", link=R("#findings")), run(" nowhere", link=R("#_Toc123"))),
        head(1, "Findings"),
    )
    assert [a.attributes["href"] for a in page.all("a")] == ["#findings"]
    assert "nowhere" in page.text


def test_notes_lead_there_and_back_from_each_call() -> None:
    call = Run(R(""), note=1)
    page = page_of(para("One", call), para("Two", call), notes=[Note((para("The note."),))])
    assert [e.attributes["id"] for e in page.all("li")] == ["note-1"]
    calls = [a for a in page.all("a") if (a.attributes.get("id") or "").endswith(("call", "2"))]
    assert [a.attributes["id"] for a in calls] == ["note-1-call", "note-1-call-2"]
    backs = [
        a.attributes["href"] for a in page.all("a") if a.attributes.get("class") == "note-back"
    ]
    assert backs == ["#note-1-call", "#note-1-call-2"]
    labels = [a.attributes["aria-label"] for a in page.all("a")]
    assert len(labels) - 1 == len(set(labels)), "only the two calls may be named alike"


def test_a_call_of_a_note_that_does_not_exist_is_left_out() -> None:
    assert page_of(para("One", Run(R(""), note=9))).all("a") == []


def test_a_table_has_its_caption_scopes_and_spans_and_can_be_scrolled() -> None:
    page = render(SUMMARY)
    region = next(e for e in page.all("div") if e.attributes.get("role") == "region")
    assert region.attributes["tabindex"] == "0"
    assert region.attributes["aria-label"] == "Table 1: Contacts with Rowan, March to October 2019"
    scopes = [e.attributes["scope"] for e in page.all("th")]
    assert scopes == ["col"] * 3 + ["row"] * 3
    assert len(page.all("caption")) == 1


def test_a_span_never_leaves_its_part_of_the_table() -> None:
    page = page_of(
        Table(
            (
                (cell("A", header=True, rows=4), cell("B", header=True, columns=2)),
                (cell("c", rows=9), cell("d"), cell("e")),
                (cell("f"),),
            ),
            header_rows=1,
        )
    )
    assert [e.attributes.get("scope") for e in page.all("th")] == ["col", "colgroup"]
    assert [e.attributes.get("rowspan") for e in page.all("td")] == ["2", None, None, None, None]
    assert [e.text for e in page.all("td")] == ["c", "d", "e", "f", ""]


def test_regions_of_tables_are_never_named_alike() -> None:
    table = Table(((cell("a"),),), caption=R("Contacts"))
    page = page_of(table, table, Table(((cell("b"),),)))
    labels = [e.attributes["aria-label"] for e in page.all("div")]
    assert labels == ["Table 1: Contacts", "Table 2: Contacts", "Table 3"]


@pytest.mark.parametrize("caption", ["Table 1: Contacts", "Table 1. Contacts", "Table 1"])
def test_a_caption_that_is_numbered_already_is_not_numbered_twice(caption: str) -> None:
    region = page_of(Table(((cell("a"),),), caption=R(caption))).all("div")[0]
    assert region.attributes["aria-label"] == caption


def test_a_caption_with_another_number_is_told_from_the_rest() -> None:
    region = page_of(Table(((cell("a"),),), caption=R("Table 12: Contacts"))).all("div")[0]
    assert region.attributes["aria-label"] == "Table 1: Table 12: Contacts"


def test_as_a_card_each_row_has_what_a_merged_cell_says_to_it() -> None:
    page = page_of(
        Table(
            (
                tuple(cell(words, header=True) for words in ("When", "Who", "Gave", "To")),
                (cell("2016", rows=3), cell("A"), cell("A report", rows=2), cell("Panel", rows=3)),
                (cell("B"),),
                (cell("C"), cell("A letter")),
            ),
            header_rows=1,
        )
    )
    said = [(e.text, e.attributes.get("data-again")) for e in page.all("td")]
    assert said == [
        ("2016", None),
        ("A", None),
        ("A report", None),
        ("Panel", None),
        ("B", "Gave: A report; To: Panel"),
        ("C", None),
        ("A letter", "To: Panel"),
    ]


def test_the_list_of_contents_calls_no_note() -> None:
    called = Heading(1, (run("Contacts in 2019"), Run(R(""), note=1)), R("2.1"))
    made = document(Role.LETTER, "Title", (called,), (Note((para("Agreed later."),)),))
    staged = document_body("ashgrove-2019-a", made, ENGLISH, HERE).markdown
    assert 'data-toc-label="2&#46;1 Contacts in 2019"' in staged
    assert "1" in render(made).all("sup")[0].text


def test_as_a_card_nothing_that_is_struck_out_is_said_again() -> None:
    lead = Cell((para(run("The surgery ", struck=True), run("Health board")),), rows=2)
    gone = Cell((para(run("Nobody", struck=True)),), header=True)
    heads = (*(cell(words, header=True) for words in ("No", "Action", "Lead")), gone)
    page = page_of(
        Table(
            (heads, (cell("1"), cell("Train"), lead, cell("x")), (cell("2"), cell("Audit"))),
            header_rows=1,
        )
    )
    assert len(page.all("th")) == 4
    assert [e.attributes.get("data-again") for e in page.having("data-again")] == [
        "Lead: Health board"
    ]
    assert "data-label" not in page.all("td")[3].attributes


def test_an_action_plan_has_a_label_on_each_cell_and_an_anchor_for_each_recommendation() -> None:
    page = render(PLAN)
    cells = page.all("td")
    assert [c.attributes["id"] for c in cells if "id" in c.attributes] == [
        "recommendation-1",
        "recommendation-2",
        "recommendation-3",
    ]
    assert [c.attributes["data-label"] for c in cells[:3]] == ["No", "Recommendation", "Scope"]
    assert {t.attributes["scope"] for t in page.all("th")} == {"col"}


def test_a_heading_of_an_action_plan_has_the_label_of_its_cells() -> None:
    lead = Cell((para(run("Lead ", struck=True), run("Responsible agency")),), header=True)
    heads = (cell("Recommendation", header=True), lead, cell("Target\ndate", header=True))
    plan = Table((heads, (cell("Train"), cell("Police"), cell("May 2023"))), header_rows=1)
    page = render(document(Role.RECOMMENDATIONS, "Plan", [plan]))
    labels = [e.attributes["data-label"] for e in page.all("th")]
    assert labels == ["Recommendation", "Responsible agency", "Target date"]
    assert labels == [e.attributes["data-label"] for e in page.all("td")]


def test_rows_that_share_a_recommendation_stay_together() -> None:
    assert len(render(PLAN).all("tbody")) == 3


def test_a_heading_inside_a_cell_is_no_heading_of_the_page() -> None:
    page = page_of(
        Table(
            (
                (
                    Cell(
                        (head(1, "Big"), para("small")),
                    ),
                ),
            )
        )
    )
    assert page.headings == []
    assert [e.text for e in page.all("strong")] == ["Big"]


def test_a_picture_has_its_words_its_size_and_its_address() -> None:
    image = render(SUMMARY).all("img")[0]
    assert image.attributes["src"] == "../executive-summary-figure-1.png"
    assert (image.attributes["alt"] or "").startswith("Bar chart of contacts")
    assert (image.attributes["width"], image.attributes["height"]) == ("640", "300")


def test_pictures_are_numbered_in_the_order_of_the_page() -> None:
    one, two, three = picture("one"), picture("two"), picture("three")
    made = document(
        Role.LETTER,
        "T",
        [Quote((one,)), Table(((Cell((two,)),),)), para(Run(R(""), note=1))],
        [Note((three,))],
    )
    assert [p.alt for p in pictures_in(made)] == ["one", "two", "three"]
    assert [e.attributes["alt"] for e in render(made).all("img")] == ["one", "two", "three"]
    assert [e.attributes["src"] for e in render(made).all("img")] == [
        f"../letter-figure-{number}.png" for number in (1, 2, 3)
    ]


def test_a_replacement_is_marked_wherever_it_stands() -> None:
    page = page_of(head(1, "The [name removed] family"), para("[address removed]"), bullets("[x]"))
    marks = [e.text for e in page.all("span")]
    assert marks == ["[name removed]", "[address removed]"]


def test_a_letter_keeps_the_lines_of_an_address() -> None:
    page = render(LETTER)
    assert len(page.all("br")) == 9
    assert page.headings == []


LOOKS = {
    Marker(): {"start": "2"},
    Marker(Numerals.LOWER_LETTER): {"type": "a", "start": "2"},
    Marker(enclosure=Enclosure.BRACKETS): {"class": "brackets-decimal", "start": "2"},
    Marker(Numerals.UPPER_ROMAN, Enclosure.BRACKET): {
        "type": "I",
        "class": "bracket-upper-roman",
        "start": "2",
    },
}


@pytest.mark.parametrize("marker", LOOKS, ids=lambda marker: marker.first)
def test_a_list_keeps_how_its_numbers_are_written(marker: Marker) -> None:
    page = page_of(ListBlock((ListItem((para("x"),)),), True, 2, marker))
    assert [one.attributes for one in page.all("ol")] == [LOOKS[marker]]


def test_the_theme_knows_every_way_of_writing_numbers() -> None:
    theme = theme_files()["assets/site.css"].decode()
    for numerals in Numerals:
        for enclosure in (Enclosure.BRACKET, Enclosure.BRACKETS):
            marker = Marker(numerals, enclosure)
            (made,) = page_of(ListBlock((ListItem((para("x"),)),), True, 1, marker)).all("ol")
            look = made.attributes["class"]
            assert f"@counter-style {look} {{" in theme
            assert f"ol.{look} {{ list-style-type: {look}; }}" in theme


SENTENCE = "Contacts rose from two in March to five in September. "


@pytest.mark.parametrize(
    ("alt", "short"),
    [
        (SENTENCE.strip(), SENTENCE.strip()),
        (SENTENCE * 4, SENTENCE.strip()),
        ("word " * 60, ("word " * 29).strip() + "…"),
        ("x" * 200, "x" * 150 + "…"),
    ],
)
def test_a_long_description_can_be_opened_and_its_beginning_stands_for_the_picture(
    alt: str, short: str
) -> None:
    made = document(Role.APPENDIX, "T", [picture(alt, "Caption")])
    html = document_body("x", made, ENGLISH, HERE).markdown
    page = read(html.encode())
    assert page.all("img")[0].attributes["alt"] == short
    assert [e.text for e in page.all("summary")] == ["What this picture shows"] * (short != alt)
    if short != alt:
        assert " ".join(alt.split()) in page.text
