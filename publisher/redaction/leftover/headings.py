"""How a finding speaks of a heading, so that a person finds the place in the file.

Invariant: no word of a document is told. A heading may hold a name that nobody has flagged yet;
so it is told by its printed number, or by its words where they are those that the Home Office's
templates and most reviews have, taken from the list here, or else by how many come before it.
"""

import re

USUAL = (
    "Action plan",
    "Analysis",
    "Appendices",
    "Appendix",
    "Author of the overview report",
    "Background",
    "Background information (the facts)",
    "Chronology",
    "Conclusion",
    "Conclusions",
    "Confidentiality",
    "Contributors to the review",
    "Dissemination",
    "Equality and diversity",
    "Executive summary",
    "Family involvement",
    "Findings",
    "Foreword",
    "Glossary",
    "Good practice",
    "Introduction",
    "Involvement of family and friends",
    "Involvement of family, friends, work colleagues, neighbours and wider community",
    "Key events",
    "Key findings",
    "Key issues",
    "Key issues arising from the review",
    "Learning",
    "Lessons learned",
    "Lessons to be learned",
    "Lessons to be learnt",
    "Methodology",
    "Overview",
    "Overview report",
    "Parallel reviews",
    "Preface",
    "Purpose of the review",
    "Recommendations",
    "Scope of the review",
    "Summary",
    "Summary chronology",
    "Terms of reference",
    "Terms of reference for the review",
    "The facts",
    "The review panel",
    "The review panel members",
    "The review process",
    "Timescales",
)
"""Source: the templates of the statutory guidance (Home Office, 2016), and usual variants."""
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}")
_PERHAPS_A_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d\d")


def spoken(words: str, number: str | None, count: int) -> str:
    """A heading as a finding tells of it; `count` is which one of the document it is."""
    printed, usual = printed_number(number), _USUAL.get(_folded(words))
    if printed:
        return f"heading {printed} (“{usual}”)" if usual else f"heading {printed}"
    return f"the heading “{usual}”" if usual else f"the {_ordinal(count)} heading"


def printed_number(number: str | None, above: str = "") -> str:
    """The number if it may be told: one that counts on from the heading's, or no day; else ""."""
    if number is None or not _NUMBER.fullmatch(number):
        return ""
    counts_on = bool(above) and number.startswith(f"{above}.")
    return number if counts_on or not _PERHAPS_A_DAY.fullmatch(number) else ""


def _folded(words: str) -> str:
    plain = words.casefold().replace("&", " and ").replace("’", "'")
    return " ".join(re.sub(r"[^\w' ]", " ", plain).split())


def _ordinal(count: int) -> str:
    last = (
        "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    )
    return f"{count}{last}"


_USUAL = {_folded(words): words for words in USUAL}
