"""名簿: every household that may be shown, in call order, searched at every key."""

import numpy as np
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.view import TownView
from app.ui.filter_bar import FilterBar
from app.ui.household_columns import HouseholdColumns, ListColumn
from app.ui.household_delegate import HouseholdDelegate
from app.ui.household_filter import Wanted, mask_of
from app.ui.household_table import HouseholdTable
from app.ui.household_words import HouseholdWords
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker

WIDTHS = {
    ListColumn.CALL_RANK: 62,
    ListColumn.TIER: 48,
    ListColumn.CODES: 122,
    ListColumn.HEAD: 172,
    ListColumn.ADDRESS: 186,
    ListColumn.DEPTH: 106,
    ListColumn.VERDICT: 88,
    ListColumn.SCORE: 66,
    ListColumn.LEVEL: 64,
    ListColumn.MEMBERS: 56,
    ListColumn.DISTRICT: 132,
    ListColumn.PHONES: 150,
    ListColumn.SQUARE: 96,
}


class ListPage(QWidget):
    """Tells by ``household_chosen`` (str) which household is under the cursor.

    ``detail_wanted`` when Enter asks to read it in the pane, ``nobody_left`` when no row is.
    """

    household_chosen = Signal(str)
    detail_wanted = Signal()
    nobody_left = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("list_page")
        self._speaker = speaker
        self._view: TownView | None = None
        self.filter_bar = FilterBar(speaker)
        self.filter_bar.changed.connect(self._on_wanted)
        self.filter_bar.search_box.installEventFilter(self)
        self._words = HouseholdWords(speaker)
        self._model = HouseholdTable(self._words)
        self.table = self._build_table()
        self._count = build_label("row_count", role="quiet")
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter_bar)
        self._place = QStackedWidget()
        self._place.addWidget(self.table)
        self._place.addWidget(self._build_nobody())
        layout.addWidget(self._place, 1)
        line = QHBoxLayout()
        line.addWidget(self._count, 1)
        words = speaker.say("Enter かダブルクリックで詳細", "Enter or double click: detail")
        hint = build_label("detail_hint", words, role="quiet")
        hint.setWordWrap(False)
        line.addWidget(hint)
        layout.addLayout(line)

    def show_view(self, view: TownView, columns: HouseholdColumns) -> None:
        """Show another state of the town; the filters stay, and the household if it is there."""
        chosen = self.chosen_household()
        self._view = view
        self._words.town_name = view.facts.name
        self._model.show(columns)
        districts = view.households["district"].dropna().unique()
        self.filter_bar.offer_districts(sorted(districts))
        self._on_wanted(self.filter_bar.wanted())
        self.choose(chosen)

    def chosen_household(self) -> str | None:
        """Give the household under the cursor; None: no row is chosen."""
        index = self.table.currentIndex()
        return self._model.household_id(index.row()) if index.isValid() else None

    def choose(self, household_id: str | None) -> None:
        """Put the cursor on a household, or on the first row if it is not shown."""
        row = 0 if household_id is None else self._model.row_of(household_id) or 0
        index = self._model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(index)

    def focus_search(self) -> None:
        """Put the cursor into the search box, its words ready to be replaced."""
        self.filter_bar.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.search_box.selectAll()

    def leave_search(self) -> None:
        """Ask for everybody again if the search box has the cursor; go to the rows."""
        if self.filter_bar.search_box.hasFocus():
            self.filter_bar.clear()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the search box into the table and back by keys alone."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.filter_bar.search_box:
                return self._on_key_in_search(event)
            if watched is self.table and event.key() in _ENTER:
                self.detail_wanted.emit()
                return True
        if event.type() == QEvent.Type.Resize and watched is self.table.viewport():
            self._share_width()
        return super().eventFilter(watched, event)

    def _share_width(self) -> None:
        """Give the address what is left of the width."""
        others = sum(width for column, width in WIDTHS.items() if column != ListColumn.ADDRESS)
        needed = sum(WIDTHS[column] for column in _ALWAYS_SEEN)
        width = self.table.viewport().width()
        rest = width - (others if width > others + WIDTHS[ListColumn.ADDRESS] else needed)
        spare = max(0, rest - WIDTHS[ListColumn.ADDRESS])
        for_name = min(_SPARE_FOR_NAME, spare // 3)
        self.table.setColumnWidth(ListColumn.HEAD, WIDTHS[ListColumn.HEAD] + for_name)
        rest -= for_name
        self.table.setColumnWidth(ListColumn.ADDRESS, max(WIDTHS[ListColumn.ADDRESS], rest))

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("ranked_table")
        table.setAccessibleName(self._speaker.say("世帯の名簿", "Households"))
        table.setModel(self._model)
        delegate = HouseholdDelegate(table)
        table.setItemDelegate(delegate)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(delegate.row_height())
        table.verticalHeader().hide()
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        for column, width in WIDTHS.items():
            table.setColumnWidth(column, width)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(_LEFT)
        table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        table.selectionModel().currentRowChanged.connect(self._on_row)
        table.doubleClicked.connect(self.detail_wanted)
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        return table

    def _build_nobody(self) -> QWidget:
        say = self._speaker.say
        words = say(
            "当てはまる世帯はありません。検索の言葉を短くするか、絞り込みを解いてください。\n"
            "支援措置の世帯は、ここには出ません。",
            "No household fits. Shorten the search or clear the filters.\n"
            "Protected households are never shown here.",
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        label = build_label("nobody_found", words)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
        clear = say("すべての世帯を見る", "Show all households")
        button = build_button("show_everybody", clear, self.filter_bar.clear, role="main")
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        return page

    def _on_key_in_search(self, event: QKeyEvent) -> bool:
        if event.key() in (*_ENTER, Qt.Key.Key_Down):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _on_wanted(self, wanted: Wanted) -> None:
        if self._view is None:
            return
        chosen = self.chosen_household()
        mask = mask_of(self._view.households, wanted)
        if wanted.query.strip():
            found = np.zeros(len(mask), dtype=bool)
            found[self._view.rows_found(wanted.query)] = True
            mask &= found
        self._model.keep(mask)
        self._tell_count(int(mask.sum()), len(mask))
        self.choose(chosen)

    def _tell_count(self, shown: int, total: int) -> None:
        say = self._speaker.say
        self._place.setCurrentIndex(0 if shown else 1)
        if shown == total:
            self._count.setText(say(f"{total:,} 世帯", f"{total:,} households"))
        elif shown:
            self._count.setText(
                say(f"{total:,} 世帯のうち {shown:,} 世帯", f"{shown:,} of {total:,} households")
            )
        else:
            self._count.setText(
                say(f"{total:,} 世帯のうち 0 世帯", f"none of {total:,} households")
            )
            self.nobody_left.emit()

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.household_chosen.emit(self._model.household_id(current.row()))


_SPARE_FOR_NAME = 90
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALWAYS_SEEN = tuple(
    column for column in ListColumn if column <= ListColumn.VERDICT and column != ListColumn.ADDRESS
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
