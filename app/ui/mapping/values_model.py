"""The values of coded columns and what each means; those that mean nothing yet come first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.ui.mapping.layout_office import CountedTable
from app.ui.mapping.words import MappingWords
from app.ui.theme import AMBER
from importers.layouts.code_places import CodePlace, is_word_itself

_NO_PARENT = QModelIndex()
_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_UPRIGHT = Qt.AlignmentFlag.AlignVCenter


class ValueColumn(IntEnum):
    """Columns of the table."""

    HEADER = 0
    VALUE = 1
    ROWS = 2
    WORD = 3


@dataclass(frozen=True)
class ValueRow:
    """One value; ``word`` None: nobody knows what it means.

    ``words`` are the choices, none where the value can mean nothing else. ``is_known``: the
    tables the layout begins with read it; ``is_given``: a person chose, or confirmed, the
    word; ``is_proposed``: another layout reads it so.
    """

    place: CodePlace
    header: str
    value: str
    rows: int
    word: str | None
    words: tuple[str, ...]
    is_known: bool = False
    is_proposed: bool = False
    is_given: bool = False

    @property
    def is_amber(self) -> bool:
        """Whether a person should look at it."""
        return self.word is None or (self.is_proposed and not self.is_given)


def rows_of(counted: Sequence[CountedTable]) -> list[ValueRow]:
    """Give the rows of all columns; in each, what is not known stands first."""
    rows = []
    for one in counted:
        table = one.table
        made = [
            ValueRow(
                table.place,
                "・".join(table.headers),
                count.value,
                count.rows,
                count.word if count.word is not None else one.proposed.get(count.value),
                () if is_word_itself(table.place, count.value, count.word) else table.words,
                is_known=count.word is not None,
                is_proposed=count.word is None and count.value in one.proposed,
            )
            for count in table.counts
        ]
        rows += sorted(made, key=lambda row: not row.is_amber)
    return rows


def with_given(
    rows: Sequence[ValueRow], given: Mapping[CodePlace, Mapping[str, str]]
) -> list[ValueRow]:
    """Give the rows with the words a person gave for some of their values."""
    return [
        replace(row, word=given[row.place][row.value], is_given=True, is_proposed=False)
        if row.value in given.get(row.place, {})
        else row
        for row in rows
    ]


class ValuesModel(QAbstractTableModel):
    """``edited`` after every choice."""

    edited = Signal()

    def __init__(self, words: MappingWords, titles: Sequence[str]) -> None:
        super().__init__()
        self._words = words
        self._titles = tuple(titles)
        self._rows: list[ValueRow] = []

    def show(self, rows: Sequence[ValueRow]) -> None:
        """Show the values of another file."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        self.edited.emit()

    def unmapped(self) -> list[ValueRow]:
        """Give the values that mean nothing yet."""
        return [row for row in self._rows if row.word is None]

    def waiting(self) -> list[ValueRow]:
        """Give the values whose proposed word nobody has confirmed."""
        return [row for row in self._rows if row.is_proposed and not row.is_given]

    def chosen(self) -> dict[CodePlace, dict[str, str]]:
        """Give the words a person gave or confirmed, by code table."""
        words: dict[CodePlace, dict[str, str]] = {}
        for row in self._rows:
            if row.word is not None and row.is_given:
                words.setdefault(row.place, {})[row.value] = row.word
        return words

    def choices(self, row: int) -> list[str]:
        """Word what a value may mean; not known is a choice where the tables do not know it."""
        shown = self._rows[row]
        return [
            self._not_known() if word is None else self._words.word(shown.place, word)
            for word in _choices(shown)
        ]

    def confirm(self, row: int) -> None:
        """Say that a proposed word is right."""
        if self._rows[row].word is not None and self._rows[row].is_proposed:
            self._rows[row] = replace(self._rows[row], is_given=True)
            self._tell_changed(row)

    def confirm_all(self) -> None:
        """Say that every proposed word is right."""
        self._rows = [replace(row, is_given=row.is_given or row.is_proposed) for row in self._rows]
        end = self.index(len(self._rows) - 1, len(ValueColumn) - 1)
        self.dataChanged.emit(self.index(0, 0), end)
        self.edited.emit()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of values."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(ValueColumn)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let a word be chosen where there is a choice."""
        flags = super().flags(index)
        is_choice = index.isValid() and index.column() == ValueColumn.WORD
        if is_choice and self._rows[index.row()].words:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the text of a cell; what nobody knows yet is amber and says so."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], ValueColumn(index.column())
        if role in _TOLD:
            return self._told(row, column)
        if role == Qt.ItemDataRole.EditRole and row.words:
            return _choices(row).index(row.word) if row.word in _choices(row) else 0
        if role == Qt.ItemDataRole.BackgroundRole and row.is_amber:
            return QColor(AMBER)
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take the choice at a position of :meth:`choices`."""
        if role != Qt.ItemDataRole.EditRole or index.column() != ValueColumn.WORD:
            return False
        row = self._rows[index.row()]
        word = _choices(row)[int(value)]
        changed = replace(row, word=word, is_given=word is not None, is_proposed=False)
        self._rows[index.row()] = changed
        self._tell_changed(index.row())
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def _told(self, row: ValueRow, column: ValueColumn) -> str:
        if column is ValueColumn.HEADER:
            return f"{row.header}（{self._words.place(row.place)}）"
        if column is ValueColumn.VALUE:
            return row.value
        if column is ValueColumn.ROWS:
            return f"{row.rows:,}"
        if row.word is None:
            return self._not_known()
        word = self._words.word(row.place, row.word)
        return self._words.guessed(word) if row.is_amber else word

    def _not_known(self) -> str:
        return self._words.not_known()

    def _tell_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(ValueColumn) - 1))
        self.edited.emit()


def _choices(row: ValueRow) -> list[str | None]:
    return [*row.words] if row.is_known else [None, *row.words]


def _alignment(column: ValueColumn) -> Qt.AlignmentFlag:
    is_number = column is ValueColumn.ROWS
    return _UPRIGHT | (Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft)
