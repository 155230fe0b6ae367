"""Under the map: the chosen home, what its address may mean, and the ways to place it."""

from collections.abc import Callable
from functools import partial

import pandas as pd
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.pipeline.place_look import MOST_CANDIDATES, PlaceLook
from app.ui.places.words import PlaceWords
from app.ui.plain import build_button, build_label
from app.ui.text_table import TextTable, build_text_view, set_widths
from scoring.columns import FloatArray

_WIDTHS = (50, 200, 100)
_ROWS_SEEN = 4
_FRAME = 6
_ROW_HEIGHT = 30


class HomePanel(QFrame):
    """``taken`` (int): a candidate; ``typed`` (str): a place in numbers; by key on ``page``.

    ``undo_wanted``, ``next_wanted``, ``map_wanted``: to go on by Ctrl+Z, N and M.
    """

    taken = Signal(int)
    typed = Signal(str)
    undo_wanted = Signal()
    next_wanted = Signal()
    map_wanted = Signal()

    def __init__(self, words: PlaceWords, page: QWidget) -> None:
        super().__init__()
        self.setObjectName("place_panel")
        self._words, say = words, words.speaker.say
        self._count = 0
        self._who = build_label("place_who", role="strong")
        self._how = build_label("place_how", role="quiet")
        self._water = build_label("place_water")
        titles = [
            say("キー", "Key"),
            say("住所の候補", "The address may be"),
            say("分かり方", "Known to"),
            say("気になる点", "Doubt"),
        ]
        self._model = TextTable(titles)
        name = say("住所の候補", "Candidates")
        self.table = build_text_view("place_candidates", name, self._model)
        set_widths(self.table, _WIDTHS)
        self.table.doubleClicked.connect(lambda index: self._take(index.row()))
        self.table.installEventFilter(self)
        self._nothing = build_label("place_nothing", role="quiet")
        self.field = self._build_field()
        self._told = build_label("place_told", role="strong")
        self._lay_out()
        self._build_keys(page)

    def show_home(self, home: pd.Series | None, shares: FloatArray, look: PlaceLook) -> None:
        """Show another home and what its address may mean; None: nobody is chosen."""
        self.setEnabled(home is not None)
        self._count = 0 if home is None else len(look.candidates)
        found = look.candidates
        self._model.show(self._count, lambda row: self._words.candidate(row, found.iloc[row]))
        self.table.setVisible(bool(self._count))
        self.table.setFixedHeight(_ROW_HEIGHT * (min(self._count, _ROWS_SEEN) + 1) + _FRAME)
        self._nothing.setVisible(not self._count)
        self.field.clear()
        if home is None:
            for label in (self._who, self._how, self._water):
                label.setText("")
            return
        self._who.setText(f"{self._words.name(home)}　{self._words.address(home)}")
        self._how.setText(self._words.how_found(home))
        self._water.setText(self._words.water(home, shares))

    def tell(self, words: str) -> None:
        """Say what came of the last place."""
        self._told.setText(words)

    def tell_nothing_found(self, has_addresses: bool) -> None:
        """Say why no candidate is there."""
        say = self._words.speaker.say
        if has_addresses:
            words = say(
                "住所の表に合う所がありません。地図を押すか、経度・緯度を入れて置いてください。",
                "The tables know no such place. Press on the map or type coordinates.",
            )
        else:
            words = say(
                "住所の表がないので、候補は出ません。地図を押すか、経度・緯度を入れてください。",
                "Without address tables there are no candidates. Press on the map or type.",
            )
        self._nothing.setText(words)

    def allow_undo(self, may_undo: bool) -> None:
        """Let the last place be taken back."""
        self._undo.setEnabled(may_undo)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the candidate under the cursor by Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.table and is_enter and self.table.currentIndex().isValid():
                self._take(self.table.currentIndex().row())
                return True
        return super().eventFilter(watched, event)

    def _take(self, row: int) -> None:
        if row < self._count:
            self.taken.emit(row)

    def _build_field(self) -> QLineEdit:
        say = self._words.speaker.say
        field = QLineEdit()
        field.setObjectName("place_field")
        field.setProperty("role", "field")
        words = say("緯度・経度（K）　例 35.85, 139.41", "Latitude, longitude: 35.85, 139.41")
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        field.returnPressed.connect(self._on_typed)
        return field

    def _on_typed(self) -> None:
        if self.field.text().strip():
            self.typed.emit(self.field.text())

    def _lay_out(self) -> None:
        say = self._words.speaker.say
        self._undo = build_button(
            "place_undo", say("取り消す（Ctrl+Z）", "Take back (Ctrl+Z)"), self.undo_wanted.emit
        )
        on_next = build_button("place_next", say("次へ（N）", "Next (N)"), self.next_wanted.emit)
        put = build_button("place_typed", say("そこに置く", "Place there"), self._on_typed)
        for button in (self._undo, on_next):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line, ways = QHBoxLayout(), QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(put)
        ways.addWidget(self._told, 1)
        ways.addWidget(self._undo)
        ways.addWidget(on_next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for widget in (self._who, self._how, self._water, self.table, self._nothing):
            column.addWidget(widget)
        column.addLayout(line)
        column.addLayout(ways)
        self.tell("")

    def _build_keys(self, page: QWidget) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            (f"{number + 1}", partial(self._take, number)) for number in range(MOST_CANDIDATES)
        ]
        keys += [
            ("N", self.next_wanted.emit),
            ("M", self.map_wanted.emit),
            ("K", lambda: self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("Ctrl+Z", self.undo_wanted.emit),
        ]
        for key, on_pressed in keys:
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(on_pressed)
