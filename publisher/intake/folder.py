"""A review's folder: which file is which document, and all of them read.

`read_folder` alone touches the disk; the rest works on names and bytes. A file with a name
of its own choosing is spoken of by its place in the folder, since its name may be a person's.
An encrypted file (`redactions.yml.age`) is opened in memory and goes by its name without the
ending from there on.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import BaseModel

from publisher.config import Approval, ReviewSettings, TermSettings
from publisher.errors import SettingsError
from publisher.findings import Finding, Rule
from publisher.intake.characters import GARBLED, LOST, garbled, lost
from publisher.intake.markdown import pictures_named
from publisher.intake.naming import (
    APPROVAL,
    DEBRIS,
    OURS,
    SETTINGS,
    TERMS,
    WELSH,
    is_known_transcript,
    name_documents,
    reading_order,
    unnamed,
    usual_title,
)
from publisher.intake.read import read_document
from publisher.intake.reading import Flagged, Request, nothing_flagged
from publisher.intake.sealed import ENDING, NO_KEYS, Keys, SealedError, is_sealed, open_sealed
from publisher.intake.sight.pictures import words_in_pictures
from publisher.intake.transcript import checked_transcripts, is_transcript, line_in, words_of
from publisher.intake.withdrawal import withdrawal_in
from publisher.intake.yaml_file import read_yaml
from publisher.letter import read_letter
from publisher.model import Document, Role
from publisher.submission import Submission
from publisher.terms import REMOVED, FlaggedTerm, TermKind

SLUG = re.compile(r"(?!.{101})[a-z0-9]+(-[a-z0-9]+)*")
_PICTURE = re.compile(r".+\.(png|jpe?g|gif|bmp|tiff?|webp)", re.IGNORECASE)
LARGEST = 250_000_000
"""Bytes of a file; the largest real overview report that we know of has 30 million."""
LARGEST_FOLDER = 500_000_000
"""Bytes of all files of a review together, which are held in memory at once."""
LARGEST_OF_OURS = 1_000_000
"""Bytes of review.yml and its like; a list of 5,000 terms has half of it."""
PlacesOf = Callable[[Sequence[FlaggedTerm]], Flagged]


@dataclass(frozen=True, slots=True)
class Folder:
    """The bytes of a review's folder by path within it ("cy/executive-summary.docx").

    `sealed` are those that lie there encrypted, `closed` those that could not be opened and
    why; both by the name without ".age". What is named so and is not encrypted is closed.
    `twice` lie there encrypted and plain: the encrypted one was read.
    """

    slug: str
    files: Mapping[str, bytes] = field(repr=False)
    sealed: frozenset[str] = frozenset()
    closed: Mapping[str, Rule] = field(default_factory=dict)
    twice: frozenset[str] = frozenset()

    @property
    def names(self) -> list[str]:
        """Every file that is there, opened or not, sorted."""
        return sorted({*self.files, *self.closed})

    @property
    def plain(self) -> list[str]:
        """The files that lie there unencrypted, sorted."""
        return sorted({*self.names} - (self.sealed - self.twice))


def folders_in(reviews: Path) -> list[Path]:
    """The folders of reviews, sorted; the ledger and hidden folders are none."""
    if not reviews.is_dir():
        raise SettingsError(
            f"There is no folder {reviews}.",
            "Run this in the folder that holds mkdocs.yml and reviews/.",
        )
    return sorted(
        path
        for path in reviews.iterdir()
        if path.is_dir() and path.name != "ledger" and not path.name.startswith(".")
    )


def read_folder(path: Path, keys: Keys = NO_KEYS) -> Folder:
    """Read every file of a review's folder into memory, each once, and open what is sealed.

    What cannot be read, is a link (the folder itself too) or no ordinary file is closed; so is
    every document if they are too large together, before any is read.
    """
    sizes: dict[str, int] = {}
    closed: dict[str, Rule] = {}
    for file in [path] if path.is_symlink() else sorted(path.rglob("*")):
        if file.is_dir() and not file.is_symlink():
            continue
        name = file.relative_to(path).as_posix()
        try:
            if file.is_symlink() or not file.is_file():
                closed[name] = Rule.D131
            elif (size := file.stat().st_size) > largest(name):
                closed[name] = Rule.D115
            else:
                sizes[name] = size
        except OSError:
            closed[name] = Rule.D131
    if sum(sizes.values()) > LARGEST_FOLDER:
        closed |= {name: Rule.D133 for name in sizes if not is_ours(name)}
    files: dict[str, bytes] = {}
    for name in sorted(sizes.keys() - closed.keys()):
        try:
            files[name] = (path / name).read_bytes()
        except OSError:
            closed[name] = Rule.D131
    return unsealed(Folder(path.name, files, closed=closed), keys)


def largest(name: str) -> int:
    """How many bytes a file of that name may have."""
    return LARGEST_OF_OURS if is_ours(name) else LARGEST


def is_ours(name: str) -> bool:
    """Whether it is a file of the publisher's own, encrypted or not, and no document."""
    return name.removesuffix(ENDING) in OURS


