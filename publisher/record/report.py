"""Findings and outcomes in words for people, as JSON, and as GitHub annotations."""

import json
import re
from collections.abc import Callable, Iterator, Sequence

from publisher.findings import Finding, Severity, in_order
from publisher.record.browser import in_the_browser

HANDBOOK = "docs/handbook/findings.md"
_COMMAND = re.compile(r"`publisher (preview|approve|transcribe|pack|terms encrypt)`")


def where(finding: Finding) -> str:
    """The file and the place in it, such as "reviews/a-2019-a/review.yml, line 3"."""
    path = "/".join(part for part in ("reviews", finding.review, finding.file) if part)
    if not finding.review:
        path = finding.file or "the site"
    elif finding.file and finding.rule.code[0] in "GW":
        path = finding.file  # of the site, where it is called the same
    return f"{path}, {finding.place}" if str(finding.place) else path


def as_text(findings: Sequence[Finding], *, headed: bool = False) -> str:
    """Every finding in two lines: where and what, then how to put it right.

    `headed` if a heading above them says already whether they are advice.
    """
    told = []
    for finding in in_order(list(findings)):
        word = "" if finding.stops or headed else "Advice: "
        told.append(
            f"{where(finding)}: {word}{finding.message} ({finding.rule.code})\n"
            f"  {remedy_of(finding)} Why: {HANDBOOK}#{finding.rule.code.lower()}"
        )
    return "\n".join(told)


def remedy_of(finding: Finding) -> str:
    """How to put it right, with its commands as they are typed for this review."""
    return for_review(finding.rule.remedy, finding.review, finding.file.rpartition(".")[0])


def for_review(words: str, review: str, document: str = "") -> str:
    """The words, each command in them as it is typed for this review (and document)."""
    after = {"approve": ' --by "Your name"', "transcribe": f" {document}"}

    def typed(match: re.Match[str]) -> str:
        return f"`publisher {match[1]} {review}{after.get(match[1], '')}`"

    spoken = review and " " not in review  # not "folder 3"
    return _COMMAND.sub(typed, words) if spoken else words


def as_json(findings: Sequence[Finding]) -> str:
    """The findings as JSON: {"format": 1, "findings": [...]}, one object each, in order."""
    told = {"format": 1, "findings": records(findings)}
    return json.dumps(told, ensure_ascii=False, indent=2)


def records(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """The findings as values for JSON, in order."""
    return [
        {
            "code": finding.rule.code,
            "severity": finding.rule.severity,
            "review": finding.review,
            "file": finding.file,
            "page": finding.place.page or None,
            "paragraph": finding.place.paragraph or None,
            "line": finding.place.line or None,
            "table": finding.place.table or None,
            "row": finding.place.row or None,
            "column": finding.place.column or None,
            "place": str(finding.place) or None,
            "term": finding.term or None,
            "message": finding.message,
            "remedy": finding.rule.remedy,
        }
        for finding in in_order(list(findings))
    ]


def as_github(findings: Sequence[Finding], there: Callable[[str], bool] = bool) -> str:
    """The findings as GitHub's annotations, one a line, on the file that they are about.

    `there` says whether a file is in the repository: what is told of one that is not marks the
    review's settings, and what is told of the whole site those of the site.
    """
    return "\n".join(_annotation(finding, there) for finding in in_order(list(findings)))


def _annotation(finding: Finding, there: Callable[[str], bool]) -> str:
    level = "error" if finding.rule.severity is Severity.STOP else "notice"
    path = next(filter(there, _files_to_mark(finding)), "mkdocs.yml")
    at = f",line={finding.place.line}" if finding.place.line and finding.file in path else ""
    words = f"{where(finding)}: {finding.message}. {in_the_browser(remedy_of(finding))}"
    return f"::{level} file={_escaped(path)}{at},title={finding.rule.code}::{_escaped(words)}"


def as_error(words: str) -> str:
    """Words of ours as an annotation of GitHub's, of the run as a whole."""
    return f"::error::{_escaped(words)}"


def _files_to_mark(finding: Finding) -> Iterator[str]:
    """The files of the repository that the finding may be about, the likeliest first."""
    of_the_site = finding.rule.code[0] in "GW"
    folder = f"reviews/{finding.review}/" if finding.review else ""
    for file in ("" if of_the_site else finding.file, "review.yml" if folder else ""):
        if file:
            yield from (f"{folder}{file}", f"{folder}{file}.age")


def _escaped(text: str) -> str:
    """Escape as GitHub's runner reads it, so that no text can start a command of its own."""
    for character, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A")):
        text = text.replace(character, code)
    return text.replace(",", "%2C")
