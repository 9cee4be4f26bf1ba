"""A YAML file that people write: review.yml, redactions.yml, mkdocs.yml."""

from publisher.findings.words import STOP, Words

S101: Words = (
    STOP,
    "is not valid YAML",
    "Check the spacing and the colons of this line and the one above. Words that hold a colon "
    "stand between double quotation marks.",
)
S102: Words = (STOP, "has a key that is not known{detail}", "Correct or delete the key.")
S103: Words = (STOP, "has the same key twice", "Keep one of the two.")
S104: Words = (STOP, "lacks {detail}", "Add it.")
S105: Words = (STOP, "has a value that does not fit: {detail}", "Correct the value.")
S106: Words = (
    STOP,
    "cannot be read: {detail}",
    "Save it again as a plain text file in UTF-8.",
)
S107: Words = (
    STOP,
    "still has ??? where something has to be filled in: {detail}",
    "Write what belongs there in place of the question marks. Everything else about the review is "
    "checked once the last of them is gone.",
)
