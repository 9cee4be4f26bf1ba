"""Problems as data: every rule with its code, and a finding as one case of it.

A finding never holds source text. It says which rule, where, and about which term by id;
`detail` holds only words of ours: a key's name, a count, a file type, a date from settings.
Each code has its section in `docs/handbook/findings.md` (`tests/test_findings.py`).
"""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Severity(StrEnum):
    """What a finding does to its review."""

    STOP = "stop"
    """The review is held back until it is put right."""
    ADVICE = "advice"
    """Worth a look; holds nothing back."""


LEFT_OVER = (
    "Flag it in redactions.yml, make it more general in the source, or allow it with a reason in "
    "review.yml. `publisher preview` shows it."
)
"""How to answer an identifier that was left over."""


class Rule(Enum):
    """Every rule: code, severity, what is said (after the place) and how to put it right.

    S settings, D documents as files, R review.yml, T flagged terms, I identifiers left over,
    K secrecy, A approval, G the gate, W weblinks. `{detail}` and `{term}` are filled in from
    the finding.
    """

    def __init__(self, severity: Severity, says: str, remedy: str) -> None:
        self.severity = severity
        self.says = says
        self.remedy = remedy

    @property
    def code(self) -> str:
        """The rule's short name, such as "D103", for the handbook and machines."""
        return self.name

    # -- S: a YAML file that people write (review.yml, redactions.yml, mkdocs.yml) --
    S101 = (
        Severity.STOP,
        "is not valid YAML",
        "Check the spacing and the colons of this line and the one above. Words that hold a colon "
        "stand between double quotation marks.",
    )
    S102 = (Severity.STOP, "has a key that is not known{detail}", "Correct or delete the key.")
    S103 = (Severity.STOP, "has the same key twice", "Keep one of the two.")
    S104 = (Severity.STOP, "lacks {detail}", "Add it.")
    S105 = (Severity.STOP, "has a value that does not fit: {detail}", "Correct the value.")
    S106 = (
        Severity.STOP,
        "cannot be read: {detail}",
        "Save it again as a plain text file in UTF-8.",
    )

    # -- D: the documents of a review, as files --
    D101 = (
        Severity.STOP,
        "is missing: {detail}",
        "Put the file into the review's folder under that name, or correct the name it has.",
    )
    D102 = (
        Severity.STOP,
        "stands there more than once: {detail}",
        "Keep one file of that name and take the other out of the folder.",
    )
    D103 = (
        Severity.STOP,
        "has a name that the publisher does not know{detail}",
        "Give it one of the names in the handbook, or take it out of the folder.",
    )
    D104 = (
        Severity.STOP,
        "is of a type that cannot be read here: {detail}",
        "Save it as one of the types that the handbook lists for this document.",
    )
    D105 = (
        Severity.STOP,
        "is damaged and cannot be opened",
        "Open it in the program that made it, save it anew and put the new file here.",
    )
    D106 = (
        Severity.STOP,
        "is protected by a password",
        "Save a copy without a password and put that here.",
    )
    D107 = (
        Severity.STOP,
        "has no text that can be read: it looks like a scan",
        "Use the Word file or the PDF it was made from; if there is none, `publisher transcribe`.",
    )
    D108 = (
        Severity.STOP,
        "has a picture without a description (alternative text){detail}",
        "Describe it in the source file (Word: right-click it, then Edit Alt Text). A picture of "
        "a PDF can be described in review.yml: the handbook says how.",
    )
    D109 = (
        Severity.STOP,
        "has a part that shows text and cannot be read: {detail}",
        "Turn it into ordinary text, a table or a picture with a description, or delete it.",
    )
    D110 = (
        Severity.STOP,
        "has text that does not say what the page shows",
        "Make the PDF anew from the Word file, or use the Word file itself.",
    )
    D111 = (
        Severity.STOP,
        "could not be read in full: {detail}",
        "Use the Word file that it was made from; if there is none, ask for it.",
    )
    D112 = (Severity.STOP, "is empty", "Put the finished document here.")
    D115 = (
        Severity.STOP,
        "is larger than can be handled safely: {detail}",
        "Split it, or shrink its pictures, and save it again.",
    )
    D116 = (
        Severity.STOP,
        "has a picture that nobody has looked at yet ({detail})",
        "Look for faces, signatures, plates and names in it; then add its fingerprint to "
        "`pictures:` in review.yml with the reason why it may be shown.",
    )
    D123 = (
        Severity.STOP,
        "has a page that must be looked at, and there is no program here that can read it",
        "Install tesseract (Debian and Ubuntu: apt install tesseract-ocr), or delete .venv and "
        "run `make site` again.",
    )
    D124 = (
        Severity.STOP,
        "has a page that must be looked at and that could not be read",
        "Run it again; if it stays so, use the Word file that it was made from.",
    )
    D125 = (
        Severity.STOP,
        "has a picture that shows a flagged term: {term} ({detail})",
        "Replace the picture by one without it; looking at it is not enough.",
    )
    D126 = (
        Severity.STOP,
        "has a picture with many words that are not in the text ({detail})",
        "Write them into the text or into the picture's description. If readers do not need "
        "them, say so under `pictures:` in review.yml.",
    )
    D127 = (
        Severity.STOP,
        "is a transcript that has not been checked, or has words still marked [?]",
        "Read it against the scan, word by word; correct the marked words and delete the marks; "
        "then name it under `transcripts:` in review.yml.",
    )
    D128 = (
        Severity.STOP,
        "is not a transcript of the file beside it",
        "Delete it, run `publisher transcribe` for the file that is there now, and check it.",
    )
    D129 = (
        Severity.STOP,
        "has no transcript beside it, though review.yml names one",
        "Put the transcript back, or delete its lines under `transcripts:`.",
    )
    D201 = (
        Severity.ADVICE,
        "had hidden content, which was left out: {detail}",
        "Nothing, if it was not meant for readers.",
    )
    D202 = (
        Severity.ADVICE,
        "has a table without column headings: its first row was taken as the headings",
        "In Word, mark the first row as a header row (Layout, Repeat Header Rows).",
    )
    D203 = (
        Severity.ADVICE,
        "has a link that was left out: {detail}",
        "Nothing, if the words say enough without it.",
    )
    D204 = (
        Severity.ADVICE,
        "has a drawing that is published as words: {detail}",
        "See in the preview that the table or list says what the drawing says.",
    )

    D207 = (
        Severity.ADVICE,
        "has words under a black box: `[blacked out]` stands in their place",
        "The words are still in this file: do not pass it on. Flag what may not be known, and "
        "ask for a copy without the box, or write what is missing in words of your own.",
    )

    D208 = (
        Severity.ADVICE,
        "has places marked for redaction that were never redacted",
        "The words are still in this file: do not pass it on. Check that each of them is flagged.",
    )
    D211 = (
        Severity.ADVICE,
        "shows words that are drawn, not typed, and were left out ({detail})",
        "Nothing, if they are a crest, a stamp or a heading that says nothing new.",
    )
    D212 = (
        Severity.ADVICE,
        "has a picture that could not be read ({detail})",
        "Look for names in it with special care: nothing else has. To have pictures read, "
        "install tesseract (Debian and Ubuntu: apt install tesseract-ocr).",
    )
    D213 = (
        Severity.ADVICE,
        "has lines that were joined beside flagged words ({detail})",
        "See in the preview that they still read well. If a list or an address has run "
        "together, give this document as a Word file.",
    )

    # -- R: review.yml and the review as a whole --
    R101 = (Severity.STOP, "has no review.yml", "Copy one from another review and correct it.")
    R102 = (
        Severity.STOP,
        "has a folder name that cannot be an address",
        "Use small letters, digits and hyphens: partnership, year of death and a letter, "
        "such as ashgrove-2019-a.",
    )
    R103 = (
        Severity.STOP,
        "does not say the same as the letter: {detail}",
        "Compare the two and correct whichever is wrong.",
    )
    R104 = (
        Severity.STOP,
        "does not clear a document that it has to: {detail}",
        "Publish only what the letter clears; `letter: cleared:` must name the executive "
        "summary and the recommendations.",
    )
    R105 = (
        Severity.STOP,
        "an area for development of the letter has no answer: {detail}",
        "Under `areas_for_development:` add `response:` and `done:`.",
    )
    R106 = (
        Severity.STOP,
        "has fewer areas for development than the letter: {detail}",
        "Add each area of the letter to `areas_for_development:` and answer it.",
    )
    R107 = (
        Severity.STOP,
        "clears more than the letter does: {detail}",
        "Take it out of `letter: cleared:`, or ask the Home Office in writing first.",
    )
    R108 = (
        Severity.STOP,
        "has no recommendation that could be read as a table",
        "Use a table whose columns are headed Recommendation, Action, Lead agency, and so on.",
    )
    R109 = (Severity.STOP, "has a date that cannot be right: {detail}", "Correct the date.")
    R201 = (
        Severity.ADVICE,
        "has {detail}",
        "The Home Office's panel usually asks for it. Nothing is held back.",
    )
    R202 = (
        Severity.ADVICE,
        "could not be compared with the letter: {detail}",
        "Read it in the letter yourself.",
    )
    R203 = (
        Severity.ADVICE,
        "is not published yet: {detail}",
        "Nothing: it will be published when the time has come.",
    )

    # -- T: flagged terms --
    T101 = (
        Severity.STOP,
        "has no redactions.yml",
        "List the names and details to take out; if there are none, write `[]` in it.",
    )
    T102 = (
        Severity.STOP,
        "uses the id of another term: {term}",
        "Give each term an id of its own.",
    )
    T103 = (
        Severity.STOP,
        "has an id that gives a flagged term away",
        "Use an id that tells nothing, such as victim, sister or home.",
    )
    T104 = (
        Severity.STOP,
        "has nothing that could be looked for: {term}",
        "Write at least one word with two letters or digits.",
    )
    T105 = (
        Severity.STOP,
        "has a replacement that holds a flagged term: {term}",
        "Choose another replacement.",
    )
    T106 = (
        Severity.STOP,
        "has an address or a title that holds a flagged term: {term}",
        "Choose a folder name and a title without it.",
    )
    T107 = (
        Severity.STOP,
        "has a pattern that cannot be used: {term}",
        "Correct the regular expression, or write the words out as `kind: text`.",
    )
    T108 = (
        Severity.STOP,
        "has a date that cannot be read: {term}",
        "Write it as year-month-day, such as 1984-03-07.",
    )
    T201 = (
        Severity.ADVICE,
        "never occurs in the documents: {term}",
        "Check how it is spelt there.",
    )

    # -- I: identifiers left over: what remains after redaction and looks like personal data --
    I101 = (Severity.STOP, "shows where somebody may be found: {detail}", LEFT_OVER)
    I102 = (Severity.STOP, "shows how to reach somebody: {detail}", LEFT_OVER)
    I103 = (Severity.STOP, "has a number that one person has: {detail}", LEFT_OVER)
    I104 = (
        Severity.STOP,
        "has {detail}",
        "Write the month and year or an age band in the source, or flag it in redactions.yml, or "
        "allow it with a reason in review.yml. `publisher preview` shows it.",
    )
    I105 = (Severity.STOP, "has {detail}", LEFT_OVER)
    I106 = (Severity.STOP, "leads into somebody's records: {detail}", LEFT_OVER)
    I107 = (Severity.STOP, "leads to somebody's account or page: {detail}", LEFT_OVER)
    I108 = (
        Severity.STOP,
        "names somebody: {detail}",
        "Flag the name in redactions.yml, write the person's role in the source, or allow the "
        "name in review.yml with a reason. `publisher preview` shows it.",
    )
    I109 = (
        Severity.STOP,
        "has a word one letter away from a name of the flagged term {term}",
        "If it is that name, add this spelling to the term's `is:` in redactions.yml; if not, "
        "allow the word with a reason in review.yml. `publisher preview` shows it.",
    )
    I110 = (
        Severity.STOP,
        "has {detail}",
        "Make sure that this is the final text; then take the marking out of the source.",
    )
    I111 = (
        Severity.STOP,
        "allows the flagged term {term}: {detail}",
        "Take it out of `allow:`, or the term out of redactions.yml: it cannot be both.",
    )
    I201 = (
        Severity.ADVICE,
        "has full dates: {detail}",
        "Write the month and year where the day adds nothing. `publisher preview` shows each.",
    )
    I202 = (
        Severity.ADVICE,
        "has {detail}",
        "If it is a person who is not named on purpose, flag the name in redactions.yml; "
        "otherwise allow it with a reason in review.yml. `publisher preview` shows it.",
    )
    I203 = (
        Severity.ADVICE,
        "has words with a capital that may be names: {detail}",
        "Look at each in `publisher preview`, and flag what is a name in redactions.yml.",
    )
    I204 = (Severity.ADVICE, "has {detail}", LEFT_OVER)
    I205 = (
        Severity.ADVICE,
        "may lead readers to the real names: {detail}",
        "Ask whether a kind of place would do, such as a primary school; flag it in "
        "redactions.yml or allow it with a reason in review.yml. `publisher preview` shows it.",
    )
    I206 = (
        Severity.ADVICE,
        "allows something that needs no allowance: {detail}",
        "Check how it is spelt in the documents, or delete it.",
    )

    # -- K: what is kept secret, and how --
    K101 = (
        Severity.STOP,
        "is encrypted, and there is no key to open it with",
        "Put the key from your password safe into PUBLISHER_KEY; docs/handbook/keeping-secrets.md "
        "says how.",
    )
    K102 = (
        Severity.STOP,
        "is encrypted for another key than the one given",
        "Give the right key in PUBLISHER_KEY, or ask somebody who can open the file to encrypt it "
        "for you too.",
    )
    K103 = (
        Severity.STOP,
        "is encrypted and damaged, so that no key opens it",
        "Restore the file from git or a backup.",
    )
    K104 = (
        Severity.STOP,
        "stands there twice, encrypted and plain",
        "Delete the one that is out of date. To make the plain one count, run `publisher terms "
        "encrypt` with --replace.",
    )
    K105 = (
        Severity.STOP,
        "is not encrypted, and the repository is {detail}",
        "If git has not taken it in yet (`publisher doctor` tells), commit nothing and encrypt it. "
        "Otherwise treat this as a data breach. Make the repository private now, have the file "
        "purged from its history, and tell your data protection officer today: the law gives 72 "
        "hours.",
    )
    K106 = (
        Severity.STOP,
        "is not encrypted, and nobody has said yet whether others can see this folder",
        "Run `publisher doctor`: it asks once who can see the repository.",
    )
    K107 = (
        Severity.STOP,
        "is not encrypted, and it is not known whether the repository is public",
        "Let the workflow say so in PUBLISHER_REPOSITORY, as .github/workflows/publish.yml does.",
    )

    # -- A: approval --
    A101 = (
        Severity.STOP,
        "waits for approval",
        "Look at every page first; then a person who may decide runs `publisher approve`.",
    )
    A102 = (
        Severity.STOP,
        "is about other content than there is now; changed: {detail}",
        "Look at what changed, in `publisher preview`; then approve again.",
    )
    A103 = (
        Severity.STOP,
        "waits for another person's approval: {detail}",
        "Ask somebody else to look at every page and to run `publisher approve`.",
    )

    A104 = (
        Severity.STOP,
        "was approved by a name alone, and only an account counts here",
        "Approve in GitHub: Actions, Approve a review, Run workflow.",
    )
    A105 = (
        Severity.STOP,
        "was last changed by something else than the workflow that approves",
        "Approve in GitHub: Actions, Approve a review, Run workflow. Find out who changed the "
        "file.",
    )
    A106 = (
        Severity.STOP,
        "was approved by somebody who made the change",
        "Ask two people who did not make the change to look at every page and to approve.",
    )

    # -- G: the gate; what it finds something in is never released --
    G101 = (
        Severity.STOP,
        "holds a flagged term: {term}",
        "Do not publish by other means. Report this as described in SECURITY.md.",
    )
    G102 = (
        Severity.STOP,
        "is of a type that may not go public",
        "Report this as described in SECURITY.md.",
    )
    G103 = (
        Severity.STOP,
        "cannot be looked into: {detail}",
        "Report this as described in SECURITY.md.",
    )
    G104 = (
        Severity.STOP,
        "holds something that may not go public: {detail}",
        "Report this as described in SECURITY.md.",
    )
    G105 = (
        Severity.STOP,
        "is not the file that was checked in with this version",
        "Install the publisher anew.",
    )
    G106 = (
        Severity.STOP,
        "is left out of this release: the gate found something in what was made from it",
        "Look at the gate's findings. If it was public, its last released pages stay.",
    )
    G107 = (
        Severity.STOP,
        "IS PUBLIC NOW with something that may not be: it is in its last released pages",
        "Withdraw it with `status: withdrawn`, or put a corrected version up; do it today.",
    )
    G108 = (
        Severity.STOP,
        "says at its addresses that it is under correction: nothing else of it may be shown",
        "Put right what was found; the next build then shows it again.",
    )

    G109 = (
        Severity.STOP,
        "is a PDF that says more than the page it belongs to: {detail}",
        "Report this as described in SECURITY.md.",
    )

    # -- W: weblinks --
    W101 = (
        Severity.STOP,
        "was published and would be lost: {detail}",
        "Put the document back, or withdraw the review with `status: withdrawn`.",
    )
    W102 = (
        Severity.STOP,
        "is a record that has been edited or damaged: {detail}",
        "Restore the file from git; never edit it by hand.",
    )
    W103 = (
        Severity.STOP,
        "does not answer at its addresses any more: the gate refuses even a notice there",
        "Look at the gate's findings; an address that holds a flagged term cannot be kept.",
    )
    W104 = (
        Severity.STOP,
        "is public, and its last released pages cannot be looked at again: {detail}",
        "Put its folder in order, or withdraw it with `status: withdrawn`.",
    )


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: each counts from 1; 0 means it is not known or does not apply."""

    page: int = 0
    paragraph: int = 0
    line: int = 0

    def __str__(self) -> str:
        named = (("page", self.page), ("paragraph", self.paragraph), ("line", self.line))
        return ", ".join(f"{name} {number}" for name, number in named if number)


@dataclass(frozen=True, slots=True)
class Finding:
    """One case of a rule.

    `review` is a slug ("" for the whole site); `file` is a path within the review or the
    site, spoken only if no flagged term is in it; `term` a term's id; `detail` words of ours.
    """

    rule: Rule
    review: str = ""
    file: str = ""
    place: Place = Place()
    term: str = ""
    detail: str = ""

    @property
    def stops(self) -> bool:
        """Whether the review is held back by this."""
        return self.rule.severity is Severity.STOP

    @property
    def message(self) -> str:
        """What is wrong, in words, without the place."""
        return self.rule.says.format(detail=self.detail, term=self.term)

    @property
    def sort_key(self) -> tuple[str, str, Place, str, str, str]:
        """Findings are always told in this order."""
        return (self.review, self.file, self.place, self.rule.code, self.term, self.detail)


def in_order(findings: "list[Finding]") -> list[Finding]:
    """The findings sorted by review, file and place, each once."""
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key)
