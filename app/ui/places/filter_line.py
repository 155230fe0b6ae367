"""The search box and the filters over the homes that wait."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.ui.speaker import Speaker

_CHOICE_LENGTH = 9


@dataclass(frozen=True)
class WantedPlaces:
    """Which homes are wanted; ``level`` and ``town`` None: all of them."""

    query: str = ""
    level: str | None = None
    town: str | None = None


class PlaceFilterLine(QWidget):
    """Tells by ``changed`` (:class:`WantedPlaces`) at every key and every choice."""

    changed = Signal(object)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._say = speaker.say
        words = self._say("検索: 氏名・かな・住所", "Search: name, kana, address")
        self.search_box = QLineEdit()
        self.search_box.setObjectName("place_search")
        self.search_box.setProperty("role", "field")
        self.search_box.setPlaceholderText(words)
        self.search_box.setAccessibleName(words)
        self.search_box.setClearButtonEnabled(True)
        self.search_box.textChanged.connect(self._tell)
        self.level = self._choice("place_level", self._say("分かり方", "Known to"))
        self.town = self._choice("place_town", self._say("町", "Town"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.search_box, 2)
        line.addWidget(self.level, 1)
        line.addWidget(self.town, 1)

    def offer(self, levels: Iterable[tuple[str, str]], towns: Iterable[tuple[str, str]]) -> None:
        """Offer the levels and towns of the homes that wait; what was chosen stays if it can."""
        for choice, offered in ((self.level, levels), (self.town, towns)):
            chosen = choice.currentData()
            with QSignalBlocker(choice):
                while choice.count() > 1:
                    choice.removeItem(1)
                for data, words in offered:
                    choice.addItem(words, data)
                choice.setCurrentIndex(max(0, choice.findData(chosen)))

    def wanted(self) -> WantedPlaces:
        """Give what is asked for now."""
        return WantedPlaces(
            self.search_box.text(), self.level.currentData(), self.town.currentData()
        )

    def clear(self) -> None:
        """Ask for all homes again."""
        with QSignalBlocker(self):
            self.search_box.clear()
            self.level.setCurrentIndex(0)
            self.town.setCurrentIndex(0)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.wanted())

    def _choice(self, name: str, words: str) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(name)
        choice.setAccessibleName(words)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(_CHOICE_LENGTH)
        choice.addItem(self._say(f"{words}: 全部", f"{words}: all"), None)
        choice.currentIndexChanged.connect(self._tell)
        return choice
