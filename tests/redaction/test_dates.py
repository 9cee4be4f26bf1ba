"""How a date may be written, alone, in a range and in a list."""

import pytest

from publisher.redaction.forms import can_be_looked_for
from tests.redaction.flagged import flag, found

DATES = [
    "7 March 1984",
    "07 March 1984",
    "7th March 1984",
    "7th of March 1984",
    "7th of March, 1984",
    "the seventh of March 1984",
    "March 7, 1984",
    "March 7th 1984",
    "March the 7th, 1984",
    "7 Mar 1984",
    "7 Mar 84",
    "7 Mar. '84",
    "7-Mar-84",
    "7MAR84",
    "07/03/1984",
    "7/3/84",
    "7.3.84",
    "07-03-1984",
    "07 03 1984",
    "7 / 3 / 1984",
    "1984-03-07",
    "1984/03/07",
    "07031984",
    "19840307",
    "Wednesday 7 March 1984",
    "Wednesday, 7th March 1984",
    "Wednesday the 7th of March 1984",
    "Wed 7 Mar 1984",
    "7 Mawrth 1984",
    "7fed o Fawrth 1984",
    "7\u00a0March\u00a01984",
    "7 March\n1984",
    "\uff17 March \uff11\uff19\uff18\uff14",
    "7 M a r c h 1984",
    "7th day of March 1984",
    "7 March of 1984",
    "7 Maw 1984",
    "7 o fis Mawrth 1984",
    "7 mis Mawrth 1984",
    "y seithfed dydd o Fawrth 1984",
    "Mawrth y 7fed 1984",
    "7.iii.1984",
    "07-III-1984",
    "7 iii 1984",
    "y seithfed o Fawrth 1984",
    "Wednesday (7 March 1984)",
    "(Wednesday) 7 March 1984",
    "Wednesday - 7 March 1984",
    "Dydd Mercher, 7fed o Fawrth 1984",
    "7 March 1984 (Wednesday)",
    "7 March 1984, a Wednesday",
    "1984 March 7",
    "070384",
]


@pytest.mark.parametrize("written", DATES)
def test_a_date_is_found_in_every_form(written: str) -> None:
    expected = written.removeprefix("the ").removeprefix("y ")
    assert found(f"born on {written}.", flag("date", "1984-03-07")) == [expected]


@pytest.mark.parametrize(
    "given",
    ["7 March 1984", "7th of March 1984", "07/03/1984", "7.3.84", "March 7, 1984", "1984-3-7",
     "Wednesday 7 Mar 1984", "7 Mawrth 1984"],
)  # fmt: skip
def test_a_date_may_be_given_in_words_or_figures(given: str) -> None:
    assert found("on 7 March 1984", flag("date", given)) == ["7 March 1984"]


def test_a_date_is_found_as_an_end_of_a_span_of_days() -> None:
    date = flag("date", "1984-03-07")
    assert found("on 7-9 March 1984", date) == ["7-9 March 1984"]
    assert found("from 7th to 9th March 1984", date) == ["7th to 9th March 1984"]
    assert found("from 7 March to 9 April 1984", date) == ["7 March to 9 April 1984"]
    assert found("on the night of 6/7 March 1984", date) == ["7 March 1984"]
    assert found("on 7, 8, and 9 March 1984", date) == ["7, 8, and 9 March 1984"]
    assert found("on 7 (or 8) March 1984", date) == ["7 (or 8) March 1984"]
    assert found("on 7-9/3/1984", date) == ["7-9/3/1984"]
    assert found("from 7/3 to 9/4/1984", date) == ["7/3 to 9/4/1984"]
    assert found("7.3.\u20139.3.84", date) == ["7.3.\u20139.3.84"]
    assert found("7/3/84-9/3/84", date) == ["7/3/84"]


