"""A table model of plain texts, each row worded when it comes into sight."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

_NO_PARENT = QModelIndex()
_UPRIGHT = Qt.AlignmentFlag.AlignVCenter
_ROW_HEIGHT = 30
_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class TextTable(QAbstractTableModel):
    """Read only; columns named in ``right`` hold numbers and stand at the right."""

    def __init__(self, titles: Sequence[str], right: frozenset[int] = frozenset()) -> None:
        super().__init__()
        self._titles = tuple(titles)
        self._right = right
        self._count = 0
        self._row_of: Callable[[int], Sequence[str]] = lambda _row: ()

    def show(self, count: int, row_of: Callable[[int], Sequence[str]]) -> None:
        """Show other rows; ``row_of`` words one row by its number."""
        self.beginResetModel()
        self._count, self._row_of = count, row_of
        self.endResetModel()

    def entitle(self, titles: Sequence[str]) -> None:
        """Show other columns, and no rows yet."""
        self.beginResetModel()
        self._titles, self._count = tuple(titles), 0
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of rows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the text of a cell, in full as its tip, or where it stands."""
        if not index.isValid():
            return None
        if role in _TOLD:
            return self._row_of(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_right = index.column() in self._right
            side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
            return _UPRIGHT | side
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None


def build_text_view(name: str, words: str, model: QAbstractTableModel) -> QTableView:
    """Give a table over a model of texts, as every page shows it."""
    view = QTableView()
    dress_text_view(view, name, words, model)
    return view


def dress_text_view(view: QTableView, name: str, words: str, model: QAbstractItemModel) -> None:
    """Let a table look as every page shows it."""
    view.setObjectName(name)
    view.setAccessibleName(words)
    view.setModel(model)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
    view.horizontalHeader().setStretchLastSection(True)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setDefaultAlignment(_UPRIGHT | Qt.AlignmentFlag.AlignLeft)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)


def set_widths(view: QTableView, widths: Sequence[int]) -> None:
    """Give the columns their widths; the last one takes the rest."""
    for column, width in enumerate(widths):
        view.setColumnWidth(column, width)
