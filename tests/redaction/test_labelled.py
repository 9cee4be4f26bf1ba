"""The matcher on sentences that were labelled by somebody who had not seen it."""

import hashlib

import pytest

from benchmarks.labelled import FOLDER, Verdict, score, verdicts

# The second part was held back until the matcher was done; its digest was not.
FROZEN = {
    "casts.json": "c48c9c05f7627b46a15fcf740ecb6b70d23f74f7e2625c1ce645324282cad57c",
    "labelled.jsonl": "5d755cbd7dc10319b65f43e7b8ffca3aaf2dcc8324a4f2a455f2128b495896ab",
    "held-back.jsonl": "f286761b6c7effab632549919ac5359e7f3d92a325c715f6c144ce2846bce340",
}
PARTS = [name for name in FROZEN if name.endswith(".jsonl")]


def failing(judged: list[Verdict]) -> list[int]:
    return [one.sentence.number for one in judged if one.missed or one.wrong]


@pytest.mark.parametrize("name", FROZEN)
def test_the_sentences_are_those_that_were_frozen(name: str) -> None:
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == FROZEN[name]


@pytest.mark.parametrize("name", PARTS)
def test_every_label_is_found_and_hardly_anything_else(name: str) -> None:
    judged = list(verdicts(name))
    assert len(judged) > 600
    assert score(judged).recall == 1, failing(judged)
    assert score(judged).precision >= 0.995, failing(judged)


def test_the_judge_can_fail() -> None:
    judged = list(verdicts("labelled.jsonl"))
    labelled = next(one.sentence for one in judged if one.sentence.labels)
    blind = Verdict(labelled, len(labelled.labels), 1, labelled.labels, ((0, 1),))
    assert score([blind]).recall == 0
    assert score([blind]).precision == 0
