"""A PDF says what its page says."""

import pytest

from publisher.gate.files import Built
from tests.gate.samples import ASH, found, page, typeset

BODY = "She lived in Ashgrove for three years, in a co-operative."
PDF, PAGE = f"reviews/{ASH}/letter.pdf", f"reviews/{ASH}/letter/index.html"


def rules(pdf: str, shown: str, made_from: frozenset[str] = frozenset({ASH})) -> list[str]:
    body = page(f"<h2>Introduction</h2><p>{shown}</p>").encode()
    files = Built(PDF, typeset(pdf), made_from), Built(PAGE, body, made_from)
    return [f"{f.rule.code} {f.detail}".strip() for f in found(*files)]


def test_the_same_words_agree() -> None:
    assert rules(BODY, BODY) == []


def test_a_word_of_the_pdf_alone_is_told_by_number_and_never_by_itself() -> None:
    assert rules(BODY + " Nimblethwaite left.", BODY) == ["G109 2 words"]
    assert rules(BODY + " Nimblethwaite.", BODY) == ["G109 1 word"]


@pytest.mark.parametrize(
    ("pdf", "shown"),
    [
        (BODY, BODY + " More words stand here."),
        ("In capitals: ÉTUDE.", "in capitals: étude"),
        ("Published 7 March 2022", ""),
        ("#enum(numbering: '(i)', start: 38, [one], [two])".replace("'", '"'),
         "<ol type='i' start='38'><li>one</li><li>two</li></ol>"),
        ("as told#super[2] her", "as told<sup><a href='#n2'>2</a></sup> her"),
        ("#strong[bold]face", "<b>bold</b>face"),
        ("#block(width: 3cm)[and so the panel heard that the co-operative had no front-line]",
         "and so the panel heard that the co-operative had no front-line"),
    ],
)  # fmt: skip
def test_what_is_written_in_another_way_or_stands_in_the_page_alone_agrees(
    pdf: str, shown: str
) -> None:
    assert rules(pdf, shown) == []


def test_notices_of_ours_are_not_compared() -> None:
    assert rules(BODY + " Nimblethwaite.", BODY, frozenset()) == []
