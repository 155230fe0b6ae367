"""The one painter: puts a page on a PDF, a printer or a preview with the same strokes."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPainter, QPen

from app.report.paper.drawer import UNITS_PER_MM, Drawer
from app.report.paper.marks import Box, Line, Page, Placed, Style, Text
from app.report.paper.typeface import Piece, PieceKind, Typeface, current_typeface

_INK = QColor(0, 0, 0)
_BOX_LINE = 0.15
_BOX_INSET = 0.06


def paint_page(painter: QPainter, page: Page, width_px: float) -> None:
    """Draw one page on a surface whose width is that of its paper, from its top left corner.

    Parameters
    ----------
    painter
        Active on any paint device.
    page
        As laid out by :mod:`app.report.paper.pages`.
    width_px
        Width of the whole paper in the painter's own units.
    """
    painter.save()
    scale = width_px / (page.size.wide * UNITS_PER_MM)
    painter.scale(scale, scale)
    pen = _Pen(painter)
    for placed in page.placed:
        pen.draw(placed)
    painter.restore()


class _Pen:
    """Draws marks; remembers the font in hand, since changing it is the slow part."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._typeface: Typeface = current_typeface()
        self._style: Style | None = None
        self._width = -1.0
        self._drawer = Drawer(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def draw(self, placed: Placed) -> None:
        if placed.clip is not None:
            self._painter.setClipRect(_rect(placed.clip, 0.0))
        for mark in placed.marks:
            if isinstance(mark, Text):
                self._text(mark, placed.top)
            elif isinstance(mark, Line):
                self._line(mark, placed.top)
            elif isinstance(mark, Box):
                self._box(mark, placed.top)
            else:
                self._drawer.draw(mark, placed.top)
                self._width = -1.0
        self._painter.setClipping(False)

    def _text(self, mark: Text, top: float) -> None:
        at = QPointF(mark.x * UNITS_PER_MM, (top + mark.y) * UNITS_PER_MM)
        if self._typeface.is_plain(mark.text):
            self._plain(at, mark.text, mark.style)
            return
        for piece in self._typeface.pieces(mark.text, mark.style):
            self._piece(at, piece, mark.style)
            step = piece.advance / 1000 * mark.style.size * UNITS_PER_MM
            at = QPointF(at.x() + step, at.y())

    def _plain(self, at: QPointF, text: str, style: Style) -> None:
        if self._style is not style:
            self._painter.setFont(self._typeface.font(style))
            self._style = style
        self._ink(_BOX_LINE)
        self._painter.drawText(at, text)

    def _piece(self, at: QPointF, piece: Piece, style: Style) -> None:
        match piece.kind:
            case PieceKind.PLAIN:
                self._plain(at, piece.text, style)
            case PieceKind.FALLBACK:
                self._painter.setFont(self._typeface.fallback_font(style))
                self._style = None
                self._painter.drawText(at, piece.text)
            case PieceKind.VARIANT:
                run = QGlyphRun()
                run.setRawFont(self._typeface.raw_font(piece.font_file, style))
                run.setGlyphIndexes([piece.glyph])
                run.setPositions([QPointF(0, 0)])
                self._painter.drawGlyphRun(at, run)
            case PieceKind.BOXED:
                self._boxed(at, piece, style)

    def _boxed(self, at: QPointF, piece: Piece, style: Style) -> None:
        size = style.size * UNITS_PER_MM
        wide = piece.advance / 1000 * size
        inset = _BOX_INSET * size
        self._ink(_BOX_LINE)
        self._painter.drawRect(
            QRectF(at.x() + inset, at.y() - 0.86 * size, wide - 2 * inset, 0.98 * size)
        )
        self._plain(QPointF(at.x() + 0.1 * size, at.y()), piece.text, style)

    def _line(self, mark: Line, top: float) -> None:
        self._ink(mark.width)
        self._painter.drawLine(
            QPointF(mark.x * UNITS_PER_MM, (top + mark.y) * UNITS_PER_MM),
            QPointF(mark.to_x * UNITS_PER_MM, (top + mark.to_y) * UNITS_PER_MM),
        )

    def _box(self, mark: Box, top: float) -> None:
        self._ink(mark.width)
        self._painter.drawRect(_rect(mark, top))

    def _ink(self, width: float) -> None:
        if width != self._width:
            self._painter.setPen(QPen(_INK, width * UNITS_PER_MM))
            self._width = width


def _rect(box: Box, top: float) -> QRectF:
    return QRectF(
        box.x * UNITS_PER_MM,
        (top + box.y) * UNITS_PER_MM,
        box.wide * UNITS_PER_MM,
        box.high * UNITS_PER_MM,
    )
