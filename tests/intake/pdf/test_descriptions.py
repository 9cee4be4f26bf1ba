"""Pictures of a PDF that has no descriptions, described in review.yml."""

import re

import pikepdf
import pytest

from publisher.intake.folder import Folder, read_submission
from publisher.intake.pdf.read import read_pdf
from publisher.intake.reading import Reading, Request
from publisher.model import Role, pictures_in
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review
from publisher.submission import Submission, review_of
from tests.folders import FILES, REAL_NAME
from tests.intake import pdf_files as f
from tests.intake.outline import outline
from tests.intake.pdf_files import honest, make, marked, saved, tag, tagged

PICTURE = "q 100 0 0 100 72 300 cm /Im1 Do Q\n"
TOLD = re.compile("fingerprint ([0-9a-f]{12})")


def untagged() -> pikepdf.Pdf:
    return f.with_image(make(honest() + PICTURE, honest()))


def with_tags() -> pikepdf.Pdf:
    pdf = f.with_image(make(marked(0, honest()) + marked(1, PICTURE), marked(0, honest())))
    return tagged(pdf, tag(pdf, "P", 0), tag(pdf, "Figure", 1), tag(pdf, "P", 0, page=1))


def read(pdf: pikepdf.Pdf, **descriptions: str) -> Reading:
    request = Request(Role.APPENDIX, "appendix", engine=None)
    if descriptions:
        told = {name.removeprefix("of_"): words for name, words in descriptions.items()}
        request = Request(Role.APPENDIX, "appendix", engine=None, descriptions=told)
    return read_pdf(saved(pdf), request)


def fingerprint(reading: Reading) -> str:
    (finding,) = (finding for finding in reading.findings if finding.stops)
    assert (finding.rule.code, finding.place.page) == ("D108", 1)
    (told,) = TOLD.findall(finding.detail)
    return str(told)


@pytest.mark.parametrize("made", [untagged, with_tags])
def test_the_finding_tells_the_fingerprint_and_its_description_answers_it(made) -> None:  # type: ignore[no-untyped-def]
    print_ = fingerprint(read(made()))
    reading = read(made(), **{f"of_{print_}": "A grey\nsquare."})
    assert reading.document is not None
    lines = outline(reading.document.blocks)
    assert lines[1] == "picture A grey square.", "after the text of its page"


@pytest.mark.parametrize("made", [untagged, with_tags])
def test_the_description_of_another_picture_does_not_count(made) -> None:  # type: ignore[no-untyped-def]
    assert fingerprint(read(made(), of_0123456789ab="A grey square."))


def submitted(settings: str = "") -> Submission:
    files = {name: text.encode() for name, text in FILES.items()}
    del files["executive-summary.md"]
    files["executive-summary.pdf"] = saved(untagged())
    files["review.yml"] += settings.encode()
    return read_submission(Folder("ashgrove-2019-a", files))


def test_a_description_in_review_yml_is_redacted_like_any_text() -> None:
    (told,) = (finding for finding in submitted().findings if finding.rule.code == "D108")
    (print_,) = TOLD.findall(told.detail)
    described = f"{{fingerprint: {print_}, reason: Seen., description: {REAL_NAME} drawn in grey.}}"
    submission = submitted(f"\npictures: [{described}]\n")
    assert submission.terms
    redacted = redact_review(review_of(submission), Matcher(submission.terms)).review
    alts = [picture.alt for d in redacted.documents for picture in pictures_in(d)]
    assert alts == ["Rowan drawn in grey."]
