"""However long a name is, and wherever its lines end for it, the same is published."""

from typing import cast

import pytest

from publisher.intake.pdf.read import read_pdf
from publisher.intake.reading import Request
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
