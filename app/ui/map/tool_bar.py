"""Above the map: find a place, and choose households by area, rectangle, view or district."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from app.ui.map.search_box import SearchBox
from app.ui.plain import build_button
from app.ui.speaker import Speaker

_CHOICE_LENGTH = 7
_WIDEST_CHOICE = 180


class MapToolBar(QWidget):
    """``asked`` (str, a kind of message to the page), ``district_chosen`` (str, a name)."""

    asked = Signal(str)
    district_chosen = Signal(str)

    def __init__(self, speaker: Speaker, search_box: SearchBox) -> None:
        super().__init__()
        self.setObjectName("map_tool_bar")
        say = speaker.say
        self.search_box = search_box
        self._buttons = [
            self._build_button(name, kind, words)
            for name, kind, words in (
                ("draw_area", "draw", say("囲んで選ぶ", "Draw an area")),
                ("draw_frame", "rectangle", say("四角で選ぶ", "Draw a box")),
                ("list_frame", "list_frame", say("画面内を選ぶ", "List this view")),
                ("show_town", "frame", say("町の全体", "Whole town")),
            )
        ]
        self._district = self._build_districts(say("地区を選ぶ", "Choose a district"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.search_box, 1)
        row.addWidget(self._district)
        for button in self._buttons:
            row.addWidget(button)

    def offer_districts(self, names: Iterable[str]) -> None:
        """Offer the districts of the town."""
        with QSignalBlocker(self._district):
            while self._district.count() > 1:
                self._district.removeItem(1)
            for name in names:
                self._district.addItem(name, name)
        self._district.setEnabled(self._district.count() > 1)

    def show_district(self, name: str | None) -> None:
        """Show which district is chosen; None: no one is."""
        with QSignalBlocker(self._district):
            self._district.setCurrentIndex(max(0, self._district.findData(name)))

    def allow_drawing(self, is_possible: bool) -> None:
        """Let the buttons be pressed, or not where there is no map to draw on."""
        for button in self._buttons:
            button.setEnabled(is_possible)

    def _build_button(self, name: str, kind: str, words: str) -> QPushButton:
        return build_button(name, words, lambda: self.asked.emit(kind))

    def _build_districts(self, words: str) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName("map_district")
        choice.setAccessibleName(words)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(_CHOICE_LENGTH)
        choice.setMaximumWidth(_WIDEST_CHOICE)
        choice.addItem(words, None)
        choice.setEnabled(False)
        choice.currentIndexChanged.connect(self._on_district)
        return choice

    def _on_district(self) -> None:
        name = self._district.currentData()
        if name is not None:
            self.district_chosen.emit(name)
