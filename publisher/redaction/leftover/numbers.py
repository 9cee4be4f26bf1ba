"""Numbers that one person has: NHS, National Insurance, passport, licence, bank.

Check digits are worked out here: three short sums, for which a library would be 6 MB.
"""

import re

from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.shapes import GLUED, Hit, Shape, near

_NHS = re.compile(r"\bnhs\b|\bhospital\b|\bpatient\b")


def nhs_check(digits: str) -> bool:
    """Whether the tenth digit follows from the nine before it (modulus 11)."""
    rest = 11 - sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9])) % 11
    return len(digits) == 10 and rest % 11 == int(digits[9])


def luhn_check(digits: str) -> bool:
    """Whether the last digit of a card's number follows from the others."""
    doubled = (int(d) * (1 + at % 2) for at, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def iban_check(text: str) -> bool:
    """Whether an international account number's check digits are right (modulus 97)."""
    turned = text[4:] + text[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def _is_nhs(hit: Hit) -> bool:
    return nhs_check(hit.digits) or bool(_NHS.search(hit.before) or _NHS.search(hit.after[:20]))


def _is_insurance(hit: Hit) -> bool:
    return hit.shown[:2].isupper() or " " not in hit.text


def _is_card(hit: Hit) -> bool:
    return 13 <= len(hit.digits) <= 19 and hit.digits[0] in "3456" and luhn_check(hit.digits)


def _is_iban(hit: Hit) -> bool:
    return iban_check(re.sub(r"\s", "", hit.text))


SHAPES = (
    Shape(
        Kind.NHS_NUMBER,
        re.compile(r"[1-9](?<![\w.+/-].)\d{2}[\s-]?\d{3}[\s-]?\d{4}(?![\w/-])"),
        _is_nhs,
    ),
    Shape(
        Kind.NATIONAL_INSURANCE,
        re.compile(r"\b[a-z]{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[a-d]\b"),
        _is_insurance,
        hint=re.compile(r"[0-9]\d[\s-]?\d\d[\s-]?\d\d[\s-]?[a-d]"),
    ),
    Shape(
        Kind.PASSPORT,
        re.compile(r"\b[a-z]{0,3}\d{6,9}[a-z]?\b"),
        near("passport", "brp", "residence permit", "biometric", "visa"),
        needs=("passport", "brp", "permit", "biometric", "visa"),
    ),
    Shape(
        Kind.DRIVING_LICENCE,
        re.compile(r"\b[a-z9]{5}\s?\d{6}\s?[a-z9]{2}\s?\d[a-z]{2}\b"),
        hint=re.compile(r"[0-9]\d{5}"),
    ),
    Shape(
        Kind.BANK,
        re.compile(r"[0-9](?<![\w./-]\d)\d[-\s]\d\d[-\s]\d\d(?![\w/-])"),
        near(r"sort.?code", "bank", "account"),
        needs=("sort", "bank", "account"),
    ),
    Shape(
        Kind.BANK,
        re.compile(r"[0-9](?<![\w./-]\d)\d{7}(?![\w/-])"),
        near(r"account", "a/c", "acc"),
        needs=("acc", "a/c"),
    ),
    Shape(
        Kind.BANK,
        re.compile(r"\b[a-z]{2}\d{2}(?:\s?[a-z\d]{4}){3,7}(?:\s?[a-z\d]{1,3})?\b"),
        _is_iban,
        hint=GLUED,
    ),
    Shape(
        Kind.BANK, re.compile(r"[3-6](?<![\w.-].)\d{3}(?:[\s-]?\d{2,6}){2,4}(?![\w-])"), _is_card
    ),
)
"""Sources: the NHS data dictionary on NHS NUMBER; HMRC's manual NIM39110; ISO 7812 and 13616."""
