"""review.yml, and the review as a whole."""

from publisher.findings.words import ADVICE, STOP, Words

R101: Words = (
    STOP,
    "has no review.yml",
    "Run `publisher new --letter FILE --slug NAME`, with the name of this folder: it writes one "
    "from the letter. If there is no letter yet, copy the example in the handbook.",
)
R102: Words = (
    STOP,
    "has a folder name that cannot be an address",
    "Use small letters, digits and hyphens, 100 at most: partnership, year of death and a "
    "letter, such as ashgrove-2019-a.",
)
R103: Words = (
    STOP,
    "does not say the same as the letter: {detail}",
    "Compare the two and correct whichever is wrong.",
)
R104: Words = (
    STOP,
    "does not clear a document that it has to: {detail}",
    "Publish only what the letter clears; `letter: cleared:` must name the executive "
    "summary and the recommendations.",
)
R105: Words = (
    STOP,
    "an area for development of the letter has no answer: {detail}",
    "Under `areas_for_development:` add `response:` and `done:`.",
)
R106: Words = (
    STOP,
    "has fewer areas for development than the letter: {detail}",
    "Add each area of the letter to `areas_for_development:` and answer it.",
)
R107: Words = (
    STOP,
    "clears more than the letter does: {detail}",
    "Take it out of `letter: cleared:`, or ask the Home Office in writing first.",
)
R108: Words = (
    STOP,
    "has no recommendation that could be read from a table",
    "Use a table whose columns are headed Recommendation, Action, Lead agency, and so on.",
)
R109: Words = (STOP, "has a date that cannot be right: {detail}", "Correct the date.")
R201: Words = (
    ADVICE,
    "has {detail}",
    "The Home Office's panel usually asks for it. If a column of the plan says it, give that "
    "column a plain heading: Lead agency, Target date, Review date or Outcome. Nothing is held "
    "back.",
)
R202: Words = (
    ADVICE,
    "could not be compared with the letter: {detail}",
    "Read it in the letter yourself.",
)
R203: Words = (
    ADVICE,
    "is not published yet: {detail}",
    "Nothing: it will be published when the time has come.",
)
R204: Words = (
    ADVICE,
    "may not be cleared, or not all of it: the letter seems to say that something cannot be "
    "published yet",
    "Read the letter again before you go on, and ask the Home Office if in doubt.",
)
R205: Words = (
    ADVICE,
    "is to be replaced by a review that is not public yet, so readers are told nothing of that",
    "Correct `superseded_by:`, or publish that review. No two may name each other.",
)
R206: Words = (
    ADVICE,
    "has target dates that are over and no word that it was done, for {detail}",
    "Ask the lead agencies and write in the plan what came of it, in a column with the heading "
    "Date completed. The public page will call these overdue.",
)
R207: Words = (
    ADVICE,
    "does not agree with the rest of the review: {detail}",
    "Compare the two, and correct whichever is wrong.",
)
R208: Words = (
    ADVICE,
    "has a word that stands twice in a row here{detail}",
    "Take one of the two out. `publisher preview` shows the words.",
)
R209: Words = (
    ADVICE,
    "has a word here that the dictionary does not know{detail}",
    "Read it again: it may be misspelt. `publisher preview` shows the words.",
)
R210: Words = (
    ADVICE,
    "is to be reported to an address that packs do not go to: {detail}",
    "If it still holds, put it under `reporting:` in mkdocs.yml (a third one as `further:`). If "
    "it is out of date, take it out of `report_to:` in review.yml.",
)
R211: Words = (
    ADVICE,
    "has a table that is not taken for a part of the plan",
    "If recommendations stand in it, head its columns Recommendation, Action, Lead agency, and "
    "so on. Nothing is held back.",
)
