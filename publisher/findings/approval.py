"""Who has approved what."""

from publisher.findings.words import STOP, Words

A101: Words = (
    STOP,
    "waits for approval",
    "Look at every page first; then a person who may decide runs `publisher approve`, or on "
    "GitHub: Actions, Reviews, Run workflow, approve.",
)
A102: Words = (
    STOP,
    "was given for an earlier version; changed since: {detail}",
    "Look at what changed, in `publisher preview`; then approve again.",
)
A103: Words = (
    STOP,
    "waits for another person's approval: {detail}",
    "Ask somebody else to look at every page and to approve: `publisher approve`, or on "
    "GitHub: Actions, Reviews, Run workflow, approve.",
)
A104: Words = (
    STOP,
    "was approved by a name alone, and only an account counts here",
    "Approve in GitHub: Actions, Reviews, Run workflow, approve.",
)
A105: Words = (
    STOP,
    "was not last changed by the workflow that approves",
    "Approve in GitHub: Actions, Reviews, Run workflow, approve. Find out who changed the file.",
)
A106: Words = (
    STOP,
    "was approved by somebody who made the change",
    "Ask two people who did not make the change to look at every page and to approve.",
)
A107: Words = (
    STOP,
    "was withdrawn after it was approved",
    "What led to the withdrawal must be mended first. Look at every page again; then approve "
    "again.",
)
