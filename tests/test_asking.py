"""A question at the terminal takes the words that it names, and their beginnings."""

import io

import click
import pytest

from publisher.cli.asking import choose

WHO = ("private", "internal", "public")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("Y", "yes"), ("yes", "yes"), (" n ", "no"), ("", "no"), ("maybe\nye", "yes")],
)
def test_yes_and_no_may_be_cut_short(
    monkeypatch: pytest.MonkeyPatch, typed: str, expected: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    assert choose("Send this?", ("yes", "no"), "no") == expected


@pytest.mark.parametrize("typed", ["", "p", "yes!", "publicly"])
def test_what_could_mean_two_things_or_none_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    with pytest.raises(click.Abort):
        choose("Who can see it?", WHO)
