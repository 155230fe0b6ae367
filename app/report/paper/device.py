"""Pages on a PDF writer, a printer or an image: everywhere the same painter."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from app.errors import AppError, AppProblem
from app.progress import Progress, Stage
from app.report.paper.marks import Page, PaperSize
from app.report.paper.painter import paint_page

_PAGES_PER_STEP = 20
_SIZES = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.A3: QPageSize.PageSizeId.A3}


def paper_layout(size: PaperSize = PaperSize.A4) -> QPageLayout:
    """Give a lying sheet without margins: the margins are part of the page.

    A ``QPrinter`` takes it with ``setFullPage(True)`` before.
    """
    return QPageLayout(
        QPageSize(_SIZES[size]),
        QPageLayout.Orientation.Landscape,
        QMarginsF(0, 0, 0, 0),
    )


def paint_pages(device: QPagedPaintDevice, pages: Sequence[Page], progress: Progress) -> None:
    """Paint pages one after the other on a device set to :func:`paper_layout`.

    Raises
    ------
    AppError
        NO_PRINTER: the device cannot be painted on.
    Cancelled
        A person stopped it; the device holds the pages so far.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise AppError(AppProblem.NO_PRINTER)
    try:
        for done, page in enumerate(pages):
            if done:
                device.newPage()
            if done % _PAGES_PER_STEP == 0 or page.has_picture:
                progress.step(Stage.DRAWING, done, len(pages))
            paint_page(painter, page, device.width())
    finally:
        painter.end()


def preview_image(page: Page, width_px: int) -> QImage:
    """Draw one page as it will be printed, ``width_px`` wide, on white."""
    height_px = round(width_px * page.size.high / page.size.wide)
    image = QImage(width_px, height_px, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    paint_page(painter, page, width_px)
    painter.end()
    return image
