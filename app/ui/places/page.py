"""位置: who waits, what was placed, and the counts above them all."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.pipeline.place_queue import PlaceQueue
from app.ui.places.pins_tab import PinsTab, ShownPin
from app.ui.places.queue_tab import PlaceQueueTab
from app.ui.places.words import PlaceWords
from app.ui.plain import build_button, build_label, set_role
from app.ui.speaker import Speaker


class PlacesPage(QWidget):
    """``folder_wanted``, ``file_wanted``: address tables shall be chosen; ``list_wanted``."""

    folder_wanted = Signal()
    file_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("places_page")
        self._say = speaker.say
        self.words = PlaceWords(speaker)
        self._counts = build_label("places_counts", role="strong")
        self._aside = build_label("places_aside", role="quiet")
        self.queue_tab = PlaceQueueTab(self.words, self)
        self.pins_tab = PinsTab(self.words)
        self._place = QStackedWidget()
        self._place.addWidget(self.queue_tab)
        self._place.addWidget(self._build_empty())
        self.tabs = self._build_tabs()
        self._addresses = self._build_addresses()
        column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self._counts, 3)
        top.addWidget(self._aside, 1)
        column.addLayout(top)
        column.addWidget(self._addresses)
        column.addWidget(self.tabs, 1)

    def show_queue(self, queue: PlaceQueue, *, has_addresses: bool) -> None:
        """Show another state of the town."""
        self.tabs.setEnabled(True)
        self._counts.setText(self.words.counts(queue.counts))
        self._addresses.setVisible(not has_addresses)
        self.queue_tab.panel.tell_nothing_found(has_addresses)
        self.queue_tab.show_queue(queue)
        self.tell_pending(0)
        self.tell_open()

    def show_pins(self, pins: tuple[ShownPin, ...], others: int) -> None:
        """Show the places that were set."""
        self.pins_tab.show_pins(pins, others)
        self.tell_open()

    def tell_open(self) -> None:
        """Say how many wait and how many were placed."""
        waiting, placed = self.queue_tab.open_count, self.pins_tab.count
        self._place.setCurrentIndex(0 if waiting else 1)
        self.tabs.setTabText(0, f"{self._say('位置を確かめる世帯', 'To place')} {waiting:,}")
        self.tabs.setTabText(1, f"{self._say('置いた位置', 'Placed')} {placed:,}")

    def tell_pending(self, count: int) -> None:
        """Say how many places the list does not know yet."""
        told = self._say(
            f"置いた位置 {count:,}件は、ほかのページへ移るときに名簿へ反映します",
            f"{count:,} places reach the list when you leave this page",
        )
        self._aside.setText(told if count else "")

    def tell_settling(self) -> None:
        """Say that the places are being brought into the list; nothing may be placed."""
        words = self._say("置いた位置を名簿へ反映しています", "Bringing the places in")
        self._aside.setText(words)
        set_role(self._aside, "quiet")
        self.tabs.setEnabled(False)

    def focus_queue(self) -> None:
        """Put the cursor where the work goes on."""
        if self.tabs.currentIndex() == 0 and self.queue_tab.chosen is not None:
            self.queue_tab.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("places_tabs")
        tabs.setAccessibleName(self._say("位置", "Places"))
        tabs.setDocumentMode(True)
        for tab in (self._place, self.pins_tab):
            tabs.addTab(tab, "")
        return tabs

    def _build_empty(self) -> QWidget:
        page = QWidget()
        words = self._say(
            "すべての世帯の位置が分かっています。", "The position of every household is known."
        )
        label = build_label("places_empty", words)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        open_list = self._say("名簿をひらく", "Open the register")
        button = build_button("places_to_list", open_list, self.list_wanted.emit, "main")
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(label)
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        return page

    def _build_addresses(self) -> QWidget:
        line = QWidget()
        line.setObjectName("no_addresses")
        words = self._say(
            "住所の表がありません。アドレス・ベース・レジストリや位置参照情報があれば、"
            "住所から位置を求められます。",
            "The town has no address tables. With them homes are placed by their address.",
        )
        folder = self._say("住所の表のフォルダーを選ぶ", "Choose a folder of address tables")
        file = self._say("住所ファイルを選ぶ", "Choose a gazetteer file")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(build_label("no_addresses_told", words), 1)
        row.addWidget(build_button("choose_addresses", folder, self.folder_wanted.emit, "main"))
        row.addWidget(build_button("choose_gazetteer", file, self.file_wanted.emit))
        line.hide()
        return line
