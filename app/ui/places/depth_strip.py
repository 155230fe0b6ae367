"""One line under the map: the colours of the water with their ranks and depths."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.fonts import window_font
from app.ui.speaker import Speaker
from app.ui.theme import DEPTH_COLOURS, QUIET, SMALL_POINTS, TEXT
from app.wording.code_words import DEPTH_RANK_WORDS

_SIDE, _SPACE = 16, 3


class DepthStrip(QWidget):
    """Shows as many ranks as there is room for, from the shallowest."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("depth_strip")
        self._words = [speaker.text(words) for words in DEPTH_RANK_WORDS[1:]]
        self.setAccessibleName("、".join(self._words))
        self._font = window_font(SMALL_POINTS)
        self.setFixedHeight(_SIDE + 2 * _SPACE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the squares with their numbers, and the depth behind each."""
        del event
        painter = QPainter(self)
        painter.setFont(self._font)
        left = 0
        for rank, words in enumerate(self._words, start=1):
            width = QFontMetrics(self._font).horizontalAdvance(words)
            square = QRect(left, _SPACE, _SIDE, _SIDE)
            painter.fillRect(square, QColor(DEPTH_COLOURS[rank]))
            painter.setPen(QPen(QColor(QUIET), 1))
            painter.drawRect(square)
            painter.setPen(QColor(TEXT))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(rank))
            place = QRect(square.right() + _SPACE, _SPACE, width + _SPACE, _SIDE)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            left = place.right() + _SPACE
        painter.end()
