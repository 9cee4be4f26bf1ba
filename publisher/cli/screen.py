"""How a terminal is spoken to: with numbers that count up and bold words, or in plain lines.

Plain lines, and nothing that changes once it is written, are what screen readers, logs and
other programs get: without a terminal, with `--plain`, or where NO_COLOR or TERM=dumb asks.
"""

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial

import click

from publisher.job import Count, uncounted

EVERY = 25
"""After how many reviews a plain line says how far the work has come."""


def wants_plain(environment: Mapping[str, str]) -> bool:
    """Whether the terminal's own settings ask for plain lines (see no-color.org)."""
    return bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"


def speak_plainly(asked: bool) -> None:
    """Keep to plain lines from here on, if that was asked for or the terminal wants it."""
    if asked or wants_plain(os.environ):
        click.get_current_context().find_root().color = False


def is_live() -> bool:
    """Whether a person looks at a terminal on which a line may change."""
    context = click.get_current_context(silent=True)
    return sys.stdout.isatty() and (context is None or context.find_root().color is not False)


def counter(shape: str, every: int = EVERY) -> Count:
    """What tells how many have been read, if people are to be told."""
    if shape != "text":
        return uncounted
    return _count_up if is_live() else partial(_count_in_lines, every)


def teller(shape: str) -> Callable[[str], None]:
    """What tells each stage of the work, if people are to be told."""
    return click.echo if shape == "text" else quietly


def quietly(_: str) -> None:
    """Say nothing: what is printed is for a program."""


def strong(text: str) -> str:
    """Words that stand out where that can be shown."""
    return click.style(text, bold=True)


def _count_up(done: int, of: int) -> None:
    click.echo(f"\r  {done} of {of}", nl=done == of)


def _count_in_lines(every: int, done: int, of: int) -> None:
    if done % every == 0 and done < of:
        click.echo(f"  {done} of {of}")
