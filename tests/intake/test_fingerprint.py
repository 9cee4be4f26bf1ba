"""What a thing to be looked at is known by: all that it is made of, and nothing to guess from."""

from lxml import etree

from publisher.intake.fingerprint import of_drawing
from publisher.intake.package import Target

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {"a.xml": b"<a/>", "b.emf": b"drawn", "text.xml": b"<t>words</t>"}


def known_by(xml: str, parts: dict[str, bytes], address: str = "b.emf") -> str:
    root = etree.fromstring(f'<d xmlns:r="{_R}">{xml}</d>')
    return of_drawing(root, {"x": Target(address, address not in PARTS)}, parts)


def test_it_changes_with_what_the_drawing_points_at_and_with_nothing_else() -> None:
    once = known_by('<p r:id="x"/>', PARTS)
    assert known_by('<p r:id="x"/>', PARTS | {"b.emf": b"other"}) != once
    assert known_by('<p r:id="x"/>', PARTS | {"text.xml": b"<t>more</t>"}) == once


def test_numbers_that_a_program_gives_out_anew_do_not_count() -> None:
    assert known_by('<p id="1" r:id="x"/>', PARTS) == known_by('<p id="2" r:id="x"/>', PARTS)
    assert known_by('<p w="1" r:id="x"/>', PARTS) != known_by('<p w="2" r:id="x"/>', PARTS)


def test_of_an_address_or_a_few_words_it_tells_nothing_that_could_be_tried_out() -> None:
    others = PARTS | {"text.xml": b"<t>more</t>"}
    away = "https://example.org/a-name.png"
    assert known_by('<p r:link="x"/>', PARTS, away) != known_by('<p r:link="x"/>', others, away)
    assert known_by("<t>A name</t>", PARTS) != known_by("<t>A name</t>", others)