LISTS = [
    "7th and the 8th of March 1984",
    "7th and the 9th March 1984",
    "7 to 9 March 1984",
    "Wednesday 7 March and Friday 9 March 1984",
    "7 March, 9 March and 12 March 1984",
    "7 and 8 March and 9 April 1984",
    "7 March, 8 and 9 April 1984",
    "7 March \u2013 9 April 84",
    "7/3, 9/3 and 12/3/1984",
    "7/8 March 1984",
    "3/7 to 3/9/1984",
    "7th into 8th March 1984",
    "seventh and eighth of March 1984",
    "seithfed a'r wythfed o Fawrth 1984",
    "7\u1d57\u02b0 March to 9\u1d57\u02b0 April 1984",
    "March 7 and 8, 1984",
    "7 March and on the 9th of March 1984",
    "7\nand 9 March 1984",
    "7 March[3] to 9 April 1984",
    "7 to 9 Mar-\nch 1984",
    "7 and 3am on 8 March 1984",
    "7th and the early hours of the 8th of March 1984",
    "7 and again on 9 March 1984",
    "7 to 03:15 on Thursday 8 March 1984",
    "7 March to 3.15 a.m. on 8 March 1984",
    "7 March to 0315 hours, 8 March 1984",
    "7 and late in the evening of 8 March 1984",
    "7 a 3am ar 8 Mawrth 1984",
    "7 March at 11pm to 8 March 1984",
    "7th at about 22:30 and 8th March 1984",
    "7 (Wednesday) and 8 March 1984",
    "7 March (evening) to 3am on 8 March 1984",
    "7/3 at 2215 hrs to 8/3/1984",
    "7 / 8 March 1984",
    "7 March / 8 March 1984",
    "7 March up to 9 March 1984",
    "7th up until the 9th of March 1984",
    "7 up to and including 9 March 1984",
    "7 March through to 9 April 1984",
    "7 and/or 8 March 1984",
    "7 Mawrth hyd at 9 Mawrth 1984",
]


@pytest.mark.parametrize("written", LISTS)
def test_a_date_is_found_before_others_that_share_its_month_or_year(written: str) -> None:
    assert found(f"seen on {written} twice", flag("date", "1984-03-07")) == [written]


def test_a_date_is_found_amid_others() -> None:
    assert found("on 6, 7 and 8 March 1984", flag("date", "1984-03-07")) == ["7 and 8 March 1984"]
    assert found("on 6/3, 7/3 and 8/3/84", flag("date", "1984-03-07")) == ["7/3 and 8/3/84"]
    assert found("March 6, 7 and 8, 1984", flag("date", "1984-03-07")) == ["March 6, 7 and 8, 1984"]
    assert found("on 7 and 8 March 2019", flag("date", "7 March")) == ["7 and 8 March 2019"]
    american = "March 7 and 8, 1984"
    assert found(f"{american} at 10:30 on 9 May 1985", flag("date", "1984-03-07")) == [american]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("7", "7 and he was arrested on 9 March 1984"),
        ("7th", "7th and at her mother's, once more on the 9th of March 1984"),
        ("7", "7 and he was seen on 8 and again on 9 March 1984"),
        ("7, 8", "7, 8 and her mother left on 9 March 1984"),
        ("7 March", "7 March and he was arrested on 9 April 1984"),
        ("7 March", "7 March at 10pm and was found on 9 April 1984"),
        ("7 March", "7 March up to her arrest on 9 April 1984"),
        ("7th", "7th at 10pm and was found dead on 9 March 1984"),
    ],
)
def test_what_stands_between_a_date_and_the_next_stays(day: str, text: str) -> None:
    assert found(f"seen on {text}", flag("date", "1984-03-07")) == [day]


