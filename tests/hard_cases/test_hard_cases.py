"""What becomes of every hard case is what is written down of it.

For each: it is published or refused as written; no flagged word and nothing that no reader
sees comes out, in no byte of page, PDF or picture; every word that must be published is there
but for the number written down; and the gate finds nothing. Around another secret, of another
length and other letters, the same bytes come out.

To add a case: write it in a module of cases (see `frame`), list the module in `corpus`, and
write the table of the README anew.
"""

import functools
import re

import pytest

from publisher.findings import Rule
from tests.hard_cases.corpus import README, cases, table
from tests.hard_cases.frame import PUBLISHED, Case, Refused, publish
from tests.hard_cases.grounds import Ground
from tests.hard_cases.measure import as_written, gate_finds, leaks, measured
from tests.hard_cases.secret import OTHERS, SECRET, Secret

CASES = cases(SECRET)
PUBLIC = [name for name, case in CASES.items() if case.outcome == PUBLISHED]
NAMED = [name for name in PUBLIC if CASES[name].named]


@functools.cache
def _around(secret: Secret) -> dict[str, Case]:
    return cases(secret)


@pytest.mark.parametrize("name", CASES)
def test_becomes_what_is_written_down_and_nothing_leaks(name: str) -> None:
    case = CASES[name]
    assert measured(case) == as_written(case)


@pytest.mark.parametrize("name", CASES)
def test_around_another_secret_gives_the_same_bytes(name: str) -> None:
    result = publish(CASES[name])
    for other in OTHERS:
        assert publish(_around(other)[name], other) == result


@pytest.mark.parametrize("name", NAMED)
def test_with_redaction_switched_off_the_frame_sees_the_leak_and_so_does_the_gate(
    name: str,
) -> None:
    result = publish(CASES[name], None)
    if result.outcome == PUBLISHED:
        assert leaks(result)
        assert gate_finds(result)


def test_most_cases_that_show_the_name_would_be_published_with_redaction_switched_off() -> None:
    published = [publish(CASES[name], None).outcome == PUBLISHED for name in NAMED[::10]]
    assert sum(published) > len(published) * 0.9


REFUSED = [case for case in CASES.values() if isinstance(case.outcome, Refused)]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_only_what_is_locked_damaged_illegible_or_differs_is_refused(case: Case) -> None:
    assert isinstance(case.outcome, Refused)
    assert isinstance(case.outcome.ground, Ground)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_what_is_refused_for_want_of_a_description_has_a_case_with_one(case: Case) -> None:
    assert isinstance(case.outcome, Refused)
    if case.outcome.rule == Rule.D108.code:
        assert f"{case.name}, described in review.yml" in CASES


def test_the_readme_has_every_case_and_its_outcome() -> None:
    assert table(CASES.values()) in README.read_text()


def test_the_names_of_cases_hold_no_secret() -> None:
    text = " ".join(CASES)
    assert not re.search("|".join((SECRET.first, SECRET.last, "Quillfeather")), text, re.I)
