"""Identifiers left over: what remains after redaction and looks like personal data."""

from publisher.findings.words import ADVICE, STOP, Words

LEFT_OVER = (
    "Flag it in redactions.yml, make it more general in the source, or allow it with a reason in "
    "review.yml. `publisher preview` shows it."
)
"""How to answer an identifier that was left over."""

I101: Words = (STOP, "shows where somebody may be found: {detail}", LEFT_OVER)
I102: Words = (STOP, "shows how to reach somebody: {detail}", LEFT_OVER)
I103: Words = (STOP, "has a number that one person has: {detail}", LEFT_OVER)
I104: Words = (
    STOP,
    "has {detail}",
    "Write the month and year or an age band in the source, or flag it in redactions.yml, or "
    "allow it with a reason in review.yml. `publisher preview` shows it.",
)
I105: Words = (STOP, "has {detail}", LEFT_OVER)
I106: Words = (STOP, "leads into somebody's records: {detail}", LEFT_OVER)
I107: Words = (STOP, "leads to somebody's account or page: {detail}", LEFT_OVER)
I108: Words = (
    STOP,
    "names somebody: {detail}",
    "Flag the name in redactions.yml, write the person's role in the source, or allow the "
    "name in review.yml with a reason. `publisher preview` shows it.",
)
I109: Words = (
    STOP,
    "has a word one letter away from a name of the flagged term {term}, or the beginning of "
    "one, cut off",
    "If it is that name, add this spelling to the term's `is:` in redactions.yml, or write it "
    "in full; if not, allow the word with a reason in review.yml. `publisher preview` shows it.",
)
I110: Words = (
    STOP,
    "has {detail}",
    "Make sure that this is the final text; then take the marking out of the source.",
)
I111: Words = (
    STOP,
    "allows the flagged term {term}: {detail}",
    "Take it out of `allow:`, or the term out of redactions.yml: it cannot be both.",
)
I112: Words = (
    STOP,
    "has half of a joined name left: the replacement for {term} is joined to a word that is not "
    "flagged, by a hyphen or the like",
    "Add the whole name, with both its parts, to the term's `is:` in redactions.yml, or allow the "
    "two words with a reason in review.yml. `publisher preview` shows it.",
)
I113: Words = (
    STOP,
    "gives {term} away: its replacement stands in a date, between two numbers, or in the name of a "
    "law, an organisation or an author, that everybody knows",
    'Say it in other words in the source: the date in figures, "the disclosure scheme", "the '
    'hospital"; or list the whole name as an organisation, a date as a text, in redactions.yml; or '
    "allow the words with a reason in review.yml. `publisher preview` shows it.",
)
I201: Words = (
    ADVICE,
    "has full dates: {detail}",
    "Write the month and year where the day adds nothing. `publisher preview` shows each.",
)
I202: Words = (
    ADVICE,
    "has {detail}",
    "If it is a person who is not named on purpose, flag the name in redactions.yml; "
    "otherwise allow it with a reason in review.yml. `publisher preview` shows it.",
)
I203: Words = (
    ADVICE,
    "has words with a capital that may be names: {detail}",
    "Look at each in `publisher preview`, and flag what is a name in redactions.yml.",
)
I204: Words = (ADVICE, "has {detail}", LEFT_OVER)
I205: Words = (
    ADVICE,
    "may lead readers to the real names: {detail}",
    "Ask whether a kind of place would do, such as a primary school; flag it in "
    "redactions.yml or allow it with a reason in review.yml. `publisher preview` shows it.",
)
I206: Words = (
    ADVICE,
    "allows something that needs no allowance: {detail}",
    "Check how it is spelt in the documents, or delete it.",
)
I207: Words = (
    ADVICE,
    "has a single letter with a full stop that may stand for {term}",
    "If it does, flag it: write the first name alone in the `is:` of an entry with "
    "`initials: true` in redactions.yml. If not, allow the words around it with a reason in "
    "review.yml. `publisher preview` shows it.",
)
