"""The documents of a review, as files."""

from publisher.findings.words import ADVICE, STOP, Words

D101: Words = (
    STOP,
    "is missing: {detail}",
    "Put the file into the review's folder under that name, or correct the name it has.",
)
D102: Words = (
    STOP,
    "stands there more than once: {detail}",
    "Keep one file of that name and take the other out of the folder.",
)
D103: Words = (
    STOP,
    "has a name that the publisher does not know{detail}",
    "Give it one of the names in the handbook, or take it out of the folder.",
)
D104: Words = (
    STOP,
    "is of a type that cannot be read here: {detail}",
    "Save it as one of the types that the handbook lists for this document.",
)
D105: Words = (
    STOP,
    "is damaged and cannot be opened",
    "Open it in the program that made it, save it anew and put the new file here.",
)
D106: Words = (
    STOP,
    "is protected by a password",
    "Save a copy without a password and put that here.",
)
D107: Words = (
    STOP,
    "has no text that can be read: it looks like a scan",
    "Use the Word file or the PDF it was made from; if there is none, `publisher transcribe`.",
)
D108: Words = (
    STOP,
    "has a picture, or something else to look at, without a description{detail}",
    "Describe it in the source file (Word, Excel: right-click it, then Edit Alt Text, or Mark "
    "as decorative); or in review.yml, with its fingerprint: the handbook says how.",
)
D109: Words = (
    STOP,
    "has a part that shows text and cannot be read: {detail}",
    "Turn it into ordinary text, a table or a picture with a description, or delete it.",
)
D110: Words = (
    STOP,
    "has text that does not say what the page shows",
    "Make the PDF anew from the Word file, or use the Word file itself.",
)
D111: Words = (
    STOP,
    "could not be read in full: {detail}",
    "If it is a PDF, use the Word file that it was made from, or ask the author for it. If not, "
    "make that place simpler and save it again.",
)
D112: Words = (STOP, "is empty", "Put the finished document here.")
D115: Words = (
    STOP,
    "is larger than can be handled safely: {detail}",
    "Split it, or shrink its pictures, and save it again.",
)
D116: Words = (
    STOP,
    "has a picture that nobody has looked at yet ({detail})",
    "Look for faces, signatures, plates and names in it; then add its fingerprint to "
    "`pictures:` in review.yml with the reason why it may be shown.",
)
D123: Words = (
    STOP,
    "has a page that must be looked at, and there is no program here that can read it",
    "Install tesseract (Debian and Ubuntu: apt install tesseract-ocr), or delete .venv and "
    "run `make check`.",
)
D124: Words = (
    STOP,
    "has a page that must be looked at and that could not be read",
    "Run it again; if it stays so, use the Word file that it was made from.",
)
D125: Words = (
    STOP,
    "has a picture that shows a flagged term: {term} ({detail})",
    "Replace the picture by one without it; looking at it is not enough.",
)
D126: Words = (
    STOP,
    "has a picture with many words that are not in the text ({detail})",
    "Write them into the text or into the picture's description. If readers do not need "
    "them, say so under `pictures:` in review.yml.",
)
D127: Words = (
    STOP,
    "is a transcript that has not been checked, or has words still marked [?]",
    "Read it against the scan, word by word; correct the marked words and delete the marks; "
    "then name it under `transcripts:` in review.yml.",
)
D128: Words = (
    STOP,
    "is not a transcript of the file beside it",
    "Delete it, run `publisher transcribe` for the file that is there now, and check it.",
)
D129: Words = (
    STOP,
    "has no transcript beside it, though review.yml names one",
    "Put the transcript back, or delete its lines under `transcripts:`.",
)
D130: Words = (
    STOP,
    "could not be read within the limits of time and memory",
    "Open it in the program that made it and save it anew, split it or shrink its pictures. If "
    "you do not know where it comes from, do not open it.",
)
D131: Words = (
    STOP,
    "is no ordinary file, or may not be opened",
    "Put the file itself into the folder in place of a link to it, as one that you may open.",
)
D132: Words = (
    STOP,
    "made the publisher itself stumble ({detail})",
    "It is a fault of ours, and the other reviews went on without this one. Report it as "
    "SECURITY.md describes; the words in brackets hold nothing of your documents.",
)
D133: Words = (
    STOP,
    "has files that are larger together than can be handled safely: {detail}",
    "Take out what is no document of this review, and shrink the pictures in the largest files.",
)
D201: Words = (
    ADVICE,
    "had hidden content, which was left out: {detail}",
    "There is nothing to do if it was not meant for readers.",
)
D202: Words = (
    ADVICE,
    "has a table without column headings: its first row was taken as the headings",
    "In Word, mark the first row as a header row (Layout, Repeat Header Rows).",
)
D203: Words = (
    ADVICE,
    "has a link that was left out: {detail}",
    "Nothing, if the words say enough without it.",
)
D204: Words = (
    ADVICE,
    "has a drawing that is published as words: {detail}",
    "See in the preview that the table or list says what the drawing says.",
)
D207: Words = (
    ADVICE,
    "has words under a black box: `[blacked out]` stands in their place",
    "The words are still in this file: do not pass it on. Flag what may not be known, and "
    "ask for a copy without the box, or write what is missing in words of your own.",
)
D208: Words = (
    ADVICE,
    "has places marked for redaction that were never redacted",
    "The words are still in this file: do not pass it on. Check that each of them is flagged.",
)
D211: Words = (
    ADVICE,
    "shows words that are drawn, not typed, and were left out ({detail})",
    "Nothing, if they are a crest, a stamp or a heading that says nothing new.",
)
D212: Words = (
    ADVICE,
    "has a picture that could not be read ({detail})",
    "Look for names in it with special care: nothing else has. To have pictures read, "
    "install tesseract (Debian and Ubuntu: apt install tesseract-ocr).",
)
D213: Words = (
    ADVICE,
    "has lines that were joined beside flagged words ({detail})",
    "See in the preview that they still read well. If a list or an address has run "
    "together, give this document as a Word file.",
)
D214: Words = (
    ADVICE,
    "has words with a line through them, and shows them so to readers ({detail})",
    "If they are deletions of tracked changes, accept all changes in Word and save the PDF anew.",
)
D215: Words = (
    ADVICE,
    "has empty cells in a colour, which readers are not told ({detail})",
    "If the colour says something, such as red, amber or green, write that into each cell.",
)
D216: Words = (
    ADVICE,
    "has words that its readers may see or not, and that are published: {detail}",
    "Look in the file whether they can be seen. Delete those that cannot.",
)
