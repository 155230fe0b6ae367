"""The table of verdict rules: limits, reach and rows, their values edited in place."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from app.pipeline.verdict_text import RULE, VerdictChange, value_at
from app.ui.fonts import window_font
from app.ui.theme import AMBER, BODY_POINTS
from app.ui.verdict.words import VerdictRow, VerdictRuleWords
from scoring.codes import Verdict
from scoring.rules import VerdictRules

_NO_PARENT = QModelIndex()
_MOST = 9999


class VerdictColumn(IntEnum):
    """The columns from left to right."""

    WHAT = 0
    VALUE = 1
    CONDITION = 2
    SOURCE = 3


class VerdictModel(QAbstractTableModel):
    """Holds what was written over the rules in force; ``edited`` after every change."""

    edited = Signal()

    def __init__(self, words: VerdictRuleWords) -> None:
        super().__init__()
        self._words = words
        self._rules: VerdictRules | None = None
        self._rows: list[VerdictRow] = []
        self._written: dict[int, float | Verdict | None] = {}
        self._before: list[dict[int, float | Verdict | None]] = []

    def show(self, rules: VerdictRules) -> None:
        """Show other rules, nothing written over them."""
        self.beginResetModel()
        self._rules, self._rows = rules, self._words.rows(rules)
        self._written, self._before = {}, []
        self.endResetModel()
        self.edited.emit()

    def undo(self) -> None:
        """Take back what was written last; nothing where nothing was."""
        if self._before:
            self._written = self._before.pop()
            column = VerdictColumn.VALUE
            self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))
            self.edited.emit()

    def changes(self) -> list[VerdictChange]:
        """Give what was written, by place."""
        return [VerdictChange(self._rows[row].place, value) for row, value in self._written.items()]

    def is_rule(self, row: int) -> bool:
        """Tell whether a row holds a verdict, not a number."""
        return self._rows[row].place.table == RULE

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(VerdictColumn)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let values be edited, and nothing else."""
        flags = super().flags(index)
        if index.isValid() and index.column() == VerdictColumn.VALUE:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the text of a cell; a value that was written over is amber and bold."""
        if not index.isValid():
            return None
        column = VerdictColumn(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._told(index.row(), column)
        if role == Qt.ItemDataRole.EditRole and column is VerdictColumn.VALUE:
            return self._told(index.row(), column)
        if column is VerdictColumn.VALUE and index.row() in self._written:
            return _look(role)
        return None

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take a value written over, in its words; False where it is none."""
        row = index.row()
        if role != Qt.ItemDataRole.EditRole or self._rules is None:
            return False
        choices = dict(self._words.choices())
        given = str(value).strip()
        if self.is_rule(row):
            if given not in choices:
                return False
            written: float | Verdict | None = choices[given]
        else:
            number = _parse_whole(given)
            if number is None:
                return False
            written = number
        self._write(row, written)
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.titles[section]
        return None

    def _write(self, row: int, written: float | Verdict | None) -> None:
        before = dict(self._written)
        if written == self._in_force(row):
            self._written.pop(row, None)
        else:
            self._written[row] = written
        self._before.append(before)

    def _in_force(self, row: int) -> float | Verdict | None:
        return None if self._rules is None else value_at(self._rules, self._rows[row].place)

    def _told(self, row: int, column: VerdictColumn) -> str:
        told = self._rows[row]
        if column is VerdictColumn.VALUE:
            value = self._written[row] if row in self._written else self._in_force(row)
            return self._words.value(value)
        words = (told.what, "", told.condition, told.source)
        return words[column]


def _look(role: int) -> QColor | QFont | None:
    if role == Qt.ItemDataRole.BackgroundRole:
        return QColor(AMBER)
    if role == Qt.ItemDataRole.FontRole:
        return window_font(BODY_POINTS, is_bold=True)
    return None


def _parse_whole(text: str) -> float | None:
    return float(text) if text.isdecimal() and int(text) <= _MOST else None
