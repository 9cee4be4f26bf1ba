"""Who a letter is written to and by: living people who did nothing but their work.

Only what stands where a letter has it is taken: the addressee above "Dear", the signatory
below "Yours". Whoever is not found there is for a person to find.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.letter.said import GREETING, single_lines_of
from publisher.model import Block, T

_OURS = re.compile(
    r"home office|marsham street|sw1p|interpersonal|abuse unit|tel(?:ephone)?[:. ]|www\.|"
    r"https?:|@|safeguarding unit|quality assurance|tackling|direct line|our ref|your ref",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:date[d:]*\s*)?(?:\w+day,?\s+)?\d{1,2}\w{0,2}\s+\w+,?\s*(?:\d{4})?", re.I)
_TITLE = r"(?:(?:Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Sir|Dame|Rev)\.?\s+)?"
_PART = r"[A-Z][\w'’.-]*"
_PERSON = re.compile(rf"{_TITLE}{_PART}(?:\s+(?:{_PART}|van|de|der|da|al|bin|O['’]\w+)){{1,3}}")
_NO_NAME = re.compile(
    r"\b(?:council|partnership|manager|officer|service|services|team|unit|safety|community|"
    r"street|road|avenue|lane|house|hall|centre|office|director|head|lead|coordinator|"
    r"co-ordinator|strategy|abuse|violence|borough|county|city|town|civic|department|chair|"
    r"independent|commissioner|board|police|safer|housing|adult|children|public|protection)\b",
    re.IGNORECASE,
)
_AS_MAIL = re.compile(r"^(?:to|attn|fao):?\s+|\s*<[^>]*>", re.IGNORECASE)
_OTHER = re.compile(r"(?:cc|c\.c\.|cop(?:y|ies|ied) to|pp|p\.p\.)\b[.:]*\s+(.*)", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_STREET = re.compile(
    r"^\d+[a-z]?,?\s+\w|\b(?:street|road|avenue|lane|way|square|place|house|hall|court|park|"
    r"buildings?|centre|close|hill|row|terrace|floor|(?:civic|council|county) offices|drive|"
    r"gardens|crescent|mews|walk|wharf|quay|rise|parade|flat|apartment)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:council|csp|partnership|manager|officer|services?|team|unit|safety|community|director|"
    r"head|lead|co-?ordinator|strategy|abuse|violence|borough|department|chair|commissioner|board|"
    r"police|safer|trust|nhs)\b",
    re.IGNORECASE,
)
"""What the addressee is and where they work, which stands between their name and the address."""
_GREETED = re.compile(rf"{GREETING.pattern}\s*(.*?)[,.:!]?", re.IGNORECASE)
_YOURS = re.compile(r"(?:yours|kind regards|best wishes|with best)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Correspondents:
    """The names and the address as the letter writes them; empty if not found.

    `address` holds its lines, `others` are who gets a copy or signed in somebody's place. Never
    shown in a message: they are source text.
    """

    addressee: str = field(default="", repr=False)
    salutation: str = field(default="", repr=False)
    address: tuple[str, ...] = field(default=(), repr=False)
    signatory: str = field(default="", repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)


NOBODY = Correspondents()
"""Of a letter in which nobody was found."""


def correspondents_in(blocks: Sequence[Block[T]]) -> Correspondents:
    """Find who the letter is written to and by."""
    lines = single_lines_of(blocks)
    dear = next((at for at, line in enumerate(lines) if _GREETED.fullmatch(line)), None)
    if dear is None:
        return Correspondents(signatory=_signatory(lines), others=_others(lines))
    above = [_AS_MAIL.sub("", line) for line in lines[:dear]]
    head = [line for line in above if not _OURS.search(line) and not _DATE.fullmatch(line)]
    found = _GREETED.fullmatch(lines[dear])
    salutation = found[1].strip() if found else ""
    addressee = _addressee(head, salutation)
    return Correspondents(
        addressee,
        salutation,
        _address(head, addressee),
        _signatory(lines),
        _others(lines),
    )


def _addressee(head: Sequence[str], salutation: str) -> str:
    """The line above "Dear" that is a name; one that the salutation repeats comes first."""
    names = [line for line in head if all(map(_is_person, people_in(line)))]
    greeted = re.findall(r"[\w'’-]{2,}", salutation)
    for name in names:
        if any(word in name.split() for word in greeted):
            return name
    return names[0] if len(names) == 1 else ""


def people_in(line: str) -> list[str]:
    """The people whom one line names ("Ms A. Askwith and Mr B. Pennant")."""
    return re.split(r"\s+(?:and|&)\s+", line)


def _is_person(words: str) -> bool:
    return bool(_PERSON.fullmatch(words)) and not _NO_NAME.search(words)


def _others(lines: Sequence[str]) -> tuple[str, ...]:
    named = [found[1] for line in lines if (found := _OTHER.match(_AS_MAIL.sub("", line)))]
    people = [one for names in named for part in re.split("[,;]", names) for one in people_in(part)]
    return tuple(one.strip() for one in people if _is_person(one.strip()))


def _address(head: Sequence[str], addressee: str) -> tuple[str, ...]:
    """The lines from a street to a postcode, or to the last line where there is none.

    What stands above, up to the addressee and their office, is of it too: the name of a house,
    a flat. A postcode alone is no address: whoever reads it would take it for the whole.
    """
    lines = [line for line in head if "," not in line or len(line) < 60]
    street = next((at for at, line in enumerate(lines) if _is_street(line)), None)
    codes = [at for at, line in enumerate(lines) if _POSTCODE.search(line)]
    if street is None and not codes:
        return ()
    end = next((at for at in codes if at >= (street or 0)), len(lines) - 1)
    start = end if street is None else street
    while addressee and start > 0 and not _ends_what_is_above(lines[start - 1], addressee):
        start -= 1
    found = tuple(lines[start : end + 1])
    return () if len(found) == 1 and _POSTCODE.fullmatch(found[0]) else found


def _ends_what_is_above(line: str, addressee: str) -> bool:
    return line == addressee or bool(_OFFICE.search(line))


def _is_street(line: str) -> bool:
    return bool(_STREET.search(line)) and not re.search(
        r"\b(?:manager|officer|services?|team|council|partnership|lead|head)\b", line, re.I
    )


def _signatory(lines: Sequence[str]) -> str:
    yours = [at for at, line in enumerate(lines) if _YOURS.match(line) and len(line) < 40]
    after = lines[yours[-1] + 1 :] if yours else []
    names = [re.split(r"\s*[|,]\s*", line)[0] for line in after[:3]]
    return next((name for name in names if _is_person(name)), "")
