"""Paints a cell of the table of households: a main line, a small line under it, and signs."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.fonts import window_font
from app.ui.household_columns import ListColumn
from app.ui.household_table import RANK_ROLE, SMALL_ROLE, TIER_ROLE
from app.ui.theme import (
    ACCENT_SOFT,
    BODY_POINTS,
    DEPTH_COLOURS,
    PEOPLE_POINTS,
    QUIET,
    SMALL_POINTS,
    TEXT,
    TIER_COLOURS,
    UNKNOWN,
)

_MARGIN = 6
_SPACE = 3
_LEAST_ROW = 28
_PEOPLE = frozenset({ListColumn.HEAD, ListColumn.CODES, ListColumn.CALL_RANK, ListColumn.TIER})


class HouseholdDelegate(QStyledItemDelegate):
    """Draws by itself, so that a kana line costs no widget and a name is never read as markup."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._people = window_font(PEOPLE_POINTS)
        self._body = window_font(BODY_POINTS)
        self._small = window_font(SMALL_POINTS)
        self._strong = window_font(BODY_POINTS, is_bold=True)

    def row_height(self) -> int:
        """Give the height that holds both lines, 28 pixels at least."""
        lines = QFontMetrics(self._people).height() + QFontMetrics(self._small).height()
        return max(_LEAST_ROW, lines + 2 * _SPACE)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give the row height; widths are set by the page."""
        return QSize(super().sizeHint(option, index).width(), self.row_height())

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
        column = ListColumn(index.column())
        if column is ListColumn.DEPTH:
            inner = self._draw_rank(painter, inner, index)
        self._draw_lines(painter, inner, index, column)
        painter.restore()

    def _draw_lines(
        self,
        painter: QPainter,
        place: QRect,
        index: QModelIndex | QPersistentModelIndex,
        column: ListColumn,
    ) -> None:
        main, small = str(index.data()), str(index.data(SMALL_ROLE) or "")
        upright = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        colour = QColor(TEXT)
        if column is ListColumn.TIER:
            colour = QColor(TIER_COLOURS.get(index.data(TIER_ROLE), QUIET))
        font = self._people if column in _PEOPLE else self._body
        if not small:
            _draw_text(painter, place, main, _Ink(font, colour, upright))
            return
        height = QFontMetrics(self._small).height()
        upper, lower = QRect(place), QRect(place)
        upper.setBottom(place.bottom() - height)
        lower.setTop(place.bottom() - height + 1)
        _draw_text(painter, upper, main, _Ink(font, colour, upright))
        _draw_text(painter, lower, small, _Ink(self._small, QColor(QUIET), upright))

    def _draw_rank(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> QRect:
        """Draw the rank in its national colour with its number; unknown is a dotted question."""
        rank = index.data(RANK_ROLE)
        side = QFontMetrics(self._strong).height() + 2
        square = QRect(QPoint(0, 0), QSize(side, side))
        square.moveCenter(QPoint(place.left() + side // 2, place.center().y()))
        if rank is None:
            pen = QPen(QColor(UNKNOWN), 1.5, Qt.PenStyle.DotLine)
            sign = "？"
        else:
            painter.fillRect(square, QColor(DEPTH_COLOURS[rank]))
            pen = QPen(QColor(QUIET), 1)
            sign = str(rank)
        painter.setPen(pen)
        painter.drawRect(square)
        colour = QColor(UNKNOWN if rank is None else TEXT)
        _draw_text(painter, square, sign, _Ink(self._strong, colour, Qt.AlignmentFlag.AlignCenter))
        return place.adjusted(side + _MARGIN, 0, 0, 0)


class _Ink:
    """Font, colour and alignment of one line."""

    def __init__(self, font: QFont, colour: QColor, upright: Qt.AlignmentFlag) -> None:
        self.font = font
        self.colour = colour
        self.upright = upright


def _draw_text(painter: QPainter, place: QRect, text: str, ink: _Ink) -> None:
    painter.setFont(ink.font)
    painter.setPen(ink.colour)
    fitted = QFontMetrics(ink.font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, ink.upright | Qt.TextFlag.TextSingleLine, fitted)
