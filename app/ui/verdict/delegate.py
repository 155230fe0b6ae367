"""Edits a verdict by choosing from the words there are; a number stays a line of text."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.verdict.model import VerdictModel
from app.ui.verdict.words import VerdictRuleWords

_Index = QModelIndex | QPersistentModelIndex


class VerdictDelegate(QStyledItemDelegate):
    """Gives a list of choices for the rows that hold a verdict."""

    def __init__(self, model: VerdictModel, words: VerdictRuleWords) -> None:
        super().__init__()
        self._model, self._words = model, words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Open the list of choices, or a line of text."""
        if not self._model.is_rule(index.row()):
            return super().createEditor(parent, option, index)
        choices = QComboBox(parent)
        choices.setObjectName("verdict_choice")
        choices.addItems([words for words, _ in self._words.choices()])
        choices.activated.connect(lambda _place: self._take(choices))
        return choices

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show the value in force."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(index.data(Qt.ItemDataRole.EditRole))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Take what was chosen or written."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)

    def _take(self, choices: QComboBox) -> None:
        """Take a choice as soon as it is made."""
        self.commitData.emit(choices)
        self.closeEditor.emit(choices)
