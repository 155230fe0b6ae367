"""Beside the map: which layer is shown, and what its signs mean."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.map.page_content import MapLayer
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from app.ui.theme import LINE, PEOPLE_POINTS, TEXT, TIER_COLOURS, TIER_SIGNS, UNKNOWN
from app.wording.code_words import DEPTH_RANK_WORDS
from gis.map_legend import DEPTH_CLASSES

_WIDTH = 236
_WIDE, _HEIGHT = 34, 22
_SHELTER = "#1C5427"
_NOTHING_SAID = "#E4E7EB"
_NOTHING_SAID_LINE = "#C4CAD2"


class Swatch(QWidget):
    """A field of colour with its rank number, or hatched where nothing is said."""

    def __init__(self, colour: str, text: str = "", *, is_hatched: bool = False) -> None:
        super().__init__()
        self._colour, self._text, self._is_hatched = QColor(colour), text, is_hatched
        self.setFixedSize(_WIDE, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field."""
        del event
        painter = QPainter(self)
        field = self.rect().adjusted(0, 0, -1, -1)
        painter.fillRect(field, self._colour)
        if self._is_hatched:
            painter.setPen(QPen(QColor(_NOTHING_SAID_LINE), 3))
            for left in range(-_HEIGHT, _WIDE, 11):
                painter.drawLine(left, _HEIGHT, left + _HEIGHT, 0)
        painter.setPen(QPen(QColor(LINE)))
        painter.drawRect(field)
        painter.setPen(QColor(TEXT))
        painter.drawText(field, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class UnknownSign(QWidget):
    """The dotted outline of a home without a verdict."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_WIDE, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outline."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(UNKNOWN), 2, Qt.PenStyle.DotLine))
        painter.drawEllipse(8, 2, 18, 18)
        painter.end()


class MapLegend(QScrollArea):
    """Layer choice and legend; ``layer_chosen`` (position or -1: none), ``pattern_wanted``."""

    layer_chosen = Signal(int)
    pattern_wanted = Signal(bool)

    def __init__(self, speaker: Speaker, layers: tuple[MapLayer, ...]) -> None:
        super().__init__()
        self.setObjectName("map_legend")
        self._speaker = speaker
        self._layers = layers
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(4)
        self._credit = build_label("map_credit", role="small")
        self._add_layer_choice()
        self._add_depths()
        self._add_homes()
        self._add_shelters()
        self._column.addWidget(self._credit)
        self._column.addStretch(1)
        self.setWidget(inner)
        self._show_credit(0 if layers else -1)

    def _add_layer_choice(self) -> None:
        say = self._speaker.say
        self._section("map_layer_title", say("表示する想定", "Hazard layer"))
        choice = QComboBox()
        choice.setObjectName("map_layer")
        choice.setAccessibleName(say("表示する想定", "Hazard layer"))
        choice.setMinimumContentsLength(8)
        for position, layer in enumerate(self._layers):
            choice.addItem(layer.name, position)
        choice.addItem(say("浸水を表示しない", "No water"), -1)
        choice.currentIndexChanged.connect(lambda _index: self._choose(int(choice.currentData())))
        self._column.addWidget(choice)
        pattern = QCheckBox(say("白黒でも見分ける模様", "Pattern besides colour"))
        pattern.setObjectName("map_pattern")
        pattern.toggled.connect(self.pattern_wanted)
        self._column.addWidget(pattern)

    def _add_depths(self) -> None:
        say = self._speaker.say
        self._section("map_depth_title", say("浸水の深さ（ランク）", "Depth (rank)"))
        grid = self._grid()
        for depth in DEPTH_CLASSES:
            colour = "#{:02X}{:02X}{:02X}".format(*depth.rgb)
            words = self._speaker.text(DEPTH_RANK_WORDS[depth.rank])
            _add_row(grid, Swatch(colour, str(depth.rank)), words)
        _add_row(grid, Swatch("#FFFFFF"), say("浸水の想定なし", "no water expected"))
        _add_row(
            grid,
            Swatch(_NOTHING_SAID, is_hatched=True),
            say("情報なし（安全ではない）", "nothing known (not safe)"),
        )

    def _add_homes(self) -> None:
        say = self._speaker.say
        self._section("map_home_title", say("世帯", "Households"))
        grid = self._grid()
        for tier, sign in TIER_SIGNS.items():
            words = say(f"第{tier}層", f"Tier {tier}")
            _add_row(grid, _sign(sign, TIER_COLOURS[tier]), words)
        _add_row(grid, UnknownSign(), say("判定できない（点線）", "no verdict (dotted)"))

    def _add_shelters(self) -> None:
        say = self._speaker.say
        grid = self._grid()
        _add_row(grid, _sign("避", _SHELTER), say("避難所（破線は洪水の対象外・不明）", "shelter"))

    def _section(self, name: str, words: str) -> None:
        self._column.addWidget(build_label(name, words, role="section"))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)
        return grid

    def _choose(self, position: int) -> None:
        self._show_credit(position)
        self.layer_chosen.emit(position)

    def _show_credit(self, position: int) -> None:
        credit = self._layers[position].credit if position >= 0 else None
        told = self._speaker.say("出典: ", "Source: ") + credit if credit else ""
        self._credit.setText(told)


def _add_row(grid: QGridLayout, sign: QWidget, words: str) -> None:
    row = grid.rowCount()
    grid.addWidget(sign, row, 0)
    grid.addWidget(build_label(f"map_legend_{row}", words), row, 1)


def _sign(sign: str, colour: str) -> QLabel:
    label = build_label("map_sign", sign)
    label.setFixedSize(_WIDE, _HEIGHT)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setStyleSheet(f"color: {colour}; font-size: {PEOPLE_POINTS}pt;")
    return label
