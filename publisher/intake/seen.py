"""Whether a reader sees words that stand in a file."""

from enum import Enum


class Seen(Enum):
    """What a file says of that.

    Where it does not say, the words are kept, and redacted like all that is kept; a finding
    tells of them, so that a person looks.
    """

    YES = "they are seen"
    NO = "nobody sees them"
    UNSURE = "the file does not say"
