"""Encrypted files are opened in memory, or it is said why not; keys and words never show."""

import traceback

import pytest

from publisher.errors import SettingsError
from publisher.findings import Rule
from publisher.intake.sealed import NO_KEYS, SealedError, new_key, open_sealed, read_keys, seal

WORDS = b"Marigold Threlkeld"
SECRET, PUBLIC = new_key()
OTHER_SECRET, OTHER_PUBLIC = new_key()
SEALED = seal(WORDS, [PUBLIC])


def test_what_was_sealed_opens_with_the_key_and_does_not_show_before() -> None:
    assert WORDS not in SEALED
    assert open_sealed(SEALED, read_keys(SECRET)) == WORDS


def test_each_recipient_opens_it_and_one_right_key_of_several_is_enough() -> None:
    both = seal(WORDS, [PUBLIC, OTHER_PUBLIC])
    assert open_sealed(both, read_keys(OTHER_SECRET)) == WORDS
    assert open_sealed(SEALED, read_keys(f"# a note\n{OTHER_SECRET}\n\n {SECRET} \n")) == WORDS


def test_nothing_at_all_can_be_sealed_too() -> None:
    assert open_sealed(seal(b"", [PUBLIC]), read_keys(SECRET)) == b""


CLOSED = {
    "no key": (SEALED, NO_KEYS, Rule.K101),
    "another key": (SEALED, read_keys(OTHER_SECRET), Rule.K102),
    "cut short": (SEALED[:-1], read_keys(SECRET), Rule.K103),
    "one bit changed": (SEALED[:-1] + bytes([SEALED[-1] ^ 1]), read_keys(SECRET), Rule.K103),
    "line ends converted": (SEALED.replace(b"\n", b"\r\n"), read_keys(SECRET), Rule.K103),
    "not encrypted": (WORDS, read_keys(SECRET), Rule.K103),
    "empty": (b"", read_keys(SECRET), Rule.K103),
}


@pytest.mark.parametrize(("data", "keys", "rule"), CLOSED.values(), ids=list(CLOSED))
def test_what_cannot_be_opened_says_why(data: bytes, keys: object, rule: Rule) -> None:
    with pytest.raises(SealedError) as told:
        open_sealed(data, keys)  # type: ignore[arg-type]
    assert told.value.rule is rule


@pytest.mark.parametrize(
    "written",
    ["AGE-SECRET-KEY-1QQQ", SECRET[:-1], PUBLIC, "a password"],
    ids=["no checksum", "cut short", "a public key", "something else"],
)
def test_a_key_that_is_none_is_refused_without_showing_it(written: str) -> None:
    with pytest.raises(SettingsError) as told:
        read_keys(written)
    shown = "".join(traceback.format_exception(told.value)) + told.value.remedy
    assert "PUBLISHER_KEY" in shown
    assert written not in shown


@pytest.mark.parametrize("recipients", [[], ["age1nobody"], [SECRET]])
def test_nothing_is_sealed_for_nobody(recipients: list[str]) -> None:
    with pytest.raises(SettingsError, match=r"recipients|nobody"):
        seal(WORDS, recipients)


def test_keys_do_not_show() -> None:
    assert SECRET[20:40] not in repr(read_keys(SECRET))
    assert not NO_KEYS
