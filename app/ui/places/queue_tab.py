"""The homes that wait at the left; the map and the chosen home at the right."""

import numpy as np
import pandas as pd
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.place_queue import PlaceQueue
from app.ui.places.columns import PlaceColumn
from app.ui.places.filter_line import PlaceFilterLine, WantedPlaces
from app.ui.places.home_panel import HomePanel
from app.ui.places.queue_delegate import PlaceDelegate
from app.ui.places.queue_table import PlaceTable
from app.ui.places.town_names import town_of
from app.ui.places.words import PlaceWords
from app.ui.plain import build_label
from app.ui.text_table import dress_text_view
from importers.text import search_key
from scoring.columns import FloatArray

_WIDTHS = {
    PlaceColumn.NEED: 48,
    PlaceColumn.HEAD: 112,
    PlaceColumn.ADDRESS: 144,
    PlaceColumn.LEVEL: 148,
    PlaceColumn.WATER: 144,
    PlaceColumn.MATCHED: 190,
    PlaceColumn.OTHERS: 74,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlaceQueueTab(QWidget):
    """``home_chosen`` (str): household_id under the cursor. ``panel`` tells how it is placed."""

    home_chosen = Signal(str)

    def __init__(self, words: PlaceWords, page: QWidget) -> None:
        super().__init__()
        self.setObjectName("place_queue_tab")
        self._words = words
        self._queue: PlaceQueue | None = None
        self._is_open = np.ones(0, dtype=bool)
        self._texts: list[str] = []
        self._towns = np.empty(0, dtype=object)
        self._model = PlaceTable(words)
        self.filter_line = PlaceFilterLine(words.speaker)
        self.filter_line.changed.connect(self._on_wanted)
        self.table = self._build_table()
        self._count = build_label("place_count", role="quiet")
        self.panel = HomePanel(words, page)
        self.map_place = QVBoxLayout()
        self._lay_out()

    @property
    def chosen(self) -> pd.Series | None:
        """The household under the cursor; None: no row is."""
        row = self.table.currentIndex().row()
        return self._model.home(row) if 0 <= row < self._model.rowCount() else None

    @property
    def open_count(self) -> int:
        """The number of homes that still wait."""
        return int(self._is_open.sum())

    def show_queue(self, queue: PlaceQueue) -> None:
        """Show another state of the town, everybody waiting."""
        self._queue = queue
        self._is_open = np.ones(len(queue.homes), dtype=bool)
        homes = queue.homes
        texts = homes[["head_name", "head_kana", "address", "building"]].fillna("")
        self._texts = [search_key("\x01".join(row)) for row in texts.itertuples(index=False)]
        addresses = homes["address"].fillna("").tolist()
        towns = [town_of(address, self._words.town_name) for address in addresses]
        self._towns = np.array(towns, dtype=object)
        self._model.show(queue)
        levels = homes["location_level"].astype(str).value_counts().to_dict()
        names = sorted({town for town in towns if town})
        self.filter_line.offer(self._words.levels(levels), [(name, name) for name in names])
        self._on_wanted(self.filter_line.wanted())

    def mark(self, household_ids: frozenset[str], *, is_open: bool) -> None:
        """Let homes leave the queue as they are placed, or come back to it."""
        if self._queue is None:
            return
        ids = self._queue.homes["household_id"]
        self._is_open[ids.isin(household_ids).to_numpy()] = is_open
        self._on_wanted(self.filter_line.wanted())

    def tell_others(self, others: dict[str, int]) -> None:
        """Say how many other places fit each home."""
        self._model.tell_others(others)

    def choose(self, household_id: str) -> None:
        """Put the cursor on a home, if it is shown."""
        row = self._model.row_of(household_id)
        if row is not None:
            self.table.selectRow(row)

    def go_next(self) -> None:
        """Go to the next home, from the last one to the first."""
        count = self._model.rowCount()
        if count:
            self.table.selectRow((self.table.currentIndex().row() + 1) % count)

    def shares_of(self, household_id: str) -> FloatArray:
        """Give the shares of a home that waits."""
        if self._queue is None:
            raise LookupError("no town is shown")
        row = int(np.flatnonzero(self._queue.homes["household_id"] == household_id)[0])
        shares: FloatArray = self._queue.shares[row]
        return shares

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the search to the homes, and from a home to its candidates, by keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.filter_line.search_box and event.key() in (*_ENTER, Qt.Key.Key_Down):
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if watched is self.table and event.key() in _ENTER and self.panel.table.isVisible():
                self.panel.table.selectRow(0)
                self.panel.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _build_table(self) -> QTableView:
        table = QTableView()
        name = self._words.speaker.say("位置を確かめる世帯", "Homes to place")
        dress_text_view(table, "place_queue", name, self._model)
        delegate = PlaceDelegate(table)
        table.setItemDelegate(delegate)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(delegate.row_height())
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        table.selectionModel().currentRowChanged.connect(self._on_row)
        table.installEventFilter(self)
        self.filter_line.search_box.installEventFilter(self)
        return table

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.filter_line)
        column.addWidget(self.table, 1)
        column.addWidget(self._count)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(4, 0, 0, 0)
        beside.addLayout(self.map_place, 1)
        beside.addWidget(self.panel)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("place_splitter")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([620, 500])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 0)
        whole.addWidget(splitter)

    def _on_wanted(self, wanted: WantedPlaces) -> None:
        if self._queue is None:
            return
        mask = self._is_open.copy()
        if wanted.level is not None:
            mask &= (self._queue.homes["location_level"].astype(str) == wanted.level).to_numpy()
        if wanted.town is not None:
            mask &= self._towns == wanted.town
        for word in wanted.query.split():
            key = search_key(word)
            mask &= np.array([key in text for text in self._texts], dtype=bool)
        before = self.chosen
        row = max(self.table.currentIndex().row(), 0)
        self._model.keep(mask)
        self._stand(None if before is None else str(before["household_id"]), row)
        self._tell_count()

    def _stand(self, household_id: str | None, row: int) -> None:
        """Keep the cursor on its home, or where it was: there the next one stands."""
        count = self._model.rowCount()
        kept = None if household_id is None else self._model.row_of(household_id)
        if kept is not None or count:
            self.table.selectRow(kept if kept is not None else min(row, count - 1))
        else:
            self.home_chosen.emit("")

    def _tell_count(self) -> None:
        say, shown, waiting = self._words.speaker.say, self._model.rowCount(), self.open_count
        words = say(f"待っている世帯 {waiting:,}", f"{waiting:,} homes wait")
        if shown != waiting:
            words = say(f"{words} のうち {shown:,}", f"{shown:,} of {words}")
        keys = say("　Enter 候補へ　1〜9 候補に置く　M 地図　N 次", "  Enter, 1-9, M map, N next")
        self._count.setText(words + keys)

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.home_chosen.emit(str(self._model.home(current.row())["household_id"]))
