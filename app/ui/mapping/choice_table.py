"""A table in which one column is chosen from a list, and rows are confirmed by key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.text_table import dress_text_view

_CONFIRMING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOST_SHOWN = 16


class ChoiceDelegate(QStyledItemDelegate):
    """Opens a list of choices in a cell; ``choices`` words those of a row."""

    def __init__(self, choices: Callable[[int], Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Build the list, open at once."""
        del option
        choice = QComboBox(parent)
        choice.setObjectName("cell_choice")
        choice.addItems(list(self._choices(index.row())))
        choice.setMaxVisibleItems(_MOST_SHOWN)
        choice.activated.connect(lambda _at: self._settle(choice))
        return choice

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Let the list stand at what is chosen."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(int(index.data(Qt.ItemDataRole.EditRole)))
            editor.showPopup()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Take the choice."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentIndex(), Qt.ItemDataRole.EditRole)

    def _settle(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


class ChoiceTable(QTableView):
    """``confirmed`` (row) by Enter or Space; F2 or a second click opens the list of a row."""

    confirmed = Signal(int)

    def __init__(self, name: str, words: str, model: QAbstractItemModel) -> None:
        super().__init__()
        dress_text_view(self, name, words, model)
        begin = QTableView.EditTrigger
        self.setEditTriggers(begin.DoubleClicked | begin.SelectedClicked | begin.EditKeyPressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm the row and go to the next by Enter or Space."""
        if event.key() in _CONFIRMING and self.currentIndex().isValid():
            row = self.currentIndex().row()
            self.confirmed.emit(row)
            self._go_to(min(row + 1, self.model().rowCount() - 1))
            return
        super().keyPressEvent(event)

    def choose_in(self, column: int, choices: Callable[[int], Sequence[str]]) -> None:
        """Let a column be chosen from lists."""
        self.setItemDelegateForColumn(column, ChoiceDelegate(choices, self))
        self._chosen_column = column

    def stretch(self, column: int) -> None:
        """Let a column, and not the last one, take the room that is left."""
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def go_to_first(self) -> None:
        """Put the cursor on the first row."""
        self._go_to(0)

    def _go_to(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row, self._chosen_column))

    _chosen_column = 0