def without(folder: Folder, files: Collection[str], rule: Rule) -> Folder:
    """The folder with these files closed for that reason."""
    left = {name: data for name, data in folder.files.items() if name not in files}
    shut = {name: rule for name in folder.files if name in files}
    return replace(folder, files=left, closed={**folder.closed, **shut})


def unsealed(folder: Folder, keys: Keys) -> Folder:
    """The folder with its encrypted files opened, as far as the keys allow."""
    everything = {*folder.files, *folder.closed}
    sealed = {name.removesuffix(ENDING): name for name in everything if name.endswith(ENDING)}
    files = {name: data for name, data in folder.files.items() if not name.endswith(ENDING)}
    closed = {name.removesuffix(ENDING): rule for name, rule in folder.closed.items()}
    twice = sealed.keys() & (everything - set(sealed.values()))
    pretended = set()
    for name, stored in sealed.items():
        if stored not in folder.files:
            continue
        files.pop(name, None)
        if not is_sealed(folder.files[stored]):
            pretended.add(name)
            closed[name] = Rule.K103
            continue
        try:
            files[name] = open_sealed(folder.files[stored], keys)
        except SealedError as error:
            closed[name] = error.rule
    return Folder(folder.slug, files, frozenset(sealed) - pretended, closed, frozenset(twice))


def read_submission(
    folder: Folder,
    places_of: PlacesOf | None = None,
    note: Callable[[str], None] = lambda _: None,
) -> Submission:
    """Read a review's settings, terms and documents, with everything that is wrong there.

    `places_of` tells where terms stand in a text, so that how a document is read does not
    depend on them. `note` is told which file is read from here on; "" is none of them.
    """
    findings: list[Finding] = []
    if not SLUG.fullmatch(folder.slug):
        findings.append(Finding(Rule.R102))
    note(SETTINGS)
    settings = _settings(folder, findings)
    note(TERMS)
    terms = _terms(folder, findings)
    note("")
    scans, name_findings = name_documents(folder.names, _pictures_beside(folder.files))
    findings += (*name_findings, *_closed_or_twice(folder))
    transcripts, wrong = checked_transcripts(scans, folder.files, settings)
    spoken = spoken_names(folder)
    findings += (replace(finding, file=spoken[finding.file]) for finding in wrong)
    named = {**scans, **{name: file for name, file in transcripts.items() if file}}
    flagged = places_of(terms) if places_of and terms else nothing_flagged
    descriptions = (
        {p.fingerprint: p.description or "" for p in settings.pictures} if settings else {}
    )
    readable = {
        name: file
        for name, file in named.items()
        if file in folder.files and transcripts.get(name) != ""
    }
    documents, wrong = _documents(folder, readable, flagged, descriptions, note)
    findings += wrong
    note("")
    letter = next((d for d in documents if d.role is Role.LETTER), None)
    words = read_letter(letter) if letter else None
    note(APPROVAL)
    approval = _approval(folder, findings)
    note("")
    return Submission(
        slug=folder.slug,
        settings=settings,
        terms=terms,
        documents=tuple(documents),
        letter=words,
        approval=approval,
        files=named,
        findings=tuple(replace(finding, review=folder.slug) for finding in findings),
        seen=words_in_pictures(documents),
        withdraws=withdrawal_in(folder.files.get(SETTINGS, b"")),
    )


def _documents(
    folder: Folder,
    readable: Mapping[str, str],
    flagged: Flagged,
    descriptions: Mapping[str, str],
    note: Callable[[str], None],
) -> tuple[list[Document[str]], list[Finding]]:
    """The documents in their reading order, and what is wrong with them; `readable` by name."""
    documents: list[Document[str]] = []
    findings: list[Finding] = []
    for name, file in sorted(readable.items(), key=lambda pair: reading_order(pair[0])):
        written = folder.files[file]
        data = words_of(written) if is_transcript(file) else written
        plain = name.removeprefix(WELSH)
        request = Request(
            _role(plain),
            plain,
            "en" if plain == name else "cy",
            flagged=flagged,
            beside=folder.files,
            descriptions=descriptions,
        )
        note(file)
        document, problems = _document(file, data, request)
        if is_transcript(file):
            problems = [_in_transcript(problem, written) for problem in problems]
        findings += problems
        if document is not None:
            documents.append(document)
    return documents, findings


def read_settled(folder: Folder, note: Callable[[str], None] = lambda _: None) -> Submission:
    """A review's settings, terms and approval alone; what is wrong with them is not told."""
    note(SETTINGS)
    settings = _settings(folder, [])
    note(TERMS)
    terms = _terms(folder, [])
    note(APPROVAL)
    approval = _approval(folder, [])
    note("")
    return Submission(
        slug=folder.slug,
        settings=settings,
        terms=terms,
        documents=(),
        letter=None,
        approval=approval,
        files={},
        findings=(),
        withdraws=withdrawal_in(folder.files.get(SETTINGS, b"")),
    )


