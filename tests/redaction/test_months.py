"""Names that are months too."""

import pytest

from tests.redaction.flagged import flag, found

JUNE = flag("person", "June Oduya", "Jan", becomes="Rowan")


@pytest.mark.parametrize(
    "text",
    [
        "Letter of 3 June 2022", "in May, June and July 2019", "from June to August 2019",
        "June 2019", "in June of 2019", "JUNE '19", "3rd of June", "the 3rd June", "on 3 June",
        "dated 3 June", "3 June-5 July 2019", "03-Jan-22", "3/Jan/2022", "June\u20132019",
        "03-Jan", "by 03-Jan", "from 3 June until 5 July 2019", "the files of June - August 2019",
        "o June hyd Awst 2019", "June 2019-May 2020",
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
        "June 1984 \u2013 2019", "Child 1/June", "Child 1-June", "with June and 3 May 2019",
    ],
)  # fmt: skip
def test_what_may_be_a_name_is_one(text: str) -> None:
    assert found(text, JUNE) == ["June"]


def test_a_month_beside_a_surname_is_a_name() -> None:
    assert found("on 3 June Oduya left", JUNE) == ["June Oduya"]
