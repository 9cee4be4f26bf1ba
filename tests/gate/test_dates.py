from datetime import date

import pytest

from publisher.gate.dates import dates_in


@pytest.mark.parametrize(
    "written",
    [
        "1984-03-07", "7 March 1984", "7th March 1984", "7th of March, 1984", "07/03/1984",
        "7/3/84", "7.3.1984", "07-03-84", "7 3 1984", "March 7, 1984", "March 7th 1984",
        "7 Mar 84", "7MARCH1984", "7\nMarch\n1984", "19840307", "07031984", "1984/3/7",
        "7 Mawrth 1984", "7fed o Fawrth 1984", "10/07/03/1984", "7 March '84", "7-Mar-1984",
        "Wednesday 7 March 1984", "7 and 8 March 1984", "7th to 9th March 1984",
        "7-8 March 1984", "March the 7th, 1984", "7 (March) 1984", "7 March in 1984",
        "the 7th day of March 1984", "7.iii.1984", "7-III-84", "7fed o fis Mawrth 1984",
        "7th and the 9th March 1984", "7, 8, and 9 March 1984", "6, 7 and 8 March 1984",
        "Tuesday 7 March and Thursday 9 March 1984", "7 March, 9 March and 12 March 1984",
        "7/3, 9/3 and 12/3/1984", "7-9/3/84", "7.3.-9.3.84", "7th into 8th March 1984",
        "7 March to 9 April 1984", "6 and 7 March and 9 April 1984", "March 6, 7 and 8, 1984",
        "7 March[3] to 9 April 1984", "7 and 3am on 8 March 1984", "7 and again on 9 March 1984",
        "7th and the early hours of the 8th of March 1984", "7 and he left on 9 March 1984",
        "7 to 03:15 on Thursday 8 March 1984", "7 March to 3.15am on 8 March 1984",
        "7 March to 0315 hours, 8 March 1984", "7 and late in the evening of 8 March 1984",
        "7 March and he was arrested on 9 April 1984", "7 a 3am ar 8 Mawrth 1984",
        "7 (or 8) March 1984", "7 March and on the 9th of March 1984",
        "7 March 19842", "7/3/198412", "March 7th 19841",  # with the mark of a note
        "7 March at 11pm to 8 March 1984", "7th at about 22:30 and 8th March 1984",
        "7 March at 10pm and was found on 9 April 1984", "7 (Wednesday) and 8 March 1984",
        "7 March (evening) to 3am on 8 March 1984", "7/3 at 2215 hrs to 8/3/1984",
        "7 / 8 March 1984", "7 March up to 9 March 1984", "7th up until the 9th of March 1984",
        "7 up to and including 9 March 1984", "7 March through to 9 April 1984",
        "7 and/or 8 March 1984", "7 Mawrth hyd at 9 Mawrth 1984",
        "7 March up to her arrest on 9 April 1984",
    ],
)  # fmt: skip
def test_a_date_is_found_however_it_is_written(written: str) -> None:
    assert date(1984, 3, 7) in set(dates_in(f"born on {written}."))


@pytest.mark.parametrize(
    "text",
    [
        "7 March",
        "March 1984",
        "1984",
        "17 March 1984",
        "7 to 9 April 1984",
        "7 March and 9 people in 1984",
        "7 April to 9 March 1984",
        "6 and 7 March and 9 April 1985",
        "1.7, 9 March 1984",
        "7 and 12 people on 9 March 1984",
        "7 people. He left on 9 March 1984",
        "7am and 3am on 8 March 1984",
        "7 a week, and again on 9 March 1984",
        "7 at home and on 9 March 1984",
        "7 March 1983 and 8 March 1984",
        "3 March, 7 April 1984",
        "7/13/1984",
        "7.3",
        "198403071",
        "7.iv.1984",
        "7.vx.1984",
        "Child 7 and her mother were seen on 9 March 1984",
        "held under section 7 and discharged on 9 March 1984",
        "aged 7 and taken into care on 9 March 1984",
        "7\nTo hold a meeting on 9 March 1984",
    ],
)
def test_what_is_not_that_date_is_not_taken_for_it(text: str) -> None:
    assert date(1984, 3, 7) not in set(dates_in(text))
