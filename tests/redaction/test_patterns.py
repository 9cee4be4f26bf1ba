import pytest

from publisher.redaction.patterns import usable_pattern


@pytest.mark.parametrize(
    "written",
    [
        r"\bCR/\d{4}\b",
        r"ref:? ?[a-z]+\d+",
        r"(?:no|nr)\.? \d+",
        r"[(+]x+",
        r"(a|b)c+",
        r"\(a+\)*b",
        r"a{2,3}",
    ],
)
def test_a_plain_pattern_can_be_used(written: str) -> None:
    pattern = usable_pattern(written)
    assert pattern is not None
    assert pattern.search("") is None


@pytest.mark.parametrize(
    "written",
    {
        "no pattern": "(",
        "bad class": "[z-a]",
        "empty": "",
        "may match nothing": "x*",
        "matches between letters": "(?=a)|",
        "repeats a repeat": "(a+)+b",
        "repeats a repeat deep down": "((a+)b)*c",
        "repeats a choice": "(a|aa)+b",
        "repeats a repeat by count": "(a+){12}b",
        "repeats a repeat lazily": "(?:a*?)*?b",
        "may change its meaning": "[[a]b",
        "too large": "a{99999999999}",
    }.values(),
)
def test_a_pattern_that_could_do_harm_is_refused(written: str) -> None:
    assert usable_pattern(written) is None


def test_a_pattern_ignores_case() -> None:
    pattern = usable_pattern("CR[0-9]")
    assert pattern is not None
    assert pattern.search("cr1")


def test_a_blank_of_a_pattern_stands_for_any() -> None:
    for written, text in (
        ("a b", "a \n b"),
        ("a ?b", "ab"),
        ("a[ -]b", "a-b"),
        ("(a )+b", "a a b"),
    ):
        pattern = usable_pattern(written)
        assert pattern is not None
        assert pattern.search(text)


def test_a_blank_of_a_pattern_takes_not_for_ever() -> None:
    pattern = usable_pattern("( )+b")
    assert pattern is not None
    assert not pattern.search(" " * 200)
