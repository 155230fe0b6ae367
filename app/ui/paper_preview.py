"""A page of paper on the screen, drawn by the painter that draws the PDF and the print."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.report.paper.marks import Page, PaperSize
from app.report.paper.painter import paint_page
from app.ui.speaker import Speaker
from app.ui.theme import LINE

_SHADOW = QColor(0, 0, 0, 40)
_EDGE = 12
_MM_PER_INCH = 25.4


class PaperPreview(QScrollArea):
    """Shows one page, as wide as the window or at its actual size."""

    def __init__(self, speaker: Speaker, prefix: str = "") -> None:
        super().__init__()
        self.setObjectName(f"{prefix}paper_preview")
        self.setAccessibleName(speaker.say("紙面の見本", "Preview of the paper"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sheet = _Sheet()
        self._sheet.setObjectName(f"{prefix}paper_sheet")
        self._is_actual = False
        self.setWidget(self._sheet)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show another list, its first page."""
        self._sheet.pages = tuple(pages)
        self.show_page(1)

    def show_page(self, number: int) -> None:
        """Show a page by its number, from 1."""
        self._sheet.number = number
        self._fit()
        self._sheet.update()
        self.verticalScrollBar().setValue(0)

    def set_actual_size(self, is_actual: bool) -> None:
        """Show a centimetre as a centimetre, or the whole width of the page."""
        self._is_actual = is_actual
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as the place there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        height = self.viewport().height()
        size = self._sheet.paper_size
        fitted = min(width - 2 * _EDGE, int((height - 2 * _EDGE) * size.wide / size.high))
        if self._is_actual:
            fitted = int(size.wide / _MM_PER_INCH * self.logicalDpiX())
        self._sheet.resize(self._sheet.size_for(max(200, fitted)))


class _Sheet(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.pages: tuple[Page, ...] = ()
        self.number = 1

    @property
    def paper_size(self) -> PaperSize:
        return self.pages[0].size if self.pages else PaperSize.A4

    def size_for(self, width: int) -> QSize:
        high = width * self.paper_size.high / self.paper_size.wide
        return QSize(width + 2 * _EDGE, int(high) + 2 * _EDGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        paper = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.fillRect(paper.translated(2, 3), _SHADOW)
        painter.fillRect(paper, QColor("#FFFFFF"))
        painter.setPen(QColor(LINE))
        painter.drawRect(paper)
        if self.number <= len(self.pages):
            painter.translate(paper.topLeft())
            paint_page(painter, self.pages[self.number - 1], paper.width())
        painter.end()
