"""The table model of homes that wait: an index array over the queue, no copy and no proxy."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.pipeline.place_queue import PlaceQueue
from app.ui.household_words import DASH, Cell
from app.ui.places.columns import PlaceColumn
from app.ui.places.words import PlaceWords

SMALL_ROLE = Qt.ItemDataRole.UserRole
SHARES_ROLE = Qt.ItemDataRole.UserRole + 1
RANK_ROLE = Qt.ItemDataRole.UserRole + 2

_NO_PARENT = QModelIndex()
_UPRIGHT = Qt.AlignmentFlag.AlignVCenter
_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, SMALL_ROLE)
_MIDDLE = frozenset({PlaceColumn.NEED, PlaceColumn.OTHERS})


class PlaceTable(QAbstractTableModel):
    """Shows the homes that are wanted, worst first."""

    def __init__(self, words: PlaceWords) -> None:
        super().__init__()
        self._words = words
        self._queue: PlaceQueue | None = None
        self._rows = np.arange(0)
        self._others: Mapping[str, int] = {}

    def show(self, queue: PlaceQueue) -> None:
        """Show another state of the town; nobody is shown until :meth:`keep`."""
        self.beginResetModel()
        self._queue, self._rows, self._others = queue, np.arange(0), {}
        self.endResetModel()

    def keep(self, mask: np.ndarray) -> None:
        """Show only the homes where the mask over the queue is True."""
        self.beginResetModel()
        self._rows = np.flatnonzero(mask)
        self.endResetModel()

    def tell_others(self, others: Mapping[str, int]) -> None:
        """Say how many other places fit each home, by household_id."""
        self._others = others
        if len(self._rows):
            column = PlaceColumn.OTHERS
            last = self.index(len(self._rows) - 1, column)
            self.dataChanged.emit(self.index(0, column), last)

    def home(self, row: int) -> pd.Series:
        """Give the household shown in a row."""
        return self._shown().homes.iloc[int(self._rows[row])]

    def row_of(self, household_id: str) -> int | None:
        """Give the row of a household; None: it is not shown."""
        ids = self._shown().homes["household_id"].to_numpy()[self._rows]
        found = np.flatnonzero(ids == household_id)
        return int(found[0]) if len(found) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of homes shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(PlaceColumn)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give what a cell shows in a role of Qt's or of this module."""
        if not index.isValid():
            return None
        column = PlaceColumn(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_middle = column in _MIDDLE
            side = Qt.AlignmentFlag.AlignHCenter if is_middle else Qt.AlignmentFlag.AlignLeft
            return _UPRIGHT | side
        if role in (SHARES_ROLE, RANK_ROLE) and column is PlaceColumn.WATER:
            return self._water(int(self._rows[index.row()]), role)
        return self._words_in(self._cell(index.row(), column), role) if role in _TOLD else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.title(PlaceColumn(section))
        return None

    def _words_in(self, cell: Cell, role: int) -> str:
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (cell.main, cell.small) if part)
        return cell.small if role == SMALL_ROLE else cell.main

    def _water(self, place: int, role: int) -> Any:
        queue = self._shown()
        if role == SHARES_ROLE:
            return queue.shares[place].tolist() if queue.shares[place].any() else None
        rank = queue.homes["flood_rank"].iloc[place]
        return None if pd.isna(rank) else int(rank)

    def _cell(self, row: int, column: PlaceColumn) -> Cell:
        home = self.home(row)
        if column is PlaceColumn.OTHERS:
            others = self._others.get(str(home["household_id"]))
            return Cell(DASH if others is None else f"{others:,}")
        if column is PlaceColumn.WATER:
            return Cell(self._words.water(home, self._shown().shares[int(self._rows[row])]))
        return self._words.cell(home, column)

    def _shown(self) -> PlaceQueue:
        if self._queue is None:
            raise LookupError("no town is shown")
        return self._queue
