"""What a Home Office QA letter says, with the words it was read from.

The letters follow one pattern with many variants (a bracketed or quoted pseudonym, a panel
date without a year, "Areas for final development", lost bullets). What is not found is None
and nothing is guessed: what can be read in two ways is `Unclear`, and a person has to look.
"""

from publisher.letter.decision import WHOLE
from publisher.letter.facts import Letter, read_letter
from publisher.letter.said import Said, Unclear

__all__ = ["WHOLE", "Letter", "Said", "Unclear", "read_letter"]
