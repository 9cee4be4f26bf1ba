"""Pseudonyms that stand where everybody knows what stood there."""

import re
from dataclasses import replace

import pytest

from publisher.findings import Rule
from publisher.model import Paragraph, Run
from publisher.redaction.identifiers import problems_left_over
from tests.redaction.flagged import flag
from tests.redaction.leftover.looking import FACTS, look_at, paragraphs

CLARE = flag("person", "Clare Kent", becomes="Rowan")
JUNE = flag("person", "June Oduya", becomes="Linnet", name="mother")
SUNDAY = flag("person", "Sunday Okafor", becomes="Wren", name="son")
SUMMER = flag("person", "Summer Hale", becomes="Teal", name="aunt")
PEOPLE = (CLARE, JUNE, SUNDAY, SUMMER)
WHO = {"Rowan": "victim", "Linnet": "mother", "Wren": "son", "Teal": "aunt"}

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
    "Winter and Summer": "Winter and Teal",
    "Summer to Winter": "Teal to Winter",
    "from May to June.": "May to Linnet",
    "from June to August.": "Linnet to August",
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
    "in June's flat, June and a friend, June, 20 years old; June and may she",
]


@pytest.mark.parametrize(("text", "words"), TELLING.items())
def test_words_that_tell_the_name_whose_place_they_took_stop(text: str, words: str) -> None:
    look = look_at(*paragraphs(text), terms=PEOPLE)
    assert [one.words for one in look.left if one.kind.name == "TELLING"] == [words]
    (finding,) = (f for f in problems_left_over(look) if f.rule is Rule.I113)
    (name,) = WHO.keys() & set(re.findall(r"\w+", words))
    assert finding.term == WHO[name]


@pytest.mark.parametrize("text", NOTHING)
def test_other_words_beside_a_pseudonym_tell_nothing(text: str) -> None:
    look = look_at(*paragraphs(text), terms=PEOPLE)
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
