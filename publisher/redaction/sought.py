"""What is sought for a flagged term: the letters of its spellings, and when they are the term."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from publisher.redaction.fold import WORD, fold
from publisher.redaction.forms import forms_of
from publisher.redaction.names import first_letters
from publisher.redaction.spelling import Spelling
from publisher.terms import FlaggedTerm, TermKind

_RUN_TOGETHER = 6
"""From so many letters on, a term is sought with everything between its letters left out."""
_SPREAD = 3
"""From so many letters on, a shorter one is also sought with each of its letters apart."""
_WITHIN_WORDS = 8
"""From so many letters on, a full name is also seen inside a longer word."""


@dataclass(frozen=True, slots=True)
class Known:
    """A spelling of a term, ready to be compared.

    `order` is the term's place in the list. `letters` counts its letters and digits, `words`
    are its words (letters or digits, never both), `capitals` the places, among its letters
    and digits, where a cased spelling has a capital. `exact` if it is found only in these
    words; `spread` if also with each of its letters apart. `runs_on` if a space may be missing
    before or after it, `within` if it may stand inside a longer word. `firsts` are the first
    letters that initials before a name alone may have, `others` terms that it may as well be,
    which other words stand for.
    """

    term: FlaggedTerm
    order: int
    spelling: Spelling
    letters: int
    words: tuple[str, ...] = field(repr=False)
    capitals: tuple[int, ...]
    exact: bool
    spread: bool
    runs_on: bool
    within: bool
    firsts: str = field(default="", repr=False)
    others: tuple[FlaggedTerm, ...] = ()

    def beside(self, later: "Known") -> "Known":
        """Which of two that are judged alike counts: the first, unless the later is written so."""
        written, other = self._is_written_so, later._is_written_so
        if other and not written:
            return later
        firsts = self.firsts + later.firsts
        same = written != other or later.term.becomes == self.term.becomes
        same = same or later.term in self.others
        others = self.others if same else (*self.others, later.term)
        return replace(self, firsts=firsts, others=others)

    @property
    def _is_written_so(self) -> bool:
        """Whether the list has it in these words, such as a surname by itself."""
        ends = ("", "s", "es") if self.spelling.suffix else ("",)
        written = {"".join(WORD.findall(fold(words).text)) for words in self.term.written}
        return any("".join(self.words) == words + end for words in written for end in ends)


def keys_of(
    term: FlaggedTerm, order: int, more: Iterable[Spelling] = ()
) -> Iterator[tuple[str, Known]]:
    """What is to be sought for a term, which stands at `order` in the list, and `more` forms.

    A key with capitals is for a text in camel case, any other for one without capitals.
    """
    firsts = first_letters(term) if term.kind is TermKind.PERSON else ""
    for spelling in (*forms_of(term), *more):
        for way in _cases(spelling.words):
            words = WORD.findall(fold(way).text)
            letters = "".join(words)
            short = len(letters) < (_SPREAD + 1 if spelling.loose else _RUN_TOGETHER)
            known = _known(term, order, spelling, words, firsts, exact=short or spelling.apart)
            if not short or not letters.isalpha():
                yield letters, known
                continue
            yield camel_cased(" ".join(words)), known
            if known.spread and len(words) < len(letters):
                yield camel_cased(" ".join(letters)), known


def camel_cased(text: str) -> str:
    """The folded text with a capital at the beginning of each word, in place of the spaces.

    A word of letters that are not ours keeps them as they are. Byte by byte, since a capital
    may be longer than its letter, and since it is many times faster.
    """
    return text.encode().title().translate(None, b" ").decode()


def _known(
    term: FlaggedTerm,
    order: int,
    spelling: Spelling,
    words: Sequence[str],
    firsts: str,
    *,
    exact: bool,
) -> Known:
    letters = sum(map(len, words))
    person = term.kind is TermKind.PERSON
    return Known(
        term,
        order,
        spelling,
        letters,
        words=tuple(words),
        capitals=_capitals(spelling) if spelling.cased else (),
        exact=exact,
        spread=letters >= _SPREAD and not spelling.apart,
        # too short if exact: "janes" stands in words
        runs_on=person and not (exact or spelling.initial or spelling.suffix),
        within=spelling.whole and len(words) > 1 and letters >= _WITHIN_WORDS,
        firsts="" if spelling.whole or spelling.initial else firsts,
    )


def _cases(words: str) -> list[str]:
    """The words, and those not in our letters in capitals too, which may look quite different."""
    return (
        [words] if words.isascii() else list(dict.fromkeys((words, words.upper(), words.lower())))
    )


def _capitals(spelling: Spelling) -> tuple[int, ...]:
    """The places, among the letters and digits, of the capitals that the spelling needs."""
    folded = fold(spelling.words)
    found, letters = [], 0
    for word in WORD.finditer(folded.text):
        for at in range(*word.span()) if spelling.initials else (word.start(),):
            if spelling.words[folded.source(at)[0]].isupper():
                found.append(letters + at - word.start())
        letters += len(word.group())
    return tuple(found)
