"""The search box of the map, and under it what was found: ↑↓ choose, Enter goes there."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget

from app.ui.map.search import Hit, MapSearch
from app.ui.speaker import Speaker

_MOST_ROWS = 9
_WIDEST = 520
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _MOST_ROWS,
    Qt.Key.Key_PageUp: -_MOST_ROWS,
}


class SearchBox(QLineEdit):
    """Tells by ``hit_chosen`` (:class:`Hit`) where to go; ``left`` when Esc leaves the box.

    ``over`` is the widget over which the list of hits lies.
    """

    hit_chosen = Signal(object)
    left = Signal()

    def __init__(self, speaker: Speaker, search: MapSearch, over: QWidget) -> None:
        super().__init__()
        self.setObjectName("map_search")
        self.setProperty("role", "field")
        self._speaker = speaker
        self._search = search
        self._over = over
        self._hits: tuple[Hit, ...] = ()
        words = speaker.say(
            "地図で探す: 氏名・住所・町名・地区・避難所", "Find: name, address, town, shelter"
        )
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        self._model = QStringListModel(self)
        self.list_view = self._build_list()
        self.textChanged.connect(self._on_text)
        self.installEventFilter(self)

    def start(self) -> None:
        """Take the cursor, the words ready to be replaced."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def hits(self) -> tuple[Hit, ...]:
        """Give what is listed now."""
        return self._hits

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead through the list by keys while the cursor stays in the box."""
        if event.type() == QEvent.Type.FocusOut:
            self.list_view.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(Qt.Key(event.key()))
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # else Esc is a shortcut of the window before it is a key of this box
            return True
        return super().eventFilter(watched, event)

    def _build_list(self) -> QListView:
        view = QListView(self._over)
        view.setObjectName("map_hits")
        view.setAccessibleName(self._speaker.say("見つかったもの", "What was found"))
        view.setModel(self._model)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setStyleSheet("QListView::item { padding: 5px 8px; }")
        view.clicked.connect(self._choose)
        view.hide()
        return view

    def _take_key(self, key: Qt.Key) -> bool:
        if key in _STEPS and self._hits:
            row = self.list_view.currentIndex().row() + _STEPS[key]
            row = min(max(0, row), len(self._hits) - 1)
            self._show_list()
            self.list_view.setCurrentIndex(self._model.index(row))
        elif key in _ENTER and self._hits:
            self._choose(self.list_view.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True

    def _leave(self) -> None:
        if self.list_view.isVisible():
            self.list_view.hide()
        else:
            self.left.emit()

    def _on_text(self, text: str) -> None:
        self._hits, more = self._search.hits(text)
        told = [hit.told for hit in self._hits]
        say = self._speaker.say
        if more:
            told.append(say(f"ほか {more:,}件（言葉を足してください）", f"{more:,} more"))
        if text.strip() and not told:
            told.append(say("見つかりません", "Nothing found"))
        self._model.setStringList(told)
        if told:
            self._show_list()
            self.list_view.setCurrentIndex(self._model.index(0))
        else:
            self.list_view.hide()

    def _show_list(self) -> None:
        corner = self.mapTo(self._over, self.rect().bottomLeft())
        rows = min(_MOST_ROWS, self._model.rowCount())
        high = rows * max(self.list_view.sizeHintForRow(0), self.fontMetrics().height() + 4) + 6
        wide = min(max(_WIDEST, self.width()), self._over.width() - corner.x() - 8)
        self.list_view.setGeometry(corner.x(), corner.y() + 2, wide, high)
        self.list_view.raise_()
        self.list_view.show()

    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._hits):
            self.list_view.hide()
            self.hit_chosen.emit(self._hits[index.row()])
