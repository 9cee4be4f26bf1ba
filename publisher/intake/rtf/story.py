"""A text of its own in an RTF file, while it is read: its lines and tables so far."""

from publisher.intake.flow import Piece
from publisher.intake.rtf.account import Account
from publisher.intake.rtf.table import Column, OpenTable, columns_of
from publisher.intake.rtf.tree import Word
from publisher.model import Run


class Story:
    """The pieces so far, the line that is not at its end, and the tables that are open.

    `places` are the bytes of the line's letters, `beside` what stands after it, `label` the
    number or bullet before it with its bytes.
    """

    def __init__(self, account: Account) -> None:
        self.runs: list[Run[str]] = []
        self.places: list[tuple[int, int]] = []
        self.beside: list[Piece] = []
        self.label = ("", 0, 0)
        self.tables: list[OpenTable] = []
        self.of_row: list[Word] = []
        self._columns: tuple[Column, ...] = ()
        self._pieces: list[Piece] = []
        self._account = account

    def define(self, word: Word) -> None:
        """Take a word that says how the cells of the row are."""
        if word.name == "trowd":
            self.of_row = []
        self.of_row.append(word)
        if word.name in ("trowd", "cellx"):
            self._columns = columns_of(self.of_row)[0]

    @property
    def shaded(self) -> bool:
        """Whether a cell of the row may have a colour."""
        return any(column.shaded for column in self._columns)

    def covered(self, level: int) -> bool:
        """Whether the cell that is being filled lies under another."""
        at = len(self.tables[0].cells) if self.tables else 0
        return level == 1 and at < len(self._columns) and self._columns[at].covered

    def target(self, level: int) -> list[Piece]:
        """Where pieces go with so many tables around; deeper ones are at their end."""
        while len(self.tables) > level:
            table, bare = self.tables.pop().table()
            self._account.bare_tables += bare
            if table:
                (self.tables[-1].pieces if self.tables else self._pieces).append(table)
        while len(self.tables) < level:
            self.tables.append(OpenTable())
        return self.tables[-1].pieces if level else self._pieces

    def close(self) -> list[Piece]:
        """All pieces, at the end of the text."""
        return self.target(0)
