"""Which file of a review is which document, and how a file may be spoken of.

A file with a name of its own choosing is spoken of by its place in the folder, since its name
may be a person's.
"""

import re
from collections.abc import Collection

from publisher.config import DOCUMENT_NAME
from publisher.findings import Finding, Rule
from publisher.intake.transcript import ENDING as ENDING_OF_TRANSCRIPTS

SETTINGS = "review.yml"
TERMS = "redactions.yml"
APPROVAL = "approval.yml"
OURS = (SETTINGS, TERMS, APPROVAL)
"""The files that are no documents."""
LETTER_FILE = "qa-letter"
WELSH = "cy/"
"""How the path of a file begins that is the document of that name in Welsh."""
DEBRIS = (".ds_store", "thumbs.db", "desktop.ini", ".gitkeep")
"""What operating systems leave in folders; passed over."""
REQUIRED = ("executive-summary", "recommendations", "letter")
ORDER = (*REQUIRED, "overview-report", "appendix", "tribute", "easy-read")
_ENDING = re.compile(
    r"docx?|docm|dotx?|odt|rtf|pages|pdf|xlsx?|xlsm|ods|numbers|csv|md|txt|html?|msg|eml|pptx?|odp"
    r"|jpe?g|png|gif|bmp|tiff?|webp|heic|zip|7z|rar|ya?ml|json|age|bak|tmp|log",
    re.IGNORECASE,
)
"""The ends of names that may be spoken; any other may be a part of somebody's name."""
_LOOKS_LIKE = {
    "executive-summary": r"exec|summary",
    "recommendations": r"recommend|action",
    LETTER_FILE: r"letter|feedback|\bqa\b|home.?office",
    "overview-report": r"overview|report|\bdhr\b",
}


def name_documents(
    files: list[str], pictures: Collection[str] = ()
) -> tuple[dict[str, str], list[Finding]]:
    """Tell which file is which document: the document's key to file name, and what is unclear.

    `pictures` are files that a document shows.
    """
    found: dict[str, list[str]] = {}
    findings = []
    for number, file in enumerate(files, start=1):
        stem, _, suffix = file.rpartition(".")
        ours = file in OURS or is_debris(file) or is_known_transcript(file)
        if ours or file in pictures:
            continue
        welsh, plain = stem.startswith(WELSH), stem.removeprefix(WELSH)
        name = "letter" if plain == LETTER_FILE else plain
        usual = bool(_ENDING.fullmatch(suffix))
        if usual and (name == "letter" or DOCUMENT_NAME.fullmatch(name)):
            found.setdefault(WELSH + name if welsh else name, []).append(file)
        else:
            spoken = f"file {number} (.{suffix})" if usual and stem else unnamed(number)
            findings.append(Finding(Rule.D103, file=spoken, detail=_offer(file, usual)))
    for name in REQUIRED:
        if name not in found:
            stem = LETTER_FILE if name == "letter" else name
            findings.append(Finding(Rule.D101, file=stem, detail=_what(name)))
    for twice in (same for same in found.values() if len(same) > 1):
        findings.append(Finding(Rule.D102, file=twice[0], detail=" and ".join(twice)))
    return {name: same[0] for name, same in found.items() if len(same) == 1}, findings


def is_debris(file: str) -> bool:
    """Whether it is what an operating system or an office program leaves in a folder."""
    return file.lower() in DEBRIS or file.startswith("~$")


def is_known_transcript(file: str) -> bool:
    """Whether the file is named as a transcript of a document."""
    name = file.removesuffix(ENDING_OF_TRANSCRIPTS)
    plain = name.removeprefix(WELSH)
    return name != file and (plain == LETTER_FILE or bool(DOCUMENT_NAME.fullmatch(plain)))


def unnamed(number: int) -> str:
    """How a file is spoken of that has a name of its own."""
    return f"file {number}"


def _offer(file: str, usual: bool) -> str:
    """Which document a file of an unknown name may be; its ending is spoken if it is usual."""
    likely = [name for name, shape in _LOOKS_LIKE.items() if re.search(shape, file.lower())]
    if not likely:
        return ""
    named = likely[0] + (f".{file.rpartition('.')[2].lower()}" if usual else "")
    return f" (if it is the {' or the '.join(map(_what, likely))}, call it {named})"


def _what(name: str) -> str:
    return "Home Office letter" if name in ("letter", LETTER_FILE) else name.replace("-", " ")


def reading_order(key: str) -> tuple[int, str, bool]:
    """What to sort documents by, so that they come as readers expect them, English first."""
    name = key.removeprefix(WELSH)
    place = next(at for at, start in enumerate(ORDER) if name.startswith(start))
    return place, name, key != name


def usual_title(name: str) -> str:
    """The title of a document that has none of its own; in Welsh see `redaction.in_welsh`."""
    return "Letter from the Home Office" if name == "letter" else _what(name).capitalize()
