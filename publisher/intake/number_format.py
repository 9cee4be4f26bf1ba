"""What Excel shows for a value: dates and numbers in words that a report would use."""

import re
from datetime import date, datetime, time, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Not from `strftime`, whose words depend on the machine."""

_NOT_CODES = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')


def words_for(value: object, number_format: str) -> str:
    """The value as a reader sees it; a date shows only the parts that its format shows.

    "14 November 2022" for a date, "November 2022" if Excel shows no day: to name a day that
    nobody wrote would be wrong.
    """
    codes = _NOT_CODES.sub("", number_format).split(";")[0].lower()
    match value:
        case bool():
            return str(value).upper()
        case datetime() | date():
            return _date(value, codes)
        case time():
            return value.strftime("%H:%M")
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case int() | float():
            return _number(value, codes, number_format)
        case _:
            return str(value)


def shows_nothing(number_format: str) -> bool:
    """Whether the format hides every value; people use `;;;` to hide notes to themselves."""
    return bool(re.fullmatch(r"\s*;\s*;\s*(;\s*)?", number_format))


def _date(value: datetime | date, codes: str) -> str:
    clock = isinstance(value, datetime) and ("h" in codes or "s" in codes)
    at = f"{value:%H:%M}" if clock else ""
    days = codes.replace("am/pm", "")
    if "d" not in days and "y" not in days and at:
        return at
    day = f"{value.day} " if "d" in days or "y" not in days else ""
    year = f" {value.year}" if "y" in days or "d" not in days else ""
    written = f"{day}{MONTHS[value.month - 1]}{year}"
    return f"{written}, {at}" if at and at != "00:00" else written


def _number(value: float, codes: str, number_format: str) -> str:
    if "%" in codes:
        value *= 100
    decimals = re.search(r"\.(0+)", codes)
    commas = "," if "#,#" in codes or "0,0" in codes else ""
    if decimals or "0" in codes:
        written = f"{value:{commas}.{len(decimals[1]) if decimals else 0}f}"
    else:
        written = f"{value:.10g}"
    currency = re.search(r"[£€]|(?<!\[)\$", re.sub(r"\[\$([^\]-]*)[^\]]*\]", r"\1", number_format))
    sign, written = ("-", written[1:]) if written.startswith("-") else ("", written)
    return f"{sign}{currency[0] if currency else ''}{written}{'%' if '%' in codes else ''}"
