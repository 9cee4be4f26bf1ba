"""Pseudonyms that stand where everybody knows what stood there."""

from dataclasses import replace

import pytest

from publisher.findings import Rule
from publisher.model import Heading, Paragraph, Run
from publisher.redaction.identifiers import problems_left_over
from tests.redaction.flagged import flag
from tests.redaction.leftover.looking import FACTS, look_at, paragraphs

CLARE = flag("person", "Clare Kent", becomes="Rowan")
GEORGE = flag("person", "George Smith", becomes="Alder", name="brother")
PARKINSON = flag("person", "Helen Parkinson", name="gran")
JUNE = flag("person", "June Oduya", becomes="Linnet", name="mother")
SUNDAY = flag("person", "Sunday Okafor", becomes="Wren", name="son")
SUMMER = flag("person", "Summer Hale", becomes="Teal", name="aunt")
PEOPLE = (CLARE, JUNE, SUNDAY, SUMMER, GEORGE, PARKINSON)
WHO = {
    "Rowan": "victim",
    "Linnet": "mother",
    "Wren": "son",
    "Teal": "aunt",
    "Alder": "brother",
    "removed": "gran",
}

TELLING = {
    "disclosure (Clare's Law)": "Rowan's Law",
    "asked under Clare\u2019s law.": "Rowan\u2019s law",
    "Cyfraith Clare": "Cyfraith Rowan",
    "Kent Police came": "Rowan Police",
    "the Kent County Council": "Rowan County Council",
    "the Kent and Medway NHS Trust": "Rowan and Medway NHS",
    "the Kent Community Health NHS": "Rowan Community Health NHS",
    "the Kent Denby Partnership": "Rowan Denby Partnership",
    "Kent Safety Partnership": "Rowan Safety Partnership",
    "the University of Kent": "University of Rowan",
    "by 12 June she": "12 Linnet",
    "by mid-June she": "mid-Linnet",
    "(2019 June)": "2019 Linnet",
    "2019 June: moved": "2019 Linnet",
    "2019 June \u2013 moved": "2019 Linnet",
    "2019 June 3": "2019 Linnet",
    "2019 June moved": "2019 Linnet",
    "in 2019 June (3rd)": "2019 Linnet",
    "left in 2019 June.": "2019 Linnet",
    "by late June she": "late Linnet",
    "it was the last June of": "last Linnet",
    "lost interest last June": "last Linnet",
    "told the Trust in June": "in Linnet",
    "was moved in June.": "in Linnet",
    "at the age 15 June": "15 Linnet",
    "1 June, 2019": "1 Linnet",
    "In June she left": "In Linnet",
    "On Sunday she left": "On Wren",
    "went every Sunday.": "every Wren",
    "by Sunday evening": "Wren evening",
    "Call of Saturday and Sunday": "Saturday and Wren",
    "from Sunday to Thursday": "Wren to Thursday",
    "told Sunday, 3 May 2019": "Wren, 3 May",
    "In Summer she left": "In Teal",
    "during the Summer he": "during the Teal",
    "Summer, 2019 was hot": "Teal, 2019",
    "Summer, \u201819 was hot": "Teal, \u201819",
    "Winter and Summer": "Winter and Teal",
    "Summer to Winter": "Teal to Winter",
    "from May to June.": "May to Linnet",
    "from June to August.": "Linnet to August",
    "from June up to August.": "Linnet up to August",
    "from May through to June.": "May through to Linnet",
    "disclosure (Clares Law)": "Rowans Law",
    "the Clare Law form": "Rowan Law",
    "Clare\u00b4s Law": "Rowan\u00b4s Law",
    "under Helens law": "[name removed] law",
    "St George's Hospital": "St Alder's",
    "Saint George's": "Saint Alder's",
    "St. Georges": "St. Alders",
    "in St Helens.": "St [name removed]",
    "the Queen Helen Hospital": "Queen [name removed]",
    "remanded to HMP Kent": "HMP Rowan",
    "at Kent Crown Court": "Rowan Crown Court",
    "Kent Magistrates' Court": "Rowan Magistrates' Court",
    "the Kent Safeguarding Adults Board": "Rowan Safeguarding Adults Board",
    "Parkinson's disease": "[name removed]'s disease",
    "See Monckton Smith, J. (2020)": "Monckton Alder",
    "as Smith et al. say": "Alder et al",
    "(see Kelly and Smith, 2016)": "Alder, 2016",
    "Dobash and Smith (2016) say": "Alder (2016",
    "Smith, A. B. (2011) Harm": "Alder, A. B",
    "By the end of June he left": "end of Linnet",
    "from the beginning of June": "beginning of Linnet",
    "in the month of June she": "the month of Linnet",
    "the first week of June": "first week of Linnet",
    "By June of that year he": "Linnet of that year",
    "from June onwards": "Linnet onwards",
    "the June half term": "Linnet half term",
    "in a June 3rd letter": "Linnet 3rd",
    "On June 12 she rang": "On Linnet 12",
    "12June she rang": "12Linnet",
    "June & July": "Linnet & July",
    "ym Mehefin neu June": "Mehefin neu Linnet",
    "ddiwedd June bu": "ddiwedd Linnet",
    "the following Sunday she": "the following Wren",
    "on the Sunday she left": "on the Wren",
    "over the Summer he": "over the Teal",
    "in her Summer holidays": "Teal holidays",
    "by the end of the Summer he": "end of the Teal",
}
NOTHING = [
    "Clare told Kent. Clare's law degree, Clare's rule",
    "12 Clare, in Clare",
    "Clare and Denby Police came. Clare told Denby Police. Clare. Denby Council",
    "an assault on Sunday, the effect on Summer; on Sunday's phone; Sunday said; told Sunday.",
    "on Summer; Summer, 20 years old; in Summer's flat; evening; 3 Summer left",
    "In 2012 June moved. By 2016, June had. In 2013 June, then 20, left. In 2012 June's son",
    "On 3 May 2012 June moved. On 3/5/2012 June moved. In March, 2012 June moved",
    "confided in June; lost interest in June; had confidence in June; Believing in June",
    "the late June; at the age of 15 June left; aged 15 June left",
    "DHR Kent Ashgrove Community Safety Partnership. Kent Ashgrove Council",
    "At 22:15 June rang. On 03/05/19 June moved. On 3-5-19 June left. In 2012/13 June lived",
    "At 19 June met him. Child 1/June. Child 2 June. the end of June and Clare's marriage",
    "the end of June's life; on June 3 times; Following Sunday leaving",
    "DHR George (2019). Clare (2012). told Clare law is hard. a queen, Clare; St Albans",
    "in June's flat, June and a friend, June, 20 years old; June and may she",
]


