"""Whole folders of reviews on disk, small and good, for tests that break one thing each."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from publisher import one_review
from publisher.config import Visibility
from publisher.job import Job
from publisher.surroundings import Surroundings

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
REAL_NAME = "Marigold Threlkeld"
"""The flagged name of the invented victim."""

MKDOCS = """\
site_name: Reviews of the Ashgrove partnership
site_url: https://reviews.ashgrove.example/dhr/
docs_dir: docs/not-the-site
theme: {name: material, font: false}
plugins: []
extra:
  publisher:
    council:
      name: Ashgrove Council
      partnership: Ashgrove Community Safety Partnership
      email: reviews@ashgrove.example
    accessibility: {prepared: 2026-11-01, reviewed: 2026-11-20}
    privacy:
      host: Ashgrove Hosting
      emails_kept: two years
      data_protection: dpo@ashgrove.example
"""
REVIEW = """\
pseudonym: Rowan
partnership: Ashgrove Community Safety Partnership
death: 2019-11
circumstances: homicide
letter:
  dated: 2022-09-08
  panel_met: 2022-06-29
  cleared: [executive-summary, recommendations]
  areas_for_development:
    - area: The plan lacks review dates.
      response: Each action now has one.
      done: 2022-11-14
status: ready
notice: This review is invented.
"""
TERMS = f"""\
- id: victim
  kind: person
  is: [{REAL_NAME}]
  becomes: Rowan
- id: home
  kind: address
  is: ["12 Quillfeather Lane, Ashgrove, ZZ4 7CC"]
"""
SUMMARY = f"""\
# Executive summary

## Background

5.2.236 {REAL_NAME} lived at 12 Quillfeather Lane. Marigold's sister asked for help[^1].

[^1]: Ms Threlkeld told her doctor.

- A first point
    - A point within it about Thr*elk*eld
"""
PLAN = f"""\
Recommendation,Action,Lead agency,Target date,Review date,Outcome
Train staff to ask,Use {REAL_NAME}'s family's words,Police,2027-05,2028-05,Known
"""
LETTER = """\
Interpersonal Abuse Unit

A. Person
Ashgrove Council

8 September 2022

Dear A.

Thank you for submitting the Domestic Homicide Review (DHR) report (Rowan) for Ashgrove
Community Safety Partnership (CSP) to the Home Office Quality Assurance (QA) Panel. The report
was considered at the QA Panel meeting on 29th June 2022.

The Home Office is content that on completion of these changes, the executive summary and the
recommendations should be published.

Areas for development:

- The action plan lacks review dates.

Once completed the Home Office would be grateful for a digital copy.

Yours sincerely,
"""
FILES: Mapping[str, str] = {
    "review.yml": REVIEW,
    "redactions.yml": TERMS,
    "executive-summary.md": SUMMARY,
    "recommendations.csv": PLAN,
    "qa-letter.md": LETTER,
}


def make_site(root: Path) -> Path:
    """Write the settings and the council's own pages; no review yet."""
    (root / "reviews").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "site", root / "docs" / "site")
    return root


def add_review(
    root: Path,
    slug: str = "ashgrove-2019-a",
    changes: Mapping[str, str | bytes | None] | None = None,
    approved: bool = True,
) -> Path:
    """Write a good review's folder, with some files changed or, if None, left out."""
    folder = root / "reviews" / slug
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {**FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content, encoding="utf-8")
    if approved:
        approve(root, slug)
    return folder


def approve(root: Path, slug: str = "ashgrove-2019-a", by: str = "A. Approver") -> None:
    """Approve a review for what it is now, as a person would."""
    one_review.approve(job(root), slug, by)


HERE = Surroundings(Visibility.NOWHERE)
"""A computer from which nothing is sent anywhere."""


def job(
    root: Path,
    today: date = TODAY,
    last_release: Path | None = None,
    place: Surroundings = HERE,
) -> Job:
    return Job(root, today, last_release, place)


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below the folder by its path in it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
