"""A line of text in which some characters are marked: bold, on a ground, with a stroke below."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.fonts import window_font
from app.ui.theme import AMBER, BODY_POINTS, RED, TEXT

_LEAST_WIDTH = 60
_UNIT = 2
_STROKE = 2.0
_BELOW = 2.5


class MarkedText(QWidget):
    """Wraps where there is no room; never reads its text as markup."""

    def __init__(self, name: str, points: float = BODY_POINTS) -> None:
        super().__init__()
        self.setObjectName(name)
        self._font = window_font(points)
        self._text = ""
        self._formats: list[QTextLayout.FormatRange] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_LEAST_WIDTH)

    def text(self) -> str:
        """Give the text."""
        return self._text

    def marked(self) -> str:
        """Give the marked characters alone."""
        units = self._text.encode("utf-16-le")
        parts = [units[at.start * _UNIT : (at.start + at.length) * _UNIT] for at in self._formats]
        return b"".join(parts).decode("utf-16-le")

    def show_text(self, text: str, marks: Sequence[bool] = ()) -> None:
        """Show another text; ``marks`` has a truth per character, or is empty."""
        self._text = text
        self._formats = _ranges(text, marks)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow place needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the lines at a width."""
        lines = self._laid_out(width).boundingRect().height()
        return max(self._line_height(), ceil(lines + _STROKE))

    def sizeHint(self) -> QSize:
        """Give the size of one line."""
        width = QFontMetrics(self._font).horizontalAdvance(self._text)
        return QSize(width, self._line_height())

    def minimumSizeHint(self) -> QSize:
        """Give the least width, with the lines that it needs as it is now."""
        return QSize(_LEAST_WIDTH, self.heightForWidth(max(self.width(), _LEAST_WIDTH)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(QColor(TEXT))
        layout = self._laid_out(self.width())
        layout.draw(painter, QPointF(0, 0))
        painter.setPen(QPen(QColor(RED), _STROKE))
        for marked in self._formats:
            _underline(painter, layout, marked)
        painter.end()

    def _line_height(self) -> int:
        return ceil(QFontMetrics(self._font).height() + _STROKE)

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self._text, self._font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats)
        layout.beginLayout()
        height = 0.0
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(width, _LEAST_WIDTH))
            line.setPosition(QPointF(0, height))
            height += line.height()
            line = layout.createLine()
        layout.endLayout()
        return layout


def _underline(painter: QPainter, layout: QTextLayout, marked: QTextLayout.FormatRange) -> None:
    """Draw a stroke under a run, on each line that holds a part of it."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(marked.start, line.textStart())
        last = min(marked.start + marked.length, line.textStart() + line.textLength())
        if first < last:
            height = line.y() + line.ascent() + _BELOW
            left, right = _place(line, first), _place(line, last)
            painter.drawLine(QPointF(left + 1, height), QPointF(right - 1, height))


def _place(line: QTextLine, at: int) -> float:
    told = line.cursorToX(at)  # Qt gives the place, and the letter it belongs to
    return float(told[0]) if isinstance(told, tuple) else 0.0


def _ranges(text: str, marks: Sequence[bool]) -> list[QTextLayout.FormatRange]:
    """Give a format per marked run; Qt counts in UTF-16 units, of which 𠮷 has two."""
    ranges: list[QTextLayout.FormatRange] = []
    at = 0
    for letter, is_marked in zip(text, marks, strict=False):
        length = len(letter.encode("utf-16-le")) // _UNIT
        if is_marked and ranges and ranges[-1].start + ranges[-1].length == at:
            ranges[-1].length += length
        elif is_marked:
            ranges.append(_range(at, length))
        at += length
    return ranges


def _range(start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    form = QTextCharFormat()
    form.setBackground(QColor(AMBER))
    form.setFontWeight(QFont.Weight.Bold)
    made.format = form
    return made
