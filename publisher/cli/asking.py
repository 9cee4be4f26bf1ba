"""Asks the person at the terminal, by words that are seen.

Python and click write a question to the error stream of a terminal, which the guard keeps shut.
"""

import re
import sys
from collections.abc import Sequence
from getpass import getpass

import click


def choose(question: str, answers: Sequence[str], usual: str = "") -> str:
    """Ask until one of the answers is given, or its beginning; Enter alone gives the usual one.

    Raises: Abort if the input ends before that.
    """
    told = "/".join(answer.upper() if answer == usual else answer for answer in answers)
    while True:
        click.echo(f"{question} [{told}]: ", nl=False)
        line = sys.stdin.readline()
        if not line:
            click.echo()
            raise click.Abort
        typed = line.strip().lower() or usual
        meant = [one for one in answers if typed and one.startswith(typed)]
        if len(meant) == 1:
            return meant[0]
        click.echo("Please type one of these words.")


def ask(question: str, shape: str, hint: str, usual: str = "") -> str:
    """Ask until an answer has the shape (a regular expression); Enter alone gives the usual one.

    Raises: Abort if the input ends before that.
    """
    told = f" [{usual}]" if usual else ""
    while True:
        click.echo(f"{question}{told}: ", nl=False)
        line = sys.stdin.readline()
        if not line:
            click.echo()
            raise click.Abort
        answer = line.strip() or usual
        if re.fullmatch(shape, answer):
            return answer
        click.echo(hint)


def ask_secret(question: str) -> str:
    """Ask for what nobody may read over a shoulder; what is typed is not shown.

    Raises: Abort if the input ends before that.
    """
    try:
        return getpass(f"{question}: ", stream=sys.stdout)
    except EOFError:
        click.echo()
        raise click.Abort from None
