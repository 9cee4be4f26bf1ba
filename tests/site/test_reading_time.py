import pytest

from publisher.model import Note, Role
from publisher.site.reading_time import reading_time
from tests.site.content import ENGLISH, document, para


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (0, "about 1 minute to read"),
        (299, "about 1 minute to read"),
        (3_000, "about 15 minutes to read"),
        (4_500, "about 20 minutes to read"),
        (12_000, "about 1 hour to read"),
        (25_000, "about 2 hours 5 minutes to read"),
    ],
)
def test_the_time_is_that_of_an_unhurried_reader(words: int, said: str) -> None:
    assert reading_time(document(Role.APPENDIX, "T", [para("word " * words)]), ENGLISH) == said


def test_notes_are_read_too() -> None:
    made = document(Role.APPENDIX, "T", [para("word " * 300)], [Note((para("word " * 300),))])
    assert reading_time(made, ENGLISH) == "about 3 minutes to read"
