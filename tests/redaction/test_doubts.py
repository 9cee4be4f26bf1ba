"""What redaction may have made of a text: of the wrong person, or the same words twice."""

import pytest

from publisher.model import Block, Review, plain_text
from publisher.redaction.doubts import doubts
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review
from publisher.terms import FlaggedTerm
from tests.redaction.documents import document, table
from tests.redaction.flagged import flag
from tests.redaction.leftover.looking import FACTS

WIFE = flag("person", "Jane Smith", "Janey", becomes="Rowan", name="victim")
HUSBAND = flag("person", "Tom Smith", becomes="Adult A", name="husband")
CHILD = flag("person", "Amy Smith", becomes="Child 1", name="child")
SISTER = flag("person", "Sue Hart", becomes="Rowan's sister", name="sister")


def told(*blocks: Block[str] | str, terms: tuple[FlaggedTerm, ...]) -> list[str]:
    """Code, place and words of each finding."""
    redaction = redact_review(Review("a-2019-a", FACTS, (document(*blocks),)), Matcher(terms))
    return [f"{f.rule.code} {f.place}: {f.message}" for f in doubts(redaction, terms)]


def after(text: str, *terms: FlaggedTerm) -> str:
    redaction = redact_review(Review("a-2019-a", FACTS, (document(text),)), Matcher(terms))
    return plain_text(redaction.review.documents[0].blocks)


def test_a_name_alone_that_several_people_have_is_pointed_out_at_every_place() -> None:
    plan = table(("Who", "When"), ("2019", "Mr Smith"))
    found = told("He met Smith.", "Nobody.", plan, "The Smiths left.", terms=(WIFE, HUSBAND, CHILD))
    assert found == [
        "T202 paragraph 1: has a name by itself that several people have; it was taken for "
        "victim, and may mean husband or child: here and at row 2, column 2; paragraph 7"
    ]


CERTAIN = {
    "names in full": "Jane Smith met Tom Smith. Amy left, and so did Ms J. Smith.",
    "a second name that is not listed": "Tom Brian Smith left.",
    "nobody": "The blacksmith left.",
}


@pytest.mark.parametrize("text", CERTAIN.values(), ids=CERTAIN)
def test_what_can_be_one_person_only_is_not_pointed_out(text: str) -> None:
    assert told(text, terms=(WIFE, HUSBAND, CHILD)) == []


def test_a_second_name_that_is_not_listed_does_not_part_one_person_in_two() -> None:
    assert after("Tom Brian Smith left.", WIFE, HUSBAND) == "Adult A left."


def test_people_for_whom_the_same_words_stand_are_not_told_apart() -> None:
    nobodies = (flag("person", "Jane Smith", name="a"), flag("person", "Tom Smith", name="b"))
    assert told("He met Smith.", terms=nobodies) == []


def test_who_is_written_with_the_surname_alone_gets_it_wherever_in_the_list() -> None:
    owner = flag("person", "Tom Smith", "Smith", becomes="Adult A", name="husband")
    for terms in ((WIFE, owner), (owner, WIFE), (WIFE, owner, CHILD)):
        assert after("Mr Smith, Smith's", *terms) == "Adult A, Adult A's"
        assert told("Mr Smith, Smith's and the Smiths", terms=terms) == []


def test_somebody_with_several_names_is_told_once() -> None:
    child = flag("person", "Amy Smith", "Amelia Smith", "Smith, Amy", becomes="Child 1", name="kid")
    (found,) = told("He met Smith.", terms=(WIFE, child))
    assert found.count("kid") == 1


def test_who_is_written_with_a_title_gets_the_name_after_that_title_alone() -> None:
    titled = flag("person", "Tom Smith", "Mr Smith", becomes="Adult A", name="husband")
    assert after("Mr Smith met Smith.", WIFE, titled) == "Adult A met Rowan."
    assert len(told("Mr Smith met Smith.", terms=(WIFE, titled))) == 1
    assert told("Mr Smith met nobody.", terms=(WIFE, titled)) == []


def test_two_who_are_both_written_so_stay_in_doubt() -> None:
    one = flag("person", "Bo Smith", "Smith", becomes="Adult A", name="one")
    other = flag("person", "Cy Smith", "Smith", becomes="Adult B", name="other")
    assert len(told("He met Smith.", terms=(one, other))) == 1


TWICE = {
    "in brackets": "Jane (Janey) left.",
    "in brackets with words": "Jane Smith (known as Janey) left.",
    "between commas": "Jane, Janey, left.",
    "as a role": "Sue, Jane's sister left.",
    "as a list of pseudonyms says it": "Jane Smith will be referred to as \u201cRowan\u201d.",
    "one after the other": "Rowan Smith left.",
    "with a stroke": "Jane/Janey left.",
    "with or": "Jane or Janey left.",
    "with the apostrophe that Word curls": "Rowan\u2019s sister, Sue, left.",
}


@pytest.mark.parametrize("text", TWICE.values(), ids=TWICE)
def test_the_same_words_side_by_side_are_pointed_out(text: str) -> None:
    (found,) = told(text, terms=(WIFE, SISTER))
    assert found.startswith("T203 paragraph 1: ")


def test_all_places_of_a_document_are_told_at_once_those_in_rows_too() -> None:
    names = table(("Name", "Called"), ("Jane Smith", "Rowan"), ("Sue", "Rowan"))
    assert told("Jane (Janey) left.", names, "Jane (Janey) left.", terms=(WIFE, SISTER)) == [
        "T203 paragraph 1: has the replacement for victim twice, side by side: here and at "
        "row 2, column 1; paragraph 8"
    ]


NATURAL = {
    "two sentences": "They told Jane. Jane left.",
    "two clauses": "When they told Jane, Jane left.",
    "what belongs to her": "Jane, Jane's friend and her mother (Jane's) left.",
    "two people": "Jane and Sue left.",
    "a longer name": "Rowan and Rowanne left.",
}


@pytest.mark.parametrize("text", NATURAL.values(), ids=NATURAL)
def test_what_any_writer_may_write_is_not_pointed_out(text: str) -> None:
    below = table(("Who",), ("Jane",), ("Jane",))
    assert told(text, below, terms=(WIFE, SISTER)) == []


def test_removed_names_side_by_side_may_be_two_people() -> None:
    assert told("Jane (Janey)", terms=(flag("person", "Jane", "Janey"),)) == []
