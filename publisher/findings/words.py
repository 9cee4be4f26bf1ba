"""What a rule does to its review, and what is said of it."""

from enum import StrEnum


class Severity(StrEnum):
    """What a finding does to its review."""

    STOP = "stop"
    """The review is held back until it is put right."""
    ADVICE = "advice"
    """Worth a look; holds nothing back."""


STOP, ADVICE = Severity.STOP, Severity.ADVICE
Words = tuple[Severity, str, str]
"""Severity, what is said (after the place), and how to put it right.

`{detail}` and `{term}` are filled in from the finding.
"""
