"""What a council itself must say in the statements that the law asks for.

The accessibility statement: regulation 8 of the Public Sector Bodies (Websites and Mobile
Applications) (No. 2) Accessibility Regulations 2018. The privacy notice: article 13 of the UK
GDPR. What is left out here and needed there stops the build of a real website.
"""

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from publisher.shapes import EmailAddress, HttpsAddress, Line, Strict, Words

Criterion = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=100, pattern=r"^[1-4]\.[1-5]\.\d{1,2}\b"),
]
"""A success criterion of WCAG: its number, and its name if you like."""


class KnownProblem(Strict):
    """Something on the website that fails a criterion, and what becomes of it."""

    what: Words
    criterion: Criterion
    plan: Words


class Audit(Strict):
    """A test by people from outside the council."""

    by: Line
    on: date
    report: HttpsAddress | None = None


class Accessibility(Strict):
    """The parts of the accessibility statement that are the council's to say.

    `burden` and `outside_scope`: what is not accessible for these reasons, each in a sentence.
    """

    prepared: date | None = None
    reviewed: date | None = None
    audit: Audit | None = None
    problems: tuple[KnownProblem, ...] = ()
    burden: tuple[Words, ...] = ()
    outside_scope: tuple[Words, ...] = ()
    improving: Words | None = None


class Privacy(Strict):
    """The parts of the privacy page that are the council's to say.

    `host` keeps the website's files; `emails_kept` is for how long.
    """

    host: Line | None = None
    host_notice: HttpsAddress | None = None
    emails_kept: Line | None = None
    data_protection: EmailAddress | None = None
    notice: HttpsAddress | None = None
