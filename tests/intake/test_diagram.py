"""SmartArt becomes a nested list, if its words and its drawn shapes agree."""

from publisher.intake.diagram import diagram_blocks, drawing_of
from publisher.model import plain_text
from tests.hard_cases.chart_cases import points, shapes
from tests.hard_cases.secret import SECRET
from tests.intake.outline import outline

LINES = (f"Call by {SECRET.name}", "Police came", f"{SECRET.first} left")


def test_what_stands_below_a_shape_stands_below_its_item() -> None:
    blocks = diagram_blocks(points(SECRET).encode(), shapes(*LINES).encode())
    assert blocks
    first, below, second = LINES
    assert outline(blocks) == ["ul", f"- p {first}", "  ul", f"  - p {below}", f"- p {second}"]


def test_the_data_name_their_drawing() -> None:
    assert drawing_of(points(SECRET).encode()) == "dr"
    assert drawing_of(b"") == ""


def test_without_a_drawing_the_data_alone_are_read() -> None:
    with_drawing = diagram_blocks(points(SECRET).encode(), shapes(*LINES).encode())
    assert diagram_blocks(points(SECRET).encode(), b"") == with_drawing


def test_a_break_within_a_shape_parts_its_words() -> None:
    broken = points(SECRET).replace("Police came", "Police</a:t></a:r><a:br/><a:r><a:t>came")
    drawn = shapes(LINES[0], "Police</a:t></a:r><a:br/><a:r><a:t>came", LINES[2])
    for data in (drawn.encode(), b""):
        blocks = diagram_blocks(broken.encode(), data)
        assert blocks
        assert "Police\ncame" in plain_text(blocks)


def test_struck_words_stay_struck() -> None:
    struck = '</a:t></a:r><a:r><a:rPr strike="sngStrike"/><a:t>never</a:t></a:r><a:r><a:t>came'
    data = points(SECRET).replace("Police came", f"Police {struck}")
    blocks = diagram_blocks(data.encode(), shapes(LINES[0], f"Police {struck}", LINES[2]).encode())
    assert blocks
    assert "  - p Police ~never~came" in outline(blocks)


def test_without_a_drawing_nothing_is_read_of_letters_that_nobody_sees() -> None:
    unseen = points(SECRET).replace("<a:rPr>", "<a:rPr><a:noFill/>", 1)
    assert diagram_blocks(unseen.encode(), b"") is None


def test_nothing_is_read_of_a_picture_that_was_not_drawn() -> None:
    pictured = points(SECRET).replace("<dgm:t>", "<dgm:spPr><a:blip/></dgm:spPr><dgm:t>", 1)
    assert diagram_blocks(pictured.encode(), b"") is None


def test_nothing_is_read_of_points_that_hang_on_no_other() -> None:
    loose = points(SECRET).replace('srcId="0" destId="3"', 'srcId="8" destId="3"')
    assert diagram_blocks(loose.encode(), shapes(*LINES).encode()) is None
