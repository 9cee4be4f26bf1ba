"""Names that are months, seasons or days of the week too."""

import pytest

from tests.redaction.flagged import flag, found

JUNE = flag("person", "June Oduya", "Jan", becomes="Rowan")
SUNDAY = flag("person", "Sunday Oduya", "Summer", becomes="Rowan")


@pytest.mark.parametrize(
    "text",
    [
        "Letter of 3 June 2022", "in May, June and July 2019", "from June to August 2019",
        "June 2019", "in June of 2019", "JUNE '19", "3rd of June", "the 3rd June", "on 3 June",
        "dated 3 June", "3 June-5 July 2019", "03-Jan-22", "3/Jan/2022", "June\u20132019",
        "03-Jan", "by 03-Jan", "from 3 June until 5 July 2019", "the files of June - August 2019",
        "o June hyd Awst 2019", "June 2019-May 2020",
        "June 12, 2019", "June 3rd 2019", "on June 3rd", "ym mis June, bu",
        "12June 2019", "the 12thJune 2019", "June2019", "12thJune2019",
    ],
)  # fmt: skip
def test_a_month_is_no_name(text: str) -> None:
    assert found(text, JUNE) == []


@pytest.mark.parametrize(
    "text",
    [
        "at the age of 12 June moved", "In June she left", "June, 2019 was over", "met June, May",
        "In 2012 June left", "June 20 left", "June\n2019", "on 3 May June left",
        "lived with June until March 2019", "saw June, until 3 March 2019", "June hyd Fawrth 2019",
        "lived with June to March 2019", "met with June \u2013 March 2019", "June 1984-2019",
        "in a June 3rd letter", "on June 12 she", "June 1st came", "at the end of June he",
        "June 1984 \u2013 2019", "Child 1/June", "Child 1-June", "with June and 3 May 2019",
    ],
)  # fmt: skip
def test_what_may_be_a_name_is_one(text: str) -> None:
    assert found(text, JUNE) == ["June"]


def test_a_month_beside_a_surname_is_a_name() -> None:
    assert found("on 3 June Oduya left", JUNE) == ["June Oduya"]


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday 3 May 2019", "on Sunday, 3rd of May", "Sunday the 3rd May", "Sunday 03/05/2019",
        "Sunday 3 May 2019 - 10:30 call", "in Summer 2019", "the Summer of 2019", "SUMMER '19",
        "Summer and Autumn 2019", "Summer/Autumn 2019", "Summer 2018/19",
    ],
)  # fmt: skip
def test_a_day_of_a_date_and_a_season_of_a_year_are_no_name(text: str) -> None:
    assert found(text, SUNDAY) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sunday", "on Sunday evening"),
        ("Sunday", "on Sunday she left"),
        ("Sunday", "Sunday 3 times"),
        ("Sunday", "saw Sunday, 3 May 2019"),
        ("Sunday", "with Sunday 03/05/2019"),
        ("Sunday", "Sunday 3 May 1984 \u2013 2 June 2019"),
        ("Sunday", "At 3 Sunday left"),
        ("Summer", "in Summer she left"),
        ("Summer", "Summer 2001-2019"),
        ("Summer", "on 3 Summer left"),
        ("Summer", "lived with Summer until Autumn 2019"),
    ],
)
def test_what_may_be_a_name_of_a_time_is_one(name: str, text: str) -> None:
    assert found(text, SUNDAY) == [name]
