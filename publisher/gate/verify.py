"""Looks at every byte that would go public; the last wall before the public.

Invariant: what `release` writes is what `verify` looked at and found nothing in. Whatever is
of an unknown type or cannot be decoded is a finding, and so is whatever could run, fetch or
hide. There is no way to let a finding pass.

What names somebody on any page (a name in full, an address, a number) is sought in every
byte of every file. A first name, a surname, a date or an ordinary word is sought only in what
was made from its own review, and only where a reader meets it: in another review it may be
the pseudonym. A line that stands on every page made from no review is ours (the frame of the
site), not the review's: a helpline's name may be a surname.

Accepted: letters painted in pictures are not read; the publisher's own files are known by
their digest and not scanned; misspelt names and days in words are not found; between the
figures of a digest in hex no single name is read; what a PDF strikes out is read as it stands,
since only a page tells what that is.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from publisher.findings import Finding, Rule, in_order
from publisher.gate.agree import only_in_pdf, words_of_page, words_of_pdf
from publisher.gate.all_terms import AllTerms
from publisher.gate.batches import (
    AT_ONCE,
    OF_AN_INDEX,
    Batch,
    Key,
    in_batches,
    long_pdfs,
    only,
    suffix_of,
)
from publisher.gate.contents import Contents, Fault, Passage, unreadable
from publisher.gate.escapes import as_it_may_be_read
from publisher.gate.extract_data import read_csv, read_json, read_style, read_text, read_xml
from publisher.gate.extract_html import read_html
from publisher.gate.extract_image import read_image
from publisher.gate.extract_mail import read_mail
from publisher.gate.extract_pagefind import read_fragment, read_index
from publisher.gate.extract_pdf import read_pdf
from publisher.gate.files import Built
from publisher.gate.indexed import Pages
from publisher.gate.our_lines import OurLines
from publisher.gate.scan import LONG, Term
from publisher.terms import FlaggedTerm

_READERS: Mapping[str, Callable[[bytes], Contents]] = {
    ".html": read_html,
    ".pdf": read_pdf,
    ".png": read_image,
    ".json": read_json,
    ".jsonld": read_json,
    ".csv": read_csv,
    ".xml": read_xml,
    ".txt": read_text,
    ".css": read_style,
    ".eml": read_mail,
    ".pf_fragment": read_fragment,
    ".pf_index": read_index,
    ".pf_filter": read_index,
    ".pf_meta": read_index,
}
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._/-]+")


@dataclass(frozen=True, slots=True)
class Leak:
    """A finding, and the reviews whose content may be to blame; none if it is our own."""

    finding: Finding
    made_from: frozenset[str]


Answer = Sequence[Leak] | None
"""What was found in a batch; None if it could not be looked at."""
Look = Callable[[Batch], Sequence[Leak]]
Spread = Callable[[Look, Sequence[Batch]], Iterable[Answer]]
"""Looks at each batch: here (`map`), or in processes that may not come to an end."""


def verify(
    files: Sequence[Built],
    terms: Mapping[str, Sequence[FlaggedTerm]],
    known: Mapping[str, str],
) -> list[Finding]:
    """Everything that forbids these files to go public; nothing else may. See `leaks_in`."""
    return in_order([leak.finding for leak in leaks_in(files, terms, known)])


def leaks_in(
    files: Sequence[Built],
    terms: Mapping[str, Sequence[FlaggedTerm]],
    known: Mapping[str, str],
    spread: Spread = map,
) -> list[Leak]:
    """Everything that forbids these files to go public, and what it was made from.

    `terms` has every review's flagged terms by its slug, of reviews that are not public too.
    `known` has the sha256 in hex of each of the publisher's own files by its path: those must
    be those bytes, and are not read. `spread` may answer None for a batch that could not be
    looked at: then none of its files may go public.
    """
    gate = _Gate(files, terms, known)
    batches = gate.batches_of(files)
    leaks: list[Leak] = []
    for batch, answer in zip(batches, spread(gate.look_at, batches), strict=True):
        leaks += gate.not_looked_at(batch) if answer is None else answer
    made = {slug for file in files for slug in gate.origin_of(file)}
    faults = [fault for fault in gate.terms.faults if fault.review in made]
    return [*(Leak(fault, frozenset((fault.review,))) for fault in faults), *leaks]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is known of a file's bytes once they have been looked at."""

    faults: frozenset[Fault] = frozenset()
    terms: frozenset[Term] = frozenset()
    parts: tuple[tuple[str, bytes], ...] = ()
    words: frozenset[str] = field(default=frozenset(), repr=False)


