"""However long a name is, and wherever its lines end for it, the same is published."""

from typing import cast

import pytest

from publisher.findings import Rule
from publisher.intake.pdf.read import read_pdf
from publisher.intake.reading import Flagged, Request, nothing_flagged
from publisher.model import Document, Role
from publisher.redaction.flagged import places_of
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_document
from tests.hard_cases.layouts import LAYOUTS, WIDTHS, laid_out
from tests.hard_cases.secret import Secret
from tests.intake.outline import noted, outline


def published(data: bytes, secret: Secret) -> list[str]:
    request = Request(Role.APPENDIX, "appendix", engine=None, flagged=places_of(secret.terms))
    document = read_pdf(data, request).document
    assert document is not None
    redacted = cast(Document[str], redact_document(document, Matcher(secret.terms))[0])
    return [*outline(redacted.blocks), *(line for note in noted(redacted) for line in note)]


@pytest.mark.parametrize("tagged", [True, False], ids=["tags", "no tags"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_is_published_however_long_the_name_is(name: str, tagged: bool) -> None:
    found = []
    for secret in WIDTHS:
        data = laid_out(LAYOUTS[name], secret, tagged=tagged)
        found.append(published(data, secret))
    assert found == found[:1] * len(found)


def findings(layout: str, secret: Secret, flagged: Flagged) -> list[tuple[Rule, str]]:
    data = laid_out(LAYOUTS[layout], secret, tagged=False)
    reading = read_pdf(data, Request(Role.APPENDIX, "appendix", engine=None, flagged=flagged))
    return [(finding.rule, finding.detail) for finding in reading.findings]


def test_lines_joined_beside_flagged_words_are_pointed_out() -> None:
    secret = WIDTHS[3]
    told = (Rule.D213, "page 1")
    assert told in findings("a list with a long line", secret, places_of(secret.terms))
    assert told not in findings("a list with a long line", secret, nothing_flagged)
    for kept in ("numbered paragraphs", "a list of names", "a letter"):
        assert told not in findings(kept, secret, places_of(secret.terms))


@pytest.mark.parametrize("tagged", [True, False], ids=["tags", "no tags"])
def test_a_block_of_short_lines_keeps_them_around_flagged_words(tagged: bool) -> None:
    secret = WIDTHS[3]
    listed = published(laid_out(LAYOUTS["a list of names"], secret, tagged=tagged), secret)
    assert any("Pat Somebody, chair|Rowan|Sam Nobody, Ashgrove" in line for line in listed)
    letter = published(laid_out(LAYOUTS["a letter"], secret, tagged=tagged), secret)
    assert "p Yours sincerely|Rowan|Chair of the panel" in letter
    assert "p Rowan [address removed]" in letter, "an address in one piece, however many its lines"


def test_a_list_without_flagged_words_keeps_its_lines() -> None:
    data = laid_out(LAYOUTS["a list of names"], WIDTHS[3], tagged=False)
    document = read_pdf(data, Request(Role.APPENDIX, "appendix", engine=None)).document
    assert document is not None
    listed = "Those present were|Pat Somebody, chair|Marigold Threlkeld|Sam Nobody, Ashgrove Police"
    assert any(listed in line for line in outline(document.blocks))
