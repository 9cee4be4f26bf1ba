"""References to cases and records.

They are known by the cue words before them, since each force, court and council has forms of
its own.
"""

import re

from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.shapes import GLUED, Hit, Shape, either

_SUBJECTS = (
    *("crime", "incident", "cad", "storm", "custody", "urn", "pnc", "pncid", "cro", "niche"),
    *("connect", "athena", "occurrence", "exhibit", "intelligence", "merlin", "visor", "ppn"),
    *("marac", "mappa", "dash", "dvds", "mash", "case", "court", "claim", "indictment"),
    *("inquest", "coroner'?s?", "hearing", "petition", "warrant", "collar", "shoulder"),
    *("tenancy", "rent", "housing", "council tax", "benefit", "claimant", "universal credit"),
    *("hospital", "patient", "unit", "medical", "nhs", "emis", "systmone", "rio", "mosaic"),
    *("liquid ?logic", "carefirst", "social care", "client", "pupil", "upn", "student", "staff"),
    *(
        "employee",
        "payroll",
        "prison",
        "prisoner",
        "probation",
        "crn",
        "policy",
        "insurance",
        "complaint",
    ),
    *("our", "your", "file", "record", "police", "log"),
)
_SUBJECT = either(_SUBJECTS)
_NUMBERS = r"\b(?:references?|refs?|numbers?|no|nr|num|id|identifier|code|record|log|report)\b"
_LINK = r"(?:[\s.:#'\"(,]|\b(?:is|was|under|as|the|of)\b){1,8}"
# Digits with what letters and strokes go with them, or a few letters and then digits.
_MARK = (
    r"(?P<it>(?:[a-z]{0,8}[/-]?\d[\w/-]*(?:[\s/.-]\d[\w/-]*){0,3}"
    r"|(?!(?:refs?|log|no|nr|num|id|act|page|para|age|in|on|at|by|for)\b)"
    r"[a-z]{1,5}(?:[\s/-]\d[\w/-]*){1,4}))"
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-/]\s?(?:(?:19|20)?\d\d))?$")
_FIGURE = re.compile(
    r"[\d,]{1,3}(?:st|nd|rd|th|s)?$|\d{1,3}(?:,\d{3})+$"
    r"|\d{1,2}[\s/.-]\d{1,2}[\s/.-](?:19|20)?\d\d$"
)


def _is_reference(hit: Hit) -> bool:
    """Three digits at least, and no year, date, amount or number of a paragraph."""
    text = re.sub(r"^[a-z]+[\s.]+", "", hit.text.strip("/.- "))
    figure = _YEARS.match(text) or _FIGURE.match(text)
    return not hit.numbered and not figure and len(hit.digits) > 2


SHAPES = (
    Shape(
        Kind.REFERENCE,
        re.compile(rf"\b{_SUBJECT}s?(?:\s[a-z]+)?\s?{_NUMBERS}{_LINK}{_MARK}"),
        _is_reference,
    ),
    Shape(
        Kind.REFERENCE,
        re.compile(
            r"\b(?:references?|refs?|urn|upn|crn|cad|storm|niche|crime|log|incident|exhibit)"
            rf"{_LINK}{_MARK}"
        ),
        _is_reference,
    ),
    Shape(
        Kind.REFERENCE,
        re.compile(
            r"\b(?:marac|mappa|dash|dvds|mash|cad|urn|crime|custody|niche|pnc)[/-]\d[\w/-]{2,}"
        ),
        hint=GLUED,
    ),
    Shape(
        Kind.REFERENCE,  # WM/19/047731, 20/123456/19, 42CJ/1234/20
        re.compile(
            r"(?<![\w./-])(?:[a-z]{1,4}/\d{2,4}/\d{3,}"
            r"|\d{2}[a-z]{0,3}/\d{3,7}[a-z]?/\d{2})(?![\w/])"
        ),
        needs=("/",),
    ),
    Shape(
        Kind.REFERENCE,  # the Crown Court's, the Family Court's, the High Court's
        re.compile(
            r"\b(?:[tsua](?:19|20)\d{6}|[a-z]{2}\d{2}[cpdf]\d{5}"
            r"|(?:ca|co|hq|qb|kb)[/-](?:19|20)\d\d[/-]\d{3,6})\b"
        ),
        hint=GLUED,
    ),
    Shape(
        Kind.REFERENCE,
        re.compile(
            r"\[(?:19|20)\d\d\]\s(?:ewhc|ewca|ewfc|ewcop|ewcc|uksc|ukut|eat)\s(?:\w+\s)?\d+"
        ),
        needs=("] ew", "] uk", "] eat"),
    ),
    Shape(
        Kind.REFERENCE,  # a collar number
        re.compile(
            r"\b(?:pc|wpc|dc|ds|di|ps|pcso|sgt|constable|sergeant|officer)\s?"
            r"(?P<it>\d{3,6}[a-z]{0,2})\b"
        ),
        lambda hit: hit.digits != "1500",  # DS1500 is a form for benefits
    ),
)