@pytest.mark.parametrize(("text", "words"), TELLING.items())
def test_words_that_tell_the_name_whose_place_they_took_stop(text: str, words: str) -> None:
    look = look_at(*paragraphs(text), terms=PEOPLE)
    assert [one.words for one in look.left if one.kind.name == "TELLING"] == [words]
    (finding,) = (f for f in problems_left_over(look) if f.rule is Rule.I113)
    assert [finding.term] == [who for name, who in WHO.items() if name in words]
    allowed = look_at(*paragraphs(text), terms=PEOPLE, allow=(words,))
    assert [one.words for one in allowed.left if one.kind.name == "TELLING"] == []


@pytest.mark.parametrize("text", NOTHING)
def test_other_words_beside_a_pseudonym_tell_nothing(text: str) -> None:
    look = look_at(*paragraphs(text), terms=PEOPLE)
    assert [one.words for one in look.left if one.kind.name == "TELLING"] == []


def test_the_number_of_a_heading_is_no_day() -> None:
    look = look_at(Heading(1, (Run("June"),), "4"), terms=PEOPLE)
    assert [one.words for one in look.left if one.kind.name == "TELLING"] == []


BROKEN = {
    "Kent\nPolice": ["Rowan\nPolice"],
    "Kent\nCounty Council": ["Rowan\nCounty Council"],
    "Kent County\nCouncil": ["Rowan County\nCouncil"],
    "Kent and\nMedway NHS Trust": ["Rowan and\nMedway NHS"],
    "Kent\nand Medway NHS Trust": ["Rowan\nand Medway NHS"],
    "Kent\nAshgrove Community Safety Partnership": [],
    "PC Clare Kent\nDenby Police": [],
    "PC Clare Kent\tDenby Police": [],
    "Kent\u2009Denby Police": ["Rowan\u2009Denby Police"],
}


@pytest.mark.parametrize(("text", "words"), BROKEN.items())
def test_a_body_on_a_line_of_its_own_has_a_name_of_its_own(text: str, words: list[str]) -> None:
    look = look_at(Paragraph((Run(text),)), terms=PEOPLE)
    assert [one.words for one in look.left if one.kind.name == "TELLING"] == words


@pytest.mark.parametrize("partnership", ["Community Safety Partnership", "Rowan Denby Partnership"])
def test_a_partnership_whose_name_the_pseudonym_completes_tells_it(partnership: str) -> None:
    facts = replace(FACTS, partnership=partnership)
    text = "Kent Community Safety Partnership, Kent Denby Partnership"
    look = look_at(*paragraphs(text), terms=PEOPLE, facts=facts)
    told = {one.words for one in look.left if one.kind.name == "TELLING"}
    assert told >= {"Rowan Community Safety Partnership", "Rowan Denby Partnership"}
