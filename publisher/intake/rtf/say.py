"""The letters of an RTF file, as their fonts show them, if they are seen."""

from publisher.findings import Finding, Rule
from publisher.intake.describe import Describe, told_instead
from publisher.intake.fingerprint import of_bytes
from publisher.intake.package import CannotReadError
from publisher.intake.rtf.account import Account
from publisher.intake.rtf.header import Header
from publisher.intake.rtf.state import State
from publisher.intake.rtf.story import Story
from publisher.intake.rtf.tree import Letters, Word
from publisher.intake.symbols import UNKNOWN_SIGN, is_symbol_font, shown_in, symbol

_SEVERAL_BYTES = frozenset({"cp932", "cp936", "gbk", "cp949", "cp950"})
"""Encodings in which a byte that looks like a letter may be half of a character."""


class Speaker:
    """Puts letters into a story, or takes them out where they cannot be seen."""

    def __init__(self, header: Header, account: Account, describe: Describe, around: bytes) -> None:
        self._header, self._account = header, account
        self._describe, self._around = describe, around
        self._high = 0

    def unicode(self, word: Word, state: State, story: Story) -> None:
        """A character by its code; one beyond 65535 comes in two halves."""
        code = (word.number or 0) % 0x10000
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        font = self._header.font_of(state.font).pictures
        if font:
            self._account.drop(word.start, word.end)
            shown = symbol(font, code) if is_symbol_font(font) else None
            self._sign(font, str(code).encode(), shown, state, story)
        else:
            self._show(chr(code), word.start, word.end, state, story)

    def say(self, letters: list[Letters], state: State, story: Story) -> None:
        """Letters in a row, whose bytes make up characters together. Raises: CannotReadError."""
        if not letters:
            return
        font = self._header.font_of(state.font)
        data, start, end = b"".join(p.data for p in letters), letters[0].start, letters[-1].end
        try:
            text = data.decode(font.encoding)
        except UnicodeDecodeError:
            raise CannotReadError(Rule.D105) from None
        if font.pictures:
            self._account.drop(start, end)
            shown = shown_in(font.pictures, text) if is_symbol_font(font.pictures) else None
            self._sign(font.pictures, data, shown, state, story)
        elif font.encoding in _SEVERAL_BYTES:
            self._account.drop(start, end)
            self.add(text, state, story)
        else:
            self._show(text, start, end, state, story)

    def _sign(self, font: str, code: bytes, shown: str | None, state: State, story: Story) -> None:
        """What a sign shows; of one that we do not know, its description."""
        if shown is None:
            known_by = of_bytes(font.encode(), code, self._around)
            told = told_instead(UNKNOWN_SIGN, "", known_by, self._describe)
            if isinstance(told, Finding):
                self._account.found.append(told)
                return
            shown = told
        self.add(shown, state, story)

    def add(self, text: str, state: State, story: Story) -> None:
        """Words that do not stand in the file letter by letter."""
        if self._is_seen(text, state, story):
            self._account.added += text
            story.runs.append(state.run(text))

    def _show(self, text: str, start: int, end: int, state: State, story: Story) -> None:
        if self._is_seen(text, state, story):
            story.runs.append(state.run(text))
            story.places.append((start, end))
        else:
            self._account.drop(start, end)

    def _is_seen(self, text: str, state: State, story: Story) -> bool:
        why = state.unseen(self._header, shaded=state.in_table and story.shaded)
        if not why and story.covered(state.level):
            why = "words in cells under merged cells"
        if why:
            self._account.hidden[why] += len(text.split())
        return not why
