"""Transcripts: what stands in the place of a scan, once a person has checked it.

Invariant: a transcript is read only if review.yml names who checked it, if it was made from
the very file that lies beside it, and if no word in it is still marked as unsure. Otherwise
neither it nor the scan is read, and a finding says why.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from publisher.config import ReviewSettings
from publisher.findings import Finding, Rule

ENDING = ".transcript.md"
UNSURE = "[?]"
"""Stands behind each word of which the eye was not sure."""

PAGE = "<!-- page {} -->"
_HEAD = "<!-- transcript of {} -->"
_OURS = re.compile(r"^<!-- (?:transcript of [0-9a-f]{64}|page [0-9]+) -->[ \t]*\n?", re.MULTILINE)


def head_of(scan: bytes) -> str:
    """The first line of a transcript: it tells of which file it is."""
    return _HEAD.format(hashlib.sha256(scan).hexdigest())


def is_transcript(file: str) -> bool:
    """Whether the file's name is that of a transcript."""
    return file.endswith(ENDING)


def transcript_of(file: str) -> str:
    """The name of the transcript of a document's file (`overview-report.pdf`)."""
    return file.rpartition(".")[0] + ENDING


def words_of(transcript: bytes) -> bytes:
    """The transcript without the lines that are ours."""
    return _OURS.sub("", transcript.decode("utf-8", "surrogateescape").lstrip("\ufeff")).encode(
        "utf-8", "surrogateescape"
    )


def line_in(transcript: bytes, line: int) -> int:
    """Which line of a transcript that is among those that `words_of` leaves; 0 stays 0."""
    text = transcript.decode("utf-8", "surrogateescape").lstrip("\ufeff")
    for ours in _OURS.finditer(text):
        if ours[0].endswith("\n") and text.count("\n", 0, ours.start()) < line:
            line += 1
    return line


def checked_transcripts(
    scans: Mapping[str, str], files: Mapping[str, bytes], settings: ReviewSettings | None
) -> tuple[Mapping[str, str], list[Finding]]:
    """The transcript to read in the place of each document, by name, and what is wrong.

    `scans` are the files of the documents by their names. A document of which the transcript
    does not count is in neither: "" stands for it.
    """
    declared = {one.document for one in settings.transcripts} if settings else set()
    instead: dict[str, str] = {}
    findings = list(_without_a_scan(scans.values(), files))
    for name, scan in scans.items():
        file = transcript_of(scan)
        if file not in files or is_transcript(scan):
            if _stem(scan) in declared:
                findings.append(Finding(Rule.D129, file=scan))
            continue
        wrong = list(_wrong(files[file], files.get(scan), _stem(scan) in declared))
        findings += (Finding(rule, file=file) for rule in wrong)
        instead[name] = "" if wrong else file
    return instead, findings


def _wrong(transcript: bytes, scan: bytes | None, checked: bool) -> Iterator[Rule]:
    if scan is None or not transcript.lstrip(b"\xef\xbb\xbf").startswith(head_of(scan).encode()):
        yield Rule.D128
    elif not checked or UNSURE.encode() in transcript:
        yield Rule.D127


def _without_a_scan(scans: Iterable[str], files: Iterable[str]) -> Iterator[Finding]:
    known = {transcript_of(scan) for scan in scans}
    for file in sorted(files):
        if is_transcript(file) and file not in known:
            yield Finding(Rule.D128, file=file)


def _stem(file: str) -> str:
    return file.rpartition(".")[0]
