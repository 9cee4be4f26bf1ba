"""Names that nobody flagged: suspected by title, by capitals, by a flagged name near by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model import Cell, Paragraph, Role, Run, Table
from publisher.redaction.leftover.near import NearNames
from publisher.terms import FlaggedTerm, TermKind
from tests.redaction.leftover.looking import kinds_in, look_at, paragraphs, words_in

TITLED = [
    ("Dr Varga said so", "Dr Varga"),
    ("Dr. Varga said so", "Dr. Varga"),
    ("PC Dunmorrow came", "PC Dunmorrow"),
    ("PC 4471 Dunmorrow came", "PC 4471 Dunmorrow"),
    ("to Ms Smith's home", "Ms Smith's"),
    ("told Mr J. Smith that", "Mr J. Smith"),
    ("Mrs Brown rang", "Mrs Brown"),
    ("DI Hope Ilesanmi led", "DI Hope Ilesanmi"),
    ("Nurse Thornby wrote", "Nurse Thornby"),
    ("before Judge Marsh", "Judge Marsh"),
    ("Detective Sergeant Keziah Thornby", "Sergeant Keziah Thornby"),
    ("Cllr Makepeace asked", "Cllr Makepeace"),
    ("Professor Tembo-Pell wrote", "Professor Tembo-Pell"),
    ("her Auntie Bronagh", "Auntie Bronagh"),
    ("MR OSRIC PENNICK", "MR OSRIC PENNICK"),
    ("Mr Hill was a neighbour", "Mr Hill"),
    ("Inspector West Kent Police", "Inspector West"),
    ("Coroner West opened the inquest", "Coroner West"),
    ("Mr West Midlands Police", "Mr West"),
]
PAIRS = [
    ("told by Keziah Thornby that", "Keziah Thornby"),
    ("Torvald Pennick denied it", "Torvald Pennick"),
    ("Independent Chair: Iolanthe Greaves", "Iolanthe Greaves"),
    ("Independent Chair Iolanthe Greaves wrote it", "Iolanthe Greaves"),
    ("and Rowan Oduya was", "Rowan Oduya"),
    ("Grace Brown came", "Grace Brown"),
    ("Hope Ilesanmi came", "Hope Ilesanmi"),
    ("Osric van der Bell left", "Osric van der Bell"),
    ("Łucja Mottram", "Łucja Mottram"),
    ("Keziah J. Thornby", "Keziah J. Thornby"),
    ("KEZIAH THORNBY", "KEZIAH THORNBY"),
    ("Seán O’Dunmorrow", "Seán O’Dunmorrow"),
    ("of Tallowfield Lane", "Tallowfield Lane"),
    ("She told Summer Field that", "Summer Field"),
    ("He met Brook Forest there", "Brook Forest"),
    ("Summer Field said so", "Summer Field"),
    ("Brook Forest denied it", "Brook Forest"),
    ("She met Rose Green once", "Rose Green"),
    ("gwelodd Eirlys Bowen y", "Eirlys Bowen"),
    ("dywedodd Cwnstabl Bowen wrth", "Cwnstabl Bowen"),
]
SINGLES = [
    ("and Zuzanna said so", "Zuzanna"),
    ("Zuzanna said so", "Zuzanna"),
    ("Pennick's car", "Pennick's"),
    ("told Jan on 3 Jan that", "Jan"),
    ("told Jan 4 times", "Jan"),
]
NOBODY = [
    "Detective Inspector West Midlands Police",
    "Chief Inspector North Wales Police and Sergeant South Yorkshire Police",
    "Safeguarding Officer North West Ambulance Service",
    "Detective Inspector East Midlands Special Operations Unit",
    "Designated Nurse South East London Integrated Care Board",
    "HM Coroner East Sussex, Senior Coroner West London and HM Coroner North East Kent",
    "Ashgrove Community Safety Partnership and Ashgrove Council",
    "Westermere Police, Corbel Homes and the Vale of Kindling NHS Foundation Trust",
    "Rowan, Rowan's mother, Ms D, Mr C and Dr A",
    "Mr Rowan was the pseudonym",
    "Domestic Violence, Crime and Victims Act 2004",
    "The Care Quality Commission (CQC), NHS England and the Ministry of Justice",
    "Detective Chief Inspector, Head of Safeguarding and Named GP",
    "How Will Agencies Respond? What Could Have Been Done? May Be Shared",
    "Clare's Law, formally the Domestic Violence Disclosure Scheme",
    "The MS diagnosis; PC support; DC power; Miss was the title",
    "Christmas Day, Boxing Day, Easter Sunday and Bank Holiday Monday",
    "Leeds, West Yorkshire; Greater Manchester; Jamaica; British Asian women",
    "Victim Support, Women's Aid and Southall Black Sisters",
    "He told Social Services that; the Action Plan said so; Spring Term moved on",
    "It was met by Early Help and told to Victim Support",
    "EXECUTIVE SUMMARY AND TERMS OF REFERENCE",
    "www.Example.org and A.Person@posta.example",
    "Due Sept 2023; by Oct and Nov; Feb-Apr, Tues to Fri",
    "From Jan 2020, 3 Jan, 4th Jan, Jan '21, Jan-Mar, 1/Jun and Jun/Jul; Chwef 2020",
]


@pytest.mark.parametrize(("text", "words"), TITLED)
def test_a_name_with_a_title_stops(text: str, words: str) -> None:
    assert ("TITLED", words) in words_in(text) or ("NAME", words) in words_in(text)
    assert {"TITLED", "REFERENCE"} & set(kinds_in(text))


@pytest.mark.parametrize(("text", "words"), PAIRS)
def test_two_words_that_nobody_writes_small_may_be_a_name(text: str, words: str) -> None:
    assert words_in(text) == [("NAME", words)]


@pytest.mark.parametrize(("text", "words"), SINGLES)
def test_one_such_word_may_be_a_name_too(text: str, words: str) -> None:
    assert words_in(text) == [("WORD", words)]


@pytest.mark.parametrize("text", NOBODY)
def test_words_of_institutions_of_english_and_of_the_review_are_nobody(text: str) -> None:
    assert {kind for kind, _ in words_in(text)} - {"EMAIL"} == set()


def test_a_word_that_the_document_writes_small_as_well_is_no_name() -> None:
    text = "A sokeman is a tenant. Sokeman Rights were sokeman rights."
    assert "NAME" not in kinds_in(text)
    assert "NAME" in kinds_in("Sokeman Rights were his.")


def plan(lead: str, action: str) -> Table[str]:
    rows = [("Recommendation", "Lead agency"), (action, lead)]
    cells = [tuple(Cell(paragraphs(text)) for text in row) for row in rows]
    return Table(tuple(cells), header_rows=1)


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("Kwarima", []),
        ("Police, Kwarima and Housing", []),
        ("Kwarima Trust", []),
        ("Kwarima Thornby, Police", ["NAME", "NAME"]),  # a person leads, and is a person
    ],
)
def test_the_agencies_of_the_plan_are_nobody(lead: str, found: list[str]) -> None:
    look = look_at(plan(lead, "Ask Kwarima Forward to help."), role=Role.RECOMMENDATIONS)
    assert [one.kind.name for one in look.left] == found


def test_a_word_broken_at_the_end_of_a_line_is_read_as_one() -> None:
    broken = Paragraph((Run("Recom-\nmendation of Zuz-\nanna"),))
    assert [one.words for one in look_at(broken).left] == ["Zuz-\nanna"]


def test_the_chair_of_the_home_offices_panel_signs_with_a_name() -> None:
    chair = "Chair of the Home Office DHR Quality Assurance Panel"
    signed = f"Yours sincerely,\nRosamund Achterberg\n{chair}"
    assert kinds_in(signed, Role.LETTER) == []
    assert kinds_in(signed, Role.APPENDIX) == ["NAME"]


VICTIM = FlaggedTerm("victim", TermKind.PERSON, ("Marisela Oduya-Price",), "Rowan")


@pytest.mark.parametrize(
    "word", ["Marisella", "Marisla", "Marislea", "Marisala", "Odua", "marisala"]
)
def test_another_spelling_of_a_flagged_name_stops_and_tells_the_term(word: str) -> None:
    look = look_at(*paragraphs(f"and then {word} left"), terms=[VICTIM])
    assert [(one.kind.name, one.term, one.words) for one in look.left] == [
        ("MISSPELT", "victim", word)
    ]


def test_another_spelling_of_a_double_name_in_one_word_stops() -> None:
    double = FlaggedTerm("sister", TermKind.PERSON, ("Anne-Marie Oduya",), "Linnet")
    look = look_at(*paragraphs("and then Annmarie left"), terms=[double])
    assert [(one.kind.name, one.term) for one in look.left] == [("MISSPELT", "sister")]


@pytest.mark.parametrize("cell", ["Mari\u2026", "Marise ..", "and Marisel"])
def test_the_beginning_of_a_flagged_name_in_a_cell_too_narrow_for_it_stops(cell: str) -> None:
    table = Table(((Cell(paragraphs(cell)), Cell(paragraphs("left"))),), 0)
    left = look_at(table, terms=[VICTIM]).left
    assert ("MISSPELT", "victim") in [(one.kind.name, one.term) for one in left]


@pytest.mark.parametrize("words", ["Odu\u2026", "the Marise left", "at Maris", "a price ..."])
def test_a_place_in_a_sentence_may_begin_as_a_flagged_name_does(words: str) -> None:
    left = look_at(*paragraphs(words), terms=[VICTIM]).left
    assert "MISSPELT" not in [one.kind.name for one in left]


def test_another_spelling_after_a_title_tells_the_term_and_the_whole_name() -> None:
    look = look_at(*paragraphs("and then Ms Jane Odua left"), terms=[VICTIM])
    assert [(one.kind.name, one.term, one.words) for one in look.left] == [
        ("MISSPELT", "victim", "Ms Jane Odua")
    ]


@pytest.mark.parametrize(("allowed", "left"), [("Jane Odua", 0), ("Odua", 1)])
def test_another_spelling_after_a_title_stays_only_if_the_whole_name_may(
    allowed: str, left: int
) -> None:
    look = look_at(*paragraphs("and then Ms Jane Odua left"), terms=[VICTIM], allow=[allowed])
    assert len(look.left) == left


@pytest.mark.parametrize("word", ["pride", "prices", "Prize", "Marcella", "Mareslia", "uya"])
def test_english_words_and_what_is_further_away_are_no_other_spelling(word: str) -> None:
    look = look_at(*paragraphs(f"and then {word} left"), terms=[VICTIM])
    assert "MISSPELT" not in [one.kind.name for one in look.left]


LETTERS = st.text("abcd", min_size=4, max_size=7)


@given(LETTERS, LETTERS)
def test_near_names_are_those_one_edit_away(one: str, other: str) -> None:
    assert bool(NearNames({one: "id"}).term(other)) is (distance(one, other) == 1)


def distance(one: str, other: str) -> int:
    """Optimal string alignment, by the textbook."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        rows.append([i])
        for j, b in enumerate(other, 1):
            best = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, rows[i - 2][j - 2] + 1)
            rows[i].append(best)
    return rows[-1][-1]


def test_a_million_letters_without_a_gap_are_gone_through_once() -> None:
    """What a damaged file reads like. Were each letter a beginning, it would take hours."""
    victim = FlaggedTerm("victim", TermKind.PERSON, ("Marigold Threlkeld",), "Rowan")
    letters = "qz" * 500_000
    found = look_at(*paragraphs(f"Threlkel {letters}"), terms=[victim]).left
    assert [one.term for one in found if one.kind.name == "MISSPELT"] == ["victim"]
