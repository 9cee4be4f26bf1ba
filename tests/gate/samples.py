"""Invented reviews, their flagged terms, and small files of each type that are clean."""

import functools
import io
import re
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from PIL import Image

from publisher.findings import Finding
from publisher.gate.files import Built
from publisher.gate.verify import verify
from publisher.terms import FlaggedTerm, TermKind

ASH, BIRCH = "ashgrove-2019-a", "birchwood-2020-a"


def person(
    id_: str, *written: str, becomes: str = "Rowan", match_case: bool = False
) -> FlaggedTerm:
    return FlaggedTerm(id_, TermKind.PERSON, written, becomes, match_case=match_case)


TERMS: dict[str, Sequence[FlaggedTerm]] = {
    ASH: (
        person("victim", "Jane Anne Smith", "Janey"),
        FlaggedTerm("home", TermKind.ADDRESS, ("12 Acacia Avenue, Bexleyheath, ZZ99 9ZZ",), "[a]"),
        FlaggedTerm("birthday", TermKind.DATE, ("1984-03-07",), "[date of birth removed]"),
        FlaggedTerm("nhs", TermKind.IDENTIFIER, ("999 000 0123",), "[number removed]"),
        FlaggedTerm("school", TermKind.ORGANISATION, ("Greenfield Primary School",), "a school"),
        FlaggedTerm("badge", TermKind.PATTERN, (r"\bcollar \d{4}\b",), "[details removed]"),
    ),
    BIRCH: (person("victim", "Rowan Featherby", becomes="Jane"), person("son", "Ng Hope")),
}
"""In Birchwood's review the victim is called Jane, in Ashgrove's she was."""


def found(*files: Built, known: dict[str, str] | None = None) -> list[Finding]:
    return verify(files, TERMS, known or {})


def told(path: str, data: bytes | str, *made_from: str) -> set[str]:
    """Codes of rules, and `review/term` of leaks, that one file gives."""
    body = data.encode() if isinstance(data, str) else data
    findings = found(Built(path, body, frozenset(made_from)))
    return {f"{f.review}/{f.term}" if f.term else f.rule.code for f in findings}


VICTIM = f"{ASH}/victim"

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="What happened, and what must change">{head}
<title>Executive summary</title>
<link rel="canonical" href="https://example.org/reviews/ashgrove-2019-a/">
<link rel="stylesheet" href="../../assets/site.css">
<script src="../../assets/exit.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<main id="main">
<h1 id="hope-and-change">Executive summary</h1>
<p id="p5.2.236"><span class="n">5.2.236</span> She may have hoped &amp; planned leeway for the
annual remarks.<sup><a href="#n1">1</a></sup></p>
<img src="chart-1.png" alt="Contacts by year" width="40" height="20">
<table><thead><tr><th scope="col">Action</th></tr></thead>
<tbody><tr><td>Train</td></tr></tbody></table>
<svg viewBox="0 0 1 1" aria-hidden="true"><path d="M0 0h1"/></svg>
<a href="https://www.example.org/help">Get help</a> <a href="mailto:a@example.org">Write</a>
<form role="search" action="../../search/"><input type="search" name="q"></form>
{body}
</main>
</body>
</html>
"""


def page(body: str = "", head: str = "") -> str:
    return PAGE.format(body=body, head=head)


@functools.cache
def png() -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((40, 20)).convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


def typeset(body: str, title: str = "Executive summary", head: str = "") -> bytes:
    """A PDF as the publisher makes them."""
    source = f"""
#set document(title: "{title}", date: datetime(year: 2022, month: 9, day: 8))
#set text(lang: "en", ligatures: false)
#set page(footer: context [Page #counter(page).display()])
{head}
= Introduction
{body}
"""
    with TemporaryDirectory() as folder:
        main = Path(folder, "main.typ")
        main.write_text(source, encoding="utf-8")
        Path(folder, "chart.png").write_bytes(png())
        return typst.compile(str(main), format="pdf", pdf_standards="ua-1")


@functools.cache
def pdf() -> bytes:
    return typeset(
        """#outline()
        She lived in Ashgrove.#footnote[As told by her friends.] See
        #link("https://www.example.org/")[the site] or #link("mailto:a@example.org")[write].
        - one
        - two
        #table(columns: 2, table.header[Action][Lead], [Train], [Council])
        #figure(image("chart.png", alt: "Contacts by year"), caption: [Contacts])
        == Findings <findings>
        Zoe said “no” – as in @findings … 50 %.""",
        head='#set heading(numbering: "1.1")',
    )


def mail(
    body: str = "Dear colleagues,\n\nthe review is public.\n",
    subject: str = "A review",
    attachment: bytes = b"Lessons learned.\n",
    name: str = "summary.txt",
) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message["To"] = "office@example.org"
    message["X-Unsent"] = "1"
    message.set_content(body)
    message.add_attachment(attachment, "application", "octet-stream", filename=name)
    return re.sub(rb"={15}\d+==", b"=part=", message.as_bytes())
