"""Runs as every reader hands them on: joined, trimmed, and without the number before them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from publisher.intake.characters import clean
from publisher.model import Run, Script, runs_text

_PART = r"(?:0|[1-9]\d{0,2})"
_TYPED = re.compile(rf"\s*({_PART}(?:\.{_PART}){{1,5}}[a-z]?)[.):]?([\t \u00a0]+)(?=\S)")
_BULLET = re.compile(r"\s*[•▪●◦‣\uf0b7\uf0a7][\s\u00a0]*(?=\S)")
_LEADERS = re.compile(r"([._\-\u00b7\u2024\u2026])(?: ?\1){4,}")
"""What leads to the page in a list of contents: as many dots as the words leave room for."""
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
"""What Word raises by itself behind a number; on its line it reads the same."""
_TYPED_HEADING = re.compile(r"\s*([1-9]\d?)(?:[.)][\t \u00a0]+|\t[\t \u00a0]*)(?=\S)")


def tidy(runs: Iterable[Run[str]]) -> tuple[Run[str], ...]:
    r"""The runs cleaned, those of one look joined, white space folded and trimmed.

    Tabs become spaces; white space around `\n` goes. A run that calls a note stays. Of dots in
    a row three stay: how many there are would tell how long the words before them are.
    """
    tidied: list[Run[str]] = []
    before = "\n"  # the last character so far, so that space folds over the borders of runs
    for run in _joined(runs):
        if run.note is not None:
            tidied.append(replace(run, text=""))
            continue
        text = re.sub(r"[ \t]*\n\s*", "\n", clean(run.text))
        text = _LEADERS.sub(r"\1\1\1", re.sub(r"[ \t]+", " ", text))
        if before in " \n":
            text = text.lstrip(" \n" if before == "\n" else " ")
        if text.startswith("\n") and before == " ":
            _trim_end(tidied, " ")
        if text:
            tidied.append(replace(run, text=text))
            before = text[-1]
    _trim_end(tidied, " \n")
    return tuple(_joined(tidied))


def words_say_all(runs: Iterable[Run[str]]) -> bool:
    """Whether nothing is lost where their words stand alone, as in a title or caption.

    Without its line a word that was struck out would stand, and a raised "2" would be a figure
    of the words before it.
    """
    return all(
        run.note is None
        and not run.struck
        and (run.script is Script.NORMAL or run.text.strip() in _ORDINALS)
        for run in runs
    )


def split_number(
    runs: Iterable[Run[str]], *, heading: bool = False
) -> tuple[str | None, tuple[Run[str], ...]]:
    """The number typed before the words ("5.2.236"), or None, and the runs without it.

    It has at least two parts, so that a date, a sum or the item of a list is not taken for
    one; before a heading one part with a full stop or a tab is enough. The runs must still
    have their tabs. One that is struck out, unlike the words behind it, stays among these.
    """
    runs = tuple(runs)
    text = runs_text(runs)
    match = _TYPED.match(text) or (_TYPED_HEADING.match(text) if heading else None)
    if match is None or not (heading or _is_number(match, text)) or _is_gone(runs, match.end()):
        return None, runs
    return match[1], without_start(runs, match.end())


def split_bullet(runs: Iterable[Run[str]]) -> tuple[bool, tuple[Run[str], ...]]:
    """Whether a bullet was typed before the words, and the runs without it.

    Only what is nothing but a bullet: a dash or an asterisk may be part of a sentence.
    """
    runs = tuple(runs)
    match = _BULLET.match(runs_text(runs))
    return match is not None, without_start(runs, match.end()) if match else runs


def _is_gone(runs: tuple[Run[str], ...], end: int) -> bool:
    """Whether a number that ends there is struck out, and not the words behind it."""
    first, *_ = (run for run in runs if run.text.strip())
    return first.struck and any(
        run.text.strip() and not run.struck for run in without_start(runs, end)
    )


def _is_number(match: re.Match[str], text: str) -> bool:
    """Whether a number stands apart, rather than being part of the sentence ("1.5 million")."""
    parts, gap = match[1].count(".") + 1, match[2]
    return parts > 2 or len(gap) > 1 or "\t" in gap or not text[match.end()].islower()


def without_start(runs: tuple[Run[str], ...], length: int) -> tuple[Run[str], ...]:
    """The runs without so many characters of theirs, but with all calls of notes."""
    kept = []
    for run in runs:
        cut = min(length, len(run.text))
        length -= cut
        if run.note is not None or run.text[cut:]:
            kept.append(replace(run, text=run.text[cut:]))
    return tuple(kept)


def _joined(runs: Iterable[Run[str]]) -> list[Run[str]]:
    joined: list[Run[str]] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.note is run.note is None and replace(last, text=run.text) == run:
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    return joined


def _trim_end(runs: list[Run[str]], characters: str) -> None:
    """Take trailing characters off, also over empty runs, but not past a call of a note."""
    while runs and runs[-1].note is None:
        text = runs[-1].text.rstrip(characters)
        if text:
            runs[-1] = replace(runs[-1], text=text)
            return
        runs.pop()
