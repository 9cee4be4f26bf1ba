"""Pictures wait for a person, and pictures of text for their words."""

from typing import Any

import pytest

from publisher.checks.check import check
from publisher.model import Picture, Raster, Role
from tests.building import document, documents, submission, words
from tests.folders import TODAY

MARK = "ab" * 32
LOOKED_AT = {"pictures": [{"fingerprint": MARK[:12], "reason": "a chart without names"}]}
MANY = " ".join(f"wo{chr(97 + at)}rd" for at in range(21))
WAITS = ("D116", "picture 1, fingerprint abababababab")
OF_TEXT = ("D126", "picture 1, fingerprint abababababab")
UNREAD = ("D212", "picture 1, fingerprint abababababab")


def found(
    seen: dict[str, str],
    changes: dict[str, Any] | None = None,
    alt: str = "A chart",
    said: str = "",
) -> list[tuple[str, str]]:
    picture: Picture[str] = Picture(Raster(b"", 1, 1, MARK), alt)
    docs = (*documents(), document(Role.APPENDIX, picture, words(said)))
    return [
        (f.rule.code, f.detail) for f in check(submission(changes, docs=docs, seen=seen), TODAY)
    ]


def test_a_picture_waits_until_somebody_has_looked_at_it() -> None:
    assert found({MARK: ""}) == [WAITS]
    assert found({MARK: ""}, LOOKED_AT) == []


def test_the_words_of_a_picture_of_text_must_be_said() -> None:
    assert found({MARK: MANY}) == [WAITS, OF_TEXT]
    assert found({MARK: MANY}, LOOKED_AT) == []


@pytest.mark.parametrize("where", [{"alt": MANY.upper()}, {"said": MANY}])
def test_words_said_in_the_text_or_the_description_are_said(where: dict[str, str]) -> None:
    assert found({MARK: MANY}, **where) == [WAITS]  # type: ignore[arg-type]


def test_a_few_words_need_not_be_said() -> None:
    assert found({MARK: MANY.rpartition(" ")[0]}) == [WAITS]


def test_a_picture_that_could_not_be_read_is_told() -> None:
    assert found({}, LOOKED_AT) == [UNREAD]