def _pictures_beside(files: Mapping[str, bytes]) -> frozenset[str]:
    """The pictures in the folder that a Markdown document shows."""
    named = (pictures_named(data) for name, data in files.items() if name.endswith(".md"))
    return frozenset(
        file for some in named for file in some if file in files and _PICTURE.fullmatch(file)
    )


def spoken_names(folder: Folder) -> dict[str, str]:
    """How each file may be spoken of: by its name if that is one of ours, else by its place."""
    named, _ = name_documents(folder.names)
    known = {*named.values(), *OURS}
    return {
        name: name
        if name in known or is_known_transcript(name) or name.lower() in DEBRIS
        else unnamed(number)
        for number, name in enumerate(folder.names, start=1)
    }


def _closed_or_twice(folder: Folder) -> Iterator[Finding]:
    """What lies in the folder and could not be opened, or lies there twice."""
    spoken = spoken_names(folder)
    if Rule.D133 in folder.closed.values():
        yield Finding(Rule.D133, detail=f"over {LARGEST_FOLDER // 1_000_000} MB")
    for name in sorted(name for name, why in folder.closed.items() if why is not Rule.D133):
        detail = f"over {largest(name) // 1_000_000} MB" if folder.closed[name] is Rule.D115 else ""
        yield Finding(folder.closed[name], file=spoken[name], detail=detail)
    for name in sorted(folder.twice):
        yield Finding(Rule.K104, file=spoken[name])


def _role(name: str) -> Role:
    return Role(name.partition("-")[0]) if name.startswith("appendix") else Role(name)


def _document(
    file: str, data: bytes, request: Request
) -> tuple[Document[str] | None, list[Finding]]:
    suffix = "." + file.rpartition(".")[2].lower()
    reading = read_document(data, suffix, request)
    document = reading.document
    if document is not None and not document.title.strip():
        document = replace(document, title=usual_title(request.name))
    return document, [replace(finding, file=file) for finding in _gathered(reading.findings)]


def _in_transcript(finding: Finding, transcript: bytes) -> Finding:
    """The finding with its line counted with those that are ours."""
    place = replace(finding.place, line=line_in(transcript, finding.place.line))
    return replace(finding, place=place)


def _gathered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, with all kinds of hidden content of one file told in one."""
    hidden = []
    for finding in findings:
        if finding.rule is Rule.D201:
            hidden.append(finding.detail)
        else:
            yield finding
    if hidden:
        yield Finding(Rule.D201, detail="; ".join(sorted(dict.fromkeys(hidden))))


def _settings(folder: Folder, findings: list[Finding]) -> ReviewSettings | None:
    if SETTINGS not in folder.files:
        findings += [Finding(Rule.R101)] * (SETTINGS not in folder.closed)
        return None
    settings, problems = read_yaml(folder.files[SETTINGS], ReviewSettings)
    findings += (replace(problem, file=SETTINGS) for problem in problems)
    findings += _spoilt(SETTINGS, [settings] if settings else [])
    return settings


def _approval(folder: Folder, findings: list[Finding]) -> Approval | None:
    if APPROVAL not in folder.files:
        return None
    approval, problems = read_yaml(folder.files[APPROVAL], Approval)
    findings += (replace(problem, file=APPROVAL) for problem in problems)
    return approval


def _terms(folder: Folder, findings: list[Finding]) -> tuple[FlaggedTerm, ...] | None:
    if TERMS not in folder.files:
        findings += [Finding(Rule.T101)] * (TERMS not in folder.closed)
        return None
    entries, problems = read_yaml(folder.files[TERMS], tuple[TermSettings, ...])
    findings += (replace(problem, file=TERMS) for problem in problems)
    findings += _spoilt(TERMS, [e for e in entries or () if e.kind is not TermKind.PATTERN])
    return None if entries is None else tuple(flagged_term(entry) for entry in entries)


def _spoilt(file: str, read: Iterable[BaseModel]) -> Iterator[Finding]:
    """That letters in it are not those that were meant: no name is found by such a list."""
    said = "\n".join(one.model_dump_json() for one in read)
    for detail, are_so in ((GARBLED, garbled), (LOST, lost)):
        if are_so(said):
            yield Finding(Rule.S106, file=file, detail=f"it has {detail}")


def flagged_term(entry: TermSettings) -> FlaggedTerm:
    """The term as a value, with the usual words in its place if it names none."""
    return FlaggedTerm(
        id=entry.id,
        kind=entry.kind,
        written=entry.is_,
        becomes=entry.becomes or REMOVED[entry.kind],
        match_case=entry.match_case,
        initials=entry.initials,
    )
