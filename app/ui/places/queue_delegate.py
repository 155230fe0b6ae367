"""Paints a cell of the homes that wait: two lines, and the shares of a town as a small bar."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.fonts import window_font
from app.ui.places.columns import PlaceColumn
from app.ui.places.queue_table import RANK_ROLE, SHARES_ROLE, SMALL_ROLE
from app.ui.theme import (
    ACCENT_SOFT,
    BODY_POINTS,
    DEPTH_COLOURS,
    QUIET,
    SMALL_POINTS,
    TEXT,
    UNKNOWN,
)

_MARGIN, _SPACE, _BAR = 6, 3, 12
_LEAST_FOR_NUMBER = 11
_COLOURS = (*DEPTH_COLOURS, "#E3D7E4")
_NUMBERS = ("0", "1", "2", "3", "4", "5", "6", "？")


class PlaceDelegate(QStyledItemDelegate):
    """Draws by itself: a name is never read as markup, and a row costs no widget."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._body = window_font(BODY_POINTS)
        self._small = window_font(SMALL_POINTS)

    def row_height(self) -> int:
        """Give the height that holds both lines."""
        lines = QFontMetrics(self._body).height() + QFontMetrics(self._small).height()
        return lines + 2 * _SPACE

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        painter.save()
        place = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(ACCENT_SOFT))
        inner = place.adjusted(_MARGIN, _SPACE, -_MARGIN, -_SPACE)
        if PlaceColumn(index.column()) is PlaceColumn.WATER:
            self._draw_water(painter, inner, index)
        else:
            small = str(index.data(SMALL_ROLE) or "")
            self._draw_lines(painter, inner, (str(index.data()), small), index)
        painter.restore()

    def _draw_lines(
        self,
        painter: QPainter,
        place: QRect,
        lines: tuple[str, str],
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        upright = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        main, small = lines
        if not small:
            _draw_text(painter, place, main, (self._body, TEXT, upright))
            return
        upper, lower = self._halves(place)
        _draw_text(painter, upper, main, (self._body, TEXT, upright))
        _draw_text(painter, lower, small, (self._small, QUIET, upright))

    def _draw_water(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a bar of the shares, or one block of the worst rank, over the words."""
        shares, rank = index.data(SHARES_ROLE), index.data(RANK_ROLE)
        if shares is None:
            shares = [0.0] * len(_COLOURS)
            shares[-1 if rank is None else rank] = 1.0
        upper, lower = self._halves(place)
        bar = QRectF(upper.left(), upper.center().y() - _BAR / 2, upper.width(), _BAR)
        self._draw_bar(painter, bar, shares)
        _draw_text(painter, lower, str(index.data()), (self._small, TEXT, _LEFT))

    def _draw_bar(self, painter: QPainter, bar: QRectF, shares: Sequence[float]) -> None:
        left = bar.left()
        painter.setFont(self._small)
        for share, colour, number in zip(shares, _COLOURS, _NUMBERS, strict=True):
            part = QRectF(left, bar.top(), share * bar.width(), bar.height())
            left = part.right()
            if share <= 0:
                continue
            painter.fillRect(part, QColor(colour))
            painter.setPen(QPen(QColor(UNKNOWN if number == "？" else TEXT)))
            if part.width() >= _LEAST_FOR_NUMBER:
                painter.drawText(part, Qt.AlignmentFlag.AlignCenter, number)
        painter.setPen(QPen(QColor(QUIET), 1))
        painter.drawRect(bar)

    def _halves(self, place: QRect) -> tuple[QRect, QRect]:
        height = QFontMetrics(self._small).height()
        upper, lower = QRect(place), QRect(place)
        upper.setBottom(place.bottom() - height)
        lower.setTop(place.bottom() - height + 1)
        return upper, lower


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _draw_text(
    painter: QPainter, place: QRect, text: str, ink: tuple[QFont, str, Qt.AlignmentFlag]
) -> None:
    font, colour, upright = ink
    painter.setFont(font)
    painter.setPen(QColor(colour))
    fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, upright | Qt.TextFlag.TextSingleLine, fitted)
