"""What a check of a live website came to, in lines and as a table."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from publisher.findings import Finding
from publisher.live.links import Checked, whether_gone
from publisher.record.promises import Promise

SHOWN = 100
"""Rows of a table; GitHub shows no summary that is larger than a megabyte."""
NOTHING_YET = "Nothing has been published yet: there is nothing to check."


@dataclass(frozen=True, slots=True)
class Report:
    """Which website was checked, what was found, and what of withdrawn reviews is told.

    `checked` is None where nothing was published yet; `withdrawn` has the addresses of each
    withdrawn review by its slug.
    """

    home: str
    checked: Checked | None
    promised: Sequence[Promise]
    withdrawn: Mapping[str, Set[str]]

    @property
    def compared(self) -> int:
        """How many addresses were held to the bytes that were released."""
        return sum(1 for promise in self.promised if promise.sha256)


def as_lines(report: Report) -> Iterator[str]:
    """The report for people, and last what they most want to know of a take-down."""
    checked = report.checked
    if checked is None:
        yield NOTHING_YET
    elif checked.silent:
        yield _silent(report, checked)
    else:
        yield (
            f"Asked for {checked.asked} addresses and {checked.anchors} places in pages; "
            f"{report.compared} were compared with what was released. "
            f"Broken: {len(checked.findings)}."
        )
        if not report.compared:
            yield "No release is at hand: files left from earlier ones were not looked for."
        for slug, addresses in report.withdrawn.items():
            yield f"Withdrawn: {slug}: {whether_gone(addresses, checked)}"
        if not report.withdrawn:
            yield "Withdrawn: no review, as far as the record here says."


def as_markdown(report: Report) -> str:
    """The report for the page of a workflow."""
    return "\n".join(["## Weblinks", "", *_parts(report), ""])


def _parts(report: Report) -> Iterator[str]:
    checked = report.checked
    if checked is None:
        yield NOTHING_YET
        return
    if checked.silent:
        yield _silent(report, checked)
        return
    yield "All is well." if not checked.findings else f"**Broken: {len(checked.findings)}.**"
    totals = {
        "Addresses asked for": checked.asked,
        "Places in pages that are linked to": checked.anchors,
        "Compared with what was released": report.compared or "none: no release is at hand",
        "Broken": len(checked.findings),
    }
    yield from ("", "| | |", "|---|---|", *(f"| {what} | {n} |" for what, n in totals.items()))
    if checked.findings:
        yield from ("", "| Broken | What is wrong | Why |", "|---|---|---|")
        yield from map(_row, checked.findings[:SHOWN])
    if len(checked.findings) > SHOWN:
        yield from ("", f"And {len(checked.findings) - SHOWN} more: see the log.")
    if report.withdrawn:
        yield from ("", "| Withdrawn | |", "|---|---|")
        for slug, addresses in report.withdrawn.items():
            yield f"| {slug} | {whether_gone(addresses, checked)} |"


def _row(finding: Finding) -> str:
    what = finding.message.replace("|", r"\|")
    return f"| `{finding.file}` | It {what} | {finding.rule.code} |"


def _silent(report: Report, checked: Checked) -> str:
    return (
        f"Nothing of this website answers at {report.home} ({checked.asked} addresses). Is it the "
        "right address? (W111, docs/handbook/findings.md#w111)"
    )
