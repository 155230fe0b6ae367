"""The table of points: one row per rule in force or ended, points edited in place."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from app.pipeline.points_change import PointChange, PointsText
from app.ui.fonts import window_font
from app.ui.points_words import PointColumn, PointsWords
from app.ui.theme import AMBER, BODY_POINTS

_NO_PARENT = QModelIndex()
_TOLD = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
)


class PointsModel(QAbstractTableModel):
    """Holds what was written over the points in force; ``edited`` after every change."""

    edited = Signal()

    def __init__(self, words: PointsWords) -> None:
        super().__init__()
        self._words = words
        self._points: PointsText | None = None
        self._written: dict[str, float] = {}
        self._before: list[dict[str, float]] = []

    def show(self, points: PointsText) -> None:
        """Show another table, nothing written over it."""
        self.beginResetModel()
        self._points, self._written, self._before = points, {}, []
        self.endResetModel()
        self.edited.emit()

    def undo(self) -> None:
        """Take back what was written last; nothing where nothing was."""
        if not self._before:
            return
        self._written = self._before.pop()
        column = PointColumn.POINTS
        self.dataChanged.emit(self.index(0, column), self.index(self.rowCount() - 1, column))
        self.edited.emit()

    def changes(self, applies_from: date, source: str) -> list[PointChange]:
        """Give what was written, as values from a day on."""
        return [
            PointChange(rule_id, applies_from, points, source)
            for rule_id, points in self._written.items()
        ]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of rules."""
        if parent.isValid() or self._points is None:
            return 0
        return len(self._points.table.rules)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(PointColumn)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let points be edited, and nothing else."""
        flags = super().flags(index)
        if index.isValid() and index.column() == PointColumn.POINTS:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the text of a cell; points that were written over are amber and bold."""
        if not index.isValid() or self._points is None:
            return None
        rule = self._points.table.rules[index.row()]
        column = PointColumn(index.column())
        is_written = column is PointColumn.POINTS and rule.id in self._written
        if role in _TOLD:
            if is_written:
                return f"{self._written[rule.id]:g}"
            return self._words.cell(rule, column, self._points.as_of)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is PointColumn.POINTS:
            return Qt.AlignmentFlag.AlignCenter
        return _look(role) if is_written else None

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take points written over; False where it is no number of points."""
        if role != Qt.ItemDataRole.EditRole or self._points is None:
            return False
        points = _parse_points(str(value))
        if points is None:
            return False
        rule = self._points.table.rules[index.row()]
        before = dict(self._written)
        in_force = rule.value_at(self._points.as_of)
        if in_force is not None and in_force.points == points:
            self._written.pop(rule.id, None)
        else:
            self._written[rule.id] = points
        self._before.append(before)
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.title(PointColumn(section))
        return None


def _look(role: int) -> QColor | QFont | None:
    if role == Qt.ItemDataRole.BackgroundRole:
        return QColor(AMBER)
    if role == Qt.ItemDataRole.FontRole:
        return window_font(BODY_POINTS, is_bold=True)
    return None


def _parse_points(text: str) -> float | None:
    try:
        points = float(text.strip())
    except ValueError:
        return None
    return points if 0 <= points < float("inf") else None
