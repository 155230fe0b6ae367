"""The printers of this computer, and a list onto one of them."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.errors import AppError, AppProblem
from app.report.paper.marks import Page
from app.report.paper.painter import paint_page


def printer_names() -> list[str]:
    """Give the printers, the usual one first. A ``QPrinter`` alone claims there is always one."""
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: (name != usual, name))


def build_printer(name: str) -> QPrinter:
    """Give a printer set to A4 landscape, whole sheet.

    Raises
    ------
    AppError
        NO_PRINTER: it is not there any more.
    """
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise AppError(AppProblem.NO_PRINTER, name=name)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(0, 0, 0, 0),
        )
    )
    return printer


def print_pages(printer: QPrinter, pages: Sequence[Page]) -> None:
    """Draw the pages from the first to the last that the printer was asked for.

    Raises
    ------
    AppError
        NO_PRINTER: the printer does not take the job.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise AppError(AppProblem.NO_PRINTER, name=printer.printerName())
    for position, page in enumerate(pages):
        if position:
            printer.newPage()
        paint_page(painter, page, printer.width())
    painter.end()
