"""Stretches of text that are read as one, and cutting words out of them.

Invariant: what no edit touches stays as it is, character for character and run for run.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import accumulate, pairwise

from publisher.model import Run, Script

_PLAIN = "0123456789abcdefghijklmnoprstuvwxyz"
_RAISED = str.maketrans(
    _PLAIN,
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
    "\u1d43\u1d47\u1d9c\u1d48\u1d49\u1da0\u1d4d\u02b0\u2071\u02b2\u1d4f\u02e1\u1d50"
    "\u207f\u1d52\u1d56\u02b3\u02e2\u1d57\u1d58\u1d5b\u02b7\u02e3\u02b8\u1dbb",
)
"""Raised characters, so that the matcher can tell a note's mark from a name's last letter."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` (half-open) are to become `text`."""

    start: int
    end: int
    text: str


class Words(Enum):
    """Which words are read: "7 ~~February~~ March" says 7 March to whoever passes over the line."""

    ALL = auto()
    SAID = auto()
    STRUCK = auto()

    def takes(self, run: Run[str]) -> bool:
        """Whether the words of the run are among them."""
        return self is Words.ALL or run.struck is (self is Words.STRUCK)

    def shown(self, run: Run[str]) -> str:
        """What is read of a run; words that are struck out here and there stay apart."""
        if not self.takes(run):
            return " " if self is Words.STRUCK else ""
        return run.text if run.script is Script.NORMAL else run.text.translate(_RAISED)


@dataclass(frozen=True, slots=True)
class Piece:
    """The runs of a block with its printed number, or a title, caption or the like as one run."""

    runs: tuple[Run[str], ...]
    number: str | None = None

    @property
    def text(self) -> str:
        """What a reader sees: the number, a space and the runs."""
        return self.upto(None)

    @property
    def lead(self) -> str:
        """The number and the space after it, if there is one."""
        return f"{self.number} " if self.number else ""

    @property
    def has_struck(self) -> bool:
        """Whether some of its words are struck out."""
        return any(run.struck for run in self.runs)

    def upto(self, note: int | None, words: Words = Words.ALL) -> str:
        """The text up to where the note is called; all of it if None."""
        calls = (at for at, run in enumerate(self.runs) if run.note == note is not None)
        lead = " " * len(self.lead) if words is Words.STRUCK else self.lead
        return lead + "".join(map(words.shown, self.runs[: next(calls, None)]))


def edited(piece: Piece, edits: Sequence[Edit], words: Words = Words.ALL) -> Piece:
    """The piece after the edits, which are in characters of its text, in turn and apart.

    New words stand in the first of their runs that is not struck out, and take its look. A number
    keeps what no edit touches, and new words only where the old ones ended in it too. A run of
    which nothing is left goes, unless it calls a note; a link all of whose words went goes with
    them. What is struck out amid words that go goes with them.
    """
    lead = len(piece.lead)
    inside = [replace(e, start=max(e.start, lead)) for e in edits if e.end > lead]
    runs = _edited_runs(piece.runs, lead, inside, words)
    return Piece(tuple(runs), _edited_number(piece, edits))


def _edited_number(piece: Piece, edits: Sequence[Edit]) -> str | None:
    """The number after the edits: "Smith 1" becomes "Rowan 1"; None if nothing of it is left."""
    lead = len(piece.lead)
    number, touched = piece.number or "", [edit for edit in edits if edit.start < lead - 1]
    for edit in reversed(touched):
        new = edit.text if edit.end <= lead else ""
        number = number[: edit.start] + new + number[edit.end :]
    return number.strip() or None if touched else piece.number


def _edited_runs(
    runs: Sequence[Run[str]], at: int, edits: Sequence[Edit], words: Words
) -> Iterator[Run[str]]:
    ends = list(accumulate((len(words.shown(run)) for run in runs), initial=at))
    homes = {edit: _home(edit, runs, ends, words) for edit in edits}
    for number, (run, (start, end)) in enumerate(zip(runs, pairwise(ends), strict=True)):
        here = [edit for edit in edits if edit.start < end and start < edit.end]
        if not here or not words.takes(run):
            if not (here and run.struck) or run.note is not None:
                yield run
            continue
        text, done = "", start
        for edit in here:
            text += run.text[done - start : max(edit.start, start) - start]
            text += edit.text if homes[edit] == number else ""
            done = min(edit.end, end)
        text += run.text[done - start :]
        gone = any(edit.start <= start and end <= edit.end for edit in here)
        if text or run.note is not None:
            yield replace(run, text=text, link=None if gone else run.link)


def _home(edit: Edit, runs: Sequence[Run[str]], ends: Sequence[int], words: Words) -> int:
    """Which run takes the new words: of those they stand for the first that is not struck out."""
    over = (
        number
        for number, (start, end) in enumerate(pairwise(ends))
        if words.takes(runs[number]) and max(start, edit.start) < min(end, edit.end)
    )
    return min(over, key=lambda number: runs[number].struck, default=0)
