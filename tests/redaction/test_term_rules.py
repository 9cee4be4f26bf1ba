import pytest

from publisher.findings import Rule
from publisher.redaction.match import Matcher
from publisher.redaction.term_rules import problems_with_terms, terms_in_name
from publisher.terms import FlaggedTerm
from tests.redaction.flagged import JANE, flag

HOPE = flag("person", "Hope May", becomes="Oak", name="sister")

FAULTS = {
    "none": ([JANE, HOPE], []),
    "the same id twice": (
        [JANE, flag("text", "a mill", name="victim")],
        [(Rule.T102, "victim")],
    ),
    "three times": (
        [JANE, flag("text", "a mill"), flag("text", "a well")],
        [(Rule.T102, "victim"), (Rule.T102, "victim")],
    ),
    "an id that is a name": ([JANE, flag("text", "a mill", name="jane")], [(Rule.T103, "term 2")]),
    "an id that holds a name": (
        [JANE, flag("text", "a mill", name="mother-of-janey")],
        [(Rule.T103, "term 2")],
    ),
    "an id that is an ordinary word and a name": (
        [HOPE, flag("text", "a mill", name="hope")],
        [(Rule.T103, "term 2")],
    ),
    "an id that says who": ([JANE, flag("text", "a mill", name="james")], []),
    "nothing to look for": ([flag("text", "-")], [(Rule.T104, "victim")]),
    "a single letter": ([flag("person", "J")], [(Rule.T104, "victim")]),
    "one of two with nothing to look for": (
        [flag("text", "a mill", "!")],
        [(Rule.T104, "victim")],
    ),
    "nothing written": ([flag("text")], [(Rule.T104, "victim")]),
    "becomes itself": (
        [flag("person", "Jane Smith", becomes="Jane S")],
        [(Rule.T105, "victim")],
    ),
    "becomes another": (
        [HOPE, flag("person", "Jane Smith", becomes="May")],
        [(Rule.T105, "victim")],
    ),
    "becomes another, in small letters": (
        [HOPE, flag("person", "Jane Smith", becomes="a new hope")],
        [(Rule.T105, "victim")],
    ),
    "becomes another but for its s": (
        [flag("person", "Gareth Woods"), flag("person", "Jane Smith", becomes="Wood", name="b")],
        [(Rule.T105, "b")],
    ),
    "becomes another, long, but for its s": (
        [flag("person", "Gareth Roberts"), flag("person", "Jo Esk", becomes="Robert", name="b")],
        [(Rule.T105, "b")],
    ),
    "becomes a name with an s": (
        [flag("person", "Gareth Wood"), flag("person", "Jo Esk", becomes="Adult A", name="b")],
        [],
    ),
    "the usual words are a name": (
        [flag("person", "Name Esk")],
        [(Rule.T105, "victim")],
    ),
    "a bad pattern": ([flag("pattern", "(a+)+")], [(Rule.T107, "victim")]),
    "a good pattern": ([flag("pattern", r"\bcr\d+")], []),
    "a bad date": ([flag("date", "1984-02-30")], [(Rule.T108, "victim")]),
    "a good date": ([flag("date", "30 March 1984")], []),
    "two faults at once, and a telling id": (
        [flag("date", "soon", name="smith"), JANE, flag("text", "x", name="victim")],
        [
            (Rule.T103, "term 1"),
            (Rule.T108, "term 1"),
            (Rule.T102, "victim"),
            (Rule.T104, "victim"),
        ],
    ),
}


@pytest.mark.parametrize(("terms", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_list_is_told_by_rule_and_id(
    terms: list[FlaggedTerm], expected: list[tuple[Rule, str]]
) -> None:
    findings = problems_with_terms(terms)
    assert [(finding.rule, finding.term) for finding in findings] == expected
    assert all(finding.stops for finding in findings)


def test_a_word_that_is_too_short_is_told_by_its_number() -> None:
    (finding,) = problems_with_terms([JANE, flag("person", "Osian", "Q", name="child")])
    assert finding.detail == "number 2 of `is:`, entry 2 of the list"
    assert "in the entry child: number 2" in finding.message


MORE_THAN_A_NAME = {
    "Jane Smith (deceased)": True,
    "Jane Smith, formerly known as Ann Lee": True,
    "Jane Smith, mother of Tom": True,
    "Jane Smith, DOB 7/3/1984": True,
    "Jane Smith (1984)": True,
    "the late Jane Smith": True,
    "JANE SMITH DOB": True,
    "Jane (Janey) Smith n\u00e9e Lee": False,
    "Smith, Jane": False,
    "Maria van der Berg": False,
    "Siobh\u00e1n N\u00ed Bhriain or O'hara": False,
    "Abdul al-din Khan": False,
    "jane smith": False,
    "JANE SMITH": False,
}


@pytest.mark.parametrize(("written", "more"), MORE_THAN_A_NAME.items())
def test_words_beside_a_name_are_advice(written: str, more: bool) -> None:
    findings = problems_with_terms([flag("person", "Rose Oduya", written, becomes="Rowan")])
    told = [(finding.rule, finding.stops, finding.detail) for finding in findings]
    where = "number 2 of `is:`, entry 1 of the list"
    assert told == ([(Rule.T204, False, where)] if more else [])
    assert problems_with_terms([flag("text", written, becomes="it")]) == []


def test_a_finding_holds_no_term() -> None:
    terms = [JANE, flag("text", "zebra crossing", name="jane", becomes="Janey")]
    told = repr(problems_with_terms(terms)).lower()
    assert "jane" not in told
    assert "zebra" not in told


NAMES = {
    "jane-smith-2019-a": ("victim",),
    "smith-2019-a": ("victim",),
    "ashgrove-jane-2019": ("victim",),
    "JaneReport final.docx": ("victim",),
    "Exec Summary_SMITH_v3.docx": ("victim",),
    "overview-report-js.docx": (),
    "janesmith.pdf": ("victim",),
    "rjanesmith2.pdf": ("victim",),
    "hope-2019-a": ("sister",),
    "may_hope": ("sister",),
    "smith-and-hope": ("sister", "victim"),
    "Ashgrove Community Safety Partnership": (),
    "ashgrove-2019-a": (),
    "blacksmith-2019-a": (),
    "hopeful-2019": (),
    "al-2019": (),
    "al-smithee": (),
    "J%61ne.docx": ("victim",),
}


@pytest.mark.parametrize(("name", "ids"), NAMES.items(), ids=list(NAMES))
def test_a_name_that_gives_a_term_away_is_told_by_id(name: str, ids: tuple[str, ...]) -> None:
    al = flag("person", "Al Esk", name="friend")
    assert terms_in_name(name, Matcher([JANE, HOPE, al])) == ids
