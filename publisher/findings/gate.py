"""The gate: what it finds something in is never released."""

from publisher.findings.words import STOP, Words

G101: Words = (
    STOP,
    "holds a flagged term: {term}",
    "Do not publish by other means. Look first whether the term stands in another review, in "
    "mkdocs.yml or in a page of docs/site, or is an everyday word: the handbook says what to do "
    "then. If it is none of these, report it as described in SECURITY.md.",
)
G102: Words = (
    STOP,
    "is of a type that may not go public",
    "Report this as described in SECURITY.md.",
)
G103: Words = (
    STOP,
    "cannot be looked into: {detail}",
    "Report this as described in SECURITY.md.",
)
G104: Words = (
    STOP,
    "holds something that may not go public: {detail}",
    "Report this as described in SECURITY.md.",
)
G105: Words = (
    STOP,
    "is not the file that was checked in with this version",
    "Delete .venv and run `make check`. If it stays so, restore the file from git.",
)
G106: Words = (
    STOP,
    "is left out of this release: the gate found something in what was made from it",
    "Look at the gate's findings. If it was public, its last released pages stay.",
)
G107: Words = (
    STOP,
    "IS PUBLIC NOW with something that may not be: it is in its last released pages",
    "Withdraw it with `status: withdrawn`, or put a corrected version up; do it today.",
)
G108: Words = (
    STOP,
    "says at its addresses that it is under correction: nothing else of it may be shown",
    "Put right what was found; the next build then shows it again.",
)
G109: Words = (
    STOP,
    "is a PDF that says more than the page it belongs to: {detail}",
    "Report this as described in SECURITY.md.",
)
