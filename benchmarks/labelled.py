"""How well the matcher finds what was labelled by somebody who had not seen it.

A label counts as found if all of its letters and digits are in what is found, whatever the
number of finds. A find counts as right if its letters and digits are labelled, but for what
goes with a name: a title before it, a possessive ending, and an address on the web around it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from publisher.redaction.match import Matcher
from publisher.terms import REMOVED, FlaggedTerm, TermKind

FOLDER = Path(__file__).parents[1] / "tests" / "redaction" / "labelled"
_TITLES = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|rev|sir|dame|lord|lady)\b[\s._-]*(?:and\s+)?)+",
    re.IGNORECASE,
)
_WEB = re.compile(r"(?:https?://|www\.)\S*\w")
_POSSESSIVE = re.compile(r"['\u2019\u02bc\uff07]?s", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """A labelled sentence; `number` is its line in the file, from 1."""

    number: int
    text: str
    trick: str
    cast: str
    labels: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Verdict:
    """What became of a sentence: the labels missed and the finds that should not be."""

    sentence: Sentence
    labels: int
    finds: int
    missed: tuple[tuple[int, int], ...]
    wrong: tuple[tuple[int, int], ...]


def sentences(name: str) -> tuple[Sentence, ...]:
    """The sentences of one part of the set."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(_sentence(number, json.loads(line)) for number, line in enumerate(lines, 1))


def _sentence(number: int, read: dict[str, object]) -> Sentence:
    spans = read["spans"]
    assert isinstance(spans, list)
    labels = tuple((start, end) for start, end, _ in spans)
    return Sentence(number, str(read["text"]), str(read["trick"]), str(read["cast"]), labels)


@cache
def casts() -> dict[str, Matcher]:
    """A matcher for each cast of people, by its name."""
    read = json.loads((FOLDER / "casts.json").read_text(encoding="utf-8"))
    return {name: Matcher([_term(one) for one in terms]) for name, terms in read.items()}


def _term(read: dict[str, object]) -> FlaggedTerm:
    kind = TermKind(str(read["kind"]))
    written = read["is"]
    assert isinstance(written, list)
    becomes = str(read.get("becomes") or REMOVED[kind])
    return FlaggedTerm(
        str(read["id"]), kind, tuple(written), becomes, match_case=bool(read.get("match_case"))
    )


def verdicts(name: str) -> Iterator[Verdict]:
    """What the matcher makes of each sentence of one part of the set."""
    for sentence in sentences(name):
        text, labels = sentence.text, sentence.labels
        spans = casts()[sentence.cast].find(text)
        finds = [(span.start, span.end) for span in spans]
        missed = tuple(label for label in labels if _beyond(text, label, finds))
        wrong = tuple(find for find in finds if not _right(text, find, labels))
        yield Verdict(sentence, len(labels), len(finds), missed, wrong)


def _beyond(text: str, one: tuple[int, int], others: list[tuple[int, int]]) -> list[int]:
    """Where the one has letters and digits that none of the others has."""
    return [
        at
        for at in range(*one)
        if text[at].isalnum() and not any(start <= at < end for start, end in others)
    ]


def _right(text: str, find: tuple[int, int], labels: tuple[tuple[int, int], ...]) -> bool:
    start, end = find
    inside = [label for label in labels if label[0] < end and start < label[1]]
    if not inside:
        return False
    if any(web.span() == find for web in _WEB.finditer(text)):
        return True
    title = _TITLES.match(text, start, inside[0][0])
    if title:
        start = title.end()
    possessive = _POSSESSIVE.match(text, inside[-1][1], end)
    if possessive:
        end = inside[-1][1]
    return not _beyond(text, (start, end), inside)


@dataclass(frozen=True)
class Score:
    """Shares of all labels found, and of all finds right."""

    labels: int
    missed: int
    finds: int
    wrong: int

    @property
    def recall(self) -> float:
        """The share of the labels that were found whole."""
        return 1 - self.missed / self.labels if self.labels else 1.0

    @property
    def precision(self) -> float:
        """The share of the finds that were labelled."""
        return 1 - self.wrong / self.finds if self.finds else 1.0


def score(judged: list[Verdict]) -> Score:
    """The score of so many sentences together."""
    return Score(
        sum(one.labels for one in judged),
        sum(len(one.missed) for one in judged),
        sum(one.finds for one in judged),
        sum(len(one.wrong) for one in judged),
    )


def report(name: str) -> str:
    """Recall and precision by trick, and the lines of the sentences that fail, as Markdown."""
    judged = list(verdicts(name))
    tricks = sorted({one.sentence.trick for one in judged})
    rows = [("all", judged)]
    rows += [(trick, [v for v in judged if v.sentence.trick == trick]) for trick in tricks]
    lines = ["| Trick | Sentences | Labels | Recall | Precision | Lines that fail |"]
    lines.append("|---|--:|--:|--:|--:|---|")
    for trick, some in rows:
        of = score(some)
        failing = [str(v.sentence.number) for v in some if v.missed or v.wrong]
        lines.append(
            f"| {trick} | {len(some)} | {of.labels} | {of.recall:.2%} | {of.precision:.2%} "
            f"| {' '.join(failing) if trick != 'all' else len(failing)} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(report("labelled.jsonl"))