_WORDS = {".pdf": words_of_pdf, ".html": words_of_page}


def _read_unknown(data: bytes) -> Contents:
    return Contents(raw=(data.decode("utf-8", "replace"),), faults=frozenset((Fault(Rule.G102),)))


def _read_path(path: str) -> Contents:
    return Contents((Passage(path),), (path,))


class _Gate:
    """Looks at each file by itself, with what must be known of all files and terms before."""

    def __init__(
        self,
        files: Iterable[Built],
        terms: Mapping[str, Sequence[FlaggedTerm]],
        known: Mapping[str, str],
    ) -> None:
        self._known = known
        self._reviews = frozenset(terms)
        unknown = [file for file in files if file.path not in known]
        # What is looked at in a batch of its own need not be again in a mail of its review.
        self._long = long_pdfs(unknown, self.origin_of)
        self._apart = frozenset(self._long.values())
        self._seen: dict[Key, _Seen] = {}
        self.terms = AllTerms(terms, self._often_shared(unknown))
        self._our_lines = OurLines(
            f.data for f in unknown if f.path.endswith(".html") and not self.origin_of(f)
        )
        self._pages = Pages(f.data for f in unknown if f.path.endswith(".pf_fragment"))

    def _often_shared(self, unknown: Iterable[Built]) -> list[frozenset[str]]:
        """What so many files were made from that each worker would work out the same again."""
        shared = Counter(map(self.origin_of, unknown))
        often = (origin for origin, times in shared.items() if times > AT_ONCE and len(origin) > 1)
        return [origin for origin in often if origin <= self._reviews]

    def batches_of(self, files: Iterable[Built]) -> list[Batch]:
        """The files as they are looked at one after the other."""
        return in_batches(files, self.origin_of, self._long)

    def look_at(self, batch: Batch) -> list[Leak]:
        """Everything wrong with the files of a batch."""
        leaks = []
        for number, file in batch:
            origin = self.origin_of(file)
            leaks += [Leak(finding, origin) for finding in self._of_file(file, f"file {number}")]
        return [*leaks, *self._disagreements(batch)]

    def not_looked_at(self, batch: Batch) -> Iterator[Leak]:
        """A finding for each file of a batch that ended whoever looked at it."""
        fault = unreadable("it could not be looked at within the limits")
        for number, file in batch:
            name, origin = self.spoken(file.path, f"file {number}"), self.origin_of(file)
            yield Leak(Finding(fault.rule, only(origin), name, detail=fault.detail), origin)

    def _of_file(self, file: Built, number: str) -> Iterator[Finding]:
        if file.path not in self._known:
            yield from self.findings_in(file, number)
        elif file.sha256 != self._known[file.path]:
            yield Finding(Rule.G105, file=self.spoken(file.path, number))

    def spoken(self, path: str, number: str) -> str:
        """The path, unless it gives something away."""
        plain = _PLAIN_NAME.fullmatch(path) and not self.terms.told_by(path)
        return path if plain else number

    def findings_in(self, file: Built, number: str) -> Iterator[Finding]:
        """Everything wrong with one file and the files in it."""
        made_from = self.origin_of(file)
        seen = self._looked_at(self._key_of(file), file.data)
        yield from self._told(file, number, seen)
        for order, (part, data) in enumerate(seen.parts, 1):
            inner = Built(part, data, made_from)
            for finding in self._in_part(inner, f"part {order}"):
                yield replace(finding, file=f"{self.spoken(file.path, number)}, {finding.file}")

    def _in_part(self, part: Built, number: str) -> Iterator[Finding]:
        if self._key_of(part) in self._apart:  # what it holds is looked at in its own batch
            yield from self._told(part, number, _Seen())
        elif suffix_of(part.path) in OF_AN_INDEX:  # a verdict on a mail hangs on no other review
            yield from self._told(part, number, _Seen(frozenset((Fault(Rule.G102),))))
        else:
            yield from self.findings_in(part, number)

    def _told(self, file: Built, number: str, seen: _Seen) -> Iterator[Finding]:
        """What was seen in a file, and what its path gives away."""
        name, made_from = self.spoken(file.path, number), self.origin_of(file)
        for fault in seen.faults:
            yield Finding(fault.rule, only(made_from), name, detail=fault.detail)
        for term in seen.terms | self._terms_in(_read_path(file.path), made_from):
            yield Finding(Rule.G101, term.review, name, term=term.id)

    def _disagreements(self, batch: Batch) -> Iterator[Leak]:
        """PDFs of reviews with words that the page beside them does not have."""
        by_path = {file.path: (number, file) for number, file in batch if file.made_from}
        for path, (number, file) in by_path.items():
            _, page = by_path.get(path.removesuffix(".pdf") + "/index.html", (0, None))
            if page is None or not path.endswith(".pdf") or path in self._known:
                continue
            said, shown = self._words_of(file), self._words_of(page)
            more = only_in_pdf(said, shown)
            if more:
                name, origin = self.spoken(path, f"file {number}"), self.origin_of(file)
                detail = f"{more} {'word' if more == 1 else 'words'}"
                yield Leak(Finding(Rule.G109, only(origin), name, detail=detail), origin)

    def _words_of(self, file: Built) -> frozenset[str]:
        return self._looked_at(self._key_of(file), file.data).words

    def origin_of(self, file: Built) -> frozenset[str]:
        """The reviews that the file names, and those in whose folder it stands."""
        return file.made_from | self._reviews & set(file.path.split("/"))

    def _key_of(self, file: Built) -> Key:
        return suffix_of(file.path), file.sha256, self.origin_of(file)

    def _looked_at(self, key: Key, data: bytes) -> _Seen:
        """What is wrong with these bytes; the same ones are looked at once."""
        if key not in self._seen:
            suffix, _, made_from = key
            read = _READERS.get(suffix, _read_unknown)
            contents = read(data)
            if suffix in OF_AN_INDEX:
                contents = self._pages.unexplained(contents)
            faults = contents.faults.union(self._faults_of_marks(contents, made_from))
            self._seen[key] = _Seen(
                faults,
                self._terms_in(contents, made_from),
                contents.parts,
                _WORDS[suffix](contents) if suffix in _WORDS and made_from else frozenset(),
            )
        return self._seen[key]

    def _faults_of_marks(self, contents: Contents, made_from: frozenset[str]) -> Iterator[Fault]:
        """A file must name every review that it has something from, and we must know each."""
        marked = {slug for passage in contents.shown for slug in passage.reviews or ()}
        if not marked <= made_from:
            yield unreadable("it has a part from a review that it was not made from")
        if not made_from <= self._reviews:
            yield unreadable("the flagged terms of its review are not known")

    def _terms_in(self, contents: Contents, made_from: frozenset[str]) -> frozenset[Term]:
        found: set[Term] = set()
        for text in as_it_may_be_read(contents.hidden):
            found |= self.terms.everywhere_in(text)
        for text in contents.raw:
            found |= self.terms.everywhere_in(text, shortest=LONG)
        for passage in contents.shown:
            found |= self._own_terms_in(passage, made_from)
        return frozenset(found)

    def _own_terms_in(self, passage: Passage, made_from: frozenset[str]) -> set[Term]:
        """Terms of the reviews that the passage may be about, as a reader would meet them."""
        marked = passage.reviews or frozenset()
        about = marked if marked and marked <= made_from else made_from
        if not about or not about <= self._reviews:
            return set()
        found: set[Term] = set()
        for text in as_it_may_be_read((self._our_lines.taken_out_of(passage.text),)):
            found |= self.terms.own_in(text, about)
        return found
