"""Flagged terms."""

from publisher.findings.words import ADVICE, STOP, Words

T101: Words = (
    STOP,
    "has no redactions.yml",
    "If review.yml is missing too, put that right first: it makes both. Otherwise list the names "
    "and details to take out in that file; if there are none, write `[]` in it.",
)
T102: Words = (
    STOP,
    "uses the id of another term: {term}",
    "Give each term an id of its own.",
)
T103: Words = (
    STOP,
    "has an id that gives a flagged term away",
    "Use an id that tells nothing, such as victim, sister or home.",
)
T104: Words = (
    STOP,
    "has nothing that could be looked for in the entry {term}: {detail}",
    "Write at least one word with two letters or digits there, or take it out.",
)
T105: Words = (
    STOP,
    "has a replacement that holds a flagged term: {term}",
    "Choose another replacement.",
)
T106: Words = (
    STOP,
    "has a flagged term in what must be public as it is, its folder's name, pseudonym, partnership "
    "or a title: {term}",
    "Choose another one without it.",
)
T107: Words = (
    STOP,
    "has a pattern that cannot be used: {term}",
    "Correct the regular expression, or write the words out as `kind: text`.",
)
T108: Words = (
    STOP,
    "has a date that cannot be read: {term}",
    "Write it as year-month-day, such as 1984-03-07.",
)
T201: Words = (
    ADVICE,
    "never occurs in the documents: {term}",
    "Check how it is spelt there.",
)
T202: Words = (
    ADVICE,
    "has a name by itself that several people have; it was taken for {term}, and may mean {detail}",
    "Look at each place in `publisher preview`. Where it is wrong, write there who is meant, or "
    "write the name with its title, such as Mr Wintle, into the right `is:` of redactions.yml.",
)
T203: Words = (
    ADVICE,
    "has the replacement for {term} twice, side by side: {detail}",
    "Leave one of the two names out of the source, or flag both together with `kind: text`.",
)
T204: Words = (
    ADVICE,
    "has more than a name in the entry {term}: {detail}",
    "Leave nothing but the name there, and give another name or a date an entry of its own: "
    "words such as deceased, known as or mother of would be taken out wherever they stand.",
)
