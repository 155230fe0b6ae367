"""By what the homes are told apart, and what their signs mean."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.ui.map.legend_rows import LegendRows, UnknownSign, sign_label
from app.ui.speaker import Speaker
from app.ui.theme import UNKNOWN
from app.wording.map_words import COLOURING_WORDS
from gis.town_map.signs import HOME_SIGNS, HomeColouring, HomeSign
from scoring.codes import Level, Verdict


class HomeChoice(QWidget):
    """Tells by ``changed`` that the homes are to be told apart by something else."""

    changed = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("map_homes")
        self._speaker = speaker
        self._choice = QComboBox()
        self._choice.setObjectName("map_colouring")
        self._choice.setAccessibleName(speaker.say("世帯の色分け", "Signs of households"))
        for colouring in HomeColouring:
            words = speaker.text(COLOURING_WORDS[colouring])
            self._choice.addItem(speaker.say(f"色分け: {words}", f"by {words}"), colouring.value)
        self._choice.currentIndexChanged.connect(self._on_chosen)
        self._rows = LegendRows("map_home_signs")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._choice)
        column.addWidget(self._rows)
        self._show_signs()

    def colouring(self) -> HomeColouring:
        """Give what the homes are told apart by."""
        return HomeColouring(self._choice.currentData())

    def _on_chosen(self) -> None:
        self._show_signs()
        self.changed.emit()

    def _show_signs(self) -> None:
        say = self._speaker.say
        self._rows.clear()
        colouring = self.colouring()
        for sign in HOME_SIGNS[colouring]:
            colour = "#{:02X}{:02X}{:02X}".format(*sign.rgb)
            self._rows.add(sign_label(sign.sign, colour), self._words_of(colouring, sign))
        if colouring is not HomeColouring.VERDICT:
            self._rows.add(UnknownSign(), say("判定できない（点線）", "no verdict (dotted)"))
        town = say("位置が町名までの世帯の数（町の代表点）", "known only to the town: how many")
        self._rows.add(sign_label("町", UNKNOWN), town)
        circle = say("破線の円: 位置の誤差の範囲（近づくと出ます）", "the home lies in the circle")
        self._rows.add(sign_label("◌", UNKNOWN), circle)

    def _words_of(self, colouring: HomeColouring, sign: HomeSign) -> str:
        say = self._speaker.say
        if colouring is HomeColouring.TIER:
            return say(f"第{sign.value}層", f"Tier {sign.value}")
        if colouring is HomeColouring.VERDICT:
            return self._speaker.code(Verdict(sign.value))
        if not sign.value:
            return say("レベルなし", "no level")
        return self._speaker.code(Level(sign.value))
