from datetime import date, datetime, time, timedelta

import pytest
from openpyxl.utils.datetime import MAC_EPOCH

from publisher.intake.sheet.number_format import colour_for, words_for

FORMATS = {
    "a day": (date(2022, 11, 4), "dd/mm/yyyy", "4 November 2022"),
    "a day and time": (datetime(2022, 11, 4, 9, 5), "dd/mm/yyyy hh:mm", "4 November 2022, 09:05"),
    "midnight": (datetime(2022, 11, 4), "dd/mm/yyyy hh:mm", "4 November 2022"),
    "no day shown, none told": (datetime(2022, 11, 1), "mmm-yy", "November 2022"),
    "a year alone": (date(1984, 3, 7), "yyyy", "1984"),
    "a month alone": (date(1984, 3, 7), "mmmm", "March"),
    "the first letter of a month": (date(1984, 3, 7), "mmmmm", "M"),
    "a day alone": (date(1984, 3, 7), "dd", "7"),
    "a weekday alone": (date(1984, 3, 7), "dddd", "Wednesday"),
    "a weekday and a month": (date(1984, 3, 7), "ddd mmm", "Wednesday March"),
    "a long date": (date(1984, 3, 7), "[$-F800]dddd, mmmm dd, yyyy", "Wednesday 7 March 1984"),
    "a day and a year": (date(1984, 3, 7), "d yyyy", "7 1984"),
    "a year and a time": (datetime(1984, 3, 7, 9, 5), "yyyy hh:mm", "1984, 09:05"),
    "a time before a month": (datetime(1984, 3, 7, 9, 5), "hh:mm mm/yyyy", "March 1984, 09:05"),
    "a time alone of a day": (datetime(1984, 3, 7, 9, 5), "h:mm AM/PM", "09:05"),
    "minutes of a day": (datetime(1984, 3, 7, 9, 5, 7), "mm:ss", "09:05:07"),
    "midnight alone": (datetime(1984, 3, 7), "hh:mm", "00:00"),
    "a day in no format": (date(1984, 3, 7), "General", "7 March 1984"),
    "no year shown": (datetime(2022, 11, 4), "d mmm", "4 November"),
    "a time": (time(9, 5), "hh:mm", "09:05"),
    "hours": (timedelta(hours=26, minutes=5), "[h]:mm", "26:05"),
    "a whole number": (3.0, "General", "3"),
    "a number": (3.25, "General", "3.25"),
    "eleven digits": (12345678901, "General", "12345678901"),
    "a telephone number in no format": (447700900123, "General", "447700900123"),
    "one in a format for words": (447700900123, "@", "447700900123"),
    "one beside words": (447700900123, '"Tel. "General', "Tel. 447700900123"),
    "one in powers of ten": (447700900123, "0.00E+00", "447700900123"),
    "one that a formula worked out": (447700900123.0001, "General", "447700900123"),
    "fifteen digits": (990000862471854, "General", "990000862471854"),
    "nineteen digits": (8944000000000000001, "General", "8944000000000000001"),
    "nineteen digits in places": (8944000000000000001, "0", "8944000000000000001"),
    "twelve digits below nought": (-447700900123, "General", "-447700900123"),
    "a number without end": (1e21, "General", "1E+21"),
    "decimals as a cell has room": (1234.56789012, "General", "1234.56789"),
    "decimals below one": (0.12345678912, "General", "0.123456789"),
    "decimals behind eleven digits": (12345678901.5, "General", "12345678902"),
    "next to nothing": (0.0000123456789, "General", "1.23457E-05"),
    "nought": (0, "General", "0"),
    "tens": (100.0, "General", "100"),
    "a number of a paragraph": (1.1, "0.00", "1.10"),
    "thousands": (1234567, "#,##0", "1,234,567"),
    "money": (-1200, '"£"#,##0.00', "-£1,200.00"),
    "money of a country": (1200, "[$£-809]#,##0", "£1,200"),
    "a share": (0.5, "0%", "50%"),
    "yes": (True, "General", "TRUE"),
    "words": ("a", "General", "a"),
    "a unit": (14, '0" days"', "14 days"),
    "words before a number": (3, '"Action "0', "Action 3"),
    "words behind words": ("Ms", '@" Smith"', "Ms Smith"),
    "words beside a date": (date(2022, 11, 4), '"by "d mmm yyyy', "by 4 November 2022"),
    "noughts in front": (7, "000", "007"),
    "a telephone number": (2079460018, "00000 000000", "02079 460018"),
    "a number in groups": (9990000018, "000 000 0000", "999 000 0018"),
    "a number too long for its places": (12345, "0-00", "123-45"),
    "brackets below nought": (-12.5, "0.0;(0.0)", "(12.5)"),
    "a word for nought": (0, '0;-0;"none"', "none"),
    "a word for nothing else": (5, '0;-0;"none"', "5"),
    "decimals if there are any": (2.5, "0.0##", "2.5"),
    "no decimals": (2.0, "0.##", "2"),
    "thousands left out": (1234567, '#,##0,"k"', "1,235k"),
    "a semicolon in quotes": (5, '"a;b "0', "a;b 5"),
    "a gap": (5, "_(0_)", " 5 "),
    "a colour": (5, "[Red]0", "5"),
    "a fraction": (1.5, "# ?/?", "1.5"),
    "no places": (5, '"yes"', "yes"),
    "a format for numbers alone": ("a", "0.00", "a"),
    "numbers hidden, words shown": ("a", ";;", "a"),
    "a condition that holds": (0.5, '[<1]"less";0', "less"),
    "a condition that does not hold": (1, '[<1]"less";0', "1"),
    "a colour and a condition": (150, '[Red][>100]0;[Blue][<10]"few";"some"', "150"),
    "the second of two conditions": (5, '[Red][>100]0;[Blue][<10]"few";"some"', "few"),
    "neither of two conditions": (50, '[Red][>100]0;[Blue][<10]"few";"some"', "some"),
    "a condition of equality": (2, '[=1]"Yes";[=2]"No";0', "No"),
    "a condition of inequality": (0, '[<>0]0;"none"', "none"),
    "a condition with a fraction": (0.25, '[<=0.25]"low";0.00', "low"),
    "one condition that does not hold": (3, "[>5]0.0", "3"),
    "two conditions of which none holds": (-1, "[>0]0;[<-3]0", "########"),
    "a condition, and then as usual": (0, '[>100]"big";"below";"nought"', "nought"),
    "a condition, and below nought": (-4, '[>100]"big";"below";"nought"', "below"),
    "a condition for words below nought": (-4, '[<0](0);0', "(4)"),
    "the rest, which is below nought": (-4, "[>=0]0;(0)", "(4)"),
    "a number of either length": (2079460018, "[<=9]0;000 0000 0000", "020 7946 0018"),
    "words beside a condition": ("a", '[<1]"less";0;0;@" b"', "a b"),
    "no words for a number below nought": (-4, '[<1]"less";0', "less"),
    "a number as a day": (44869, "d mmmm yyyy", "4 November 2022"),
    "a number as a day or less": (44869.5, "[<1]hh:mm;d mmm yyyy", "4 November 2022"),
    "a number as a time": (0.5, "[<1]hh:mm;d mmm yyyy", "12:00"),
    "a day as a number": (date(1900, 1, 3), "[<10]0;d mmm yyyy", "3"),
    "a number as hours": (1.5, "[h]:mm", "36:00"),
    "a number that is no day": (-1, "d mmmm yyyy", "########"),
    "a number beyond all days": (9e9, "d mmmm yyyy", "########"),
    "a minus where words have a section": (-5, "0;@", "-5"),
    "seconds": (time(9, 5, 7), "hh:mm:ss", "09:05:07"),
    "a day and seconds": (datetime(2022, 11, 4, 9, 5, 7), "d mmm hh:mm:ss", "4 November, 09:05:07"),
    "a half": (2.5, "0", "3"),
    "a half that is not quite one": (0.285, "0%", "29%"),
    "words in place of words": ("a", '0;0;0;"b"', "b"),
}  # fmt: skip


@pytest.mark.parametrize(("value", "form", "expected"), FORMATS.values(), ids=FORMATS)
def test_values_are_written_as_excel_shows_them(value: object, form: str, expected: str) -> None:
    assert words_for(value, form) == expected


def test_days_are_counted_from_the_epoch_of_the_workbook() -> None:
    assert words_for(43407, "d mmmm yyyy", MAC_EPOCH) == "4 November 2022"


COLOURS = {
    "by name": (5, "[White]0", "FFFFFF"),
    "by number": (5, "[Color2]0", "FFFFFF"),
    "of the section that holds": (5, "[Red][>3]0;[White]0", "FF0000"),
    "of the other section": (1, "[Red][>3]0;[White]0", "FFFFFF"),
    "of words": ("a", "0;0;0;[Blue]@", "0000FF"),
    "none": (5, "0", None),
    "a number that is none": (5, "[Color99]0", None),
}


@pytest.mark.parametrize(("value", "form", "expected"), COLOURS.values(), ids=COLOURS)
def test_a_format_may_give_a_colour(value: object, form: str, expected: str | None) -> None:
    assert colour_for(value, form) == expected
