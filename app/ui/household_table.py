"""The table model of households: an index array over columns, no copy and no proxy."""

from typing import Any

import numpy as np
import pandas as pd
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.ui.household_columns import HouseholdColumns, ListColumn
from app.ui.household_words import Cell, HouseholdWords

SMALL_ROLE = Qt.ItemDataRole.UserRole
TIER_ROLE = Qt.ItemDataRole.UserRole + 1
RANK_ROLE = Qt.ItemDataRole.UserRole + 2

_RIGHT = frozenset({ListColumn.CALL_RANK, ListColumn.SCORE, ListColumn.MEMBERS})
_MIDDLE = frozenset({ListColumn.TIER, ListColumn.LEVEL})
_NO_PARENT = QModelIndex()


class HouseholdTable(QAbstractTableModel):
    """Shows the rows that are wanted in the order that is wanted."""

    def __init__(self, words: HouseholdWords) -> None:
        super().__init__()
        self._words = words
        self._columns: HouseholdColumns | None = None
        self._mask = np.ones(0, dtype=bool)
        self._rows = np.arange(0)
        self._sorted_by = (ListColumn.CALL_RANK, Qt.SortOrder.AscendingOrder)
        self._row_read: tuple[int, pd.Series] | None = None

    def show(self, columns: HouseholdColumns) -> None:
        """Show another town, all of its households."""
        self.beginResetModel()
        self._columns = columns
        self._row_read = None
        self._mask = np.ones(len(columns), dtype=bool)
        self._arrange()
        self.endResetModel()

    def keep(self, mask: np.ndarray) -> None:
        """Show only the households where the mask is True; it runs over all of the town."""
        self.beginResetModel()
        self._mask = mask
        self._arrange()
        self.endResetModel()

    def household_id(self, row: int) -> str:
        """Give the household shown in a row."""
        return str(self._shown().ids[self._rows[row]])

    def row_of(self, household_id: str) -> int | None:
        """Give the row in which a household is shown; None: it is not among those wanted."""
        if self._columns is None:
            return None
        found = np.flatnonzero(self._columns.ids[self._rows] == household_id)
        return int(found[0]) if len(found) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of households shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(ListColumn)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give what a cell shows in a role of Qt's or of this module."""
        if not index.isValid():
            return None
        column = ListColumn(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role not in _ROLES_OF_A_ROW:
            return None
        return self._said(self._row(index.row()), column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.title(ListColumn(section))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; what is equal stays in call order."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        ids = [self.household_id(index.row()) for index in kept]
        self._sorted_by = (ListColumn(column), order)
        self._arrange()
        rows = {name: self.row_of(name) for name in set(ids)}  # Qt keeps many cells of a row
        moved = [
            self._index_at(rows[name], index.column())
            for name, index in zip(ids, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _index_at(self, row: int | None, column: int) -> QModelIndex:
        return QModelIndex() if row is None else self.index(row, column)

    def _shown(self) -> HouseholdColumns:
        if self._columns is None:
            raise LookupError("no town is shown")
        return self._columns

    def _arrange(self) -> None:
        column, order = self._sorted_by
        is_descending = order == Qt.SortOrder.DescendingOrder
        if self._columns is not None:
            rows = self._columns.order_by(column, is_descending=is_descending)
            self._rows = rows[self._mask[rows]]

    def _row(self, row: int) -> pd.Series:
        place = int(self._rows[row])
        if self._row_read is None or self._row_read[0] != place:
            self._row_read = (place, self._shown().frame.iloc[place])
        return self._row_read[1]

    def _said(self, row: pd.Series, column: ListColumn, role: int) -> object:
        if role == TIER_ROLE:
            return _whole(row["tier"])
        if role == RANK_ROLE:
            return _whole(row["flood_rank"])
        cell = self._words.cell(row, column)
        if role == SMALL_ROLE:
            return cell.small
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.main
        is_tip = role == Qt.ItemDataRole.ToolTipRole
        return _joined(cell) if is_tip else f"{self._words.title(column)} {_joined(cell)}"


_ROLES_OF_A_ROW = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        SMALL_ROLE,
        TIER_ROLE,
        RANK_ROLE,
    }
)


def _alignment(column: ListColumn) -> Qt.AlignmentFlag:
    upright = Qt.AlignmentFlag.AlignVCenter
    if column in _RIGHT:
        return upright | Qt.AlignmentFlag.AlignRight
    if column in _MIDDLE:
        return upright | Qt.AlignmentFlag.AlignHCenter
    return upright | Qt.AlignmentFlag.AlignLeft


def _joined(cell: Cell) -> str:
    return f"{cell.main} {cell.small}".strip()


def _whole(value: float) -> int | None:
    return None if pd.isna(value) else int(value)
