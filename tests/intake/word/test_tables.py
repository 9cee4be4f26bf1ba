import pytest

from publisher.findings import Rule
from tests.intake.word_files import (
    docx,
    level,
    lines,
    listed,
    numbering,
    p,
    picture,
    read,
    table,
    tc,
    tr,
)

DECIMAL = numbering({1: level(0, "%1.") + level(1, "%2)", "lowerLetter") + level(2, "•", "bullet")})
HEADER = "<w:tblHeader/>"
MERGE = "<w:vMerge/>"
START = '<w:vMerge w:val="restart"/>'
TABLES = {
    "marked headings, two rows": (
        table(tr("A", "B", properties=HEADER), tr("C", "D", properties=HEADER), tr("1", "2")),
        [
            "table 2",
            "  th: p A",
            "  th: p B",
            "  --",
            "  th: p C",
            "  th: p D",
            "  --",
            "  td: p 1",
            "  td: p 2",
            "  --",
        ],
    ),
    "a mark that is turned off": (
        table(tr("A", properties='<w:tblHeader w:val="0"/>'), tr("1")),
        ["table 0", "  td: p A", "  --", "  td: p 1", "  --"],
    ),
    "cells merged across and down": (
        table(
            tr("A", "B", "C", properties=HEADER),
            tr(tc("1", START), tc("wide", '<w:gridSpan w:val="2"/>')),
            tr(tc("", MERGE), "x", "y"),
        ),
        [
            "table 1",
            "  th: p A",
            "  th: p B",
            "  th: p C",
            "  --",
            "  td 1x2: p 1",
            "  td 2x1: p wide",
            "  --",
            "  td: p x",
            "  td: p y",
            "  --",
        ],
    ),
    "a merge that nothing began": (
        table(tr("A", "B", properties=HEADER), tr(tc("1", MERGE), "2")),
        ["table 1", "  th 1x2: p A", "  th: p B", "  --", "  td: p 2", "  --"],
    ),
    "a row that begins with a gap": (
        table(tr("A", "B", properties=HEADER), tr("2", properties='<w:gridBefore w:val="1"/>')),
        ["table 1", "  th: p A", "  th: p B", "  --", "  td: ", "  td: p 2", "  --"],
    ),
    "a row with nothing but merged cells": (
        table(
            tr("A", "B", properties=HEADER),
            tr(tc("1", START), tc("2", START)),
            tr(tc("", MERGE), tc("", MERGE)),
            tr("3", "4"),
        ),
        [
            "table 1",
            "  th: p A",
            "  th: p B",
            "  --",
            "  td: p 1",
            "  td: p 2",
            "  --",
            "  td: p 3",
            "  td: p 4",
            "  --",
        ],
    ),
    "lists and a table in a cell": (
        table(
            tr("A", "B", properties=HEADER),
            tr(f"<w:tc>{listed('x', 1)}{table(tr('in'))}</w:tc>", "y"),
        ),
        [
            "table 1",
            "  th: p A",
            "  th: p B",
            "  --",
            "  td: ol 1 / - p x / table 0 /   td: p in /   --",
            "  td: p y",
            "  --",
        ],
    ),
}


@pytest.mark.parametrize(("body", "expected"), TABLES.values(), ids=TABLES)
def test_tables_keep_their_grid(body: str, expected: list[str]) -> None:
    assert lines(docx(body, numbering=DECIMAL)) == expected


def test_the_first_row_is_taken_for_headings_and_said_if_none_is_marked() -> None:
    data = docx(p("x") + table(tr("A", "B"), tr("1", "2")))

    assert lines(data)[1:4] == ["table 1", "  th: p A", "  th: p B"]
    assert next(f for f in read(data).findings if f.rule is Rule.D202).place.paragraph == 2


def test_a_caption_goes_to_its_table_or_picture() -> None:
    one = table(tr("A"))

    assert lines(docx(p("Table 1", "Caption") + one + p("Table 2", "Caption") + one))[::3] == [
        "table 0 | Table 1",
        "table 0 | Table 2",
    ]
    assert lines(docx(p(picture("i", "Crest")) + p("Figure 1", "Caption") + one)) == [
        "picture Crest | Figure 1",
        "table 0",
        "  td: p A",
        "  --",
    ]
    assert lines(docx(p("a") + p("Stray", "Caption") + p("b"))) == ["p a", "p Stray", "p b"]