@pytest.mark.parametrize(
    "written",
    [
        "7 to 9 April 1984", "7 March and 9 people in 1984", "6 and 7 March and 9 April 1985",
        "17 and 18 March 1984", "7 and 9 days in March 1984", "1.7/3 to 9/4/1984",
        "7 April to 9 March 1984", "4/7 and 8/3/1984", "7 and 12 people on 9 March 1984",
        "7 people. He left on 9 March 1984", "7am and 3am on 8 March 1984",
        "seventh and then on 9 March 1984", "7 a week, and again on 9 March 1984",
        "7 at home and on 9 March 1984", "7 March 1983 and 8 March 1984",
    ],
)  # fmt: skip
def test_a_list_of_other_days_is_left(written: str) -> None:
    assert found(f"seen on {written} twice", flag("date", "1984-03-07")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Child 7 and her mother were seen on 9 March 1984",
        "held under section 7 and discharged on 9 March 1984",
        "aged 7 and taken into care on 9 March 1984",
        "7\nTo hold a meeting on 9 March 1984",
    ],
)
def test_a_number_that_is_a_label_is_no_day(text: str) -> None:
    assert found(text, flag("date", "1984-03-07")) == []
    assert found(text, flag("date", "7 March")) == []


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ("1969-05-01", "1af o Fai 1969"),
        ("2001-11-22", "22ain Tachwedd 2001"),
        ("1990-08-11", "yr unfed ar ddeg o Awst 1990"),
        ("1975-12-13", "13eg o Ragfyr 1975"),
        ("1975-12-13", "12/13/1975"),
        ("1984-03-07", "3/7/84"),
    ],
)
def test_the_day_of_a_date_has_its_own_ending_and_its_own_place(day: str, written: str) -> None:
    assert found(f"on {written}.", flag("date", day)) == [written.removeprefix("yr ")]


def test_a_date_that_only_looks_alike_is_not_found() -> None:
    text = (
        "17 March 1984, 7 March 1985, 7 March, March 1984, 7.31.984, 7.iv.1984, 73 1984, "
        "27/03/1984, 7/30/84, 7 3 1 9 8 4"
    )
    assert found(text, flag("date", "1984-03-07")) == []
    assert found("in February 1964", flag("date", "1964-02-19")) == []
    assert found("on February 19, 64", flag("date", "1964-02-19")) == ["February 19, 64"]


def test_a_day_without_a_year_is_found_only_if_written_so() -> None:
    assert found("on 7 March and the 7th of March", flag("date", "7 March")) == [
        "7 March",
        "7th of March",
    ]
    assert found("in May 2019, on 7 May 2019", flag("date", "May 2019")) == ["May 2019", "May 2019"]


@pytest.mark.parametrize(
    "written",
    ["March 2017", "03/2017", "3.2017", "12/03/2017", "2017-03", "2017-03-12", "Mar-17",
     "March '17", "March \u201917", "March of 2017", "Mawrth 2017", "March and June 2017",
     "March to May 2017", "March/April 2017", "March, April and May 2017", "Mar\u2013Jun '17",
     "March until 3rd June, 2017", "March, and again in June 2017", "March\nor April 2017",
     "March to the end of June 2017", "Mawrth hyd Fehefin 2017",
     "March up to June 2017", "March through to 3 June 2017", "March and/or June 2017"],
)  # fmt: skip
def test_a_month_is_found_in_every_form(written: str) -> None:
    assert found(f"in {written}.", flag("date", "March 2017")) == [written]


@pytest.mark.parametrize(
    ("month", "written"),
    [
        ("November 2019", "Nhachwedd 2019"),
        ("November 2019", "Thachwedd 2019"),
        ("July 2019", "Ngorffennaf 2019"),
        ("October 2019", "Hydref a Thachwedd 2019"),
    ],
)
def test_a_welsh_month_is_found_as_it_sounds_after_in_and_and(month: str, written: str) -> None:
    assert found(f"yn {written}.", flag("date", month)) == [written]


def test_another_month_is_left() -> None:
    text = "13/2017, March 17, Mar-18, 17 March, 04/2017, 2017-04, 1.03.20171, March's 17"
    assert found(text, flag("date", "March 2017")) == []
    text = "March to May 2018, May to April 2017, March and in 2017, March for June 2017"
    assert found(text, flag("date", "March 2017")) == []
    assert found("she may, in June 2017, have left", flag("date", "May 2017")) == []


@pytest.mark.parametrize(
    "written", ["2019", "31 February 2019", "1984-13-01", "soon", "7 8 9 1984"]
)
def test_a_date_that_cannot_be_read_has_no_forms(written: str) -> None:
    assert not can_be_looked_for(flag("date", written))
