"""One layer of the town: its picture with its signs, where it speaks, and everything told of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.pipeline.layer_desk import LayerCard
from app.ui.layers.office import LayerPicture
from app.ui.layers.picture_field import WIDEST, ExtentSketch, PictureField
from app.ui.layers.words import LayerPageWords
from app.ui.map.legend_rows import LegendRows, dry_swatch, nothing_said_swatch, value_swatch
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from gis.bounds import Bounds
from gis.town_map.looks import LOOKS

_LEAST_PICTURE = 150
_LEAST_SIGNS = 230


class LayerPane(QScrollArea):
    """Empty until a layer is shown."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("layer_pane")
        self._speaker, self._words = speaker, LayerPageWords(speaker)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._name = build_label("layer_name", role="person")
        self.picture = PictureField(speaker)
        self._signs = LegendRows("layer_signs")
        self._extent = ExtentSketch()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._told: list[tuple[QLabel, QLabel]] = []
        self.setWidget(self._lay_out())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the signs beside the picture."""
        super().resizeEvent(event)
        room = self.viewport().width() - _LEAST_SIGNS
        self.picture.take_width(min(max(room, _LEAST_PICTURE), WIDEST))

    def show_card(self, card: LayerCard, frame: Bounds | None) -> None:
        """Show a layer; its picture follows."""
        self._name.setText(card.fact.name)
        self.picture.wait_for(card.fact.name, frame)
        self._extent.show_frames(frame, card.speaks_within, self._words.reach(card, frame))
        facts = self._words.facts(card, frame)
        for number, (title, words) in enumerate(facts):
            if number == len(self._told):
                self._add_line(number)
            for label, text in zip(self._told[number], (title, words), strict=True):
                label.setText(text)
        self._show_signs(card)

    def show_picture(self, card: LayerCard, picture: LayerPicture) -> None:
        """Show the picture of the layer that is shown."""
        self.picture.show_values(card.fact.kind, picture.values)

    def _lay_out(self) -> QWidget:
        inner = QWidget()
        drawn = QHBoxLayout()
        drawn.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.addWidget(self._signs)
        beside.addWidget(self._extent)
        words = self._speaker.say("実線: 町　破線: 浸水図", "solid: town, dashed: layer")
        beside.addWidget(build_label("layer_extent_words", words, "small"))
        beside.addStretch(1)
        drawn.addLayout(beside, 1)
        column = QVBoxLayout(inner)
        column.addWidget(self._name)
        column.addLayout(drawn)
        column.addLayout(self._grid)
        column.addStretch(1)
        return inner

    def _add_line(self, number: int) -> None:
        title = build_label(f"layer_fact_title_{number}", role="quiet")
        words = build_label(f"layer_fact_{number}")
        self._told.append((title, words))
        self._grid.addWidget(title, number, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, number, 1)

    def _show_signs(self, card: LayerCard) -> None:
        kind, say = card.fact.kind, self._speaker.say
        words = self._words.value_words(kind)
        self._signs.clear()
        for value in range(1, LOOKS[kind].largest + 1):
            self._signs.add(value_swatch(kind, value, is_hatched=True), words[value])
        self._signs.add(dry_swatch(), say("想定なし", "none expected"))
        self._signs.add(nothing_said_swatch(), say("情報なし（安全ではない）", "nothing known"))
