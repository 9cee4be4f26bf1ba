"""Each way of writing a character by others is undone, be it inside another."""

import pytest

from publisher.gate.escapes import unescaped

WAYS = {
    "a name of HTML": "&Jcy;ane &eacute;",
    "four digits after a u, as old scripts do": "%u004aane",
    "per cent in UTF-8": "%4Aan%c3%a9",
    "per cent in Latin 1": "Jan%e9",
    "four digits in JSON": "\\u004aane",
    "two of them for one letter": "\\ud835\\udc09ane",
    "braces": "\\u{4a}an\\x{65}",
    "two digits": "\\x4aane",
    "eight figures": "\\112ane",
    "one inside another": "&amp;#37;4aane",
}
READ = {
    "a name of HTML": "\u0419ane \u00e9",
    "per cent in UTF-8": "Jan\u00e9",
    "per cent in Latin 1": "Jan\u00e9",
    "two of them for one letter": "\U0001d409ane",
}
"""What is not simply Jane."""


@pytest.mark.parametrize("way", WAYS)
def test_an_escape_is_undone(way: str) -> None:
    assert unescaped(WAYS[way]) == READ.get(way, "Jane")


@pytest.mark.parametrize("text", ["50% of all", "a & b", "C:\\temp", "\\u{110000}", "&nosuch;"])
def test_what_is_no_character_is_left_or_left_out(text: str) -> None:
    assert unescaped(text) in (text, "")
