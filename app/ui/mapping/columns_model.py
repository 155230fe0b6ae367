"""Which column is which field: proposals, what a person chose, and what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.ui.mapping.words import MappingWords
from app.ui.theme import AMBER, QUIET
from importers.layouts.propose import ColumnProposal, Standing
from importers.layouts.spec import MarkReads
from importers.layouts.targets import (
    FieldTarget,
    SourceKind,
    Target,
    field_targets,
    mark_targets,
    missing_targets,
    takes_several,
)

_NO_PARENT = QModelIndex()
_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class MapColumn(IntEnum):
    """Columns of the table."""

    HEADER = 0
    SAMPLES = 1
    TARGET = 2
    STANDING = 3


@dataclass(frozen=True)
class ColumnChoice:
    """One column of the file; ``is_usable`` False: its header is empty or stands there twice."""

    proposal: ColumnProposal
    target: Target | None
    standing: Standing
    reads: MarkReads
    is_confirmed: bool
    is_usable: bool

    @property
    def is_waiting(self) -> bool:
        """Whether a guess waits for a person."""
        return self.standing is Standing.GUESSED and not self.is_confirmed


class ColumnsModel(QAbstractTableModel):
    """``edited`` after every choice; ``moved`` (header) when a field left another column."""

    edited = Signal()
    moved = Signal(str)

    def __init__(self, words: MappingWords, titles: Sequence[str]) -> None:
        super().__init__()
        self._words = words
        self._titles = tuple(titles)
        self._kind = SourceKind.REGISTRY
        self._rows: list[ColumnChoice] = []

    def show(self, kind: SourceKind, rows: Sequence[ColumnChoice]) -> None:
        """Show another file's columns."""
        self.beginResetModel()
        self._kind, self._rows = kind, list(rows)
        self.endResetModel()
        self.edited.emit()

    def targets(self) -> tuple[Target | None, ...]:
        """Give where each column goes."""
        return tuple(row.target for row in self._rows)

    def waiting(self) -> list[int]:
        """Give the rows of guesses nobody has looked at."""
        return [at for at, row in enumerate(self._rows) if row.is_waiting]

    def missing(self) -> tuple[FieldTarget, ...]:
        """Give the fields without which the file cannot be read."""
        taken = frozenset(target for target in self.targets() if target is not None)
        return missing_targets(self._kind, taken)

    def options(self, row: int) -> list[Target | None]:
        """Give what a column may be, the likeliest first; only 'not used' if it has no name."""
        choice = self._rows[row]
        if not choice.is_usable:
            return [None]
        targets: list[Target | None] = [*field_targets(self._kind)]
        if self._kind is SourceKind.WIDE_LIST:
            targets += mark_targets(choice.reads)
        now = choice.target
        return [None, *targets, *([] if now is None or now in targets else [now])]

    def confirm(self, row: int) -> None:
        """Say that the proposal of a row is right."""
        self._rows[row] = replace(self._rows[row], is_confirmed=True)
        self._tell_changed(row)

    def confirm_all(self) -> None:
        """Say that every proposal is right."""
        self._rows = [replace(row, is_confirmed=True) for row in self._rows]
        self._tell_changed(0, len(self._rows) - 1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of columns of the file."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Give the number of columns of this table."""
        return 0 if parent.isValid() else len(MapColumn)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let the field be chosen, and nothing else."""
        flags = super().flags(index)
        is_choice = index.isValid() and index.column() == MapColumn.TARGET
        return flags | Qt.ItemFlag.ItemIsEditable if is_choice else flags

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the text of a cell; guesses that wait are amber, columns not used are quiet."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in _TOLD:
            return self._told(row, MapColumn(index.column()))
        if role == Qt.ItemDataRole.EditRole:
            return self.options(index.row()).index(row.target)
        return _colour(row, role)

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take the choice at a position of :meth:`options`; a person's choice is confirmed."""
        if role != Qt.ItemDataRole.EditRole or index.column() != MapColumn.TARGET:
            return False
        target = self.options(index.row())[int(value)]
        self._leave_elsewhere(index.row(), target)
        standing = Standing.UNUSED if target is None else Standing.SURE
        row = replace(self._rows[index.row()], target=target, standing=standing, is_confirmed=True)
        self._rows[index.row()] = row
        self._tell_changed(0, len(self._rows) - 1)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def _told(self, row: ColumnChoice, column: MapColumn) -> str:
        if column is MapColumn.HEADER:
            return row.proposal.header
        if column is MapColumn.SAMPLES:
            return "　".join(row.proposal.samples)
        if column is MapColumn.TARGET:
            return self._words.target(row.target)
        return self._words.standing(row.standing, is_confirmed=row.is_confirmed)

    def _leave_elsewhere(self, row: int, target: Target | None) -> None:
        """Take a field away from the column that had it, where only one may have it."""
        if target is None or takes_several(target):
            return
        for at, other in enumerate(self._rows):
            if at != row and other.target == target:
                self._rows[at] = replace(other, target=None, standing=Standing.UNUSED)
                self.moved.emit(other.proposal.header)

    def _tell_changed(self, first: int, last: int | None = None) -> None:
        end = self.index(first if last is None else last, len(MapColumn) - 1)
        self.dataChanged.emit(self.index(first, 0), end)
        self.edited.emit()


def _colour(row: ColumnChoice, role: int) -> QColor | None:
    if role == Qt.ItemDataRole.BackgroundRole and row.is_waiting:
        return QColor(AMBER)
    if role == Qt.ItemDataRole.ForegroundRole and row.target is None:
        return QColor(QUIET)
    return None
