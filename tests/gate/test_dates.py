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
        "7 March 19842", "7/3/198412", "March 7th 19841",  # with the mark of a note
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
        "7/13/1984",
        "7.3",
        "198403071",
        "7.iv.1984",
        "7.vx.1984",
    ],
)
def test_what_is_not_that_date_is_not_taken_for_it(text: str) -> None:
    assert date(1984, 3, 7) not in set(dates_in(text))
