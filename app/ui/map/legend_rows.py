"""Rows of the legend beside the map: a small sign, and its words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.plain import build_label
from app.ui.theme import LINE, PEOPLE_POINTS, TEXT, UNKNOWN
from gis.town_map.legend import NOTHING_SAID_LINE_RGB, NOTHING_SAID_RGB, nothing_said_lines
from gis.town_map.looks import Values, swatch
from scoring.codes import HazardKind

WIDE, HIGH = 36, 24
_SIGN_WIDTH = 36
_RING = (9, 3, 18, 18)


class Swatch(QWidget):
    """A field of the map as it is painted there, with its number on it."""

    def __init__(self, field: Values, text: str = "") -> None:
        super().__init__()
        rows, columns, _ = field.shape
        image = QImage(field.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888)
        self._picture = QPixmap.fromImage(image)
        self._text = text
        self.setFixedSize(columns, rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field; the number stands on a light ground of its own."""
        del event
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(QPen(QColor(LINE)))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._text:
            middle = self.rect().adjusted(11, 4, -11, -4)
            painter.fillRect(middle, QColor(255, 255, 255, 190))
            painter.setPen(QColor(TEXT))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class UnknownSign(QWidget):
    """The dotted outline of a home without a verdict."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(WIDE, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outline."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(UNKNOWN), 2, Qt.PenStyle.DotLine))
        painter.drawEllipse(*_RING)
        painter.end()


class LegendRows(QWidget):
    """Signs with their words under each other."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._next = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)

    def clear(self) -> None:
        """Take every row away, and all the room they took."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._next = 0
        self.hide()

    def add(self, sign: QWidget, words: str) -> None:
        """Add a row."""
        row, self._next = self._next, self._next + 1
        self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(build_label(f"{self.objectName()}_{row}", words), row, 1)
        if self.parent() is not None:  # alone it would be a window of its own
            self.show()


def value_swatch(kind: HazardKind, value: int, *, is_hatched: bool) -> Swatch:
    """Give the field of a layer's value, with its number."""
    return Swatch(swatch(kind, value, (HIGH, WIDE), is_hatched=is_hatched), str(value))


def dry_swatch() -> Swatch:
    """Give the field of ground that is assessed and dry."""
    return Swatch(swatch(HazardKind.DEPTH_RANK, 0, (HIGH, WIDE), is_hatched=False))


def nothing_said_swatch() -> Swatch:
    """Give the field of ground of which no layer says anything."""
    field = swatch(HazardKind.DEPTH_RANK, 0, (HIGH, WIDE), is_hatched=False)
    field[:] = NOTHING_SAID_RGB
    field[nothing_said_lines((HIGH, WIDE))] = NOTHING_SAID_LINE_RGB
    return Swatch(field)


def sign_label(sign: str, colour: str) -> QLabel:
    """Give a sign as it stands on the map."""
    label = build_label("map_sign", sign)
    label.setFixedSize(_SIGN_WIDTH, HIGH)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setStyleSheet(f"color: {colour}; font-size: {PEOPLE_POINTS}pt;")
    return label


def boxed_label(sign: str, colour: str, border: str) -> QLabel:
    """Give a sign in a frame of a kind (solid, dashed, dotted), as shelters have."""
    label = build_label("map_sign", sign)
    label.setFixedSize(HIGH, HIGH)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setStyleSheet(
        f"color: {colour}; border: 2px {border} {colour}; background: #FFFFFF; font-weight: bold;"
    )
    return label
