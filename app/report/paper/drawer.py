"""Puts the drawings of a map on any painter: the part of the one painter that knows colours."""

from functools import cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from app.report.paper.drawings import Circle, Patch, Path, Picture, Stamp
from app.report.paper.fonts import UNITS_PER_INCH
from app.report.paper.marks import Drawing
from gis.town_map.legend import MarkShape, Rgb

UNITS_PER_MM = UNITS_PER_INCH / 25.4
_WHITE: Rgb = (255, 255, 255)
_HALO = 1.3
_TRIANGLE = ((0.0, -1.1), (1.05, 0.85), (-1.05, 0.85))
_SQUARE = ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85))
_HOLE = 0.5


class Drawer:
    """Draws on a painter that is scaled to the paper's units; leaves no brush behind."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

    def draw(self, mark: Drawing, top: float) -> None:
        """Draw one mark whose heights count from ``top``."""
        match mark:
            case Stamp():
                self._stamp(mark, top)
            case Circle():
                self._pen(mark.rgb, mark.width, mark.dash)
                reach = mark.radius * UNITS_PER_MM
                self._painter.drawEllipse(_point(mark.x, top + mark.y), reach, reach)
            case Path():
                self._path(mark, top)
            case Patch():
                box = QRectF(_point(mark.x, top + mark.y), _point(*_corner(mark, top)))
                self._painter.fillRect(box, QColor(*mark.rgb))
            case Picture():
                self._picture(mark, top)

    def _stamp(self, mark: Stamp, top: float) -> None:
        painter = self._painter
        painter.save()
        painter.translate(_point(mark.x, top + mark.y))
        scale = mark.radius * UNITS_PER_MM
        painter.scale(scale, scale)
        painter.setPen(Qt.PenStyle.NoPen)
        for size, rgb in ((_HALO, _WHITE), (1.0, mark.rgb)):
            painter.setBrush(QBrush(QColor(*rgb)))
            painter.drawPath(_shape(mark.shape, size))
        painter.restore()

    def _path(self, mark: Path, top: float) -> None:
        self._pen(mark.rgb, mark.width, mark.dash)
        line = QPolygonF([_point(x, top + y) for x, y in mark.points])
        if mark.fill is None:
            self._painter.drawPolyline(line)
            return
        self._painter.setBrush(QBrush(QColor(*mark.fill)))
        self._painter.drawPolygon(line)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _picture(self, mark: Picture, top: float) -> None:
        pixels = np.full((mark.rows, mark.columns, 4), 255, np.uint8)
        pixels[..., 2::-1] = mark.pixels()
        image = QImage(
            pixels.data, mark.columns, mark.rows, 4 * mark.columns, QImage.Format.Format_RGB32
        )
        box = QRectF(_point(mark.x, top + mark.y), _point(*_corner(mark, top)))
        self._painter.drawImage(box, image)

    def _pen(self, rgb: Rgb, width: float, dash: tuple[float, ...]) -> None:
        if not width:
            self._painter.setPen(Qt.PenStyle.NoPen)
            return
        pen = QPen(QColor(*rgb), width * UNITS_PER_MM)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([part / width for part in dash])
        self._painter.setPen(pen)


def _corner(mark: Patch | Picture, top: float) -> tuple[float, float]:
    return mark.x + mark.wide, top + mark.y + mark.high


def _point(x: float, y: float) -> QPointF:
    return QPointF(x * UNITS_PER_MM, y * UNITS_PER_MM)


@cache
def _shape(shape: MarkShape, size: float) -> QPainterPath:
    path = QPainterPath()
    if shape in (MarkShape.SQUARE, MarkShape.TRIANGLE):
        corners = _SQUARE if shape is MarkShape.SQUARE else _TRIANGLE
        path.addPolygon(QPolygonF([QPointF(x * size, y * size) for x, y in corners]))
        path.closeSubpath()
        return path
    path.addEllipse(QPointF(0, 0), size, size)
    if shape is MarkShape.RING and size <= 1:
        path.addEllipse(QPointF(0, 0), _HOLE, _HOLE)
    return path
