"""The left rail: the pages in the order of work."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout

from app.ui.plain import build_button
from app.ui.speaker import Speaker

_WIDTH = 124


class PageKey(StrEnum):
    """The pages of a town, in the order of work."""

    IMPORT = "import"
    REVIEW = "review"
    PLACES = "places"
    DROPOUTS = "dropouts"
    LIST = "list"
    MAP = "map"
    LAYERS = "layers"
    AREAS = "areas"
    POINTS = "points"
    REGISTERS = "registers"
    PRINT = "print"


class PageRail(QFrame):
    """Tells by ``page_chosen`` (:class:`PageKey`), ``town_left`` to see other towns."""

    page_chosen = Signal(object)
    town_left = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("page_rail")
        self.setAccessibleName(speaker.say("ページ", "Pages"))
        self.setMinimumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._speaker = speaker
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(2)
        self._buttons = {key: self._button(key) for key in PageKey}
        for button in self._buttons.values():
            column.addWidget(button)
        column.addStretch(1)
        leave = speaker.say("別の町へ", "Leave")
        column.addWidget(build_button("leave_town", leave, self.town_left.emit, role="page"))

    def check(self, key: PageKey) -> None:
        """Mark the page that is shown."""
        self._buttons[key].setChecked(True)

    def tell_waiting(self, key: PageKey, count: int) -> None:
        """Show beside a page how many things wait there for a person; 0 shows nothing."""
        words = page_words(key, self._speaker)
        self._buttons[key].setText(f"{words} {count:,}" if count else words)

    def _button(self, key: PageKey) -> QPushButton:
        words = page_words(key, self._speaker)
        button = build_button(
            f"page_{key.value}", words, lambda: self.page_chosen.emit(key), role="page"
        )
        button.setCheckable(True)
        self._group.addButton(button)
        return button


def page_words(key: PageKey, speaker: Speaker) -> str:
    """Give the name of a page."""
    names = {
        PageKey.IMPORT: speaker.say("取込", "Import"),
        PageKey.REVIEW: speaker.say("照合", "Review"),
        PageKey.PLACES: speaker.say("位置", "Places"),
        PageKey.DROPOUTS: speaker.say("脱落確認", "Dropped off"),
        PageKey.LIST: speaker.say("名簿", "Register"),
        PageKey.MAP: speaker.say("地図", "Map"),
        PageKey.LAYERS: speaker.say("浸水図", "Layers"),
        PageKey.AREAS: speaker.say("区域", "Areas"),
        PageKey.POINTS: speaker.say("配点", "Points"),
        PageKey.REGISTERS: speaker.say("帳票", "Registers"),
        PageKey.PRINT: speaker.say("印刷", "Print"),
    }
    return names[key]
