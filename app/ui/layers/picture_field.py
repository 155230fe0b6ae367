"""A layer over the frame of the town: in its colours with patterns, grey where nothing is said."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from app.pipeline.layer_frame import tallness_of
from app.ui.speaker import Speaker
from app.ui.theme import LINE, TEXT
from gis.bounds import Bounds
from gis.town_map.legend import NOTHING_SAID_LINE_RGB, NOTHING_SAID_RGB, nothing_said_lines
from gis.town_map.looks import LOOKS, Values
from scoring.codes import HazardKind

WIDEST = 360
_DRY = 255


class PictureField(QWidget):
    """As wide as it is told, and as high as the town is on the ground."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("layer_picture")
        self._speaker = speaker
        self._picture: QPixmap | None = None
        self._words = ""
        self._tallness = 0.5
        self.take_width(WIDEST)

    @property
    def has_picture(self) -> bool:
        """Whether a layer is drawn."""
        return self._picture is not None

    def take_width(self, width: int) -> None:
        """Become so many pixels wide."""
        self.setFixedSize(width, round(width * self._tallness))

    def wait_for(self, name: str, frame: Bounds | None) -> None:
        """Show that the picture of a layer is being drawn, or that there can be none."""
        say = self._speaker.say
        self._picture = None
        self._words = say("描いています…", "Drawing …")
        if frame is None:
            self._words = say("町の範囲が分かりません", "The town's extent is not known")
        self._tallness = 0.5 if frame is None else tallness_of(frame)
        self.take_width(self.width())
        self.setAccessibleName(say(f"「{name}」の絵", f"Picture of {name}"))
        self.update()

    def show_values(self, kind: HazardKind, values: NDArray[np.uint8]) -> None:
        """Show a layer, its values (height, width)."""
        painted = painted_layer(kind, values)
        rows, columns, _ = painted.shape
        image = QImage(painted.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888)
        self._picture = QPixmap.fromImage(image)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, or the words in its place."""
        del event
        painter = QPainter(self)
        if self._picture is None:
            painter.setPen(QPen(QColor(TEXT)))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        else:
            painter.drawPixmap(self.rect(), self._picture)
        painter.setPen(QPen(QColor(LINE)))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def painted_layer(kind: HazardKind, values: Values) -> NDArray[np.uint8]:
    """Paint the values of a layer, (height, width, 3); white: assessed, and nothing there."""
    look = LOOKS[kind]
    painted = np.full((*values.shape, 3), _DRY, np.uint8)
    is_unsaid = values > look.largest
    lines = nothing_said_lines((values.shape[0], values.shape[1]))
    painted[is_unsaid] = NOTHING_SAID_RGB
    painted[is_unsaid & lines] = NOTHING_SAID_LINE_RGB
    drawn = look.drawn(values)
    painted[drawn] = look.coloured(values, is_hatched=True)[drawn].astype(np.uint8)
    return painted


class ExtentSketch(QWidget):
    """Two frames as a small drawing: the town's solid, that of the layer dashed."""

    _SIDE = 84

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("layer_extent")
        self._town: Bounds | None = None
        self._layer: Bounds | None = None
        self.setFixedSize(round(1.4 * self._SIDE), self._SIDE)

    def show_frames(self, town: Bounds | None, layer: Bounds, words: str) -> None:
        """Show where a layer speaks; ``town`` None: nobody knows where the town is."""
        self._town, self._layer = town, layer
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both frames; a layer far larger than the town runs out of the drawing."""
        del event
        if self._town is None or self._layer is None:
            return
        painter = QPainter(self)
        painter.setPen(QPen(QColor(TEXT), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor("#DCE7F2"))
        painter.drawRect(self._placed(self._layer))
        painter.setPen(QPen(QColor(TEXT), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._placed(self._town))
        painter.end()

    def _placed(self, frame: Bounds) -> QRectF:
        """Bring a frame onto the paper: the town takes the middle half."""
        town = self._town or frame
        wide, high = town.east - town.west or 1e-6, town.north - town.south or 1e-6
        width, height = self.width() / 2, self.height() / 2
        west = (frame.west - town.west) / wide * width + width / 2
        east = (frame.east - town.west) / wide * width + width / 2
        top = (town.north - frame.north) / high * height + height / 2
        bottom = (town.north - frame.south) / high * height + height / 2
        edge = 4.0 * self.width()
        west, top = max(west, -edge), max(top, -edge)
        return QRectF(west, top, min(east, edge) - west, min(bottom, edge) - top)
