"""No damage to a file makes the publisher fall over: findings come back, or a document.

Damaged are the files of the corpus: bytes changed, the end cut off, parts dropped, swapped or
cut short, elements dropped or doubled, values of attributes made absurd. The damage is the
same in every run.
"""

import random
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from publisher.intake.read import READERS
from publisher.intake.reading import Request
from tests.hard_cases.corpus import cases
from tests.hard_cases.frame import Case, publish
from tests.hard_cases.secret import SECRET
from tests.hard_cases.word_file import unzipped
from tests.intake.word_files import zipped

_ABSURD = (b"", b"-1", b"x", b"9" * 20, b"1e9", b"0.5", b"NaN", "\N{SNOWMAN}".encode(), b"%1.%9")
_ELEMENT = re.compile(rb"<([\w:]+)[^>]*/>|<([\w:]+)[^>/]*>[^<]*</\2>")
_CASES = [case for case in cases(SECRET).values() if case.suffix in (".docx", ".xlsx", ".md")]


def _flip(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _absurd(chance: random.Random, data: bytes) -> bytes:
    values = list(re.finditer(rb'="([^"]*)"', data))
    if not values:
        return data
    at = chance.choice(values)
    return data[: at.start(1)] + chance.choice(_ABSURD) + data[at.end(1) :]


def _without(chance: random.Random, data: bytes) -> bytes:
    elements = list(_ELEMENT.finditer(data))
    if not elements:
        return data
    at = chance.choice(elements)
    return data[: at.start()] + data[at.end() :]


def _doubled(chance: random.Random, data: bytes) -> bytes:
    elements = list(_ELEMENT.finditer(data))
    if not elements:
        return data
    one, at = chance.choice(elements), chance.choice(elements)
    return data[: at.start()] + one[0] + data[at.start() :]


def _mark_dropped(chance: random.Random, data: bytes) -> bytes:
    marks = list(re.finditer(rb"<[^>]*>", data))
    if not marks:
        return data
    at = chance.choice(marks)
    return data[: at.start()] + data[at.end() :]


_DAMAGE: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    *(_flip, _cut, _mark_dropped),
    *(_absurd, _absurd, _doubled, _without, _without),
)


def _damaged(chance: random.Random, data: bytes) -> bytes:
    if not data.startswith(b"PK") or chance.random() < 0.15:
        return chance.choice((_flip, _cut))(chance, data)
    parts = unzipped(data)
    name = chance.choice(sorted(parts))
    if chance.random() < 0.2:
        del parts[name]
    elif chance.random() < 0.1:
        parts[name] = parts[chance.choice(sorted(parts))]
    elif parts[name]:
        parts[name] = chance.choice(_DAMAGE)(chance, parts[name])
    return zipped(parts)


def _damaged_case(seed: int) -> Case:
    chance = random.Random(seed)
    case = chance.choice(_CASES)
    return replace(case, data=_damaged(chance, case.data))


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_damaged_files_give_findings_or_a_document(first: int) -> None:
    for seed in range(first, first + 50):
        case = _damaged_case(seed)
        # the reader itself, without the net that catches what it does not expect
        reading = READERS[case.suffix](case.data, Request(case.role, case.role.value))
        assert reading.document or any(finding.stops for finding in reading.findings)
        publish(case)


def test_the_damage_is_of_both_kinds() -> None:
    damaged = [_damaged_case(seed) for seed in range(60)]
    read = [
        READERS[case.suffix](case.data, Request(case.role, case.role.value)).document
        for case in damaged
    ]
    assert 15 < sum(document is None for document in read) < 45
