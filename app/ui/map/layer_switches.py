"""A switch for each hazard layer of the map, and how strongly it is drawn."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSlider, QWidget

from app.ui.map.page_content import MapLayer, ShownLayer
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from gis.town_map.tiles import DEPTH_KINDS, MOST_LAYERS

_NAME_WIDTH = 222
_LEAST, _MOST, _STEP = 20, 100, 10
OVER_A_MAP = 70


class LayerSwitches(QWidget):
    """Tells by ``changed`` that another choice of layers is to be shown.

    At first the first depth layer is on, or the first layer if none is of depth.
    """

    changed = Signal()

    def __init__(self, speaker: Speaker, layers: tuple[MapLayer, ...], *, has_base: bool) -> None:
        super().__init__()
        self.setObjectName("map_layers")
        self._speaker = speaker
        depths = [at for at, layer in enumerate(layers) if layer.kind in DEPTH_KINDS]
        first = depths[0] if depths else 0
        self._boxes: list[QCheckBox] = []
        self._sliders: list[QSlider] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(1)
        for position, layer in enumerate(layers):
            self._add(position, layer, is_on=position == first, has_base=has_base)
        if not layers:
            words = speaker.say("浸水図がありません。", "There is no hazard layer.")
            self._grid.addWidget(build_label("map_no_layers", words, role="quiet"), 0, 0)

    def shown(self) -> tuple[ShownLayer, ...]:
        """Give the layers that are on, in their order."""
        shown = tuple(
            ShownLayer(position, slider.value())
            for position, (box, slider) in enumerate(zip(self._boxes, self._sliders, strict=True))
            if box.isChecked()
        )
        return shown[:MOST_LAYERS]

    def _add(self, position: int, layer: MapLayer, *, is_on: bool, has_base: bool) -> None:
        box = QCheckBox()
        box.setObjectName(f"map_layer_{position}")
        elide = Qt.TextElideMode.ElideMiddle
        name = box.fontMetrics().elidedText(layer.name, elide, _NAME_WIDTH - 30)
        box.setText(name.replace("&", "&&"))
        box.setToolTip(layer.name.replace("<", "＜"))
        box.setAccessibleName(layer.name)
        box.setChecked(is_on)
        slider = self._build_slider(position, layer.name)
        slider.setValue(OVER_A_MAP if has_base else _MOST)
        slider.setEnabled(is_on)
        box.toggled.connect(partial(self._on_toggled, slider))
        slider.valueChanged.connect(lambda _value: self.changed.emit())
        words = build_label("map_opacity", self._speaker.say("濃さ", "strength"), role="small")
        self._grid.addWidget(box, 2 * position, 0, 1, 2)
        self._grid.addWidget(words, 2 * position + 1, 0)
        self._grid.addWidget(slider, 2 * position + 1, 1)
        self._boxes.append(box)
        self._sliders.append(slider)

    def _build_slider(self, position: int, name: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setObjectName(f"map_opacity_{position}")
        slider.setAccessibleName(self._speaker.say(f"{name} の濃さ", f"strength of {name}"))
        slider.setRange(_LEAST, _MOST)
        slider.setSingleStep(_STEP)
        slider.setPageStep(_STEP)
        slider.setTracking(False)
        return slider

    def _on_toggled(self, slider: QSlider, is_on: bool) -> None:
        slider.setEnabled(is_on)
        self.changed.emit()
