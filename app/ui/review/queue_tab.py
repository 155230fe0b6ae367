"""The records that wait at the left, the chosen one with its residents at the right."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTableView, QWidget

from app.pipeline.review_items import ReviewItem
from app.ui.review.panel import ReviewPanel
from app.ui.review.words import ReviewWords
from app.ui.text_table import TextTable, build_text_view, set_widths

_WIDTHS = (96, 170)
_LEAST_WIDTH = 272
_ROOM_FOR_PLACE = 340


class QueueTab(QWidget):
    """Enter leads from a record to its candidates, the left arrow or Backspace back."""

    def __init__(self, words: ReviewWords, page: QWidget) -> None:
        super().__init__()
        self.setObjectName("review_queue_tab")
        self._words = words
        self._items: tuple[ReviewItem, ...] = ()
        self.panel = ReviewPanel(words, page)
        self._model = TextTable(self._titles())
        self.table = self._build_table()
        self.panel.table.installEventFilter(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 6, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.table, 2)
        line.addWidget(self.panel, 4)
        self.panel.bar.focus_left.connect(self.table.setFocus)

    @property
    def chosen(self) -> ReviewItem | None:
        """The record under the cursor; None: none waits."""
        row = self.table.currentIndex().row()
        return self._items[row] if 0 <= row < len(self._items) else None

    def show_items(self, items: tuple[ReviewItem, ...], record_id: str | None) -> None:
        """Show other records; the cursor stands on one, or on the same row as before."""
        row = max(self.table.currentIndex().row(), 0)
        ids = [item.record_id for item in items]
        if record_id in ids:
            row = ids.index(record_id)
        self._items = items
        self._model.show(len(items), self._row)
        if items:
            self.table.selectRow(min(row, len(items) - 1))
        else:
            self.panel.show_item(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the file and line out where there is no room; they stand beside the needs."""
        super().resizeEvent(event)
        self.table.setColumnHidden(len(_WIDTHS), self.table.width() < _ROOM_FOR_PLACE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from one table to the other by keys alone."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.table and event.key() in _TO_RIGHT:
                is_empty = self.panel.chosen is None
                aim = self.panel.search if is_empty else self.panel.table
                aim.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if watched is self.panel.table and event.key() in _TO_LEFT:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _build_table(self) -> QTableView:
        name = self._words.speaker.say("照合を待つ記録", "Records that wait")
        table = build_text_view("review_queue", name, self._model)
        set_widths(table, _WIDTHS)
        table.setMinimumWidth(_LEAST_WIDTH)
        table.selectionModel().currentRowChanged.connect(self._on_row)
        table.installEventFilter(self)
        return table

    def _titles(self) -> list[str]:
        say = self._words.speaker.say
        return [say("状態", "State"), say("氏名", "Name"), say("ファイル・行", "File, line")]

    def _row(self, row: int) -> list[str]:
        item = self._items[row]
        return [self._words.state(item), self._words.who(item), self._words.place(item)]

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.panel.show_item(self.chosen)


_TO_RIGHT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)
_TO_LEFT = (Qt.Key.Key_Left, Qt.Key.Key_Backspace)
