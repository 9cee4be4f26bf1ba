"""A real, published letter of the Home Office goes through the whole job, word for word.

Beside it stands only a placeholder, which says that it is one: no invented facts.
"""

import re
from pathlib import Path

import pypdfium2
import pytest

from publisher import pipeline
from publisher.errors import ExitCode
from tests.folders import add_review, files_below, job, make_site
from tests.sabotage.leaking import said

LETTERS = Path(__file__).parent / "letters"
REVIEW = """\
pseudonym: Blue
partnership: Bexley Community Safety Partnership
death: 2020-01
circumstances: other
letter:
  dated: 2022-09-08
  panel_met: 2022-06-29
  cleared: [executive-summary, recommendations]
  areas_for_development:
    - {area: The action plan., response: A placeholder., done: 2022-12-01}
    - {area: The explanation of referrals., response: A placeholder., done: 2022-12-01}
    - {area: A proofread., response: A placeholder., done: 2022-12-01}
status: ready
notice: A test of the publisher. Only the letter is real.
"""
TERMS = """\
- {id: addressee, kind: person, is: [Deborah Simpson]}
- {id: office, kind: address, is: ["2 Watling Street", Bexleyheath, "DA6 7LB"]}
"""
CHANGES: dict[str, str | bytes | None] = {
    "review.yml": REVIEW,
    "redactions.yml": TERMS,
    "executive-summary.md": "# Executive summary\n\nThis is a placeholder.\n",
    "recommendations.csv": "Recommendation,Action\nA placeholder.,A placeholder.\n",
    "qa-letter.md": None,
}


def words(text: str) -> list[str]:
    """The words of a text, apart from what is flagged in it and what stands for that."""
    flagged = r"(?:dear )?deborah(?: simpson)?|2 watling street|bexleyheath|da6 7lb"
    removed = r"\[(?:name|address) removed\]"
    plain = re.sub(rf"{flagged}|{removed}|\bdear\b", " ", text.lower().replace("’", "'"))
    return re.findall(r"[a-z0-9@]+", plain.replace("\ufffe", ""))


@pytest.mark.slow
@pytest.mark.parametrize("file", ["bexley-2022.txt", "bexley-2022.pdf"])
def test_the_real_letter_is_published_with_every_word_that_is_not_flagged(
    tmp_path: Path, file: str
) -> None:
    root = make_site(tmp_path)
    letter = {f"qa-letter{Path(file).suffix}": (LETTERS / file).read_bytes()}
    add_review(root, "bexley-2020-a", {**CHANGES, **letter})
    outcome = pipeline.build(job(root), lambda _: None)
    assert [f for f in outcome.findings if f.stops] == []
    assert outcome.exit_code is ExitCode.DONE
    released = files_below(root / "_build" / "public")
    pdf = pypdfium2.PdfDocument(released["reviews/bexley-2020-a/letter.pdf"])
    shown = words("\n".join(page.get_textpage().get_text_bounded() for page in pdf))
    page = released["reviews/bexley-2020-a/letter/index.html"].decode()
    missing = [
        word for word in words((LETTERS / "bexley-2022.txt").read_text()) if word not in shown
    ]
    assert missing == []
    told = [said(path, data) for path, data in released.items()]
    for name in ("Deborah", "Simpson", "Watling", "DA6"):
        assert not any(name in text for text in told)
    assert "Lynne Abrams" in page
    assert "DHREnquiries@homeoffice.gov.uk" in page.replace("&#64;", "@")
